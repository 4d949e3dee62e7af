package io.dateline.api;

import io.dateline.time.CalendarValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date or moment as a parameter gives it: EDTF (ISO 8601-2:2019) from {@code 20XX} to {@code
 * 2016-02-27T10:00}, or RFC 3339. What has no zone is read in UTC.
 *
 * @param begin its first instant
 * @param end the instant after its last; of an RFC 3339 instant, itself
 */
record DateParameter(Instant begin, Instant end) {

  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+([Zz]|[+ -][0-9]{2}:[0-9]{2})");

  private static final Pattern DATE = Pattern.compile("[0-9]{2}([0-9]{2}(-.*)?|[0-9]X|XX)");

  /** Reads a value; empty where it is neither, or lies outside the years 1 to 9999. */
  static Optional<DateParameter> parse(String value) {
    Optional<DateParameter> parsed =
        INSTANT.matcher(value).matches() ? instant(value) : edtf(value);
    return parsed.filter(date -> !date.begin().isBefore(FIRST));
  }

  private static Optional<DateParameter> instant(String value) {
    // A plus that was not encoded arrives as a space.
    String text = value.substring(0, 10) + "T" + value.substring(11).replace(' ', '+');
    try {
      Instant instant = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
      return Optional.of(new DateParameter(instant, instant));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<DateParameter> edtf(String value) {
    String plain = value.replaceFirst("[?~%]$", "");
    return DATE.matcher(plain).matches()
        ? CalendarValue.parse(timex(plain))
            .map(date ->
                new DateParameter(
                    date.begin().toInstant(ZoneOffset.UTC), date.end().toInstant(ZoneOffset.UTC)))
        : Optional.empty();
  }

  /** The TIMEX3 value of an EDTF date: {@code 201} of {@code 201X}, {@code 2016-SU} of 2016-22. */
  private static String timex(String edtf) {
    return edtf.replaceFirst("(-XX)+$|X+$", "")
        .replaceFirst("-21$", edtf.length() == 7 ? "-SP" : "-21")
        .replaceFirst("-22$", edtf.length() == 7 ? "-SU" : "-22")
        .replaceFirst("-23$", edtf.length() == 7 ? "-FA" : "-23")
        .replaceFirst("-24$", edtf.length() == 7 ? "-WI" : "-24");
  }
}
