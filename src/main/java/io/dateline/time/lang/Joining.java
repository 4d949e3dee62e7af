package io.dateline.time.lang;

import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Unit;
import io.dateline.time.lang.LanguageGrammar.Found;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins phrases that are one time: a day and its hour, a weekday and its date, a clock and its
 * zone, and the words that narrow a time.
 *
 * <p>What may stand between two of them are words of the kind {@code join}, commas and brackets.
 */
final class Joining {

  private static final int MOST_BETWEEN = 4;

  /** How many pieces a word that narrows a time can have. */
  private static final int MOST_NARROWING = 4;

  private Joining() {}

  static List<Found> join(Pieces pieces, Vocabulary vocabulary, List<Found> found) {
    List<Found> joined = new ArrayList<>();
    for (Found next : found) {
      Found whole = withZone(pieces, vocabulary, next);
      while (!joined.isEmpty()) {
        Found both = pair(pieces, vocabulary, joined.getLast(), whole);
        if (both == null) {
          break;
        }
        joined.removeLast();
        whole = withZone(pieces, vocabulary, both);
      }
      joined.add(whole);
    }
    List<Found> narrowed = new ArrayList<>();
    int floor = 0;
    for (Found one : joined) {
      if (one.begin() >= floor) {
        Found parted = withPart(pieces, vocabulary, one, floor);
        Found whole = narrowed(pieces, vocabulary, parted, floor);
        narrowed.add(whole);
        floor = whole.end();
      }
    }
    return narrowed;
  }

  private static Found withZone(Pieces pieces, Vocabulary vocabulary, Found found) {
    if (!isClockWithoutZone(found.expression())) {
      return found;
    }
    int comma = pieces.is(found.end(), ",") ? found.end() + 1 : found.end();
    Parts.Found zone = ZoneNames.find(pieces, found.end(), vocabulary);
    zone = zone == null && comma > found.end() ? ZoneNames.find(pieces, comma, vocabulary) : zone;
    return zone == null
        ? found
        : new Found(
            found.begin(),
            zone.end(),
            inZone(found.expression(), zone.sense().data()),
            found.rule());
  }

  private static boolean isClockWithoutZone(Expression expression) {
    return switch (expression) {
      case Clock clock -> clock.zone() == null;
      case DateTime both -> isClockWithoutZone(both.time());
      default -> false;
    };
  }

  private static Expression inZone(Expression expression, String zone) {
    return switch (expression) {
      case Clock clock -> clock.in(ZoneNames.zone(zone));
      case DateTime both -> new DateTime(both.date(), inZone(both.time(), zone));
      default -> expression;
    };
  }

  private static @Nullable Found pair(
      Pieces pieces, Vocabulary vocabulary, Found first, Found second) {
    boolean eve = isBetween(pieces, vocabulary, first.end(), second.begin(), "eve");
    if (eve && first.expression() instanceof DayPart part && isDay(second.expression())) {
      return new Found(first.begin(), second.end(), eve(second.expression(), part), second.rule());
    }
    boolean of =
        isTime(first.expression())
            && isDay(second.expression())
            && isBetween(pieces, vocabulary, first.end(), second.begin(), "of");
    if (!of && !isJoined(pieces, vocabulary, first.end(), second.begin())) {
      return null;
    }
    boolean apart = first.end() < second.begin();
    Expression both = joined(first.expression(), second.expression(), apart);
    boolean opened = pieces.is(first.end(), "(");
    boolean bracket = opened && pieces.is(second.end(), ")");
    return both == null || opened != bracket
        ? null
        : new Found(first.begin(), second.end() + (bracket ? 1 : 0), both, second.rule());
  }

  /** The part of the day, a night, that leads to a day: "in the night to Wednesday". */
  private static Expression eve(Expression day, DayPart part) {
    return part.code().equals("NI")
        ? new DateTime(new Shifted(new Duration("P1D"), -1, day), part)
        : new DateTime(day, part);
  }

  private static boolean isBetween(
      Pieces pieces, Vocabulary vocabulary, int from, int to, String kind) {
    Parts.Found word = from < to ? vocabulary.find(pieces, from, kind) : null;
    return word != null && word.end() == to;
  }

  private static boolean isJoined(Pieces pieces, Vocabulary vocabulary, int from, int to) {
    int at = from;
    while (at < to && to - from <= MOST_BETWEEN) {
      Parts.Found word = vocabulary.find(pieces, at, "join");
      boolean symbol = pieces.is(at, ",") || pieces.is(at, "(");
      if (word == null && !symbol) {
        return false;
      }
      at = word == null ? at + 1 : word.end();
    }
    return at == to;
  }

