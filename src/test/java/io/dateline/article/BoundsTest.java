package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dateline.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files that would become more in memory than a function has are refused early. */
class BoundsTest {

  private static final String DATED = "<meta name=date content=2025-03-04>";
  private static final String DYKE = "The dyke at Nes broke on Monday night.";
  private static final String JSON = "{\"published\":\"2025-03-04T10:00:00Z\",";

  /** All that is allocated until the refusal, garbage too; a function has 1.7 GB. */
  private static final long MOST_BYTES = 900L << 20;

  /**
   * @param expected what its refusal says
   */
  record Bomb(String key, String name, String expected, Supplier<String> content) {
    @Override
    public String toString() {
      return key + " " + name;
    }
  }

  static Stream<Bomb> bombs() {
    String nodes = "its markup has more than 500,000 elements and attributes";
    String tags = "its markup has more than 500,000 tags and comments";
    String json = "a JSON object was expected, no larger than any news article's: ";
    return Stream.of(
        new Bomb("a.html", "reopened elements", tags, () -> page(reopening(1_000_000))),
        new Bomb("a.html", "fewer reopened elements", nodes, () -> page(reopening(100_000))),
        new Bomb(
            "a.html",
            "reopened attributes",
            nodes,
            () -> page(bold(300, " a b c d e f g h i j k l") + "<p>x".repeat(100_000))),
        new Bomb("a.html", "comments", tags, () -> page("<!>".repeat(6_500_000))),
        new Bomb(
            "a.html", "attributes", nodes, () -> page(("<p" + names(400) + ">").repeat(9_000))),
        new Bomb("a.html", "cells", tags, () -> page("<table><tr>" + "<td>1".repeat(3_500_000))),
        new Bomb("a.html", "a text", "its text has 15,", () -> page(DYKE.repeat(400_000))),
        new Bomb(
            "a.txt", "a text", "its text has 15,", () -> "4 March 2025\n\n" + DYKE.repeat(400_000)),
        new Bomb(
            "a.json",
            "a text",
            "its text has 15,",
            () -> JSON + "\"text\":\"" + DYKE.repeat(400_000) + "\"}"),
        new Bomb(
            "a.json",
            "arrays",
            json + "Token count",
            () -> JSON + "\"a\":[" + "[],".repeat(6_500_000)),
        new Bomb(
            "a.json",
            "objects",
            json + "Token count",
            () -> JSON + "\"a\":[" + "{\"\":1},".repeat(2_500_000)),
        new Bomb(
            "a.json",
            "depth",
            json + "Document nesting depth",
            () -> JSON + "\"a\":" + "[".repeat(9_000_000)),
        new Bomb(
            "a.json",
            "a number",
            json + "Number value length",
            () -> JSON + "\"a\":" + "9".repeat(9_000_000) + "}"),
        new Bomb(
            "a.json",
            "a name",
            json + "Name length",
            () -> JSON + "\"" + "k".repeat(9_000_000) + "\":1}"),
        new Bomb(
            "a.json", "a page", tags, () -> JSON + "\"html\":\"" + reopening(1_000_000) + "\"}"),
        new Bomb(
            "a.json",
            "a smaller page",
            nodes,
            () -> JSON + "\"html\":\"" + reopening(100_000) + "\"}"),
        new Bomb("a.xml", "items", tags, () -> "<rss>" + "<item>".repeat(1_000_000)),
        new Bomb(
            "a.xml",
            "a page",
            nodes,
            () ->
                "<rss><item><description><![CDATA["
                    + reopening(100_000)
                    + "]]></description></item></rss>"));
  }

  private static String page(String body) {
    return DATED + body;
  }

  private static String reopening(int paragraphs) {
    return bold(300, "") + "<p>x".repeat(paragraphs);
  }

  /** Formatting elements that are never closed; the attribute keeps three of a kind apart. */
  private static String bold(int elements, String attributes) {
    StringBuilder open = new StringBuilder("<p>");
    for (int i = 0; i < elements; i++) {
      open.append("<b id=").append(i).append(attributes).append('>');
    }
    return open.toString();
  }

  private static String names(int attributes) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < attributes; i++) {
      names.append(" a").append(i);
    }
    return names.toString();
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void refusesBeforeMemoryEnds(Bomb bomb) {
    byte[] content = zipped(Samples.bytes(bomb.content().get()));
    long before = allocated();
    Samples.Read read = Samples.read(bomb.key() + ".gz", content);
    assertThat(allocated() - before).isLessThan(MOST_BYTES);
    assertThat(read.articles()).isEmpty();
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.reason()).startsWith("test/" + bomb.key()).contains(bomb.expected());
          assertThat(refusal.kind()).isEqualTo(ArticleException.Kind.TOO_LARGE);
        });
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static byte[] zipped(byte[] content) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(file)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  @Test
  void readsThePageWhoseDataAreTooLarge() {
    String data =
        "<script type=application/ld+json>[{\"@type\":\"Article\",\"datePublished\":\"2025-03-04\",\"a\":["
            + "[],".repeat(240_000)
            + "1]}]</script>";
    Article article =
        Samples.read("a.html", data.repeat(10) + "<p>" + DYKE + "</p>").articles().getFirst();
    assertThat(article.text()).isEqualTo(DYKE);
    assertThat(article.published()).hasToString("2025-03-04");
  }

  @Test
  void readsNestedItemsOnce() {
    String feed =
        "<rss>"
            + "<item><pubDate>Tue, 04 Mar 2025 09:15:00 +0200</pubDate><description>".repeat(400)
            + DYKE;
    assertThat(Samples.read("a.xml", feed).articles()).hasSize(1);
  }

  @Test
  void endsWhereLinesStayBlank() {
    byte[] spaces = new byte[1 << 20];
    Random random = new Random(1);
    for (int i = 0; i < spaces.length; i++) {
      spaces[i] = (byte) (random.nextInt(40) == 0 ? ' ' : '\n');
    }
    String line = Samples.json("a", "Coast", "2025-03-04T10:00:00Z", DYKE) + "\n";
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(Samples.bytes(line));
    for (int i = 0; i < 30; i++) {
      lines.writeBytes(spaces);
    }
    lines.writeBytes(Samples.bytes(line.replace("\"a\"", "\"b\"")));
    Samples.Read read = Samples.read("a.jsonl.gz", zipped(lines.toByteArray()));
    assertThat(read.articles()).extracting(Article::id).containsExactly("a");
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.reason()).contains("more than 20 MB of blank lines before it"));
  }

  @Test
  void endsWhereMembersStayEmpty() {
    byte[] empty = zipped(new byte[0]);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      file.writeBytes(empty);
    }
    Samples.Read read = Samples.read("a.jsonl.gz", file.toByteArray());
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.reason()).contains("more than 100 empty members in a row"));
  }
}
