package io.dateline.time;

import io.dateline.time.grammar.Mod;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a time expression, apart from its place in the text.
 *
 * @param type its TIMEX3 type
 * @param told its value
 * @param basis why the value is believed
 * @param zone the zone of a time of day, or null if neither text nor origin states one
 * @param zoneBasis where the zone comes from; null exactly when {@code zone} is
 * @param mod TIMEX3's {@code mod}, or null
 * @param quant TIMEX3's {@code quant} of a set, or null
 * @param anchor what it was counted from, or null where the words say all
 */
public record Resolution(
    TimexType type,
    TimeValue told,
    Basis basis,
    @Nullable ZoneId zone,
    @Nullable ZoneBasis zoneBasis,
    @Nullable Mod mod,
    @Nullable String quant,
    @Nullable TimeAnchor anchor) {

  static Resolution date(TimeValue told, Basis basis) {
    return new Resolution(TimexType.DATE, told, basis, null, null, null, null, null);
  }

  static Resolution time(TimeValue told, Basis basis) {
    return new Resolution(TimexType.TIME, told, basis, null, null, null, null, null);
  }

  static Resolution length(String value) {
    TimeValue told = new TimeValue.Open(value);
    return new Resolution(TimexType.DURATION, told, Basis.STATED, null, null, null, null, null);
  }

  static Resolution set(String value, @Nullable String quant) {
    TimeValue told = new TimeValue.Open(value);
    return new Resolution(TimexType.SET, told, Basis.STATED, null, null, null, quant, null);
  }

  /** The stretch of the calendar that it names, or null. */
  public @Nullable CalendarValue calendar() {
    return told instanceof CalendarValue calendar ? calendar : null;
  }

  Resolution in(@Nullable ZoneId other, @Nullable ZoneBasis reason) {
    return new Resolution(type, told, basis, other, reason, mod, quant, anchor);
  }

  Resolution withMod(Mod narrowing) {
    return new Resolution(type, told, basis, zone, zoneBasis, narrowing, quant, anchor);
  }

  Resolution withValue(TimeValue other) {
    return new Resolution(type, other, basis, zone, zoneBasis, mod, quant, anchor);
  }

  Resolution withBasis(Basis reason) {
    return new Resolution(type, told, reason, zone, zoneBasis, mod, quant, anchor);
  }

  Resolution countedFrom(@Nullable TimeAnchor origin) {
    return origin == null
        ? this
        : new Resolution(type, told, basis, zone, zoneBasis, mod, quant, origin);
  }
}
