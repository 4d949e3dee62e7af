package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ArticleReaderTest {

  private static final String COPIED_PAGE =
      """
      Home
      World
      Use filter

      Harbour wall gives way after night of storms

      March 4, 2025, 09:15 UTC+2

      \u00a9 Mara Lind/Coast Agency

      RIGA, March 4. /Coast Agency/. A part of the harbour wall gave way on Monday night, the port said.

      Nobody was hurt, it said.

      Show more
      Partner news
      """;

  private static String refusal(String key, byte[] content) {
    Samples.Read read = Samples.read(key, content);
    assertThat(read.articles()).isEmpty();
    assertThat(read.refusals()).hasSize(1);
    return read.refusals().getFirst().reason();
  }

  private static String refusal(String key, String content) {
    return refusal(key, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTheArticleInACopiedPage() {
    Article article = Samples.read("page.txt", COPIED_PAGE).articles().getFirst();
    assertThat(article.title()).isEqualTo("Harbour wall gives way after night of storms");
    assertThat(article.published()).hasToString("2025-03-04T09:15:00+02:00");
    assertThat(article.publisher()).isEqualTo("Coast Agency");
    assertThat(article.dateline()).extracting(Dateline::place).isEqualTo("RIGA");
    assertThat(article.text()).isEqualTo(COPIED_PAGE);
    assertThat(article.bodyText()).startsWith("RIGA, March 4.").endsWith("it said.");
  }

  @Test
  void readsASavedPage() {
    String page =
        """
        <html lang="en"><head><title>Site</title>
        <link rel="canonical" href="https://news.example.org/wall">
        <meta property="og:site_name" content="Coast &amp; Sea">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
        "headline":"Wall gives way","datePublished":"2025-03-04T09:15:00+02:00"}]}</script></head>
        <body><nav><p>Menu of the site with many words in it for every visitor.</p></nav>
        <article><h1>Wall gives way</h1><p>A part of the wall gave way on Monday.</p>
        <figure><figcaption>The wall in 1999.</figcaption></figure><p>Nobody was hurt.</p></article>
        <footer><p>Copyright 2011</p></footer></body></html>
        """;
    Article article = Samples.read("page.html", page).articles().getFirst();
    assertThat(article.id()).isEqualTo("https://news.example.org/wall");
    assertThat(article.publisher()).isEqualTo("Coast & Sea");
    assertThat(article.title()).isEqualTo("Wall gives way");
    assertThat(article.published()).hasToString("2025-03-04T09:15:00+02:00");
    assertThat(article.bodyText())
        .isEqualTo("A part of the wall gave way on Monday.\n\nNobody was hurt.");
  }

  @Test
  void readsOurOwnShapeAndSchemaOrgAlike() {
    String own = Samples.json("a", "P", "2025-03-04", "It rained.");
    String schema =
        "{\"@type\":\"NewsArticle\",\"@id\":\"a\",\"publisher\":{\"name\":\"P\"},"
            + "\"datePublished\":\"2025-03-04\",\"articleBody\":\"It rained.\"}";
    assertThat(Samples.read("a.json", own).articles())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
        .isEqualTo(Samples.read("a.json", schema).articles());
  }

  @Test
  void readsEveryLineButTheBrokenOne() {
    String lines =
        Samples.json("a", "P", "2025-03-04", "It rained.")
            + "\n{\"id\": \"b\", \"text\": \n\n"
            + Samples.json("c", "P", "2025-03-04", "It shone.");
    Samples.Read read = Samples.read("some.jsonl", lines);
    assertThat(read.articles()).extracting(Article::id).containsExactly("a", "c");
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.reason())
                .startsWith("test/some.jsonl:2: a JSON object was expected"));
  }

  @Test
  void readsWhatIsZipped() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(
          Samples.json("a", "P", "2025-03-04", "It rained.").getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = zipped.toByteArray();
    assertThat(Samples.read("a.json.gz", whole).articles()).hasSize(1);
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    assertThat(refusal("a.json.gz", cut)).contains("not a whole gzip file");
  }

  @Test
  void readsOtherEncodings() {
    String text = COPIED_PAGE.replace("Lind", "Lind\u00e9n \u2013 \u201cM\u201d");
    assertThat(Samples.read("a.txt", text.getBytes(Charset.forName("windows-1252"))).articles())
        .singleElement()
        .satisfies(article -> assertThat(article.text()).isEqualTo(text));
    byte[] utf16 = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    assertThat(Samples.read("a.txt", utf16).articles())
        .singleElement()
        .satisfies(article -> assertThat(article.text()).isEqualTo(text));
  }

  @Test
  void saysWhyItRefuses() {
    assertThat(refusal("a.txt", "")).isEqualTo("test/a.txt: the file is empty");
    assertThat(refusal("a.jsonl", "")).isEqualTo("test/a.jsonl: the file is empty");
    assertThat(refusal("a.txt", "  \n ")).contains("only white space");
    assertThat(refusal("a.txt", new byte[] {1, 2, 0, 4})).contains("found binary data");
    assertThat(refusal("a.html", "<p")).contains("no article text found");
    assertThat(refusal("a.json", "[1]")).contains("found an array");
    assertThat(refusal("a.json", "[".repeat(5_000))).contains("a JSON object was expected");
    assertThat(refusal("a.json", "{\"a\":" + "[".repeat(1_200) + "]".repeat(1_200) + "}"))
        .contains("a JSON object was expected");
    assertThat(refusal("a.json", "{}")).contains("needs \"text\" or \"html\"");
    assertThat(refusal("a.doc", "It rained all day on the hills."))
        .contains("ends in one of .html, .htm");
    assertThat(refusal("a.json", "{\"id\":\"a\",\"text\":\"It rained.\"}"))
        .contains("no publication time found");
    assertThat(refusal("a.json", "{\"id\":\"a\",\"published\":\"soon\",\"text\":\"It rained.\"}"))
        .contains("should be a time like 2016-02-24T12:29:00+03:00, not \"soon\"");
    assertThat(
            refusal(
                "a.json",
                "{\"id\":\"a\",\"timeline\":\"A B\",\"published\":\"2025-03-04\",\"text\":\"It"
                    + " rained.\"}"))
        .contains("a timeline is named by");
    assertThat(refusal("a.txt", new byte[50_000_000])).contains("longer than 20 MB");
  }
}
