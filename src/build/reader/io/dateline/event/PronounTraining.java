package io.dateline.event;

import io.dateline.event.PronounTable.Pronoun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Trains {@link Coreference} on pronouns of which readers said what they mean.
 *
 * <p>Arguments: where to write the weights; the verdicts; the articles. Prints how well models that
 * have not seen an article judge it. The same input gives the same weights.
 */
public final class PronounTraining {

  private static final int PARTS = 5;
  private static final int STEPS = 400;
  private static final double DECAY = 1;

  /** A trait that fewer options have is left out. */
  private static final int FEWEST = 4;

  private PronounTraining() {}

  /**
   * A pronoun that was judged.
   *
   * @param rows the traits of its meaning nothing, then of each option
   * @param right which rows are right
   */
  private record Judged(String article, List<List<String>> rows, BitSet right) {}

  /** Trains, cross-validates and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, Set<String>> verdicts = new HashMap<>();
    Tables.columns(args[1]).forEach((key, names) -> verdicts.put(key, Set.of(names.split(","))));
    List<Judged> judged = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      PronounTable.each(
          args[i],
          pronoun -> {
            Set<String> verdict = verdicts.get(key(pronoun));
            if (verdict != null) {
              judged.add(judged(pronoun, verdict));
            }
          });
    }
    System.err.printf("%d of %d verdicts%n", judged.size(), verdicts.size());
    validate(judged);
    Tables.write(args[0], "what a pronoun may mean", train(judged), _ -> true);
  }

  /** What a verdict is of, so that no text need be kept. */
  private static String key(Pronoun pronoun) {
    return ContentHash.of(pronoun.article(), Integer.toString(pronoun.offset()));
  }

  private static String key(Pronoun pronoun, String name) {
    String plain = name.replaceAll("['\u2019]s?$", "").toLowerCase(Locale.ROOT).strip();
    return ContentHash.of(
        pronoun.article(),
        Integer.toString(pronoun.offset()),
        plain.startsWith("the ") ? plain.substring(4) : plain);
  }

  /** Of what readers were not sure, nothing is right but to take it for nothing. */
  private static Judged judged(Pronoun pronoun, Set<String> verdict) {
    List<List<String>> rows = new ArrayList<>(List.of(pronoun.none()));
    BitSet right = new BitSet();
    for (Antecedents.Option option : pronoun.options()) {
      boolean meant =
          option.phrases().stream()
              .anyMatch(one -> verdict.contains(key(pronoun, one.topic().name())));
      right.set(rows.size(), meant);
      rows.add(option.traits());
    }
    right.set(0, right.isEmpty());
    return new Judged(pronoun.article(), rows, right);
  }

  private static void validate(List<Judged> judged) {
    double[] likely = new double[judged.size()];
    boolean[] right = new boolean[judged.size()];
    int meant = 0;
    for (int part = 0; part < PARTS; part++) {
      List<Judged> rest = new ArrayList<>();
      for (Judged one : judged) {
        if (Math.floorMod(one.article().hashCode(), PARTS) != part) {
          rest.add(one);
        }
      }
      Map<String, Double> weights = train(rest);
      for (int i = 0; i < likely.length; i++) {
        Judged one = judged.get(i);
        if (Math.floorMod(one.article().hashCode(), PARTS) == part) {
          double[] shares = shares(one, weights);
          int best = 0;
          for (int k = 1; k < shares.length; k++) {
            best = best == 0 || shares[k] > shares[best] ? k : best;
          }
          likely[i] = best == 0 ? 0 : shares[best];
          right[i] = best > 0 && one.right().get(best);
          meant += one.right().get(0) ? 0 : 1;
        }
      }
    }
    for (double least = 0.4; least < 0.96; least += 0.05) {
      int taken = 0;
      int good = 0;
      for (int i = 0; i < likely.length; i++) {
        taken += likely[i] >= least ? 1 : 0;
        good += likely[i] >= least && right[i] ? 1 : 0;
      }
      System.err.printf(
          Locale.ROOT,
          "  from %.2f: understood %d, right %.3f, of those that mean something %.3f%n",
          least,
          taken,
          (double) good / Math.max(1, taken),
          (double) good / meant);
    }
  }

  private static double[] shares(Judged judged, Map<String, Double> weights) {
    double[] shares = new double[judged.rows().size()];
    double all = 0;
    for (int k = 0; k < shares.length; k++) {
      double score = 0;
      for (String trait : judged.rows().get(k)) {
        score += weights.getOrDefault(trait, 0.0);
      }
      shares[k] = Math.exp(score);
      all += shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= all;
    }
    return shares;
  }

  /** On the conditional loss. */
  private static Map<String, Double> train(List<Judged> judged) {
    Descent descent =
        new Descent(judged.stream().flatMap(one -> one.rows().stream()).toList(), FEWEST);
    List<int[][]> rows = new ArrayList<>();
    for (Judged one : judged) {
      rows.add(one.rows().stream().map(descent::places).toArray(int[][]::new));
    }
    return descent.weights(
        STEPS,
        rows.size(),
        (weights, slopes) -> {
          for (int k = 0; k < weights.length; k++) {
            slopes[k] = DECAY * weights[k];
          }
          for (int i = 0; i < rows.size(); i++) {
            addSlopes(rows.get(i), judged.get(i).right(), weights, slopes);
          }
        });
  }

  private static void addSlopes(int[][] rows, BitSet right, double[] weights, double[] slopes) {
    double[] scores = new double[rows.length];
    double all = 0;
    double good = 0;
    for (int k = 0; k < rows.length; k++) {
      double score = 0;
      for (int trait : rows[k]) {
        score += weights[trait];
      }
      scores[k] = Math.exp(score);
      all += scores[k];
      good += right.get(k) ? scores[k] : 0;
    }
    for (int k = 0; k < rows.length; k++) {
      double slope = scores[k] / all - (right.get(k) ? scores[k] / good : 0);
      for (int trait : rows[k]) {
        slopes[trait] += slope;
      }
    }
  }
}
