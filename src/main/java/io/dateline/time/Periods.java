package io.dateline.time;

import io.dateline.time.grammar.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Calendar periods as TIMEX3 writes them, and steps from one to another. */
final class Periods {

  /** TIMEX3 writes a year with four digits. */
  private static final int LAST_YEAR = 9999;

  private Periods() {}

  /** The day so many units later, or earlier where {@code amount} is negative. */
  static LocalDate moved(LocalDate date, Unit unit, int amount) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> date.plusDays(amount);
      case WEEKEND, WEEK -> date.plusWeeks(amount);
      case MONTH -> date.plusMonths(amount);
      case QUARTER -> date.plusMonths(3L * amount);
      case HALF -> date.plusMonths(6L * amount);
      case YEAR -> date.plusYears(amount);
      case DECADE -> date.plusYears(10L * amount);
      case CENTURY -> date.plusYears(100L * amount);
      case MILLENNIUM -> date.plusYears(1000L * amount);
    };
  }

  /** The day half a unit later, or earlier where {@code sign} is negative. */
  static LocalDate movedByHalf(LocalDate date, Unit unit, int sign) {
    return switch (unit) {
      case CENTURY -> date.plusYears(50L * sign);
      case DECADE -> date.plusYears(5L * sign);
      case YEAR -> date.plusMonths(6L * sign);
      default -> date.plusDays(15L * sign);
    };
  }

  /** A period of which nothing is known but its unit: {@code XXXX-WXX}. */
  static TimeValue any(Unit unit) {
    return new TimeValue.Open(
        switch (unit) {
          case SECOND, MINUTE, HOUR, DAY -> ANY_DAY;
          case WEEK -> ANY_YEAR + "-WXX";
          case WEEKEND -> ANY_YEAR + "-WXX-WE";
          case MONTH -> ANY_YEAR + "-XX";
          default -> ANY_YEAR;
        });
  }

  /** The month with which a season, quarter or half begins, by its code; 0 for no such code. */
  static int firstMonth(String code) {
    return switch (code) {
      case "Q1", "H1" -> 1;
      case "Q2" -> 4;
      case "Q3", "H2" -> 7;
      case "Q4" -> 10;
      case "SP" -> 3;
      case "SU" -> 6;
      case "FA" -> 9;
      case "WI" -> 12;
      default -> 0;
    };
  }

  static String day(LocalDate date) {
    return day(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  static String day(int year, int month, int day) {
    return padded(padded(year(new StringBuilder(10), year).append('-'), month).append('-'), day)
        .toString();
  }

  static String month(int year, int month) {
    return padded(year(new StringBuilder(7), year).append('-'), month).toString();
  }

  static String year(int year) {
    return year(new StringBuilder(4), year).toString();
  }

  /** No one year. */
  static final String ANY_YEAR = "XXXX";

  /** No one day, before a time of day that recurs. */
  static final String ANY_DAY = "XXXX-XX-XX";

  /** {@code 09:30}. */
  static String clock(int hour, int minute) {
    return padded(padded(new StringBuilder(8), hour).append(':'), minute).toString();
  }

  /** Two digits. */
  static StringBuilder padded(StringBuilder text, int number) {
    return number < 10 ? text.append('0').append(number) : text.append(number);
  }

  private static StringBuilder year(StringBuilder text, int year) {
    if (year > LAST_YEAR || year < 1 - LAST_YEAR) {
      throw new DateTimeException("no value for the year " + year);
    }
    int written = year < 1 ? 1 - year : year;
    text.append(year < 1 ? CalendarValue.BEFORE_CHRIST : "");
    if (written < 1000) {
      text.append(written < 10 ? "000" : written < 100 ? "00" : "0");
    }
    return text.append(written);
  }
}
