package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Request;
import io.dateline.article.ArticleException;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code timeline.json} beside the articles says of their timeline. */
class SettingsTest {

  private static final String KEY = "articles/test/timeline.json";
  private static final String SAID =
      "{\"title\":\"Riga <b>ferry</b>\",\"description\":\"The sinking & the inquiry\",\"language\":\"en-GB\"}";

  private EmbeddedTable table;
  private ObjectsInMemory bucket;
  private Ingest ingest;
  private Api api;

  @BeforeEach
  void open() throws IOException {
    table = new EmbeddedTable();
    bucket = new ObjectsInMemory();
    ingest = new Ingest(table.ledger(), bucket, Ingest.Limits.NONE);
    api =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.ACCOUNT,
            () -> Instant.parse("2025-07-01T00:00:00Z"));
    put("articles/test/a.json", Samples.json("a", "P", "2025-03-04", "A ferry sank on Monday."));
  }

  @AfterEach
  void close() {
    table.close();
  }

  private List<Ingest.Outcome> put(String key, String content) throws IOException {
    bucket.put(key, content);
    List<Ingest.Outcome> outcomes = ingest.take("b", key, true);
    table.writer().refreshPending().orThrow();
    return outcomes;
  }

  private String get(String path) {
    return api.answer(Request.of("GET", path, "")).text();
  }

  @Test
  void itIsCalledSoEverywhere() throws IOException {
    assertThat(put(KEY, SAID)).hasOnlyElementsOfType(Ingest.Described.class);
    assertThat(get("/v1/timelines/test"))
        .contains(
            "\"title\":\"Riga <b>ferry</b>\"", "\"description\":\"The sinking & the inquiry\"");
    assertThat(get("/v1/timelines")).contains("\"title\":\"Riga <b>ferry</b>\"");
    assertThat(get("/"))
        .contains("<a href=\"/t/test\">Riga &lt;b&gt;ferry&lt;/b&gt;</a>")
        .doesNotContain("<b>ferry");
    assertThat(get("/t/test"))
        .contains("<title>Riga &lt;b&gt;ferry&lt;/b&gt;")
        .contains("<h1 dir=\"auto\">Riga &lt;b&gt;ferry&lt;/b&gt;</h1>")
        .contains("<p class=\"about\" dir=\"auto\">The sinking &amp; the inquiry</p>")
        .contains("<meta name=\"description\" content=\"The sinking &amp; the inquiry\">")
        .contains("og:title\" content=\"Riga &lt;b&gt;");
    String events = "/v1/timelines/test/events";
    assertThat(get(events + ".atom"))
        .contains("<title>Riga &lt;b&gt;ferry&lt;/b&gt;</title>")
        .contains("<subtitle>The sinking &amp; the inquiry</subtitle>")
        .contains("<id>tag:dateline.io,2025:test</id>");
    assertThat(get(events + ".rss")).contains("<language>en-GB</language>");
    assertThat(get(events + ".feed.json"))
        .contains("\"title\":\"Riga <b>ferry</b>\"", "\"language\":\"en-GB\"");
    assertThat(get(events + ".ics")).contains("NAME:Riga <b>ferry</b>");
    assertThat(get(events + ".md")).startsWith("# Riga \\<b>ferry\\</b>");
    assertThat(get(events + ".timelinejs.json")).contains("Riga &lt;b&gt;ferry&lt;/b&gt;");
    assertThat(get("/v1/timelines/test/articles")).doesNotContain("timeline.json");
  }

  @Test
  void aBrokenFileIsRefusedByItsNameAndChangesNothing() throws IOException {
    put(KEY, SAID);
    assertThat(put(KEY, "{\"title\":7}"))
        .singleElement()
        .satisfies(one ->
            assertThat(((Ingest.Refused) one).reason())
                .startsWith(bucket.origin("b", KEY) + ": \"title\" takes a text"));
    assertThat(table.timelines().settings("test").title()).isEqualTo("Riga <b>ferry</b>");
    assertThat(get("/v1/timelines/test/articles"))
        .contains("\"state\":\"refused\"", "takes a text of 1 to 200 characters");
    put(KEY, "{\"title\":\"Whole again\"}");
    assertThat(table.ledger().head(ArticleKey.of(KEY, "test"))).isEmpty();
    assertThat(table.timelines().settings("test"))
        .isEqualTo(new TimelineSettings("Whole again", null, null));
  }

  @Test
  void aDeletedFileSaysNothingAnyMore() throws IOException {
    put(KEY, SAID);
    bucket.remove(KEY);
    assertThat(ingest.take("b", KEY, false)).hasSize(1);
    assertThat(table.timelines().settings("test")).isEqualTo(TimelineSettings.NONE);
    assertThat(get("/t/test")).contains("<h1 dir=\"auto\">Test</h1>");
  }

  @Test
  void aFileOfThatNameFurtherDownIsAnArticle() throws IOException {
    put("articles/test/more/timeline.json", Samples.json("b", "P", "2025-03-05", "A tram left."));
    assertThat(table.ledger().heads("b")).extracting(Ledger.Head::state).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"title":               | not JSON
          []                      | expected an object
          {"titel":"x"}           | there is no member "titel"
          {"title":" "}           | "title" takes a text
          {"language":"english!"} | "language" takes a BCP 47 tag
          {"description":["x"]}   | "description" takes a text
          """)
  void faultsNameTheFileAndTheMember(String content, String fault) {
    try {
      TimelineSettings read = TimelineSettings.read("s3://b/x", Samples.bytes(content));
      throw new AssertionError(Json.line(read));
    } catch (ArticleException e) {
      assertThat(e.reason()).startsWith("s3://b/x: ").contains(fault);
    }
  }
}
