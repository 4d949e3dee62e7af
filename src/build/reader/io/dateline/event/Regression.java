package io.dateline.event;

import java.util.List;
import java.util.Map;

/** Trains the weights of a {@link LogisticModel}. The same input gives the same weights. */
final class Regression {

  private static final int STEPS = 250;
  private static final double DECAY = 10;

  /** A trait that fewer have is left out. */
  private static final int FEWEST = 6;

  /**
   * What was judged.
   *
   * @param traits with their group
   * @param right from 0 for wrong to 1 for right
   * @param weight how much it counts
   */
  record Row(List<String> traits, double right, double weight) {}

  private Regression() {}

  /** On the logistic loss. */
  static Map<String, Double> train(List<Row> judged) {
    Descent descent = new Descent(judged.stream().map(Row::traits).toList(), FEWEST);
    List<int[]> rows = judged.stream().map(one -> descent.places(one.traits())).toList();
    return descent.weights(
        STEPS,
        rows.size(),
        (weights, slopes) -> {
          for (int k = 0; k < weights.length; k++) {
            slopes[k] = descent.name(k).endsWith(LogisticModel.EVERY) ? 0 : DECAY * weights[k];
          }
          for (int i = 0; i < rows.size(); i++) {
            double score = 0;
            for (int k : rows.get(i)) {
              score += weights[k];
            }
            double likely = 1 / (1 + Math.exp(-score));
            double slope = judged.get(i).weight() * (likely - judged.get(i).right());
            for (int k : rows.get(i)) {
              slopes[k] += slope;
            }
          }
        });
  }
}
