package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.event.ContentHash;
import io.dateline.json.Json;
import io.dateline.store.Backoff;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is on a timeline is what the bucket holds now, whatever it held and whoever was told. */
class IntakeTest {

  private static final String TIMELINE = "test";

  private final Map<String, Bucket.Stored> objects = new HashMap<>();
  private final AtomicInteger unreachable = new AtomicInteger();
  private Instant now = Instant.parse("2025-06-01T00:00:00Z");
  private EmbeddedTable table;
  private IngestHandler handler;

  private final Bucket bucket =
      new Bucket() {
        @Override
        public Optional<Stored> find(String name, String key) throws IOException {
          if (unreachable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("the bucket does not answer");
          }
          return Optional.ofNullable(objects.get(key));
        }

        @Override
        public String origin(String name, String key) {
          return "s3://" + name + "/" + key;
        }
      };

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    Backoff quick =
        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 4, RandomGenerator.getDefault());
    handler =
        new IngestHandler(new Ingest(table.ledger(), bucket, Ingest.Limits.NONE), () -> now, quick);
  }

  @AfterEach
  void close() {
    table.close();
  }

  private static String key(String name) {
    return "articles/" + TIMELINE + "/" + name;
  }

  private void store(String name, String content) {
    now = now.plusSeconds(1);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    objects.put(
        key(name),
        new Bucket.Stored(
            now,
            ContentHash.of(bytes),
            bytes.length,
            null,
            null,
            () -> new ByteArrayInputStream(bytes)));
  }

  private JsonNode put(String name, String content) throws IOException {
    store(name, content);
    return told(name, "ObjectCreated:Put", 1);
  }

  private JsonNode delete(String name) throws IOException {
    objects.remove(key(name));
    return told(name, "ObjectRemoved:Delete", 1);
  }

  private JsonNode told(String name, String event, int received) throws IOException {
    ObjectNode record = Json.json().createObjectNode().put("eventName", event);
    record.withObject("/s3/bucket").put("name", "b");
    record.withObject("/s3/object").put("key", key(name));
    ObjectNode body = Json.json().createObjectNode();
    body.withArray("Records").add(record);
    ObjectNode message = Json.json().createObjectNode();
    message.put("messageId", name).put("body", body.toString());
    message.withObject("/attributes").put("ApproximateReceiveCount", Integer.toString(received));
    ObjectNode batch = Json.json().createObjectNode();
    batch.withArray("Records").add(message);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8)), out, null);
    return Json.json().readTree(out.toByteArray());
  }

  private List<String> titles() {
    table.writer().refreshPending().orThrow();
    return Newsroom.export(table.dynamo(), EmbeddedTable.NAME, List.of(TIMELINE)).stream()
        .map(line -> Json.event(line.getBytes(StandardCharsets.UTF_8)).title())
        .toList();
  }

  private static String article(String id, String text) {
    return Samples.json(id, "P", "2025-03-04T08:00:00Z", text);
  }

  private static String updated(String article, String time) {
    return article.replaceFirst("\\{", "{\"updated\":\"" + time + "\",");
  }

  @Test
  void aCorrectionThatDoesNotSayWhenItWasMadeCounts() throws IOException {
    String first = article("a", "A ferry sank off Riga on Monday.");
    put("a.json", updated(first, "2025-03-05T08:00:00Z"));
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    put("a.json", article("a", "A tanker sank off Riga on Monday."));
    assertThat(titles()).containsExactly("Tanker sank off Riga");
    assertThat(table.ledger().heads("a").getFirst().revision()).isEqualTo(2);
  }

  @Test
  void aTimeAheadOfTheClockOrdersNothing() throws IOException {
    put("a.json", updated(article("a", "A ferry sank off Riga on Monday."), "9999-01-01"));
    put("a.json", updated(article("a", "A liner sank off Riga on Monday."), "2025-03-05"));
    assertThat(titles()).containsExactly("Liner sank off Riga");
    // Nor between two objects.
    put("b.json", updated(article("a", "A tanker sank off Riga on Monday."), "9999-01-01"));
    assertThat(titles()).containsExactly("Liner sank off Riga");
  }

  @Test
  void ofTwoThatHoldAnArticleTheOtherIsShownWhenOneIsGone() throws IOException {
    put("a.json", updated(article("a", "Ada Smith robbed a bank on Monday."), "2025-03-06"));
    put("b.json", updated(article("a", "A bank was robbed on Monday."), "2025-03-05"));
    assertThat(titles()).containsExactly("Ada Smith robbed a bank");
    delete("a.json");
    assertThat(titles()).containsExactly("Bank was robbed");
    delete("b.json");
    assertThat(titles()).isEmpty();
  }

  @Test
  void theOrderInWhichObjectsComeAndGoDoesNotMatter() throws IOException {
    put("b.json", updated(article("a", "A bank was robbed on Monday."), "2025-03-05"));
    put("c.json", updated(article("a", "A shop was robbed on Monday."), "2025-03-04"));
    put("a.json", updated(article("a", "A train was robbed on Monday."), "2025-03-06"));
    assertThat(titles()).containsExactly("Train was robbed");
    delete("b.json");
    assertThat(titles()).containsExactly("Train was robbed");
    delete("a.json");
    assertThat(titles()).containsExactly("Shop was robbed");
  }

  @Test
  void hundredsOfTextsUnderOneIdKeepNoOtherArticleOut() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines
          .append(updated(article("a", "Ship " + i + " sank on Monday."), "2025-03-05T08:00:00Z"))
          .append('\n');
    }
    lines.append(article("b", "Parliament sat in Oslo on Monday."));
    JsonNode answer = put("many.jsonl", lines.toString());
    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(titles()).hasSize(2).contains("Parliament sat in Oslo");
    assertThat(table.ledger().heads("a").getFirst().revision()).isEqualTo(500);
    assertThat(largestItem()).isLessThan(4_000);
  }

  @Test
  void hundredsOfObjectsMayHoldOneArticle() throws IOException {
    String text = article("a", "A ferry sank off Riga on Monday.");
    for (int i = 0; i < 200; i++) {
      put(i + ".json", text);
    }
    int size = largestItem();
    for (int i = 200; i < 400; i++) {
      put(i + ".json", text);
    }
    assertThat(largestItem()).as("no item grows with use").isLessThanOrEqualTo(size + 4);
    for (int i = 399; i > 0; i--) {
      delete(i + ".json");
    }
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    delete("0.json");
    assertThat(titles()).isEmpty();
  }

  /** In bytes, about. */
  private int largestItem() {
    return table.dynamo().scanPaginator(scan -> scan.tableName(EmbeddedTable.NAME)).items().stream()
        .mapToInt(item -> item.values().stream().mapToInt(IntakeTest::size).sum())
        .max()
        .orElse(0);
  }

  private static int size(AttributeValue value) {
    return value.b() != null ? value.b().asByteArray().length : value.toString().length();
  }

  @Test
  void aRefusalGoesOnceTheFileIsWhole() throws IOException {
    put("a.json", "{\"id\":\"a\"");
    assertThat(table.ledger().heads(key("a.json"))).hasSize(1);
    put("a.json", article("a", "A ferry sank off Riga on Monday."));
    assertThat(table.ledger().heads(key("a.json"))).isEmpty();
    put("lines.jsonl", article("b", "It rained in Riga on Monday.") + "\n{");
    assertThat(table.ledger().heads(key("lines.jsonl") + ":2")).hasSize(1);
    delete("lines.jsonl");
    assertThat(table.ledger().heads(key("lines.jsonl") + ":2")).isEmpty();
    assertThat(table.ledger().heads("b").getFirst().state()).isEqualTo(Ledger.State.WITHDRAWN);
  }

  @Test
  void whatMayPassIsTriedAgainWithinTheCall() throws IOException {
    store("a.json", article("a", "A ferry sank off Riga on Monday."));
    unreachable.set(3);
    assertThat(told("a.json", "ObjectCreated:Put", 1).path("batchItemFailures")).isEmpty();
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    unreachable.set(4);
    assertThat(told("a.json", "ObjectCreated:Put", 1).path("batchItemFailures")).hasSize(1);
  }

  @Test
  void anObjectThatEndsTheFunctionIsSetApartAndTheRestIsRead() throws IOException {
    store("good.json", article("a", "A ferry sank off Riga on Monday."));
    store("deadly.json", article("b", "A tanker sank off Riga on Monday."));
    // What a function leaves behind that is ended in the middle of an object given again.
    assertThat(table.ledger().tryAgain(key("deadly.json"), now)).isEqualTo(Ledger.Again.GO_ON);
    now = now.plus(Duration.ofMinutes(5));
    assertThat(told("deadly.json", "ObjectCreated:Put", 2).path("batchItemFailures"))
        .as("another may be at it")
        .hasSize(1);
    now = now.plus(Duration.ofHours(2));
    assertThat(told("deadly.json", "ObjectCreated:Put", 3).path("refused").path(0).asText())
        .isEqualTo(
            "s3://b/articles/test/deadly.json: ended the function each time it was read; put it"
                + " anew to try");
    assertThat(told("good.json", "ObjectCreated:Put", 3).path("articles").asInt()).isEqualTo(1);
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    // Put anew it is read as any other, and leaves no mark.
    assertThat(put("deadly.json", article("b", "A tug sank on Monday.")).path("articles").asInt())
        .isEqualTo(1);
    assertThat(told("deadly.json", "ObjectCreated:Put", 2).path("articles").asInt()).isEqualTo(1);
    assertThat(told("deadly.json", "ObjectCreated:Put", 2).path("articles").asInt()).isEqualTo(1);
  }

  @Test
  void anObjectThatKeepsChangingFailsItsMessage() {
    int[] looks = {0};
    Bucket restless =
        new Bucket() {
          @Override
          public Optional<Stored> find(String name, String key) {
            store("a.json", article("a", "Ship " + looks[0]++ + " sank on Monday."));
            return Optional.ofNullable(objects.get(key));
          }

          @Override
          public String origin(String name, String key) {
            return key;
          }
        };
    Ingest ingest = new Ingest(table.ledger(), restless, Ingest.Limits.NONE);
    assertThatThrownBy(() -> ingest.take("b", key("a.json"), true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kept changing while it was read");
  }
}
