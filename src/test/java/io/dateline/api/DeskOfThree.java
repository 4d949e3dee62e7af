package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.api.Caller.Role;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.TimelineWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An editor's desk on a timeline of two events, of which two and one article tell. */
abstract class DeskOfThree {

  static final Caller ANN = new Caller("ann", Role.EDITOR);

  static final Instant NOW = Instant.parse("2016-04-01T12:00:00Z");
  static final String DECISIONS = "/v1/timelines/test/decisions";

  final EmbeddedTable table = new EmbeddedTable();
  TimelineWriter writer;
  Api api;
  Editor editor;

  @BeforeEach
  void tellThree() {
    writer = table.writer();
    append("a", "2016-03-04", "A bridge in Riga collapsed on 3 March.");
    append("b", "2016-03-05", "A bridge in Riga collapsed on 3 March after a flood.");
    append("c", "2016-03-06", "A ferry sank off Tallinn on 3 March.");
    InstantSource clock = InstantSource.fixed(NOW);
    api =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.MACHINE,
            clock);
    editor = new Editor(table.timelines(), table.decisions(), api, UUID::randomUUID, clock);
  }

  @AfterEach
  void close() {
    table.close();
  }

  void append(String id, String published, String text) {
    table.append(
        new MentionExtractor().extract(Samples.article(id, "P " + id, published, text)), NOW, id);
    writer.refreshPending().orThrow();
  }

  Response post(String json, Map<String, String> headers) {
    Response response =
        editor.answer(
            Request.of("POST", DECISIONS, "", headers, true).from(ANN),
            json.getBytes(StandardCharsets.UTF_8));
    writer.refreshPending().orThrow();
    return response;
  }

  Response post(String json) {
    return post(json, Map.of());
  }

  JsonNode get(String path) throws JsonProcessingException {
    String[] parts = path.split("\\?", 2);
    Response response = api.answer(Request.of("GET", parts[0], parts.length > 1 ? parts[1] : ""));
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return Json.json().readTree(response.text());
  }

  List<JsonNode> events() throws JsonProcessingException {
    List<JsonNode> events = new ArrayList<>();
    get("/v1/timelines/test/events").path("events").forEach(events::add);
    return events;
  }

  JsonNode bridge() throws JsonProcessingException {
    return events().stream()
        .filter(event -> event.toString().contains("bridge"))
        .findFirst()
        .orElseThrow();
  }

  JsonNode ferry() throws JsonProcessingException {
    return events().stream()
        .filter(event -> event.toString().contains("ferry"))
        .findFirst()
        .orElseThrow();
  }

  static JsonNode decision(Response response) throws JsonProcessingException {
    assertThat(response.status()).as(response.text()).isIn(200, 201);
    return Json.json().readTree(response.text()).path("decisions").path(0);
  }
}
