package io.dateline.aws;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleException.Kind;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.store.ArticleKey;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the objects of a bucket into the ledger: reads, extracts, appends. */
public final class Ingest {

  private static final Pattern KEY = Pattern.compile("articles/([a-z0-9-]{1,64})/[^/].*");

  /** Where refusals stand whose key names no timeline. */
  private static final String NOWHERE = "-";

  /**
   * How much is read of one object, so that nobody can make a function work and write for ever.
   *
   * @param bytes the largest object
   * @param articles the most articles, those refused among them
   */
  public record Limits(long bytes, int articles) {
    /** For one's own files. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Integer.MAX_VALUE);

    /** What a function can read in its fifteen minutes. */
    static final Limits OF_A_FUNCTION = new Limits(256L << 20, 20_000);
  }

  private final Ledger ledger;
  private final Bucket bucket;
  private final Limits limits;
  private final MentionExtractor extractor = new MentionExtractor();

  /**
   * @param ledger takes the readings
   * @param bucket holds the articles
   * @param limits how much is read of an object
   */
  public Ingest(Ledger ledger, Bucket bucket, Limits limits) {
    this.ledger = ledger;
    this.bucket = bucket;
    this.limits = limits;
  }

  /** What became of one article. */
  public sealed interface Outcome {
    /** The object it came from, with the article's number where that holds several. */
    String origin();
  }

  /**
   * An article in the ledger.
   *
   * @param timeline the timeline it belongs to
   * @param revision the hash of its content, as it stands in the key of its reading
   * @param mentions how many were found; 0 where the revision was known
   * @param known whether the ledger had the revision already
   */
  public record Read(String origin, String timeline, String revision, int mentions, boolean known)
      implements Outcome {}

  /**
   * An article that cannot be read.
   *
   * @param reason for people; it may quote the article
   */
  public record Refused(String origin, Kind kind, String reason) implements Outcome {}

  /**
   * Reads an object that has been stored.
   *
   * @throws IOException if bucket or table cannot be reached: worth another try
   */
  public List<Outcome> stored(String bucketName, String key) throws IOException {
    String origin = bucket.origin(bucketName, key);
    Matcher layout = KEY.matcher(key);
    if (!layout.matches()) {
      return refuse(
          key,
          NOWHERE,
          new ArticleException(
              Kind.NAME,
              origin,
              "an article's key is articles/{timeline}/{name}, with a-z, 0-9 and - in the timeline"));
    }
    Optional<Bucket.Stored> found = bucket.find(bucketName, key);
    if (found.isEmpty()) {
      return refuse(
          key,
          layout.group(1),
          new ArticleException(Kind.GONE, origin, "the object is gone; nothing was read"));
    }
    Bucket.Stored stored = found.get();
    if (stored.size() > limits.bytes()) {
      return refuse(
          key,
          layout.group(1),
          new ArticleException(
              Kind.TOO_LARGE,
              origin,
              "has %,d bytes; an object of at most %,d is read"
                  .formatted(stored.size(), limits.bytes())));
    }
    Source source =
        new Source(
            origin,
            key,
            layout.group(1),
            stored.lastModified(),
            stored.published(),
            stored.zone(),
            stored.content());
    List<Outcome> outcomes = read(source, stored.lastModified());
    Optional<Bucket.Stored> now = bucket.find(bucketName, key);
    if (now.isEmpty() || !now.get().tag().equals(stored.tag())) {
      throw new IOException(origin + ": was changed while it was read; try again");
    }
    return outcomes;
  }

  private List<Outcome> read(Source source, Instant stored) throws IOException {
    Tally tally = new Tally();
    try {
      ArticleReader.read(
          source,
          article -> append(article, source.key(), stored, tally),
          refusal -> refuse(source, refusal, tally));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (TooManyArticles e) {
      tally.outcomes.addAll(
          refuse(
              source.key(),
              source.timeline(),
              new ArticleException(
                  Kind.TOO_LARGE,
                  source.origin(),
                  "holds more than %,d articles; the later ones were not read"
                      .formatted(limits.articles()))));
    }
    // What a part of the object tells that cannot be read is not known to be gone.
    if (tally.outcomes.stream().noneMatch(Refused.class::isInstance)) {
      ledger.holdsOnly(source.key(), tally.held);
    }
    return List.copyOf(tally.outcomes);
  }

  /** Ends the reading of an object. */
  private static final class TooManyArticles extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void checkCount(Tally tally) {
    if (tally.outcomes.size() >= limits.articles()) {
      throw new TooManyArticles();
    }
  }

  private static final class Tally {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<ArticleKey> held = new HashSet<>();
  }

  private void append(Article article, String object, Instant stored, Tally tally) {
    checkCount(tally);
    tally.held.add(ArticleKey.of(article.id(), article.timeline()));
    String revision = Reading.contentHash(article);
    if (ledger.holdReading(article, revision, Reading.RULES, object)) {
      tally.outcomes.add(new Read(article.origin(), article.timeline(), revision, 0, true));
      return;
    }
    Reading reading;
    try {
      reading = extractor.extract(article);
    } catch (RuntimeException e) {
      // A fault of ours with one article must not keep the rest of its file out.
      String reason = article.origin() + ": could not be read: " + e;
      ledger.refuse(article.id(), article.timeline(), article.origin(), reason);
      tally.outcomes.add(new Refused(article.origin(), Kind.FAULT, reason));
      return;
    }
    ledger.append(reading, stored, object);
    int mentions = reading.mentions().size();
    tally.outcomes.add(new Read(article.origin(), article.timeline(), revision, mentions, false));
  }

  private void refuse(Source source, ArticleException refusal, Tally tally) {
    checkCount(tally);
    String line =
        refusal.origin().substring(Math.min(refusal.origin().length(), source.origin().length()));
    tally.outcomes.addAll(refuse(source.key() + line, source.timeline(), refusal));
  }

  private List<Outcome> refuse(String id, String timeline, ArticleException refusal) {
    ledger.refuse(id, timeline, refusal.origin(), refusal.reason());
    return List.of(new Refused(refusal.origin(), refusal.kind(), refusal.reason()));
  }

  /**
   * Withdraws what a deleted object told, unless the object is there again by now: notifications
   * come late and twice.
   *
   * @throws IOException if bucket or table cannot be reached: worth another try
   */
  public List<Outcome> removed(String bucketName, String key) throws IOException {
    if (bucket.find(bucketName, key).isPresent()) {
      return stored(bucketName, key);
    }
    ledger.holdsOnly(key, Set.of());
    return List.of();
  }
}
