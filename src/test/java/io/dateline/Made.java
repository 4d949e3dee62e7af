package io.dateline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.Article;
import io.dateline.event.Mention;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mentions made up, where a test needs what no sentence would give. */
public final class Made {

  private Made() {}

  /**
   * A mention of the timeline {@code test}.
   *
   * @param id its id; the article has the same
   * @param value TIMEX3 value of its time
   */
  public static Mention mention(String id, String title, String value) {
    return Json.mention(line(id, title, value).toString());
  }

  /** The same on a clock of {@code zone}. */
  public static Mention mention(String id, String title, String value, @Nullable String zone) {
    ObjectNode line = line(id, title, value);
    line.withObject("/time").put("zone", zone);
    return Json.mention(line.toString());
  }

  /** What {@link #mention} reads, to be changed before it is read. */
  public static ObjectNode line(String id, String title, String value) {
    ObjectNode line = Json.json().createObjectNode();
    line.put("id", "m_" + id).put("timeline", "test");
    ObjectNode article = line.putObject("article");
    article.put("id", id).put("revision", 1).put("url", "https://news.example/" + id);
    article.put("publisher", "P " + id).put("published", "2025-01-01T08:00:00Z");
    line.putObject("time").put("value", value).put("basis", "stated");
    ObjectNode event = line.putObject("event");
    event.put("title", title).put("factuality", "happened");
    event.putObject("trigger").put("text", "word").put("begin", 0).put("end", 4);
    ObjectNode quote = line.putObject("quote");
    quote.put("text", "It is told that " + title + ".");
    quote.put("in", "text").put("begin", 0).put("end", 20);
    return line;
  }

  /** A reading of an article that has these mentions; other mentions make another revision. */
  public static Reading reading(String article, List<Mention> mentions) {
    Article source = Samples.article(article, "P " + article, "2025-01-01T08:00:00Z", "Nothing.");
    return new Reading(
        source,
        Integer.toString(mentions.hashCode()),
        Reading.RULES,
        List.of(),
        List.of(),
        mentions,
        List.of());
  }
}
