package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Trains {@link Cuts} on titles that editors made of sentences by leaving words out.
 *
 * <p>Arguments: where to write the weights; the edited titles, as {@link EditedTitles} writes them;
 * the articles. Each constituent that could be cut, and whose head an editor kept, is one example:
 * he kept it or not. Prints how well models that have not seen an article tell which. The same
 * input gives the same weights.
 */
public final class CutTraining {

  private static final int PARTS = 5;

  private record Choice(String article, Regression.Row row) {}

  private CutTraining() {}

  /** Trains, cross-validates and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, BitSet> titles = new HashMap<>();
    Tables.columns(args[1])
        .forEach((key, places) -> {
          BitSet kept = new BitSet();
          Arrays.stream(places.split(" ")).mapToInt(Integer::parseInt).forEach(kept::set);
          titles.put(key, kept);
        });
    List<Choice> choices = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (int i = 2; i < args.length; i++) {
      FitnessTable.each(
          args[i],
          (article, candidate) -> {
            String key = EditedTitles.key(article, candidate);
            BitSet kept = titles.get(key);
            if (kept != null && used.add(key)) {
              addChoices(article.id(), candidate.title(), kept, choices);
            }
          });
    }
    System.err.printf("%d of %d titles, %d choices%n", used.size(), titles.size(), choices.size());
    validate(choices);
    Tables.write(args[0], "a constituent", train(choices), _ -> true);
  }

  private static void addChoices(String article, Title title, BitSet kept, List<Choice> choices) {
    Cuts cuts = new Cuts(title.telling().sentence());
    Analysis syntax = title.telling().syntax();
    title.uncut().words().stream()
        .filter(i -> cuts.isCuttable(i) && kept.get(syntax.head(i)))
        .forEach(i -> {
          List<String> traits = new ArrayList<>(List.of(LogisticModel.EVERY));
          traits.addAll(cuts.traits(i, title.uncut().length()));
          choices.add(new Choice(article, new Regression.Row(traits, kept.get(i) ? 1 : 0, 1)));
        });
  }

  private static void validate(List<Choice> choices) {
    int right = 0;
    int keeping = 0;
    double loss = 0;
    for (int part = 0; part < PARTS; part++) {
      List<Choice> rest = new ArrayList<>();
      for (Choice one : choices) {
        if (Math.floorMod(one.article().hashCode(), PARTS) != part) {
          rest.add(one);
        }
      }
      Map<String, Double> weights = train(rest);
      for (Choice one : choices) {
        if (Math.floorMod(one.article().hashCode(), PARTS) == part) {
          double score = 0;
          for (String trait : one.row().traits()) {
            score += weights.getOrDefault(trait, 0.0);
          }
          right += score > 0 == one.row().right() > 0 ? 1 : 0;
          keeping += one.row().right() > 0 ? 1 : 0;
          loss += Math.log(1 + Math.exp(one.row().right() > 0 ? -score : score));
        }
      }
    }
    System.err.printf(
        Locale.ROOT,
        "kept %.3f, told right %.3f, loss %.3f%n",
        (double) keeping / choices.size(),
        (double) right / choices.size(),
        loss / choices.size());
  }

  private static Map<String, Double> train(List<Choice> choices) {
    return Regression.train(choices.stream().map(Choice::row).toList());
  }
}
