package io.dateline.timeline;

import io.dateline.event.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups the mentions of a timeline by event, kept up as articles come and go.
 *
 * <p>Each mention goes to its antecedent: of the like mentions that stand before it, the most alike
 * (best-first clustering: Ng and Cardie, "Improving Machine Learning Approaches to Coreference
 * Resolution", ACL 2002, section 3). The finer stand before the coarser, so that "in May" joins one
 * event of a day in May and never ties two together; then the earlier published stand before the
 * later. An event is a tree of antecedents. Which is whose depends on nothing but the mentions that
 * are there, so neither does any event.
 */
final class Clusters {

  private final Terms terms = new Terms();
  private final Candidates candidates = new Candidates();
  private final Map<String, List<Node>> byArticle = new HashMap<>();
  private final Set<Node> roots = new LinkedHashSet<>();

  /** What the trees that have been touched since {@link #take} were made of before. */
  private final Map<Node, List<Node>> before = new LinkedHashMap<>();

  /** Nodes of the trees that have been touched. */
  private final Set<Node> touched = new LinkedHashSet<>();

  private int size;

  /** A mention and where it belongs. */
  static final class Node {
    final Likeness likeness;
    final Set<Node> children = new LinkedHashSet<>();
    @Nullable Node antecedent;
    Event.@Nullable Reason reason;
    double closeness;

    /** Scratch of a search in {@link Candidates}: which, and how many words are shared. */
    long search;

    int shared;

    Node(Likeness likeness) {
      this.likeness = likeness;
    }

    Node root() {
      Node root = this;
      while (root.antecedent != null) {
        root = root.antecedent;
      }
      return root;
    }

    /** This node and all below it. */
    List<Node> tree() {
      List<Node> tree = new ArrayList<>(List.of(this));
      for (int i = 0; i < tree.size(); i++) {
        tree.addAll(tree.get(i).children);
      }
      return tree;
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
    int[] story = story(mentions);
    return put(
        article,
        mentions.stream().map(mention -> new Likeness(mention, article, story, terms)).toList());
  }

  /** The same with what was there before. */
  List<Likeness> put(String article, List<Likeness> mentions) {
    List<Node> old = byArticle.getOrDefault(article, List.of());
    byArticle.remove(article);
    size += mentions.size() - old.size();
    old.forEach(candidates::remove);
    Set<Node> gone = new HashSet<>(old);
    old.forEach(node -> remove(node, gone));
    List<Node> nodes = mentions.stream().map(Node::new).toList();
    nodes.forEach(this::add);
    if (!nodes.isEmpty()) {
      byArticle.put(article, nodes);
    }
    return old.stream().map(node -> node.likeness).toList();
  }

  /** The names that an article tells of, as far as its mentions quote it. */
  private int[] story(Collection<Mention> mentions) {
    Set<String> quotes = new LinkedHashSet<>();
    mentions.forEach(mention -> quotes.add(mention.quote().text()));
    return Likeness.names(String.join("\n", quotes), terms);
  }

  private void add(Node node) {
    Map<Node, Event.Reason> followers = new LinkedHashMap<>();
    for (Node other : candidates.of(node)) {
      Event.Reason reason = node.likeness.sameEvent(other.likeness);
      if (reason != null) {
        if (Likeness.ORDER.compare(other.likeness, node.likeness) < 0) {
          consider(node, other, reason);
        } else {
          followers.put(other, reason);
        }
      }
    }
    candidates.add(node);
    if (node.antecedent == null) {
      roots.add(node);
    } else {
      touch(node.antecedent);
      node.antecedent.children.add(node);
    }
    touched.add(node);
    followers.forEach((follower, reason) -> follow(follower, node, reason));
  }

  /** Lets a mention that has its place go over to a new one if that is a better antecedent. */
  private void follow(Node follower, Node node, Event.Reason reason) {
    double closeness = follower.likeness.closeness(node.likeness);
    if (isBetter(follower, node, closeness)) {
      touch(follower);
      leave(follower);
      roots.remove(follower);
      follower.antecedent = node;
      follower.closeness = closeness;
      follower.reason = reason;
      node.children.add(follower);
    }
  }

  /** Takes a better antecedent. */
  private static void consider(Node node, Node other, Event.Reason reason) {
    double closeness = node.likeness.closeness(other.likeness);
    if (isBetter(node, other, closeness)) {
      node.antecedent = other;
      node.closeness = closeness;
      node.reason = reason;
    }
  }

  /** The closer is better; of equally close ones the first. */
  private static boolean isBetter(Node node, Node other, double closeness) {
    Node best = node.antecedent;
    return best == null
        || closeness > node.closeness
        || (closeness == node.closeness
            && Likeness.ORDER.compare(other.likeness, best.likeness) < 0);
  }

  private void remove(Node node, Set<Node> gone) {
    touch(node);
    leave(node);
    roots.remove(node);
    for (Node orphan : List.copyOf(node.children)) {
      orphan.antecedent = null;
      node.children.remove(orphan);
      touched.add(orphan);
      if (!gone.contains(orphan)) {
        chooseAnew(orphan);
      }
    }
  }

  private void chooseAnew(Node orphan) {
    for (Node other : candidates.of(orphan)) {
      if (Likeness.ORDER.compare(other.likeness, orphan.likeness) < 0) {
        Event.Reason reason = orphan.likeness.sameEvent(other.likeness);
        if (reason != null) {
          consider(orphan, other, reason);
        }
      }
    }
    if (orphan.antecedent == null) {
      roots.add(orphan);
    } else {
      touch(orphan.antecedent);
      orphan.antecedent.children.add(orphan);
    }
  }

  private static void leave(Node node) {
    if (node.antecedent != null) {
      node.antecedent.children.remove(node);
      node.antecedent = null;
    }
  }

  /** Keeps what a tree was before it changes for the first time. */
  private void touch(Node node) {
    Node root = node.root();
    if (roots.contains(root) && touched.add(root)) {
      before.put(root, root.tree());
    }
    touched.add(node);
  }

  /** What has changed since this was asked last. */
  TimelineFold.Changed take() {
    Map<Node, TimelineFold.Group> after = new LinkedHashMap<>();
    List<Node> all = new ArrayList<>(touched);
    before.values().forEach(all::addAll);
    for (Node node : all) {
      Node root = node.root();
      if (roots.contains(root) && !after.containsKey(root)) {
        after.put(root, group(root.tree()));
      }
    }
    List<List<String>> were =
        before.values().stream()
            .map(tree -> tree.stream().map(node -> node.likeness.id()).toList())
            .toList();
    before.clear();
    touched.clear();
    return new TimelineFold.Changed(were, List.copyOf(after.values()));
  }

  private TimelineFold.Group group(List<Node> tree) {
    List<Likeness> members = new ArrayList<>(tree.size());
    List<Event.Link> links = new ArrayList<>(tree.size() - 1);
    for (Node node : tree) {
      Node to = node.antecedent;
      Event.Reason by = node.reason;
      members.add(node.likeness);
      if (to != null && by != null) {
        List<String> shared = terms.shared(node.likeness.evidence(by), to.likeness.evidence(by));
        links.add(new Event.Link(node.likeness.id(), to.likeness.id(), by, shared));
      }
    }
    return new TimelineFold.Group(members, links);
  }
}
