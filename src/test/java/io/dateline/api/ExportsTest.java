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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports have what is seen, all of it, or say what part of it they are. */
class ExportsTest {

  private static final String EVENTS = "/v1/timelines/test/events";

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.empty();
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      String day = LocalDate.of(2025, 1, 1).plusDays(i).toString();
      ObjectNode line = Made.line("e" + i, "Zeta" + i + " met kappa" + i, day);
      if (i % 2 == 0) {
        line.withObject("/article").putNull("url");
      }
      mentions.add(Json.mention(line.toString()));
    }
    mentions.add(Made.mention("month", "Eta left theta", "2025-02"));
    api.append(Made.reading("all", mentions));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Response onMachine(String path, String query) {
    return api.at(SampleApi.KEY, Audience.MACHINE).answer(Request.of("GET", path, query));
  }

  @ParameterizedTest
  @ValueSource(strings = {".csv", ".md", ".ics", ".jsonl", ".geojson", ".kml"})
  void streamsAreWhatIsSentAtOnce(String suffix) {
    Response stream = onMachine(EVENTS + suffix, "view=story&sort=-time");
    assertThat(stream.body()).isInstanceOf(Body.Streamed.class);
    assertThat(stream.text()).isEqualTo(api.get(EVENTS + suffix, "view=story&sort=-time").text());
  }

  @Test
  void aStreamThatGoesOnFromACursorIsAPart() {
    String link = api.get(EVENTS + ".csv", "limit=10").headers().getOrDefault("link", "");
    String cursor = link.replaceAll(".*cursor=([^&>]*).*", "$1");
    Response rest = onMachine(EVENTS + ".csv", "cursor=" + cursor);
    assertThat(rest.headers().get("content-disposition")).contains("test-81-of-91.csv");
    assertThat(rest.text()).doesNotContain("Zeta3 met").contains("Zeta80 met");
  }

  @Test
  void keyDatesThatAreTooMuchForOneAnswerSayWhatPartTheyAre() {
    try (SampleApi large = SampleApi.empty()) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String day = LocalDate.of(2025, 1, 1).plusDays(i).toString();
        ObjectNode line = Made.line("e" + i, "Zeta" + i + " met kappa" + i, day);
        line.withObject("/quote").put("text", "It is " + "told ".repeat(30_000));
        mentions.add(Json.mention(line.toString()));
      }
      large.append(Made.reading("all", mentions));
      String path = "/v1/timelines/test/highlights.jsonl";
      Response part = large.get(path, "dates=40");
      assertThat(part.bytes().length).isBetween(1_000_000, EventLists.MOST_BYTES);
      assertThat(part.headers().get("content-disposition")).contains("test-20-of-40.jsonl");
      assertThat(large.get(path, "dates=9").headers().get("content-disposition"))
          .contains("\"test.jsonl\"");
    }
  }

  @Test
  void aPartSaysSo() {
    Response csv = api.get(EVENTS + ".csv", "limit=10");
    assertThat(csv.headers().get("content-disposition")).contains("test-10-of-91.csv");
    assertThat(csv.headers().get("link")).contains("cursor=");
    assertThat(api.get(EVENTS + ".md", "limit=10").text())
        .endsWith("This file has 10 of 91 events.\n");
    assertThat(api.get(EVENTS + ".ics", "limit=10").text()).contains("DESCRIPTION:10 of 90 events");
    assertThat(api.get(EVENTS + ".csv", "").headers().get("content-disposition"))
        .contains("\"test.csv\"");
  }

  @Test
  void aCalendarIsOfDays() {
    assertThat(api.get(EVENTS + ".ics", "").text()).doesNotContain("Eta left theta");
    assertThat(api.get(EVENTS + ".ics", "granularity=month").text()).contains("Eta left theta");
  }

  @Test
  void slidesAreTheMostImportant() {
    JsonNode slides = json(api.get(EVENTS + ".timelinejs.json", ""));
    assertThat(slides.path("events")).hasSize(30);
    assertThat(slides.at("/title/text/text").asText()).contains("30 of 91 events");
    assertThat(json(api.get(EVENTS + ".timelinejs.json", "limit=200")).path("events")).hasSize(91);
  }

  @Test
  void jsonIsTheSameWithAndWithoutItsSuffix() {
    assertThat(api.get(EVENTS + ".json", "view=story").text())
        .isEqualTo(api.get(EVENTS, "view=story").text());
  }

  @Test
  void feedsLeadToEachEvent() {
    Map<String, String> host = Map.of("host", "news.example");
    JsonNode feed = json(api.get(EVENTS + ".feed.json", "limit=91", host));
    assertThat(feed.path("items"))
        .hasSize(91)
        .allMatch(item -> item.path("url").asText().startsWith("https://news.example/t/test/m_"))
        .noneMatch(item -> item.path("date_modified").asText().startsWith("2025-01-01"));
    assertThat(api.get(EVENTS + ".rss", "", host).text())
        .contains("<link>https://news.example/t/test/m_");
    assertThat(api.get(EVENTS + ".rss", "", Map.of("host", "<b>")).text()).doesNotContain("<b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {".csv", ".md", ".ics", ".jsonl", ".timelinejs.json"})
  void keyDatesAreExportedToo(String suffix) {
    try (SampleApi samples = SampleApi.open()) {
      String path = "/v1/timelines/kourou-launch/highlights";
      JsonNode first = json(samples.get(path, "dates=3")).at("/highlights/0/sentences/0");
      assertThat(samples.get(path + suffix, "dates=3").text())
          .contains(suffix.equals(".md") ? " \u2014 " : first.path("event").asText());
    }
  }
}
