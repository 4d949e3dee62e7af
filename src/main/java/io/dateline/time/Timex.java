package io.dateline.time;

import io.dateline.text.Span;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Tense;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time expression in a text, resolved.
 *
 * @param span where it stands, in UTF-16 units of the text that was tagged
 * @param text the words of the span
 * @param resolution what it says
 * @param rule the name of the rule that found it
 * @param rangeEnd which end of an interval it is
 * @param tense where the governing verb puts what happened
 * @param stated the pieces of the value that the words state
 */
public record Timex(
    Span span,
    String text,
    Resolution resolution,
    String rule,
    RangeEnd rangeEnd,
    Tense tense,
    Set<Component> stated) {

  /** Copies the set. */
  public Timex {
    stated = Set.copyOf(stated);
  }

  /** Its TIMEX3 type. */
  public TimexType type() {
    return resolution.type();
  }

  /** Its TIMEX3 value, such as {@code 2016-02-27T00:00}; never with a zone suffix. */
  public String value() {
    return resolution.told().value();
  }

  /** The stretch of the calendar that it names, or null for lengths, sets and vague references. */
  public @Nullable CalendarValue calendar() {
    return resolution.calendar();
  }

  /** The finest unit stated, or null where it names no stretch of the calendar. */
  public @Nullable Granularity granularity() {
    CalendarValue calendar = calendar();
    return calendar == null ? null : calendar.granularity();
  }

  /** The zone of a time of day, or null if neither text nor origin states one. */
  public @Nullable ZoneId zone() {
    return resolution.zone();
  }

  /** The source of the zone; null exactly when there is none. */
  public @Nullable ZoneBasis zoneBasis() {
    return resolution.zoneBasis();
  }

  /** Why the value is believed. */
  public Basis basis() {
    return resolution.basis();
  }

  /** TIMEX3's {@code mod}, or null. */
  public @Nullable Mod mod() {
    return resolution.mod();
  }

  /** TIMEX3's {@code quant} of a set, or null. */
  public @Nullable String quant() {
    return resolution.quant();
  }

  /** The time that it was counted from, or null if the words state all of it. */
  public @Nullable TimeAnchor anchor() {
    return resolution.anchor();
  }

  /** The first instant of the time, or null if there is none. */
  public @Nullable Instant earliest() {
    CalendarValue calendar = calendar();
    return calendar == null ? null : instant(calendar.begin());
  }

  /** The instant after the last, later than the first, or null where there is none. */
  public @Nullable Instant latest() {
    CalendarValue calendar = calendar();
    if (calendar == null) {
      return null;
    }
    Instant begin = instant(calendar.begin());
    Instant end = instant(calendar.end());
    // Clocks put forward skip an hour of the wall clock: 02:00 to 03:00 is then no time at all.
    return end.isAfter(begin)
        ? end
        : begin.plus(Duration.between(calendar.begin(), calendar.end()));
  }

  /** Wall clocks without a zone are put on UTC: an order is needed, and no zone is invented. */
  private Instant instant(LocalDateTime wall) {
    ZoneId zone = zone();
    return wall.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
  }

  /** The pieces of the value that its words leave to be implied. */
  public Set<Component> implied() {
    Set<Component> implied = Components.of(value());
    implied.removeAll(stated);
    return implied;
  }

  /**
   * Whether the value names a stretch of the calendar, so that something can have happened in it.
   */
  public boolean isOnCalendar() {
    return calendar() != null;
  }

  /** The same time at a span of another text. */
  Timex at(Span place, CharSequence in) {
    return new Timex(place, place.of(in), resolution, rule, rangeEnd, tense, stated);
  }
}
