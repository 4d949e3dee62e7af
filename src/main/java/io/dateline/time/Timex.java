package io.dateline.time;

import io.dateline.text.Span;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Tense;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
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
 * @param tense where the governing verb puts what happened
 * @param anchor what it was counted from, or null where the words say all
 * @param stated the pieces of the value that the words state
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
    RangeEnd rangeEnd,
    Tense tense,
    @Nullable TimeAnchor anchor,
    Set<Component> stated) {

  /** Copies the set. */
  public Timex {
    stated = Set.copyOf(stated);
  }

  /** The pieces of the value that its words leave to be implied. */
  public Set<Component> implied() {
    Set<Component> implied = Components.of(value);
    implied.removeAll(stated);
    return implied;
  }

  /**
   * Whether the value names a stretch of the calendar, so that something can have happened in it.
   */
  public boolean isOnCalendar() {
    return earliest != null && (type == TimexType.DATE || type == TimexType.TIME);
  }

  /** The same time at a span of another text. */
  Timex at(Span place, CharSequence in) {
    return new Timex(
        place,
        place.of(in),
        type,
        value,
        granularity,
        zone,
        zoneBasis,
        basis,
        mod,
        quant,
        earliest,
        latest,
        rule,
        rangeEnd,
        tense,
        anchor,
        stated);
  }
}
