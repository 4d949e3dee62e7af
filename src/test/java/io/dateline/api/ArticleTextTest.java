package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.text.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An article's text and page: every quote is found in it, at the place that the event links to. */
class ArticleTextTest {

  private static final Instant STORED = Instant.parse("2025-07-01T00:00:00Z");
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Reading read(String id, String title, String text) {
    String json =
        Json.line(
            Json.json()
                .createObjectNode()
                .put("id", id)
                .put("title", title)
                .put("published", "2025-03-04")
                .put("text", text));
    return EXTRACTOR.extract(Samples.read("a.json", json).articles().getFirst());
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Response get(String prefix, String timeline, String id, String query) {
    return api.get(prefix + timeline + "/articles/" + encoded(id), query);
  }

  @Test
  void placesIndexTheText() {
    for (Article article : Samples.articles()) {
      JsonNode answer = json(get("/v1/timelines/", article.timeline(), article.id(), ""));
      assertThat(answer.path("text").asText()).isEqualTo(article.text());
      List<Mention> mentions = EXTRACTOR.extract(article).mentions();
      assertThat(answer.path("mentions")).hasSize(mentions.size());
      for (int i = 0; i < mentions.size(); i++) {
        JsonNode told = answer.path("mentions").path(i);
        assertThat(told.path("id").asText()).isEqualTo(mentions.get(i).id());
        assertThat(of(article.text(), told.path("quote")))
            .isEqualTo(mentions.get(i).quote().text());
        assertThat(of(article.text(), told.path("trigger")))
            .isEqualTo(mentions.get(i).event().trigger().text());
      }
      assertThat(answer.path("times")).isNotEmpty();
    }
  }

  private static String of(String text, JsonNode place) {
    return text.substring(place.path("begin").asInt(), place.path("end").asInt());
  }

  @Test
  void everyEventLinksToItsSentence() {
    for (Article article : Samples.articles()) {
      String page = get("/t/", article.timeline(), article.id(), "").text();
      for (Mention mention : EXTRACTOR.extract(article).mentions()) {
        String place = PageArticle.at(mention.quote());
        assertThat(page)
            .containsOnlyOnce("id=\"" + place + "\"")
            .contains("href=\"#" + place + "\">in the text")
            .contains("href=\"/t/" + article.timeline() + "/" + mention.id() + "\"");
        assertThat(api.get("/t/" + article.timeline() + "/" + mention.id(), "").status())
            .isIn(200, 301);
      }
    }
    Mention mention = Samples.mentions().getFirst();
    JsonNode moved =
        json(api.get("/v1/timelines/" + mention.timeline() + "/events/" + mention.id(), ""));
    String event =
        moved.has("location")
            ? moved.path("location").asText().replaceFirst(".*/", "")
            : moved.path("id").asText();
    assertThat(api.get("/t/" + mention.timeline() + "/" + event, "").text())
        .contains(
            "href=\"%s#%s\">In the text"
                .formatted(
                    Links.article(mention.timeline(), mention.article().id()),
                    PageArticle.at(mention.quote())));
  }

  /** The words of a page of HTML, without its tags. */
  private static String words(String html) {
    String body =
        html.substring(
            html.indexOf("<div class=\"words\">"),
            html.indexOf("</div>", html.indexOf("<div class=\"words\">")));
    return unescaped(body.replaceAll("<[^>]*>", "")).replaceAll("\\s+", "");
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void thePageHasAllWordsOfTheTextOnce() {
    for (Article article : Samples.articles()) {
      assertThat(words(get("/t/", article.timeline(), article.id(), "").text()))
          .isEqualTo(article.text().replaceAll("\\s+", ""));
    }
  }

  @Test
  void hostileTextIsText() {
    api.append(
        read(
            "<b id=x>\"/../",
            "<script>alert(1)</script>\u202eevil \ud83d\ude80 " + "x".repeat(3_900),
            "</p><img src=x onerror=alert(1)> The ferry\u2066 sank\u202e on 3 March 2025.\n\n"
                + "\u05d4\u05e1\u05e4\u05d9\u05e0\u05d4 \u05d8\u05d1\u05e2\u05d4.\n<style>*{}</style>"));
    String page = get("/t/", "test", "<b id=x>\"/../", "").text();
    assertThat(page)
        .doesNotContain("<script>alert", "<img", "<style>", "\u202e", "\u2066")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x")
        .contains("\u05d4\u05e1\u05e4\u05d9\u05e0\u05d4");
    String list = api.get("/t/test", "view=articles").text();
    assertThat(list).doesNotContain("<script>alert", "<b id=x>", "\u202e");
    assertThat(list).contains("/t/test/articles/%3Cb%20id%3Dx%3E%22%2F..%2F");
  }

  @Test
  void aLongTextComesInPartsThatMeet() {
    String sentence = "Another of the ships of Riga sank on 3 March 2025";
    String padding = ", which nobody had seen coming".repeat(5) + ". ";
    String text = (sentence + padding).repeat(5_000);
    int length = sentence.length() + padding.length();
    List<Span> sentences = new ArrayList<>();
    List<Mention> made = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Span span = new Span(i * length, (i + 1) * length - 1);
      sentences.add(span);
      ObjectNode line = Made.line("long", "A ship sank", "2025-03-03").put("id", "m_" + i);
      line.withObject("quote").put("begin", span.begin()).put("end", span.end());
      int sank = span.begin() + sentence.indexOf("sank");
      line.withObject("/event/trigger").put("begin", sank).put("end", sank + 4);
      made.add(Json.mention(line.toString()));
    }
    Article article = Samples.article("long", "P", "2025-03-04", text);
    api.append(new Reading(article, "long", Reading.RULES, sentences, List.of(), made, List.of()));
    StringBuilder whole = new StringBuilder();
    List<String> mentions = new ArrayList<>();
    int at = 0;
    int parts = 0;
    boolean isMore;
    do {
      Response answer = get("/v1/timelines/", "test", "long", "at=" + at);
      assertThat(answer.bytes().length).isLessThan(4_400_000);
      JsonNode part = json(answer);
      assertThat(part.path("begin").asInt()).isEqualTo(whole.length());
      whole.append(part.path("text").asText());
      part.path("mentions").forEach(one -> mentions.add(one.path("id").asText()));
      at = part.path("end").asInt();
      isMore = answer.headers().containsKey("link");
      parts++;
      assertThat(get("/t/", "test", "long", "at=" + (at - 1)).bytes().length).isLessThan(4_400_000);
    } while (isMore);
    assertThat(whole).hasToString(text);
    assertThat(parts).isEqualTo(3);
    assertThat(mentions).hasSize(5_000).doesNotHaveDuplicates();
    String middle = get("/t/", "test", "long", "at=500000").text();
    assertThat(middle).contains("The part before", "The next part", "of 1,005,000");
  }

  @Test
  void aQuoteOfTheHeadlineLeadsToIt() {
    var line = Made.line("headline", "It came", "2025-03-03");
    line.withObject("quote").put("in", "title");
    api.append(Made.reading("headline", List.of(Json.mention(line.toString()))));
    assertThat(get("/t/", "test", "headline", "").text())
        .contains("href=\"#at=title\">in the text")
        .containsOnlyOnce("id=\"at=title\"");
  }

  @Test
  void whatHasNoTextTellsWhy() {
    api.table().refuse("bad.txt", "test", "s3://b/bad.txt", "s3://b/bad.txt: the file is empty");
    assertThat(get("/t/", "test", "bad.txt", "").text())
        .contains("the file is empty")
        .contains("Nothing of it could be read")
        .contains("undated");
    assertThat(json(get("/v1/timelines/", "test", "bad.txt", "")).has("text")).isFalse();
    api.table().append(read("away", "Away", "A ferry sank on Monday."), STORED, "away.json");
    api.table().withdraw("away.json");
    Response gone = get("/t/", "test", "away", "");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text()).contains("has been withdrawn").doesNotContain("ferry");
    assertThat(get("/t/", "test", "none", "").status()).isEqualTo(404);
  }

  @Test
  void partsOfThePageAroundAnArticleAreQuiet() {
    assertThat(
            Pattern.compile("class=\"rim\"")
                .matcher(get("/t/", "aleppo-convoy", rimmed(), "").text())
                .find())
        .isTrue();
  }

  /** An article whose text holds more than its sentences. */
  private static String rimmed() {
    return Samples.articles().stream()
        .filter(article -> article.timeline().equals("aleppo-convoy"))
        .filter(article ->
            article.body().stream().mapToInt(span -> span.length()).sum() + 20
                < article.text().strip().length())
        .map(Article::id)
        .findFirst()
        .orElseThrow();
  }
}
