package io.dateline.timeline;

import io.dateline.event.Mention;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Groups the mentions of a timeline by event, kept up as articles come and go.
 *
 * <p>Which mentions are alike is a function of who is there ({@link Candidates}). Mentions of the
 * finest times that hang together by likeness are parted into events by {@link Grouping}. Those of
 * vaguer times come after, level by level: each joins the event of the finer mention it is most
 * like, so that "in May" joins one event of a day in May and never ties two together; those that
 * join none are grouped among themselves. So every event depends on nothing but the mentions that
 * are there, and a change touches what hangs together with it.
 */
final class Clusters {

  private final Terms terms = new Terms();
  private final Candidates candidates = new Candidates();
  private final Map<String, List<Node>> byArticle = new HashMap<>();
  private final LikenessModel model;

  /** The mentions whose place has to be found anew, by their level. */
  private final TreeMap<Integer, Set<Node>> dirty = new TreeMap<>();

  /** Events that are no longer, or no longer so, with the members they were told to have. */
  private final Map<Cluster, List<String>> before = new LinkedHashMap<>();

  /** Events that are new, or have changed. */
  private final Set<Cluster> changed = new LinkedHashSet<>();

  private int size;

  Clusters(LikenessModel model) {
    this.model = model;
  }

  /** A mention, what it is like, and where it belongs. */
  static final class Node {
    final Likeness likeness;
    final Map<Node, Edge> edges = new LinkedHashMap<>(2);

    /** The event it belongs to; null until its place has been found. */
    @Nullable Cluster cluster;

    Node(Likeness likeness) {
      this.likeness = likeness;
    }

    int level() {
      return likeness.level();
    }
  }

  /** What makes two mentions alike. */
  static final class Edge {

    /** The surest first; of equals in an order that depends on the mentions alone. */
    static final Comparator<Edge> SUREST =
        Comparator.comparing((Edge edge) -> edge.reason == Event.Reason.REDATING)
            .thenComparingDouble(edge -> -edge.score)
            .thenComparing(edge -> edge.one, Candidates.BY_LOT)
            .thenComparing(edge -> edge.other, Candidates.BY_LOT);

    /** The one that draws the lower lot. */
    final Node one;

    final Node other;

    /** How sure it is: logarithm of odds. */
    final float score;

    final Event.Reason reason;

    /** Through how many sets of {@link Candidates} the two are compared. */
    private int sets = 1;

    Edge(Node some, Node others, float score, Event.Reason reason) {
      boolean inOrder = Candidates.BY_LOT.compare(some, others) <= 0;
      this.one = inOrder ? some : others;
      this.other = inOrder ? others : some;
      this.score = score;
      this.reason = reason;
    }

    Node from(Node node) {
      return node == one ? other : one;
    }
  }

  /** The mentions of one event: those that make it, and vaguer ones that have joined it. */
  static final class Cluster {
    final List<Node> core;
    final Parties parties;
    final Set<Node> joined = new LinkedHashSet<>();

    /** The edges by which each of its mentions but one belongs to it. */
    final List<Edge> tree;

    final Map<Node, Edge> joints = new HashMap<>();

    /** The ids it was last told to have; empty before, and where decisions are about it. */
    List<String> told = List.of();

    Cluster(List<Node> core, Parties parties, List<Edge> tree) {
      this.core = core;
      this.parties = parties;
      this.tree = tree;
    }

    Stream<Node> nodes() {
      return Stream.concat(core.stream(), joined.stream());
    }

    /** Whether it is one of the groups as they are now. */
    boolean isThere() {
      return core.getFirst().cluster == this;
    }
  }

  /** How many mentions there are. */
  int size() {
    return size;
  }

  /**
   * Puts an article's mentions in the place of those it had.
   *
   * @param article its key
   * @param mentions its mentions of this timeline, each once; none to withdraw it
   * @return what it had
   */
  List<Likeness> set(String article, Collection<Mention> mentions) {
    Story story = Story.of(mentions, terms);
    return put(
        article,
        mentions.stream().map(mention -> new Likeness(mention, article, story, terms)).toList());
  }

  /** The same with what was there before. */
  List<Likeness> put(String article, List<Likeness> mentions) {
    List<Node> old = byArticle.getOrDefault(article, List.of());
    byArticle.remove(article);
    size += mentions.size() - old.size();
    old.forEach(this::remove);
    List<Node> nodes = mentions.stream().map(Node::new).toList();
    nodes.forEach(this::add);
    if (!nodes.isEmpty()) {
      byArticle.put(article, nodes);
    }
    return old.stream().map(node -> node.likeness).toList();
  }

