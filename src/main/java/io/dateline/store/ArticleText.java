package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.text.Span;
import io.dateline.time.Timex;
import java.util.List;

/**
 * The text of an article that is shown, as it was read: what the offsets of its mentions count
 * into.
 *
 * @param head what else is known of the article
 * @param text the text; all offsets index it, in UTF-16 units
 * @param sentences its sentences, in order; what is in none of them is no part of the article
 * @param times its time expressions, in order
 * @param mentions its mentions, in order
 */
public record ArticleText(
    Ledger.Head head, String text, List<Span> sentences, List<Time> times, List<Mention> mentions) {

  /** Copies the lists. */
  public ArticleText {
    sentences = List.copyOf(sentences);
    times = List.copyOf(times);
    mentions = List.copyOf(mentions);
  }

  /**
   * A time expression.
   *
   * @param begin where it begins
   * @param end where it ends
   * @param value its TIMEX3 value, such as {@code 2016-02-27}
   */
  public record Time(int begin, int end, String value) {
    static Time of(Timex timex) {
      return new Time(timex.span().begin(), timex.span().end(), timex.value());
    }
  }

  static ArticleText of(Ledger.Head head, KeptReading kept, String text) {
    return new ArticleText(
        head,
        text,
        kept.spans(),
        kept.times(),
        kept.mentions().stream().map(one -> one.withRevision(head.revision())).toList());
  }
}
