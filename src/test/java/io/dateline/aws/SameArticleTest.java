package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.ArticleException.Kind;
import io.dateline.store.ArticleKey;
import io.dateline.store.ArticleObject;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Erasure;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One article, told by a feed, saved as a page and held by an archive of the web. */
class SameArticleTest {

  private static final String FEED = "articles/vansund/feed.xml";
  private static final String PAGE = "articles/vansund/page.html";
  private static final String ARCHIVE = "articles/vansund/site.warc";
  private static final String GIST = "The harbour of Vansund was closed on Monday.";

  private static final String RSS =
      "<rss><channel><title>Vansund Post</title><item><title>Harbour closed</title>"
          + "<link>https://POST.example/harbour?utm_source=rss</link><pubDate>Tue, 04 Mar 2025"
          + " 09:15 +0100</pubDate><description>"
          + GIST
          + "</description></item></channel></rss>";

  private static final String HTML =
      "<html><head><title>Harbour closed</title><link rel=canonical"
          + " href='https://post.example/harbour'><meta property='article:published_time'"
          + " content='2025-03-04T09:15:00+01:00'></head><body><p>"
          + GIST
          + " Fishermen were told on Tuesday that repairs will last until 20 June 2025.</p></body>"
          + "</html>";

  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
          .formatted(HTML.length(), HTML);

  private static final String WARC =
      ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0-0-0-0-0>\r\nWARC-Target-URI:"
              + " https://post.example/harbour?fbclid=7\r\nWARC-Date: 2025-03-06T07:00:00Z\r\n"
              + "Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n")
          .formatted(RESPONSE.length(), RESPONSE);

  private final ObjectsInMemory objects = new ObjectsInMemory();
  private final EmbeddedTable table = new EmbeddedTable();
  private final Ingest ingest = new Ingest(table.ledger(), objects, Ingest.Limits.NONE);

  @AfterEach
  void close() {
    table.close();
  }

  private void put(String key, String content) throws IOException {
    objects.put(key, content);
    assertThat(ingest.take("b", key, true)).singleElement().isInstanceOf(Ingest.Read.class);
  }

  private void remove(String key) throws IOException {
    objects.remove(key);
    ingest.take("b", key, false);
  }

  private Ledger.Head head() {
    return table
        .ledger()
        .head(ArticleKey.of("https://post.example/harbour", "vansund"))
        .orElseThrow();
  }

  private List<String> held() {
    return table.ledger().objects(head()).stream().map(ArticleObject::object).toList();
  }

  private String text() {
    return table.ledger().text(head()).orElseThrow().text();
  }

  @Test
  void isOneArticleWithSeveralObjects() throws IOException {
    put(PAGE, HTML);
    put(ARCHIVE, WARC);
    put(FEED, RSS);
    assertThat(table.ledger().articles("vansund")).hasSize(1);
    assertThat(held())
        .containsExactlyInAnyOrder(
            "s3://b/" + FEED + ":1", "s3://b/" + PAGE, "s3://b/" + ARCHIVE + ":1");
    assertThat(held()).last().asString().contains(FEED);
    assertThat(text()).contains("20 June");
    assertThat(table.ledger().objects(head()))
        .filteredOn(object -> object.object().contains(ARCHIVE))
        .singleElement()
        .satisfies(object -> {
          assertThat(object.format()).isEqualTo("warc");
          assertThat(object.captured()).isEqualTo("2025-03-06T07:00:00Z");
          assertThat(object.address()).isEqualTo("https://post.example/harbour?fbclid=7");
          assertThat(object.sha256()).hasSize(64);
        });
    remove(PAGE);
    assertThat(held()).hasSize(2);
    assertThat(text()).contains("20 June");
    remove(ARCHIVE);
    assertThat(held()).containsExactly("s3://b/" + FEED + ":1");
    assertThat(text()).isEqualTo(GIST);
    remove(FEED);
    assertThat(head().state()).isEqualTo(Ledger.State.WITHDRAWN);
  }

  private static String saved(String captured, String text) {
    String page =
        HTML.replaceAll(
            "<p>.*</p>", "<p>" + text + " It was opened to ships of all nations in 1911.</p>");
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(page.length(), page);
    return WARC.replaceAll("(?s)Content-Length: \\d+\r\n\r\nHTTP.*", "")
            .replaceAll("WARC-Date: .*\r\n", "WARC-Date: " + captured + "\r\n")
        + "Content-Length: %d\r\n\r\n%s\r\n\r\n".formatted(response.length(), response);
  }

  @Test
  void anOlderCaptureNeverBeatsANewerOne() throws IOException {
    put(ARCHIVE, saved("2025-03-08T07:00:00Z", "The harbour of Vansund was opened on Friday."));
    put(
        "articles/vansund/old.warc",
        saved("2025-03-05T07:00:00Z", "The harbour of Vansund was closed on Monday."));
    assertThat(text()).contains("opened on Friday");
    remove(ARCHIVE);
    assertThat(text()).contains("closed on Monday");
    put(PAGE, HTML);
    assertThat(text()).contains("20 June");
    remove("articles/vansund/old.warc");
    remove(PAGE);
    assertThat(table.ledger().objects(head())).isEmpty();
  }

  @Test
  void keepsTheIdUnderWhichAnEarlierVersionStoredIt() throws IOException {
    String raw = "https://POST.example/harbour?utm_source=rss";
    ArticleKey former = ArticleKey.of(raw, "vansund");
    // The address as it was written was the id.
    put(
        "articles/vansund/old.json",
        "{\"id\":\"%s\",\"url\":\"%s\",\"published\":\"2025-03-04\",\"text\":\"%s\"}"
            .formatted(raw, raw, GIST));
    put(FEED, RSS);
    assertThat(table.ledger().articles("vansund")).hasSize(1);
    assertThat(table.ledger().objects(table.ledger().head(former).orElseThrow())).hasSize(2);
    new Erasure(table.dynamo(), EmbeddedTable.NAME, InstantSource.fixed(Instant.EPOCH))
        .erase(former, "asked");
    assertThat(ingest.take("b", FEED, true))
        .singleElement()
        .isInstanceOfSatisfying(
            Ingest.Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Kind.ERASED));
    assertThat(table.ledger().head(ArticleKey.of("https://post.example/harbour", "vansund")))
        .isEmpty();
  }
}
