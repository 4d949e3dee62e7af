package io.dateline.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trains {@link StatementFitness} on statements that readers judged.
 *
 * <p>Arguments: where to write the weights; the verdicts; the articles. What readers found vague is
 * half right: an event at its time, whose title does not say enough. Prints how well models that
 * have not seen an article judge it, and models that have not seen its language. The same input
 * gives the same weights.
 */
public final class StatementTraining {

  private static final int PARTS = 5;

  private StatementTraining() {}

  private record Judged(String article, String language, Regression.Row row, String verdict) {}

  /** Trains, cross-validates and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, String> verdicts = Tables.columns(args[1]);
    List<Judged> judged = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      StatementTable.each(
          args[i],
          statement -> {
            String verdict = verdicts.get(key(statement));
            if (verdict != null) {
              judged.add(judged(statement, verdict));
            }
          });
    }
    System.err.printf("%d of %d verdicts%n", judged.size(), verdicts.size());
    report("by article", judged, scores(judged, StatementTraining::part));
    double[] strange = scores(judged, Judged::language);
    report("by language", judged, strange);
    for (String language : judged.stream().map(Judged::language).sorted().distinct().toList()) {
      report(language, judged, strange, language);
    }
    Tables.write(args[0], "a statement", train(judged), _ -> true);
  }

  /** What a verdict is of, so that no text need be kept. */
  static String key(Statement statement) {
    return ContentHash.of(
        statement.article().id(),
        Integer.toString(statement.sentence().span().begin()),
        statement.time().value());
  }

  private static Judged judged(Statement statement, String verdict) {
    List<String> traits = new ArrayList<>(List.of(LogisticModel.EVERY));
    traits.addAll(StatementTraits.of(statement));
    double right =
        switch (verdict) {
          case "right" -> 1;
          case "vague" -> 0.5;
          default -> 0;
        };
    String language = String.valueOf(statement.article().language()).split("-")[0];
    String article = statement.article().id();
    return new Judged(article, language, new Regression.Row(traits, right, 1), verdict);
  }

  private static String part(Judged one) {
    return Integer.toString(Math.floorMod(one.article().hashCode(), PARTS));
  }

  private static Map<String, Double> train(List<Judged> judged) {
    return Regression.train(judged.stream().map(Judged::row).toList());
  }

  /** How likely each is by a model that was trained without all of its group. */
  private static double[] scores(List<Judged> judged, Function<Judged, String> group) {
    Map<String, Map<String, Double>> models = new TreeMap<>();
    for (Judged one : judged) {
      models.computeIfAbsent(
          group.apply(one),
          name ->
              train(judged.stream().filter(other -> !group.apply(other).equals(name)).toList()));
    }
    double[] scores = new double[judged.size()];
    for (int i = 0; i < scores.length; i++) {
      Judged one = judged.get(i);
      Map<String, Double> weights = models.getOrDefault(group.apply(one), Map.of());
      double score = 0;
      for (String trait : one.row().traits()) {
        score += weights.getOrDefault(trait, 0.0);
      }
      scores[i] = 1 / (1 + Math.exp(-score));
    }
    return scores;
  }

  private static void report(String name, List<Judged> judged, double[] scores) {
    System.err.printf("%s: %d%n", name, judged.size());
    for (double least = 0; least < 0.76; least += least == 0 ? 0.3 : 0.05) {
      report(judged, scores, least, "");
    }
  }

  private static void report(String name, List<Judged> judged, double[] scores, String language) {
    System.err.print(name + " alone left out");
    report(judged, scores, StatementFitness.SHOWN, language);
  }

  private static void report(List<Judged> judged, double[] scores, double least, String language) {
    int shown = 0;
    int right = 0;
    int vague = 0;
    int all = 0;
    for (int i = 0; i < scores.length; i++) {
      Judged one = judged.get(i);
      if (language.isEmpty() || one.language().equals(language)) {
        boolean taken = scores[i] >= least;
        shown += taken ? 1 : 0;
        right += taken && one.verdict().equals("right") ? 1 : 0;
        vague += taken && one.verdict().equals("vague") ? 1 : 0;
        all += one.verdict().equals("right") ? 1 : 0;
      }
    }
    System.err.printf(
        Locale.ROOT,
        "  from %.2f: shown %d, right %.3f, vague %.3f, of the right %.3f%n",
        least,
        shown,
        (double) right / Math.max(1, shown),
        (double) vague / Math.max(1, shown),
        (double) right / Math.max(1, all));
  }
}
