package io.dateline.api;

import java.util.Locale;

/** The outcome of an article on its timeline. */
enum ArticleOutcome {
  /** It is read, and reports events that the timeline shows. */
  EVENTS("with events"),
  /**
   * It is read, and all its news has an assumed day, so that the timeline shows it only on request.
   */
  ASSUMED("without a date"),
  /** It is read, and no dated event was found. */
  NOTHING("nothing found"),
  /** It is in a language that is not read for events. */
  LANGUAGE("in other languages"),
  /** It is read, and the timeline has yet to take it in. */
  WAITING("waiting"),
  /** It could not be read. */
  REFUSED("refused"),
  /** No object holds it any more. */
  WITHDRAWN("withdrawn"),
  /** Its owner had it erased. */
  ERASED("erased");

  private final String label;

  ArticleOutcome(String label) {
    this.label = label;
  }

  /** The one that the API calls so. */
  static ArticleOutcome of(String state) {
    return valueOf(state.toUpperCase(Locale.ROOT));
  }

  /** Its name on the page. */
  String label() {
    return label;
  }

  /** Its name in the API. */
  String state() {
    return name().toLowerCase(Locale.ROOT);
  }
}
