package io.dateline.article;

import io.dateline.text.Lexicon;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds and of mail: RFC 822, 5.1, and RFC 5322, 3.3 and 4.3, and what programs
 * write in their place: {@code Wed, 24 Feb 2016 12:29:00 EST}, {@code 24 Feb 16 12:29 Z}, asctime's
 * {@code Wed Feb 24 12:29:00 2016}, {@code 2016-02-24 12:29:00 GMT+0100}. Every part must be
 * understood; a text with more than a date in it is none. The day must be stated: a month is no
 * date of publication.
 */
final class FeedDate {

  private static final Lexicon<Integer> MONTHS =
      Lexicon.load(
          FeedDate.class,
          "/io/dateline/text/months.tsv",
          (row, _) -> Integer.parseInt(row[1].strip()));
  private static final Lexicon<List<ZoneId>> ZONES =
      Lexicon.load(
          FeedDate.class,
          "/io/dateline/text/en/zones.tsv",
          (row, _) -> Arrays.stream(row[1].split("\\|")).map(ZoneId::of).toList());

  /** RFC 822 gives these to North America, whatever else they are elsewhere; in hours. */
  private static final Map<String, Integer> AMERICAN =
      Map.of(
          "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern ISO_DAY =
      Pattern.compile("(\\d{4})([-/.]?)(\\d\\d)\\2(\\d\\d)(?:[Tt](.+))?");
  private static final Pattern NAMED_DAY =
      Pattern.compile("(\\d{1,2})[-/. ]([\\p{L}\\p{M}]+)[-/. ](\\d{2,4})");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?(.*)");
  private static final Pattern PACKED_CLOCK =
      Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)?(Z|[+-].*)?");
  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC|UT)?([+-]\\d{1,2})(?::?(\\d\\d))?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+\\.?");
  private static final int LONGEST = 100;
  private static final int PIVOT = 50;

  private @Nullable Integer year;
  private @Nullable Integer month;
  private @Nullable Integer day;
  private @Nullable LocalTime time;
  private boolean isEndOfDay;
  private @Nullable String zone;

  private FeedDate() {}

  /** The time that a text states; empty if it is none, or not in the years 1 to 9999. */
  static Optional<PublicationTime> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    FeedDate date = new FeedDate();
    String plain = COMMENT.matcher(text).replaceAll(" ").replace(',', ' ').strip();
    List<String> parts = new ArrayList<>(List.of(plain.split("\\s+")));
    try {
      for (int i = 0; i < parts.size(); i++) {
        if (!date.take(parts.get(i), i == 0)) {
          return Optional.empty();
        }
      }
      return date.finish();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Takes one part of the text; false where it has no place in a date. */
  private boolean take(String part, boolean isFirst) {
    Matcher iso = ISO_DAY.matcher(part);
    if (year == null && day == null && iso.matches()) {
      year = Integer.valueOf(iso.group(1));
      month = Integer.valueOf(iso.group(3));
      day = Integer.valueOf(iso.group(4));
      return iso.group(5) == null || takeClock(iso.group(5));
    }
    Matcher named = NAMED_DAY.matcher(part);
    if (day == null && named.matches()) {
      day = Integer.valueOf(named.group(1));
      month = MONTHS.get(named.group(2));
      year = year(named.group(3));
      return month != null;
    }
    if (part.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return takeNumber(part);
    }
    return takeClock(part) || takeHalf(part) || takeWord(part, isFirst);
  }

  private boolean takeNumber(String part) {
    if (part.length() <= 2 && day == null) {
      day = Integer.valueOf(part);
      return true;
    }
    if (year == null && part.length() <= 4) {
      year = year(part);
      return true;
    }
    return false;
  }

  /** RFC 5322, 4.3: years of two digits are of 1950 to 2049, and those of three count from 1900. */
  private static int year(String digits) {
    int number = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> number < PIVOT ? 2000 + number : 1900 + number;
      case 3 -> 1900 + number;
      default -> number;
    };
  }

  private boolean takeClock(String part) {
    Matcher clock = CLOCK.matcher(part);
    if (time != null || isEndOfDay) {
      return false;
    }
    if (!clock.matches()) {
      clock = PACKED_CLOCK.matcher(part);
      if (day == null || !clock.matches()) {
        return false;
      }
    }
    int hour = Integer.parseInt(clock.group(1));
    int minute = Integer.parseInt(clock.group(2));
    int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
    isEndOfDay = hour == 24 && minute == 0 && second == 0;
    // A leap second has no place of its own.
    time = isEndOfDay ? LocalTime.MIDNIGHT : LocalTime.of(hour, minute, Math.min(second, 59));
    String rest = clock.group(4) == null ? "" : clock.group(4);
    return rest.isEmpty() || takeHalf(rest) || takeWord(rest, false);
  }

  private boolean takeHalf(String part) {
    String half = part.toUpperCase(Locale.ROOT).replace(".", "");
    LocalTime clock = time;
    if (clock == null || clock.getHour() > 12 || !(half.equals("AM") || half.equals("PM"))) {
      return false;
    }
    time = clock.withHour(clock.getHour() % 12 + (half.equals("PM") ? 12 : 0));
    return true;
  }

  private boolean takeWord(String part, boolean isFirst) {
    Integer named = MONTHS.get(part.endsWith(".") ? part.substring(0, part.length() - 1) : part);
    if (named != null && month == null) {
      month = named;
      return true;
    }
    if (WORD.matcher(part).matches() && isFirst) {
      // The day of the week, in whatever language.
      return true;
    }
    if (time != null && zone == null) {
      zone = part;
      return true;
    }
    // "GMT +0100": an offset after the name of what it counts from.
    if (zone != null && OFFSET.matcher(zone + part).matches()) {
      zone += part;
      return true;
    }
    return false;
  }

  private Optional<PublicationTime> finish() {
    if (year == null || month == null || day == null) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(year, month, day).plusDays(isEndOfDay ? 1 : 0);
    if (zone == null || time == null) {
      return Optional.of(new PublicationTime(date, time, null));
    }
    Optional<ZoneId> known = zone(zone, date, time);
    boolean isName = WORD.matcher(zone).matches();
    return known.isEmpty() && !isName
        ? Optional.empty()
        : Optional.of(new PublicationTime(date, time, known.orElse(null)));
  }

  /** The zone of a name or an offset; empty where the name may be of several. */
  static Optional<ZoneId> zone(String given, LocalDate date, LocalTime time) {
    String name = given.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(name);
    if (offset.matches()) {
      int whole = Integer.parseInt(offset.group(1));
      int minutes = offset.group(2) == null ? 0 : Integer.parseInt(offset.group(2));
      return Optional.of(
          ZoneOffset.ofHoursMinutes(whole, offset.group(1).startsWith("-") ? -minutes : minutes));
    }
    if (name.equals("Z") || name.equals("UT")) {
      return Optional.of(ZoneOffset.UTC);
    }
    List<ZoneId> zones = ZONES.get(name);
    Integer hours = AMERICAN.get(name);
    if (hours != null) {
      ZoneOffset fixed = ZoneOffset.ofHours(hours);
      // The zone of the place says more than its offset that day, if the two agree.
      return Optional.of(
          zones != null && offsetOf(zones.getFirst(), date, time).equals(fixed)
              ? zones.getFirst()
              : fixed);
    }
    if (zones != null) {
      return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }
    return given.indexOf('/') > 0 ? Optional.of(ZoneId.of(given)) : Optional.empty();
  }

  private static ZoneOffset offsetOf(ZoneId zone, LocalDate date, LocalTime time) {
    return zone.getRules().getOffset(date.atTime(time));
  }
}
