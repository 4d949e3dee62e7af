package io.dateline.feed;

import io.dateline.article.ArticleException;
import io.dateline.article.Feed;
import io.dateline.store.FeedState;
import io.dateline.store.FeedState.Became;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks for a feed and takes what is new in it. Safe for several threads. */
final class FeedVisit {

  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
          + " text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

  private static final int LARGEST_FEED = 10 << 20;
  private static final int MOST_ITEMS = 1_000;

  /** The versions of items that are remembered; those that the feed still has in any case. */
  private static final int MOST_SEEN = 1_000;

  private static final int MOST_ITEMS_TOLD = 50;
  private static final int MOST_TRIES = 5;

  /** A feed that failed fewer times is not given up, however long ago the first was. */
  private static final int FEWEST_FAILURES = 20;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 300;

  /** A feed that fails is asked for less and less often, but at least that often. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** After failing for so long, it is not asked for any more. */
  private static final Duration PATIENCE = Duration.ofDays(30);

  /** What messages of readers begin with; they are told of a feed whose address is known. */
  private static final String FEED = "feed";

  /** Feeds of so many bytes are held at once, each until all that is new in it was taken. */
  private static final int ROOM = 12 << 20;

  /** So long a feed waits for others to be taken; then it is for the next round. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Web web;
  private final Shelf shelf;
  private final Room room = new Room(ROOM);
  private final PageVisit pages;
  private final InstantSource clock;
  private final Duration every;

  /**
   * @param shelf takes the articles
   * @param every how often a feed is asked for
   */
  FeedVisit(Web web, Robots robots, Shelf shelf, InstantSource clock, Duration every) {
    this.web = web;
    this.shelf = shelf;
    this.pages = new PageVisit(web, robots, shelf, clock);
    this.clock = clock;
    this.every = every;
  }

  /**
   * What a visit came to.
   *
   * @param state what is known of the feed then
   * @param isCut whether more of it was to be taken than its share
   * @param waiting the versions of the items whose pages could not be had
   */
  record Visited(FeedState state, boolean isCut, Set<String> waiting) {
    /** Copies the set. */
    Visited {
      waiting = Set.copyOf(waiting);
    }
  }

  /**
   * Asks for a feed once more in a round, for what was left of it. It has answered in this round:
   * where it does not again, that is how it stands; and no page is tried twice.
   *
   * @param last what the visit before came to
   */
  Visited again(String timeline, URI address, Visited last, Budget.Share share, Instant now)
      throws IOException {
    Visited next = run(timeline, address, last.state(), last.waiting(), share, now);
    return next.state().failures() > 0 ? whole(last.state()) : next;
  }

  /**
   * Asks for a feed.
   *
   * @param before what was known of it
   * @param share how much of it may be taken
   * @param now when the round began
   * @throws IOException if an article cannot be put: nothing of the feed is done
   */
  Visited run(String timeline, URI address, FeedState before, Budget.Share share, Instant now)
      throws IOException {
    return run(timeline, address, before, Set.of(), share, now);
  }

  /**
   * @param tried the versions of items whose pages are not to be asked for
   */
  private Visited run(
      String timeline,
      URI address,
      FeedState before,
      Set<String> tried,
      Budget.Share share,
      Instant now)
      throws IOException {
    try {
      Web.Answer answer =
          web.get(
              address,
              ACCEPT,
              Web.version(before.etag(), before.lastModified()),
              LARGEST_FEED,
              Web.Leave.ALL);
      return switch (answer.status()) {
        case 200 -> {
          try (Room.Place _ = room.enter(answer.content().length, share.time(LONGEST_WAIT))) {
            Feed feed = Feed.of(answer.content(), answer.charset(), FEED);
            yield new Taking(timeline, address, feed, before, tried).run(answer, share, now);
          }
        }
        case 304 -> whole(succeeded(before, now));
        case 410 -> whole(stopped(before, now));
        default -> whole(failed(before, now, "it answered " + answer.status(), Duration.ZERO));
      };
    } catch (ArticleException e) {
      String problem = e.reason().substring(e.origin().length() + 2);
      String error = "it is no feed that can be read: " + problem;
      return whole(failed(before, now, error, Duration.ZERO));
    } catch (WebException e) {
      Duration after = e.retryAfter();
      if (e.wasAsked()) {
        return whole(failed(before, now, e.reason(), after == null ? Duration.ZERO : after));
      }
      return whole(after == null ? before : deferred(before, now.plus(after)));
    }
  }

  private static Visited whole(FeedState state) {
    return new Visited(state, false, Set.of());
  }

  private FeedState succeeded(FeedState before, Instant now) {
    return new FeedState(
        before.address(),
        before.title(),
        now,
        now,
        now.plus(every),
        null,
        0,
        null,
        before.etag(),
        before.lastModified(),
        before.articles(),
        before.pages(),
        before.seen(),
        before.tries(),
        before.items());
  }

  /** It was not asked, so that nothing more is known of it. */
  private static FeedState deferred(FeedState before, Instant next) {
    return new FeedState(
        before.address(),
        before.title(),
        before.tried(),
        before.succeeded(),
        next,
        before.failingSince(),
        before.failures(),
        before.error(),
        before.etag(),
        before.lastModified(),
        before.articles(),
        before.pages(),
        before.seen(),
        before.tries(),
        before.items());
  }

  private FeedState stopped(FeedState before, Instant now) {
    return failed(before, now, null, "it answered 410: it is gone for good");
  }

