package io.dateline.timeline;

import io.dateline.timeline.Clusters.Cluster;
import io.dateline.timeline.Clusters.Edge;
import io.dateline.timeline.Clusters.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts mentions of one level that hang together by likeness into events: the surest pairs first,
 * two groups become one where their members are alike on average (average-link clustering: Sokal
 * and Michener, "A statistical method for evaluating systematic relationships", 1958) and nothing
 * keeps any two of them apart. A function of the set of the mentions.
 */
final class Grouping {

  /** Pairs that are less sure to be of one event hang not together. */
  static final float ALIKE = 0.7f;

  /** The same where one is only assumed to be of the day: it has to be surer. */
  static final float ALIKE_IF_ASSUMED = 2f;

  /** The score of two that cannot be of one event. */
  static final float APART = -6f;

  /** What the average of two groups' pairs must reach. */
  private static final float ALIKE_ON_AVERAGE = 0.7f;

  /** A pair counts no more than this, nor less than its opposite: one cannot outweigh many. */
  private static final float SUREST = 6f;

  /** Of each group as many members are compared. */
  private static final int SAMPLE = 5;

  /** Times of a group that are compared with those of another. */
  private static final int MOST_TIMES = 24;

  /** Scores two mentions. */
  interface Score {
    /** The logarithm of the odds that two are of one event. */
    float of(Likeness one, Likeness other);
  }

  private final Score score;
  private final Map<Node, Group> groups = new LinkedHashMap<>();
  private final Set<List<Integer>> refused = new HashSet<>();
  private int number;

  private Grouping(Score score) {
    this.score = score;
  }

  /** A group on its way. */
  private final class Group {
    int id = number++;
    final List<Node> members = new ArrayList<>(2);

    /** Members that stand for all, by lot. */
    final List<Node> sample = new ArrayList<>(2);

    /** One member of each time. */
    final List<Node> times = new ArrayList<>(1);

    final List<Edge> tree = new ArrayList<>(0);
    Parties parties = Parties.NONE;
  }

  /** The events of some mentions of one level. */
  static List<Cluster> of(List<Node> nodes, Score score) {
    return new Grouping(score).group(nodes);
  }

  private List<Cluster> group(List<Node> nodes) {
    Set<Edge> edges = new LinkedHashSet<>();
    for (Node node : nodes) {
      groups.put(node, single(node));
    }
    for (Node node : nodes) {
      for (Edge edge : node.edges.values()) {
        if (groups.containsKey(edge.from(node))) {
          edges.add(edge);
        }
      }
    }
    for (Edge edge : edges.stream().sorted(Edge.SUREST).toList()) {
      Group one = groups.get(edge.one);
      Group other = groups.get(edge.other);
      if (one != null && other != null && one != other && areOne(one, other, edge)) {
        union(one, other, edge);
      }
    }
    List<Cluster> clusters = new ArrayList<>();
    for (Group group : new LinkedHashSet<>(groups.values())) {
      group.members.sort(
          (some, others) -> Likeness.BY_PUBLICATION.compare(some.likeness, others.likeness));
      clusters.add(new Cluster(group.members, group.parties, group.tree));
    }
    return clusters;
  }

  private Group single(Node node) {
    Group group = new Group();
    group.members.add(node);
    group.sample.add(node);
    group.times.add(node);
    group.parties = node.likeness.parties();
    return group;
  }

  private boolean areOne(Group one, Group other, Edge edge) {
    if (!one.parties.mayMeet(other.parties)) {
      return false;
    }
    if (edge.reason == Event.Reason.REDATING) {
      return true;
    }
    List<Integer> pair = List.of(Math.min(one.id, other.id), Math.max(one.id, other.id));
    if (refused.contains(pair)) {
      return false;
    }
    boolean areOne = areOfOneTime(one, other) && average(one, other) >= ALIKE_ON_AVERAGE;
    if (!areOne) {
      refused.add(pair);
    }
    return areOne;
  }

  private static boolean areOfOneTime(Group one, Group other) {
    for (Node some : one.times) {
      for (Node others : other.times) {
        if (!some.likeness.isTimeCompatible(others.likeness)) {
          return false;
        }
      }
    }
    return true;
  }

  private float average(Group one, Group other) {
    float sum = 0;
    for (Node some : one.sample) {
      for (Node others : other.sample) {
        Edge edge = some.edges.get(others);
        float told = edge == null ? score.of(some.likeness, others.likeness) : edge.score;
        sum += Math.max(-SUREST, Math.min(SUREST, told));
      }
    }
    return sum / (one.sample.size() * other.sample.size());
  }

  /** The smaller goes into the larger, so that each mention moves a few times at most. */
  private void union(Group one, Group other, Edge edge) {
    Group large = one.members.size() >= other.members.size() ? one : other;
    Group small = large == one ? other : one;
    large.id = number++;
    large.members.addAll(small.members);
    large.sample.addAll(small.sample);
    large.sample.sort(Candidates.BY_LOT);
    while (large.sample.size() > SAMPLE) {
      large.sample.removeLast();
    }
    for (Node node : small.times) {
      if (large.times.size() < MOST_TIMES
          && large.times.stream().noneMatch(has -> isSameTime(has.likeness, node.likeness))) {
        large.times.add(node);
      }
    }
    large.tree.addAll(small.tree);
    large.tree.add(edge);
    large.parties = large.parties.with(small.parties);
    small.members.forEach(member -> groups.put(member, large));
  }

  private static boolean isSameTime(Likeness one, Likeness other) {
    return one.time().equals(other.time());
  }
}
