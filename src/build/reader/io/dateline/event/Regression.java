package io.dateline.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains the weights of a {@link LogisticModel}. The same input gives the same weights. */
final class Regression {

  private static final int STEPS = 250;
  private static final double RATE = 0.05;
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

  /** By gradient descent over all (Kingma and Ba, "Adam", 2015), on the logistic loss. */
  static Map<String, Double> train(List<Row> judged) {
    Map<String, Integer> counts = new TreeMap<>();
    judged.forEach(one -> one.traits().forEach(trait -> counts.merge(trait, 1, Integer::sum)));
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    counts.forEach((trait, count) -> {
      if (count >= FEWEST) {
        places.put(trait, names.size());
        names.add(trait);
      }
    });
    int[][] rows = new int[judged.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          judged.get(i).traits().stream()
              .filter(places::containsKey)
              .mapToInt(places::get)
              .toArray();
    }
    double[] weights = new double[names.size()];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[weights.length];
      for (int k = 0; k < weights.length; k++) {
        gradient[k] = names.get(k).endsWith(LogisticModel.EVERY) ? 0 : DECAY * weights[k];
      }
      for (int i = 0; i < rows.length; i++) {
        double score = 0;
        for (int k : rows[i]) {
          score += weights[k];
        }
        double likely = 1 / (1 + Math.exp(-score));
        double slope = judged.get(i).weight() * (likely - (judged.get(i).right()));
        for (int k : rows[i]) {
          gradient[k] += slope;
        }
      }
      double rate = RATE * (1 - (double) step / (STEPS + 1));
      for (int k = 0; k < weights.length; k++) {
        double slope = gradient[k] / rows.length;
        first[k] = 0.9 * first[k] + 0.1 * slope;
        second[k] = 0.999 * second[k] + 0.001 * slope * slope;
        weights[k] -=
            rate
                * first[k]
                / (1 - Math.pow(0.9, step))
                / (Math.sqrt(second[k] / (1 - Math.pow(0.999, step))) + 1e-8);
      }
    }
    Map<String, Double> trained = new TreeMap<>();
    for (int k = 0; k < weights.length; k++) {
      trained.put(names.get(k), weights[k]);
    }
    return trained;
  }
}
