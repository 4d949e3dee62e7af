package io.dateline.time;

import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import java.util.List;

/** Two phrases that are the ends of one interval: "from X to Y", "between X and Y", "X - Y". */
final class Ranges {

  private Ranges() {}

  /** Which end of an interval phrase {@code i} is. */
  static RangeEnd end(Phrase phrase, List<Found> all, int i) {
    if (i + 1 < all.size() && isRange(phrase, all.get(i), all.get(i + 1))) {
      return RangeEnd.FIRST;
    }
    return i > 0 && isRange(phrase, all.get(i - 1), all.get(i))
        ? RangeEnd.SECOND
        : RangeEnd.NEITHER;
  }

  private static boolean isRange(Phrase phrase, Found first, Found second) {
    int from = first.end();
    if (second.begin() != from + 1) {
      return false;
    }
    String opening = phrase.word(first.begin() - 1);
    return switch (phrase.word(from)) {
      case "to", "until", "till", "through" -> true;
      case "-", "\u2013", "\u2014" -> true;
      case "and" -> opening.equals("between");
      default -> false;
    };
  }

  /**
   * What phrase {@code i} says, with what the other end of its interval says for both: the zone and
   * the day of "between 10:00 and 14:00 Lisbon time on Friday" are those of the first clock too.
   */
  static Expression completed(List<Found> all, int i, RangeEnd end) {
    Expression told = all.get(i).expression();
    if (end == RangeEnd.FIRST) {
      return withDayOf(all.get(i + 1).expression(), withZoneOf(all.get(i + 1).expression(), told));
    }
    return end == RangeEnd.SECOND ? withDayOf(all.get(i - 1).expression(), told) : told;
  }

  private static Expression withDayOf(Expression other, Expression told) {
    return told instanceof Clock && other instanceof DateTime both && both.time() instanceof Clock
        ? new DateTime(both.date(), told)
        : told;
  }

  private static Expression withZoneOf(Expression second, Expression first) {
    if (first instanceof DateTime both) {
      return new DateTime(both.date(), withZoneOf(second, both.time()));
    }
    Expression other = second instanceof DateTime both ? both.time() : second;
    if (first instanceof Clock clock && other instanceof Clock zoned && clock.zone() == null) {
      return new Clock(clock.hour(), clock.minute(), clock.second(), zoned.zone());
    }
    return first;
  }
}
