package io.dateline.timeline;

import io.dateline.time.CalendarValue;
import io.dateline.timeline.Clusters.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the mentions that may be of the same event as another, by days and words: all that {@link
 * Likeness#sameEvent} accepts are among them, and few others.
 */
final class Candidates {

  private final Map<Days, Bucket> buckets = new HashMap<>();

  /** Those of {@link #buckets} that are longer than a day: at most the weeks, months, seasons. */
  private final Map<Days, Bucket> longer = new HashMap<>();

  private final Set<Node> movers = new LinkedHashSet<>();
  private long search;

  /** The days that a time covers, {@code [begin, end)}, as counts of days since 1970. */
  private record Days(long begin, long end) {
    static Days of(Likeness likeness) {
      CalendarValue time = likeness.time();
      LocalDate begin = time.begin().toLocalDate();
      LocalDate last = time.end().minusNanos(1).toLocalDate();
      boolean oneDay = !likeness.isCoarse();
      return new Days(begin.toEpochDay(), (oneDay ? begin : last).toEpochDay() + 1);
    }

    boolean isOneDay() {
      return end == begin + 1;
    }

    /** A moment may have another date in another zone. */
    boolean mayMeet(Days other) {
      return begin <= other.end && other.begin <= end;
    }
  }

  /** The mentions of the same days. */
  private static final class Bucket {
    final Map<Integer, List<Node>> byWord = new HashMap<>();
    final Map<Integer, List<Node>> byKind = new HashMap<>();

    /** By kind too, but only those whose title has too few words to be found by two. */
    final Map<Integer, List<Node>> briefByKind = new HashMap<>();

    final Map<Instant, List<Node>> byMoment = new HashMap<>();

    private List<Map<Integer, List<Node>>> kindsOf(Node node) {
      return node.likeness.isBrief() ? List.of(byKind, briefByKind) : List.of(byKind);
    }

    void add(Node node) {
      Instant moment = node.likeness.moment();
      if (moment != null) {
        byMoment.computeIfAbsent(moment, _ -> new ArrayList<>()).add(node);
      }
      for (int word : node.likeness.words()) {
        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(node);
      }
      for (Map<Integer, List<Node>> kinds : kindsOf(node)) {
        for (int kind : node.likeness.kinds()) {
          kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(node);
        }
      }
    }

    void remove(Node node) {
      Instant moment = node.likeness.moment();
      if (moment != null) {
        remove(byMoment, moment, node);
      }
      for (int word : node.likeness.words()) {
        remove(byWord, word, node);
      }
      for (Map<Integer, List<Node>> kinds : kindsOf(node)) {
        for (int kind : node.likeness.kinds()) {
          remove(kinds, kind, node);
        }
      }
    }

    private static <K> void remove(Map<K, List<Node>> index, K key, Node node) {
      List<Node> nodes = index.getOrDefault(key, new ArrayList<>());
      nodes.remove(node);
      if (nodes.isEmpty()) {
        index.remove(key);
      }
    }
  }

  void add(Node node) {
    Days days = Days.of(node.likeness);
    Bucket bucket = buckets.computeIfAbsent(days, _ -> new Bucket());
    bucket.add(node);
    if (!days.isOneDay()) {
      longer.put(days, bucket);
    }
    if (node.likeness.moves()) {
      movers.add(node);
    }
  }

  void remove(Node node) {
    Days days = Days.of(node.likeness);
    Bucket bucket = buckets.get(days);
    if (bucket != null) {
      bucket.remove(node);
    }
    movers.remove(node);
  }

  /** The mentions that may be of a mention's event, each once; in no order. */
  List<Node> of(Node node) {
    search++;
    List<Node> found = new ArrayList<>();
    Days days = Days.of(node.likeness);
    if (node.likeness.moves()) {
      buckets.values().forEach(bucket -> search(bucket, node, found));
    } else if (days.isOneDay()) {
      for (long day = days.begin - 1; day <= days.end; day++) {
        Bucket bucket = buckets.get(new Days(day, day + 1));
        if (bucket != null) {
          search(bucket, node, found);
        }
      }
      longer.forEach((other, bucket) -> searchIfNear(days, other, bucket, node, found));
    } else {
      buckets.forEach((other, bucket) -> searchIfNear(days, other, bucket, node, found));
    }
    for (Node mover : movers) {
      if (mover.search != search || mover.shared >= 0) {
        take(mover, found);
      }
    }
    return found;
  }

  private void searchIfNear(Days days, Days other, Bucket bucket, Node node, List<Node> found) {
    if (days.mayMeet(other)) {
      search(bucket, node, found);
    }
  }

  /**
   * Two titles are alike by two words at least, at one moment by less; a brief one by the kind of
   * what happens.
   */
  private void search(Bucket bucket, Node node, List<Node> found) {
    Map<Integer, List<Node>> kinds = node.likeness.isBrief() ? bucket.byKind : bucket.briefByKind;
    for (int kind : node.likeness.kinds()) {
      for (Node other : kinds.getOrDefault(kind, List.of())) {
        if (other.search != search || other.shared >= 0) {
          take(other, found);
        }
      }
    }
    if (node.likeness.isBrief()) {
      return;
    }
    Instant moment = node.likeness.moment();
    if (moment != null) {
      for (Node other : bucket.byMoment.getOrDefault(moment, List.of())) {
        if (other.search != search || other.shared >= 0) {
          take(other, found);
        }
      }
    }
    for (int word : node.likeness.words()) {
      for (Node other : bucket.byWord.getOrDefault(word, List.of())) {
        if (other.search != search) {
          other.search = search;
          other.shared = 1;
        } else if (other.shared >= 0 && ++other.shared == 2) {
          take(other, found);
        }
      }
    }
  }

  /** Marks a node as found by a number of shared words that no counting reaches. */
  private void take(Node node, List<Node> found) {
    node.search = search;
    node.shared = -1;
    found.add(node);
  }
}
