package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryHandlerTest {

  /** What Lambda lets an answer have. */
  private static final int MOST = 6 * 1024 * 1024;

  private static final Pattern TITLE = Pattern.compile("Zeta([0-9]+) met kappa\\1");

  private static EmbeddedTable table;
  private static QueryHandler handler;

  @BeforeAll
  static void open() {
    table = new EmbeddedTable();
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      String title = "Zeta" + i + " met kappa" + i;
      String minute = String.format(Locale.ROOT, "2020-02-%02dT%02d:30", 1 + i / 24 % 28, i % 24);
      ObjectNode line =
          Made.line("n" + i, title, i < 672 ? minute : minute.replace("-02-", "-04-"));
      line.withObject("/quote").put("text", "\"He\" said: \"" + "\u00e9\"".repeat(2_000) + "\"");
      mentions.add(Json.mention(line.toString()));
    }
    table.append(
        Made.reading("many", mentions), Instant.parse("2025-07-01T00:00:00Z"), "many.jsonl");
    table.writer().refreshPending().orThrow();
    handler =
        new QueryHandler(
            new Api(
                table.timelines(),
                table.ledger(),
                table.decisions(),
                new byte[] {1, 2, 3},
                Audience.ACCOUNT,
                InstantSource.system()),
            InstantSource.system());
  }

  @AfterAll
  static void close() {
    table.close();
  }

  private static byte[] ask(String method, String path, String query, String... headers)
      throws IOException {
    ObjectNode event = Json.json().createObjectNode();
    event.put("rawPath", path).put("rawQueryString", query);
    event.putObject("requestContext").putObject("http").put("method", method);
    ObjectNode given = event.putObject("headers");
    for (int i = 0; i < headers.length; i += 2) {
      given.put(headers[i], headers[i + 1]);
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), answer, null);
    return answer.toByteArray();
  }

  @Test
  void answersInBase64WhereItIsCompressed() throws IOException {
    String path = "/v1/timelines/test/events";
    JsonNode plain = Json.json().readTree(ask("GET", path, "limit=2"));
    JsonNode zipped =
        Json.json().readTree(ask("GET", path, "limit=2", "accept-encoding", "gzip, br"));
    assertThat(plain.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(zipped.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(zipped.path("headers").path("content-encoding").asText()).isEqualTo("gzip");
    byte[] bytes = Base64.getDecoder().decode(zipped.path("body").asText());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(plain.path("body").asText());
    }
    String tag = plain.path("headers").path("etag").asText();
    JsonNode again = Json.json().readTree(ask("GET", path, "limit=2", "if-none-match", tag));
    assertThat(again.path("statusCode").asInt()).isEqualTo(304);
    assertThat(Json.json().readTree(ask("HEAD", path, "")).path("body").asText()).isEmpty();
  }

  @Test
  void keepsLargeAnswersWithinWhatLambdaAllows() throws IOException {
    for (String suffix : List.of(".jsonl", ".csv", ".ics", ".md")) {
      Set<String> titles = new TreeSet<>();
      String query = "limit=5000";
      while (!query.isEmpty()) {
        byte[] raw = ask("GET", "/v1/timelines/test/events" + suffix, query);
        assertThat(raw.length).as(suffix).isLessThan(MOST);
        JsonNode answer = Json.json().readTree(raw);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        titles.addAll(titles(answer));
        String link = answer.path("headers").path("link").asText("");
        query = link.isEmpty() ? "" : link.substring(link.indexOf('?') + 1, link.indexOf('>'));
      }
      assertThat(titles).as(suffix).hasSize(900);
    }
    byte[] slides = ask("GET", "/v1/timelines/test/events.timelinejs.json", "limit=500");
    assertThat(slides.length).isLessThan(MOST);
    assertThat(titles(Json.json().readTree(slides))).hasSizeGreaterThan(100);
  }

  private static Set<String> titles(JsonNode answer) {
    String body = answer.path("body").asText();
    String text =
        answer.path("isBase64Encoded").asBoolean()
            ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
            : body;
    return TITLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
