package io.dateline.event;

import io.dateline.text.Span;

/**
 * An event as it was read, before it is known whether it is fit to be shown.
 *
 * @param dated the event and its time
 * @param factuality the rule that decided whether it took place
 * @param title the line that would tell it; never empty
 * @param kind the kind of the stretch of text that tells it
 * @param lead whether it stands in the first sentence of the article's prose
 * @param sentence the number of its sentence in the article, from 0
 * @param quote its sentence, as its proof
 * @param dateline whether the article has a dateline
 */
record Candidate(
    Dated dated,
    FactualityRule factuality,
    Title title,
    Layout.Kind kind,
    boolean lead,
    int sentence,
    Span quote,
    boolean dateline) {

  EventTime time() {
    return dated.time();
  }

  Anchor anchor() {
    return dated.anchor();
  }

  /** Whether no words tell its time: it is taken for news of the day that the story is on. */
  boolean isUntimed() {
    return time().end() == 0;
  }
}
