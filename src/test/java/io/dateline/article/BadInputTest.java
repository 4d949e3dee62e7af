package io.dateline.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final String DATED = "<meta name=date content=2025-03-04>";

  private static String refusal(String key, String content) {
    Samples.Read read = Samples.read(key, content);
    assertThat(read.articles()).isEmpty();
    return read.refusals().getFirst().reason();
  }

  @Test
  void readsPagesNestedAHundredThousandDeep() {
    String page = DATED + "<div>".repeat(100_000) + "<p>The dyke at Nes broke on Monday night.</p>";
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThat(Samples.read("a.html", page).articles())
                .singleElement()
                .satisfies(article -> assertThat(article.bodyText()).contains("dyke at Nes")));
    assertThat(refusal("a.json", "{\"a\":".repeat(100_000))).contains("a JSON object was expected");
    assertThat(refusal("a.xml", "<rss>" + "<a>".repeat(100_000))).contains("feed with items");
  }

  @Test
  void refusesPagesThatOnlyScriptsFill() {
    assertThat(refusal("a.html", DATED + "<div id=app></div><script>draw()</script>"))
        .contains("no article text found");
  }

  @Test
  void expandsNoEntities() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      dtd.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    String item =
        "<item><title>T</title><guid>g</guid><pubDate>Tue, 04 Mar 2025 09:15:00 +0200</pubDate>"
            + "<description>The dyke broke on Monday. &a39; &file;</description></item>";
    String feed =
        dtd
            + "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel>"
            + item
            + "</channel></rss>";
    Samples.Read read = Samples.read("a.xml", feed);
    assertThat(read.articles())
        .singleElement()
        .satisfies(article ->
            assertThat(article.text())
                .startsWith("The dyke broke")
                .doesNotContain("haha", "root:"));
  }

  @Test
  void stopsWhereGzipInflatesBeyondReason() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 200; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    Samples.Read lines = Samples.read("a.jsonl.gz", bomb.toByteArray());
    assertThat(lines.articles()).isEmpty();
    assertThat(lines.refusals().getFirst().reason()).contains("inflates to more than 300 times");
    assertThat(Samples.read("a.html.gz", bomb.toByteArray()).refusals().getFirst().reason())
        .contains("longer than 20 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "klingon-8", "iso-8859-1", "utf-16", "x"})
  void readsPagesThatDeclareAnotherCharset(String charset) {
    String page =
        DATED
            + "<meta charset="
            + charset
            + "><p>The caf\u00e9 in G\u00f6rlitz burned down on Monday.</p>";
    assertThat(Samples.read("a.html", page.getBytes(UTF_8)).articles().getFirst().text())
        .contains("caf\u00e9 in G\u00f6rlitz");
  }

  @Test
  void readsPagesOfTwoCharsets() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.write(
        (DATED + "<p>The caf\u00e9, \u00e9t\u00e9 and na\u00efve of G\u00f6rlitz burned on Monday.")
            .getBytes(UTF_8));
    page.write(" \u00e9.</p>".getBytes(ISO_8859_1));
    assertThat(Samples.read("a.html", page.toByteArray()).articles().getFirst().text())
        .contains("caf\u00e9")
        .contains("\ufffd");
    byte[] latin =
        (DATED + "<p>The caf\u00e9 in G\u00f6rlitz burned on Monday.</p>").getBytes(ISO_8859_1);
    assertThat(Samples.read("a.html", latin).articles().getFirst().text()).contains("caf\u00e9");
  }

  @Test
  void readsAPageUnderTheNameOfAText() {
    String page = "<!DOCTYPE html>" + DATED + "<p>The dyke at Nes broke on Monday night.</p>";
    assertThat(Samples.read("a.txt", page).articles().getFirst().text())
        .isEqualTo("The dyke at Nes broke on Monday night.");
  }

  @Test
  void withdrawsWhatItsAgencyCancels() {
    Article article =
        Samples.read(
                "a.json",
                "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"versioncreated\":\"2025-03-04T09:00:00Z\","
                    + "\"body_text\":\"The dyke at Nes broke on Monday night.\"}")
            .articles()
            .getFirst();
    assertThat(article.body()).isEmpty();
    assertThat(article.notes()).extracting(Note::code).contains("cancelled");
  }

  @Test
  void publishesAtTheEndOfAnEmbargo() {
    Article article =
        Samples.read(
                "a.json",
                "{\"uri\":\"u\",\"embargoed\":\"2025-03-05T06:00:00Z\",\"versioncreated\":"
                    + "\"2025-03-04T09:00:00Z\",\"body_text\":\"The bridge will open on Friday.\"}")
            .articles()
            .getFirst();
    assertThat(article.published()).hasToString("2025-03-05T06:00:00Z");
  }

  @Test
  void tellsWhichItemOfAFeedIsBroken() {
    String feed =
        """
        <rss><channel><title>N</title><item><title>Empty</title></item>
        <item><guid>g</guid><pubDate>Tue, 04 Mar 2025 09:15:00 +0200</pubDate>
        <description>It rained on Monday in Nes.</description></item></channel></rss>
        """;
    Samples.Read read = Samples.read("a.rss", feed);
    assertThat(read.articles()).hasSize(1);
    assertThat(read.refusals().getFirst().reason())
        .isEqualTo("test/a.rss:1: the item has no content, description or summary");
  }

  @Test
  void readsWrappedAndDoublySpacedText() {
    String wrapped =
        """
        Dyke breaks at Nes

        March 4, 2025

        The dyke at Nes broke on Monday night, the harbour office said in

        a statement, and water ran into the lower town until the

        morning. Nobody was hurt.
        """;
    assertThat(Samples.read("a.txt", wrapped).articles().getFirst().body()).hasSize(1);
  }

  @Test
  void notesWhatIsBehindAPaywall() {
    String page =
        DATED
            + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Dyke\","
            + "\"isAccessibleForFree\":false}</script><p>The dyke at Nes broke on Monday night.</p>";
    assertThat(Samples.read("a.html", page).articles().getFirst().notes())
        .extracting(Note::code)
        .contains("paywalled");
  }

  @Test
  void takesTheDayOfTheDateline() {
    String text =
        "Dyke breaks at Nes\n\nRIGA, March 4, 2025 (Coast) \u2013 The dyke at Nes broke on Monday night.\n";
    assertThat(Samples.read("a.txt", text).articles().getFirst().published().toString())
        .startsWith("2025-03-04");
  }
}
