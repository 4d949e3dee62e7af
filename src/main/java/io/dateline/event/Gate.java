package io.dateline.event;

import io.dateline.time.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which candidates become mentions. */
@FunctionalInterface
interface Gate {

  /** What is fit to be shown. */
  Gate FIT =
      new Gate() {
        @Override
        public @Nullable Basis apply(Candidate candidate, double likely) {
          return Fitness.basis(candidate, likely);
        }

        @Override
        public @Nullable Candidate choose(List<Candidate> candidates) {
          return Fitness.standard().likeliest(candidates);
        }
      };

  /**
   * The basis of a candidate's time as a mention tells it; null where it is to be left out.
   *
   * @param likely how likely a reader finds it right, from 0 to 1
   */
  @Nullable Basis apply(Candidate candidate, double likely);

  /**
   * Which of the events is the one that a time belongs to; null for what the rules decided.
   *
   * @param candidates the events of one time that have a title
   */
  default @Nullable Candidate choose(List<Candidate> candidates) {
    return null;
  }

  /** Sees a sentence whose events have been read, with whom or what its pronouns may mean. */
  default void pass(References references) {}
}
