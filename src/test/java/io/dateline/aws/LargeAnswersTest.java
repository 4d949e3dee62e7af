package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.event.ContentHash;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.timeline.Change;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * However much there is to tell, an answer is one that Lambda lets through, and the next goes on.
 */
@Order(1)
class LargeAnswersTest {

  /** What Lambda lets an answer have. */
  private static final int MOST = 6 * 1024 * 1024;

  private static final int MENTIONS = 3_000;
  private static final int TIMELINES = 2_500;
  private static final int CHANGES = 30_000;
  private static final String LONG = "/v1/timelines/test/events/m_n0000";

  private static EmbeddedTable table;
  private static QueryHandler handler;

  @BeforeAll
  static void open() throws IOException {
    table = new EmbeddedTable();
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < MENTIONS; i++) {
      String id = String.format(Locale.ROOT, "n%04d", i);
      ObjectNode line = Made.line(id, "Ferry sank off Riga", "2020-03-01");
      line.withObject("/quote").put("text", "It is told that " + id + ". ".repeat(900));
      line.withObject("/article")
          .put("published", Instant.parse("2025-01-01T08:00:00Z").plusSeconds(i / 10).toString());
      mentions.add(Json.mention(line.toString()));
    }
    for (int i = 0; i < 20; i++) {
      mentions.add(Made.mention("x" + i, "Zeta" + i + " met kappa" + i, "2020-02-" + (10 + i)));
      mentions.add(Made.mention("y" + i, "Zeta" + i + " met kappa" + i, "2020-04-" + (10 + i)));
    }
    table.append(
        Made.reading("many", mentions), Instant.parse("2025-07-01T00:00:00Z"), "many.jsonl");
    table.writer().refreshPending().orThrow();
    writeTimelines();
    writeChanges();
    handler =
        new QueryHandler(
            new Api(
                table.timelines(),
                table.ledger(),
                table.decisions(),
                new byte[] {1, 2, 3},
                Audience.PUBLIC,
                InstantSource.system()),
            InstantSource.system());
  }

  @AfterAll
  static void close() {
    table.close();
  }

  private static Map<String, AttributeValue> state(String timeline, int years) {
    Map<String, AttributeValue> counts = new HashMap<>();
    for (int year = 0; year < years; year++) {
      counts.put(Integer.toString(1980 + year), AttributeValue.fromN("12"));
    }
    Map<String, AttributeValue> item = key("timelines", timeline);
    item.put("version", AttributeValue.fromN("1"));
    item.put("layout", AttributeValue.fromN("2"));
    item.put("updated", AttributeValue.fromS("2025-07-01T00:00:00Z"));
    item.put("years", AttributeValue.fromM(counts));
    return item;
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return new HashMap<>(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)));
  }

  /** So many timelines that their list comes to 6 MB. */
  private static void writeTimelines() {
    List<WriteRequest> puts = new ArrayList<>();
    for (int i = 0; i < TIMELINES; i++) {
      Map<String, AttributeValue> item = state(String.format(Locale.ROOT, "u-%05d", i), 92);
      puts.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (puts.size() == 25) {
        List<WriteRequest> some = List.copyOf(puts);
        table.dynamo().batchWriteItem(b -> b.requestItems(Map.of(EmbeddedTable.NAME, some)));
        puts.clear();
      }
    }
  }

  /** One entry of a log as a batch of a thousand articles makes it, and a small one after it. */
  private static void writeChanges() throws IOException {
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(state("batch", 1)));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      String title = "Event number " + i + " of many that one batch of articles brought with it";
      changes.add(
          new Change(
              Change.Kind.ADDED,
              String.format(Locale.ROOT, "m_%05d", i),
              null,
              title,
              Made.mention("n", "Word", "2020-03-01").time(),
              Factuality.HAPPENED));
    }
    writeEntry(1, changes.subList(0, CHANGES - 1));
    writeEntry(2, changes.subList(CHANGES - 1, CHANGES));
  }

  private static void writeEntry(int version, List<Change> changes) throws IOException {
    byte[] json = Json.line(changes).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(json);
    }
    String hash = ContentHash.of(json);
    String at = "2025-07-01T00:00:0" + version + "Z";
    Map<String, AttributeValue> item = key("log#batch", at + "#00000000000" + version);
    item.put("version", AttributeValue.fromN(Integer.toString(version)));
    item.put("at", AttributeValue.fromS(at));
    item.put("format", AttributeValue.fromN("1"));
    item.put("hash", AttributeValue.fromS(hash));
    byte[] body = zipped.toByteArray();
    int parts = 0;
    for (int from = 0; from < body.length; from += 300_000) {
      Map<String, AttributeValue> part =
          key("body#" + hash, String.format(Locale.ROOT, "%05d", parts++));
      part.put(
          "body",
          AttributeValue.fromB(
              SdkBytes.fromByteArray(
                  Arrays.copyOfRange(body, from, Math.min(body.length, from + 300_000)))));
      table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(part));
    }
    item.put("parts", AttributeValue.fromN(Integer.toString(parts)));
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(item));
  }

  /** An answer as Lambda is given it, and what a caller reads out of it. */
  private static String ask(String path, String query) throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    event.put("rawPath", path).put("rawQueryString", query);
    event.putObject("requestContext").putObject("http").put("method", "GET");
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), raw, null);
    assertThat(raw.size()).as(path + "?" + query).isLessThan(MOST);
    JsonNode answer = Json.json().readTree(raw.toByteArray());
    assertThat(answer.path("statusCode").asInt()).as(path + "?" + query).isEqualTo(200);
    String body = answer.path("body").asText();
    return answer.path("isBase64Encoded").asBoolean()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  private static JsonNode json(String path, String query) throws IOException {
    return Json.json().readTree(ask(path, query));
  }

  private static void addIds(JsonNode list, Set<String> ids) {
    list.forEach(one -> assertThat(ids.add(one.path("id").asText())).as("told once").isTrue());
  }

  @Test
  void anEventTellsItsMentionsPageByPage() throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> links = new TreeSet<>();
    String query = "";
    int answers = 0;
    JsonNode event;
    do {
      event = json(LONG, query);
      addIds(event.path("mentions"), ids);
      event.path("links").forEach(link -> links.add(link.path("mention").asText()));
      assertThat(event.path("sources").asInt()).isEqualTo(MENTIONS);
      assertThat(event.path("mentionCount").asInt()).isEqualTo(MENTIONS);
      query = event.path("moreMentions").asText("").replaceFirst(".*\\?", "");
      answers++;
    } while (!query.isEmpty());
    assertThat(answers).isGreaterThan(2);
    assertThat(ids).hasSize(MENTIONS);
    assertThat(links).hasSize(MENTIONS - 1);
  }

  @Test
  void aListGoesOnBehindAnEventOfManyMentions() throws IOException {
    for (String asked : List.of("limit=500", "limit=500&sort=-time", "limit=500&asOf=2026")) {
      Set<String> ids = new LinkedHashSet<>();
      String cursor = "";
      do {
        JsonNode page = json("/v1/timelines/test/events", asked + cursor);
        addIds(page.path("events"), ids);
        String next = page.path("next").asText("");
        cursor = next.isEmpty() ? "" : "&cursor=" + next;
      } while (!cursor.isEmpty());
      assertThat(ids).as(asked).hasSize(41);
    }
  }

  @Test
  void aListLeadsToTheMentionsThatItDoesNotShow() throws IOException {
    JsonNode event =
        json("/v1/timelines/test/events", "from=2020-03-01&to=2020-03-01").at("/events/0");
    Set<String> ids = new LinkedHashSet<>();
    addIds(event.path("mentions"), ids);
    String more = event.path("moreMentions").asText();
    assertThat(more).startsWith(LONG + "?cursor=");
    addIds(json(LONG, more.substring(more.indexOf('?') + 1)).path("mentions"), ids);
    assertThat(ids).hasSizeGreaterThan(100);
    assertThat(List.copyOf(ids)).isSorted();
  }

  @Test
  void everyExportGoesOnBehindAnEventOfManyMentions() throws IOException {
    for (String suffix :
        List.of(".jsonl", ".csv", ".ics", ".md", ".timelinejs.json", ".feed.json", ".atom")) {
      assertThat(ask("/v1/timelines/test/events" + suffix, ""))
          .as(suffix)
          .contains("Ferry sank off Riga");
    }
  }

  @Test
  void theHistoryOfAnEventIsTold() throws IOException {
    JsonNode history = json(LONG + "/history", "");
    assertThat(history.at("/history/0/change").asText()).isEqualTo("added");
    assertThat(history.has("next")).isFalse();
  }

  @Test
  void thePageOfAnEventLeadsToMoreOfItsSentences() throws IOException {
    Set<String> told = new TreeSet<>();
    String query = "";
    Pattern more = Pattern.compile("<a class=\"button\" href=\"\\?(cursor=[^\"]+)\">More of");
    for (int page = 0; page < 5; page++) {
      String html = ask("/t/test/m_n0000", query);
      assertThat(html.length()).isLessThan(1_000_000);
      Pattern.compile("It is told that (n[0-9]{4})")
          .matcher(html.substring(html.indexOf("<body")))
          .results()
          .map((MatchResult found) -> found.group(1))
          .forEach(id -> assertThat(told.add(id)).isTrue());
      Matcher link = more.matcher(html);
      assertThat(link.find()).isTrue();
      query = link.group(1);
    }
    assertThat(told).hasSizeGreaterThan(200);
  }

  @Test
  void timelinesAreListedPageByPage() throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    String query = "";
    int answers = 0;
    do {
      JsonNode page = json("/v1/timelines", query);
      addIds(page.path("timelines"), ids);
      String next = page.path("next").asText("");
      query = next.isEmpty() ? "" : "cursor=" + next;
      answers++;
    } while (!query.isEmpty());
    assertThat(ids).hasSize(TIMELINES + 2).contains("test", "batch");
    assertThat(answers).isGreaterThan(2);
    assertThat(List.copyOf(ids)).isSorted();
    Set<String> shown = new TreeSet<>();
    query = "";
    Matcher link;
    do {
      String html = ask("/", query);
      Pattern.compile("<a href=\"/t/([^\"]+)\">")
          .matcher(html)
          .results()
          .forEach(found -> shown.add(found.group(1)));
      link = Pattern.compile("href=\"/\\?(cursor=[^\"]+)\"").matcher(html);
      query = link.find() ? link.group(1) : "";
    } while (!query.isEmpty());
    assertThat(shown).isEqualTo(new TreeSet<>(ids));
  }

  @Test
  void changesOfOneBatchAreToldInSeveralAnswers() throws IOException {
    Set<String> events = new LinkedHashSet<>();
    String since = "2000";
    int answers = 0;
    JsonNode page;
    do {
      page = json("/v1/timelines/batch/changes", "since=" + since);
      page.path("changes")
          .forEach(one -> assertThat(events.add(one.path("event").asText())).isTrue());
      since = page.path("next").asText();
      answers++;
    } while (!page.path("changes").isEmpty());
    assertThat(events).hasSize(CHANGES);
    assertThat(List.copyOf(events)).isSorted();
    assertThat(answers).isGreaterThan(2);
  }

  @Test
  void changesOfOneBatchAreShownInSeveralPages() throws IOException {
    Set<String> events = new LinkedHashSet<>();
    String query = "view=changes&since=2000-01-01";
    for (int pages = 0; !query.isEmpty() && pages < 40; pages++) {
      String html = ask("/t/batch", query);
      Pattern.compile("href=\"/t/batch/(m_[0-9]+)\"")
          .matcher(html)
          .results()
          .forEach(found -> assertThat(events.add(found.group(1))).isTrue());
      Matcher link = Pattern.compile("href=\"/t/batch\\?([^\"]+)\">Earlier changes").matcher(html);
      query = link.find() ? link.group(1).replace("&amp;", "&") : "";
    }
    assertThat(events).hasSize(CHANGES);
    assertThat(events.iterator().next()).as("the newest first").isEqualTo("m_29999");
  }
}
