package io.dateline.event;

import io.dateline.time.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate is fit to be shown: how likely a strict reader finds that its title stands
 * alone, is true to its sentence, and has the right time and factuality.
 *
 * <p>A {@link LogisticModel} over {@link Traits}; {@code src/build/reader} trains it on what
 * readers judged.
 */
final class Fitness {

  /**
   * A candidate that is likelier than this is shown: nine in ten of the events with a time of their
   * own that readers listed and that were read right (articles that it was not trained on).
   */
  static final double SHOWN = 0.35;

  /** News that is only assumed to be of its day is shown where it is likelier than this. */
  static final double PROMOTED = 0.6;

  private static final class Holder {
    static final Fitness STANDARD = new Fitness(LogisticModel.load("en/fitness.tsv"));
  }

  private final LogisticModel model;

  private Fitness(LogisticModel model) {
    this.model = model;
  }

  /** The model that is in use. */
  static Fitness standard() {
    return Holder.STANDARD;
  }

  /**
   * The basis of a candidate's time as it is shown; null where it is not fit to be told. News
   * without a time that is not fit is kept for what it supports, but not shown.
   *
   * @param likely how likely a reader finds it right
   */
  static @Nullable Basis basis(Candidate candidate, double likely) {
    Basis basis = candidate.time().basis();
    if (likely >= (basis == Basis.ASSUMED ? PROMOTED : SHOWN)) {
      return basis == Basis.ASSUMED ? Basis.PUBLISHED : basis;
    }
    return candidate.isUntimed() && candidate.title().faults().isEmpty() ? Basis.ASSUMED : null;
  }

  /** How likely a reader finds a candidate right, between 0 and 1. */
  double likely(Candidate candidate) {
    return model.likely(group(candidate), Traits.of(candidate));
  }

  /** What is told with its time and what is not are weighed apart. */
  static String group(Candidate candidate) {
    return candidate.isUntimed() ? "own:" : "timed:";
  }

  /** The traits that count most, the heaviest first: "names=0 -0.71". */
  List<String> reasons(Candidate candidate, int most) {
    return model.reasons(group(candidate), Traits.of(candidate), most);
  }
}
