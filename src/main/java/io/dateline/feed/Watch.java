package io.dateline.feed;

import io.dateline.store.FeedState;
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

/**
 * Watches feeds, in rounds: asks for each that is due, and takes what is new in it, the page of
 * each item that is only a summary included. What became of them is recorded in {@link Feeds}.
 */
public final class Watch {

  /** Feeds that are asked for at once; a host is asked for one thing at a time all the same. */
  private static final int AT_ONCE = 8;

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
    Duration longest = Duration.between(now, deadline).plusMinutes(2);
    if (!feeds.begin(now, longest)) {
      return new Round(true, 0, List.of(), List.of());
    }
    try {
      Budget budget = new Budget(settings.perHour(), feeds.taken(now), deadline, clock);
      List<String> faults = new ArrayList<>();
      SortedMap<String, Set<URI>> wanted = lists(faults);
      int watched = wanted.values().stream().mapToInt(Set::size).sum();
      try {
        return new Round(false, watched, visit(due(wanted, now), budget, now), faults);
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

  /** A feed that is to be asked for. */
  private record Due(String timeline, URI address, FeedState before) {}

  private List<Due> due(SortedMap<String, Set<URI>> wanted, Instant now) {
    List<Due> due = new ArrayList<>();
    wanted.forEach((timeline, addresses) -> {
      Map<String, FeedState> known = new HashMap<>();
      feeds.of(timeline).forEach(state -> known.put(state.address(), state));
      for (URI address : addresses) {
        FeedState before = known.remove(address.toString());
        if (before == null || isDue(before, now)) {
          due.add(
              new Due(
                  timeline, address, before == null ? FeedState.of(address.toString()) : before));
        }
      }
      known.keySet().forEach(address -> feeds.remove(timeline, address));
    });
    // What one feed has used up of an hour is not taken from the same others each time.
    due.sort(
        Comparator.comparing(
            one -> Objects.requireNonNullElse(one.before().succeeded(), Instant.MIN)));
    return due;
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

  private List<Asked> visit(List<Due> due, Budget budget, Instant now) throws IOException {
    List<Future<FeedState>> futures = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      due.forEach(one -> futures.add(threads.submit(() -> visit(one, budget, now))));
    }
    List<Asked> asked = new ArrayList<>();
    IOException fault = null;
    for (int i = 0; i < due.size(); i++) {
      Due one = due.get(i);
      try {
        FeedState state = futures.get(i).get();
        long items = state.articles() - one.before().articles();
        asked.add(new Asked(one.timeline(), state, items));
      } catch (ExecutionException e) {
        // The query of an address may be a key.
        String problem = one.address() + ": was not taken in: " + e.getCause();
        fault = new IOException(problem.replaceAll("\\?\\S*", ""), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (fault != null) {
      throw fault;
    }
    return asked;
  }

  private FeedState visit(Due due, Budget budget, Instant now) throws IOException {
    if (budget.isLate()) {
      return due.before();
    }
    FeedState after = visit.run(due.timeline(), due.address(), due.before(), budget, now);
    feeds.put(due.timeline(), after);
    return after;
  }
}
