package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.text.Sentences;
import io.dateline.text.Span;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads texts that repeat a pattern: one of four times the length may take little more than four
 * times as long. {@code -Dgrowth=4000000} for longer ones.
 */
class GrowthTest {

  private static final int LENGTH = Integer.getInteger("growth", 240_000);
  private static final int TIMES = 4;

  /** Twice the text may take 2.2 times as long. */
  private static final double SLOWER = 2.2 * 2.2;

  /** What a clock, a collector and a compiler add, in milliseconds. */
  private static final double NOISE = 60;

  private static final String DATED = "<meta name=date content=2025-03-04>";
  private static final String DYKE = "The dyke at Nes broke on Monday night. ";

  record Growth(String key, String name, IntFunction<String> content) {
    @Override
    public String toString() {
      return key + " " + name;
    }
  }

  private static Stream<Growth> growths() {
    List<Growth> growths = new ArrayList<>();
    for (String piece :
        List.of(
            "a ",
            "<p>",
            "<p>x",
            "<p>" + DYKE,
            "<div>",
            "<b>",
            "<b id=1>x<p>",
            "<a><p>x</a>",
            "<b><i><u><p></b>x</i></u>",
            "<table>",
            "<table><tr><td>1",
            "<tr><td>1</td><td>2</td></tr>",
            "<td>1",
            "<td>" + DYKE,
            "<h1>a a a a a a</h1>",
            "<h1><div>",
            "<h1>",
            "<h2>" + DYKE + "</h2>",
            "<time>",
            "<time></time>",
            "<time datetime=2025-03-04>4 March 2025</time>",
            "<div class=date>",
            "<div class=date>1 1 1 1",
            "<i>2025</i>",
            "<i class=related>4 March 2025</i>",
            "<meta name=a content=b>",
            "<meta property=",
            "<script type=application/ld+json>{\"@type\":\"Article\"}</script>",
            "<script>{\"@context\"</script>",
            "\"publish\" : \"",
            "<script>\"datePublished\":  \"</script>",
            "<!--",
            "<!-->",
            "<![CDATA[",
            "&amp;",
            "&",
            "<",
            "</",
            "<svg>",
            "<svg><p>",
            "<math><mi>",
            "<template>",
            "<select><option>",
            "<form>",
            "<br>",
            "x<br><br>",
            "<ul><li>",
            "<a>x</a> ",
            "use cookies. ",
            "<p>use of cookies. ",
            "<frameset>",
            "<title>a",
            "<noscript>",
            "<iframe>",
            "<p style=' display : none '>",
            "<p hidden>x",
            "<aside><p>" + DYKE,
            "<footer>4 March 2025")) {
      growths.add(new Growth("a.html", piece, length -> DATED + repeat(piece, length)));
      growths.add(
          new Growth(
              "a.html",
              "undated " + piece,
              length -> "<p>" + DYKE + "<p>4 March 2025" + repeat(piece, length)));
    }
    String heading = "<h1>" + "a ".repeat(400) + "b</h1>";
    growths.add(
        new Growth(
            "a.html",
            "a long title and headings like it",
            length ->
                DATED
                    + "<title>"
                    + repeat("a ", length / 2)
                    + "</title>"
                    + repeat("<h1>a a a a a a a b</h1>", length / 2)));
    growths.add(
        new Growth(
            "a.html",
            "a title and long headings like it",
            length ->
                DATED + "<title>" + "a ".repeat(1_500) + "</title>" + repeat(heading, length)));
    growths.add(
        new Growth(
            "a.html",
            "a long class around dates",
            length ->
                "<p>"
                    + DYKE
                    + "<div class='"
                    + repeat("b ", length / 2)
                    + "'>"
                    + repeat("<i>4 March 2025</i>", length / 2)));
    growths.add(
        new Growth(
            "a.html",
            "attributes",
            length -> DATED + "<p" + repeat(" a", length / 2) + ">" + repeat(" b=1", length / 2)));
    growths.add(
        new Growth(
            "a.html",
            "different attributes",
            length -> {
              StringBuilder page = new StringBuilder(DATED + "<p");
              for (int i = 0; page.length() < length; i++) {
                page.append(" a").append(i);
              }
              return page.append('>').append(DYKE).toString();
            }));
    for (String piece :
        List.of(
            "a ",
            "a",
            DYKE,
            DYKE + "\n",
            DYKE + "\n\n",
            "\n",
            "\n\n",
            " \n",
            "x\n\n",
            "harbour and the lower town were under water until the morning,\n\n",
            ".",
            ". ",
            ".\"",
            "\" ",
            "?! ",
            "4 March 2025 ",
            "4 March 2025\n",
            "4/",
            "4 ",
            "RIGA, ",
            "RIGA, March 4 (",
            "(",
            "\u00a9 ",
            "Share\n\n",
            "\u0000",
            "\ud800",
            "\u200b",
            "U.S. ",
            "a.",
            "10:00 ",
            "+1:")) {
      growths.add(new Growth("a.txt", piece, length -> "4 March 2025\n\n" + repeat(piece, length)));
      growths.add(
          new Growth(
              "a.json",
              piece,
              length ->
                  "{\"published\":\"2025-03-04T10:00:00Z\",\"text\":\"Nes."
                      + escaped(repeat(piece, length))
                      + "\"}"));
    }
    growths.add(
        new Growth(
            "a.txt",
            "a wide gap",
            length ->
                "4 March 2025\n\nThe dyke at Nes broke on Monday night, the harbour office said in,\n"
                    + repeat("\n", length)
                    + "and nobody was hurt. "));
    for (String piece :
        List.of("[", "[],", "{\"a\":", "{\"a\":1},", "1,", "\"\\u0041\",", "null,", "9", "\\\"")) {
      growths.add(
          new Growth(
              "a.json",
              "values " + piece,
              length -> "{\"text\":\"" + DYKE + "\",\"a\":[" + repeat(piece, length)));
      growths.add(
          new Growth(
              "a.html",
              "data " + piece,
              length ->
                  DATED
                      + "<script type=application/ld+json>{\"@type\":\"Article\",\"a\":["
                      + repeat(piece, length)
                      + "</script><p>"
                      + DYKE));
    }
    for (String piece :
        List.of(
            "<item>",
            "<item><description>",
            "<item><description>x</description></item>",
            "<item><description><p>x</p></description></item>",
            "<item><description>&lt;p&gt;x</description></item>",
            "<item><author><name>x</name></author><description>x</description></item>",
            "<entry><content>",
            "<a>",
            "<![CDATA[",
            "<!--",
            "&amp;")) {
      growths.add(new Growth("a.xml", piece, length -> "<rss><channel>" + repeat(piece, length)));
      growths.add(
          new Growth(
              "a.xml",
              "one item of " + piece,
              length -> "<rss><item><description>" + repeat(piece, length)));
    }
    return growths.stream();
  }

