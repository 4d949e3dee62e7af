package io.dateline.api;

import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.store.Timelines;
import io.dateline.timeline.Entities;
import io.dateline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of whole timelines, kept from one request to the next: counting and choosing asks
 * for all events of a timeline. Safe for several threads.
 *
 * <p>They are made anew when the timeline has changed. Where that takes more than a second they are
 * kept for twice as long as it took: while a large timeline is being folded they may be a few
 * seconds behind it.
 */
final class Outlines {

  private static final int MOST_TIMELINES = 8;

  /** Outlines that are kept in all, of some 400 bytes each; a single timeline may have more. */
  private static final int MOST_KEPT = 200_000;

  /** Events of one timeline that are counted; later ones are left out. */
  private static final int MOST_EVENTS = 300_000;

  private static final int AT_ONCE = 1_000;

  /** An outline that takes no longer to make is made at every change. */
  private static final Duration QUICK = Duration.ofSeconds(1);

  /** How many times as long as the making took outlines are good for after a change. */
  private static final int PATIENCE = 2;

  private record Key(String timeline, @Nullable Instant asOf, boolean assumed, boolean hidden) {}

  private record Kept(
      long version, Instant at, Duration took, List<Outline> outlines, Entities people) {}

  private final Timelines timelines;
  private final InstantSource clock;
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Object making = new Object();

  Outlines(Timelines timelines, InstantSource clock) {
    this.timelines = timelines;
    this.clock = clock;
  }

  /**
   * All events of a timeline, by time.
   *
   * @param asOf the moment as of which they are wanted; null for the present
   * @param assumed whether those of an assumed day are wanted too
   * @param hidden whether those that editors hid are wanted too
   * @throws Problem.Thrown if there is no such timeline
   */
  List<Outline> of(String timeline, @Nullable Instant asOf, boolean assumed, boolean hidden) {
    return kept(timeline, asOf, assumed, hidden).outlines();
  }

  /** The places that events may lie at. */
  Atlas atlas() {
    return timelines.atlas();
  }

  /** The people and organisations of a timeline, as it is known today. */
  Entities people(String timeline) {
    return kept(timeline, null, false, false).people();
  }

  private Kept kept(String timeline, @Nullable Instant asOf, boolean assumed, boolean hidden) {
    Key key = new Key(timeline, asOf, assumed, hidden);
    OptionalLong version = timelines.version(timeline);
    if (version.isEmpty()) {
      throw Problem.noTimeline(timeline);
    }
    Kept known = find(key, version.getAsLong());
    if (known != null) {
      return known;
    }
    synchronized (making) {
      known = find(key, version.getAsLong());
      if (known == null) {
        known = make(key, version.getAsLong());
        keep(key, known);
      }
    }
    return known;
  }

  /** Those of a timeline's events that a filter of their words lets through, read anew. */
  List<Outline> of(
      String timeline,
      @Nullable Instant asOf,
      boolean assumed,
      boolean hidden,
      Predicate<Event> wanted) {
    Map<String, String> texts = new HashMap<>();
    Map<Place, Place> places = new HashMap<>();
    List<Outline> outlines = new ArrayList<>();
    Timelines.Query query =
        new Timelines.Query(
            timeline,
            DateParameter.FIRST,
            DateParameter.LAST,
            asOf,
            assumed,
            hidden,
            false,
            wanted);
    for (String after = ""; after != null && outlines.size() < MOST_EVENTS; ) {
      Timelines.Page page = timelines.page(query, after, AT_ONCE);
      for (Event event : page.events()) {
        outlines.add(
            Outline.of(
                event,
                text -> texts.computeIfAbsent(text, same -> same),
                place -> places.computeIfAbsent(place, same -> same)));
      }
      after = page.next();
    }
    outlines.sort(Outline.BY_TIME);
    return outlines;
  }

  private @Nullable Kept find(Key key, long version) {
    synchronized (kept) {
      Kept known = kept.get(key);
      return known != null && (known.version() == version || isGood(known)) ? known : null;
    }
  }

  private boolean isGood(Kept known) {
    return known.took().compareTo(QUICK) > 0
        && clock.instant().isBefore(known.at().plus(known.took().multipliedBy(PATIENCE)));
  }

  private Kept make(Key key, long version) {
    Instant begin = clock.instant();
    List<Outline> outlines =
        List.copyOf(
            of(key.timeline(), key.asOf(), key.assumed(), key.hidden(), Timelines.Query.ANY));
    Instant end = clock.instant();
    return new Kept(
        version,
        end,
        Duration.between(begin, end),
        outlines,
        people(outlines).decided(timelines.decisions(key.timeline())));
  }

  private static Entities people(List<Outline> events) {
    Map<String, Integer> names = new HashMap<>();
    events.forEach(
        event -> event.participants().forEach(name -> names.merge(name, 1, Integer::sum)));
    return Entities.of(names);
  }

  private void keep(Key key, Kept made) {
    synchronized (kept) {
      kept.put(key, made);
      long all = kept.values().stream().mapToLong(one -> one.outlines().size()).sum();
      var oldest = kept.entrySet().iterator();
      while (kept.size() > 1 && (kept.size() > MOST_TIMELINES || all > MOST_KEPT)) {
        all -= oldest.next().getValue().outlines().size();
        oldest.remove();
      }
    }
  }
}
