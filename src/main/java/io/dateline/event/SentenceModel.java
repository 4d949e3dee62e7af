package io.dateline.event;

/** How a sentence was looked at. */
public enum SentenceModel {
  /** By its dependency tree. */
  PARSE,
  /** As a whole: who or what it tells of is not worked out. */
  SENTENCE,
  /** No sentence was: an editor wrote the event. */
  EDITOR
}
