package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of feeds, and of the JSON that agencies send. */
class FeedTest {

  private static final String TEXT = "The Vansund ferry stopped running on Monday after a fire.";

  private static String rss(String channel, String item) {
    return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
        + "<title>Vansund Post</title>"
        + channel
        + "<item><title>Ferry stops</title><link>https://post.example/ferry</link><description>"
        + TEXT
        + "</description>"
        + item
        + "</item></channel></rss>";
  }

  /** Read from a file that was stored much later. */
  private static Samples.Read stored(String name, String content) throws IOException {
    Samples.Read read = new Samples.Read();
    Source source =
        new Source(
            "test/" + name,
            name,
            "test",
            Instant.parse("2026-05-05T05:05:05Z"),
            null,
            null,
            () -> new ByteArrayInputStream(Samples.bytes(content)));
    ArticleReader.read(source, read.articles()::add, read.refusals()::add);
    return read;
  }

  @ParameterizedTest
  @CsvSource({
    "<pubDate>,</pubDate>",
    "<dc:date>,</dc:date>",
    "<published>,</published>",
    "<issued>,</issued>",
    "<updated>,</updated>",
    "<modified>,</modified>",
  })
  void findsTheDateOfAnItem(String begin, String end) throws IOException {
    assertThat(stored("a.xml", rss("", begin + "2025-03-04T08:00:00Z" + end)).articles())
        .singleElement()
        .satisfies(article ->
            assertThat(article.published().toString()).isEqualTo("2025-03-04T08:00:00Z"));
  }

  @Test
  void readsTheDateOfAtomsFirstVersion() throws IOException {
    String atom =
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Post</title><entry>"
            + "<title>Ferry stops</title><link rel=\"alternate\" href=\"https://post.example/ferry\"/>"
            + "<issued>2025-03-04T08:00:00+01:00</issued><modified>2025-03-05T08:00:00Z</modified>"
            + "<content>"
            + TEXT
            + "</content></entry></feed>";
    assertThat(stored("a.atom", atom).articles())
        .singleElement()
        .satisfies(article -> {
          assertThat(article.published().toString()).isEqualTo("2025-03-04T08:00:00+01:00");
          assertThat(String.valueOf(article.updated())).isEqualTo("2025-03-05T08:00:00Z");
        });
  }

  @Test
  void anItemIsNeverDatedByItsFile() throws IOException {
    Samples.Read none = stored("a.xml", rss("", ""));
    assertThat(none.articles()).isEmpty();
    assertThat(none.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("no publication time found"));
    Samples.Read unread =
        stored("a.xml", rss("<pubDate>4 Mar 2025</pubDate>", "<pubDate>last Tuesday</pubDate>"));
    assertThat(unread.articles()).isEmpty();
    assertThat(unread.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.reason())
                .startsWith("test/a.xml:1: its date should be a time like")
                .endsWith("not \"last Tuesday\""));
    Samples.Read ofFeed =
        stored("a.xml", rss("<lastBuildDate>Tue, 04 Mar 2025 08:00 Z</lastBuildDate>", ""));
    assertThat(ofFeed.articles()).isEmpty();
    assertThat(ofFeed.refusals()).hasSize(1);
  }

  @Test
  void readsJsonFeeds() throws IOException {
    String feed =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Vansund Post\",\"language\":\"en\","
            + "\"authors\":[{\"name\":\"Ida Moe\"}],\"items\":["
            + "{\"id\":\"1\",\"url\":\"https://post.example/ferry\",\"title\":\"Ferry stops\","
            + "\"content_text\":\""
            + TEXT
            + "\",\"date_published\":\"2025-03-04T08:00:00+01:00\"},"
            + "{\"id\":\"2\",\"title\":\"Ferry runs\",\"content_html\":\"<p>"
            + TEXT
            + "</p>\",\"date_published\":\"2025-03-05T08:00:00Z\"},"
            + "{\"id\":\"3\",\"summary\":\""
            + TEXT
            + "\",\"date_published\":\"2025-03-06T08:00:00Z\"},"
            + "{\"id\":\"4\",\"content_text\":\""
            + TEXT
            + "\"},"
            + "{\"id\":\"5\"}]}";
    Samples.Read read = stored("a.json", feed);
    assertThat(read.articles())
        .extracting(Article::id)
        .containsExactly("https://post.example/ferry", "2", "3");
    assertThat(read.articles())
        .allSatisfy(article -> {
          assertThat(article.publisher()).isEqualTo("Vansund Post");
          assertThat(article.byline()).isEqualTo("Ida Moe");
          assertThat(article.bodyText()).isEqualTo(TEXT);
        });
    assertThat(read.refusals())
        .extracting(ArticleException::origin)
        .containsExactly("test/a.json:4", "test/a.json:5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'uri':'u','versioncreated':'2025-03-04T08:00:00Z','body_main':'%s','headline_short':'Ferry stops'}",
        "{'uri':'u','versioncreated':'2025-03-04T08:00:00Z','body_nitf':'<nitf><body><body.content><p>%s</p></body.content></body></nitf>','headline_main':'Ferry stops'}",
        "{'uri':'u','versioncreated':'2025-03-04T08:00:00Z','bodies':[{'contenttype':'text/html','value':'<p>%s</p>'}],'headlines':[{'value':'Ferry stops'}]}",
        "{'uri':'u','versionCreated':'2025-03-04T08:00:00Z','pubStatus':'usable','headlines':[{'role':'main','value':'Ferry stops'}],'bodies':[{'contentType':'application/nitf+xml','value':'<nitf><body><body.content><p>Other.</p></body.content></body></nitf>'},{'contentType':'text/plain','value':'%s'}]}",
        "{'uri':'u','versionCreated':'2025-03-04T08:00:00Z','headlines':[{'value':'Ferry stops'}],'bodies':[{'contentType':'application/nitf+xml','value':'<nitf><head><title>n</title></head><body><body.head><hedline><hl1>Ferry stops</hl1></hedline></body.head><body.content><p>%s</p></body.content></body></nitf>'}]}",
      })
  void readsWhatAgenciesSend(String ninjs) throws IOException {
    Samples.Read read = stored("a.json", ninjs.formatted(TEXT).replace('\'', '"'));
    assertThat(read.refusals()).isEmpty();
    assertThat(read.articles())
        .singleElement()
        .satisfies(article -> {
          assertThat(article.bodyText()).isEqualTo(TEXT);
          assertThat(article.title()).isEqualTo("Ferry stops");
          assertThat(article.published().toString()).isEqualTo("2025-03-04T08:00:00Z");
        });
  }
}
