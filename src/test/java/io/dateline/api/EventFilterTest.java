package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.time.Basis;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventFilterTest {

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.open();
    api.append(Made.reading("made", mentions()));
  }

  private static List<Mention> mentions() {
    ObjectNode river = Made.line("river", "Barragem do Rio S\u00e3o Jos\u00e9 broke", "2023-04-05");
    river.withObject("/event").putArray("places").add("Nova Igua\u00e7u");
    river
        .withObject("/event")
        .putArray("participants")
        .addObject()
        .put("name", "\u00c5land Energy Board")
        .put("role", "agent");
    river.withObject("/article").put("publisher", "El Mundo");
    ObjectNode guess = Made.line("guess", "Somebody resigned", "2023-04-06");
    guess.withObject("/time").put("basis", "assumed");
    return List.of(
        Json.mention(river.toString()),
        Json.mention(guess.toString()),
        Made.mention("war", "Warden's tower reopened", "2023-09"));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        filter("factuality=planned", event -> event.factuality() == Factuality.PLANNED),
        filter(
            "factuality=happened,possible",
            event ->
                event.factuality() == Factuality.HAPPENED
                    || event.factuality() == Factuality.POSSIBLE),
        filter("granularity=minute", event -> event.time().granularity() == Granularity.MINUTE),
        filter("granularity=YEAR", event -> event.time().granularity() == Granularity.YEAR),
        filter(
            "basis=stated,context",
            event -> event.time().basis() == Basis.STATED || event.time().basis() == Basis.CONTEXT),
        filter("minSources=2", event -> event.sources() >= 2),
        filter(
            "minSources=2&factuality=happened",
            event -> event.sources() >= 2 && event.factuality() == Factuality.HAPPENED));
  }

  private static Arguments filter(String query, Predicate<Event> predicate) {
    return Arguments.of(query, predicate);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void selects(String query, Predicate<Event> predicate) {
    int all = 0;
    int chosen = 0;
    for (String timeline : List.of("aleppo-convoy", "kourou-launch", "tagus-bridge")) {
      List<Event> shown =
          SampleApi.folded(timeline).stream().filter(event -> !event.isAssumed()).toList();
      List<String> expected = shown.stream().filter(predicate).map(Event::id).toList();
      assertThat(api.ids(timeline, query)).isEqualTo(expected);
      all += shown.size();
      chosen += expected.size();
    }
    assertThat(chosen).as("the samples tell a filter from none").isPositive().isLessThan(all);
  }

  @ParameterizedTest
  @CsvSource({
    "q=rio+sao+jose, m_river",
    "q=BROKE+barrag, m_river",
    "q=told+broke, m_river",
    "q=roke, ''",
    "q=broke+tower, ''",
    "q=war, m_war",
    "q=warden%E2%80%99s, m_war",
    "place=nova+iguacu, m_river",
    "place=iguacu+nova, ''",
    "place=Brasil, m_river",
    "place=Brazil, m_river",
    "place=Rio+de+Janeiro+state, m_river",
    "place=BR, m_river",
    "place=3456160, m_river",
    "'place=Nova+Iguacu,+Brazil', m_river",
    "'place=Nova+Iguacu,+Chile', ''",
    "'bbox=-44,-23,-43,-22', m_river",
    "'bbox=-43,-23,-42,-22', ''",
    "'bbox=170,-30,-40,30', m_river",
    "'bbox=-180,-90,180,90', m_river",
    "'near=-22.9,-43.2,60', m_river",
    "'near=-22.9,-43.2,10', ''",
    "'near=-22.9,-43.2,60&place=Brazil', m_river",
    "'near=-22.9,-43.2,60&place=Chile', ''",
    "participant=aland, m_river",
    "participant=Energy+Board, m_river",
    "participant=ergy, ''",
    "publisher=mundo, m_river",
    "publisher=el+mundo&q=tower, ''",
    "basis=assumed, m_guess",
    "'basis=stated,assumed&to=2023-04', m_river m_guess",
    "from=2023-09-30, m_war",
    "from=2023-09-15&to=2023-09-16, m_war",
    "from=202X&sort=-time, m_war m_river",
    "from=2023-22&to=2023-XX, m_war",
    "to=2023-09-01T00:00:00Z, m_river",
    "to=2023-09-01T00:00:00%2B00:00, m_river",
    "to=2023-09-01T00:00:00+00:00, m_river",
    "to=2023-09-01T00:00:01Z, m_river m_war"
  })
  void selectsWhatWasMade(String query, String ids) {
    assertThat(String.join(" ", api.ids("test", query))).isEqualTo(ids);
  }

  @Test
  void showsWhatIsAssumedOnlyWhenAsked() {
    List<String> assumed =
        SampleApi.folded("kourou-launch").stream().filter(Event::isAssumed).map(Event::id).toList();
    assertThat(assumed).isNotEmpty();
    assertThat(api.ids("kourou-launch", "limit=500")).doesNotContainAnyElementsOf(assumed);
    assertThat(api.ids("kourou-launch", "basis=assumed")).isEqualTo(assumed);
  }

  @Test
  void filtersThePastAlike() {
    assertThat(api.ids("test", "asOf=2025-01-02&q=tower&limit=1")).containsExactly("m_war");
    assertThat(api.ids("test", "asOf=2025-01-02&sort=-time&limit=1"))
        .containsExactly("m_war", "m_river");
    assertThat(api.ids("test", "asOf=2024")).isEmpty();
  }

  @Test
  void selectsByTheLanguagesOfQuotes() {
    ObjectNode arabic = Made.line("arabic", "Dam of Riga broke", "2024-05-01");
    arabic.withObject("/quote").put("language", "ar");
    ObjectNode ukrainian = Made.line("ukrainian", "Baker won a lottery", "2024-07-01");
    ukrainian.withObject("/quote").put("language", "uk");
    try (SampleApi desk = SampleApi.empty()) {
      desk.append(
          Made.reading(
              "made",
              List.of(
                  Json.mention(arabic.toString()),
                  Json.mention(ukrainian.toString()),
                  Made.mention("english", "Warden's tower reopened", "2024-09-01"))));
      desk.fold();
      assertThat(desk.ids("test", "language=ar")).containsExactly("m_arabic");
      assertThat(desk.ids("test", "language=en")).containsExactly("m_english");
      assertThat(desk.ids("test", "language=UK,en")).containsExactly("m_ukrainian", "m_english");
      assertThat(desk.ids("test", "language=pt-BR")).isEmpty();
      assertThat(desk.ids("test", "language=ar&sort=-importance")).containsExactly("m_arabic");
      assertThat(
              json(desk.get("/v1/timelines/test/facets", "view=plain"))
                  .path("languages")
                  .findValuesAsText("name"))
          .containsExactly("ar", "en", "uk");
      String page = desk.get("/t/test", "language=ar&view=all").text();
      assertThat(page)
          .contains("<option value=\"ar\" selected>Arabic</option>")
          .contains("language=ar&amp;view=all");
      assertThat(desk.get("/t/test/m_arabic", "").text())
          .contains("<blockquote dir=\"auto\" lang=\"ar\">")
          .contains("<span>in Arabic</span>");
      assertThat(desk.get("/t/test/m_english", "").text()).doesNotContain("<span>in English");
    }
  }

  @Test
  void leavesOutOtherThingsOnlyWhenAsked() {
    try (SampleApi wire = SampleApi.empty()) {
      wire.append(
          Made.reading(
              "made",
              List.of(
                  Made.mention("dam", "Dam of Riga broke", "2024-05-01"),
                  Made.mention("flood", "Dam of Riga flooded a town", "2024-06-01"),
                  Made.mention("prize", "Baker won a lottery", "2024-07-01"))));
      wire.fold();
      assertThat(wire.ids("test", "minRelevance=0.7")).containsExactly("m_dam", "m_flood");
      assertThat(wire.ids("test", "minRelevance=0")).hasSize(3);
      assertThat(wire.ids("test", "")).hasSize(3);
    }
  }
}
