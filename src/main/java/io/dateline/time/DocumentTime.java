package io.dateline.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When and where a document was written: what its relative expressions are read against.
 *
 * @param date the document creation time's date, in the zone of writing; null where unknown
 * @param time its time of day in that zone, or null where only the day is known
 * @param zone the zone that times of day without one are in, or null where unknown
 * @param zoneBasis where {@code zone} comes from; null exactly when {@code zone} is
 */
public record DocumentTime(
    @Nullable LocalDate date,
    @Nullable LocalTime time,
    @Nullable ZoneId zone,
    @Nullable ZoneBasis zoneBasis) {

  /** Nothing is known: relative expressions stay unresolved. */
  public static final DocumentTime UNKNOWN = new DocumentTime(null, null, null, null);

  /** A day, with no zone. */
  public static DocumentTime of(LocalDate date) {
    return new DocumentTime(date, null, null, null);
  }
}
