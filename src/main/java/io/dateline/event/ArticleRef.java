package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a mention tells of the article that it was read in.
 *
 * @param id the article's id
 * @param revision which of the revisions known it is, from 1
 * @param url its address, or null
 * @param title its headline, or null
 * @param publisher who published it, or null
 * @param published when, as JSON writes it, so that a mention read back is the same
 * @param countries the countries that its text tells of, by their ISO 3166-1 codes, the one it
 *     tells of most first; empty where an earlier version read it, which did not say
 */
public record ArticleRef(
    String id,
    int revision,
    @Nullable String url,
    @Nullable String title,
    @Nullable String publisher,
    PublicationTime published,
    List<String> countries) {

  /** Copies the list. */
  public ArticleRef {
    countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
  }

  static ArticleRef of(Article article, List<String> countries) {
    return new ArticleRef(
        article.id(),
        1,
        article.url(),
        article.title(),
        article.publisher(),
        article.published().asWritten(),
        countries);
  }

  /** The same article as another of its revisions. */
  public ArticleRef withRevision(int number) {
    return new ArticleRef(id, number, url, title, publisher, published, countries);
  }
}
