package io.dateline.timeline;

import io.dateline.time.CalendarValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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
  private record Key(Scale scale, long period, int term, int second) {
    /** Days and terms are small numbers in a row: they are spread, or many sets share one hash. */
    @Override
    public int hashCode() {
      long hash = period * 0x9e3779b97f4a7c15L + term;
      hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L + second;
      hash = (hash ^ (hash >>> 32)) * 0x94d049bb133111ebL + scale.hashCode();
      return (int) (hash ^ (hash >>> 32));
    }
  }

  private enum Scale {
    DAY(true),
    MONTH(false),
    YEAR(false),
    /** The time as it is told. */
    TOLD(true),
    /** A day on which a name is told that is alike in all languages. */
    ACROSS(true),
    /** No time: plans, among which a new day looks for its own. */
    PLAN(false),
    /** No time: new days, among which a plan looks for its own. */
    MOVE(false);

    /** Whether all members of a set are compared with its hubs. */
    private final boolean isMutual;

    Scale(boolean isMutual) {
      this.isMutual = isMutual;
    }
  }

  /**
   * The mentions of a set, and those others that are compared with its hubs. There are some dozens
   * of sets for each mention, most of one or two, so that they are kept small.
   */
  private static final class Bucket {
    final boolean isMutual;
    final ByLot members = new ByLot();
    @Nullable ByLot others;

    Bucket(Key key) {
      this.isMutual = key.scale().isMutual;
    }

    ByLot others() {
      if (others == null) {
        others = new ByLot();
      }
      return others;
    }

    boolean isEmpty() {
      return members.size == 0 && (others == null || others.size == 0);
    }

    /** Gives a hub and each other mention that is compared with it. */
    void eachLooker(Clusters.Node hub, BiConsumer<Clusters.Node, Clusters.Node> action) {
      if (isMutual) {
        members.each(hub, action);
      }
      if (others != null) {
        others.each(hub, action);
      }
    }
  }

  /** Mentions, the hubs first in the order of their lots, all others in none: so each is cheap. */
  private static final class ByLot {
    private static final Clusters.Node[] NONE = {};

    private Clusters.Node[] nodes = NONE;
    private int size;

    private int hubs() {
      return Math.min(HUBS, size);
    }

    private int findHub(Clusters.Node node) {
      return Arrays.binarySearch(nodes, 0, hubs(), node, BY_LOT);
    }

    /**
     * Takes in a mention.
     *
     * @return whether it is a hub now; if there was no room for another, the last is so no more
     */
    boolean add(Clusters.Node node) {
      int at = -1 - findHub(node);
      int hubs = hubs();
      if (size == nodes.length) {
        nodes = Arrays.copyOf(nodes, size + 1 + size / 2);
      }
      if (at < hubs && hubs == HUBS) {
        nodes[size] = nodes[HUBS - 1];
        hubs--;
      }
      boolean isHub = at < HUBS;
      System.arraycopy(nodes, at, nodes, at + 1, isHub ? hubs - at : 0);
      nodes[isHub ? at : size] = node;
      size++;
      return isHub;
    }

    /** The one that was added last, or has just made room for it among the hubs. */
    Clusters.Node last() {
      return nodes[size - 1];
    }

    /**
     * Takes out a mention.
     *
     * @return the hub that takes its place; null where there is none
     */
    Clusters.@Nullable Node remove(Clusters.Node node) {
      int at = findHub(node);
      int hubs = hubs();
      if (at < 0) {
        at = HUBS;
        while (nodes[at] != node) {
          at++;
        }
        nodes[at] = nodes[--size];
        return null;
      }
      System.arraycopy(nodes, at + 1, nodes, at, hubs - 1 - at);
      if (size-- <= HUBS) {
        return null;
      }
      int first = HUBS;
      for (int i = HUBS; i <= size; i++) {
        first = BY_LOT.compare(nodes[i], nodes[first]) < 0 ? i : first;
      }
      nodes[HUBS - 1] = nodes[first];
      nodes[first] = nodes[size];
      return nodes[HUBS - 1];
    }

    /** Gives a mention and each of these but itself. */
    void each(Clusters.Node node, BiConsumer<Clusters.Node, Clusters.Node> action) {
      for (int i = 0; i < size; i++) {
        if (nodes[i] != node) {
          action.accept(node, nodes[i]);
        }
      }
    }
  }

  private Bucket bucket(Key key) {
    return buckets.computeIfAbsent(key, Bucket::new);
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
    Set<Key> places = places(node.likeness);
    for (Key key : lookups(node.likeness)) {
      Bucket bucket = bucket(key);
      BiConsumer<Clusters.Node, Clusters.Node> meets = ofKey(key, pair);
      for (int i = 0; i < bucket.members.hubs(); i++) {
        meets.accept(node, bucket.members.nodes[i]);
      }
      if (!isMember(key, places)) {
        bucket.others().add(node);
      }
    }
    for (Key key : places) {
      Bucket bucket = bucket(key);
      if (bucket.members.add(node)) {
        bucket.eachLooker(node, ofKey(key, pair));
        if (bucket.members.size > HUBS) {
          bucket.eachLooker(bucket.members.last(), ofKey(key, part));
        }
      }
    }
  }

  /** Names that are alike in all languages bring only those of different languages together. */
  private static BiConsumer<Clusters.Node, Clusters.Node> ofKey(
      Key key, BiConsumer<Clusters.Node, Clusters.Node> action) {
    return key.scale() != Scale.ACROSS
        ? action
        : (one, other) -> {
          if (!Objects.equals(one.likeness.language(), other.likeness.language())) {
            action.accept(one, other);
          }
        };
  }

  /** Whether a mention is compared with the hubs of a set since it is a member. */
  private static boolean isMember(Key key, Set<Key> places) {
    return key.scale().isMutual && places.contains(key);
  }

  /**
   * Takes out a mention, which is paired with none from now on.
   *
   * @param pair is given those that take the place of its own pairs, as by {@link #add}
   */
  void remove(Clusters.Node node, BiConsumer<Clusters.Node, Clusters.Node> pair) {
    Set<Key> places = places(node.likeness);
    for (Key key : lookups(node.likeness)) {
      if (!isMember(key, places)) {
        Bucket bucket = bucket(key);
        bucket.others().remove(node);
        dropIfEmpty(key, bucket);
      }
    }
    for (Key key : places) {
      Bucket bucket = bucket(key);
      Clusters.Node heir = bucket.members.remove(node);
      if (heir != null) {
        bucket.eachLooker(heir, ofKey(key, pair));
      }
      dropIfEmpty(key, bucket);
    }
  }

  private void dropIfEmpty(Key key, Bucket bucket) {
    if (bucket.isEmpty()) {
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
    if (isDay) {
      byCommonName(likeness, day, keys);
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
      byCommonName(likeness, first, keys);
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

  private static void byCommonName(Likeness likeness, LocalDate day, Set<Key> keys) {
    for (int name : likeness.commonNames()) {
      keys.add(new Key(Scale.ACROSS, day.toEpochDay(), name, -1));
    }
    if (likeness.language() != null) {
      for (int word : likeness.cut()) {
        keys.add(new Key(Scale.DAY, day.toEpochDay(), word, -1));
      }
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
