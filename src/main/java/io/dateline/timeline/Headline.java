package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Chooses the title of an event from the titles of its mentions. */
final class Headline {

  private Headline() {}

  /**
   * Of the titles that tell the same factuality as the event, the one whose words most of the
   * others share; of equals the shortest, then the first by letters.
   *
   * @param words gives the terms of a mention's title, all by one dictionary
   */
  static String of(List<Mention> all, Factuality factuality, Function<Mention, int[]> words) {
    List<Mention> agreeing =
        all.stream().filter(mention -> mention.event().factuality() == factuality).toList();
    List<Mention> mentions = agreeing.isEmpty() ? all : agreeing;
    Map<Integer, Integer> frequency = new HashMap<>();
    for (Mention mention : mentions) {
      for (int word : words.apply(mention)) {
        frequency.merge(word, 1, Integer::sum);
      }
    }
    Map<String, Double> titles = new HashMap<>();
    for (Mention mention : mentions) {
      titles.computeIfAbsent(
          mention.event().title(), _ -> centrality(words.apply(mention), frequency));
    }
    return titles.entrySet().stream()
        .min(
            Comparator.comparingDouble((Map.Entry<String, Double> title) -> -title.getValue())
                .thenComparingInt(title -> title.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** The shared words of a title, with a price on its length so that no aside wins. */
  private static double centrality(int[] words, Map<Integer, Integer> frequency) {
    double sum = 0;
    for (int word : words) {
      sum += frequency.getOrDefault(word, 0);
    }
    return words.length == 0 ? 0 : sum / (words.length + 6.0);
  }
}
