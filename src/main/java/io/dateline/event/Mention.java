package io.dateline.event;

/**
 * One event named in one sentence of one article, with its time. Immutable.
 *
 * @param id made of the article's id, its text and the place in it: the same reading gives the same
 * @param timeline the timeline it belongs to
 * @param article the article it was read in
 * @param time when
 * @param event what
 * @param quote the proof
 */
public record Mention(
    String id, String timeline, ArticleRef article, EventTime time, Occurrence event, Quote quote) {

  /** The same mention in another revision of its article. */
  public Mention withRevision(int number) {
    return new Mention(id, timeline, article.withRevision(number), time, event, quote);
  }
}
