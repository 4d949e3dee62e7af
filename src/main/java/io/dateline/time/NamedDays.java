package io.dateline.time;

import io.dateline.text.Lexicon;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dates of days that have names: fixed, on a weekday of a month, by Easter, or by country.
 *
 * <p>Codes are those of {@code named-days.tsv}: {@code MM-DD} for a fixed day, {@code YYYY-MM-DD}
 * for one that came once, else one of {@code national-days.tsv} or of this class.
 */
final class NamedDays {

  /** The country of a text that does not show its own. */
  private static final String USUAL_COUNTRY = "US";

  /** Stands for every other country, and for a day that is not read. */
  private static final String ANYWHERE = "*";

  private static final String UNREAD = "-";

  /** When a day is kept, by its code and by country, zone or {@link #ANYWHERE}. */
  private static final Map<String, String> NATIONAL =
      Lexicon.rows(NamedDays.class, "national-days.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row[0] + " " + row[1], row -> row[2]));

  /** "the September 11 attack": that of 2001, unless the day was a few days ago. */
  private static final String SEPTEMBER_11_ATTACK = "SEPTEMBER_11_ATTACK";

  /** For so many days an attack of 11 September is that of this year. */
  private static final int FRESH = 30;

  private NamedDays() {}

  /** Whether a day can be one of the last weeks instead of the one of that name. */
  static boolean isFresh(String code, LocalDate today) {
    long since = ChronoUnit.DAYS.between(LocalDate.of(today.getYear(), 9, 11), today);
    return code.equals(SEPTEMBER_11_ATTACK) && since >= 0 && since <= FRESH;
  }

  /** The date of the day with this code in {@code year}; empty where none is known. */
  static Optional<LocalDate> date(String code, int year, Region region) {
    if (Character.isDigit(code.charAt(0))) {
      return Optional.of(
          code.length() > 5 ? LocalDate.parse(code) : MonthDay.parse("--" + code).atYear(year));
    }
    if (code.equals(SEPTEMBER_11_ATTACK)) {
      return Optional.of(LocalDate.of(2001, 9, 11));
    }
    LocalDate easter = region.isOrthodox() ? julianEaster(year) : easter(year);
    String national = national(code, region);
    return Optional.ofNullable(
        national == null ? byEaster(code, easter, year) : byRule(national, year, easter));
  }

  /** When the day with this code is kept in a region, as its row says, or null. */
  private static @Nullable String national(String code, Region region) {
    String country = region.country().isEmpty() ? USUAL_COUNTRY : region.country();
    for (String where : List.of(region.zone(), country, ANYWHERE)) {
      String when = NATIONAL.get(code + " " + where);
      if (when != null) {
        return when;
      }
    }
    return null;
  }

  /** {@code MM-DD}, {@code MM-DD-MON}, {@code EASTER+39}. */
  private static @Nullable LocalDate byRule(String when, int year, LocalDate easter) {
    if (when.equals(UNREAD)) {
      return null;
    }
    if (when.startsWith("EASTER")) {
      return easter.plusDays(Integer.parseInt(when.substring("EASTER".length())));
    }
    LocalDate day = MonthDay.parse("--" + when.substring(0, 5)).atYear(year);
    return when.length() == 5
        ? day
        : day.with(TemporalAdjusters.nextOrSame(weekday(when.substring(6))));
  }

  private static DayOfWeek weekday(String abbreviation) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(abbreviation))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable LocalDate byEaster(String code, LocalDate easter, int year) {
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
      case "ORTHODOX_EASTER" -> julianEaster(year);
      default -> null;
    };
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
