package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.MentionExtractor;
import io.dateline.text.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTableTest {

  @Test
  void aLongTitleGoesOnInTheNextLine() {
    String text =
        "On 26 February 2016 Avi Rubin told reporters in Riga that using contactless and digital"
            + " payment technology was another good way to keep safe.";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventTable.mentions(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        new MentionExtractor().extract(article(text)).mentions());
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).startsWith("WHEN").contains("WHAT").endsWith("WORDS");
    int column = lines[0].indexOf("WHAT");
    assertThat(lines[1].substring(0, lines[0].indexOf("HOW SURE")).strip())
        .startsWith("26 Feb 2016")
        .endsWith("technology was another");
    assertThat(lines[2]).isEqualTo(" ".repeat(column) + "good way to keep safe");
  }

  private static Article article(String text) {
    return new Article(
        "a",
        "test",
        "a",
        null,
        null,
        null,
        null,
        new PublicationTime(LocalDate.of(2016, 2, 27), null, null),
        null,
        "en",
        text,
        List.of(new Span(0, text.length())),
        null,
        List.of(),
        List.of(),
        null);
  }
}
