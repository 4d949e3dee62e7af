package io.dateline.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.api.SignIn.Grant;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The API on a table of its own. */
final class SampleApi implements AutoCloseable {

  static final String KEY = "a key of the tests";

  private static final Instant STORED = Instant.parse("2025-07-01T00:00:00Z");

  private final EmbeddedTable table = new EmbeddedTable();
  private final AtomicInteger appended = new AtomicInteger();
  private final Api api = at(KEY, Audience.ACCOUNT);

  /** The API on an empty table. */
  static SampleApi empty() {
    return new SampleApi();
  }

  /** The API on the sample articles. */
  static SampleApi open() {
    SampleApi sample = new SampleApi();
    MentionExtractor extractor = new MentionExtractor();
    Samples.articles()
        .forEach(
            article -> sample.table.append(extractor.extract(article), STORED, "samples.jsonl"));
    sample.fold();
    return sample;
  }

  /** Another API on the same table. */
  Api at(String cursorKey, Audience audience) {
    return new Api(
        table.timelines(),
        table.ledger(),
        table.decisions(),
        cursorKey.getBytes(StandardCharsets.UTF_8),
        audience,
        () -> STORED);
  }

  /** Another API on the same table, for members only. */
  Api forMembers() {
    return new Api(
        table.timelines(),
        table.ledger(),
        table.decisions(),
        KEY.getBytes(StandardCharsets.UTF_8),
        Audience.ACCOUNT,
        Tiles.NONE,
        new SignIn("https://id.example", "page", List.of(), Grant.NONE, Grant.NONE, Grant.NONE),
        () -> STORED);
  }

  EmbeddedTable table() {
    return table;
  }

  /** Appends a reading, stored after all others, and folds it. */
  void append(Reading reading) {
    table.append(reading, STORED.plusSeconds(appended.incrementAndGet()), "samples.jsonl");
    fold();
  }

  void fold() {
    table.writer().refreshPending().orThrow();
  }

  /** Decides, and folds it. */
  Response decide(String timeline, String json) {
    Editor editor =
        new Editor(table.timelines(), table.decisions(), api, UUID::randomUUID, () -> STORED);
    Response response =
        editor.answer(
            Request.of("POST", "/v1/timelines/" + timeline + "/decisions", "", Map.of(), true)
                .from(new Caller("ann", Caller.Role.EDITOR)),
            json.getBytes(StandardCharsets.UTF_8));
    fold();
    return response;
  }

  Response get(String path, String query) {
    return api.answer(Request.of("GET", path, query));
  }

  Response get(String path, String query, Map<String, String> headers) {
    return send("GET", path, query, headers);
  }

  Response send(String method, String path, String query, Map<String, String> headers) {
    return api.answer(Request.of(method, path, query, headers, false));
  }

  static JsonNode json(Response response) {
    return json(response.text());
  }

  static JsonNode json(String text) {
    try {
      return Json.json().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** The ids of all events that a query gives, over all its pages. */
  List<String> ids(String timeline, String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          json(
              get(
                  "/v1/timelines/" + timeline + "/events",
                  query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
      page.path("events").forEach(event -> ids.add(event.path("id").asText()));
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    return ids;
  }

  /** The events of a sample timeline as the fold alone gives them. */
  static List<Event> folded(String timeline) {
    return Fold.fold(Samples.mentions()).stream()
        .filter(event -> event.timeline().equals(timeline))
        .toList();
  }

  @Override
  public void close() {
    table.close();
  }
}
