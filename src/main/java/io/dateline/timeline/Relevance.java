package io.dateline.timeline;

import io.dateline.event.Mention;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much articles have to do with what their timeline is about: by the words, names and places
 * that they share with its other articles. A wire brings what is of other things.
 *
 * <p>Some articles stand for all, drawn by lot ({@link Gist#lot}): so that it is a function of the
 * articles that are there, whatever their order, and costs the same however many they are.
 */
public final class Relevance {

  /** How many articles are drawn. */
  public static final int DRAWN = 64;

  /** Terms of an article that tell what it is about: those that most others share. */
  private static final int TELLING = 3;

  /** Reports of an event that are looked at: the first ones, so that a later one moves nothing. */
  private static final int REPORTS = 3;

  /** How many of the drawn articles tell each term. */
  private final Map<Integer, Integer> articles = new HashMap<>();

  private final double most;

  /**
   * @param drawn the gists of the {@link #DRAWN} articles of a timeline that have the first lots,
   *     or of all where there are fewer
   */
  public Relevance(Collection<Gist> drawn) {
    drawn.forEach(gist ->
        gist.terms().stream()
            .filter(term -> !Gist.isMark(term))
            .forEach(term -> articles.merge(term, 1, Integer::sum)));
    this.most = telling(articles.keySet());
  }

  /**
   * Of all articles of a timeline.
   *
   * @param gists by the articles' ids
   */
  static Relevance among(Map<String, Gist> gists) {
    SortedMap<String, Gist> byLot = new TreeMap<>();
    gists.forEach((article, gist) -> byLot.put(Gist.lot(article), gist));
    return new Relevance(byLot.values().stream().limit(DRAWN).toList());
  }

  /**
   * How relevant an event is that some articles report: what they are on average.
   *
   * @param reports the gists of {@link #reports}
   * @return from 0 to 1, in hundredths: 1 where they tell of what most articles tell of
   */
  public double of(List<Gist> reports) {
    double sum = 0;
    for (Gist gist : reports) {
      sum += gist.isRelevant() ? 1 : most == 0 ? 0 : telling(gist.terms()) / most;
    }
    return Math.round(100 * sum / Math.max(1, reports.size())) / 100.0;
  }

  private double telling(Collection<Integer> terms) {
    return terms.stream()
        .map(term -> articles.getOrDefault(term, 0))
        .sorted(Comparator.reverseOrder())
        .limit(TELLING)
        .mapToInt(count -> count)
        .sum();
  }

  /** The ids of the articles by which an event is judged: those that told of it first. */
  public static List<String> reports(List<Mention> mentions) {
    return mentions.stream()
        .map(mention -> mention.article().id())
        .distinct()
        .limit(REPORTS)
        .toList();
  }
}
