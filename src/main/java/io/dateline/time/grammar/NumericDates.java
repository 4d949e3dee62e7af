package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.SlashedDate;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Year;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates in digits: "2016-02-27", "27/2/2016", "9/11". */
final class NumericDates {

  /** The ways in which digits with hyphens or slashes are no date. */
  static final List<AntiPattern> CODES =
      List.of(
          not(
              "hyphened-code",
              match -> isInChain(match, '-'),
              "Part 2016-11-4711 is out of stock."),
          not("slashed-code", match -> isInChain(match, '/'), "Case 2012/8/10/4 is open."),
          not(
              "piece-of-a-name",
              match -> match.phrase().tokens().isGlued(match.begin()),
              "Part X2016-11 is out of stock."));

  private NumericDates() {}

  /** "2008-09" is a year and the next, for no month is so near the year's last digits. */
  static boolean isShortYear(Match match) {
    return match.number("month") > match.number("year") % 100;
  }

  static @Nullable Expression numericMonth(Match match) {
    int month = match.number("month");
    return isRecent(match.number("year")) && month >= 1 && month <= 12
        ? new CalendarDate(Year.of(match.number("year")), month, UNKNOWN, Direction.OPEN)
        : null;
  }

  /** Whether a number of four digits is a year before all else. */
  static boolean isRecent(int year) {
    return year >= 1900 && year < 2100;
  }

  /** "45.99.2016" is no date that somebody got wrong. */
  static @Nullable Expression numericDate(Match match) {
    Expression date = CalendarRules.date(match);
    return date instanceof Nothing ? null : date;
  }

  static @Nullable Expression isoDateTime(Match match) {
    Expression date = numericDate(match);
    if (date == null || match.number("hour") > 24 || match.number("minute") > 59) {
      return null;
    }
    boolean utc = match.phrase().is(match.end() - 1, "z");
    return new DateTime(
        date,
        new Clock(
            match.number("hour"),
            match.number("minute"),
            match.number("second"),
            utc ? new StatedZone(List.of(ZoneId.of("UTC"))) : match.get("zone", StatedZone.class)));
  }

  static @Nullable Expression slashed(Match match) {
    int first = match.number("first");
    int second = match.number("second");
    int year = match.number("year");
    int digits = match.phrase().tokens().length(match.place("year"));
    if (digits != 2 && digits != 4) {
      return null;
    }
    int fullYear = digits == 2 ? UNKNOWN : year;
    return CalendarRules.isOnCalendar(fullYear, first, second)
            || CalendarRules.isOnCalendar(fullYear, second, first)
        ? new SlashedDate(first, second, digits == 2 ? Year.ofTwoDigits(year) : Year.of(year))
        : null;
  }

  /** A date, or a number of some other kind, in which no year is looked for. */
  static Expression hyphened(Match match) {
    Expression date = isInChain(match, '-') ? null : slashed(match);
    return date == null ? new Nothing(null) : date;
  }

  /** Whether a number goes on with the same sign on either side, as in telephone numbers. */
  static boolean isInChain(Match match, char sign) {
    Tokens tokens = match.phrase().tokens();
    boolean before = tokens.isSymbol(match.begin() - 1, sign) && tokens.isGlued(match.begin());
    return before || (tokens.isSymbol(match.end(), sign) && tokens.isGlued(match.end()));
  }

  static @Nullable Expression nineEleven(Match match) {
    Tokens tokens = match.phrase().tokens();
    boolean alone =
        !tokens.isGlued(match.begin())
            && !tokens.isSymbol(match.end(), '/')
            && !tokens.isSymbol(match.end(), '%');
    return alone && match.number("month") == 9 && match.number("day") == 11
        ? new NamedDay("2001-09-11", Year.NOT_STATED, Direction.OPEN)
        : null;
  }

  static @Nullable Expression september11(Match match) {
    boolean one = match.phrase().is(match.end() - 1, "attack");
    return match.number("month") == 9 && match.number("day") == 11
        ? new NamedDay(one ? "SEPTEMBER_11_ATTACK" : "2001-09-11", Year.NOT_STATED, Direction.OPEN)
        : null;
  }
}
