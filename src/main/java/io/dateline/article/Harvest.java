package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    List<Draft> drafts() throws ArticleException;
  }

  /**
   * Takes the articles of one thing in a file.
   *
   * @param place where the thing is
   * @param provenance of what its articles are read from
   */
  void take(Source place, Provenance provenance, Reading reading) {
    take(place, provenance, reading, this::refuse);
  }

  /**
   * Takes what may be an article.
   *
   * @param place where it is
   * @param provenance of what it is read from
   * @param others what it is where it cannot be read for one of these reasons: it is then passed
   *     over, and not refused
   */
  void takeIfArticle(
      Source place, Provenance provenance, Map<Kind, String> others, Reading reading) {
    take(
        place,
        provenance,
        reading,
        refusal -> {
          String other = others.get(refusal.kind());
          if (other == null) {
            refuse(refusal);
          } else {
            passOver(other);
          }
        });
  }

  private void take(
      Source place, Provenance provenance, Reading reading, Consumer<ArticleException> refused) {
    List<Draft> drafts = guarded(place, refused, reading::drafts);
    if (drafts != null) {
      for (Draft draft : drafts) {
        draft.provenance = provenance;
        Article article = guarded(place, refused, () -> draft.finish(place));
        if (article != null) {
          articles.accept(article);
        }
      }
    }
  }

  private interface Step<T> {
    T run() throws ArticleException;
  }

  /** The result of a step of reading; null if it is refused. */
  private static <T> @Nullable T guarded(
      Source place, Consumer<ArticleException> refused, Step<T> step) {
    try {
      return step.run();
    } catch (ArticleException e) {
      refused.accept(e);
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours with one article must not keep the rest of its file out.
      refused.accept(new ArticleException(Kind.FAULT, place.origin(), "could not be read: " + e));
    } catch (OutOfMemoryError e) {
      refused.accept(
          new ArticleException(Kind.TOO_LARGE, place.origin(), "needs more memory than there is"));
    }
    return null;
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
