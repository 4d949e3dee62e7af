package io.dateline.event;

import io.dateline.time.Basis;
import io.dateline.time.Granularity;
import io.dateline.time.ZoneBasis;
import io.dateline.time.grammar.Mod;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a mention says that its event took or will take place.
 *
 * @param text the words that tell the time; empty where none do
 * @param value TIMEX3 value of the time, or of its begin
 * @param endValue TIMEX3 value of the end of an interval, or null
 * @param edtf the same in EDTF
 * @param granularity the finest unit stated
 * @param zone the zone of a time of day, or null
 * @param zoneBasis where the zone comes from, or null
 * @param basis why the time is believed
 * @param mod TIMEX3's {@code mod}, or null
 * @param earliest the first instant; a wall clock without a zone is read as UTC
 * @param latest the instant after the last
 * @param rule the name of the rule that found it
 * @param begin where the words begin, in UTF-16 units; 0 where there are none
 * @param end where they end
 */
public record EventTime(
    String text,
    String value,
    @Nullable String endValue,
    String edtf,
    Granularity granularity,
    @Nullable ZoneId zone,
    @Nullable ZoneBasis zoneBasis,
    Basis basis,
    @Nullable Mod mod,
    Instant earliest,
    Instant latest,
    String rule,
    int begin,
    int end) {

  /** The same time without the words that tell it. */
  public EventTime withoutWords() {
    return new EventTime(
        "",
        value,
        endValue,
        edtf,
        granularity,
        zone,
        zoneBasis,
        basis,
        mod,
        earliest,
        latest,
        rule,
        0,
        0);
  }

  /** The same time, believed for another reason. */
  EventTime withBasis(Basis reason) {
    return new EventTime(
        text,
        value,
        endValue,
        edtf,
        granularity,
        zone,
        zoneBasis,
        reason,
        mod,
        earliest,
        latest,
        rule,
        begin,
        end);
  }
}
