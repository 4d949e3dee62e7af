package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByImportanceTest {

  private static final String EVENTS = "/v1/timelines/test/events";
  private static final String SORT = "sort=-importance&";

  private static final Comparator<Event> ORDER =
      Comparator.comparingDouble((Event event) -> -event.importance())
          .thenComparing(event -> event.time().earliest())
          .thenComparing(Event::id);

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.empty();
    api.append(Made.reading("all", mentions()));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  /** Sixty events, two a day, the older of them background, each told by one to three articles. */
  private static List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = String.format(Locale.ROOT, "e%02d", i * 37 % 60);
      String day = LocalDate.of(2024, 11, 15).plusDays(i / 2).toString();
      String title = i % 2 == 0 ? "Envoys met in hall " : "Bridge reopened to traffic ";
      for (int article = 0; article <= i / 2 % 3; article++) {
        ObjectNode line = Made.line(name + "x" + article, title + name.substring(1), day);
        line.withObject("/event").withObject("/trigger").put("text", title.split(" ")[1]);
        mentions.add(Json.mention(line.toString()));
      }
    }
    return mentions;
  }

  /** The events that a query gives, put in order here. */
  private static List<String> sorted(String query) {
    return events(query).stream().sorted(ORDER).map(Event::id).toList();
  }

  private static List<Event> events(String query) {
    List<Event> events = new ArrayList<>();
    json(api.get(EVENTS, query + "&limit=500"))
        .path("events")
        .forEach(event -> events.add(event(event.toString())));
    return events;
  }

  private static Event event(String json) {
    return Json.event(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theMostImportantComesFirst() {
    List<Event> all = events("");
    assertThat(all).hasSize(60);
    assertThat(all.stream().map(Event::importance).distinct())
        .as("some matter more than others, and many alike")
        .hasSizeBetween(4, 6);
    assertThat(sorted("")).isNotEqualTo(all.stream().map(Event::id).toList());
    for (int limit : new int[] {1, 7, 30, 59, 60, 61}) {
      assertThat(api.ids("test", SORT + "limit=" + limit)).isEqualTo(sorted(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2024-12-01&to=2024-12-10",
        "minImportance=0.2",
        "minSources=2",
        "role=report&q=met",
        "to=2024-11-25&role=background",
        "asOf=2025-01-02&from=2024-12",
        "asOf=2025-01-02&minImportance=0.2&to=2024-12"
      })
  void filtersAndRangesAreKept(String query) {
    List<String> expected = sorted(query);
    assertThat(api.ids("test", SORT + "limit=4&" + query)).isEqualTo(expected);
    assertThat(expected).hasSizeBetween(1, 59);
  }

  @Test
  void thereIsNothingWhereNothingIsAskedFor() {
    JsonNode page = json(api.get(EVENTS, SORT + "from=2026"));
    assertThat(page.path("events")).isEmpty();
    assertThat(page.has("next")).isFalse();
    assertThat(api.get("/v1/timelines/none/events", "sort=-importance").status()).isEqualTo(404);
  }

  /** What a page has no room for comes on the next, though a shorter event behind it had room. */
  @Test
  void aPageHasAsManyBytesAsAnAnswer() {
    try (SampleApi long_ = SampleApi.empty()) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        ObjectNode line =
            Made.line(
                "n" + (10 + i),
                "Zeta" + i + " met kappa" + i,
                LocalDate.of(2024, 12, 1).plusDays(i).toString());
        line.withObject("/quote").put("text", "It is told. ".repeat(i % 4 == 0 ? 1 : 25_000));
        mentions.add(Json.mention(line.toString()));
      }
      long_.append(Made.reading("long", mentions));
      List<String> seen = new ArrayList<>();
      @Nullable String cursor = "";
      while (cursor != null) {
        JsonNode page = json(long_.get(EVENTS, SORT + "limit=500" + cursor));
        assertThat(page.toString().length()).isBetween(1, Portion.MOST_BYTES + 100_000);
        page.path("events").forEach(event -> seen.add(event.path("id").asText()));
        cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : null;
      }
      assertThat(seen).hasSize(30).isSorted();
    }
  }

  @Test
  void exportsAreInThisOrderToo() {
    String all = api.get(EVENTS + ".jsonl", "sort=-importance").text();
    assertThat(all.lines().map(line -> event(line).id()).toList()).isEqualTo(sorted(""));
    Api streaming = api.at(SampleApi.KEY, Audience.MACHINE);
    Response stream = streaming.answer(Request.of("GET", EVENTS + ".jsonl", "sort=-importance"));
    assertThat(stream.body()).isInstanceOf(Body.Streamed.class);
    assertThat(stream.text()).isEqualTo(all);
    Response csv = api.get(EVENTS + ".csv", SORT + "limit=9");
    assertThat(csv.text().lines().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList())
        .isEqualTo(sorted("").subList(0, 9));
    assertThat(csv.headers().get("link")).contains("sort=-importance").contains("cursor=");
  }

  @Test
  void aCursorHoldsThoughTheTableChanges() {
    try (SampleApi changing = SampleApi.empty()) {
      List<Mention> mentions = mentions();
      changing.append(Made.reading("all", mentions));
      List<String> before = changing.ids("test", SORT + "limit=60");
      JsonNode page = json(changing.get(EVENTS, SORT + "limit=10"));
      String cursor = page.path("next").asText();
      Set<String> gone = Set.of(before.get(9).substring(0, 6), before.get(10).substring(0, 6));
      mentions.removeIf(mention -> gone.stream().anyMatch(mention.id()::startsWith));
      changing.append(Made.reading("all", mentions));
      JsonNode rest = json(changing.get(EVENTS, SORT + "limit=60&cursor=" + cursor));
      assertThat(rest.path("events"))
          .extracting(event -> event.path("id").asText())
          .isEqualTo(before.subList(11, 60));
      changing.append(Made.reading("all", List.of()));
      rest = json(changing.get(EVENTS, SORT + "limit=60&cursor=" + cursor));
      assertThat(rest.path("events")).isEmpty();
      assertThat(rest.has("next")).isFalse();
    }
  }
}
