package io.dateline.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the line of a page that tells when it was published: "February 24, 2016, 12:29 UTC+3". */
final class PublicationLine {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH =
      "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th)? " + MONTH + ",? (\\d{4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b");
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(\\d{1,2})[:.](\\d\\d)(?::\\d\\d)? ?([ap])?\\.?(?:m\\b)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFSET =
      Pattern.compile("\\b(?:UTC|GMT) ?([+-]\\d{1,2}(?::?\\d\\d)?)?|[+-]\\d\\d:\\d\\d");
  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 14;

  private PublicationLine() {}

  /** The publication time that a short line tells; empty for prose and for lines without a date. */
  static Optional<PublicationTime> parse(String line) {
    String text = line.strip();
    if (text.length() > LONGEST || text.split("\\s+").length > MOST_WORDS) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(date(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable PublicationTime date(String text) {
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    if (monthFirst.find()) {
      return at(
          text,
          monthFirst.end(),
          monthFirst.group(3),
          month(monthFirst.group(1)),
          monthFirst.group(2));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.find()) {
      return at(
          text, dayFirst.end(), dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1));
    }
    Matcher iso = ISO.matcher(text);
    return iso.find()
        ? at(text, iso.end(), iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3))
        : null;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static PublicationTime at(String text, int from, String year, int month, String day) {
    LocalDate date = LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    Matcher clock = CLOCK.matcher(text);
    LocalTime time = null;
    if (clock.find(from) || clock.find(0)) {
      time = time(clock);
    }
    return new PublicationTime(date, time, time == null ? null : zone(text));
  }

  private static @Nullable LocalTime time(Matcher clock) {
    int hour = Integer.parseInt(clock.group(1));
    int minute = Integer.parseInt(clock.group(2));
    if (clock.group(3) != null && hour <= 12) {
      hour = hour % 12 + (clock.group(3).equalsIgnoreCase("p") ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
  }

  private static @Nullable ZoneId zone(String text) {
    Matcher offset = OFFSET.matcher(text);
    if (!offset.find()) {
      return null;
    }
    String digits = offset.group(1) != null ? offset.group(1) : offset.group();
    return digits.startsWith("U") || digits.startsWith("G")
        ? ZoneOffset.UTC
        : ZoneId.of(normalised(digits));
  }

  private static String normalised(String offset) {
    String sign = offset.substring(0, 1);
    String digits = offset.substring(1).replace(":", "");
    return switch (digits.length()) {
      case 1 -> sign + "0" + digits + ":00";
      case 2 -> sign + digits + ":00";
      case 3 -> sign + "0" + digits.charAt(0) + ":" + digits.substring(1);
      default -> sign + digits.substring(0, 2) + ":" + digits.substring(2);
    };
  }
}
