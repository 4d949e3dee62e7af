package io.dateline.event;

import io.dateline.time.Basis;
import org.jspecify.annotations.Nullable;

/** Decides which candidates become mentions. */
@FunctionalInterface
interface Gate {

  /** What is fit to be shown. */
  Gate FIT = Fitness::basis;

  /**
   * The basis of a candidate's time as a mention tells it; null where it is to be left out.
   *
   * @param likely how likely a reader finds it right, from 0 to 1
   */
  @Nullable Basis apply(Candidate candidate, double likely);

  /** Sees a sentence whose events have been read, with whom or what its pronouns may mean. */
  default void pass(References references) {}
}
