package io.dateline.aws;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleException.Kind;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.place.PlaceFile;
import io.dateline.store.Ledger;
import io.dateline.store.ObjectIntake;
import io.dateline.store.TimelineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the objects of a bucket into the ledger: reads, extracts, appends. */
public final class Ingest {

  private static final Pattern KEY = Pattern.compile("articles/([a-z0-9-]{1,64})/[^/].*");

  /** The object beside a timeline's articles that says what it is called, and of what it is. */
  public static final String SETTINGS = "timeline.json";

  private static final int LARGEST_SETTINGS = 100_000;

  /** The timeline of refusals whose key names none. */
  private static final String NOWHERE = "-";

  /**
   * How much is read of one object, so that nobody can make a function work and write for ever.
   *
   * @param bytes the largest object
   * @param articles the most articles, those refused among them
   */
  public record Limits(long bytes, int articles) {
    /** The limits for one's own files. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Integer.MAX_VALUE);

    /** The limits of a function, which can read this in its fifteen minutes. */
    static final Limits OF_A_FUNCTION = new Limits(256L << 20, 20_000);
  }

  private static final long MOST_BYTES_OF_PLACES = 2_000_000;

  /** How often an object that changes while it is read is looked at. */
  private static final int MOST_LOOKS = 10;

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

  /** The outcome of one article. */
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
   * @param unreadLanguage the language of its text where that is not read for events, or null
   */
  public record Read(
      String origin,
      String timeline,
      String revision,
      int mentions,
      boolean known,
      @Nullable String unreadLanguage)
      implements Outcome {
    static Read of(Article article, String revision, int mentions, boolean known) {
      return new Read(
          article.origin(),
          article.timeline(),
          revision,
          mentions,
          known,
          article.unreadLanguage());
    }
  }

  /**
   * The contents of an archive that are no articles.
   *
   * @param kinds their numbers, by kind
   */
  public record PassedOver(String origin, SortedMap<String, Integer> kinds) implements Outcome {}

  /**
   * The title and description of a timeline were set, or taken away.
   *
   * @param timeline the timeline
   */
  public record Described(String origin, String timeline) implements Outcome {}

  /**
   * An article that cannot be read.
   *
   * @param reason for people; it may quote the article
   */
  public record Refused(String origin, Kind kind, String reason) implements Outcome {}

  /**
   * Takes in an object as it is when it is looked at, whatever a notification says of it: those
   * come late, twice and out of order. The articles of a deleted object are withdrawn, unless
   * another object holds them too.
   *
   * @param wasStored whether the notification says that it was stored: that it is gone by now is
   *     recorded
   * @throws IOException if bucket or table cannot be reached, or the object changes again and
   *     again: worth another try
   */
  public List<Outcome> take(String bucketName, String key, boolean wasStored) throws IOException {
    if (key.equals(PlaceFile.NAME)) {
      return takePlaces(bucketName);
    }
    for (int attempt = 0; attempt < MOST_LOOKS; attempt++) {
      Tally tally = new Tally(ledger.open(bucketName, key));
      try {
        Optional<Bucket.Stored> seen = bucket.find(bucketName, key);
        take(tally, bucketName, key, seen, wasStored);
        if (isSame(seen, bucket.find(bucketName, key))) {
          return List.copyOf(tally.outcomes);
        }
      } catch (ObjectIntake.Outrun e) {
        if (e.isInTheMiddle()) {
          return List.copyOf(tally.outcomes);
        }
      }
    }
    throw new IOException(
        bucket.origin(bucketName, key) + ": kept changing while it was read; try again");
  }

