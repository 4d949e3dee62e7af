package io.dateline.article;

import io.dateline.text.Lexicon;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date as pages show it: "February 24, 2016, 12:29 UTC+3", "24. Februar 2016, 12.29 Uhr",
 * "24/02/2016", "24 февраля 2016", "2016年2月24日".
 */
final class PublicationLine {

  private static final Lexicon<Integer> MONTHS =
      Lexicon.load(
          PublicationLine.class,
          "/io/dateline/text/months.tsv",
          (row, _) -> Integer.parseInt(row[1].strip()));
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?<y1>\\d{4})[-/.](?<m1>\\d{1,2})[-/.](?<d1>\\d{1,2})(?!\\d)"
              + "|(?<y2>\\d{4}) ?\u5e74 ?(?<m2>\\d{1,2}) ?\u6708 ?(?<d2>\\d{1,2}) ?\u65e5"
              + "|(?<d3>\\d{1,2})(?:st|nd|rd|th|er|[\u00ba.])?[ -]{0,2}(?:de |of |d')?"
              + "(?<w3>[\\p{L}\\p{M}]{3,14})\\.?[ ,'-]{1,3}(?:de |del )?(?<y3>\\d{4})"
              + "|(?<a5>\\d{1,2})(?<s5>[./-]) ?(?<b5>\\d{1,2})\\k<s5> ?(?<y5>\\d{4}|\\d\\d)(?![\\d.]))"
              + "|(?<![\\p{L}\\p{M}])(?<w4>[\\p{L}\\p{M}]{3,14})\\.? {1,2}(?<d4>\\d{1,2})"
              + "(?:st|nd|rd|th)?[ ,.]{1,3}(?:de )?(?<y4>\\d{4})");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d.,:])(\\d{1,2})(?:[:h](\\d\\d)(?::\\d\\d)?"
              + "|\\.(\\d\\d)(?= ?(?:Uhr|[ap]\\.?m|(?-i:[A-Z]{2,5}\\b))))"
              + "(?: ?([ap])\\.?m\\b\\.?| ?([\u0635\u0645])(?!\\p{L}))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFSET =
      Pattern.compile("\\b(?:UTC|GMT) ?([+-]\\d{1,2}(?::?\\d\\d)?)?|[+-]\\d\\d:?\\d\\d(?!\\d)");
  private static final Pattern ABBREVIATION = Pattern.compile("^[ (,]{1,3}([A-Z]{2,5})\\b");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** The kind of date that a word announces. */
  private enum Cue {
    PUBLISHED,
    CHANGED,
    OTHER
  }

  private static final Lexicon<Cue> CUES =
      Lexicon.load(
          PublicationLine.class,
          "publication-cues.tsv",
          (row, _) -> Cue.valueOf(row[1].toUpperCase(Locale.ROOT)));
  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 14;

  /** How far from its date a time of day may stand, in characters. */
  private static final int REACH = 30;

  private PublicationLine() {}

  /**
   * The publication time that a short line states; empty for prose and for lines without a date.
   *
   * @param mayGuess whether 2/3/2016 is the third of February, where nothing says which it is
   */
  static Optional<PublicationTime> parse(String line, boolean mayGuess) {
    String text = line.strip();
    if (text.length() > LONGEST || text.split("\\s+").length > MOST_WORDS) {
      return Optional.empty();
    }
    return mayGuess ? find(text, true) : sure(text);
  }

  /** The same as {@link #find}, but empty if 2/3/2016 may be in February or in March. */
  static Optional<PublicationTime> sure(String line) {
    Optional<PublicationTime> time = find(line, true);
    return time.equals(find(line, false)) ? time : Optional.empty();
  }

  /**
   * The full date of publication in a text of any length, with its time of day and zone: the first,
   * unless the words before it say that it is of a change and another is not.
   *
   * @param monthFirst whether 2/3/2016 is the third of February
   */
  static Optional<PublicationTime> find(String line, boolean monthFirst) {
    String text = withLatinDigits(line);
    Matcher date = DATE.matcher(text);
    Stamp changed = null;
    int from = 0;
    int before = 0;
    while (date.find(from)) {
      LocalDate day = day(date, monthFirst);
      from = day == null ? date.start() + 1 : date.end();
      if (day == null) {
        continue;
      }
      Stamp stamp = new Stamp(day, before, date.start(), date.end());
      Cue cue = cueBefore(text, before, date.start());
      before = date.end();
      if (cue == null || cue == Cue.PUBLISHED) {
        return Optional.of(at(text, stamp, next(text, date.end(), monthFirst)));
      }
      changed = changed == null && cue == Cue.CHANGED ? stamp : changed;
    }
    return changed == null
        ? Optional.empty()
        : Optional.of(at(text, changed, next(text, changed.end(), monthFirst)));
  }

  /** A date in a text, and where what belongs to it may begin. */
  private record Stamp(LocalDate day, int from, int begin, int end) {}

  /** The begin of the next date, or the end of the text. */
  private static int next(String text, int from, boolean monthFirst) {
    Matcher date = DATE.matcher(text);
    for (int at = from; date.find(at); at = date.start() + 1) {
      if (day(date, monthFirst) != null) {
        return date.start();
      }
    }
    return text.length();
  }

  private static @Nullable Cue cueBefore(String text, int from, int to) {
    Matcher words = WORD.matcher(text).region(Math.max(from, to - LONGEST), to);
    Cue last = null;
    while (words.find()) {
      Cue cue = CUES.get(words.group());
      last = cue == null ? last : cue;
    }
    return last;
  }

  /** Whether a line says that a date in it is one of publication or of the last change. */
  static boolean saysPublished(String line) {
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      Cue cue = CUES.get(words.group());
      if (cue == Cue.PUBLISHED || cue == Cue.CHANGED) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line says that it is of the last change, and not of publication. */
  static boolean saysChanged(String line) {
    boolean isOfChange = false;
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      Cue cue = CUES.get(words.group());
      if (cue == Cue.PUBLISHED) {
        return false;
      }
      isOfChange |= cue == Cue.CHANGED;
    }
    return isOfChange;
  }

  private static String withLatinDigits(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean other = c > 127 && Character.isDigit(c);
      boolean space = c == '\n' || c == '\t' || c == '\u00a0' || c == '\u202f';
      text.append(other ? (char) ('0' + Character.digit(c, 10)) : space ? ' ' : c);
    }
    return text.toString();
  }

  private static @Nullable LocalDate day(Matcher date, boolean monthFirst) {
    if (date.group("y1") != null) {
      return day(date.group("y1"), Integer.parseInt(date.group("m1")), date.group("d1"));
    }
    if (date.group("y2") != null) {
      return day(date.group("y2"), Integer.parseInt(date.group("m2")), date.group("d2"));
    }
    if (date.group("y3") != null) {
      return day(date.group("y3"), month(date.group("w3")), date.group("d3"));
    }
    if (date.group("y4") != null) {
      return day(date.group("y4"), month(date.group("w4")), date.group("d4"));
    }
    int first = Integer.parseInt(date.group("a5"));
    int second = Integer.parseInt(date.group("b5"));
    boolean dotted = date.group("s5").equals(".");
    boolean monthLeads = second > 12 || (first <= 12 && monthFirst && !dotted);
    String year = date.group("y5").length() == 2 ? "20" + date.group("y5") : date.group("y5");
    return monthLeads ? day(year, first, date.group("b5")) : day(year, second, date.group("a5"));
  }

  private static int month(String name) {
    Integer month = MONTHS.get(name);
    return month == null ? 0 : month;
  }

  private static @Nullable LocalDate day(String year, int month, String day) {
    int number = Integer.parseInt(year);
    if (number < 1900 || number > 2100 || month < 1 || month > 12) {
      return null;
    }
    try {
      return LocalDate.of(number, month, Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The clock after the date, else the one before it, as far as they are of no other date. */
  private static PublicationTime at(String text, Stamp stamp, int next) {
    PublicationTime after =
        at(text, stamp, stamp.end(), Math.min(next, stamp.end() + REACH), stamp.begin(), next);
    int from = Math.max(stamp.from(), stamp.begin() - REACH);
    return after != null
        ? after
        : Objects.requireNonNullElse(
            at(text, stamp, from, stamp.begin(), from, next),
            new PublicationTime(stamp.day(), null, null));
  }

  /**
   * A date with its clock and zone; null where there is no clock.
   *
   * @param from where the clock may begin
   * @param to where it must end
   * @param begin where the zone may begin
   * @param next where what belongs to the date ends
   */
  private static @Nullable PublicationTime at(
      String text, Stamp stamp, int from, int to, int begin, int next) {
    Matcher clock = CLOCK.matcher(text.substring(from, to));
    if (!clock.find()) {
      return null;
    }
    String after = text.substring(from + clock.end(), next);
    ZoneId zone = zone(text.substring(begin, next), after, stamp.day());
    boolean isDotted = clock.group(3) != null && clock.group(4) == null;
    LocalTime time = isDotted && zone == null && !after.startsWith(" Uhr") ? null : time(clock);
    return new PublicationTime(stamp.day(), time, time == null ? null : zone);
  }

  private static @Nullable LocalTime time(Matcher clock) {
    int hour = Integer.parseInt(clock.group(1));
    String minutes = clock.group(2) != null ? clock.group(2) : clock.group(3);
    int minute = Integer.parseInt(minutes);
    boolean halved = clock.group(4) != null || clock.group(5) != null;
    if (halved && hour <= 12) {
      boolean afternoon = "p".equalsIgnoreCase(clock.group(4)) || "\u0645".equals(clock.group(5));
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
  }

  /**
   * The zone of a stamp.
   *
   * @param segment the text around the date as far as other dates
   * @param after what follows the clock
   */
  private static @Nullable ZoneId zone(String segment, String after, LocalDate day) {
    Matcher offset = OFFSET.matcher(segment);
    if (offset.find()) {
      String digits = offset.group(1) != null ? offset.group(1) : offset.group();
      return digits.startsWith("U") || digits.startsWith("G")
          ? ZoneOffset.UTC
          : offset(normalised(digits));
    }
    Matcher abbreviation = ABBREVIATION.matcher(after.substring(0, Math.min(after.length(), 9)));
    return abbreviation.find()
        ? FeedDate.zone(abbreviation.group(1), day, LocalTime.NOON).orElse(null)
        : null;
  }

  private static @Nullable ZoneId offset(String digits) {
    try {
      return ZoneId.of(digits);
    } catch (DateTimeException e) {
      return null;
    }
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
