package io.dateline.store;

import io.dateline.article.Article;
import io.dateline.article.Provenance;
import io.dateline.article.PublicationTime;
import io.dateline.event.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That an object of the bucket holds a text of an article.
 *
 * @param order of the texts that several objects hold the one that sorts last is shown
 * @param object the object, as its items are named
 * @param reading the text, as it has been read
 * @param place what is told of the object, as evidence
 */
record Holding(String order, String object, Readings.Name reading, ArticleObject place)
    implements Comparable<Holding> {

  /** Days without an hour, and hours of no zone, may seem to lie ahead by that much. */
  private static final Duration TOLERANCE = Duration.ofHours(26);

  /** Sorts before all times. */
  private static final String EXCERPT = "!";

  static Holding of(Reading reading, Instant stored, String object) {
    return of(reading.article(), reading.contentHash(), reading.rules(), stored, object);
  }

  static Holding of(Article article, String content, int rules, Instant stored, String object) {
    return new Holding(
        order(article, content, stored),
        object,
        new Readings.Name(content, rules),
        ArticleObject.of(article));
  }

  /**
   * Which of two texts is later: by when it was made as far as it says, by when it was captured or
   * else stored, and at last by content, so that all agree. What claims to have been made after
   * that says nothing. What a feed tells of an article comes before all texts of the article
   * itself.
   */
  private static String order(Article article, String content, Instant stored) {
    Instant seen = seen(article, stored);
    Instant made =
        Stream.of(Optional.ofNullable(article.updated()), Optional.of(article.published()))
            .flatMap(Optional::stream)
            .map(PublicationTime::instant)
            .filter(said -> !said.isAfter(seen.plus(TOLERANCE)))
            .findFirst()
            .orElse(Instant.MIN);
    return (article.isExcerpt() ? EXCERPT : "")
        + Items.sortable(made)
        + "#"
        + Items.sortable(seen)
        + "#"
        + content;
  }

  /** When the text was to be seen so: an archive may be stored long after its captures. */
  private static Instant seen(Article article, Instant stored) {
    Provenance provenance = article.provenance();
    Instant captured = provenance == null ? null : provenance.captured();
    return captured != null && captured.isBefore(stored) ? captured : stored;
  }

  @Override
  public int compareTo(Holding other) {
    return sortKey().compareTo(other.sortKey());
  }

  /** The order, and between objects that hold the same the object. */
  String sortKey() {
    return order + "#" + object;
  }
}
