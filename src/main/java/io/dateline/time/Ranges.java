package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Tense;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two phrases that are the ends of one interval: "from X to Y", "between X and Y", "X - Y". */
final class Ranges {

  /** A date so few days before the last one of a list does not go on with it. */
  private static final int STEP_BACK = 60;

  /** Whether a date is one of a month, or a day of it, of which no year is known. */
  static boolean isYearless(CalendarDate date) {
    return date.month() != UNKNOWN
        && date.direction() == Direction.OPEN
        && date.year().form() == Year.Form.NOT_STATED;
  }

  /** Whether a list of dates that has come to a day can go on with a date, over a new year. */
  static boolean goesOn(@Nullable LocalDateTime last, CalendarDate next) {
    if (last == null) {
      return false;
    }
    LocalDate day = new Yearless.Date(next).in(last.getYear());
    long back = ChronoUnit.DAYS.between(day, last.toLocalDate());
    return back <= 0 || back > STEP_BACK;
  }

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
    int from = phrase.is(first.end(), ",") ? first.end() + 1 : first.end();
    if (second.begin() != from + 1 || phrase.is(second.end(), "'s")) {
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
   * The expression of phrase {@code i}, completed by the other end of its interval: the zone and
   * the day of "between 10:00 and 14:00 Lisbon time on Friday" are those of the first clock too,
   * and so is the year of "from May to August 2014".
   */
  static Expression completed(
      Phrase phrase, List<Found> all, int i, RangeEnd end, @Nullable LocalDate today) {
    Found found = all.get(i);
    Expression told = found.expression();
    if (end == RangeEnd.NEITHER) {
      boolean listed = i + 1 < all.size() && isList(phrase, found, all.get(i + 1));
      return listed ? withYearOf(all.get(i + 1).expression(), told) : told;
    }
    boolean first = end == RangeEnd.FIRST;
    Expression other = all.get(first ? i + 1 : i - 1).expression();
    if (told instanceof Weekday weekday && other instanceof Weekday opposite && today != null) {
      boolean ahead = Tense.at(phrase, found.begin(), found.end()) == Tense.FUTURE;
      return first ? begin(weekday, opposite, ahead, today) : end(weekday, ahead);
    }
    boolean recurs =
        other instanceof Repetition every && every.value().startsWith(Periods.ANY_DAY + "T");
    return recurs && told instanceof Clock clock
        ? Joiner.recurring(clock)
        : first
            ? withYearOf(other, withDayOf(other, withZoneOf(other, told), true))
            : withDayOf(other, told, false);
  }

  /** "in March and May 2015". */
  private static boolean isList(Phrase phrase, Found first, Found second) {
    boolean joined = phrase.is(first.end(), "and") || phrase.is(first.end(), "or");
    boolean again = phrase.is(first.end() + 1, "in") || phrase.is(first.end() + 1, "on");
    return joined && second.begin() == first.end() + (again ? 2 : 1);
  }

  /** "from November to March 2015" begins in 2014. */
  static Expression withYearOf(Expression other, Expression told) {
    int year = Evidence.writtenYear(other);
    int begin = monthAndDay(told);
    int end = monthAndDay(other);
    if (year == UNKNOWN || begin == UNKNOWN || end == UNKNOWN) {
      return told;
    }
    Year shared = Year.of(begin > end ? year - 1 : year);
    return switch (told) {
      case Modified modified -> new Modified(withYearOf(other, modified.of()), modified.mod());
      case CalendarDate date when !date.year().isStated() -> date.in(shared);
      case PartOfYear part when !part.year().isStated() -> part.in(shared);
      default -> told;
    };
  }

  /** A number that grows through the year, or UNKNOWN for what is no part of it. */
  private static int monthAndDay(Expression expression) {
    return switch (expression) {
      case Modified modified -> monthAndDay(modified.of());
      case DateTime both -> monthAndDay(both.date());
      case CalendarDate date when date.month() != UNKNOWN ->
          date.month() * 100 + Math.max(0, date.day());
      case PartOfYear part -> Periods.firstMonth(part.code()) * 100;
      default -> UNKNOWN;
    };
  }

  /** "worked from Monday to Friday" on a Wednesday means the week before. */
  private static Expression begin(Weekday begin, Weekday end, boolean ahead, LocalDate today) {
    int now = today.getDayOfWeek().getValue();
    boolean later = Math.floorMod(now - begin.weekday(), 7) < Math.floorMod(now - end.weekday(), 7);
    return !ahead && later && isOpen(begin) && isOpen(end)
        ? new Shifted(new Duration("P1W"), -1, begin)
        : begin;
  }

  private static Expression end(Weekday end, boolean ahead) {
    return ahead && isOpen(end)
        ? new Weekday(end.weekday(), Direction.AHEAD, 0, Anchor.NARRATIVE)
        : end;
  }

  private static boolean isOpen(Weekday weekday) {
    return weekday.direction() == Direction.OPEN;
  }

  /** The midnight at which a stretch within a day opens is the one before the day. */
  private static Expression withDayOf(Expression other, Expression told, boolean opens) {
    if (!(told instanceof Clock clock
        && other instanceof DateTime both
        && both.time() instanceof Clock)) {
      return told;
    }
    boolean midnight = opens && clock.hour() == 24;
    return new DateTime(
        both.date(), midnight ? new Clock(0, 0, clock.second(), clock.zone()) : clock);
  }

  private static Expression withZoneOf(Expression second, Expression first) {
    if (first instanceof DateTime both) {
      return new DateTime(both.date(), withZoneOf(second, both.time()));
    }
    Expression other = second instanceof DateTime both ? both.time() : second;
    if (first instanceof Clock clock && other instanceof Clock zoned && clock.zone() == null) {
      return clock.in(zoned.zone());
    }
    return first;
  }
}
