package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.text.Stems;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses the title of an event from the titles of its mentions. */
final class Headline {

  private Headline() {}

  /**
   * Of the titles that tell the same factuality as the event, the one whose words most of the
   * others share; of equals the shortest, then the first by letters.
   */
  static String of(List<Mention> all, Factuality factuality) {
    List<Mention> agreeing =
        all.stream().filter(mention -> mention.event().factuality() == factuality).toList();
    List<Mention> mentions = agreeing.isEmpty() ? all : agreeing;
    Map<String, Integer> frequency = new HashMap<>();
    for (Mention mention : mentions) {
      for (String stem : Stems.ofContentWords(mention.event().title())) {
        frequency.merge(stem, 1, Integer::sum);
      }
    }
    return mentions.stream()
        .map(mention -> mention.event().title())
        .min(
            Comparator.comparingDouble((String title) -> -centrality(title, frequency))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The shared words of a title, with a price on its length so that no aside wins. */
  private static double centrality(String title, Map<String, Integer> frequency) {
    double sum = 0;
    int words = 0;
    for (String stem : Stems.ofContentWords(title)) {
      sum += frequency.getOrDefault(stem, 0);
      words++;
    }
    return words == 0 ? 0 : sum / (words + 6.0);
  }
}
