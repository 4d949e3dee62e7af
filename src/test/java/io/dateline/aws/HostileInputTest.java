package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and articles that want more than their share, or to be elsewhere. */
class HostileInputTest {

  private final ObjectsInMemory objects = new ObjectsInMemory();
  private EmbeddedTable table;
  private IngestHandler handler;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    handler =
        new IngestHandler(
            new Ingest(table.ledger(), objects, new Ingest.Limits(1_000_000, 10)),
            InstantSource.system());
  }

  @AfterEach
  void close() {
    table.close();
  }

  /** Puts an object under a key and tells the function of it, as S3 encodes keys. */
  private JsonNode put(String key, String content) throws IOException {
    objects.put(key, content);
    return tell(URLEncoder.encode(key, StandardCharsets.UTF_8));
  }

  private JsonNode tell(String encodedKey) throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    ObjectNode record = event.putArray("Records").addObject().put("eventName", "ObjectCreated:Put");
    record.putObject("s3").putObject("bucket").put("name", "b");
    ((ObjectNode) record.get("s3")).putObject("object").put("key", encodedKey);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, null);
    return Json.json().readTree(out.toByteArray());
  }

  private static String rain(String id) {
    return Samples.json(id, "P", "2025-03-04", "It rained heavily in Riga on Monday.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "articles//x.json",
        "articles/x.json",
        "articles/../riga/x.json",
        "articles/Riga/x.json",
        "articles/r\u0456ga/x.json",
        "articles/riga\u202e/x.json",
        "articles/riga\u0000/x.json",
        "articles/ri\u0301ga/x.json",
        "articles/riga//x.json",
        "articles/riga/",
        "articles/riga/x\n.json",
        "/articles/riga/x.json",
        "../articles/riga/x.json",
        "articles\\riga\\x.json",
        "",
        "\u0000"
      })
  void refusesKeysThatAreNotOfATimeline(String key) throws IOException {
    JsonNode answer = put(key, rain("r"));
    assertThat(answer.path("articles").asInt()).isZero();
    assertThat(answer.path("refused"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.asText()).contains("an article's key is"));
    assertThat(table.ledger().heads("r")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "articles/riga/../oslo/x.json",
        "articles/riga/..%2f..%2fx.json",
        "articles/riga/x\u0000.json",
        "articles/riga/\u202ex.json",
        "articles/riga/\u00e9 e\u0301 \u0435.json",
        "articles/riga/a+b%2B c.json",
        "articles/riga/%.json",
        "articles/riga/'; drop table.json",
        "articles/riga/${jndi:ldap://x}.json"
      })
  void readsOddKeysIntoTheirOwnTimeline(String key) throws IOException {
    JsonNode answer = put(key, rain("r"));
    assertThat(answer.path("refused")).isEmpty();
    assertThat(table.ledger().heads("r"))
        .extracting(head -> head.key().timeline())
        .containsExactly("riga");
  }

  @Test
  void readsTheLongestKeys() throws IOException {
    String key = "articles/riga/" + "\u00e9".repeat(500) + "abcde.json";
    assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSize(1_024);
    assertThat(put(key, rain("r")).path("refused")).isEmpty();
    assertThat(put(key.replace("abcde", "abcdf"), "{").path("refused")).hasSize(1);
    assertThat(table.ledger().heads(key.replace("abcde", "abcdf"))).hasSize(1);
  }

  @Test
  void toldOfABadlyEncodedKeyItLooksForItAsItIs() throws IOException {
    JsonNode answer = tell("articles/riga/%zz%.json");
    assertThat(answer.path("refused").path(0).asText()).contains("%zz%.json: the object is gone");
  }

  @Test
  void keepsLookalikesApart() throws IOException {
    put("articles/riga/1.json", rain("caf\u00e9"));
    put("articles/riga/2.json", rain("cafe\u0301"));
    assertThat(table.ledger().heads("caf\u00e9")).hasSize(1);
    assertThat(table.ledger().heads("cafe\u0301")).hasSize(1);
  }

  @Test
  void refusesObjectsThatAreTooLarge() throws IOException {
    assertThat(put("articles/riga/x.jsonl", " ".repeat(1_000_001)).path("refused").path(0).asText())
        .isEqualTo(
            "s3://b/articles/riga/x.jsonl: has 1,000,001 bytes; an object of at most 1,000,000 is"
                + " read");
  }

  @Test
  void stopsAtTooManyArticlesOfOneObject() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      lines.append(rain("r" + i)).append("\n");
    }
    JsonNode answer = put("articles/riga/x.jsonl", lines + "{\n".repeat(1_000));
    assertThat(answer.path("articles").asInt()).isEqualTo(8);
    assertThat(answer.path("refused")).hasSize(3);
    assertThat(answer.path("refused").path(2).asText())
        .isEqualTo(
            "s3://b/articles/riga/x.jsonl: holds more than 10 articles; the later ones were not"
                + " read");
  }

  @Test
  void refusesFieldsThatNoItemHolds() throws IOException {
    for (String field : List.of("id", "url", "title", "publisher", "byline", "language")) {
      ObjectNode article = (ObjectNode) Json.json().readTree(rain("r"));
      article.put(field, "https://x.example/" + "y".repeat(500_000));
      assertThat(put("articles/riga/x.json", article.toString()).path("refused").path(0).asText())
          .endsWith("at most 4,000 are read");
    }
  }

  @Test
  void leavesOutTheEventsOfAnArticleWithFarTooMany() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append("Storm ").append(i).append(" struck the port of Riga on 3 March 2025. ");
    }
    JsonNode answer =
        put("articles/riga/x.json", Samples.json("m", "P", "2025-03-04", text.toString()));
    assertThat(answer.path("mentions").asInt()).isBetween(5_000, 5_050);
    assertThat(table.ledger().heads("m").getFirst().attributes())
        .hasEntrySatisfying(
            "notes", notes -> assertThat(notes).contains("has more than 5,000 dated events"));
  }

  @Test
  void recordsRefusalsOfNoTimelineApart() throws IOException {
    put("elsewhere/x.json", rain("r"));
    assertThat(table.ledger().heads("elsewhere/x.json"))
        .extracting(Ledger.Head::state)
        .containsExactly(Ledger.State.REFUSED);
  }
}
