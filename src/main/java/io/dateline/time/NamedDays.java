package io.dateline.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The dates of days that have names: fixed, by weekday of a month, or by Easter. */
final class NamedDays {

  private NamedDays() {}

  /** The date of the day with this code in {@code year}; empty for an unknown code. */
  static Optional<LocalDate> date(String code, int year) {
    return Optional.ofNullable(
        switch (code) {
          case "NEW_YEAR" -> LocalDate.of(year, 1, 1);
          case "NEW_YEARS_EVE" -> LocalDate.of(year, 12, 31);
          case "VALENTINES" -> LocalDate.of(year, 2, 14);
          case "ST_PATRICK" -> LocalDate.of(year, 3, 17);
          case "APRIL_1" -> LocalDate.of(year, 4, 1);
          case "MAY_DAY" -> LocalDate.of(year, 5, 1);
          case "VICTORY_DAY" -> LocalDate.of(year, 5, 9);
          case "JULY_4" -> LocalDate.of(year, 7, 4);
          case "BASTILLE_DAY" -> LocalDate.of(year, 7, 14);
          case "HALLOWEEN" -> LocalDate.of(year, 10, 31);
          case "NOVEMBER_11" -> LocalDate.of(year, 11, 11);
          case "CHRISTMAS_EVE" -> LocalDate.of(year, 12, 24);
          case "CHRISTMAS" -> LocalDate.of(year, 12, 25);
          case "BOXING_DAY" -> LocalDate.of(year, 12, 26);
          case "MLK_DAY" -> nth(year, Month.JANUARY, DayOfWeek.MONDAY, 3);
          case "PRESIDENTS_DAY" -> nth(year, Month.FEBRUARY, DayOfWeek.MONDAY, 3);
          case "MEMORIAL_DAY" ->
              LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case "LABOR_DAY" -> nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1);
          case "COLUMBUS_DAY" -> nth(year, Month.OCTOBER, DayOfWeek.MONDAY, 2);
          case "ELECTION_DAY" -> nth(year, Month.NOVEMBER, DayOfWeek.MONDAY, 1).plusDays(1);
          case "THANKSGIVING" -> nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4);
          case "BLACK_FRIDAY" -> nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4).plusDays(1);
          case "ASH_WEDNESDAY" -> easter(year).minusDays(46);
          case "PALM_SUNDAY" -> easter(year).minusDays(7);
          case "GOOD_FRIDAY" -> easter(year).minusDays(2);
          case "EASTER" -> easter(year);
          case "EASTER_MONDAY" -> easter(year).plusDays(1);
          case "PENTECOST" -> easter(year).plusDays(49);
          default -> null;
        });
  }

  private static LocalDate nth(int year, Month month, DayOfWeek weekday, int n) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
  }

  /**
   * Western Easter by the anonymous Gregorian algorithm (Meeus 1991, "Astronomical Algorithms",
   * chapter 8).
   */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
