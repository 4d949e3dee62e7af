package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Holds the lines of events that the page is sent with to {@code lines.txt}. {@code page.test.mjs}
 * holds the lines that the scripts write of the same events to the same file. {@code
 * -Dgoldens=write} writes it anew.
 */
class LinesGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/io/dateline/api/lines.txt");

  @Test
  void writesTheSameLinesAsTheScripts() throws IOException {
    StringBuilder lines = new StringBuilder();
    try (SampleApi api = SampleApi.open()) {
      for (String timeline : List.of("aleppo-convoy", "kourou-launch", "tagus-bridge")) {
        String html = api.get("/t/" + timeline, "view=all").text();
        lines.append("# ").append(timeline).append('\n').append(outline(Jsoup.parse(html)));
      }
    }
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(GOLDEN, lines);
    }
    assertThat(lines.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  private static String outline(Document page) {
    StringBuilder out = new StringBuilder();
    for (Element day : page.select("#list .day")) {
      out.append(day.className()).append(": ").append(text(day, "h2")).append('\n');
      // Events of one moment stand in the order of their ids, which differ from table to table.
      day.select(".event").stream().map(LinesGoldenTest::line).sorted().forEach(out::append);
    }
    return out.toString();
  }

  private static String line(Element event) {
    StringBuilder out = new StringBuilder();
    out.append("  ").append(event.className()).append(": ").append(text(event, ".title"));
    out.append("\n    when: ").append(text(event, ".when"));
    out.append("\n    told: ").append(text(event, ".told"));
    for (Element fact : event.select(".meta > span")) {
      out.append("\n    ").append(fact.className().isEmpty() ? "fact" : fact.className());
      out.append(": ").append(fact.text());
    }
    return out.append('\n').toString();
  }

  private static String text(Element within, String selector) {
    Element found = within.selectFirst(selector);
    return found == null ? "-" : found.text();
  }
}
