package io.dateline.api;

import io.dateline.event.EventTime;
import io.dateline.event.StatedTime;
import io.dateline.json.Json;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers how a time is understood that a person writes: {@code GET /v1/times?text=...}. */
final class TimeReading {

  private static final String EXAMPLE = "about noon Damascus time on 27 February 2016";

  private final InstantSource clock;

  TimeReading(InstantSource clock) {
    this.clock = clock;
  }

  private record Answer(String text, EventTime time) {}

  Response answer(Request request) {
    Parameters parameters = Parameters.of(request, Set.of("text", "zone"));
    String text = parameters.text("text").orElse("");
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    EventTime time =
        StatedTime.parse(text, zone(parameters), today)
            .filter(told -> !told.earliest().isBefore(DateParameter.FIRST))
            .orElseThrow(() ->
                Problem.badParameter(
                    "text",
                    "no time of the calendar is read in \"%s\"; it is EDTF or English words"
                        .formatted(Parameters.shown(text)),
                    EXAMPLE));
    return new Response(
        200, Map.of("content-type", "application/json"), Json.line(new Answer(text.strip(), time)));
  }

  private static @Nullable ZoneId zone(Parameters parameters) {
    return parameters
        .text("zone")
        .map(zone -> {
          try {
            return ZoneId.of(zone);
          } catch (DateTimeException e) {
            throw Problem.badParameter(
                "zone",
                "\"zone\" takes an IANA zone or an offset, not \"" + Parameters.shown(zone) + "\"",
                "Asia/Damascus");
          }
        })
        .orElse(null);
  }
}
