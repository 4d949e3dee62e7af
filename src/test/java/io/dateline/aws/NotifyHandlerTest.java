package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dateline.Made;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Request;
import io.dateline.event.Mention;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.ChangeStream;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.StreamRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class NotifyHandlerTest {

  private final Bus bus = new Bus();
  private Instant stored = Instant.parse("2025-07-01T00:00:00Z");
  private EmbeddedTable table;
  private NotifyHandler handler;

  /** An event bus that refuses what it is told to refuse. */
  private static final class Bus implements EventBridgeClient {
    private final List<PutEventsRequestEntry> taken = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private String refused = "nothing";
    private boolean gone;

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      if (gone) {
        throw SdkClientException.create("no route to the bus");
      }
      sizes.add(request.entries().size());
      List<PutEventsResultEntry> results = new ArrayList<>();
      for (PutEventsRequestEntry entry : request.entries()) {
        boolean isRefused = entry.detail().contains(refused);
        results.add(
            isRefused
                ? PutEventsResultEntry.builder().errorCode("ThrottlingException").build()
                : PutEventsResultEntry.builder().eventId("e").build());
        if (!isRefused) {
          taken.add(entry);
        }
      }
      return PutEventsResponse.builder().entries(results).build();
    }

    @Override
    public String serviceName() {
      return EventBridgeClient.SERVICE_NAME;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    handler =
        new NotifyHandler(
            new ChangeStream(table.dynamo(), EmbeddedTable.NAME), bus, "news", () -> stored);
  }

  @AfterEach
  void close() {
    table.close();
  }

  private void append(Reading reading) {
    stored = stored.plusSeconds(1);
    table.append(reading, stored, "a.json");
    table
        .writer()
        .refresh(List.of(ArticleKey.of(reading.article().id(), reading.article().timeline())));
  }

  private void tellThatRainFellAndWasCalledOff() {
    append(Made.reading("a", List.of(Made.mention("a", "Rain fell on Riga", "2025-03-03"))));
    append(
        Made.reading(
            "a",
            List.of(Json.mention(cancelled(Made.line("b", "Rain fell on Riga", "2025-03-03"))))));
    append(Made.reading("a", List.of()));
  }

  private static String cancelled(ObjectNode mention) {
    mention.withObject("/event").put("factuality", "cancelled");
    mention.put("id", "m_a");
    return mention.toString();
  }

  private JsonNode handle(JsonNode event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, null);
    return Json.json().readTree(out.toByteArray());
  }

  private JsonNode changesOfTheApi() throws IOException {
    Api api =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.ACCOUNT,
            InstantSource.system());
    Request request = Request.of("GET", "/v1/timelines/test/changes", "", Map.of(), false);
    return Json.json().readTree(api.answer(request).bytes()).path("changes");
  }

  private List<JsonNode> details() throws IOException {
    List<JsonNode> details = new ArrayList<>();
    for (PutEventsRequestEntry entry : bus.taken) {
      details.add(Json.json().readTree(entry.detail()));
    }
    return details;
  }

  @Test
  void tellsEachChangeAsTheApiDoes() throws IOException {
    tellThatRainFellAndWasCalledOff();
    JsonNode answer = handle(StreamRecords.all(table.dynamo()));
    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(answer.path("changes").asInt()).isEqualTo(3);
    assertThat(bus.taken)
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly(
            "Dateline Event Added", "Dateline Event Changed", "Dateline Event Withdrawn");
    assertThat(bus.taken)
        .allSatisfy(entry -> {
          assertThat(entry.source()).isEqualTo("dateline");
          assertThat(entry.eventBusName()).isEqualTo("news");
        });
    ArrayNode expected = Json.json().createArrayNode();
    for (JsonNode change : changesOfTheApi()) {
      ObjectNode detail = Json.json().createObjectNode().put("timeline", "test");
      expected.add(detail.setAll((ObjectNode) change));
    }
    assertThat(details()).containsExactlyElementsOf(expected);
  }

  @Test
  void whatItTellsIsAsTheSchemaSays() throws IOException {
    tellThatRainFellAndWasCalledOff();
    handle(StreamRecords.all(table.dynamo()));
    try (InputStream schema = NotifyHandler.class.getResourceAsStream("change.schema.json")) {
      var known =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Json.json().readTree(schema).toString());
      for (PutEventsRequestEntry entry : bus.taken) {
        assertThat(known.validate(entry.detail(), InputFormat.JSON)).isEmpty();
        assertThat(entry.detail().length()).isLessThan(1_000);
      }
    }
  }

  @Test
  void tellsTenAtOnce() throws IOException {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String title = "Ship " + Integer.toString(i, 36).repeat(4) + " sank";
      mentions.add(Made.mention("a" + i, title, "2025-03-%02d".formatted(1 + i)));
    }
    append(Made.reading("a", mentions));
    JsonNode answer = handle(StreamRecords.all(table.dynamo()));
    assertThat(answer.path("changes").asInt()).isEqualTo(25);
    assertThat(bus.sizes).containsExactly(10, 10, 5);
  }

  @Test
  void givesBackWhatTheBusRefusedAndAllThatFollows() throws IOException {
    tellThatRainFellAndWasCalledOff();
    JsonNode event = StreamRecords.all(table.dynamo());
    bus.refused = "\"sequence\":2,";
    JsonNode answer = handle(event);
    String failed = answer.at("/batchItemFailures/0/itemIdentifier").asText();
    assertThat(answer.path("batchItemFailures")).hasSize(1);
    ObjectNode again = Json.json().createObjectNode();
    for (JsonNode record : event.path("Records")) {
      if (record.at("/dynamodb/SequenceNumber").asInt() >= Integer.parseInt(failed)) {
        again.withArray("Records").add(record);
      }
    }
    bus.refused = "nothing";
    assertThat(handle(again).path("batchItemFailures")).isEmpty();
    assertThat(details())
        .extracting(detail -> detail.path("sequence").asInt())
        .containsExactly(1, 3, 2, 3);
  }

  @Test
  void givesAllBackWhereTheBusIsGone() throws IOException {
    tellThatRainFellAndWasCalledOff();
    bus.gone = true;
    JsonNode answer = handle(StreamRecords.all(table.dynamo()));
    assertThat(answer.path("batchItemFailures")).hasSize(1);
    assertThat(answer.path("changes").asInt()).isZero();
  }

  @Test
  void tellsWhatComesBeforeARecordThatCannotBeRead() throws IOException {
    tellThatRainFellAndWasCalledOff();
    JsonNode event = StreamRecords.all(table.dynamo());
    String broken = "";
    for (JsonNode record : event.path("Records")) {
      if (record.at("/dynamodb/NewImage/version/N").asText().equals("2")
          && record.at("/dynamodb/Keys/pk/S").asText().startsWith("log#")) {
        ((ObjectNode) record.at("/dynamodb/NewImage/body")).put("B", "AAAA");
        broken = record.at("/dynamodb/SequenceNumber").asText();
      }
    }
    JsonNode answer = handle(event);
    assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo(broken);
    assertThat(details())
        .extracting(detail -> detail.path("change").asText())
        .containsExactly("added");
  }

  @Test
  void readsALogEntryThatLiesInParts() throws IOException {
    List<Mention> mentions = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      StringBuilder title = new StringBuilder("Ship");
      random.longs(60).forEach(word -> title.append(' ').append(Long.toHexString(word)));
      String day = "%d-%02d-%02d".formatted(1800 + i, 1 + i % 12, 1 + i % 28);
      mentions.add(Made.mention("a" + i, title.toString(), day));
    }
    append(Made.reading("a", mentions));
    ObjectNode logs = Json.json().createObjectNode();
    for (JsonNode record : StreamRecords.all(table.dynamo()).path("Records")) {
      if (record.at("/dynamodb/Keys/pk/S").asText().startsWith("log#")) {
        logs.withArray("Records").add(record);
      }
    }
    assertThat(logs.path("Records")).hasSize(1);
    assertThat(logs.at("/Records/0/dynamodb/NewImage").has("parts")).isTrue();
    assertThat(handle(logs).path("changes").asInt()).isEqualTo(500);
  }
}
