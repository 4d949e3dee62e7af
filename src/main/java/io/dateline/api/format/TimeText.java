package io.dateline.api.format;

import io.dateline.event.EventTime;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes times for people, no more precisely than they are known. */
public final class TimeText {

  private TimeText() {}

  /** "27 Feb 2016, 00:00 Damascus", "27 Feb 2016, morning", "Mar 2011", "summer 2014", "1980s". */
  public static String of(EventTime time) {
    String begin = of(time.value(), time.zone());
    String end = time.endValue();
    String text = end == null ? begin : begin + " \u2013 " + of(end, time.zone());
    if (time.mod() == null) {
      return text;
    }
    return switch (time.mod()) {
      case START -> "early " + text;
      case MID -> "mid-" + text;
      case END -> "late " + text;
      case APPROX -> "about " + text;
      case BEFORE -> "before " + text;
      case AFTER -> "after " + text;
      case ON_OR_BEFORE, LESS_THAN, EQUAL_OR_LESS -> "by " + text;
      case ON_OR_AFTER, MORE_THAN, EQUAL_OR_MORE -> "since " + text;
    };
  }

  /** A TIMEX3 value alone: "27 Feb 2016, 00:00", "summer 2014". */
  public static String of(String value) {
    return of(value, null);
  }

  /** The day that a time begins on, or the whole of a time that is coarser than a day. */
  public static String day(EventTime time) {
    CalendarValue begin = CalendarValue.parse(time.value()).orElse(null);
    return begin == null || begin.granularity().isCoarserThan(Granularity.DAY)
        ? of(time)
        : day(begin.begin().toLocalDate());
  }

  private static String of(String value, @Nullable ZoneId zone) {
    CalendarValue calendar = CalendarValue.parse(value).orElse(null);
    if (calendar == null) {
      return value;
    }
    LocalDate day = calendar.begin().toLocalDate();
    return switch (calendar.granularity()) {
      case MINUTE, HOUR ->
          day(day) + ", " + clock(calendar.begin()) + (zone == null ? "" : " " + name(zone));
      case DAY -> day(day) + partOfDay(value);
      case WEEK -> (value.endsWith("-WE") ? "weekend of " : "week of ") + day(day);
      case MONTH -> month(day) + " " + year(day);
      case QUARTER -> partOfYear(value, year(day));
      case YEAR -> calendar.isBeforeChrist() ? year(day) : value;
      case DECADE -> value + "0s";
      case CENTURY ->
          calendar.isBeforeChrist()
              ? year(day) + " \u2013 " + year(calendar.end().toLocalDate().minusDays(1))
              : value + "00s";
    };
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day) + " " + year(day);
  }

  /** "2016", "44 BC" for the year -43. */
  static String year(LocalDate day) {
    int year = day.getYear();
    return year < 1 ? 1 - year + " BC" : Integer.toString(year);
  }

  private static String month(LocalDate day) {
    return day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static String clock(LocalDateTime time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
  }

  /** "Damascus" for Asia/Damascus, "UTC+03:00" for an offset. */
  public static String name(ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId();
    }
    String id = zone.getId();
    return id.equals("UTC") || id.startsWith("Etc/")
        ? "UTC"
        : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }

  /** The part of the day that a value states, after a comma: ", morning"; or empty. */
  public static String partOfDay(String value) {
    int part = value.indexOf('T');
    return switch (part < 0 ? "" : value.substring(part)) {
      case "TMO" -> ", morning";
      case "TMI" -> ", midday";
      case "TAF" -> ", afternoon";
      case "TEV" -> ", evening";
      case "TNI" -> ", night";
      default -> "";
    };
  }

  private static String partOfYear(String value, String year) {
    String code = value.substring(value.length() - 2);
    return switch (code) {
      case "SP" -> "spring " + year;
      case "SU" -> "summer " + year;
      case "FA" -> "autumn " + year;
      case "WI" -> "winter " + year;
      case "H1" -> "first half of " + year;
      case "H2" -> "second half of " + year;
      default -> code + " " + year;
    };
  }
}
