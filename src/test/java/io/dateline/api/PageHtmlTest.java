package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.TimelineSettings;
import io.dateline.timeline.Entities;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageHtmlTest {

  private static final PageHtml PAGE =
      new PageHtml("/assets/v", "*", Tiles.NONE, null, _ -> TimelineSettings.NONE);

  private static List<Event> kourou() {
    return Fold.fold(Samples.mentions()).stream()
        .filter(event -> event.timeline().equals("kourou-launch") && !event.isAssumed())
        .toList();
  }

  private static String html(List<Event> events, String query) {
    Request request = Request.of("GET", "/t/kourou-launch", query);
    List<Outline> outlines = events.stream().map(Outline::of).sorted(Outline.BY_TIME).toList();
    DateParameter always = new DateParameter(DateParameter.FIRST, DateParameter.LAST);
    Survey survey =
        new Survey(
            outlines, outlines, outlines, always, outlines, 0, outlines, Entities.of(Map.of()));
    Page.Selected selected = new Page.Selected(survey, events, "c");
    Request asked =
        Request.of("GET", "/t/kourou-launch", query.replace("zone=utc&", "") + "&view=story");
    return PAGE.timeline("kourou-launch", selected, asked, request).text();
  }

  @Test
  void showsEveryEventOnceUnderItsDay() {
    String html = html(kourou(), "");
    kourou().forEach(event -> assertThat(html).containsOnlyOnce("id=\"" + event.id() + "\""));
    assertThat(html)
        .containsOnlyOnce("<h2>Tuesday, 20 May 2025</h2>")
        .contains("<b class=\"when\">14:05 London</b>");
  }

  @Test
  void neverTellsAnHourThatIsNotKnown() {
    kourou().stream()
        .filter(event -> event.time().value().length() == 10)
        .forEach(event ->
            assertThat(PageEvents.days(List.of(event), "").toString()).doesNotContain("00:00"));
  }

  @Test
  void keepsWhatWasAskedInFormAndLinks() {
    String html = html(kourou(), "q=%22%3E%3Cscript%3E&zone=utc&factuality=planned");
    assertThat(html)
        .doesNotContain("\"><script>")
        .contains("value=\"&quot;&gt;&lt;script&gt;\"")
        .contains("<option selected>planned</option>")
        .contains("cursor=c&amp;factuality=planned&amp;q=%22%3E%3Cscript%3E&amp;zone=utc")
        .contains("events.csv?factuality=planned&amp;q=%22%3E%3Cscript%3E&amp;view=story\"");
  }

  @Test
  void showsHostileTextAsText() {
    var article =
        Samples.article(
            "h",
            "<img src=x onerror=alert(1)>",
            "2025-03-04",
            "A ferry named <script>alert(1)</script> sank off Riga on Monday.");
    Fold.fold(new MentionExtractor().extract(article).mentions())
        .forEach(event -> {
          Response response =
              PAGE.event(
                  new LongEvents.Run(event, event.mentions().size(), null),
                  Request.of("GET", "/t/x", ""));
          assertThat(response.text())
              .doesNotContain("<script>alert")
              .doesNotContain("<img")
              .contains("&lt;img src=x");
          assertThat(response.headers().get("content-security-policy"))
              .startsWith("default-src 'none'; script-src 'self';")
              .endsWith("frame-ancestors 'none'");
        });
  }

  @Test
  void mayLoadTheTilesOfItsMapServerAndNothingElse() {
    Tiles tiles = new Tiles("https://tiles.example.org:8443/{z}/{x}/{y}.png?k=\"1\"", "© \"Us\"");
    PageHtml page = new PageHtml("/assets/v", "*", tiles, null, _ -> TimelineSettings.NONE);
    Request request = Request.of("GET", "/t/riga", "");
    Response timeline = page.noTimeline("riga", request, request);
    assertThat(timeline.headers().get("content-security-policy"))
        .contains("; img-src 'self' data: https://tiles.example.org:8443; base-uri 'none';");
    assertThat(timeline.text())
        .contains(
            " data-tiles=\"https://tiles.example.org:8443/{z}/{x}/{y}.png?k=&quot;1&quot;\""
                + " data-credit=\"© &quot;Us&quot;\">");
    Response front = page.timelines(List.of(), null);
    assertThat(front.headers().get("content-security-policy")).doesNotContain("https:");
    assertThat(front.text()).doesNotContain("data-tiles");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png; script-src *",
        "https://tiles.example.org;/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}{x}{y}",
        "https://tiles.example.org/{z}/{x}/{y}.png\n"
      })
  void refusesWhatIsNoAddressOfTiles(String url) {
    assertThatThrownBy(() -> new Tiles(url, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("takes an address like https://");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/b, https://a.example/b#:~:text=Talks%20were%20held",
    "https://a.example/b#c, https://a.example/b#c:~:text=Talks%20were%20held",
    "javascript:alert(1),",
    "'data:text/html,x',",
    "not a url,"
  })
  void linksToTheQuotedWordsOnTheWebOnly(String url, String link) {
    assertThat(Links.atQuote(url, "Talks were held")).isEqualTo(link);
  }

  @Test
  void tellsTheEndsOfALongQuote() {
    assertThat(Links.atQuote("https://a.example/", "a b c d e f g-h i j k l m n o p q"))
        .endsWith("#:~:text=a%20b%20c%20d%20e%20f,l%20m%20n%20o%20p%20q");
  }

  @Test
  void servesItsFilesToBeKeptForEver() {
    Assets assets = new Assets();
    String path = assets.folder().substring("/assets/".length()) + "/app.js";
    assertThat(assets.find(path).orElseThrow().headers())
        .containsEntry("content-type", "text/javascript; charset=utf-8")
        .containsEntry("cache-control", "public, max-age=31536000, immutable")
        .hasEntrySatisfying("etag", etag -> assertThat(etag).matches("\"[0-9a-f]{32}\""));
    assertThat(assets.find("old/app.js").orElseThrow().headers())
        .containsEntry("cache-control", "no-cache");
    assertThat(assets.find("../index.html")).isEmpty();
    assertThat(assets.find("index.html")).isEmpty();
  }

  @Test
  void goesBackInTimeWhereAsked() {
    assertThat(html(kourou(), "").indexOf("20 May 2025</h2>"))
        .isGreaterThan(html(kourou(), "").indexOf("14 May 2025</h2>"));
    assertThat(html(kourou(), "sort=-time").indexOf("20 May 2025</h2>"))
        .isPositive()
        .isLessThan(html(kourou(), "sort=-time").indexOf("14 May 2025</h2>"));
    assertThat(html(kourou(), "sort=-time"))
        .contains("<option value=\"-time\" selected>")
        .contains("events.csv?sort=-time&amp;view=story\"")
        .contains("events.atom?view=story\"");
  }

  @Test
  void rendersEachView() {
    try (SampleApi api = SampleApi.open()) {
      String page = "/t/kourou-launch";
      assertThat(api.get(page, "view=highlights&q=x&asOf=2025-05-01").text())
          .contains("<a href=\"/t/kourou-launch?view=highlights\" aria-current=\"page\">")
          .contains("<li class=\"day key\">")
          .doesNotContain("<li class=\"event");
      // The clock of these tests stands at 1 July 2025.
      assertThat(api.get(page, "view=upcoming").text())
          .contains("class=\"event planned w", "Regular service")
          .doesNotContain("class=\"event happened", "May 2025</h2>");
      assertThat(api.get(page, "view=changes&since=0001-01-01").text())
          .contains("class=\"event change added\"");
      assertThat(api.get(page, "view=changes&since=2999-01-01").text())
          .contains("Nothing has changed since then")
          .doesNotContain("class=\"event change");
    }
  }

  @Test
  void tellsChangesBackInTime() {
    try (SampleApi api = SampleApi.empty()) {
      // More in all than one page has; each article is a change of its own.
      for (int article = 0; article < 12; article++) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          String told = "Zeta" + article + "x" + i + " met kappa" + article + "y" + i;
          mentions.add(
              Made.mention(
                  "a" + article + "n" + i, told, Integer.toString(1000 + 50 * article + i)));
        }
        api.append(Made.reading("a" + article, mentions));
      }
      String newest = api.get("/t/test", "view=changes&since=0001-01-01").text();
      assertThat(newest).contains("Zeta11x0", "Zeta2x49").doesNotContain("Zeta1x0");
      assertThat(newest.indexOf("Zeta11x0")).isLessThan(newest.indexOf("Zeta10x0"));
      assertThat(newest).contains("Earlier changes").doesNotContain("Newest changes");
      Matcher link = Pattern.compile("since=0001-01-01&amp;(before=[^\"]+)\"").matcher(newest);
      assertThat(link.find()).isTrue();
      String earlier = api.get("/t/test", "view=changes&since=0001-01-01&" + link.group(1)).text();
      assertThat(earlier)
          .contains("Zeta1x0", "Zeta0x49", "Newest changes")
          .doesNotContain("Zeta2x49", "Earlier changes");
      assertThat(api.get("/t/test", "view=changes&before=forged").status()).isEqualTo(400);
    }
  }

  @Test
  void tellsMachinesWhatItIs() {
    try (SampleApi api = SampleApi.open()) {
      Map<String, String> host = Map.of("host", "news.example");
      String timeline = api.get("/t/kourou-launch", "", host).text();
      assertThat(timeline)
          .contains("<meta property=\"og:title\" content=\"Kourou launch\">")
          .contains("<meta property=\"og:url\" content=\"https://news.example/t/kourou-launch\">")
          .contains("type=\"application/atom+xml\"", "type=\"application/rss+xml\"")
          .contains("\"@type\":\"CollectionPage\"");
      Event event = kourou().getLast();
      assertThat(api.get("/t/kourou-launch/" + event.id(), "", host).text())
          .contains(
              "\"@type\":\"Event\"", "\"startDate\":\"" + event.time().value().substring(0, 4));
      assertThat(json(api.get("/v1/timelines/kourou-launch", "")).path("title").asText())
          .isEqualTo("Kourou launch");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "happened, 2016-02-27, '\"@type\":\"Event\"', '\"startDate\":\"2016-02-27\"', 27 Feb 2016. It is",
    "cancelled, 2016-02, EventCancelled, '\"startDate\":\"2016-02\"', Feb 2016 (cancelled). It",
    "denied, 2016-02-27, '\"@type\":\"WebPage\"', '', 27 Feb 2016 (denied). It is",
    "possible, 2016-02-27, '\"@type\":\"WebPage\"', '', 27 Feb 2016 (possible). It is",
    "happened, BC0044-03-15, '\"@type\":\"Event\"', '\"startDate\":\"-0043-03-15\"', It is",
    "happened, BC0044, '\"@type\":\"Event\"', '\"startDate\":\"-0043\"', It is"
  })
  void tellsMachinesNothingAsAFactThatIsNone(
      String factuality, String value, String type, String start, String description) {
    try (SampleApi api = SampleApi.empty()) {
      ObjectNode line = Made.line("e", "Zeta met kappa", value);
      line.withObject("/event").put("factuality", factuality);
      api.append(Made.reading("all", List.of(Json.mention(line.toString()))));
      String head = api.get("/t/test/m_e", "").text();
      head = head.substring(0, head.indexOf("</head>"));
      assertThat(head).contains(type, start, description);
      assertThat(head.contains("startDate")).isEqualTo(!start.isEmpty());
    }
  }

  @Test
  void keepsEveryFilterInTheForm() {
    assertThat(
            html(
                kourou(),
                "role=report&minImportance=0.2&minRelevance=0.3&kind=attack,vote&basis=stated,relative"))
        .contains("<input type=\"hidden\" name=\"role\" value=\"report\">")
        .contains("<input type=\"hidden\" name=\"minImportance\" value=\"0.2\">")
        .contains("<input type=\"hidden\" name=\"minRelevance\" value=\"0.3\">")
        .contains("<option selected>attack,vote</option>", "<option>works</option>")
        .contains("<option selected>stated,relative</option>");
    try (SampleApi api = SampleApi.open()) {
      assertThat(api.get("/t/kourou-launch", "view=all&minRelevance=0").text()).contains("m_");
      assertThat(api.get("/t/kourou-launch", "minRelevance=2").status()).isEqualTo(400);
    }
  }

  @Test
  void embedsEachView() {
    try (SampleApi api = SampleApi.open()) {
      for (String view : List.of("", "view=highlights&", "view=changes&since=2000&")) {
        Response embedded = api.get("/t/kourou-launch", view + "embed=1");
        assertThat(embedded.text())
            .as(view)
            .contains("class=\"embed\"", "<base target=\"_blank\">");
        assertThat(policy(api, Audience.PUBLIC, view + "embed=1")).endsWith("ancestors *");
        assertThat(policy(api, Audience.PUBLIC, view)).endsWith("ancestors 'none'");
        for (Audience few : List.of(Audience.MACHINE, Audience.ACCOUNT)) {
          assertThat(policy(api, few, view + "embed=1"))
              .as("what is not public is framed by no other site")
              .endsWith("ancestors 'self'");
        }
      }
      assertThat(api.get("/t/kourou-launch", "view=changes").text()).doesNotContain("<base");
    }
  }

  private static String policy(SampleApi api, Audience audience, String query) {
    Request request = Request.of("GET", "/t/kourou-launch", query);
    return String.valueOf(
        api.at("k", audience).answer(request).headers().get("content-security-policy"));
  }

  @Test
  void tellsWhereToGoOnAfterAMistake() {
    try (SampleApi api = SampleApi.open()) {
      Response response = api.get("/t/kourou-launch", "view=changes&since=yesterday");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.text())
          .contains("A good value: <code>2016-02-27</code>")
          .contains("<a href=\"/t/kourou-launch\">The whole timeline</a>");
      assertThat(api.get("/t/kourou-launch/m_none", "").text()).contains("no such event");
    }
  }
}
