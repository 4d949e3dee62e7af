package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Erasure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a timeline's articles: each is in it once, with what became of it. */
class ArticleListTest {

  private static final Instant STORED = Instant.parse("2025-07-01T00:00:00Z");
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final String ARTICLES = "/v1/timelines/test/articles";

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.empty();
    take("ferry", "Rīga Times", "2025-03-04", "Ferry sinks", "A ferry sank off Riga on Monday.");
    take(
        "two",
        "Harbour Post",
        "2025-03-05T10:00:00+02:00",
        "Two events of the ferry",
        "The ferry sank on Monday. Parliament will meet in Riga on 20 March.");
    take("calm", "Rīga Times", "2025-03-06", "A calm sea", "The sea is calm. Ships are blue.");
    ObjectNode assumed = Made.line("assumed", "Bell of the wreck was found", "2025-03-07");
    assumed.withObject("time").put("basis", "assumed");
    api.append(Made.reading("assumed", List.of(Json.mention(assumed.toString()))));
    take(
        "suomi",
        "Anzeiger",
        "2025-03-08",
        "Väylä",
        "Lautta upposi maanantaina rannikon edustalla, eikä kukaan loukkaantunut onnettomuudessa, poliisi"
            + " kertoi tiistaina kaupungissa.");
    take("gone", "Anzeiger", "2025-03-09", "It was gone", "A tram left Riga on Monday.");
    take("secret", "Anzeiger", "2025-03-10", "Secret", "A judge left Riga on Monday.");
    api.table().refuse("bad.txt", "test", "s3://bucket-1/bad.txt", "s3://bucket-1/bad.txt: empty");
    api.table().withdraw("gone.json");
    api.fold();
    new Erasure(api.table().dynamo(), EmbeddedTable.NAME, InstantSource.fixed(STORED))
        .erase(ArticleKey.of("secret", "test"), "court order 3");
    take("waiting", "Rīga Times", "2025-03-11", "Not yet", "A crane fell on Monday.");
  }

  private static void take(
      String id, String publisher, String published, String title, String text) {
    Article article =
        Samples.read(
                id + ".json",
                "{\"id\":\"%s\",\"publisher\":\"%s\",\"published\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}"
                    .formatted(id, publisher, published, title, text))
            .articles()
            .getFirst();
    api.table().append(EXTRACTOR.extract(article), STORED, id + ".json");
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    json(api.get(ARTICLES, query))
        .path("articles")
        .forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  @Test
  void aTableTellsWhatEachWasReadFrom() {
    String csv = api.get(ARTICLES + ".csv", "q=sinks").text();
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo(
            "id,state,title,publisher,published,url,language,events,mentions,revision,object,format,"
                + "captured,sha256,notes,error");
    assertThat(csv.lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .matches(
            "ferry,events,Ferry sinks,R\u012bga Times,2025-03-04,,,1,1,1,.*,json,,[0-9a-f]{64},.*");
    assertThat(api.get(ARTICLES + ".csv", "").text().lines().count())
        .as("all at once, refused ones too")
        .isEqualTo(1 + json(api.get(ARTICLES, "")).path("total").asLong());
    assertThat(api.get(ARTICLES + ".csv", "limit=5").status()).isEqualTo(400);
  }

  @Test
  void eachArticleTellsWhatBecameOfIt() {
    List<String> told = new ArrayList<>();
    json(api.get(ARTICLES, ""))
        .path("articles")
        .forEach(one ->
            told.add(
                one.path("id").asText()
                    + " "
                    + one.path("state").asText()
                    + " "
                    + one.path("events").asInt()));
    assertThat(told)
        .containsExactly(
            "waiting waiting 0",
            "gone withdrawn 0",
            "suomi language 0",
            "calm nothing 0",
            "two events 2",
            "ferry events 1",
            "assumed assumed 0",
            "bad.txt refused 0",
            "secret erased 0");
  }

  @Test
  void aRefusedArticleTellsWhyAndAnErasedOneNothingButThat() {
    JsonNode refused = json(api.get(ARTICLES, "state=refused")).at("/articles/0");
    assertThat(refused.path("error").asText()).isEqualTo("s3://bucket-1/bad.txt: empty");
    JsonNode erased = json(api.get(ARTICLES, "state=erased")).at("/articles/0");
    assertThat(erased.has("title")).isFalse();
    assertThat(erased.path("notes").asText()).contains("court order 3");
    assertThat(json(api.get(ARTICLES, "state=language")).at("/articles/0/language").asText())
        .isEqualTo("fi");
  }

  @Test
  void thePublicIsNotToldTheBucket() {
    Response answer =
        api.at(SampleApi.KEY, Audience.PUBLIC).answer(Request.of("GET", ARTICLES, ""));
    assertThat(answer.text()).contains("bad.txt: empty").doesNotContain("bucket-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q=ferry               | two, ferry
          q=FERR+two            | two
          q=riga+calm           | calm
          q=vayla               | suomi
          publisher=riga        | waiting, calm, ferry
          state=events          | two, ferry
          state=nothing,refused | calm, bad.txt
          from=2025-03-05&to=2025-03-06 | calm, two
          from=2025-03-05T08:00:00Z&to=2025-03-05T08:00:01Z | two
          from=2025-03-01&to=2025-03-04 | ferry
          sort=published        | secret, bad.txt, assumed, ferry, two, calm, suomi, gone, waiting
          sort=-events&limit=2  | two, ferry
          """)
  void articlesAreChosenAndSorted(String query, String ids) {
    assertThat(ids(query)).containsExactly(ids.split(", "));
  }

  @Test
  void countsAreOfAllStatesButOfTheOtherChoices() {
    JsonNode answer = json(api.get(ARTICLES, "publisher=riga&state=events"));
    assertThat(answer.path("total").asInt()).isEqualTo(9);
    assertThat(answer.path("matching").asInt()).isEqualTo(1);
    assertThat(answer.at("/states/events").asInt()).isEqualTo(1);
    assertThat(answer.at("/states/nothing").asInt()).isEqualTo(1);
    assertThat(answer.at("/states/waiting").asInt()).isEqualTo(1);
    assertThat(answer.at("/states/refused").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"sort=-published", "sort=published", "sort=-events"})
  void pagesHoldEachArticleOnce(String sort) {
    List<String> all = ids(sort);
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      Response answer = api.get(ARTICLES, sort + "&limit=2" + cursor);
      JsonNode page = json(answer);
      page.path("articles").forEach(one -> paged.add(one.path("id").asText()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      assertThat(answer.headers().containsKey("link")).isEqualTo(page.has("next"));
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all).hasSize(9);
  }

  @Test
  void aCursorOpensOnlyItsOwnQuery() {
    String cursor = json(api.get(ARTICLES, "limit=1")).path("next").asText();
    Response other = api.get(ARTICLES, "q=ferry&cursor=" + cursor);
    assertThat(other.status()).isEqualTo(400);
    assertThat(json(other).path("parameter").asText()).isEqualTo("cursor");
  }

  @Test
  void aTimelineOfNothingButRefusalsHasAList() {
    try (SampleApi other = SampleApi.empty()) {
      other.table().refuse("bad.txt", "bare", "b", "b: empty");
      assertThat(json(other.get("/v1/timelines/bare/articles", "")).path("total").asInt())
          .isEqualTo(1);
      assertThat(other.get("/t/bare", "view=articles").text()).contains("could not be read");
    }
  }

  @Test
  void thePageListsThemWithTheirStatesAsLinks() {
    Response page = api.get("/t/test", "view=articles&q=ferry&state=events");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<a href=\"/t/test/articles/two\" dir=\"auto\">Two events of the ferry</a>")
        .contains("<span class=\"state\">2 events</span>")
        .contains("href=\"?q=ferry&amp;view=articles\"")
        .contains("aria-current=\"true\">2 with events</a>")
        .doesNotContain("A calm sea");
  }

  @Test
  void thePageLeadsOnByItsCursor() {
    try (SampleApi other = SampleApi.empty()) {
      for (int i = 0; i < 130; i++) {
        other.table().refuse("bad" + i, "many", "b", "b: empty");
      }
      String first = other.get("/t/many", "view=articles").text();
      assertThat(first.split("class=\"listed-article")).hasSize(101);
      String link = first.replaceFirst("(?s).*href=\"\\?([^\"]*)\">More articles.*", "$1");
      String second = other.get("/t/many", link.replace("&amp;", "&")).text();
      assertThat(second.split("class=\"listed-article")).hasSize(31);
    }
  }

  @Test
  void anAddressWithoutATimelineLeadsToTheFirst() {
    Response answer = api.get("/articles/ferry", "");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers()).containsEntry("location", "/t/test/articles/ferry");
    assertThat(api.get("/articles/none", "").status()).isEqualTo(404);
    assertThat(api.get("/articles/none", "", Map.of()).text()).contains("has come in");
  }
}
