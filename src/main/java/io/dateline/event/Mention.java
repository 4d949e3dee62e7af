package io.dateline.event;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One event named in one sentence of one article, with its time. Immutable.
 *
 * @param id made of the article's id, its text and the place in it: the same reading gives the same
 * @param timeline the timeline it belongs to
 * @param article the article it was read in
 * @param time when
 * @param event what
 * @param quote the proof
 * @param reader what read it; null where an earlier version did, which did not say
 * @param rules the rules that made it; null where an earlier version did
 */
public record Mention(
    String id,
    String timeline,
    ArticleRef article,
    EventTime time,
    Occurrence event,
    Quote quote,
    @Nullable SentenceModel reader,
    @Nullable Rules rules) {

  /** By publication, then by id. */
  public static final Comparator<Mention> ORDER =
      Comparator.comparing((Mention mention) -> mention.article().published().instant())
          .thenComparing(Mention::id);

  /** The same mention in another revision of its article. */
  public Mention withRevision(int number) {
    return new Mention(
        id, timeline, article.withRevision(number), time, event, quote, reader, rules);
  }
}
