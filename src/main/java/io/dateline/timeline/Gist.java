package io.dateline.timeline;

import io.dateline.event.ContentHash;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.text.Span;
import io.dateline.text.Stems;
import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an article tells of, in brief: the words of its titles and the names and places of its
 * sentences, those that most of its mentions tell.
 *
 * @param terms at most 24 stems, the most told first, behind a mark where an editor decided that
 *     the article is relevant; each as its {@link String#hashCode}: that two are equal is all that
 *     matters, and few of them differ by chance
 */
public record Gist(List<Integer> terms) {

  private static final int MOST = 24;

  /** Stands before the terms of an article of which an editor decided that it is relevant. */
  private static final Integer RELEVANT = Integer.MIN_VALUE;

  /** The same as an editor judged the article: one that is irrelevant tells of nothing. */
  Gist judged(boolean isRelevant) {
    if (!isRelevant) {
      return new Gist(List.of());
    }
    List<Integer> marked = new ArrayList<>(terms);
    marked.addFirst(RELEVANT);
    return new Gist(marked);
  }

  /** Whether a term is the mark of a relevant article and no word of it. */
  static boolean isMark(Integer term) {
    return term.equals(RELEVANT);
  }

  /** Whether an editor decided that the article is relevant. */
  boolean isRelevant() {
    return !terms.isEmpty() && isMark(terms.getFirst());
  }

  /** Copies the list. */
  public Gist {
    terms = List.copyOf(terms);
  }

  /**
   * The gists of articles, by their ids.
   *
   * @param mentions all that the articles tell of one timeline, in any order
   */
  public static Map<String, Gist> byArticle(Collection<Mention> mentions) {
    Map<String, List<Mention>> articles =
        mentions.stream().collect(Collectors.groupingBy(mention -> mention.article().id()));
    Map<String, Gist> gists = new HashMap<>();
    articles.forEach((article, told) -> gists.put(article, of(told)));
    return gists;
  }

  /**
   * The same as editors judged the articles.
   *
   * @param judgements {@link Decision#judgements}
   */
  public static Map<String, Gist> byArticle(
      Collection<Mention> mentions, Map<String, Boolean> judgements) {
    Map<String, Gist> gists = byArticle(mentions);
    gists.replaceAll((article, gist) -> {
      Boolean isRelevant = judgements.get(article);
      return isRelevant == null ? gist : gist.judged(isRelevant);
    });
    return gists;
  }

  /**
   * The gist of an article.
   *
   * @param mentions those of one article and timeline, in any order
   */
  static Gist of(Collection<Mention> mentions) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Mention mention : mentions) {
      for (String stem : stems(mention)) {
        counts.merge(stem.hashCode(), 1, Integer::sum);
      }
    }
    return new Gist(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Set<String> stems(Mention mention) {
    return Stems.ofContentWords(mention.event().title() + " " + names(mention));
  }

  /**
   * The words of a sentence with a capital, but the first, which has one whatever it is, and those
   * that tell the time: all articles tell of Mondays.
   */
  private static String names(Mention mention) {
    Quote quote = mention.quote();
    Tokens tokens = Tokens.split(quote.text(), new Span(0, quote.text().length()));
    StringBuilder names = new StringBuilder();
    for (int i = 1; i < tokens.size(); i++) {
      int begin = quote.begin() + tokens.begin(i);
      boolean isOfTime = begin >= mention.time().begin() && begin < mention.time().end();
      if (tokens.isCapital(i) && !isOfTime) {
        names.append(tokens.string(i)).append(' ');
      }
    }
    return names.toString();
  }

  /**
   * The lot of an article, by which {@link Relevance} draws those that stand for all: nothing but
   * its id decides it.
   */
  public static String lot(String article) {
    return ContentHash.of(article);
  }
}
