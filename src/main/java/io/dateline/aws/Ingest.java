package io.dateline.aws;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the objects of a bucket into the ledger: reads, extracts, appends. */
public final class Ingest {

  private static final Pattern KEY = Pattern.compile("articles/([a-z0-9-]{1,64})/[^/].*");

  /** Where refusals stand whose key names no timeline. */
  private static final String NOWHERE = "-";

  private final Ledger ledger;
  private final Bucket bucket;
  private final MentionExtractor extractor = new MentionExtractor();

  /**
   * @param ledger takes the readings
   * @param bucket holds the articles
   */
  public Ingest(Ledger ledger, Bucket bucket) {
    this.ledger = ledger;
    this.bucket = bucket;
  }

  /** What became of one object. */
  public record Result(int articles, int mentions, List<String> refused) {
    static final Result NOTHING = new Result(0, 0, List.of());

    Result and(Result other) {
      List<String> both = new ArrayList<>(refused);
      both.addAll(other.refused);
      return new Result(articles + other.articles, mentions + other.mentions, List.copyOf(both));
    }
  }

  /**
   * Reads an object that has been stored.
   *
   * @throws IOException if bucket or table cannot be reached: worth another try
   */
  public Result stored(String bucketName, String key) throws IOException {
    String origin = bucket.origin(bucketName, key);
    Matcher layout = KEY.matcher(key);
    if (!layout.matches()) {
      return refuse(
          key,
          NOWHERE,
          new ArticleException(
              origin,
              "an article's key is articles/{timeline}/{name}, with a-z, 0-9 and - in the timeline"));
    }
    Optional<Bucket.Stored> found = bucket.find(bucketName, key);
    if (found.isEmpty()) {
      return refuse(
          key,
          layout.group(1),
          new ArticleException(origin, "the object is gone; nothing was read"));
    }
    Bucket.Stored stored = found.get();
    Source source =
        new Source(
            origin,
            key,
            layout.group(1),
            stored.lastModified(),
            stored.published(),
            stored.zone(),
            stored.content());
    Result result = read(source, stored.lastModified());
    Optional<Bucket.Stored> now = bucket.find(bucketName, key);
    if (now.isEmpty() || !now.get().lastModified().equals(stored.lastModified())) {
      throw new IOException(origin + ": was changed while it was read; try again");
    }
    return result;
  }

  private Result read(Source source, Instant stored) throws IOException {
    Tally tally = new Tally();
    try {
      ArticleReader.read(
          source,
          article -> append(article, source.key(), stored, tally),
          refusal -> refuse(source, refusal, tally));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (tally.articles > 0 && !ledger.holds(source.key(), tally.held, tally.refused.isEmpty())) {
      throw outrun(source.origin());
    }
    return new Result(tally.articles, tally.mentions, List.copyOf(tally.refused));
  }

  private static IOException outrun(String origin) {
    return new IOException(origin + ": was read by another function at the same time; try again");
  }

  private static final class Tally {
    private int articles;
    private int mentions;
    private final List<String> refused = new ArrayList<>();
    private final Set<Map.Entry<String, String>> held = new HashSet<>();
  }

  private void append(Article article, String object, Instant stored, Tally tally) {
    tally.articles++;
    tally.held.add(Map.entry(article.id(), article.timeline()));
    if (ledger.hasReading(article, Reading.contentHash(article), Reading.RULES, object)) {
      return;
    }
    Reading reading;
    try {
      reading = extractor.extract(article);
    } catch (RuntimeException e) {
      // A fault of ours with one article must not keep the rest of its file out.
      String reason = article.origin() + ": could not be read: " + e;
      ledger.refuse(article.id(), article.timeline(), article.origin(), reason);
      tally.refused.add(reason);
      return;
    }
    ledger.append(reading, stored, object);
    tally.mentions += reading.mentions().size();
  }

  private void refuse(Source source, ArticleException refusal, Tally tally) {
    String line =
        refusal.origin().substring(Math.min(refusal.origin().length(), source.origin().length()));
    refuse(source.key() + line, source.timeline(), refusal);
    tally.refused.add(refusal.reason());
  }

  private Result refuse(String id, String timeline, ArticleException refusal) {
    ledger.refuse(id, timeline, refusal.origin(), refusal.reason());
    return new Result(0, 0, List.of(refusal.reason()));
  }

  /**
   * Withdraws what a deleted object told, unless the object is there again by now: notifications
   * come late and twice.
   *
   * @throws IOException if bucket or table cannot be reached: worth another try
   */
  public Result removed(String bucketName, String key) throws IOException {
    if (bucket.find(bucketName, key).isPresent()) {
      return stored(bucketName, key);
    }
    if (!ledger.holds(key, Set.of(), true)) {
      throw outrun(bucket.origin(bucketName, key));
    }
    return Result.NOTHING;
  }
}
