package io.dateline.time;

import io.dateline.text.Span;
import io.dateline.time.grammar.Tense;

/** Finds where the verb that governs a time puts what happened: before it, now or ahead. */
@FunctionalInterface
public interface Directions {

  /** Trusts the words near the time. */
  Directions BY_WORDS = (_, _, guess) -> guess;

  /**
   * The tense at a time.
   *
   * @param sentence the sentence in which the time stands
   * @param time where it stands
   * @param guess what the words near it suggest
   */
  Tense at(Span sentence, Span time, Tense guess);
}
