package io.dateline.event;

import io.dateline.event.PronounTable.Pronoun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Trains {@link Coreference} on pronouns of which readers said what they mean.
 *
 * <p>Arguments: where to write the weights; the verdicts; the articles. Prints how well models that
 * have not seen an article judge it. The same input gives the same weights.
 */
public final class PronounTraining {

  private static final int PARTS = 5;
  private static final int STEPS = 400;
  private static final double RATE = 0.05;
  private static final double DECAY = 1;

  /** A trait that fewer options have is left out. */
  private static final int FEWEST = 4;

  /** A weight nearer to 0 is left out. */
  private static final double LEAST = 0.01;

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
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      if (!line.startsWith("#")) {
        String[] row = line.split("\t");
        verdicts.put(row[0], Set.of(row[1].split(",")));
      }
    }
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
    write(train(judged), Path.of(args[0]));
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

  /** By gradient descent over all (Kingma and Ba, "Adam", 2015), on the conditional loss. */
  private static Map<String, Double> train(List<Judged> judged) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Judged one : judged) {
      one.rows().forEach(row -> row.forEach(trait -> counts.merge(trait, 1, Integer::sum)));
    }
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    counts.forEach((trait, count) -> {
      if (count >= FEWEST) {
        places.put(trait, names.size());
        names.add(trait);
      }
    });
    List<int[][]> rows = new ArrayList<>();
    for (Judged one : judged) {
      rows.add(
          one.rows().stream()
              .map(row -> row.stream().filter(places::containsKey).mapToInt(places::get).toArray())
              .toArray(int[][]::new));
    }
    double[] weights = new double[names.size()];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[weights.length];
      for (int k = 0; k < weights.length; k++) {
        gradient[k] = DECAY * weights[k];
      }
      for (int i = 0; i < rows.size(); i++) {
        descend(rows.get(i), judged.get(i).right(), weights, gradient);
      }
      double rate = RATE * (1 - (double) step / (STEPS + 1));
      for (int k = 0; k < weights.length; k++) {
        double slope = gradient[k] / rows.size();
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

  private static void descend(int[][] rows, BitSet right, double[] weights, double[] gradient) {
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
        gradient[trait] += slope;
      }
    }
  }

  private static void write(Map<String, Double> weights, Path file) throws IOException {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      out.println(
          "# Made by src/build/pronouns: the weight of each trait of what a pronoun may mean.");
      weights.forEach((trait, weight) -> {
        if (Math.abs(weight) >= LEAST) {
          out.printf(Locale.ROOT, "%s\t%.3f%n", trait, weight);
        }
      });
    }
  }
}