  /**
   * @param after how long the server asks to be left alone
   */
  private FeedState failed(FeedState before, Instant now, String error, Duration after) {
    Instant since = before.failingSince();
    // Whoever was offline for a month has not failed for a month.
    boolean isTried = before.failures() >= FEWEST_FAILURES;
    if (since != null && isTried && now.isAfter(since.plus(PATIENCE))) {
      return failed(before, now, null, error + "; it has failed for 30 days");
    }
    Duration pause = every;
    for (int i = 0; i < before.failures() && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return failed(before, now, now.plus(after.compareTo(bounded) > 0 ? after : bounded), error);
  }

  private static FeedState failed(
      FeedState before, Instant now, @Nullable Instant next, String error) {
    Instant since = before.failingSince();
    return new FeedState(
        before.address(),
        before.title(),
        now,
        before.succeeded(),
        next,
        since == null ? now : since,
        before.failures() + 1,
        shortened(error, LONGEST_REASON),
        before.etag(),
        before.lastModified(),
        before.articles(),
        before.pages(),
        before.seen(),
        before.tries(),
        before.items());
  }

  private static @Nullable String shortened(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
    return plain.length() > longest ? plain.substring(0, longest - 1) + "\u2026" : plain;
  }

  /** Takes what is new in a feed. */
  private final class Taking {
    private final Folder folder;
    private final Feed feed;
    private final FeedState before;
    private final Set<String> seen;
    private final Map<String, Integer> tries = new HashMap<>();

    /** The items that are tried no more in this round. */
    private final Set<String> waiting;

    private final List<FeedState.Item> told = new ArrayList<>();

    /** The items that the feed itself is put for. */
    private final Set<Integer> put = new TreeSet<>();

    private int articles;
    private int pagesTaken;
    private boolean isLeft;
    private boolean isCut;

    Taking(String timeline, URI address, Feed feed, FeedState before, Set<String> waiting) {
      this.folder = Folder.of(timeline, address);
      this.feed = feed;
      this.before = before;
      this.seen = new LinkedHashSet<>(before.seen());
      this.waiting = new TreeSet<>(waiting);
      before.tries().forEach(one -> tries.put(one.version(), one.times()));
    }

    Visited run(Web.Answer answer, Budget.Share share, Instant now) throws IOException {
      List<Feed.Item> items = feed.items().subList(0, Math.min(MOST_ITEMS, feed.items().size()));
      List<Feed.Item> fresh = new ArrayList<>();
      for (Feed.Item item : items) {
        if (seen.remove(item.version())) {
          seen.add(item.version());
        } else {
          fresh.add(item);
        }
      }
      for (Feed.Item item : fresh) {
        // Feeds list the same item twice, too.
        if (waiting.contains(item.version())) {
          isLeft = true;
        } else if (!seen.contains(item.version())) {
          if (share.take()) {
            take(item, share);
          } else {
            isLeft = true;
            isCut = true;
          }
        }
      }
      if (!put.isEmpty()) {
        shelf.put(folder.key(clock.instant(), "", feed.ending()), feed.only(put));
      }
      return new Visited(state(answer, items, now), isCut, waiting);
    }

    private void take(Feed.Item item, Budget.Share share) throws IOException {
      PageVisit.Outcome outcome = pages.take(item, folder);
      int times = tries.getOrDefault(item.version(), 0) + (outcome.wasAsked() ? 1 : 0);
      if (outcome.became() == Became.WAITING && times < MOST_TRIES) {
        tries.put(item.version(), times);
        waiting.add(item.version());
        isLeft = true;
        share.giveBack();
        tell(item, outcome);
        return;
      }
      if (outcome.became() == Became.WAITING) {
        outcome = PageVisit.Outcome.alone(item, outcome.reason());
      }
      tries.remove(item.version());
      seen.add(item.version());
      if (outcome.takesItem()) {
        put.add(item.number());
      }
      articles += outcome.became() == Became.SKIPPED ? 0 : 1;
      pagesTaken += outcome.became() == Became.PAGE ? 1 : 0;
      tell(item, outcome);
    }

    private void tell(Feed.Item item, PageVisit.Outcome outcome) {
      String address = item.address();
      told.add(
          new FeedState.Item(
              clock.instant().truncatedTo(ChronoUnit.SECONDS),
              address == null || address.length() > WebAddress.LONGEST ? null : address,
              shortened(item.title(), LONGEST_TITLE),
              outcome.became(),
              shortened(outcome.reason(), LONGEST_REASON)));
    }

    private FeedState state(Web.Answer answer, List<Feed.Item> items, Instant now) {
      told.addAll(before.items());
      Set<String> there = new TreeSet<>();
      items.forEach(item -> there.add(item.version()));
      tries.keySet().retainAll(there);
      return new FeedState(
          before.address(),
          shortened(feed.title(), LONGEST_TITLE),
          now,
          now,
          now.plus(every),
          null,
          0,
          null,
          // Only by asking for all of it again is there more of what is left.
          isLeft ? null : answer.etag(),
          isLeft ? null : answer.lastModified(),
          before.articles() + articles,
          before.pages() + pagesTaken,
          seen.stream().skip(Math.max(0, seen.size() - Math.max(MOST_SEEN, items.size()))).toList(),
          tries.entrySet().stream()
              .map(one -> new FeedState.Tried(one.getKey(), one.getValue()))
              .sorted((one, other) -> one.version().compareTo(other.version()))
              .toList(),
          told.subList(0, Math.min(MOST_ITEMS_TOLD, told.size())));
    }
  }
}
