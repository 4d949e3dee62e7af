package io.dateline.store;

import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The timelines as of past moments that were folded of late: to page through one, or to refine what
 * is asked of it, folds it once. Safe for several threads.
 */
final class PastFolds {

  private static final int MOST_FOLDS = 8;

  /** Mentions of all folds that are kept, of some 2 KB each; a single fold may have more. */
  private static final long MOST_MENTIONS = 50_000;

  /**
   * A timeline as it was known at a moment.
   *
   * @param version of the timeline: as it changes, so may its past
   */
  record Moment(String timeline, long version, Instant at) {}

  private record Kept(NavigableMap<String, Event> events, long mentions) {}

  private final Recent<Moment, Kept> folds =
      new Recent<>(MOST_FOLDS, MOST_MENTIONS, Kept::mentions);

  private final Object folding = new Object();

  /**
   * The events of a moment.
   *
   * @param fold makes them where they are not kept; one at a time, since it may need much memory
   * @return all of them by their sort keys, not to be changed
   */
  NavigableMap<String, Event> at(Moment moment, Supplier<List<Event>> fold) {
    Kept kept = find(moment);
    if (kept == null) {
      synchronized (folding) {
        kept = find(moment);
        if (kept == null) {
          kept = kept(fold.get());
          keep(moment, kept);
        }
      }
    }
    return kept.events();
  }

  private @Nullable Kept find(Moment moment) {
    synchronized (folds) {
      return folds.get(moment);
    }
  }

  private static Kept kept(List<Event> events) {
    NavigableMap<String, Event> byKey = new TreeMap<>();
    long mentions = 0;
    for (Event event : events) {
      byKey.put(EventPlace.sortKey(event), event);
      mentions += event.mentions().size();
    }
    return new Kept(Collections.unmodifiableNavigableMap(byKey), mentions);
  }

  private void keep(Moment moment, Kept made) {
    synchronized (folds) {
      folds.put(moment, made);
    }
  }
}