  /** Takes in the places that are added to the world's; each line that is broken is refused. */
  private List<Outcome> takePlaces(String bucketName) throws IOException {
    String origin = bucket.origin(bucketName, PlaceFile.NAME);
    Optional<Bucket.Stored> seen = bucket.find(bucketName, PlaceFile.NAME);
    if (seen.isEmpty()) {
      ledger.places().remove();
      return List.of();
    }
    if (seen.get().size() > MOST_BYTES_OF_PLACES) {
      String reason = origin + ": has more than 2 MB; the places that there were are kept";
      return List.of(new Refused(origin, Kind.TOO_LARGE, reason));
    }
    String text;
    try (InputStream in = seen.get().content().open()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return ledger.places().put(text).stream()
        .<Outcome>map(fault -> new Refused(origin, Kind.FORMAT, origin + ": " + fault))
        .toList();
  }

  /**
   * The same for an object that was given before without an end, and so may be what ended the
   * process. One that does so again is refused when it comes once more, so that what was given with
   * it is read.
   *
   * @param now the time
   * @throws IOException as {@link #take}
   */
  public List<Outcome> takeAgain(String bucketName, String key, boolean wasStored, Instant now)
      throws IOException {
    return switch (ledger.tryAgain(key, now)) {
      case BUSY ->
          throw new IOException(
              bucket.origin(bucketName, key) + ": another function is reading it; try again");
      case DEADLY -> refuseDeadly(bucketName, key);
      case GO_ON -> {
        try {
          yield take(bucketName, key, wasStored);
        } finally {
          ledger.tried(key);
        }
      }
    };
  }

  private List<Outcome> refuseDeadly(String bucketName, String key) throws IOException {
    String origin = bucket.origin(bucketName, key);
    Matcher layout = KEY.matcher(key);
    Tally tally = new Tally(ledger.open(bucketName, key));
    try {
      refuse(
          tally,
          key,
          layout.matches() ? layout.group(1) : NOWHERE,
          new ArticleException(
              Kind.FAULT, origin, "ended the function each time it was read; put it anew to try"));
    } catch (ObjectIntake.Outrun e) {
      throw new IOException(origin + ": is being read by another function; try again", e);
    }
    ledger.tried(key);
    return List.copyOf(tally.outcomes);
  }

  private static boolean isSame(Optional<Bucket.Stored> one, Optional<Bucket.Stored> other) {
    return one.map(Bucket.Stored::tag).equals(other.map(Bucket.Stored::tag))
        && one.map(Bucket.Stored::lastModified).equals(other.map(Bucket.Stored::lastModified));
  }

  private void take(
      Tally tally, String bucketName, String key, Optional<Bucket.Stored> seen, boolean wasStored)
      throws IOException, ObjectIntake.Outrun {
    String origin = bucket.origin(bucketName, key);
    Matcher layout = KEY.matcher(key);
    if (!layout.matches()) {
      if (wasStored) {
        refuse(
            tally,
            key,
            NOWHERE,
            new ArticleException(
                Kind.NAME,
                origin,
                "an article's key is articles/{timeline}/{name}, with a-z, 0-9 and - in the"
                    + " timeline"));
      }
    } else if (key.equals("articles/" + layout.group(1) + "/" + SETTINGS)) {
      describe(tally, key, origin, layout.group(1), seen);
    } else if (seen.isEmpty()) {
      tally.intake.close(true);
      if (wasStored) {
        refuse(
            tally,
            key,
            layout.group(1),
            new ArticleException(Kind.GONE, origin, "the object is gone; nothing was read"));
      }
    } else if (seen.get().size() > limits.bytes()) {
      refuse(
          tally,
          key,
          layout.group(1),
          new ArticleException(
              Kind.TOO_LARGE,
              origin,
              "has %,d bytes; an object of at most %,d is read"
                  .formatted(seen.get().size(), limits.bytes())));
    } else {
      Bucket.Stored stored = seen.get();
      read(
          tally,
          new Source(
              origin,
              key,
              layout.group(1),
              stored.lastModified(),
              stored.published(),
              stored.zone(),
              stored.content()),
          stored.lastModified());
    }
  }

  private void describe(
      Tally tally, String key, String origin, String timeline, Optional<Bucket.Stored> seen)
      throws IOException, ObjectIntake.Outrun {
    try {
      tally.intake.describe(
          timeline, seen.isEmpty() ? null : settings(origin, seen.get().content()));
      tally.outcomes.add(new Described(origin, timeline));
    } catch (ArticleException e) {
      // What was said before stays.
      refuse(tally, key, timeline, e);
    }
    tally.intake.close(true);
  }

  private static TimelineSettings settings(String origin, Source.Content content)
      throws IOException, ArticleException {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readNBytes(LARGEST_SETTINGS + 1);
      if (bytes.length > LARGEST_SETTINGS) {
        throw new ArticleException(
            Kind.TOO_LARGE, origin, "has more than %,d bytes".formatted(LARGEST_SETTINGS));
      }
      return TimelineSettings.read(origin, bytes);
    }
  }

