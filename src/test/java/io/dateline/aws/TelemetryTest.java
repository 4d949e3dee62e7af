package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.TimelineWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the ingest function logs and measures, and what it must not. */
@Isolated("takes what is printed")
class TelemetryTest {

  /** All that could end a line, colour a terminal, turn its text about, or end a JSON string. */
  private static final String HOSTILE =
      "SECRET\n{\"level\":\"ERROR\"}\r\u0085\u2028\u2029\u001b[31m\u202e\u2066\\\"}\u0000\u007f";

  private static final Instant NOW = Instant.parse("2025-03-04T09:15:02.500Z");

  private final ObjectsInMemory objects = new ObjectsInMemory();
  private EmbeddedTable table;
  private IngestHandler handler;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    handler =
        new IngestHandler(
            new Ingest(table.ledger(), objects, Ingest.Limits.NONE), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    table.close();
  }

  private Printed ingest(String... keys) throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    for (String key : keys) {
      ObjectNode body = Json.json().createObjectNode();
      ObjectNode record = body.putArray("Records").addObject();
      record.put("eventName", "ObjectCreated:Put").put("eventTime", "2025-03-04T09:15:00.000Z");
      record.putObject("s3").putObject("bucket").put("name", "b");
      ((ObjectNode) record.get("s3")).putObject("object").put("key", key);
      event.withArray("Records").addObject().put("messageId", "m").put("body", body.toString());
    }
    return Printed.by(context ->
        handler.handleRequest(
            new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            context));
  }

  private static List<JsonNode> withMessage(Printed printed, String message) throws IOException {
    return printed.lines().stream()
        .filter(line -> line.path("message").asText().equals(message))
        .toList();
  }

  private static List<JsonNode> metrics(Printed printed) throws IOException {
    return printed.lines().stream().filter(line -> line.has("_aws")).toList();
  }

  private static String article(Map<String, String> fields) {
    ObjectNode article = Json.json().createObjectNode();
    fields.forEach(article::put);
    return article.toString();
  }

  @Test
  void tellsOfAnArticleByKeyAndRevision() throws IOException {
    objects.put(
        "articles/riga/a.json",
        article(
            Map.of(
                "id", "SECRET",
                "title", "SECRET",
                "published", "2025-03-04",
                "text", "A SECRET ferry sank off Riga on Monday.")));
    Printed printed = ingest("articles/riga/a.json");
    assertThat(printed.text()).doesNotContain("SECRET", "ferry");
    assertThat(withMessage(printed, "article read"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("level").asText()).isEqualTo("INFO");
          assertThat(line.path("timestamp").asText()).isEqualTo("2025-03-04T09:15:02.500Z");
          assertThat(line.path("function").asText()).isEqualTo("ingest");
          assertThat(line.path("requestId").asText()).isEqualTo("request-1");
          assertThat(line.path("article").asText()).isEqualTo("s3://b/articles/riga/a.json");
          assertThat(line.path("timeline").asText()).isEqualTo("riga");
          assertThat(line.path("revision").asText()).matches("[0-9a-f]{32}");
          assertThat(line.path("mentions").asInt()).isEqualTo(1);
        });
    assertThat(withMessage(ingest("articles/riga/a.json"), "article known")).hasSize(1);
  }

  @Test
  void countsForCloudWatch() throws IOException {
    objects.put("articles/riga/empty.txt", "");
    objects.put("articles/riga/broken.json", "{");
    objects.put(
        "articles/riga/a.json",
        article(
            Map.of("published", "2025-03-04", "text", "A large ferry sank off Riga on Monday.")));
    List<JsonNode> metrics =
        metrics(
            ingest("articles/riga/empty.txt", "articles/riga/broken.json", "articles/riga/a.json"));
    assertThat(metrics)
        .allSatisfy(
            line -> assertThat(SCHEMA.validate(line.toString(), InputFormat.JSON)).isEmpty());
    assertThat(metrics).allSatisfy(TelemetryTest::holdsWhatItDefines);
    assertThat(metrics)
        .anySatisfy(line -> {
          assertThat(line.path("ArticlesRead").asInt()).isEqualTo(1);
          assertThat(line.path("Mentions").asInt()).isEqualTo(1);
        })
        .anySatisfy(
            line -> assertThat(line.path("ReadLagMillis").toString()).isEqualTo("[2500,2500,2500]"))
        .allSatisfy(
            line -> assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli()));
    assertThat(metrics.stream().filter(line -> line.has("ArticlesRefused")))
        .extracting(line -> line.path("Reason").asText())
        .containsExactly("empty", "format");
  }

  private static void holdsWhatItDefines(JsonNode line) {
    JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
    assertThat(directive.path("Namespace").asText()).isEqualTo("Dateline");
    directive
        .path("Metrics")
        .forEach(metric -> assertThat(line.has(metric.path("Name").asText())).isTrue());
    directive
        .path("Dimensions")
        .forEach(
            set -> set.forEach(name -> assertThat(line.path(name.asText()).isTextual()).isTrue()));
  }

  @Test
  void countsMentionsThatJoinAnEventAndTheirLag() throws IOException {
    String sank = "A large ferry sank off Riga on Monday.";
    read("a", "North Wire", sank);
    read("b", "Daily Beacon", "The large ferry sank off Riga on Monday, divers said.");
    assertThat(fold("a", "b").path("MentionsMerged").asInt()).as("two of one event").isEqualTo(1);
    read(
        "c",
        "Harbour Post",
        "On Monday a large ferry sank off Riga. The mayor resigned on Sunday.");
    assertThat(fold("c").path("MentionsMerged").asInt()).as("one of two").isEqualTo(1);
    assertThat(fold("c").has("MentionsMerged")).as("nothing is folded twice").isFalse();
    read("a", "North Wire", "Nothing is known of it.");
    assertThat(fold("a").has("MentionsMerged")).as("withdrawn").isFalse();
  }

  private void read(String id, String publisher, String text) throws IOException {
    String key = "articles/riga/" + id + ".json";
    objects.put(key, Samples.json(id, publisher, "2025-03-04", text));
    ingest(key);
  }

  /** The counts of a call of the fold function with the stream's records of some articles. */
  private JsonNode fold(String... articles) throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    for (String article : articles) {
      ObjectNode written = event.withArray("Records").addObject().putObject("dynamodb");
      written.put("ApproximateCreationDateTime", NOW.getEpochSecond() - 3);
      written.withObject("/Keys/pk").put("S", "article#" + article);
      written.withObject("/Keys/sk").put("S", "riga#head");
    }
    FoldHandler fold =
        new FoldHandler(
            new TimelineWriter(table.dynamo(), EmbeddedTable.NAME, InstantSource.fixed(NOW)),
            InstantSource.fixed(NOW));
    List<JsonNode> metrics =
        metrics(
            Printed.by(context ->
                fold.handleRequest(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    context)));
    assertThat(metrics)
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(SCHEMA.validate(line.toString(), InputFormat.JSON)).isEmpty())
        .allSatisfy(TelemetryTest::holdsWhatItDefines);
    assertThat(metrics.getFirst().path("ArticlesFolded").asInt()).isEqualTo(articles.length);
    assertThat(metrics.getLast().path("FoldLagMillis"))
        .hasSize(articles.length)
        .allSatisfy(lag -> assertThat(lag.asInt()).isEqualTo(3_500));
    return metrics.getFirst();
  }

  @Test
  void keepsHostileArticlesOutOfTheLog() throws IOException {
    objects.put(
        "articles/riga/time.json",
        article(Map.of("published", HOSTILE, "text", HOSTILE, "title", HOSTILE)));
    objects.put(
        "articles/riga/timeline.json",
        article(
            Map.of("timeline", HOSTILE, "published", "2025-03-04", "text", "SECRET " + HOSTILE)));
    objects.put("articles/riga/lines.jsonl", "{\"id\":\"SECRET\"\n" + HOSTILE + "\n[\"SECRET\"]\n");
    Printed printed =
        ingest(
            "articles/riga/time.json", "articles/riga/timeline.json", "articles/riga/lines.jsonl");
    assertThat(withMessage(printed, "article refused")).hasSizeGreaterThan(3);
    assertThat(printed.text()).doesNotContain("SECRET");
    assertThat(printed.text()).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void tellsHostileKeysOnOneLine() throws IOException {
    String key = "articles/riga/" + HOSTILE + ".json";
    objects.put(key, "{");
    Printed printed = ingest(URLEncoder.encode(key, StandardCharsets.UTF_8));
    assertThat(withMessage(printed, "article refused"))
        .singleElement()
        .satisfies(line -> assertThat(line.path("article").asText()).isEqualTo("s3://b/" + key));
    assertThat(printed.text()).matches("[\\x20-\\x7f\\n]*");
  }

  /**
   * Strangers choose the path: it can neither end a line, nor define a metric, nor fill the log.
   */
  @Test
  void tellsHostilePathsShortAndOnOneLine() throws IOException {
    QueryHandler queries =
        new QueryHandler(
            new Api(
                table.timelines(),
                table.ledger(),
                table.decisions(),
                new byte[] {1},
                Audience.PUBLIC,
                InstantSource.fixed(NOW)),
            InstantSource.fixed(NOW));
    for (String path :
        List.of(
            "/t/" + HOSTILE,
            "/%0A%7B%22_aws%22%3A%7B%22Timestamp%22%3A1%7D%7D",
            "/\",\"level\":\"FATAL\",\"x\":\"",
            "/" + "%F0%9F%9A%80".repeat(650))) {
      ObjectNode event = Json.json().createObjectNode().put("rawPath", path);
      event.putObject("requestContext").putObject("http").put("method", "GET");
      Printed printed =
          Printed.by(context ->
              queries.handleRequest(
                  new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                  new ByteArrayOutputStream(),
                  context));
      assertThat(printed.lines())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.path("message").asText()).isEqualTo("answered");
            assertThat(line.path("level").asText()).isEqualTo("INFO");
            assertThat(line.has("_aws")).isFalse();
            assertThat(line.path("path").asText().length()).isLessThanOrEqualTo(300);
          });
      assertThat(printed.text()).matches("[\\x20-\\x7f\\n]{1,2300}");
    }
  }

  @Test
  void tellsOfAFaultWithoutItsMessage() throws IOException {
    assertThat(withMessage(ingest("articles/riga/unreachable.json"), "message failed"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("level").asText()).isEqualTo("ERROR");
          assertThat(line.path("messageId").asText()).isEqualTo("m");
          assertThat(line.path("fault").path(0).asText()).isEqualTo("java.io.IOException");
          assertThat(line.path("at").path(0).asText()).startsWith("io.dateline.");
        });
    DynamoDbException denied =
        (DynamoDbException)
            DynamoDbException.builder()
                .statusCode(400)
                .requestId("r")
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
                .message("SECRET")
                .build();
    Printed printed =
        Printed.by(context ->
            Telemetry.of(context, InstantSource.fixed(NOW))
                .error("failed", new IOException("SECRET", denied), Map.of()));
    assertThat(printed.text()).doesNotContain("SECRET");
    assertThat(printed.lines().getFirst().path("code").asText()).isEqualTo("AccessDeniedException");
  }

  @Test
  void saysWhatAMessageShouldHaveBeen() throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    event
        .withArray("Records")
        .addObject()
        .put("messageId", "m7")
        .put("body", "{\"records\":[\"SECRET\"]}");
    Printed printed =
        Printed.by(context ->
            handler.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                context));
    assertThat(printed.text()).doesNotContain("SECRET");
    assertThat(withMessage(printed, "message not understood"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("messageId").asText()).isEqualTo("m7");
          assertThat(line.path("expected").asText()).startsWith("an S3 event notification");
        });
  }

  @Test
  void saysNothingWithoutAContext() throws IOException {
    Printed printed =
        Printed.by(_ ->
            handler.handleRequest(
                new ByteArrayInputStream(
                    "{\"Event\":\"s3:TestEvent\"}".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                null));
    assertThat(printed.text()).isEmpty();
  }

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in = TelemetryTest.class.getResourceAsStream("embedded-metric-format.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
