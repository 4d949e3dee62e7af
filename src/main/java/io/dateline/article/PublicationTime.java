package io.dateline.article;

import io.dateline.text.Offsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an article was published, as precisely as is known, in the years 1 to 9999: what RFC 3339,
 * EDTF and iCalendar can write.
 *
 * @param date the day, in the publisher's zone
 * @param time the time of day there, to the second, or null where only the day is known
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
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMMss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private static final int LAST_YEAR = 9999;

  /**
   * Drops what is less than a second.
   *
   * @throws DateTimeException if the day, or the instant in UTC, is not in the years 1 to 9999
   */
  public PublicationTime {
    if (!isWritable(date, time, zone)) {
      throw new DateTimeException("not in the years 1 to 9999: " + date);
    }
    time = time == null ? null : time.withNano(0);
  }

  private static boolean isWritable(
      LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) {
    return hasFourDigits(date.getYear())
        && hasFourDigits(instant(date, time, zone).atOffset(ZoneOffset.UTC).getYear());
  }

  private static boolean hasFourDigits(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }

  /**
   * Reads RFC 3339 ({@code 2016-02-24T12:29:00+03:00}), an ISO date, or an ISO date with an offset;
   * and the dates of mail, {@code Wed, 24 Feb 2016 12:29:00 +0300}. Empty where it is none of
   * these, or not in the years 1 to 9999. An offset that the zone beside it does not have is
   * believed before the zone (RFC 9557, 3.4).
   */
  public static Optional<PublicationTime> parse(String text) {
    String stripped = text.strip();
    Optional<PublicationTime> iso = parse(stripped, ISO);
    return iso.isPresent() ? iso : FeedDate.parse(stripped);
  }

  /** The refusal of an article whose date is none of these. */
  static ArticleException unreadable(String origin, String field, String found) {
    return new ArticleException(
        ArticleException.Kind.TIME,
        origin,
        field
            + " should be a time like 2016-02-24T12:29:00+03:00, not \""
            + Draft.printable(found)
            + "\"");
  }

  private static Optional<PublicationTime> parse(String text, DateTimeFormatter format) {
    try {
      TemporalAccessor parsed = format.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      return date == null
          ? Optional.empty()
          : Optional.of(new PublicationTime(date, time, zone(parsed, date, time)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable ZoneId zone(
      TemporalAccessor parsed, LocalDate date, @Nullable LocalTime time) {
    ZoneId zone = parsed.query(TemporalQueries.zoneId());
    ZoneId offset = parsed.query(TemporalQueries.offset());
    boolean agree = offset == null || instant(date, time, offset).equals(instant(date, time, zone));
    return zone != null && agree ? zone : offset;
  }

  /** An instant, as S3 gives it. */
  public static PublicationTime of(Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    return new PublicationTime(utc.toLocalDate(), utc.toLocalTime().withNano(0), ZoneOffset.UTC);
  }

  /** The same wall clock in {@code zone} where none is stated. */
  public PublicationTime orInZone(@Nullable ZoneId other) {
    return zone != null || other == null || !isWritable(date, time, other)
        ? this
        : new PublicationTime(date, time, other);
  }

  /** The same instant on the clocks of {@code other}; a time without zone or hour as it is. */
  public PublicationTime in(ZoneId other) {
    if (zone == null || time == null) {
      return this;
    }
    var there = instant().atZone(other);
    return hasFourDigits(there.getYear())
        ? new PublicationTime(there.toLocalDate(), there.toLocalTime(), other)
        : this;
  }

  /** The instant; a day begins at midnight, and a time without a zone is read as UTC. */
  public Instant instant() {
    return instant(date, time, zone);
  }

  private static Instant instant(LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) {
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
        .atZone(zone == null ? ZoneOffset.UTC : zone)
        .toInstant();
  }

  /**
   * The same as it is written: the offset of its zone, in whole minutes. What is known to the day
   * has none.
   */
  public PublicationTime asWritten() {
    if (time == null || zone == null) {
      return new PublicationTime(date, time, null);
    }
    OffsetDateTime at = Offsets.wholeMinutes(date.atTime(time), zone);
    return new PublicationTime(at.toLocalDate(), at.toLocalTime(), at.getOffset());
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
    return zone == null
        ? WALL.format(date.atTime(time))
        : OFFSET.format(Offsets.wholeMinutes(date.atTime(time), zone));
  }
}
