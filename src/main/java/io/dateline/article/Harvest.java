package io.dateline.article;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes what is found in a file, one thing after the other. */
final class Harvest {

  private final Consumer<Article> articles;
  private final Consumer<ArticleException> refusals;
  private final SortedMap<String, Integer> passedOver = new TreeMap<>();

  /**
   * @param articles takes each article
   * @param refusals takes the reason for each that cannot be read
   */
  Harvest(Consumer<Article> articles, Consumer<ArticleException> refusals) {
    this.articles = articles;
    this.refusals = refusals;
  }

  /** Reads one thing: its drafts, or why it cannot be read. */
  interface Reading {
    Iterable<Draft> drafts() throws ArticleException;
  }

  /**
   * Takes the articles of one thing in a file.
   *
   * @param place where the thing is
   */
  void take(Source place, Reading reading) {
    try {
      for (Draft draft : reading.drafts()) {
        finish(place, draft);
      }
    } catch (ArticleException e) {
      refuse(e);
    }
  }

  private void finish(Source place, Draft draft) {
    try {
      articles.accept(draft.finish(place));
    } catch (ArticleException e) {
      refuse(e);
    }
  }

  /** Takes the reason why something cannot be read. */
  void refuse(ArticleException refusal) {
    refusals.accept(refusal);
  }

  /**
   * Counts something that is no article, and was never meant to be one.
   *
   * @param kind what it is, in the plural: {@code pictures}
   */
  void passOver(String kind) {
    passedOver.merge(kind, 1, Integer::sum);
  }

  /** How much was passed over, by what it is. */
  SortedMap<String, Integer> passedOver() {
    return passedOver;
  }
}
