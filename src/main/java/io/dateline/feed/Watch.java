package io.dateline.feed;

import io.dateline.store.FeedState;
import io.dateline.store.FeedState.Became;
import io.dateline.store.Feeds;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches feeds, in rounds: asks for each that is due, and takes what is new in it, the page of
 * each item that is only a summary included. What became of them is recorded in {@link Feeds}.
 */
public final class Watch {

  /** Feeds that are asked for at once; a host is asked for one thing at a time all the same. */
  private static final int AT_ONCE = 8;

  /**
   * How often a feed is asked for in a round: again where it has more than its share, and others
   * have left some of theirs.
   */
  private static final int MOST_PASSES = 3;

  /**
   * So long what was begun before the deadline may go on: a visit, the wait for room to parse a
   * page, and the time to parse and put it.
   */
  private static final Duration LONGEST_END = Duration.ofMinutes(3);

  private final Shelf shelf;
  private final Feeds feeds;
  private final FeedVisit visit;
  private final InstantSource clock;
  private final Settings settings;

  /**
   * How feeds are watched.
   *
   * @param every how often a feed is asked for
   * @param perHour how many articles are taken in an hour at most, of all feeds together
   */
  public record Settings(Duration every, int perHour) {}

  /**
   * @param shelf holds the lists of feeds and takes the articles
   * @param feeds knows what became of them
   * @param web fetches
   * @param clock the time
   */
  public Watch(Shelf shelf, Feeds feeds, Web web, InstantSource clock, Settings settings) {
    this.shelf = shelf;
    this.feeds = feeds;
    this.clock = clock;
    this.settings = settings;
    this.visit = new FeedVisit(web, new Robots(web, clock), shelf, clock, settings.every());
  }

  /**
   * What a round has done.
   *
   * @param isBusy whether another round is not at its end, so that nothing was done
   * @param watched how many feeds the lists name
   * @param asked what became of those that were due
   * @param faults what is wrong with the lists of feeds
   */
  public record Round(boolean isBusy, int watched, List<Asked> asked, List<String> faults) {
    /** How many items were taken. */
    public long items() {
      return asked.stream().mapToLong(Asked::items).sum();
    }
  }

  /**
   * A feed that was asked for.
   *
   * @param timeline to which its articles belong
   * @param state what is known of it now
   * @param items how many of its items were taken
   */
  public record Asked(String timeline, FeedState state, long items) {}

