package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {

  private static EmbeddedTable table;
  private static Api api;

  @BeforeAll
  static void open() {
    table = new EmbeddedTable();
    MentionExtractor extractor = new MentionExtractor();
    Samples.articles()
        .forEach(a ->
            table.ledger().append(extractor.extract(a), Instant.parse("2025-07-01T00:00:00Z")));
    table
        .ledger()
        .refuse("bad.txt", "kourou-launch", "s3://b/bad.txt", "s3://b/bad.txt: the file is empty");
    table.timelines().refresh(table.ledger().pending());
    api = new Api(table.timelines(), table.ledger());
  }

  @AfterAll
  static void close() {
    table.close();
  }

  private static Response get(String path, String query) {
    return api.answer(Request.of("GET", path, query));
  }

  private static JsonNode json(Response response) {
    try {
      return Json.json().readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void listsTimelines() {
    JsonNode list = json(get("/v1/timelines", "")).path("timelines");
    assertThat(list)
        .extracting(t -> t.path("id").asText())
        .containsExactly("aleppo-convoy", "kourou-launch", "tagus-bridge");
    assertThat(list.get(0).path("events").asInt()).isPositive();
  }

  @Test
  void pagesThroughAllEventsInOrder() {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Response response =
          get(
              "/v1/timelines/kourou-launch/events",
              "limit=7" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      assertThat(response.status()).isEqualTo(200);
      JsonNode page = json(response);
      page.path("events").forEach(event -> ids.add(event.path("id").asText()));
      cursor = page.path("next").asText("");
      assertThat(response.headers().containsKey("link")).isEqualTo(!cursor.isEmpty());
    } while (!cursor.isEmpty());
    assertThat(ids)
        .containsExactlyElementsOf(
            Fold.fold(Samples.mentions()).stream()
                .filter(event -> event.timeline().equals("kourou-launch") && !event.isAssumed())
                .map(event -> event.id())
                .toList());
  }

  @Test
  void selectsByRange() {
    JsonNode page =
        json(get("/v1/timelines/kourou-launch/events", "from=2025-05-20&to=2025-05-20"));
    assertThat(page.path("events")).isNotEmpty();
    page.path("events")
        .forEach(event -> {
          assertThat(event.path("time").path("earliest").asText()).isLessThan("2025-05-21");
          assertThat(event.path("time").path("latest").asText()).isGreaterThan("2025-05-20");
        });
  }

  @Test
  void showsOneEventAndRedirectsItsOtherMentions() {
    JsonNode event = event("mentions", 2);
    String id = event.path("id").asText();
    Response one = get("/v1/timelines/" + event.path("timeline").asText() + "/events/" + id, "");
    assertThat(one.status()).isEqualTo(200);
    assertThat(json(one)).isEqualTo(event);
    String other = event.path("mentions").get(1).path("id").asText();
    Response moved =
        get("/v1/timelines/" + event.path("timeline").asText() + "/events/" + other, "");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.headers().get("location")).endsWith("/events/" + id);
  }

  @Test
  void tellsHowWhatWasKnownChanged() {
    JsonNode event = event("mentions", 2);
    String path = "/v1/timelines/" + event.path("timeline").asText() + "/events/";
    JsonNode told = json(get(path + event.path("id").asText() + "/history", ""));
    JsonNode first = told.path("history").path(0);
    assertThat(told.path("event")).isEqualTo(event.path("id"));
    assertThat(first.path("change").asText()).isEqualTo("added");
    assertThat(first.path("quote")).isEqualTo(event.at("/mentions/0/quote/text"));
    String other = event.at("/mentions/1/id").asText();
    Response moved = get(path + other + "/history", "");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.headers().get("location"))
        .endsWith("/events/" + event.path("id").asText() + "/history");
    assertThat(api.answer(Request.of("GET", path + "m_none/history", "")).status()).isEqualTo(404);
  }

  @Test
  void showsATimelineAsItWasReportedByThen() {
    List<Instant> published =
        Samples.mentions().stream()
            .filter(mention -> mention.timeline().equals("kourou-launch"))
            .map(mention -> mention.article().published().instant())
            .sorted()
            .toList();
    for (Instant then :
        List.of(published.getFirst(), published.get(published.size() / 2), published.getLast())) {
      List<String> known =
          Fold.fold(
                  Samples.mentions().stream()
                      .filter(mention -> !mention.article().published().instant().isAfter(then))
                      .toList())
              .stream()
              .filter(event -> event.timeline().equals("kourou-launch") && !event.isAssumed())
              .map(Json::line)
              .toList();
      List<String> shown = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page =
            json(
                get(
                    "/v1/timelines/kourou-launch/events",
                    "limit=3&asOf=" + then + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
        page.path("events").forEach(event -> shown.add(event.toString()));
        cursor = page.path("next").asText("");
      } while (!cursor.isEmpty());
      assertThat(shown).isEqualTo(known);
    }
    assertThat(json(get("/v1/timelines/kourou-launch/events", "asOf=1999")).path("events"))
        .isEmpty();
    assertThat(get("/v1/timelines/kourou-launch/events", "asOf=soon").status()).isEqualTo(400);
  }

  private static JsonNode event(String list, int least) {
    for (String timeline : List.of("aleppo-convoy", "kourou-launch")) {
      for (JsonNode event :
          json(get("/v1/timelines/" + timeline + "/events", "limit=500")).path("events")) {
        if (event.path(list).size() >= least) {
          return event;
        }
      }
    }
    throw new IllegalStateException("no event with " + least + " " + list);
  }

  @Test
  void tellsWhatBecameOfAnArticle() {
    JsonNode refused = json(get("/v1/articles/bad.txt", "")).path("timelines").get(0);
    assertThat(refused.path("state").asText()).isEqualTo("refused");
    assertThat(refused.path("error").asText()).isEqualTo("s3://b/bad.txt: the file is empty");
    JsonNode read = json(get("/v1/articles/mp-20250428-0117", "")).path("timelines").get(0);
    assertThat(read.path("state").asText()).isEqualTo("read");
    assertThat(read.path("mentions").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/timelines/kourou-launch/events, from=yesterday, 400, from",
    "/v1/timelines/kourou-launch/events, to=2016-13, 400, to",
    "/v1/timelines/kourou-launch/events, from=2025&to=2024, 400, to",
    "/v1/timelines/kourou-launch/events, limit=0, 400, limit",
    "/v1/timelines/kourou-launch/events, limit=501, 400, limit",
    "/v1/timelines/kourou-launch/events, limit=5&limit=6, 400, limit",
    "/v1/timelines/kourou-launch/events, cursor=xyz, 400, cursor",
    "/v1/timelines/kourou-launch/events, form=2025, 400, form",
    "/v1/timelines, x=1, 400, x",
    "/v1/timelines/kourou-launch/events/m_none, '', 404, ''",
    "/v1/articles/none, '', 404, ''",
    "/v2, '', 404, ''"
  })
  void tellsWhatIsWrongWithARequest(String path, String query, int status, String parameter) {
    Response response = get(path, query);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(json(response).path("status").asInt()).isEqualTo(status);
    assertThat(json(response).path("detail").asText()).isNotBlank();
    assertThat(json(response).path("parameter").asText("")).isEqualTo(parameter);
  }

  @Test
  void isOnlyRead() {
    assertThat(api.answer(Request.of("POST", "/v1/timelines", "")).status()).isEqualTo(405);
  }

  @Test
  void showsNoControlCharactersOfARequest() {
    Response response = get("/v1/\u001b[31m\u202e", "");
    assertThat(json(response).path("detail").asText()).doesNotContain("\u001b", "\u202e");
  }
}
