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

  /** What an event counts that names nobody and no place. */
  private static final double NAMELESS = 0.5;

  private final Map<String, Double> ofArticles = new HashMap<>();

  /** How many articles tell of each name. */
  private final Map<String, Integer> articles = new HashMap<>();

  private final int most;

  /**
   * @param events the events of one timeline, or of a stretch of it
   */
  Relevance(Collection<Event> events) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Event event : events) {
      for (Mention mention : event.mentions()) {
        names.computeIfAbsent(mention.article().id(), _ -> new TreeSet<>()).addAll(names(mention));
      }
    }
    names.values().forEach(some -> some.forEach(name -> articles.merge(name, 1, Integer::sum)));
    most = articles.values().stream().mapToInt(count -> count).max().orElse(1);
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

  /** From 0 to 1: 1 where an event is told of the name that most articles tell of. */
  double ofEvent(Event event) {
    return event.mentions().stream()
        .flatMap(mention -> names(mention).stream())
        .mapToDouble(name -> (double) articles.getOrDefault(name, 0) / most)
        .max()
        .orElse(NAMELESS);
  }

  private static Set<String> names(Mention mention) {
    Set<String> names = new TreeSet<>();
    mention.event().places().forEach(place -> names.add(Lexicon.fold(place)));
    for (Participant participant : mention.event().participants()) {
      names.add(Lexicon.fold(participant.name()));
    }
    return names;
  }
}
