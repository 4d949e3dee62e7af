package io.dateline.store;

import io.dateline.timeline.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that says what a timeline's events are made of, and that every write of them is
 * conditional on.
 *
 * @param timeline the timeline
 * @param version counts the transactions that have changed it; 0 where there is none yet
 * @param isWhole whether its events are those of its contents: false in the middle of a change that
 *     takes several transactions, after one that was broken off, and where an older version wrote
 *     them
 * @param updated when it was last changed
 * @param years how many events begin in each year (UTC), those of an assumed day left out
 * @param decided the number of the last entry of {@link Decisions} that is taken in; 0 for none
 * @param orphans the decisions that hold but whose mentions are no longer there
 * @param places by which places its events are placed: {@link OwnPlaces.Placing#version}
 * @param placing how far its events are placed by other places; null where all are by one
 * @param fault why it could not be folded when that was last tried; null where it could
 * @param left the change that it is in the middle of, where the rest of it is kept, or that
 *     somebody has claimed and not begun; else null
 */
record TimelineState(
    String timeline,
    long version,
    boolean isWhole,
    Instant updated,
    SortedMap<Integer, Long> years,
    long decided,
    List<String> orphans,
    String places,
    @Nullable Placing placing,
    @Nullable String fault,
    Redo.@Nullable Left left) {

  /** Copies the list. */
  TimelineState {
    orphans = List.copyOf(orphans);
  }

  /**
   * How far the events of a timeline are placed.
   *
   * @param places by which places
   * @param to up to which event, as {@link EventPlace#inTimeline} has it; empty for none
   */
  record Placing(String places, String to) {}

  static final String PARTITION = "timelines";

  private static final String PLACING = "placing";
  private static final String PLACED_TO = "placedTo";
  private static final String BASE = "base";

  /** When a timeline was changed of which no change has come to its end. */
  private static final String NEVER = "0000-01-01T00:00:00Z";

  /** Which items a timeline's events are kept in, and how; one of an older layout is made anew. */
  private static final int LAYOUT = 5;

  /** More are not named: an editor who has so many to place begins with these. */
  static final int MOST_ORPHANS = 500;

  static Map<String, AttributeValue> key(String timeline) {
    return Items.key(PARTITION, timeline);
  }

  /** How many events begin in each year, whatever version wrote it. */
  static SortedMap<Integer, Long> years(Map<String, AttributeValue> item) {
    SortedMap<Integer, Long> years = new TreeMap<>();
    AttributeValue counts = item.get("years");
    if (counts != null && counts.hasM()) {
      counts
          .m()
          .forEach((year, count) -> years.put(Integer.valueOf(year), Long.valueOf(count.n())));
    }
    return years;
  }

  /** By which places its events are placed, whatever version wrote it. */
  static String places(Map<String, AttributeValue> item) {
    return Objects.requireNonNullElse(Items.string(item, "places"), "");
  }

  static TimelineState of(String timeline, Map<String, AttributeValue> item) {
    return new TimelineState(
        timeline,
        Items.number(item, "version"),
        isWhole(item),
        Instant.parse(item.containsKey("updated") ? Items.required(item, "updated") : NEVER),
        years(item),
        Items.number(item, "decided"),
        Items.strings(item, "orphans"),
        places(item),
        item.containsKey(PLACING)
            ? new Placing(
                Items.required(item, PLACING),
                Objects.requireNonNullElse(Items.string(item, PLACED_TO), ""))
            : null,
        Items.string(item, "fault"),
        item.containsKey(BASE)
            ? new Redo.Left(Items.number(item, BASE), (int) Items.number(item, "parts"))
            : null);
  }

  private static boolean isWhole(Map<String, AttributeValue> item) {
    long layout = Items.number(item, "layout");
    if (layout > LAYOUT) {
      throw new NewerVersionException("the timeline");
    }
    return !item.containsKey("broken") && (item.isEmpty() || layout == LAYOUT);
  }

  /**
   * The state in the middle of a change.
   *
   * @param rest the change, where the rest of its transactions is kept; else null
   */
  TimelineState broken(Redo.@Nullable Left rest) {
    return with(version + 1, false, updated, years, decided, orphans, null, rest);
  }

  /**
   * The same state under another version, from which nobody but its writer works out a change while
   * he keeps the transactions of his.
   */
  TimelineState claimed() {
    Redo.Left none = new Redo.Left(version + 1, 0);
    return with(version + 1, true, updated, years, decided, orphans, fault, none);
  }

  /** The same state under another version, after a claim that was given up. */
  TimelineState unclaimed() {
    return with(version + 1, true, updated, years, decided, orphans, fault, null);
  }

  /** Whether somebody is about to change it, and has not begun. */
  boolean isClaimed() {
    return isWhole && left != null;
  }

  /**
   * The state after a change.
   *
   * @param last the version before its last transaction
   * @param at when it is made; the changes of a timeline are in the order of their times
   */
  TimelineState whole(long last, Instant at) {
    return with(last + 1, true, latest(at), years, decided, orphans, null, null);
  }

  /** The same with other counts. */
  TimelineState withCounts(SortedMap<Integer, Long> counts) {
    return with(version, isWhole, updated, counts, decided, orphans, fault, left);
  }

  /** The same with the decisions taken in up to the entry of this number. */
  TimelineState decidedTo(long number) {
    return with(version, isWhole, updated, years, number, orphans, fault, left);
  }

  /** The same with these decisions whose mentions are not there. */
  TimelineState withOrphans(List<String> lost) {
    return with(version, isWhole, updated, years, decided, named(lost), fault, left);
  }

  /** Whether it names these decisions whose mentions are not there, as far as it names any. */
  boolean hasOrphans(List<String> lost) {
    return Set.copyOf(orphans).equals(Set.copyOf(named(lost)));
  }

  private static List<String> named(List<String> lost) {
    return lost.subList(0, Math.min(lost.size(), MOST_ORPHANS));
  }

  private TimelineState with(
      long number,
      boolean whole,
      Instant at,
      SortedMap<Integer, Long> counts,
      long to,
      List<String> lost,
      @Nullable String told,
      Redo.@Nullable Left rest) {
    return new TimelineState(
        timeline, number, whole, at, counts, to, lost, places, placing, told, rest);
  }

  private Instant latest(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return second.isAfter(updated) ? second : updated;
  }

  /** The same with all its events placed by some places. */
  TimelineState placedBy(String which) {
    return placed(which, null);
  }

  /** The same with some of its events placed by other places, and the rest still to be. */
  TimelineState placedTo(Placing to) {
    return placed(places, to);
  }

  private TimelineState placed(String which, @Nullable Placing to) {
    return new TimelineState(
        timeline, version, isWhole, updated, years, decided, orphans, which, to, fault, left);
  }

  /**
   * The same after a change that was placed by some places: where others hold, all is to be placed
   * anew.
   */
  TimelineState changedBy(String which) {
    if (isUnchanged()) {
      return placedBy(which);
    }
    String hold = placing == null ? places : placing.places();
    return hold.equals(which) ? this : placedTo(new Placing(which, ""));
  }

  /** Whether no change has come to its end, so that there are no events; it may be claimed. */
  boolean isUnchanged() {
    return updated.equals(Instant.parse(NEVER));
  }

  /** Whether an item says that all events are placed by some places, whatever version wrote it. */
  static boolean isPlacedBy(String which, Map<String, AttributeValue> item) {
    return places(item).equals(which) && !item.containsKey(PLACING);
  }

  /** The same with nothing counted. */
  TimelineState withoutCounts() {
    return withCounts(new TreeMap<>());
  }

  /** Its counts with some events taken out and others put in. */
  SortedMap<Integer, Long> recount(Collection<Event> before, Collection<Event> after) {
    SortedMap<Integer, Long> counts = new TreeMap<>(years);
    before.forEach(event -> count(counts, event, -1));
    after.forEach(event -> count(counts, event, 1));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static void count(SortedMap<Integer, Long> counts, Event event, long by) {
    if (!event.isAssumed() && !event.isHidden()) {
      int year = event.time().earliest().atOffset(ZoneOffset.UTC).getYear();
      counts.merge(year, by, Long::sum);
    }
  }

  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new HashMap<>(key(timeline));
    item.put("version", Items.n(version));
    Map<String, AttributeValue> counts = new HashMap<>();
    years.forEach((year, count) -> counts.put(year.toString(), Items.n(count)));
    item.put("years", AttributeValue.fromM(counts));
    item.put("updated", Items.s(updated.toString()));
    item.put("layout", Items.n(LAYOUT));
    if (decided > 0) {
      item.put("decided", Items.n(decided));
    }
    if (!orphans.isEmpty()) {
      item.put("orphans", AttributeValue.fromSs(orphans));
    }
    if (!places.isEmpty()) {
      item.put("places", Items.s(places));
    }
    if (placing != null) {
      item.put(PLACING, Items.s(placing.places()));
      item.put(PLACED_TO, Items.s(placing.to()));
    }
    if (!isWhole) {
      item.put("broken", AttributeValue.fromBool(true));
    }
    if (fault != null) {
      item.put("fault", Items.s(fault));
    }
    if (left != null) {
      item.put(BASE, Items.n(left.base()));
      item.put("parts", Items.n(left.parts()));
    }
    return item;
  }
}
