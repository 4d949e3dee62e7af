package io.dateline.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the weights of traits that lose least, by gradient descent over all rows (Kingma and Ba,
 * "Adam", 2015). The same input gives the same weights.
 */
final class Descent {

  private static final double RATE = 0.05;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /** Adds to {@code slopes} how fast the loss grows with each weight. */
  interface Loss {
    void addSlopes(double[] weights, double[] slopes);
  }

  /**
   * @param rows the traits of each row
   * @param fewest a trait that fewer rows have is left out
   */
  Descent(Iterable<List<String>> rows, int fewest) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> row.forEach(trait -> counts.merge(trait, 1, Integer::sum)));
    counts.forEach((trait, count) -> {
      if (count >= fewest) {
        places.put(trait, names.size());
        names.add(trait);
      }
    });
  }

  /** The places of the weights of a row's traits. */
  int[] places(List<String> row) {
    return row.stream().filter(places::containsKey).mapToInt(places::get).toArray();
  }

  /** The trait whose weight stands at a place. */
  String name(int place) {
    return names.get(place);
  }

  /**
   * The weight of each trait.
   *
   * @param rows how many rows the loss adds up
   */
  Map<String, Double> weights(int steps, int rows, Loss loss) {
    double[] weights = new double[names.size()];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= steps; step++) {
      double[] slopes = new double[weights.length];
      loss.addSlopes(weights, slopes);
      double rate = RATE * (1 - (double) step / (steps + 1));
      for (int k = 0; k < weights.length; k++) {
        double slope = slopes[k] / rows;
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