  private static @Nullable Expression joined(Expression first, Expression second, boolean apart) {
    if (first instanceof Weekday weekday && isDate(second)) {
      return weekday.anchor() == Expression.Anchor.DOCUMENT ? second : null;
    }
    if (isDate(first) && second instanceof Weekday) {
      return first;
    }
    if (isRelativeDay(first) && (isDate(second) || second instanceof Weekday)) {
      return isDate(second) ? second : first;
    }
    if (second instanceof Period && first instanceof Weekday) {
      return isRelativeDay(second) ? second : null;
    }
    if (isDate(first) && isRelativeDay(second)) {
      return first;
    }
    if (isDay(first) && isTime(second)) {
      return new DateTime(first, second);
    }
    if (isTime(first) && isDay(second)) {
      return new DateTime(second, first);
    }
    if (first instanceof Clock clock && second instanceof DayPart part) {
      return apart && !clock.twelveHour() ? null : clock.within(part);
    }
    if (first instanceof DayPart part && second instanceof Clock clock) {
      return clock.within(part);
    }
    if (first instanceof DateTime both && both.time() instanceof DayPart part) {
      if (second instanceof Clock clock) {
        return new DateTime(both.date(), clock.within(part));
      }
      return second instanceof CalendarDate && isDate(second) && both.date() instanceof Weekday
          ? new DateTime(second, part)
          : null;
    }
    if (first instanceof DateTime both
        && both.time() instanceof Clock clock
        && second instanceof DayPart part) {
      return new DateTime(both.date(), clock.within(part));
    }
    boolean dated = first instanceof DateTime both && both.date() instanceof Weekday;
    return dated && isDate(second) ? new DateTime(second, ((DateTime) first).time()) : null;
  }

  private static boolean isDate(Expression expression) {
    return switch (expression) {
      case CalendarDate date -> date.day() != Expression.UNKNOWN;
      case DayOfMonth _ -> true;
      default -> false;
    };
  }

  private static boolean isRelativeDay(Expression expression) {
    return expression instanceof Period period && period.unit() == Unit.DAY;
  }

  private static boolean isDay(Expression expression) {
    return switch (expression) {
      case Weekday _, NamedDay _ -> true;
      case Shifted _ -> true;
      case Offset offset -> offset.unit() == Unit.DAY || offset.unit() == Unit.WEEK;
      case Nth nth -> nth.unit() == Unit.DAY;
      default -> isDate(expression) || isRelativeDay(expression);
    };
  }

  private static boolean isTime(Expression expression) {
    return expression instanceof Clock || expression instanceof DayPart;
  }

  /** "morning of 14 February": a part of the day directly before the day that it is of. */
  private static Found withPart(Pieces pieces, Vocabulary vocabulary, Found found, int floor) {
    if (!isDate(found.expression())) {
      return found;
    }
    for (int at = Math.max(floor, found.begin() - 2); at < found.begin(); at++) {
      Parts.Found part = vocabulary.find(pieces, at, "part");
      boolean beside =
          part != null
              && (part.end() == found.begin()
                  || isBetween(pieces, vocabulary, part.end(), found.begin(), "of"));
      if (part != null && beside) {
        Expression told = new DateTime(found.expression(), new DayPart(part.sense().data()));
        return new Found(at, found.end(), told, found.rule());
      }
    }
    return found;
  }

  /** "at the beginning of May", "almost two years": words before a time that narrow it. */
  private static Found narrowed(Pieces pieces, Vocabulary vocabulary, Found found, int floor) {
    if (found.expression() instanceof Nothing) {
      return found;
    }
    for (int at = Math.max(floor, found.begin() - MOST_NARROWING); at < found.begin(); at++) {
      Parts.Found word = vocabulary.find(pieces, at, "mod");
      if (word != null && word.end() == found.begin()) {
        String name = word.sense().data();
        Expression told =
            name.isEmpty()
                ? found.expression()
                : new Modified(found.expression(), Mod.valueOf(name));
        return new Found(at, found.end(), told, found.rule());
      }
    }
    Parts.Found after = vocabulary.find(pieces, found.end(), "modafter");
    return after == null
        ? found
        : new Found(
            found.begin(),
            after.end(),
            new Modified(found.expression(), Mod.valueOf(after.sense().data())),
            found.rule());
  }
}
