package io.dateline.timeline;

import io.dateline.time.CalendarValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds the mentions that are to be compared with another: those of the same days that share a word
 * or a family, but of each such set no more than some hubs.
 *
 * <p>All members of a set are compared with its hubs, not with each other, so that the work grows
 * with the mentions and not with their pairs. The hubs are drawn by lot ({@link Likeness#rank}), so
 * that which they are depends on nothing but who is there, and a new mention is seldom one of them.
 */
final class Candidates {

  /** Sets up to this size are compared in full. */
  private static final int HUBS = 24;

  /** Longer times are looked up by their months, still longer ones by their years. */
  private static final int MOST_MONTHS = 12;

  private static final int MOST_YEARS = 10;

  static final Comparator<Clusters.Node> BY_LOT =
      Comparator.comparingLong((Clusters.Node node) -> node.likeness.rank())
          .thenComparing(node -> node.likeness.id());

  private final Map<Key, Bucket> buckets = new HashMap<>();

  /** What a set of mentions is called. */
  private record Key(Scale scale, long period, int term, int second) {}

  private enum Scale {
    DAY,
    MONTH,
    YEAR,
    /** The time as it is told. */
    TOLD,
    /** No time: plans, among which a new day looks for its own. */
    PLAN,
    /** No time: new days, among which a plan looks for its own. */
    MOVE
  }

  /**
   * The mentions of a set, in the order of their lots, and those that are compared with its hubs.
   */
  private static final class Bucket {
    final List<Clusters.Node> members = new ArrayList<>(2);
    final Set<Clusters.Node> lookers = new LinkedHashSet<>(4);

    List<Clusters.Node> hubs() {
      return members.subList(0, Math.min(HUBS, members.size()));
    }
  }

  /**
   * Takes in a mention.
   *
   * @param pair is given two for each set through which they are to be compared from now on
   * @param part is given two for each set through which they are no longer
   */
  void add(
      Clusters.Node node,
      BiConsumer<Clusters.Node, Clusters.Node> pair,
      BiConsumer<Clusters.Node, Clusters.Node> part) {
    for (Key key : lookups(node.likeness)) {
      Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket());
      bucket.hubs().forEach(hub -> pair.accept(node, hub));
      bucket.lookers.add(node);
    }
    for (Key key : places(node.likeness)) {
      Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket());
      int at = -1 - Collections.binarySearch(bucket.members, node, BY_LOT);
      bucket.members.add(at, node);
      if (at < HUBS) {
        eachOther(node, bucket.lookers, pair);
        if (bucket.members.size() > HUBS) {
          eachOther(bucket.members.get(HUBS), bucket.lookers, part);
        }
      }
    }
  }

  private static void eachOther(
      Clusters.Node node,
      Collection<Clusters.Node> others,
      BiConsumer<Clusters.Node, Clusters.Node> action) {
    for (Clusters.Node other : others) {
      if (other != node) {
        action.accept(node, other);
      }
    }
  }

  /**
   * Takes out a mention, which is paired with none from now on.
   *
   * @param pair is given those that take the place of its own pairs, as by {@link #add}
   */
  void remove(Clusters.Node node, BiConsumer<Clusters.Node, Clusters.Node> pair) {
    for (Key key : lookups(node.likeness)) {
      Bucket bucket = buckets.getOrDefault(key, new Bucket());
      bucket.lookers.remove(node);
      dropIfEmpty(key, bucket);
    }
    for (Key key : places(node.likeness)) {
      Bucket bucket = buckets.getOrDefault(key, new Bucket());
      int at = Collections.binarySearch(bucket.members, node, BY_LOT);
      bucket.members.remove(at);
      if (at < HUBS && bucket.members.size() >= HUBS) {
        eachOther(bucket.members.get(HUBS - 1), bucket.lookers, pair);
      }
      dropIfEmpty(key, bucket);
    }
  }

  private void dropIfEmpty(Key key, Bucket bucket) {
    if (bucket.members.isEmpty() && bucket.lookers.isEmpty()) {
      buckets.remove(key);
    }
  }

  /** The sets that a mention is a member of. */
  private static Set<Key> places(Likeness likeness) {
    Set<Key> keys = new LinkedHashSet<>();
    CalendarValue time = likeness.time();
    LocalDate day = time.begin().toLocalDate();
    boolean isDay = !likeness.isCoarse();
    byWord(likeness, isDay ? Scale.DAY : Scale.TOLD, isDay ? day.toEpochDay() : told(time), keys);
    LocalDate last = time.end().minusNanos(1).toLocalDate();
    if (isDay || month(day) == month(last)) {
      byTopic(likeness, Scale.MONTH, month(day), keys);
    }
    if (isDay || day.getYear() == last.getYear()) {
      byTopic(likeness, Scale.YEAR, day.getYear(), keys);
    }
    if (likeness.moves()) {
      byWord(likeness, Scale.MOVE, 0, keys);
    }
    if (likeness.isPlan()) {
      byWord(likeness, Scale.PLAN, 0, keys);
    }
    return keys;
  }

  /** The sets with whose hubs a mention is compared. */
  private static Set<Key> lookups(Likeness likeness) {
    Set<Key> keys = new LinkedHashSet<>();
    CalendarValue time = likeness.time();
    LocalDate first = time.begin().toLocalDate();
    if (likeness.isCoarse()) {
      LocalDate last = time.end().minusNanos(1).toLocalDate();
      byWord(likeness, Scale.TOLD, told(time), keys);
      if (month(last) - month(first) < MOST_MONTHS) {
        for (long month = month(first); month <= month(last); month++) {
          byTopic(likeness, Scale.MONTH, month, keys);
        }
      }
      if (last.getYear() - first.getYear() < MOST_YEARS) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
          byTopic(likeness, Scale.YEAR, year, keys);
        }
      }
    } else {
      int around = likeness.mayBeOfNextDay() ? 1 : 0;
      for (int days = -around; days <= around; days++) {
        byWord(likeness, Scale.DAY, first.toEpochDay() + days, keys);
      }
    }
    if (likeness.moves()) {
      byWord(likeness, Scale.PLAN, 0, keys);
    }
    if (likeness.isPlan()) {
      byWord(likeness, Scale.MOVE, 0, keys);
    }
    return keys;
  }

  private static long month(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue();
  }

  private static long told(CalendarValue time) {
    return ChronoUnit.HOURS.between(LocalDate.EPOCH.atStartOfDay(), time.begin()) * 40_000_000
        + ChronoUnit.HOURS.between(time.begin(), time.end());
  }

  private static void byWord(Likeness likeness, Scale scale, long period, Set<Key> keys) {
    for (int word : likeness.words()) {
      keys.add(new Key(scale, period, word, -1));
    }
    for (int topic : likeness.topics()) {
      keys.add(new Key(scale, period, topic, -1));
    }
    for (int family : likeness.trigger()) {
      keys.add(new Key(scale, period, family, -1));
    }
    for (int kind : likeness.triggerKinds()) {
      keys.add(new Key(scale, period, kind, -1));
    }
  }

  /** A coarse time is compared only where what happens and another word are shared. */
  private static void byTopic(Likeness likeness, Scale scale, long period, Set<Key> keys) {
    for (int family : likeness.trigger()) {
      for (int topic : likeness.topics()) {
        if (topic != family) {
          keys.add(new Key(scale, period, family, topic));
        }
      }
    }
  }
}
