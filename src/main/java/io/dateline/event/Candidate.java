package io.dateline.event;

import io.dateline.text.Span;

/**
 * An event as it was read, before it is known whether it is fit to be shown.
 *
 * @param dated the event and its time
 * @param factuality the rule that decided whether it took place
 * @param title the line that would tell it; never empty
 * @param kind the kind of the stretch of text that tells it
 * @param setting where in the article its sentence stands
 * @param quote its sentence, as its proof
 */
record Candidate(
    Dated dated,
    FactualityRule factuality,
    Title title,
    Layout.Kind kind,
    Setting setting,
    Span quote) {

  EventTime time() {
    return dated.time();
  }

  Anchor anchor() {
    return dated.anchor();
  }

  /**
   * Whether no words of its sentence state its time: it is taken for news of the day that the story
   * is on.
   */
  boolean isUntimed() {
    return time().end() == 0
        || time().begin() < quote.begin()
        || time().begin() >= quote.end();
  }
}
