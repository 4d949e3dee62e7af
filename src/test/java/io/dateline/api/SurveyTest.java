package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story, the period it is of, and what is counted around it. */
class SurveyTest {

  private static final String TEST = "/v1/timelines/test/";

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.empty();
    List<Mention> mentions = new ArrayList<>();
    // An event for each of 160 days, every tenth of them told by five articles.
    for (int i = 0; i < 160; i++) {
      String day = LocalDate.of(2025, 1, 1).plusDays(i).toString();
      for (int article = 0; article < (i % 10 == 0 ? 5 : 1); article++) {
        mentions.add(mention("e" + i + "x" + article, "Zeta" + i + " met kappa" + i, day, "2025"));
      }
    }
    for (int i = 0; i < 6; i++) {
      mentions.add(mention("old" + i, "Eta" + i + " met theta" + i, "19" + (20 + i), "2025"));
    }
    mentions.add(mention("far", "Iota met lambda", "2099", "2025"));
    api.append(Made.reading("all", mentions));
  }

  private static Mention mention(String name, String title, String day, String published) {
    ObjectNode line = Made.line(name, title, day);
    line.withObject("/article").put("published", published + "-01-01T08:00:00Z");
    line.withObject("/article").put("publisher", name.contains("x1") ? "Post" : "Mail");
    line.withObject("/event").putArray("places").add("Riga");
    return Json.mention(line.toString());
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static JsonNode facets(String query) {
    return json(api.get(TEST + "facets", query));
  }

  @Test
  void aStoryIsOfWhatMattersInItsPeriod() {
    JsonNode facets = facets("view=story");
    assertThat(facets.at("/counts/total").asInt()).isEqualTo(167);
    assertThat(facets.at("/counts/within").asInt()).isEqualTo(160);
    assertThat(facets.at("/counts/shown").asInt()).isBetween(16, 80);
    assertThat(facets.at("/range/from").asText()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(facets.at("/range/to").asText()).isEqualTo("2025-07-01T00:00:00Z");
    assertThat(facets.at("/range/before").asInt()).isEqualTo(6);
    assertThat(facets.at("/range/after").asInt()).isEqualTo(1);
    List<String> story = api.ids("test", "view=story&limit=7");
    assertThat(story).hasSize(facets.at("/counts/shown").asInt());
    assertThat(api.ids("test", "minSources=2")).isSubsetOf(story);
    assertThat(api.ids("test", "view=story&sort=-time&limit=7")).isEqualTo(story.reversed());
  }

  @Test
  void allIsOfThePeriodUnlessARangeIsGiven() {
    assertThat(api.ids("test", "view=all&limit=500")).hasSize(160);
    assertThat(api.ids("test", "view=all&limit=500&from=0001")).hasSize(166);
    assertThat(api.ids("test", "view=story&to=1930")).hasSize(6);
    assertThat(api.ids("test", "limit=500")).hasSize(167);
    assertThat(facets("from=1920&to=1922").at("/counts/within").asInt()).isEqualTo(3);
  }

  @Test
  void aStoryOfFewIsAllOfThem() {
    assertThat(api.ids("test", "view=story&from=2025-01-05&to=2025-01-06")).hasSize(2);
    assertThat(api.ids("test", "view=story&q=zeta7")).hasSize(11);
  }

  @Test
  void namesAreCounted() {
    JsonNode facets = facets("view=all&minSources=2&limit=1");
    assertThat(facets.at("/counts/matching").asInt()).isEqualTo(16);
    assertThat(facets.path("places").toString())
        .isEqualTo("[{\"name\":\"Riga, Latvia\",\"events\":16,\"id\":\"456172\"}]");
    assertThat(facets.path("publishers")).hasSize(1);
  }

  @Test
  void namesOfOneAreFoundByEach() {
    try (SampleApi named = SampleApi.empty()) {
      List<Mention> mentions = new ArrayList<>();
      for (String name : List.of("UN", "United Nations", "Union")) {
        ObjectNode line =
            Made.line("n" + mentions.size(), name + " met kappa", "202" + mentions.size());
        line.withObject("/event")
            .putArray("participants")
            .addObject()
            .put("name", name)
            .put("role", "agent");
        mentions.add(Json.mention(line.toString()));
      }
      named.append(Made.reading("all", mentions));
      assertThat(named.ids("test", "participant=UN")).containsExactly("m_n0", "m_n1");
      assertThat(named.ids("test", "participant=united+nations")).containsExactly("m_n0", "m_n1");
      assertThat(json(named.get(TEST + "facets", "")).path("participants").toString())
          .contains("{\"name\":\"United Nations\",\"events\":2,\"aliases\":[\"UN\"]}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "from=1900&to=2050, year, 1900-01-01T00:00",
    "view=all, day, 2025-01-01T00:00",
    "from=2024-06&to=2025-06, week, 2024-05-27T00:00",
    "from=2024&to=2025-06, week, 2024-01-01T00:00",
    "from=2018&to=2025-06, month, 2018-01-01T00:00"
  })
  void theStripIsOfTheUnitThatFits(String query, String unit, String first) {
    JsonNode when = facets(query).path("when");
    assertThat(when.path("unit").asText()).isEqualTo(unit);
    assertThat(when.path("first").asText()).isEqualTo(first);
    int events = 0;
    for (JsonNode bin : when.path("bins")) {
      events += bin.path("events").asInt();
    }
    assertThat(events + when.path("coarser").asInt())
        .isEqualTo(facets(query).at("/counts/within").asInt());
  }

  @Test
  void aHistoryIsOpenedAtItsBegin() {
    try (SampleApi history = SampleApi.empty()) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        mentions.add(mention("h" + i, "Mu" + i + " met nu" + i, "18" + (20 + i), "2025"));
      }
      history.append(Made.reading("all", mentions));
      assertThat(history.ids("test", "view=all&limit=500")).hasSize(60);
    }
  }

  /** Of what began before it was told, and goes on. */
  @Test
  void aPeriodDoesNotEndBeforeItBegins() {
    try (SampleApi going = SampleApi.empty()) {
      going.append(
          Made.reading(
              "all",
              List.of(
                  mention("long", "Mu met nu", "20", "2025"),
                  mention("decade", "Xi met pi", "202", "2025"))));
      JsonNode range = json(going.get(TEST + "facets", "view=all")).path("range");
      assertThat(range.path("from").asText()).isEqualTo("2025-01-01T00:00:00Z");
      assertThat(range.path("to").asText()).isEqualTo("2025-02-01T00:00:00Z");
      assertThat(going.ids("test", "view=all")).hasSize(2);
    }
  }

  /** Clocks of the places are not those of a range. */
  @ParameterizedTest
  @CsvSource({"Asia/Damascus, T01:30", "America/Los_Angeles, T22:30", "Asia/Damascus, ''"})
  void eachBarLeadsToItsEvents(String zone, String clock) {
    try (SampleApi zoned = SampleApi.empty()) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 1; i < 9; i++) {
        mentions.add(
            Made.mention(
                "z" + i,
                "Rho" + i + " met tau" + i,
                "2025-03-%02d".formatted(3 * i) + clock,
                zone));
      }
      zoned.append(Made.reading("all", mentions));
      for (String range : List.of("from=2025&to=2025", "from=2025-02&to=2025-05")) {
        JsonNode when = json(zoned.get(TEST + "facets", range)).path("when");
        assertThat(when.path("bins").size()).isPositive();
        for (JsonNode bin : when.path("bins")) {
          LocalDate begin = LocalDate.parse(bin.path("begin").asText().substring(0, 10));
          LocalDate last = begin.plusDays(when.path("unit").asText().equals("week") ? 6 : 0);
          assertThat(zoned.ids("test", "from=" + begin + "&to=" + last))
              .hasSizeGreaterThanOrEqualTo(bin.path("events").asInt());
        }
      }
    }
  }

  @Test
  void anUnknownViewIsRefused() {
    assertThat(api.get(TEST + "events", "view=map").status()).isEqualTo(400);
    assertThat(api.get(TEST + "facets", "view=story,all").status()).isEqualTo(400);
  }
}
