package io.dateline.text;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Offsets from UTC as RFC 3339 and EDTF can write them, in whole minutes.
 *
 * <p>Before there were time zones, each town had the sun's own time: 00:09:21 in Paris until 1911.
 * There the clock is written that many seconds off, so that the instant stays what it is.
 */
public final class Offsets {

  private static final int MINUTE = 60;

  private Offsets() {}

  /**
   * The instant of a wall clock in a zone, with an offset of whole minutes. A time that the zone
   * skips is after the gap, and one that it has twice is the first.
   */
  public static OffsetDateTime wholeMinutes(LocalDateTime wall, ZoneId zone) {
    OffsetDateTime at = wall.atZone(zone).toOffsetDateTime();
    int seconds = at.getOffset().getTotalSeconds();
    return at.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(seconds - seconds % MINUTE));
  }
}
