package io.dateline.api;

import io.dateline.time.CalendarValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, checked: unknown ones, repeats and nonsense are refused. */
final class Parameters {

  private static final int LONGEST_SHOWN = 60;

  private final Map<String, List<String>> given;

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  static Parameters of(Request request, Set<String> known) {
    request
        .parameters()
        .forEach((name, values) -> {
          if (!known.contains(name)) {
            throw Problem.badParameter(
                shown(name),
                "there is no parameter \""
                    + shown(name)
                    + "\" here"
                    + (known.isEmpty()
                        ? ""
                        : "; there are: " + String.join(", ", known.stream().sorted().toList())),
                known.stream().sorted().findFirst().orElse(""));
          }
          if (values.size() > 1) {
            throw Problem.badParameter(
                name, "\"" + name + "\" is given more than once", values.getFirst());
          }
        });
    return new Parameters(request.parameters());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(List::getFirst);
  }

  /** The first instant of an EDTF date or RFC 3339 instant. */
  Instant from(String name) {
    return text(name)
        .map(value -> range(name, value)[0])
        .orElse(Instant.EPOCH.minusSeconds(62_000_000_000L));
  }

  /** The instant after the last of an EDTF date, or an RFC 3339 instant. */
  Instant to(String name) {
    return text(name)
        .map(value -> range(name, value)[1])
        .orElse(Instant.parse("9999-12-31T23:59:59Z"));
  }

  /** The last moment of an EDTF date, or an RFC 3339 instant; null where it is not given. */
  @Nullable Instant moment(String name) {
    return text(name)
        .map(value -> range(name, value))
        .map(range -> range[0].equals(range[1]) ? range[0] : range[1].minusNanos(1))
        .orElse(null);
  }

  private static Instant[] range(String name, String value) {
    try {
      Instant instant = OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
      return new Instant[] {instant, instant};
    } catch (DateTimeException e) {
      CalendarValue date =
          CalendarValue.parse(value.replace("X", ""))
              .orElseThrow(() ->
                  Problem.badParameter(
                      name,
                      "\""
                          + name
                          + "\" takes an EDTF date or an RFC 3339 instant, not \""
                          + shown(value)
                          + "\"",
                      "2016-02-27"));
      return new Instant[] {
        date.begin().toInstant(ZoneOffset.UTC), date.end().toInstant(ZoneOffset.UTC)
      };
    }
  }

  int limit(int otherwise, int most) {
    return text("limit")
        .map(value -> {
          boolean good = value.matches("[1-9][0-9]{0,3}") && Integer.parseInt(value) <= most;
          if (!good) {
            throw Problem.badParameter(
                "limit",
                "\"limit\" takes a whole number from 1 to "
                    + most
                    + ", not \""
                    + shown(value)
                    + "\"",
                Integer.toString(otherwise));
          }
          return Integer.parseInt(value);
        })
        .orElse(otherwise);
  }

  /** The place that a cursor of the same query marks; empty without one. */
  String cursor(String query) {
    return text("cursor").map(cursor -> place(query, cursor)).orElse("");
  }

  static String cursorAt(String query, String place) {
    byte[] plain =
        (Integer.toHexString(query.hashCode()) + "|" + place).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static String place(String query, String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String start = Integer.toHexString(query.hashCode()) + "|";
      if (plain.startsWith(start)) {
        return plain.substring(start.length());
      }
    } catch (IllegalArgumentException e) {
      // not of our making: told below
    }
    throw Problem.badParameter(
        "cursor",
        "\"cursor\" takes the \"next\" of an earlier answer to the same query; leave it out to begin"
            + " again",
        "");
  }

  /** Somebody's text, cut and without control characters, for an answer that quotes it. */
  static String shown(String text) {
    String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "\u2026" : text;
    return cut.replaceAll("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
