package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.time.Basis;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate is fit to be shown: how likely a strict reader finds that its title stands
 * alone, is true to its sentence, and has the right time and factuality.
 *
 * <p>A logistic regression over {@link Traits}; {@code src/build/fitness} trains it on what readers
 * judged. Weights are added up, so that what speaks for and against a candidate can be told.
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
    static final Fitness STANDARD = new Fitness(load());
  }

  private final Map<String, Float> weights;

  /**
   * @param weights of each trait, after the {@link #group} of the candidates among which it counts
   */
  Fitness(Map<String, Float> weights) {
    this.weights = Map.copyOf(weights);
  }

  /** The model that is in use. */
  static Fitness standard() {
    return Holder.STANDARD;
  }

  private static Map<String, Float> load() {
    Map<String, Float> weights = new HashMap<>();
    for (String[] row : Lexicon.rows(Fitness.class, "en/fitness.tsv")) {
      weights.put(row[0], Float.parseFloat(row[1]));
    }
    return weights;
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
    String group = group(candidate);
    double score = weight(group + "every");
    for (String trait : Traits.of(candidate)) {
      score += weight(group + trait);
    }
    // The same on every machine.
    return 1 / (1 + StrictMath.exp(-score));
  }

  private float weight(String trait) {
    return weights.getOrDefault(trait, 0f);
  }

  /** What is told with its time and what is not are weighed apart. */
  static String group(Candidate candidate) {
    return candidate.isUntimed() ? "own:" : "timed:";
  }

  /** The traits that count most, the heaviest first: "names=0 -0.71". */
  List<String> reasons(Candidate candidate, int most) {
    String group = group(candidate);
    Map<String, Float> sums = new HashMap<>();
    for (String trait : Traits.of(candidate)) {
      sums.put(trait, weight(group + trait));
    }
    return sums.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Float> e) -> -Math.abs(e.getValue()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(e -> String.format(Locale.ROOT, "%s %+.2f", e.getKey(), e.getValue()))
        .toList();
  }
}
