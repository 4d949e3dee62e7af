package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandlerTest {

  private final ObjectsInMemory objects = new ObjectsInMemory();
  private EmbeddedTable table;
  private IngestHandler handler;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    handler =
        new IngestHandler(
            new Ingest(table.ledger(), objects, Ingest.Limits.NONE), InstantSource.system());
    objects.put(
        "articles/riga/ferry.json",
        Samples.json("f", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
    objects.put("articles/riga/broken.json", "{");
  }

  @AfterEach
  void close() {
    table.close();
  }

  private static ObjectNode record(String event, String key) {
    ObjectNode record = Json.json().createObjectNode().put("eventName", event);
    record.putObject("s3").putObject("bucket").put("name", "b");
    ((ObjectNode) record.get("s3")).putObject("object").put("key", key);
    return record;
  }

  private static ObjectNode message(String id, ObjectNode... records) {
    ObjectNode body = Json.json().createObjectNode();
    for (ObjectNode record : records) {
      body.withArray("Records").add(record);
    }
    return Json.json().createObjectNode().put("messageId", id).put("body", body.toString());
  }

  private JsonNode handle(ObjectNode... records) throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    for (ObjectNode record : records) {
      event.withArray("Records").add(record);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, null);
    return Json.json().readTree(out.toByteArray());
  }

  private String error(String id) {
    return table.ledger().heads(id).getFirst().attributes().getOrDefault("error", "");
  }

  @Test
  void readsAnObjectThatWasPut() throws IOException {
    JsonNode answer = handle(record("ObjectCreated:Put", "articles/riga/ferry.json"));
    assertThat(answer.path("articles").asInt()).isEqualTo(1);
    assertThat(answer.path("mentions").asInt()).isEqualTo(1);
    assertThat(table.ledger().heads("f"))
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.READ);
  }

  @Test
  void recordsWhatItRefusesAndGoesOn() throws IOException {
    JsonNode answer =
        handle(
            record("ObjectCreated:Put", "articles/riga/broken.json"),
            record("ObjectCreated:Put", "articles/riga/gone.json"),
            record("ObjectCreated:Put", "elsewhere/x.json"),
            record("ObjectCreated:Put", "articles/Not%20A%20Timeline/x.json"),
            record("ObjectCreated:Put", "articles/riga/ferry.json"));
    assertThat(answer.path("articles").asInt()).isEqualTo(1);
    assertThat(answer.path("refused")).hasSize(4);
    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(error("articles/riga/broken.json"))
        .startsWith("s3://b/articles/riga/broken.json: a JSON object was expected");
    assertThat(error("articles/riga/gone.json")).endsWith("the object is gone; nothing was read");
    assertThat(error("elsewhere/x.json"))
        .contains("an article's key is articles/{timeline}/{name}");
    assertThat(error("articles/Not A Timeline/x.json")).contains("an article's key is");
  }

  @Test
  void failsOnlyTheMessageThatCouldNotBeReached() throws IOException {
    JsonNode answer =
        handle(
            message("1", record("ObjectCreated:Put", "articles/riga/unreachable.json")),
            message("2", record("ObjectCreated:Put", "articles/riga/ferry.json")),
            body("3", "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"));
    assertThat(answer.path("batchItemFailures"))
        .singleElement()
        .satisfies(f -> assertThat(f.path("itemIdentifier").asText()).isEqualTo("1"));
    assertThat(answer.path("articles").asInt()).isEqualTo(1);
  }

  private static ObjectNode body(String id, String body) {
    return Json.json().createObjectNode().put("messageId", id).put("body", body);
  }

  private static String quoted(String text) {
    return Json.json().getNodeFactory().textNode(text).toString();
  }

  @Test
  void unwrapsWhatOtherServicesWrap() throws IOException {
    String record =
        "{\"Records\":["
            + record("ObjectCreated:Put", "articles/riga/ferry+north%26south.json")
            + "]}";
    String sns =
        "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:eu-central-1:1:news\",\"Message\":"
            + quoted(record)
            + "}";
    String event =
        "{\"source\":\"aws.s3\",\"detail-type\":\"Object %s\",\"time\":\"2025-04-28T08:00:00Z\","
            + "\"detail\":{\"bucket\":{\"name\":\"b\"},"
            + "\"object\":{\"key\":\"articles/riga/ferry north&south.json\"}}}";
    String key = "articles/riga/ferry north&south.json";
    objects.put(key, Samples.json("w", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
    for (String body :
        List.of(
            record,
            sns,
            sns.replace(quoted(record), quoted(sns)),
            event.formatted("Created"),
            "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":"
                + quoted(record)
                + "}}]}")) {
      JsonNode answer = handle(body("1", body));
      assertThat(answer.path("batchItemFailures")).as(body).isEmpty();
      assertThat(answer.path("articles").asInt()).as(body).isOne();
    }
    objects.remove(key);
    assertThat(handle(body("1", event.formatted("Deleted"))).path("batchItemFailures")).isEmpty();
    assertThat(table.ledger().heads("w"))
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.WITHDRAWN);
  }

  @Test
  void failsWhatTellsOfNoObject() throws IOException {
    for (String body :
        List.of(
            "",
            "no JSON",
            "{}",
            "[]",
            "{\"records\":[]}",
            "{\"Records\":[]}",
            "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\"}]}",
            "{\"Records\":[{\"eventName\":\"PutObject\",\"requestParameters\":"
                + "{\"bucketName\":\"b\",\"key\":\"articles/riga/ferry.json\"}}]}",
            "{\"source\":\"aws.s3\",\"detail-type\":\"Object Tags Added\",\"detail\":"
                + "{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"articles/riga/ferry.json\"}}}",
            "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"t\",\"Message\":\"You chose\"}")) {
      JsonNode answer = handle(body("1", body));
      assertThat(answer.path("batchItemFailures")).as(body).hasSize(1);
      assertThat(answer.path("articles").asInt()).as(body).isZero();
    }
    assertThatThrownBy(() -> handle(Json.json().createObjectNode()))
        .hasMessage("expected " + Notification.EXPECTED);
  }

  @Test
  void poisonInABatchAloneEndsInTheDeadLetters() throws IOException {
    Map<String, ObjectNode> queue = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      String key = "articles/riga/n" + i + ".json";
      objects.put(
          key, Samples.json("n" + i, "P", "2025-03-04", "A ferry sank off Riga on Monday."));
      queue.put("n" + i, message("n" + i, record("ObjectCreated:Put", key)));
    }
    queue.put(
        "gibberish",
        Json.json()
            .createObjectNode()
            .put("messageId", "gibberish")
            .put("body", "{\"Records\":[{"));
    queue.put(
        "poison", message("poison", record("ObjectCreated:Put", "articles/riga/unreachable.json")));
    List<Integer> left = new ArrayList<>();
    // As often as the template's queue gives a message before it is a dead letter.
    int most =
        Template.read()
            .resource("ArticleQueue")
            .at("/Properties/RedrivePolicy/maxReceiveCount")
            .asInt();
    for (int received = 0; received < most; received++) {
      Set<String> failed = new HashSet<>();
      handle(queue.values().toArray(ObjectNode[]::new))
          .path("batchItemFailures")
          .forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
      queue.keySet().retainAll(failed);
      left.add(queue.size());
    }
    assertThat(left).as("the others go through at once").containsExactly(2, 2, 2, 2, 2);
    assertThat(queue.keySet()).as("dead letters").containsExactly("gibberish", "poison");
    for (int i = 0; i < 8; i++) {
      assertThat(table.ledger().heads("n" + i))
          .extracting(Ledger.Head::state)
          .containsExactly(Ledger.State.READ);
    }
  }

  @Test
  void failsTheCallWhereThereAreNoMessages() {
    assertThatThrownBy(() -> handle(record("ObjectCreated:Put", "articles/riga/unreachable.json")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void withdrawsWhatWasDeleted() throws IOException {
    handle(record("ObjectCreated:Put", "articles/riga/ferry.json"));
    handle(record("ObjectRemoved:Delete", "articles/riga/ferry.json"));
    assertThat(table.ledger().heads("f"))
        .as("the object is there again")
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.READ);
    objects.remove("articles/riga/ferry.json");
    handle(record("ObjectRemoved:Delete", "articles/riga/ferry.json"));
    assertThat(table.ledger().heads("f"))
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.WITHDRAWN);
  }

  @Test
  void aBrokenLineWithdrawsNothing() throws IOException {
    String key = "articles/riga/two.jsonl";
    String good = Samples.json("g", "P", "2025-03-04", "It rained on Monday.");
    objects.put(key, good + "\n" + Samples.json("h", "P", "2025-03-04", "It shone on Monday."));
    handle(record("ObjectCreated:Put", key));
    objects.put(key, good + "\n{");
    handle(record("ObjectCreated:Put", key));
    assertThat(table.ledger().heads("h"))
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.READ);
  }

  @Test
  void decodesKeys() throws IOException {
    objects.put(
        "articles/riga/a b+c\u00e9.json",
        Samples.json("k", "P", "2025-03-04", "It rained on Monday."));
    JsonNode answer = handle(record("ObjectCreated:Put", "articles/riga/a+b%2Bc%C3%A9.json"));
    assertThat(answer.path("articles").asInt()).isEqualTo(1);
  }
}