  /** The mentions of an article; none where it has none or is not known. */
  List<Node> nodes(@Nullable String article) {
    return article == null ? List.of() : byArticle.getOrDefault(article, List.of());
  }

  private void add(Node node) {
    if (node.likeness.isWritten()) {
      // An event that an editor wrote is like no other.
      touch(node);
      return;
    }
    Set<Node> different = new HashSet<>();
    candidates.add(node, (one, other) -> pair(one, other, different), this::part);
    touch(node);
  }

  private void remove(Node node) {
    for (Node other : List.copyOf(node.edges.keySet())) {
      cut(node, other);
    }
    Map<Node, Set<Node>> different = new HashMap<>();
    if (!node.likeness.isWritten()) {
      candidates.remove(
          node,
          (heir, other) -> {
            if (other != node) {
              pair(heir, other, different.computeIfAbsent(heir, _ -> new HashSet<>()));
            }
          });
    }
    Cluster cluster = node.cluster;
    if (cluster != null) {
      leave(node, cluster);
    }
    dirty.getOrDefault(node.level(), new HashSet<>()).remove(node);
  }

  /**
   * Takes in that two are compared through one more set.
   *
   * @param different those that are known not to be like the first
   */
  private void pair(Node one, Node other, Set<Node> different) {
    Edge edge = one.edges.get(other);
    if (edge != null) {
      edge.sets++;
    } else if (!different.contains(other)) {
      edge = compare(one, other);
      if (edge == null) {
        different.add(other);
      } else {
        one.edges.put(other, edge);
        other.edges.put(one, edge);
        touch(one);
        touch(other);
      }
    }
  }

  private @Nullable Edge compare(Node one, Node other) {
    float score = score(one.likeness, other.likeness);
    boolean isAssumed = one.likeness.isAssumed() || other.likeness.isAssumed();
    if (score >= (isAssumed ? Grouping.ALIKE_IF_ASSUMED : Grouping.ALIKE)) {
      return new Edge(one, other, score, one.likeness.reason(other.likeness));
    }
    return one.likeness.isMoveOf(other.likeness)
        ? new Edge(one, other, score, Event.Reason.REDATING)
        : null;
  }

  /** Takes in that two are compared through one set less. */
  private void part(Node one, Node other) {
    Edge edge = one.edges.get(other);
    if (edge != null && --edge.sets == 0) {
      cut(one, other);
    }
  }

  private void cut(Node one, Node other) {
    one.edges.remove(other);
    other.edges.remove(one);
    touch(one);
    touch(other);
  }

  private float score(Likeness one, Likeness other) {
    if (Tongues.decide(one, other)) {
      return Tongues.score(one, other);
    }
    return one.mayBeOne(other) ? model.score(one.features(other)) : Grouping.APART;
  }

  private void touch(Node node) {
    dirty.computeIfAbsent(node.level(), _ -> new LinkedHashSet<>()).add(node);
  }

  /**
   * What has changed of the groups.
   *
   * @param before those that are no longer, or no longer so, with the ids they were last told to
   *     have; none of one that was never told
   * @param changed those that are new, or have changed
   */
  record Taken(Map<Cluster, List<String>> before, Set<Cluster> changed) {}

  /** What has changed since this was asked last. */
  Taken take() {
    while (!dirty.isEmpty()) {
      Set<Node> nodes = dirty.pollFirstEntry().getValue();
      Set<Node> done = new HashSet<>();
      for (Node node : nodes) {
        if (!done.contains(node)) {
          place(together(node, done));
        }
      }
    }
    Taken taken = new Taken(new LinkedHashMap<>(before), new LinkedHashSet<>(changed));
    changed.clear();
    before.clear();
    return taken;
  }

