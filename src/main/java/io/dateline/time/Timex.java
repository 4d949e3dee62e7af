package io.dateline.time;

import io.dateline.text.Span;
import io.dateline.time.grammar.Mod;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time expression in a text, resolved.
 *
 * @param span where it stands, in UTF-16 units of the text that was tagged
 * @param text the words of the span
 * @param type its TIMEX3 type
 * @param value its TIMEX3 value, such as {@code 2016-02-27T00:00}; never with a zone suffix
 * @param granularity the finest unit stated, or null for durations, sets and vague references
 * @param zone the zone of a time of day, or null where neither text nor origin tells one
 * @param zoneBasis where the zone comes from; null exactly when {@code zone} is
 * @param basis why the value is believed
 * @param mod TIMEX3's {@code mod}, or null
 * @param quant TIMEX3's {@code quant} of a set, or null
 * @param earliest the first instant of the time told, or null where there is none
 * @param latest the instant after the last, or null where there is none
 * @param rule the name of the rule that found it
 * @param rangeEnd which end of an interval it is
 */
public record Timex(
    Span span,
    String text,
    TimexType type,
    String value,
    @Nullable Granularity granularity,
    @Nullable ZoneId zone,
    @Nullable ZoneBasis zoneBasis,
    Basis basis,
    @Nullable Mod mod,
    @Nullable String quant,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    String rule,
    RangeEnd rangeEnd) {

  /**
   * Whether the value names a stretch of the calendar, so that something can have happened in it.
   */
  public boolean isOnCalendar() {
    return earliest != null && (type == TimexType.DATE || type == TimexType.TIME);
  }
}
