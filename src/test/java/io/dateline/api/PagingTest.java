package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Made;
import io.dateline.event.Mention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  private static final String EVENTS = "/v1/timelines/test/events";

  private SampleApi api;

  @BeforeEach
  void open() {
    api = SampleApi.empty();
  }

  @AfterEach
  void close() {
    api.close();
  }

  /** Events on days of their own over three years, each with words of its own. */
  private static List<Mention> days(String name, int from, int every, int count) {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String day = LocalDate.of(2020, 1, 1).plusDays(from + (long) i * every).toString();
      String id = String.format(Locale.ROOT, "%s%04d", name, i);
      mentions.add(Made.mention(id, "Zeta" + id + " met kappa" + id, day));
    }
    return mentions;
  }

  private static List<String> ids(List<Mention> mentions) {
    return mentions.stream().map(Mention::id).toList();
  }

  @Test
  void goesThroughTheYearsBothWays() {
    List<Mention> mentions = new ArrayList<>(days("a", 0, 20, 50));
    mentions.add(Made.mention("year", "Long drought began", "2021"));
    mentions.add(Made.mention("decade", "Glaciers shrank", "202"));
    api.append(Made.reading("all", mentions));
    List<String> forwards = api.ids("test", "limit=7");
    assertThat(forwards).hasSize(52).doesNotHaveDuplicates();
    assertThat(forwards.subList(0, 2)).containsExactlyInAnyOrder("m_a0000", "m_decade");
    for (int limit : new int[] {1, 7, 51, 52, 53}) {
      assertThat(api.ids("test", "limit=" + limit)).isEqualTo(forwards);
      assertThat(api.ids("test", "sort=-time&limit=" + limit)).isEqualTo(forwards.reversed());
    }
    assertThat(api.ids("test", "from=2022-06&sort=-time&limit=2"))
        .as("the decade reaches into the range and began before it")
        .endsWith("m_decade")
        .isEqualTo(api.ids("test", "from=2022-06&limit=2").reversed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=time", "sort=-time", "sort=-importance"})
  void skipsAndRepeatsNothingWhileEventsArrive(String sort) throws InterruptedException {
    List<Mention> first = days("a", 0, 20, 50);
    api.append(Made.reading("first", first));
    AtomicBoolean read = new AtomicBoolean();
    List<String> later = Collections.synchronizedList(new ArrayList<>());
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 19 && !read.get(); i++) { // no two on one day
                List<Mention> more = days("b" + i + "x", 1 + i % 19, 20 * (1 + i % 7), 8);
                later.addAll(ids(more));
                api.append(Made.reading("later" + i, more));
              }
            });
    List<String> seen = api.ids("test", sort + "&limit=2");
    read.set(true);
    writer.join();
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(later).as("something arrived meanwhile").isNotEmpty();
    List<String> old = seen.stream().filter(id -> id.startsWith("m_a")).toList();
    assertThat(old).isEqualTo(sort.equals("sort=-time") ? ids(first).reversed() : ids(first));
    List<String> now = api.ids("test", sort + "&limit=500");
    assertThat(now.stream().filter(seen::contains).toList()).as("in order").isEqualTo(seen);
  }

  @Test
  void aCursorMarksAPlaceThatMayGo() {
    api.append(Made.reading("first", days("a", 0, 20, 10)));
    api.append(Made.reading("gone", days("g", 70, 1, 1)));
    JsonNode page = json(api.get(EVENTS, "limit=5"));
    assertThat(page.path("events").get(4).path("id").asText()).isEqualTo("m_g0000");
    api.append(Made.reading("gone", List.of()));
    assertThat(json(api.get(EVENTS, "limit=5&cursor=" + page.path("next").asText())).path("events"))
        .extracting(event -> event.path("id").asText())
        .containsExactly("m_a0004", "m_a0005", "m_a0006", "m_a0007", "m_a0008");
  }

  @Test
  void looksAtSoManyEventsAndThenAnswersThoughNothingWasFound() {
    List<Mention> many = new ArrayList<>();
    for (int i = 0; i < 2_100; i++) {
      String minute =
          String.format(
              Locale.ROOT, "2020-02-%02dT%02d:%02d", 1 + i / 720, i / 30 % 24, 2 * (i % 30));
      many.add(Made.mention("n" + i, "Zeta" + i + " met kappa" + i, minute));
    }
    many.add(Made.mention("needle", "Needle found", "2020-03-01"));
    api.append(Made.reading("many", many));
    JsonNode page = json(api.get(EVENTS, "q=needle&limit=5"));
    assertThat(page.path("events")).isEmpty();
    String next = page.path("next").asText();
    assertThat(next).isNotEmpty();
    page = json(api.get(EVENTS, "q=needle&limit=5&cursor=" + next));
    assertThat(page.path("events"))
        .singleElement()
        .satisfies(event -> assertThat(event.path("id").asText()).isEqualTo("m_needle"));
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void aCursorIsOfOneQueryAndOneKey() {
    api.append(Made.reading("first", days("a", 0, 20, 10)));
    String cursor = json(api.get(EVENTS, "limit=2&from=2020")).path("next").asText();
    assertThat(api.get(EVENTS, "limit=3&from=2020&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(api.get(EVENTS + ".csv", "from=2020&cursor=" + cursor).status()).isEqualTo(200);
    assertRefused(api.get(EVENTS, "limit=2&cursor=" + cursor));
    assertRefused(api.get(EVENTS, "limit=2&from=2021&cursor=" + cursor));
    assertRefused(api.get(EVENTS, "limit=2&from=2020&sort=-time&cursor=" + cursor));
    assertRefused(api.get(EVENTS, "limit=2&from=2020&sort=-importance&cursor=" + cursor));
    String ranked = json(api.get(EVENTS, "limit=2&sort=-importance")).path("next").asText();
    assertThat(api.get(EVENTS, "limit=3&sort=-importance&cursor=" + ranked).status())
        .isEqualTo(200);
    assertRefused(api.get(EVENTS, "limit=2&cursor=" + ranked));
    assertRefused(api.get(EVENTS, "limit=2&sort=-importance&from=2020&cursor=" + ranked));
    assertRefused(api.get("/v1/timelines/other/events", "from=2020&cursor=" + cursor));
    Api other = api.at("another key", Audience.ACCOUNT);
    assertRefused(other.answer(Request.of("GET", EVENTS, "from=2020&cursor=" + cursor)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=2", "limit=2&sort=-importance"})
  void aForgedCursorIsRefused(String query) {
    api.append(Made.reading("first", days("a", 0, 20, 10)));
    String cursor = json(api.get(EVENTS, query)).path("next").asText();
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertRefused(api.get(EVENTS, query + "&cursor=" + forged));
    }
    assertRefused(api.get(EVENTS, query + "&cursor=" + cursor.substring(0, 12)));
    assertRefused(api.get(EVENTS, query + "&cursor=" + cursor + "%3D"));
    assertRefused(api.get(EVENTS, query + "&cursor=" + cursor + "AAAA"));
    assertRefused(api.get(EVENTS, query + "&cursor="));
  }

  private static void assertRefused(Response response) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(json(response).path("parameter").asText()).isEqualTo("cursor");
  }
}