  private void read(Tally tally, Source source, Instant stored)
      throws IOException, ObjectIntake.Outrun {
    boolean isWhole = true;
    try {
      SortedMap<String, Integer> passedOver =
          ArticleReader.read(
              source,
              article -> tally.each(() -> take(tally, article, stored)),
              refusal -> tally.each(() -> refuse(tally, source, refusal)));
      if (!passedOver.isEmpty()) {
        tally.outcomes.add(new PassedOver(source.origin(), passedOver));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Broken e) {
      throw e.outrun;
    } catch (TooManyArticles e) {
      isWhole = false;
      refuse(
          tally,
          source.key(),
          source.timeline(),
          new ArticleException(
              Kind.TOO_LARGE,
              source.origin(),
              "holds more than %,d articles; the later ones were not read"
                  .formatted(limits.articles())));
    }
    tally.intake.close(isWhole);
  }

  /** Ends the reading of an object. */
  private static final class TooManyArticles extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends the reading of an object that another has taken over. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ObjectIntake.Outrun outrun;

    Broken(ObjectIntake.Outrun outrun) {
      super(outrun);
      this.outrun = outrun;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws ObjectIntake.Outrun;
  }

  /** The outcomes of the articles of one object. */
  private final class Tally {
    private final ObjectIntake intake;
    private final List<Outcome> outcomes = new ArrayList<>();

    Tally(ObjectIntake intake) {
      this.intake = intake;
    }

    void each(Step step) {
      if (outcomes.size() >= limits.articles()) {
        throw new TooManyArticles();
      }
      try {
        step.run();
      } catch (ObjectIntake.Outrun e) {
        throw new Broken(e);
      }
    }
  }

  private void take(Tally tally, Article found, Instant stored) throws ObjectIntake.Outrun {
    String former = found.formerId();
    Article article =
        former == null
            ? found
            : found.withId(tally.intake.idOf(found.id(), former, found.timeline()));
    String revision = Reading.contentHash(article);
    switch (tally.intake.find(article, revision, Reading.RULES, stored)) {
      case NOTHING -> tally.outcomes.add(Read.of(article, revision, 0, true));
      case NOTHING_SINCE_ERASED ->
          tally.outcomes.add(
              new Refused(
                  article.origin(),
                  Kind.ERASED,
                  article.origin() + ": its owner had this article erased; it is not read"));
      case READ -> read(tally, article, revision, stored);
    }
  }

  private void read(Tally tally, Article article, String revision, Instant stored)
      throws ObjectIntake.Outrun {
    Reading reading;
    try {
      reading = extractor.extract(article);
      Ledger.check(reading);
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours with one article must not keep the rest of its file out.
      String reason = article.origin() + ": could not be read: " + e;
      tally.intake.refuse(article.id(), article.timeline(), article.origin(), reason);
      tally.outcomes.add(new Refused(article.origin(), Kind.FAULT, reason));
      return;
    }
    tally.intake.take(reading, stored);
    int mentions = reading.mentions().size();
    tally.outcomes.add(Read.of(article, revision, mentions, false));
  }

  private void refuse(Tally tally, Source source, ArticleException refusal)
      throws ObjectIntake.Outrun {
    String line =
        refusal.origin().substring(Math.min(refusal.origin().length(), source.origin().length()));
    refuse(tally, source.key() + line, source.timeline(), refusal);
  }

  private void refuse(Tally tally, String id, String timeline, ArticleException refusal)
      throws ObjectIntake.Outrun {
    tally.intake.refuse(id, timeline, refusal.origin(), refusal.reason());
    tally.outcomes.add(new Refused(refusal.origin(), refusal.kind(), refusal.reason()));
  }
}