  /** The mentions of a level that hang together with one. */
  private static List<Node> together(Node first, Set<Node> done) {
    List<Node> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(first));
    done.add(first);
    while (!open.isEmpty()) {
      Node node = open.remove();
      found.add(node);
      for (Node other : node.edges.keySet()) {
        if (other.level() == first.level() && done.add(other)) {
          open.add(other);
        }
      }
    }
    return found;
  }

  /** Finds the places of mentions that hang together. */
  private void place(List<Node> nodes) {
    List<Node> left = new ArrayList<>();
    for (Node node : nodes) {
      Edge joint = joint(node);
      Cluster finer = joint == null ? null : joint.from(node).cluster;
      if (joint == null || finer == null) {
        left.add(node);
      } else {
        join(node, joint, finer);
      }
    }
    for (Cluster cluster : Grouping.of(left, this::score)) {
      found(cluster);
    }
  }

  /** By which edge a mention joins an event of finer mentions; null if it joins none. */
  private static @Nullable Edge joint(Node node) {
    Edge best = null;
    for (Edge edge : node.edges.values()) {
      Node finer = edge.from(node);
      Cluster cluster = finer.cluster;
      if (finer.level() < node.level()
          && cluster != null
          && (best == null || Edge.SUREST.compare(edge, best) < 0)
          && node.likeness.parties().areAmong(cluster.parties)) {
        best = edge;
      }
    }
    return best;
  }

  private void join(Node node, Edge joint, Cluster finer) {
    if (node.cluster != finer || joint != finer.joints.get(node)) {
      Cluster old = node.cluster;
      if (old != null) {
        leave(node, old);
      }
      change(finer);
      finer.joined.add(node);
      finer.joints.put(node, joint);
      node.cluster = finer;
      touchVaguer(node);
    }
  }

  /** Puts an event in the place of those that its mentions were of. */
  private void found(Cluster cluster) {
    Cluster old = cluster.core.getFirst().cluster;
    if (old != null && old.core.equals(cluster.core)) {
      if (!old.tree.equals(cluster.tree)) {
        change(old);
        old.tree.clear();
        old.tree.addAll(cluster.tree);
      }
      return;
    }
    for (Node node : cluster.core) {
      Cluster was = node.cluster;
      if (was != null) {
        leave(node, was);
      }
      node.cluster = cluster;
      touchVaguer(node);
    }
    changed.add(cluster);
  }

  /** Takes a mention out of its event; where it was one of those that make it, the event ends. */
  private void leave(Node node, Cluster cluster) {
    change(cluster);
    node.cluster = null;
    if (cluster.joints.remove(node) != null) {
      cluster.joined.remove(node);
      touchVaguer(node);
      return;
    }
    changed.remove(cluster);
    for (Node joined : List.copyOf(cluster.joined)) {
      joined.cluster = null;
      touch(joined);
      touchVaguer(joined);
    }
    cluster.joined.clear();
    cluster.joints.clear();
    for (Node other : cluster.core) {
      if (other.cluster == cluster) {
        other.cluster = null;
        touchVaguer(other);
      }
    }
  }

  private void touchVaguer(Node node) {
    for (Node other : node.edges.keySet()) {
      if (other.level() > node.level()) {
        touch(other);
      }
    }
  }

  private void change(Cluster cluster) {
    before.putIfAbsent(cluster, cluster.told);
    changed.add(cluster);
  }

  /** The mentions of a group, and why they are together. */
  TimelineFold.Group group(Cluster cluster) {
    List<Node> nodes = cluster.nodes().toList();
    List<Event.Link> links = new ArrayList<>(nodes.size() - 1);
    // The tree is walked from its first mention, so that each other has one that it belongs to.
    Map<Node, List<Edge>> edges = new HashMap<>();
    for (Edge edge : cluster.tree) {
      edges.computeIfAbsent(edge.one, _ -> new ArrayList<>()).add(edge);
      edges.computeIfAbsent(edge.other, _ -> new ArrayList<>()).add(edge);
    }
    Set<Node> reached = new HashSet<>(List.of(cluster.core.getFirst()));
    Deque<Node> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      Node node = open.remove();
      for (Edge edge : edges.getOrDefault(node, List.of())) {
        Node other = edge.from(node);
        if (reached.add(other)) {
          links.add(link(other, node, edge));
          open.add(other);
        }
      }
    }
    cluster.joints.forEach((node, edge) -> links.add(link(node, edge.from(node), edge)));
    return new TimelineFold.Group(
        nodes.stream().map(node -> node.likeness).toList(), links, List.of());
  }

  private Event.Link link(Node node, Node to, Edge edge) {
    Event.Reason by = edge.reason;
    List<String> shared = terms.shared(node.likeness.evidence(by), to.likeness.evidence(by));
    return new Event.Link(node.likeness.id(), to.likeness.id(), by, shared);
  }
}
