package io.dateline.event;

import io.dateline.time.Basis;
import org.jspecify.annotations.Nullable;

/** Decides which candidates become mentions. */
@FunctionalInterface
interface Gate {

  /** What is fit to be shown, by {@link Fitness}. */
  static Gate standard() {
    return Fitness.standard()::basis;
  }

  /** Whatever has a title without a known fault. */
  Gate WHOLE = candidate -> candidate.title().faults().isEmpty() ? candidate.time().basis() : null;

  /** The basis of a candidate's time as a mention tells it; null where it is to be left out. */
  @Nullable Basis apply(Candidate candidate);
}
