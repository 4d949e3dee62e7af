package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A logistic regression over traits. What speaks for and against something can be told. */
final class LogisticModel {

  /** The trait that all have. */
  static final String EVERY = "every";

  private final Map<String, Float> weights;

  /**
   * @param weights of each trait, after the group of those among which it counts
   */
  LogisticModel(Map<String, Float> weights) {
    this.weights = Map.copyOf(weights);
  }

  /** The model of a file beside this class: trait and weight, parted by a tab. */
  static LogisticModel load(String file) {
    Map<String, Float> weights = new HashMap<>();
    for (String[] row : Lexicon.rows(LogisticModel.class, file)) {
      weights.put(row[0], Float.parseFloat(row[1]));
    }
    return new LogisticModel(weights);
  }

  /** How likely something with some traits is right, between 0 and 1. */
  double likely(String group, List<String> traits) {
    // The same on every machine.
    return 1 / (1 + StrictMath.exp(-odds(group, traits)));
  }

  /** The natural logarithm of the odds that something with some traits is right. */
  double odds(String group, List<String> traits) {
    double score = weight(group + EVERY);
    for (String trait : traits) {
      score += weight(group + trait);
    }
    return score;
  }

  private float weight(String trait) {
    return weights.getOrDefault(trait, 0f);
  }

  /** The traits that count most, the heaviest first: "names=0 -0.71". */
  List<String> reasons(String group, List<String> traits, int most) {
    Map<String, Float> sums = new HashMap<>();
    for (String trait : traits) {
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
