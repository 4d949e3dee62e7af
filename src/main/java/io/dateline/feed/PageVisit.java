package io.dateline.feed;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleReader;
import io.dateline.article.Feed;
import io.dateline.article.Source;
import io.dateline.article.format.WarcPage;
import io.dateline.store.FeedState.Became;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes an item of a feed: its page, where the feed has no more than a summary of it. */
final class PageVisit {

  private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9";

  /** As of articles that are read. */
  private static final int LARGEST_PAGE = ArticleReader.LONGEST_ARTICLE;

  private static final int LONGEST_TYPE = 60;

  /** Pages of so many bytes are parsed at once. */
  private static final int ROOM = 20 << 20;

  /** So long a page waits for others to be parsed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Web web;
  private final Robots robots;
  private final Shelf shelf;
  private final InstantSource clock;
  private final Room room = new Room(ROOM);

  PageVisit(Web web, Robots robots, Shelf shelf, InstantSource clock) {
    this.web = web;
    this.robots = robots;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * What became of an item.
   *
   * @param takesItem whether what the feed tells of it is to be put, too
   * @param wasAsked false where the page's host was not asked, because it wants to be left alone
   * @param reason why the page was not taken, or null
   */
  record Outcome(Became became, boolean takesItem, boolean wasAsked, @Nullable String reason) {
    private static Outcome of(Became became, boolean takesItem, @Nullable String reason) {
      return new Outcome(became, takesItem, true, reason);
    }

    /** What the feed tells of it is taken without its page, or nothing where that is nothing. */
    static Outcome alone(Feed.Item item, @Nullable String reason) {
      return item.hasText()
          ? of(Became.ITEM_ALONE, true, reason)
          : of(Became.SKIPPED, false, reason);
    }
  }

  /**
   * Takes an item.
   *
   * @throws IOException if its page cannot be put
   */
  Outcome take(Feed.Item item, Folder folder) throws IOException {
    Taken taken;
    try {
      taken = fetch(item, folder);
    } catch (RuntimeException e) {
      // One item that nothing foresees must not keep the others from being recorded.
      return Outcome.alone(item, "its page could not be taken: " + e.getClass().getSimpleName());
    }
    Archive archive = taken.archive();
    if (archive != null) {
      shelf.put(archive.key(), archive.content());
    }
    return taken.outcome();
  }

  /** A page as it is to be put. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Archive(String key, byte[] content) {}

  /**
   * An item that was looked at.
   *
   * @param archive its page, or null where it is not to be put
   */
  private record Taken(Outcome outcome, @Nullable Archive archive) {}

  private Taken fetch(Feed.Item item, Folder folder) throws IOException {
    String address = item.address();
    if (!item.isExcerpt()) {
      return without(Outcome.of(Became.ITEM, true, null));
    }
    if (address == null) {
      return without(Outcome.alone(item, "it has no address"));
    }
    URI asked;
    Web.Answer page;
    try {
      asked = WebAddress.of(address);
      page = web.get(asked, ACCEPT, Map.of(), LARGEST_PAGE, robots::check);
    } catch (WebException e) {
      return without(
          e.isWorthAnotherTry()
              ? new Outcome(Became.WAITING, false, e.wasAsked(), e.reason())
              : Outcome.alone(item, e.reason()));
    }
    if (page.status() >= 500) {
      return without(Outcome.of(Became.WAITING, false, "its page answered " + page.status()));
    }
    if (page.status() != 200) {
      return without(Outcome.alone(item, "its page answered " + page.status()));
    }
    if (!page.type().equals("text/html") && !page.type().equals("application/xhtml+xml")) {
      String type = page.type().isEmpty() ? "of no type" : page.type();
      String told = type.substring(0, Math.min(LONGEST_TYPE, type.length()));
      return without(Outcome.alone(item, "its page is " + told + ", not HTML"));
    }
    try (Room.Place _ = room.enter(page.content().length, LONGEST_WAIT)) {
      return read(
          item,
          page,
          folder.page(clock.instant(), asked),
          clock.instant().truncatedTo(ChronoUnit.SECONDS));
    } catch (WebException e) {
      return without(new Outcome(Became.WAITING, false, e.wasAsked(), e.reason()));
    }
  }

  private static Taken without(Outcome outcome) {
    return new Taken(outcome, null);
  }

  private static Taken read(Feed.Item item, Web.Answer page, String key, Instant captured)
      throws IOException {
    String type = page.charset() == null ? page.type() : page.type() + ";charset=" + page.charset();
    byte[] archive = WarcPage.write(page.address(), captured, type, page.content());
    List<Article> articles = new ArrayList<>();
    List<ArticleException> refusals = new ArrayList<>();
    Map<String, Integer> passedOver =
        ArticleReader.read(
            new Source(
                key, key, "default", null, null, null, () -> new ByteArrayInputStream(archive)),
            articles::add,
            refusals::add);
    if (articles.isEmpty()) {
      return without(Outcome.alone(item, "its page is no article: " + why(refusals, passedOver)));
    }
    // Where the page says that it is another article, what the feed tells would be one more.
    boolean isSame = articles.stream().anyMatch(one -> Objects.equals(one.id(), item.id()));
    return new Taken(
        Outcome.of(Became.PAGE, isSame && item.hasText(), null), new Archive(key, archive));
  }

  private static String why(List<ArticleException> refusals, Map<String, Integer> passedOver) {
    if (refusals.isEmpty()) {
      return String.join(", ", passedOver.keySet());
    }
    ArticleException first = refusals.getFirst();
    return first.reason().substring(first.origin().length() + 2);
  }
}