  /**
   * Watches for one round.
   *
   * @param deadline when it is to end: what is left then is for the next
   * @throws IOException if the lists cannot be had or an article not be put: the rest was done
   */
  public Round run(Instant deadline) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Duration longest = Duration.between(now, deadline).plus(LONGEST_END);
    if (!feeds.begin(now, longest)) {
      return new Round(true, 0, List.of(), List.of());
    }
    try {
      Budget budget = new Budget(settings.perHour(), feeds.taken(now), deadline, clock);
      List<String> faults = new ArrayList<>();
      SortedMap<String, Set<URI>> wanted = lists(faults);
      int watched = wanted.values().stream().mapToInt(Set::size).sum();
      List<Feed> all = feeds(wanted);
      List<Feed> due = all.stream().filter(one -> isDue(one.before(), now)).sorted(SERVED).toList();
      List<Feed> later = all.stream().filter(one -> comesLater(one.before(), now)).toList();
      try {
        return new Round(false, watched, visit(due, later, budget, now), faults);
      } finally {
        feeds.taken(now, budget.taken());
      }
    } finally {
      feeds.end();
    }
  }

  /** The feeds of each timeline; those of one that has no list any more are forgotten. */
  private SortedMap<String, Set<URI>> lists(List<String> faults) throws IOException {
    SortedMap<String, Set<URI>> wanted = new TreeMap<>();
    Set<String> unclear = new TreeSet<>();
    for (Map.Entry<String, byte[]> one : new TreeMap<>(shelf.lists()).entrySet()) {
      if (FeedList.timeline(one.getKey()).isEmpty()) {
        faults.add(
            one.getKey()
                + ": a list is feeds/{timeline}.txt or .opml, with a-z, 0-9 and - in the timeline");
        continue;
      }
      FeedList list = FeedList.of(one.getKey(), one.getValue());
      faults.addAll(list.faults());
      if (list.addresses().isEmpty()) {
        unclear.add(list.timeline());
      }
      wanted.computeIfAbsent(list.timeline(), _ -> new LinkedHashSet<>()).addAll(list.addresses());
    }
    Set<String> before = feeds.timelines();
    for (String timeline : before) {
      if (!wanted.containsKey(timeline)) {
        feeds.of(timeline).forEach(state -> feeds.remove(timeline, state.address()));
      }
    }
    if (!before.equals(wanted.keySet())) {
      feeds.timelines(wanted.keySet());
    }
    // A list that says nothing is a slip of whoever wrote it.
    wanted.keySet().removeAll(unclear);
    return wanted;
  }

  /** A feed that is watched. */
  private record Feed(String timeline, URI address, FeedState before) {
    /** When an item of it was last taken. */
    Instant taken() {
      return before.items().stream()
          .filter(item -> item.became() != Became.WAITING && item.became() != Became.SKIPPED)
          .map(FeedState.Item::at)
          .max(Comparator.naturalOrder())
          .orElse(Instant.MIN);
    }
  }

  /** Those that were served longest ago come first. */
  private static final Comparator<Feed> SERVED =
      Comparator.comparing(
          one -> Objects.requireNonNullElse(one.before().succeeded(), Instant.MIN));

  private List<Feed> feeds(SortedMap<String, Set<URI>> wanted) {
    List<Feed> all = new ArrayList<>();
    wanted.forEach((timeline, addresses) -> {
      Map<String, FeedState> known = new HashMap<>();
      feeds.of(timeline).forEach(state -> known.put(state.address(), state));
      for (URI address : addresses) {
        FeedState before = known.remove(address.toString());
        all.add(
            new Feed(
                timeline, address, before == null ? FeedState.of(address.toString()) : before));
      }
      known.keySet().forEach(address -> feeds.remove(timeline, address));
    });
    return all;
  }

  private boolean isDue(FeedState state, Instant now) {
    Instant tried = state.tried();
    Instant next = state.next();
    if (next == null || (tried != null && tried.isAfter(now))) {
      // A clock that was put back since tells nothing.
      return state.condition() != FeedState.Condition.STOPPED;
    }
    return !now.isBefore(next.minus(settings.every().dividedBy(10)));
  }

  /** Whether a later round of this hour is the first in it to ask for a feed. */
  private boolean comesLater(FeedState state, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Instant tried = state.tried();
    Instant next = state.next();
    return !isDue(state, now)
        && next != null
        && next.isBefore(hour.plus(1, ChronoUnit.HOURS))
        && (tried == null || tried.isBefore(hour));
  }

  /**
   * Asks for feeds, and for those again that were not given all that they have.
   *
   * @param later others that will be asked for in this hour
   */
  private List<Asked> visit(List<Feed> due, List<Feed> later, Budget budget, Instant now)
      throws IOException {
    SortedMap<Integer, FeedVisit.Visited> done = new TreeMap<>();
    SortedMap<Integer, Integer> shares = shares(due, later, budget);
    for (int pass = 0; pass < MOST_PASSES && !shares.isEmpty(); pass++) {
      done.putAll(pass(due, shares, done, budget, now));
      List<Integer> cut = shares.keySet().stream().filter(place -> isCut(done.get(place))).toList();
      shares = new TreeMap<>();
      if (budget.hasLeft() && !cut.isEmpty()) {
        List<Integer> rest = budget.divideRest(cut.size());
        for (int i = 0; i < cut.size(); i++) {
          shares.put(cut.get(i), rest.get(i));
        }
      }
    }
    List<Asked> asked = new ArrayList<>();
    done.forEach((place, visited) -> {
      Feed one = due.get(place);
      long items = visited.state().articles() - one.before().articles();
      asked.add(new Asked(one.timeline(), visited.state(), items));
    });
    return asked;
  }

  /**
   * Divides what may be taken. Where there are more feeds than articles that may be, those have a
   * share of which nothing was taken for longest, in the end each.
   *
   * @return the share of each feed that is due, by its place
   */
  private static SortedMap<Integer, Integer> shares(
      List<Feed> due, List<Feed> later, Budget budget) {
    List<Feed> all = Stream.concat(due.stream(), later.stream()).toList();
    List<Integer> longestFirst =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing(place -> all.get(place).taken()))
            .toList();
    List<Integer> shares =
        budget.divide(longestFirst.stream().map(place -> place < due.size()).toList());
    SortedMap<Integer, Integer> ofDue = new TreeMap<>();
    for (int i = 0; i < shares.size(); i++) {
      if (longestFirst.get(i) < due.size()) {
        ofDue.put(longestFirst.get(i), shares.get(i));
      }
    }
    return ofDue;
  }

  private static boolean isCut(FeedVisit.@Nullable Visited visited) {
    return visited != null && visited.isCut();
  }

  /**
   * Asks for some of the feeds once.
   *
   * @param shares of the feeds, by their places
   * @param done what earlier passes came to
   */
  private Map<Integer, FeedVisit.Visited> pass(
      List<Feed> due,
      SortedMap<Integer, Integer> shares,
      Map<Integer, FeedVisit.Visited> done,
      Budget budget,
      Instant now)
      throws IOException {
    Map<Integer, Future<FeedVisit.Visited>> futures = new TreeMap<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      shares.forEach((place, share) -> {
        Feed one = due.get(place);
        FeedVisit.Visited last = done.get(place);
        futures.put(place, threads.submit(() -> visit(one, last, share, budget, now)));
      });
    }
    Map<Integer, FeedVisit.Visited> visits = new TreeMap<>();
    IOException fault = null;
    for (Map.Entry<Integer, Future<FeedVisit.Visited>> future : futures.entrySet()) {
      try {
        visits.put(future.getKey(), future.getValue().get());
      } catch (ExecutionException e) {
        String address = FeedState.shown(due.get(future.getKey()).address().toString());
        // Without its cause, whose message may hold a key.
        fault = new IOException(address + ": was not taken in: " + cause(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (fault != null) {
      throw fault;
    }
    return visits;
  }

  /** What went wrong; the query of an address in it may be a key. */
  private static String cause(ExecutionException e) {
    return String.valueOf(e.getCause()).replaceAll("\\?\\S*", "");
  }

  /**
   * @param last what an earlier visit of the round came to, or null
   */
  private FeedVisit.Visited visit(
      Feed feed, FeedVisit.@Nullable Visited last, int size, Budget budget, Instant now)
      throws IOException {
    try (Budget.Share share = budget.share(size)) {
      if (budget.isLate()) {
        return last != null ? last : new FeedVisit.Visited(feed.before(), false, Set.of());
      }
      FeedVisit.Visited visited =
          last == null
              ? visit.run(feed.timeline(), feed.address(), feed.before(), share, now)
              : visit.again(feed.timeline(), feed.address(), last, share, now);
      feeds.put(feed.timeline(), visited.state());
      return visited;
    }
  }
}
