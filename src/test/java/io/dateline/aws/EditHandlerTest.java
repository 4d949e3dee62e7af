package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Editor;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.StreamRecords;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditHandlerTest {

  private static final Instant NOW = Instant.parse("2016-04-01T12:00:00Z");

  private final EmbeddedTable table = new EmbeddedTable();
  private EditHandler handler;
  private String event;

  @BeforeEach
  void tellOne() {
    table.append(
        new MentionExtractor()
            .extract(Samples.article("a", "P", "2016-03-04", "A ferry sank off Riga on 3 March.")),
        NOW,
        "a");
    table.writer().refreshPending().orThrow();
    InstantSource clock = InstantSource.fixed(NOW);
    Api api =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.PUBLIC,
            clock);
    handler =
        new EditHandler(
            new Editor(table.timelines(), table.decisions(), api, UUID::randomUUID, clock), clock);
    event = first().id();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private Event first() {
    return table
        .timelines()
        .page(Timelines.Query.of("test", Instant.EPOCH, NOW), "", 1)
        .events()
        .getFirst();
  }

  private JsonNode ask(String author, String json, boolean isBase64) throws IOException {
    ObjectNode request = Json.json().createObjectNode();
    request.put("rawPath", "/v1/timelines/test/decisions");
    request.put(
        "body",
        isBase64
            ? Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
            : json);
    request.put("isBase64Encoded", isBase64);
    request.withObject("/requestContext/http").put("method", "POST");
    if (!author.isEmpty()) {
      request.withObject("/requestContext/authorizer/iam").put("userArn", author);
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)),
        answer,
        null);
    return Json.json().readTree(answer.toByteArray());
  }

  @Test
  void whoeverHasNoNameDecidesNothing() throws IOException {
    String json = "{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(event);
    assertThat(ask("", json, false).path("statusCode").asInt()).isEqualTo(403);
    assertThat(table.decisions().last("test")).isEmpty();
  }

  @Test
  void theStreamBringsADecisionOntoTheTimeline() throws IOException {
    String json =
        "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"Ferry lost\"}".formatted(event);
    assertThat(ask("arn:aws:iam::1:user/ann", json, true).path("statusCode").asInt())
        .isEqualTo(201);
    new FoldHandler(table.writer(), InstantSource.fixed(NOW))
        .handleRequest(
            new ByteArrayInputStream(
                StreamRecords.all(table.dynamo()).toString().getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);
    assertThat(table.decisions().pending()).isEmpty();
    assertThat(first().title()).isEqualTo("Ferry lost");
  }
}
