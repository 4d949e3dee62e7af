package io.dateline.time;

import io.dateline.text.Offsets;
import io.dateline.time.grammar.Unit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TIMEX3 value that names a stretch of the calendar: {@code 2016}, {@code 2016-Q1}, {@code
 * 2016-W08}, {@code 2016-02-27T00:00}, {@code BC0044-03-15}.
 *
 * @param value the value as written
 * @param begin its first moment, on the wall clock of its place
 * @param end the moment after its last
 * @param granularity the unit it states
 */
public record CalendarValue(
    String value, LocalDateTime begin, LocalDateTime end, Granularity granularity)
    implements TimeValue {

  /** How a value before the year 1 begins, before its year as people count it: BC0044. */
  static final String BEFORE_CHRIST = "BC";

  private static final int DIGITS_END = 6;

  /** A day: {@code 2016-02-27}. */
  public static CalendarValue of(LocalDate day) {
    return of(Periods.day(day), day, Granularity.DAY, day.plusDays(1));
  }

  /** A month: {@code 2016-02}. */
  public static CalendarValue of(YearMonth month) {
    LocalDate first = month.atDay(1);
    String value = Periods.month(month.getYear(), month.getMonthValue());
    return of(value, first, Granularity.MONTH, first.plusMonths(1));
  }

  /** A year, with 0 for 1 BC: {@code 2016}, {@code BC0044}. */
  public static CalendarValue ofYear(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return of(Periods.year(year), first, Granularity.YEAR, first.plusYears(1));
  }

  /** The decade or century of a year: {@code 201}, {@code 20}. */
  private static CalendarValue ofYears(LocalDate date, int length, Granularity granularity) {
    int year = date.getYear();
    if (year < 1) {
      throw new DateTimeException("no value for a decade or century of the year " + year);
    }
    LocalDate first = LocalDate.of(year / length * length, 1, 1);
    String value = Periods.year(year).substring(0, length == 10 ? 3 : 2);
    return of(value, first, granularity, first.plusYears(length));
  }

  /** The decade of a year: {@code 201}. */
  public static CalendarValue ofDecade(int year) {
    return ofYears(LocalDate.of(year, 1, 1), 10, Granularity.DECADE);
  }

  /**
   * A season, quarter or half: {@code 2016-SU}, {@code 2016-Q1}, {@code 2016-H2}.
   *
   * @throws DateTimeException for an unknown code
   */
  public static CalendarValue ofPartOfYear(int year, String code) {
    CalendarValue part = partOfYear(Periods.year(year) + "-" + code, year, code);
    if (part == null) {
      throw new DateTimeException("no part of a year: " + code);
    }
    return part;
  }

  /** The day, week, month and so on that holds {@code date}. */
  static CalendarValue holding(LocalDate date, Unit unit) {
    LocalDate monday = date.with(DayOfWeek.MONDAY);
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> of(date);
      case WEEK -> of(week(date), monday, Granularity.WEEK, monday.plusDays(7));
      case WEEKEND ->
          of(week(date) + "-WE", monday.plusDays(5), Granularity.WEEK, monday.plusDays(7));
      case MONTH -> of(YearMonth.from(date));
      case QUARTER -> ofPartOfYear(date.getYear(), "Q" + ((date.getMonthValue() - 1) / 3 + 1));
      case HALF -> ofPartOfYear(date.getYear(), date.getMonthValue() > 6 ? "H2" : "H1");
      case YEAR -> ofYear(date.getYear());
      case DECADE -> ofYears(date, 10, Granularity.DECADE);
      case CENTURY, MILLENNIUM -> ofYears(date, 100, Granularity.CENTURY);
    };
  }

  /** A time of day, to the minute or second: {@code 2016-02-27T00:00}. */
  static CalendarValue at(LocalDate day, String clock) {
    CalendarValue time = timeOfDay(Periods.day(day) + "T" + clock, day, clock);
    if (time == null) {
      throw new DateTimeException("no time of day: " + clock);
    }
    return time;
  }

  /** Whether it is a whole day. */
  boolean isDay() {
    return granularity == Granularity.DAY && value.indexOf('T') < 0;
  }

  /** The same time of day on another day. */
  CalendarValue on(LocalDate day) {
    long days = ChronoUnit.DAYS.between(begin.toLocalDate(), day);
    String time = value.substring(value.indexOf('T'));
    return new CalendarValue(
        Periods.day(day) + time, begin.plusDays(days), end.plusDays(days), granularity);
  }

  /** The same part of another year: of a quarter, the same quarter. */
  CalendarValue in(int year) {
    return ofPartOfYear(year, value.substring(value.length() - 2));
  }

  /** Reads a value that is well-formed by its making, such as {@code 18} or {@code BC02}. */
  static TimeValue told(String value) {
    return parse(value).<TimeValue>map(calendar -> calendar).orElseGet(() -> new Open(value));
  }

  /** Reads a value; empty for durations, sets, references, unknown parts and impossible dates. */
  public static Optional<CalendarValue> parse(String value) {
    try {
      return Optional.ofNullable(read(value));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static @Nullable CalendarValue read(String value) {
    boolean beforeChrist = value.startsWith(BEFORE_CHRIST);
    String text = beforeChrist ? value.substring(BEFORE_CHRIST.length()) : value;
    int length = text.length();
    if (length == 0 || !isDigits(text, 0, Math.min(2, length))) {
      return null;
    }
    if (length <= 4 && isDigits(text, 0, length)) {
      return years(value, text, beforeChrist);
    }
    if (length < 7 || text.charAt(4) != '-' || !isDigits(text, 0, 4)) {
      return null;
    }
    int written = Integer.parseInt(text.substring(0, 4));
    int year = beforeChrist ? 1 - written : written;
    String rest = text.substring(5);
    if (rest.startsWith("W") && !rest.startsWith("WI")) {
      return week(value, year, rest);
    }
    if (!Character.isDigit(rest.charAt(0))) {
      return partOfYear(value, year, rest);
    }
    int month = Integer.parseInt(rest.substring(0, 2));
    LocalDate first = LocalDate.of(year, month, 1);
    if (rest.length() == 2) {
      return of(value, first, Granularity.MONTH, first.plusMonths(1));
    }
    LocalDate day = LocalDate.of(year, month, Integer.parseInt(rest.substring(3, 5)));
    if (rest.length() == 5) {
      return of(value, day, Granularity.DAY, day.plusDays(1));
    }
    return rest.charAt(5) == 'T' ? timeOfDay(value, day, rest.substring(6)) : null;
  }

  private static @Nullable CalendarValue years(String value, String digits, boolean beforeChrist) {
    int number = Integer.parseInt(digits);
    Granularity granularity =
        switch (digits.length()) {
          case 4 -> Granularity.YEAR;
          case 3 -> Granularity.DECADE;
          case 2 -> Granularity.CENTURY;
          default -> null;
        };
    if (granularity == null || (beforeChrist && (digits.length() == 3 || digits.equals("0000")))) {
      return null;
    }
    int length = digits.length() == 4 ? 1 : digits.length() == 3 ? 10 : 100;
    // The 3rd century BC, BC02, is of 300 to 201 BC.
    int begin = beforeChrist ? 1 - number * length - (length == 1 ? 0 : length) : number * length;
    LocalDate first = LocalDate.of(begin, 1, 1);
    return of(value, first, granularity, first.plusYears(length));
  }

  private static @Nullable CalendarValue week(String value, int year, String rest) {
    if (rest.length() < 3 || !isDigits(rest, 1, 3)) {
      return null;
    }
    LocalDate monday =
        LocalDate.of(year, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(rest.substring(1, 3)))
            .with(DayOfWeek.MONDAY);
    return switch (rest.substring(3)) {
      case "" -> of(value, monday, Granularity.WEEK, monday.plusDays(7));
      case "-WE" -> of(value, monday.plusDays(5), Granularity.WEEK, monday.plusDays(7));
      default -> null;
    };
  }

  private static @Nullable CalendarValue partOfYear(String value, int year, String code) {
    int month = Periods.firstMonth(code);
    if (month == 0) {
      return null;
    }
    LocalDate begin = LocalDate.of(year, month, 1);
    return of(value, begin, Granularity.QUARTER, begin.plusMonths(code.startsWith("H") ? 6 : 3));
  }

  private static @Nullable CalendarValue timeOfDay(String value, LocalDate day, String time) {
    LocalDateTime midnight = day.atStartOfDay();
    if (Character.isDigit(time.charAt(0))) {
      String[] parts = time.split(":");
      int hour = Integer.parseInt(parts[0]);
      int minute = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      int second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
      if (hour > 24 || (hour == 24 && minute + second > 0)) {
        return null;
      }
      LocalDateTime begin =
          (hour == 24 ? day.plusDays(1) : day)
              .atTime(LocalTime.of(hour % 24, minute, Math.min(59, second)));
      return switch (parts.length) {
        case 1 -> new CalendarValue(value, begin, begin.plusHours(1), Granularity.HOUR);
        case 2 -> new CalendarValue(value, begin, begin.plusMinutes(1), Granularity.MINUTE);
        default -> new CalendarValue(value, begin, begin.plusSeconds(1), Granularity.MINUTE);
      };
    }
    int[] hours =
        switch (time) {
          case "MO" -> new int[] {5, 12};
          case "MI" -> new int[] {12, 13};
          case "AF" -> new int[] {12, 18};
          case "EV" -> new int[] {17, 22};
          case "NI" -> new int[] {18, 30};
          case "DT" -> new int[] {6, 18};
          default -> new int[0];
        };
    return hours.length == 0
        ? null
        : new CalendarValue(
            value, midnight.plusHours(hours[0]), midnight.plusHours(hours[1]), Granularity.DAY);
  }

  private static CalendarValue of(
      String value, LocalDate begin, Granularity granularity, LocalDate end) {
    return new CalendarValue(value, begin.atStartOfDay(), end.atStartOfDay(), granularity);
  }

  private static boolean isDigits(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether the wall-clock stretch of {@code other} lies wholly inside this one. */
  public boolean contains(CalendarValue other) {
    return !begin.isAfter(other.begin) && !end.isBefore(other.end);
  }

  /** The ISO week, month and so on of a day, as TIMEX3 writes them. */
  static String week(LocalDate day) {
    return Periods.year(day.get(IsoFields.WEEK_BASED_YEAR))
        + String.format(Locale.ROOT, "-W%02d", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * This value in EDTF (ISO 8601-2:2019, levels 0 and 1, and intervals for what those lack: weeks,
   * quarters, parts of a day).
   *
   * @param zone the zone of a time of day, or null for a local one
   */
  public String edtf(@Nullable ZoneId zone) {
    int t = value.indexOf('T');
    if (t >= 0 && Character.isDigit(value.charAt(t + 1))) {
      return zone == null
          ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(begin)
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Offsets.wholeMinutes(begin, zone));
    }
    if (t >= 0) {
      return astronomical(value.substring(0, t));
    }
    return switch (granularity) {
      case DAY, MONTH, YEAR, MINUTE, HOUR -> astronomical(value);
      case DECADE -> value + "X";
      case CENTURY ->
          isBeforeChrist() ? year(begin.getYear()) + "/" + year(end.getYear() - 1) : value + "XX";
      case WEEK -> begin.toLocalDate() + "/" + end.toLocalDate().minusDays(1);
      case QUARTER -> season();
    };
  }

  /** Whether it lies before the year 1. */
  public boolean isBeforeChrist() {
    return value.startsWith(BEFORE_CHRIST);
  }

  /** EDTF counts years before Christ with a year 0: BC0044-03-15 is -0043-03-15. */
  private String astronomical(String written) {
    return isBeforeChrist() ? year(begin.getYear()) + written.substring(DIGITS_END) : written;
  }

  private static String year(int year) {
    return (year < 0 ? "-" : "") + String.format(Locale.ROOT, "%04d", Math.abs(year));
  }

  private String season() {
    String year = year(begin.getYear()) + "-";
    return switch (value.substring(value.length() - 2)) {
      case "SP" -> year + "21";
      case "SU" -> year + "22";
      case "FA" -> year + "23";
      case "WI" -> year + "24";
      default -> YearMonth.from(begin) + "/" + YearMonth.from(end.minusDays(1));
    };
  }
}
