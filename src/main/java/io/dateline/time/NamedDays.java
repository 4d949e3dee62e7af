package io.dateline.time;

import io.dateline.text.Lexicon;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dates of days that have names: fixed, by weekday of a month, by Easter, or by country.
 *
 * <p>Codes are those of {@code named-days.tsv}: {@code MM-DD} for a fixed day, {@code YYYY-MM-DD}
 * for one that came once, else a rule of this class.
 */
final class NamedDays {

  private static final Map<String, MonthDay> NATIONAL =
      Lexicon.rows(NamedDays.class, "national-days.tsv").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row[0] + " " + row[1], row -> MonthDay.parse("--" + row[2])));

  private NamedDays() {}

  /** The date of the day with this code in {@code year}; empty for an unknown code. */
  static Optional<LocalDate> date(String code, int year, Region region) {
    if (Character.isDigit(code.charAt(0))) {
      return Optional.of(
          code.length() > 5 ? LocalDate.parse(code) : MonthDay.parse("--" + code).atYear(year));
    }
    MonthDay national = NATIONAL.get(code + " " + region.country());
    return Optional.ofNullable(
        national != null ? national.atYear(year) : byRule(code, year, region));
  }

  private static @Nullable LocalDate byRule(String code, int year, Region region) {
    boolean american = region.country().isEmpty() || region.country().equals("US");
    return switch (code) {
      case "MLK_DAY" -> nth(year, Month.JANUARY, DayOfWeek.MONDAY, 3);
      case "PRESIDENTS_DAY" -> nth(year, Month.FEBRUARY, DayOfWeek.MONDAY, 3);
      case "PATRIOTS_DAY" -> nth(year, Month.APRIL, DayOfWeek.MONDAY, 3);
      case "MOTHERS_DAY" ->
          region.country().equals("GB") || region.country().equals("IE")
              ? easter(year).minusDays(21)
              : nth(year, Month.MAY, DayOfWeek.SUNDAY, 2);
      case "MEMORIAL_DAY" ->
          LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "FATHERS_DAY" -> nth(year, Month.JUNE, DayOfWeek.SUNDAY, 3);
      case "LABOR_DAY" ->
          american || region.country().equals("CA")
              ? nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1)
              : LocalDate.of(year, 5, 1);
      case "COLUMBUS_DAY" -> nth(year, Month.OCTOBER, DayOfWeek.MONDAY, 2);
      case "INDEPENDENCE_DAY" -> american ? LocalDate.of(year, 7, 4) : null;
      case "REMEMBRANCE_SUNDAY" -> nth(year, Month.NOVEMBER, DayOfWeek.SUNDAY, 2);
      case "ELECTION_DAY" ->
          american ? nth(year, Month.NOVEMBER, DayOfWeek.MONDAY, 1).plusDays(1) : null;
      case "THANKSGIVING" ->
          region.country().equals("CA")
              ? nth(year, Month.OCTOBER, DayOfWeek.MONDAY, 2)
              : thanksgiving(year);
      case "BLACK_FRIDAY" -> thanksgiving(year).plusDays(1);
      case "CYBER_MONDAY" -> thanksgiving(year).plusDays(4);
      case "ORTHODOX_EASTER" -> julianEaster(year);
      default -> byEaster(code, region.isOrthodox() ? julianEaster(year) : easter(year));
    };
  }

  private static @Nullable LocalDate byEaster(String code, LocalDate easter) {
    return switch (code) {
      case "SHROVE_TUESDAY" -> easter.minusDays(47);
      case "ASH_WEDNESDAY" -> easter.minusDays(46);
      case "PALM_SUNDAY" -> easter.minusDays(7);
      case "MAUNDY_THURSDAY" -> easter.minusDays(3);
      case "GOOD_FRIDAY" -> easter.minusDays(2);
      case "HOLY_SATURDAY" -> easter.minusDays(1);
      case "EASTER" -> easter;
      case "EASTER_MONDAY" -> easter.plusDays(1);
      case "ASCENSION" -> easter.plusDays(39);
      case "PENTECOST" -> easter.plusDays(49);
      case "WHIT_MONDAY" -> easter.plusDays(50);
      default -> null;
    };
  }

  private static LocalDate nth(int year, Month month, DayOfWeek weekday, int n) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
  }

  private static LocalDate thanksgiving(int year) {
    return nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4);
  }

  /**
   * Easter of the Julian calendar on a Gregorian date, right from 1900 to 2099 (Meeus 1991,
   * "Astronomical Algorithms", chapter 8).
   */
  private static LocalDate julianEaster(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int f = d + e + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1).plusDays(13);
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
