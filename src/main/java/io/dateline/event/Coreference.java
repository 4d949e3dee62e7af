package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom or what a pronoun means.
 *
 * <p>A conditional logistic regression: each thing that a pronoun may mean, and that it means none
 * of them, has a score, the sum of the weights of its traits; the softmax of the scores is how
 * likely each is. {@code src/build/reader} trains the weights on pronouns that readers judged.
 */
final class Coreference {

  /** A pronoun is taken to mean what is likelier than this: a name is put in its place. */
  private static final double SURE = 0.75;

  /** The same where nothing else that was named agrees. */
  private static final double ALONE = 0.45;

  /** The same where something else of its sentence may be meant: "Ruiz met Holm, and she left". */
  private static final double CONTESTED = 0.95;

  /** A pronoun after what is likelier than this is understood as its sentence means it. */
  static final double LIKELY = 0.3;

  private static final class Holder {
    static final Coreference STANDARD = new Coreference(load());
  }

  private final Map<String, Float> weights;

  Coreference(Map<String, Float> weights) {
    this.weights = Map.copyOf(weights);
  }

  /** The model that is in use. */
  static Coreference standard() {
    return Holder.STANDARD;
  }

  private static Map<String, Float> load() {
    Map<String, Float> weights = new HashMap<>();
    for (String[] row : Lexicon.rows(Coreference.class, "en/coreference.tsv")) {
      weights.put(row[0], Float.parseFloat(row[1]));
    }
    return weights;
  }

  /**
   * What a pronoun most likely means.
   *
   * @param likely how likely, between 0 and 1
   */
  record Guess(Antecedents.Option option, double likely) {

    /** Whether nobody will doubt it. */
    boolean isSure() {
      double least =
          switch (option.rivalry()) {
            case ALONE -> Coreference.ALONE;
            case OPEN -> SURE;
            case CONTESTED -> Coreference.CONTESTED;
          };
      return likely >= least;
    }
  }

  /**
   * The likeliest of what a pronoun may mean; null where there is nothing.
   *
   * @param none the traits of a pronoun that means none of the options
   */
  @Nullable Guess guess(List<Antecedents.Option> options, List<String> none) {
    double all = exp(none);
    double most = 0;
    Antecedents.Option best = null;
    for (Antecedents.Option option : options) {
      double score = exp(option.traits());
      all += score;
      if (score > most) {
        most = score;
        best = option;
      }
    }
    return best == null ? null : new Guess(best, most / all);
  }

  /** The same on every machine. */
  private double exp(List<String> traits) {
    double score = 0;
    for (String trait : traits) {
      score += weights.getOrDefault(trait, 0f);
    }
    return StrictMath.exp(score);
  }
}