  private static String repeat(String piece, int length) {
    return piece.repeat(length / piece.length());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\u0000", "\\u0000");
  }

  @ParameterizedTest
  @MethodSource("growths")
  void readsInTimeThatGrowsWithTheText(Growth growth) {
    byte[] small = Samples.bytes(growth.content().apply(LENGTH / TIMES));
    byte[] large = Samples.bytes(growth.content().apply(LENGTH));
    read(growth.key(), small);
    double little = read(growth.key(), small);
    double much = read(growth.key(), large);
    for (int more = 0; more < 3 && isTooMuch(much, little); more++) {
      little = Math.max(little, read(growth.key(), small));
      much = Math.min(much, read(growth.key(), large));
    }
    assertThat(isTooMuch(much, little))
        .as(
            String.format(
                Locale.ROOT, "%s: %.0f ms, of a quarter of it %.0f ms", growth, much, little))
        .isFalse();
  }

  private static boolean isTooMuch(double much, double little) {
    return much > SLOWER * little + NOISE;
  }

  /** How long the thread computes, in milliseconds. */
  private static double read(String key, byte[] content) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    for (Article article : Samples.read(key, content).articles()) {
      for (Span paragraph : article.body()) {
        Sentences.split(article.text(), paragraph);
      }
    }
    return (clock.getCurrentThreadCpuTime() - start) / 1e6;
  }
}
