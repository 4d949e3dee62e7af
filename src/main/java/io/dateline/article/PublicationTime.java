package io.dateline.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an article was published, as precisely as is known.
 *
 * @param date the day, in the publisher's zone
 * @param time the time of day there, or null where only the day is known
 * @param zone the offset or zone stated, or null
 */
public record PublicationTime(LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone)
    implements Comparable<PublicationTime> {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /**
   * Reads RFC 3339 ({@code 2016-02-24T12:29:00+03:00}), an ISO date, or an ISO date with an offset;
   * RFC 1123 too. Empty where it is none of these.
   */
  public static Optional<PublicationTime> parse(String text) {
    String stripped = text.strip();
    Optional<PublicationTime> iso = parse(stripped, ISO);
    return iso.isPresent() ? iso : parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static Optional<PublicationTime> parse(String text, DateTimeFormatter format) {
    try {
      TemporalAccessor parsed = format.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneId zone = parsed.query(TemporalQueries.zone());
      return date == null ? Optional.empty() : Optional.of(new PublicationTime(date, time, zone));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An instant, as S3 gives it. */
  public static PublicationTime of(Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    return new PublicationTime(utc.toLocalDate(), utc.toLocalTime().withNano(0), ZoneOffset.UTC);
  }

  /** The same wall clock in {@code zone} where none is stated. */
  public PublicationTime orInZone(@Nullable ZoneId other) {
    return zone != null || other == null ? this : new PublicationTime(date, time, other);
  }

  /** The same instant on the clocks of {@code other}; a time without zone or hour as it is. */
  public PublicationTime in(ZoneId other) {
    if (zone == null || time == null) {
      return this;
    }
    var there = instant().atZone(other);
    return new PublicationTime(there.toLocalDate(), there.toLocalTime(), other);
  }

  /** The instant; a day begins at midnight, and a time without a zone is read as UTC. */
  public Instant instant() {
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
        .atZone(zone == null ? ZoneOffset.UTC : zone)
        .toInstant();
  }

  @Override
  public int compareTo(PublicationTime other) {
    return instant().compareTo(other.instant());
  }

  /** RFC 3339 where time and zone are known, an ISO date or local date-time where not. */
  @Override
  public String toString() {
    if (time == null) {
      return date.toString();
    }
    String wall = date + "T" + DateTimeFormatter.ISO_LOCAL_TIME.format(time.withNano(0));
    return zone == null ? wall : wall + offset(zone);
  }

  private String offset(ZoneId of) {
    try {
      return date.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(of).getOffset().getId();
    } catch (DateTimeException e) {
      return "";
    }
  }
}
