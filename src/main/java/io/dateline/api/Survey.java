package io.dateline.api;

import io.dateline.store.Timelines;
import io.dateline.timeline.Entities;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a timeline that a request asks for, with those around them.
 *
 * @param now the whole timeline as it is known today
 * @param all the whole timeline
 * @param matching what the filters let through, of any time
 * @param range the range of time that is shown
 * @param within what of the matching is in the range, by time
 * @param minImportance how much what is shown matters at least, in hundredths
 * @param shown what is shown, by time
 * @param people the people and organisations of the timeline
 */
record Survey(
    List<Outline> now,
    List<Outline> all,
    List<Outline> matching,
    DateParameter range,
    List<Outline> within,
    int minImportance,
    List<Outline> shown,
    Entities people) {

  /** A story shows one in so many events, */
  private static final int ONE_IN = 5;

  /** but at least so many where there are so many, */
  private static final int FEW = 40;

  /** and at most about so many. */
  private static final int MANY = 250;

  /** Copies nothing: the lists are large and are not changed. */
  static Survey of(EventQuery query, Outlines outlines) {
    Timelines.Query events = query.events();
    List<Outline> all =
        outlines.of(events.timeline(), events.asOf(), events.assumed(), events.hidden());
    List<Outline> now =
        events.asOf() == null
            ? all
            : outlines.of(events.timeline(), null, events.assumed(), events.hidden());
    List<Outline> matching =
        query.filter().hasWords()
            ? outlines.of(
                events.timeline(), events.asOf(), events.assumed(), events.hidden(), query.filter())
            : all.stream().filter(query.filter()::matches).toList();
    DateParameter range = query.range(Period.of(all));
    List<Outline> within = matching.stream().filter(event -> event.overlaps(range)).toList();
    int minImportance = query.view() == EventQuery.View.STORY ? threshold(within) : 0;
    List<Outline> shown =
        within.stream().filter(event -> event.importance() >= minImportance).toList();
    return new Survey(
        now,
        all,
        matching,
        range,
        within,
        minImportance,
        shown,
        outlines.people(events.timeline()));
  }

  /** How much an event has to matter to be in the story of some events. */
  private static int threshold(List<Outline> events) {
    int wanted = Math.clamp(events.size() / ONE_IN, FEW, MANY);
    if (events.size() <= wanted) {
      return 0;
    }
    int[] importances =
        events.stream().mapToInt(event -> -event.importance()).sorted().map(one -> -one).toArray();
    int least = importances[wanted - 1];
    // Of many that matter alike none is chosen before the others: all of them or none.
    int above = firstBelow(importances, least + 1);
    int with = firstBelow(importances, least);
    return with > 2 * wanted && above >= wanted / 4 ? least + 1 : least;
  }

  /**
   * The index of the first that is less.
   *
   * @param falling numbers, the greatest first
   */
  private static int firstBelow(int[] falling, int least) {
    int at = 0;
    while (at < falling.length && falling[at] >= least) {
      at++;
    }
    return at;
  }

  /** How many of the matching ended before the range. */
  long before() {
    return matching.stream().filter(event -> !event.latest().isAfter(range.begin())).count();
  }

  /** How many of the matching begin after the range. */
  long after() {
    return matching.stream().filter(event -> !event.earliest().isBefore(range.end())).count();
  }

  /** The number of articles that report the whole timeline's events. */
  long articles() {
    return now.stream().flatMap(event -> event.articles().stream()).distinct().count();
  }

  /** How many have published them. */
  long publishers() {
    return now.stream().flatMap(event -> event.publishers().stream()).distinct().count();
  }

  /** When the first report was published; null where there is none. */
  @Nullable Instant firstReported() {
    return reported().map(Outline::firstReported).min(Comparator.naturalOrder()).orElse(null);
  }

  /** When the last report was published; null where there is none. */
  @Nullable Instant lastReported() {
    return reported().map(Outline::lastReported).max(Comparator.naturalOrder()).orElse(null);
  }

  /**
   * The events that an article reports: what an editor wrote was decided at a time, not published.
   */
  private Stream<Outline> reported() {
    return now.stream().filter(event -> !event.articles().isEmpty());
  }
}
