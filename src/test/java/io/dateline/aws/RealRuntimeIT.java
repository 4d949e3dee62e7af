package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the handlers in AWS's own Lambda runtime client, each in a JVM of its own, against DynamoDB
 * Local over HTTP and small stand-ins for S3 and EventBridge, with the files of {@code events/}.
 */
class RealRuntimeIT {

  private static final Path EVENTS = Path.of("events");

  private static LocalCloud cloud;
  private static volatile boolean emptied;

  @BeforeAll
  static void start() throws Exception {
    cloud = LocalCloud.start(RealRuntimeIT::object);
  }

  @AfterAll
  static void stop() throws Exception {
    cloud.close();
  }

  /** The object of a key, as it lies in {@code events/}. */
  private static byte @Nullable [] object(String key) {
    Path file = EVENTS.resolve(key);
    try {
      return emptied || !Files.isRegularFile(file) ? null : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void runsTheFilesOfEventsThroughTheRealRuntime() throws Exception {
    try (Sandbox ingest = Sandbox.start(IngestHandler.class, cloud, false)) {
      JsonNode put = ingest.invoke(EVENTS.resolve("s3-put.json"));
      assertThat(put.path("articles").asInt()).isEqualTo(1);
      assertThat(put.path("mentions").asInt()).isPositive();
      JsonNode batch = ingest.invoke(EVENTS.resolve("s3-put-through-sqs.json"));
      assertThat(batch.path("articles").asInt()).isEqualTo(2);
      assertThat(batch.path("batchItemFailures")).isEmpty();
      assertThat(batch.path("refused"))
          .singleElement()
          .satisfies(r -> assertThat(r.asText()).contains("the object is gone"));
    }
    try (Sandbox fold = Sandbox.start(FoldHandler.class, cloud, false)) {
      assertThat(fold.invoke(EVENTS.resolve("table-stream.json")).path("articles").asInt())
          .isEqualTo(1);
    }
    Ledger ledger = new Ledger(cloud.dynamo(), EmbeddedTable.NAME);
    assertThat(ledger.heads("mp-20250428-0117"))
        .singleElement()
        .satisfies(head -> assertThat(head.pending()).isNull());
    try (Sandbox notify = Sandbox.start(NotifyHandler.class, cloud, false)) {
      JsonNode answer = notify.invoke(EVENTS.resolve("table-stream-log.json"));
      assertThat(answer.path("batchItemFailures")).isEmpty();
      assertThat(answer.path("changes").asInt()).isEqualTo(cloud.told().size()).isPositive();
    }
    assertThat(cloud.told())
        .allSatisfy(entry -> {
          assertThat(entry.path("Source").asText()).isEqualTo("dateline");
          assertThat(entry.path("EventBusName").asText()).isEqualTo("dateline");
          assertThat(Json.json().readTree(entry.path("Detail").asText()).path("timeline").asText())
              .isEqualTo("kourou-launch");
        })
        .extracting(entry -> entry.path("DetailType").asText())
        .contains("Dateline Event Added", "Dateline Event Changed");
    try (Sandbox query = Sandbox.start(QueryHandler.class, cloud, false)) {
      assertThat(answer(query, "timelines.json", 200).path("timelines"))
          .singleElement()
          .satisfies(t -> assertThat(t.path("id").asText()).isEqualTo("kourou-launch"));
      JsonNode events = answer(query, "events.json", 200).path("events");
      assertThat(events)
          .anySatisfy(event -> {
            assertThat(event.path("time").path("value").asText()).isEqualTo("2025-05-14T09:40");
            assertThat(event.path("time").path("earliest").asText())
                .isEqualTo("2025-05-14T12:40:00Z");
          });
      assertThat(answer(query, "event-unknown.json", 404).path("detail").asText())
          .contains("m_0000");
      assertThat(answer(query, "bad-parameter.json", 400).path("parameter").asText())
          .isEqualTo("from");
      assertThat(
              answer(query, "article-refused.json", 200)
                  .path("timelines")
                  .get(0)
                  .path("error")
                  .asText())
          .contains("the object is gone");
      assertThat(answer(query, "health.json", 200).path("status").asText()).isEqualTo("ok");
    }
    try (Sandbox ingest = Sandbox.start(IngestHandler.class, cloud, false)) {
      emptied = true;
      ingest.invoke(EVENTS.resolve("s3-delete.json"));
      assertThat(ledger.heads("mp-20250428-0117"))
          .singleElement()
          .satisfies(head -> assertThat(head.state()).isEqualTo(Ledger.State.WITHDRAWN));
    }
  }

  private static JsonNode answer(Sandbox query, String file, int status) throws Exception {
    JsonNode response = query.invoke(EVENTS.resolve("api").resolve(file));
    assertThat(response.path("statusCode").asInt()).isEqualTo(status);
    return Json.json().readTree(response.path("body").asText());
  }

  @Test
  void watchesForARound() throws Exception {
    try (Sandbox watch = Sandbox.start(WatchHandler.class, cloud, false)) {
      assertThat(watch.invoke(EVENTS.resolve("schedule.json")))
          .hasToString("{\"busy\":false,\"feeds\":0,\"failed\":0,\"items\":0,\"faults\":[]}");
    }
  }

  @Test
  void primesEachFunctionBeforeItsSnapshot() throws Exception {
    prime(IngestHandler.class, FoldHandler.class);
    prime(NotifyHandler.class, QueryHandler.class);
  }

  /** Primes two functions at a time, one on each core. */
  private static void prime(Class<?> one, Class<?> other) throws Exception {
    int items = items();
    try (Sandbox first = Sandbox.start(one, cloud, true);
        Sandbox second = Sandbox.start(other, cloud, true)) {
      first.awaitCheckpoint();
      second.awaitCheckpoint();
      assertThat(items()).as("priming writes nothing").isEqualTo(items);
      answersOnceRestored(first, one);
      answersOnceRestored(second, other);
    }
  }

  private static void answersOnceRestored(Sandbox function, Class<?> handler) throws Exception {
    assertThat(function.logged()).doesNotContain("priming failed");
    function.restore();
    String event = handler == IngestHandler.class ? "{\"Event\":\"s3:TestEvent\"}" : "{}";
    assertThat(function.invoke(event.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  private static int items() {
    return cloud.dynamo().scan(scan -> scan.tableName(EmbeddedTable.NAME)).count();
  }

  @Test
  void aFunctionThatCannotBePrimedStartsAllTheSame() throws Exception {
    Map<String, String> environment = new HashMap<>(cloud.environment());
    environment.put("TABLE_NAME", "no-such-table");
    try (Sandbox query =
        new Sandbox(
            new Sandbox.Settings(
                QueryHandler.class.getName(),
                System.getProperty("java.class.path"),
                List.of(),
                environment,
                true))) {
      query.awaitCheckpoint();
      assertThat(query.logged()).contains("priming failed");
      query.restore();
      answer(query, "health.json", 200);
    }
  }
}
