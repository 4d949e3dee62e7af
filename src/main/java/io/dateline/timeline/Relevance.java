package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.text.Lexicon;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much articles have to do with what most articles of some events are about: by the names and
 * places that they share with others. A wire brings what is of other things.
 */
final class Relevance {

  /** Names of an article that tell what it is about: those that most others share. */
  private static final int TELLING = 3;

  private final Map<String, Double> ofArticles = new HashMap<>();

  /**
   * @param events the events of one timeline, or of a stretch of it
   */
  Relevance(Collection<Event> events) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Event event : events) {
      for (Mention mention : event.mentions()) {
        Set<String> ofArticle = names.computeIfAbsent(mention.article().id(), _ -> new TreeSet<>());
        mention.event().places().forEach(place -> ofArticle.add(Lexicon.fold(place)));
        for (Participant participant : mention.event().participants()) {
          ofArticle.add(Lexicon.fold(participant.name()));
        }
      }
    }
    Map<String, Integer> articles = new HashMap<>();
    names.values().forEach(some -> some.forEach(name -> articles.merge(name, 1, Integer::sum)));
    int most = articles.values().stream().mapToInt(count -> count).max().orElse(1);
    names.forEach((article, some) ->
        ofArticles.put(
            article,
            some.stream()
                    .map(name -> articles.getOrDefault(name, 0))
                    .sorted(Comparator.reverseOrder())
                    .limit(TELLING)
                    .mapToInt(count -> count)
                    .sum()
                / (double) (TELLING * most)));
  }

  /** From 0 to 1: 1 where an article tells of the names that most others tell of. */
  double ofArticle(String id) {
    return ofArticles.getOrDefault(id, 0.0);
  }
}
