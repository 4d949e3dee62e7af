package io.dateline.api.format;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.place.Place;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * iCalendar (RFC 5545). A clock time is written in UTC, which every calendar reads alike, or floats
 * where its zone is not known; what is known to the day or less is an all-day event over the whole
 * of it. Planned and possible events are tentative; cancelled and denied ones cancelled. {@code
 * SEQUENCE} counts the reports that changed it, so that a calendar that subscribes follows.
 *
 * <p>No {@code TZID}: calendars were seen to read a zone's past and recent clocks by rules of their
 * own, an hour off for Damascus in 2016 and 2025. The description states the clock time of the
 * place.
 */
public final class ICalendarFormat implements EventFormat {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    ContentLines lines = new ContentLines(out);
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Dateline//Timelines//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.text("NAME", about.title());
    lines.text("X-WR-CALNAME", about.title());
    if (about.part() != null) {
      lines.text("DESCRIPTION", about.part().toString());
      lines.text("X-WR-CALDESC", about.part().toString());
    }
    Iterator<Event> each = events.iterator();
    if (!each.hasNext()) {
      // A calendar has at least one component (§3.6).
      utcZone(lines);
    }
    while (each.hasNext()) {
      event(each.next(), lines);
    }
    lines.raw("END", "VCALENDAR");
  }

  private static void utcZone(ContentLines lines) throws IOException {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", "Etc/UTC");
    lines.raw("BEGIN", "STANDARD");
    lines.raw("DTSTART", "19700101T000000");
    lines.raw("TZOFFSETFROM", "+0000");
    lines.raw("TZOFFSETTO", "+0000");
    lines.raw("END", "STANDARD");
    lines.raw("END", "VTIMEZONE");
  }

  private static boolean isClock(EventTime time) {
    return Granularity.DAY.isCoarserThan(begin(time).granularity());
  }

  private static CalendarValue begin(EventTime time) {
    return CalendarValue.parse(time.value()).orElseThrow();
  }

  private static void event(Event event, ContentLines lines) throws IOException {
    String changed = utc(event.updated().instant());
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", event.id() + "@dateline");
    lines.raw("DTSTAMP", changed);
    lines.raw("LAST-MODIFIED", changed);
    lines.raw("SEQUENCE", Integer.toString(Math.max(0, event.revision() - 1)));
    if (isClock(event.time())) {
      clockTimes(event.time(), lines);
    } else {
      days(event.time(), lines);
    }
    lines.raw("STATUS", status(event.factuality()));
    lines.raw("TRANSP", "TRANSPARENT");
    lines.text("SUMMARY", event.title());
    lines.text("DESCRIPTION", description(event));
    if (!event.places().isEmpty()) {
      lines.text(
          "LOCATION", event.places().stream().map(Place::whole).collect(Collectors.joining("; ")));
      geo(event.places().getFirst(), lines);
    }
    if (Wording.url(event).isPresent()) {
      lines.raw("URL", Wording.url(event).get());
    }
    lines.raw("END", "VEVENT");
  }

  /** A point stands for a city, and not for a country. */
  private static void geo(Place place, ContentLines lines) throws IOException {
    switch (place.precision()) {
      case DISTRICT, CITY ->
          lines.raw("GEO", String.format(Locale.ROOT, "%.4f;%.4f", place.lat(), place.lon()));
      case REGION, COUNTRY -> {
        // Only its name is known.
      }
    }
  }

  private static void clockTimes(EventTime time, ContentLines lines) throws IOException {
    LocalDateTime begin = begin(time).begin();
    clock("DTSTART", begin, time.zone(), lines);
    if (time.endValue() != null) {
      CalendarValue last = CalendarValue.parse(time.endValue()).orElse(begin(time));
      boolean clock = Granularity.DAY.isCoarserThan(last.granularity());
      LocalDateTime end = clock ? last.begin() : last.end();
      if (end.isAfter(begin)) {
        clock("DTEND", end, time.zone(), lines);
      }
    }
  }

  private static void clock(
      String name, LocalDateTime wall, @Nullable ZoneId zone, ContentLines lines)
      throws IOException {
    lines.raw(name, zone == null ? fourDigits(wall) : utc(wall.atZone(zone).toInstant()));
  }

  private static String utc(Instant instant) {
    return fourDigits(instant.atOffset(ZoneOffset.UTC).toLocalDateTime()) + "Z";
  }

  /** Years have four digits (§3.3.4); a time a few hours outside of them is moved inside. */
  private static String fourDigits(LocalDateTime wall) {
    LocalDateTime early = wall.getYear() > LAST.getYear() ? LAST.atTime(LocalTime.MAX) : wall;
    return CLOCK.format(early.getYear() < FIRST.getYear() ? FIRST.atStartOfDay() : early);
  }

  private static void days(EventTime time, ContentLines lines) throws IOException {
    LocalDate first = sinceYearOne(begin(time).begin().toLocalDate());
    CalendarValue last =
        time.endValue() == null
            ? begin(time)
            : CalendarValue.parse(time.endValue()).orElse(begin(time));
    LocalDate after = sinceYearOne(dayAfter(last));
    LocalDate end = after.isAfter(first) ? after : first.plusDays(1);
    lines.raw("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(first));
    if (!end.isAfter(LAST)) {
      lines.raw("DTEND;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(end));
    }
  }

  /** The day itself, or the first of the year 1 for any before: calendars read no earlier year. */
  private static LocalDate sinceYearOne(LocalDate day) {
    return day.isBefore(FIRST) ? FIRST : day;
  }

  /** The day after its last; a night belongs to the day it begins on. */
  private static LocalDate dayAfter(CalendarValue value) {
    return value.granularity().isCoarserThan(Granularity.DAY)
        ? value.end().toLocalDate()
        : value.begin().toLocalDate().plusDays(1);
  }

  private static String status(Factuality factuality) {
    return switch (factuality) {
      case HAPPENED -> "CONFIRMED";
      case PLANNED, POSSIBLE -> "TENTATIVE";
      case CANCELLED, DENIED -> "CANCELLED";
    };
  }

  private static String description(Event event) {
    return "When: "
        + TimeText.of(event.time())
        + ", known to the "
        + Wording.lower(event.time().granularity())
        + "\nHow sure: "
        + Wording.sure(event)
        + "\n"
        + Wording.quote(event);
  }
}
