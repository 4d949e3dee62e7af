package io.dateline.event;

import io.dateline.article.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains {@link Fitness} on candidates that readers judged.
 *
 * <p>Arguments: where to write the weights; the verdicts; the events that were listed; the
 * articles. Of articles whose events readers listed, all candidates are taken, and right is what is
 * listed; of others those that have a verdict, and right is what readers found right, and of what
 * states its time also what they found vague, for in its timeline it may be clear. Prints how well
 * models that have not seen an article judge it. The same input gives the same weights.
 */
public final class FitnessTraining {

  private static final int PARTS = 5;

  private FitnessTraining() {}

  /** How much a verdict counts against a listed event: it was given without the whole article. */
  private static final double OF_VERDICT = 0.5;

  /** The trait of what has a verdict: whoever gave one was more lenient. It is not written. */
  private static final String VERDICT = "verdict";

  private record Judged(
      String article, List<String> traits, boolean right, boolean timed, double weight) {}

  /** Trains, cross-validates and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, String> verdicts = Tables.columns(args[1]);
    Listed listed = new Listed(Path.of(args[2]));
    List<Judged> judged = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      FitnessTable.each(
          args[i],
          (article, candidate) -> {
            String verdict = verdicts.get(key(article, candidate));
            if (listed.holds(article) && !candidate.isUntimed()) {
              judged.add(judged(article, candidate, listed.isRight(article, candidate)));
            } else if (verdict != null) {
              judged.add(judged(article, candidate, verdict));
            }
          });
    }
    System.err.printf("%d of %d verdicts%n", judged.size(), verdicts.size());
    validate(judged);
    Tables.write(args[0], "a candidate", train(judged), trait -> !trait.endsWith(VERDICT));
  }

  /** What a verdict is of, so that no text need be kept. */
  private static String key(Article article, Candidate candidate) {
    return ContentHash.of(
        article.id(),
        Integer.toString(candidate.quote().begin()),
        Integer.toString(candidate.anchor().trigger()),
        candidate.time().value(),
        candidate.title().text());
  }

  private static Judged judged(Article article, Candidate candidate, boolean right) {
    String group = Fitness.group(candidate);
    List<String> traits = new ArrayList<>(List.of(group + LogisticModel.EVERY));
    Traits.of(candidate).forEach(trait -> traits.add(group + trait));
    return new Judged(article.id(), traits, right, group.startsWith("timed"), 1);
  }

  private static Judged judged(Article article, Candidate candidate, String verdict) {
    Judged one = judged(article, candidate, verdict.equals("right"));
    one.traits().add(Fitness.group(candidate) + VERDICT);
    boolean right = one.right() || (one.timed() && verdict.equals("vague"));
    return new Judged(one.article(), one.traits(), right, one.timed(), OF_VERDICT);
  }

  private static void validate(List<Judged> judged) {
    double[] scores = new double[judged.size()];
    for (int part = 0; part < PARTS; part++) {
      List<Judged> rest = new ArrayList<>();
      for (Judged one : judged) {
        if (Math.floorMod(one.article().hashCode(), PARTS) != part) {
          rest.add(one);
        }
      }
      Map<String, Double> weights = train(rest);
      for (int i = 0; i < scores.length; i++) {
        if (Math.floorMod(judged.get(i).article().hashCode(), PARTS) == part) {
          for (String trait : judged.get(i).traits()) {
            scores[i] += weights.getOrDefault(trait, 0.0);
          }
        }
      }
    }
    for (boolean timed : new boolean[] {true, false}) {
      int right = 0;
      int all = 0;
      double pairs = 0;
      for (int i = 0; i < scores.length; i++) {
        if (isCounted(judged.get(i), timed)) {
          all++;
          right += judged.get(i).right() ? 1 : 0;
          for (int k = 0; judged.get(i).right() && k < scores.length; k++) {
            boolean other = isCounted(judged.get(k), timed) && !judged.get(k).right();
            pairs += other ? scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0 : 0;
          }
        }
      }
      System.err.printf(
          Locale.ROOT,
          "%s %d, right %.3f, area under the curve %.3f%n",
          timed ? "timed" : "own",
          all,
          (double) right / all,
          pairs / right / (all - right));
      for (double least = 0.3; least < 0.81; least += 0.05) {
        int shown = 0;
        int fit = 0;
        for (int i = 0; i < scores.length; i++) {
          if (isCounted(judged.get(i), timed) && 1 / (1 + Math.exp(-scores[i])) >= least) {
            shown++;
            fit += judged.get(i).right() ? 1 : 0;
          }
        }
        System.err.printf(
            Locale.ROOT,
            "  from %.2f: shown %d, right %.3f, of the right %.3f%n",
            least,
            shown,
            (double) fit / Math.max(1, shown),
            (double) fit / right);
      }
    }
  }

  /** What was listed tells how good a model is: all candidates of an article are among it. */
  private static boolean isCounted(Judged one, boolean timed) {
    return one.timed() == timed && (!timed || one.weight() == 1);
  }

  private static Map<String, Double> train(List<Judged> judged) {
    return Regression.train(
        judged.stream()
            .map(one -> new Regression.Row(one.traits(), one.right() ? 1 : 0, one.weight()))
            .toList());
  }
}
