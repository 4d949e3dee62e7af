package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.Factuality;
import java.time.LocalDate;
import java.util.List;

/**
 * A date that matters on a timeline, and the sentences that tell why.
 *
 * @param timeline the timeline
 * @param date the day, as the texts tell it where it happened
 * @param importance from 0 to 1, against the timeline's most reported date
 * @param sentences the most telling first, each of another event
 */
public record Highlight(
    String timeline, LocalDate date, double importance, List<Sentence> sentences) {

  /** Copies the list. */
  public Highlight {
    sentences = List.copyOf(sentences);
  }

  /**
   * A sentence quoted from an article.
   *
   * @param event the id of the event it tells
   * @param title the event's title
   * @param factuality whether the event took place
   * @param text the sentence, on one line
   * @param article where it stands
   */
  public record Sentence(
      String event, String title, Factuality factuality, String text, ArticleRef article) {}
}
