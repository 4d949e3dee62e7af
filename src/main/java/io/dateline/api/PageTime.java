package io.dateline.api;

import io.dateline.api.format.TimeText;
import io.dateline.event.EventTime;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of an event on the page: the heading of the group that the event is listed in, and the
 * rest of the time, which stands beside it. The scripts' {@code time.js} writes both alike.
 *
 * @param time the time
 * @param begin its begin on the clocks of its place
 * @param last the last day of the period of the group
 * @param period the period of the group: a day, or the event's own granularity if that is coarser
 * @param heading the heading of the group: "Tuesday, 20 May 2025", "Week of 19 May 2025", "May
 *     2025"
 */
record PageTime(
    EventTime time, LocalDateTime begin, LocalDate last, Granularity period, String heading) {

  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  static PageTime of(EventTime time) {
    CalendarValue calendar = CalendarValue.parse(time.value()).orElse(null);
    if (calendar == null) {
      LocalDateTime begin = LocalDateTime.ofInstant(time.earliest(), ZoneOffset.UTC);
      return new PageTime(time, begin, begin.toLocalDate(), Granularity.DAY, time.value());
    }
    boolean isDay = isDay(calendar);
    return new PageTime(
        time,
        calendar.begin(),
        isDay ? calendar.begin().toLocalDate() : calendar.end().minusNanos(1).toLocalDate(),
        isDay ? Granularity.DAY : calendar.granularity(),
        heading(calendar));
  }

  /** "20 May 2025". */
  static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** "Tuesday, 20 May 2025". */
  static String weekday(LocalDate day) {
    return WEEKDAY.format(day);
  }

  LocalDate day() {
    return begin.toLocalDate();
  }

  /** Whether it states a time of day. */
  boolean isClock() {
    return Granularity.DAY.isCoarserThan(time.granularity());
  }

  /** The part of the time that the heading does not state: "about 21:15 Damascus to 22:00". */
  String brief() {
    CalendarValue calendar = CalendarValue.parse(time.value()).orElse(null);
    return Stream.of(
            lead(),
            calendar == null ? "" : isClock(calendar) ? CLOCK.format(begin) : partOfDay(calendar),
            calendar == null || !isClock(calendar) ? "" : zone(),
            end())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String lead() {
    if (time.mod() == null) {
      return "";
    }
    return switch (time.mod()) {
      case START -> "early";
      case MID -> "mid";
      case END -> "late";
      case APPROX -> "about";
      case BEFORE -> "before";
      case AFTER -> "after";
      case ON_OR_BEFORE, LESS_THAN, EQUAL_OR_LESS -> "by";
      case ON_OR_AFTER, MORE_THAN, EQUAL_OR_MORE -> "since";
    };
  }

  private String zone() {
    return time.zone() == null ? "local time" : TimeText.name(time.zone());
  }

  private String end() {
    CalendarValue end = calendar(time.endValue());
    if (end == null) {
      return "";
    }
    LocalDate day = end.begin().toLocalDate();
    if (isClock(end)) {
      String clock = CLOCK.format(end.begin());
      return "to " + (day.equals(day()) ? clock : SHORT_DAY.format(day) + ", " + clock);
    }
    String part = partOfDay(end);
    return "to "
        + (isDay(end) && !end.isBeforeChrist()
            ? SHORT_DAY.format(day) + (part.isEmpty() ? "" : ", " + part)
            : within(heading(end)));
  }

  private static @Nullable CalendarValue calendar(@Nullable String value) {
    return value == null ? null : CalendarValue.parse(value).orElse(null);
  }

  private static boolean isDay(CalendarValue calendar) {
    return !calendar.granularity().isCoarserThan(Granularity.DAY);
  }

  private static boolean isClock(CalendarValue calendar) {
    return Granularity.DAY.isCoarserThan(calendar.granularity());
  }

  private static String partOfDay(CalendarValue calendar) {
    String part = TimeText.partOfDay(calendar.value());
    return part.startsWith(", ") ? part.substring(2) : part;
  }

  private static String heading(CalendarValue calendar) {
    String value = calendar.value();
    LocalDate day = calendar.begin().toLocalDate();
    if (calendar.isBeforeChrist()) {
      int clock = value.indexOf('T');
      return TimeText.of(clock < 0 ? value : value.substring(0, clock));
    }
    return switch (calendar.granularity()) {
      case MINUTE, HOUR, DAY -> WEEKDAY.format(day);
      case WEEK -> (value.endsWith("-WE") ? "Weekend of " : "Week of ") + LONG_DAY.format(day);
      case MONTH -> MONTH.format(day);
      case QUARTER -> {
        String part = TimeText.of(value);
        yield Character.toUpperCase(part.charAt(0)) + part.substring(1);
      }
      case YEAR -> value;
      case DECADE -> value + "0s";
      case CENTURY -> value + "00s (century)";
    };
  }

  /** A heading within a line: names of months keep their capitals, other words do not. */
  private static String within(String heading) {
    boolean isWord =
        Stream.of("Week", "First", "Second", "Spring", "Summer", "Autumn", "Winter")
            .anyMatch(heading::startsWith);
    return isWord ? Character.toLowerCase(heading.charAt(0)) + heading.substring(1) : heading;
  }
}
