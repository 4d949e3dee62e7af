package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.json.Json;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Highlight;
import io.dateline.timeline.Highlights;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiTest {

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.open();
    api.table()
        .refuse("bad.txt", "kourou-launch", "s3://b/bad.txt", "s3://b/bad.txt: the file is empty");
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Response get(String path, String query) {
    return api.get(path, query);
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
    assertThat(event.path("mentions").findValuesAsText("text"))
        .contains(first.path("quote").asText());
    String other = event.at("/mentions/1/id").asText();
    Response moved = get(path + other + "/history", "");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.headers().get("location"))
        .endsWith("/events/" + event.path("id").asText() + "/history");
    assertThat(get(path + "m_none/history", "").status()).isEqualTo(404);
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

  @Test
  void tellsReadersOfAPublicApiNotWhereTheBucketIs() {
    String bucket = "news-articles-123456789012";
    String origin = "s3://" + bucket + "/articles/test/secret.txt@v1";
    try (SampleApi own = SampleApi.empty()) {
      own.table().refuse("secret.txt", "test", origin, origin + ":7: the text is empty");
      Request request = Request.of("GET", "/v1/articles/secret.txt", "");
      for (Audience few : List.of(Audience.ACCOUNT, Audience.MACHINE)) {
        assertThat(own.at("k", few).answer(request).text()).contains(origin);
      }
      Response open = own.at("k", Audience.PUBLIC).answer(request);
      assertThat(open.text()).doesNotContain("123456789012", "s3://");
      JsonNode told = json(open).path("timelines").get(0);
      assertThat(told.path("origin").asText()).isEqualTo("articles/test/secret.txt@v1");
      assertThat(told.path("error").asText())
          .isEqualTo("articles/test/secret.txt@v1:7: the text is empty");
    }
  }

  @Test
  void choosesTheDatesThatMatter() {
    JsonNode chosen = json(get("/v1/timelines/kourou-launch/highlights", "dates=3&perDate=1"));
    assertThat(chosen.path("complete").asBoolean()).isTrue();
    assertThat(chosen.path("highlights").toString())
        .isEqualTo(
            Json.line(
                Highlights.of(
                    SampleApi.folded("kourou-launch"), 3, 1, LocalDate.MIN, LocalDate.MAX)));
    JsonNode day =
        json(
            get("/v1/timelines/kourou-launch/highlights", "from=2025-05-14&to=2025-05-14&dates=9"));
    assertThat(day.path("highlights"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("date").asText()).isEqualTo("2025-05-14"));
  }

  @Test
  void goesOnWhereEventsAreTooManyForHighlights() {
    try (SampleApi api = SampleApi.open()) {
      List<Highlight> whole =
          Highlights.of(SampleApi.folded("kourou-launch"), 200, 2, LocalDate.MIN, LocalDate.MAX);
      LongEvents longEvents =
          new LongEvents(new Cursors(SampleApi.KEY.getBytes(StandardCharsets.UTF_8)));
      HighlightList few = new HighlightList(api.table().timelines(), longEvents, 7);
      Set<LocalDate> seen = new TreeSet<>();
      String from = "2000";
      int looks = 0;
      HighlightList.Chosen chosen;
      do {
        String query = "dates=200&from=" + from;
        chosen = few.choose(Request.of("GET", "/", query), "kourou-launch");
        LocalDate until = chosen.until();
        from = String.valueOf(until);
        for (Highlight highlight : chosen.highlights()) {
          assertThat(seen.add(highlight.date())).as("told once: " + highlight.date()).isTrue();
          assertThat(until == null || highlight.date().isBefore(until)).isTrue();
        }
        looks++;
      } while (chosen.until() != null);
      assertThat(chosen.complete()).isTrue();
      assertThat(looks).isGreaterThan(3);
      assertThat(seen).containsExactlyElementsOf(whole.stream().map(Highlight::date).toList());
      // One day with more than that tells that it is not whole, and there is nothing to go on to.
      HighlightList two = new HighlightList(api.table().timelines(), longEvents, 2);
      Request day = Request.of("GET", "/", "from=2025-05-20&to=2025-05-20");
      assertThat(two.choose(day, "kourou-launch").complete()).isFalse();
      assertThat(two.choose(day, "kourou-launch").until()).isNull();
    }
  }

  @Test
  void showsNoControlCharactersOfARequest() {
    Response response = get("/v1/\u001b[31m\u202e", "");
    assertThat(json(response).path("detail").asText()).doesNotContain("\u001b", "\u202e");
  }
}
