package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

  private static final String EVENTS = "/v1/timelines/kourou-launch/events";

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static String unzip(Response response) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.bytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void compressesForWhoTakesIt() throws IOException {
    Response plain = api.get(EVENTS, "");
    Response zipped = api.get(EVENTS, "", Map.of("Accept-Encoding", "br, gzip;q=0.8"));
    assertThat(zipped.headers()).containsEntry("content-encoding", "gzip");
    assertThat(zipped.bytes().length).isLessThan(plain.bytes().length / 2);
    assertThat(unzip(zipped)).isEqualTo(plain.text());
    assertThat(zipped.headers().get("vary")).contains("accept-encoding");
    for (String refusal : List.of("", "identity", "gzip;q=0", "br")) {
      assertThat(api.get(EVENTS, "", Map.of("accept-encoding", refusal)).headers())
          .doesNotContainKey("content-encoding");
    }
    assertThat(api.get("/health", "", Map.of("accept-encoding", "gzip")).headers())
        .as("what is small is not compressed")
        .doesNotContainKey("content-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/timelines",
        EVENTS,
        EVENTS + ".csv",
        EVENTS + ".ics",
        EVENTS + ".atom",
        "/v1/openapi.json",
        "/health"
      })
  void sendsNothingTwice(String path) {
    for (String coding : List.of("identity", "gzip")) {
      Response first = api.get(path, "", Map.of("accept-encoding", coding));
      String tag = String.valueOf(first.headers().get("etag"));
      assertThat(tag).matches("\"[0-9a-f]{32}(-gzip)?\"");
      for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
        Response again =
            api.get(path, "", Map.of("accept-encoding", coding, "if-none-match", known));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.headers())
            .containsEntry("etag", tag)
            .containsKeys("cache-control", "vary")
            .doesNotContainKey("content-type");
      }
      assertThat(api.get(path, "", Map.of("if-none-match", "\"x\"")).status()).isEqualTo(200);
    }
  }

  @Test
  void tagsEachFormDifferently() {
    String plain = String.valueOf(api.get(EVENTS, "").headers().get("etag"));
    assertThat(api.get(EVENTS, "limit=2").headers().get("etag")).isNotEqualTo(plain);
    assertThat(api.get(EVENTS, "", Map.of("accept", "text/csv")).headers().get("etag"))
        .isNotEqualTo(plain);
    assertThat(api.get(EVENTS, "", Map.of("accept-encoding", "gzip")).headers().get("etag"))
        .isNotEqualTo(plain);
  }

  @Test
  void headTellsWhatGetWould() {
    Response get = api.get(EVENTS, "limit=2");
    Response head = api.send("HEAD", EVENTS, "limit=2", Map.of());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.headers()).isEqualTo(get.headers()).containsKey("link");
    assertThat(api.send("HEAD", "/nowhere", "", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void letsOtherSitesRead() {
    Response preflight = api.send("OPTIONS", EVENTS, "", Map.of("origin", "https://a.example"));
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.headers())
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("access-control-allow-methods", "GET, HEAD, OPTIONS");
    for (Response response : List.of(api.get(EVENTS, ""), api.get("/nowhere", ""))) {
      assertThat(response.headers())
          .containsEntry("access-control-allow-origin", "*")
          .containsEntry("access-control-expose-headers", "etag, link")
          .containsEntry("x-content-type-options", "nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | application/json",
        "*/*                                           | application/json",
        "text/html, application/xhtml+xml, */*;q=0.8   | application/json",
        "text/csv                                      | text/csv; charset=utf-8",
        "Text/CSV;header=present                       | text/csv; charset=utf-8",
        "text/*                                        | text/csv; charset=utf-8",
        "text/calendar, */*                            | text/calendar; charset=utf-8",
        "text/calendar;q=0.4, application/json;q=0.5   | application/json",
        "text/markdown;q=1.0                           | text/markdown; charset=utf-8",
        "application/jsonl                             | application/jsonl",
        "application/feed+json                         | application/feed+json",
        "application/atom+xml, application/json;q=0.9  | application/atom+xml",
        "application/json;q=0, */*                     | application/jsonl"
      })
  void givesTheFormThatIsLikedBest(String accept, String type) {
    assertThat(api.get(EVENTS, "", Map.of("accept", accept)).headers())
        .containsEntry("content-type", type);
    assertThat(api.get(EVENTS + ".md", "", Map.of("accept", accept)).headers())
        .as("a suffix wins")
        .containsEntry("content-type", "text/markdown; charset=utf-8");
  }

  @Test
  void saysWhichFormsThereAre() {
    Response response = api.get(EVENTS, "", Map.of("accept", "image/png"));
    assertThat(response.status()).isEqualTo(406);
    assertThat(json(response).path("detail").asText()).contains("application/json", "text/csv");
  }

  @Test
  void exportsLeadOnByLink() {
    String all = api.get(EVENTS + ".jsonl", "").text();
    StringBuilder pages = new StringBuilder();
    String query = "limit=5";
    while (!query.isEmpty()) {
      Response page = api.get(EVENTS + ".jsonl", query);
      pages.append(page.text());
      String link = page.headers().getOrDefault("link", "");
      query = link.isEmpty() ? "" : link.substring(link.indexOf('?') + 1, link.indexOf('>'));
    }
    assertThat(pages.toString()).isEqualTo(all);
    assertThat(all.lines().count())
        .isEqualTo(api.ids("kourou-launch", "limit=500").size())
        .isGreaterThan(5);
  }

  @Test
  void streamsTheWholeWhereItMay() throws IOException {
    Api streaming = api.at("k", Audience.MACHINE);
    Map<String, String> zip = Map.of("accept-encoding", "gzip");
    Response whole = streaming.answer(Request.of("GET", EVENTS + ".jsonl", ""));
    Response zipped = streaming.answer(Request.of("GET", EVENTS + ".jsonl", "", zip, false));
    Response page = streaming.answer(Request.of("GET", EVENTS + ".jsonl", "limit=3"));
    assertThat(whole.body()).isInstanceOf(Body.Streamed.class);
    assertThat(whole.text()).isEqualTo(api.get(EVENTS + ".jsonl", "").text());
    assertThat(unzip(zipped)).isEqualTo(whole.text());
    assertThat(page.headers()).containsKey("link");
    Response head = streaming.answer(Request.of("HEAD", EVENTS + ".jsonl", ""));
    assertThat(head.bytes()).isEmpty();
  }

  @Test
  void feedsTellTheLastChangesFirst() {
    JsonNode feed = json(api.get(EVENTS + ".feed.json", "limit=4"));
    List<String> expected =
        SampleApi.folded("kourou-launch").stream()
            .filter(event -> !event.isAssumed())
            .sorted((one, other) -> {
              int byTime = other.updated().instant().compareTo(one.updated().instant());
              return byTime != 0 ? byTime : one.id().compareTo(other.id());
            })
            .limit(4)
            .map(event -> "tag:dateline.io,2025:kourou-launch/" + event.id())
            .toList();
    assertThat(feed.path("items")).extracting(i -> i.path("id").asText()).isEqualTo(expected);
  }

  @Test
  void feedsTellWhatChangedLastHoweverOldItIs() {
    try (SampleApi fresh = SampleApi.empty()) {
      fresh.append(
          Made.reading("new", List.of(Made.mention("new", "Lin opened it", "2024-05-01"))));
      ObjectNode old = Made.line("old", "Zeta met kappa", "1848-02-24");
      old.withObject("/article").put("published", "1999-01-01T08:00:00Z");
      fresh.append(Made.reading("old", List.of(Json.mention(old.toString()))));
      assertThat(feed(fresh, "limit=1")).containsExactly("Zeta met kappa");
      assertThat(feed(fresh, "limit=1&from=2024")).containsExactly("Lin opened it");
      assertThat(feed(fresh, "limit=1&q=lin")).containsExactly("Lin opened it");
      assertThat(feed(fresh, "")).containsExactly("Zeta met kappa", "Lin opened it");
      assertThat(feed(fresh, "asOf=2000")).containsExactly("Zeta met kappa");
      // What was withdrawn is told no more, by whatever it was told before.
      fresh.append(Made.reading("old", List.of()));
      assertThat(feed(fresh, "")).containsExactly("Lin opened it");
    }
  }

  private static List<String> feed(SampleApi api, String query) {
    List<String> titles = new ArrayList<>();
    json(api.get("/v1/timelines/test/events.feed.json", query))
        .path("items")
        .forEach(item -> titles.add(item.path("title").asText()));
    return titles;
  }
}
