package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.timeline.Clusters.Cluster;
import io.dateline.timeline.Clusters.Node;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a timeline as editors have them: the groups of {@link Clusters}, joined and parted
 * as was decided, each with the decisions that hold of it.
 *
 * <p>A decision is about mentions. It holds of the event that has most of them; of several, of that
 * which has the first of them. A mention whose article was read again is found by its sentence and
 * its word, where exactly one mention of the article has both. Groups that one decision is about
 * are worked out together, from the groups and the decisions alone: so the same mentions and
 * decisions give the same events in whatever order they came. A change costs what hangs together
 * with it.
 */
final class Editing {

  private static final Targets NOWHERE = new Targets(List.of(), List.of());

  private final Clusters clusters;

  /** All decisions by their ids. */
  private final Map<String, Decision> all = new TreeMap<>();

  /** Those that hold and are about mentions, by their ids. */
  private Map<String, Decision> inForce = Map.of();

  /** Of each article that is judged, whether it is relevant. */
  private Map<String, Boolean> judgements = Map.of();

  /** By the id of an article, the decisions about its mentions. */
  private final Map<String, Set<String>> about = new HashMap<>();

  /** By the id of an article, its key in the fold; and the other way. */
  private final Map<String, String> keys = new HashMap<>();

  private final Map<String, String> ids = new HashMap<>();

  /** The mentions of the events that editors wrote, by their ids. */
  private final Map<String, Mention> written = new HashMap<>();

  /** The mentions that a decision is about, as far as they are there. */
  private final Map<String, Targets> targets = new HashMap<>();

  /** By mention, the decisions about it. */
  private final Map<Node, Set<String>> decided = new HashMap<>();

  /** What each decision, and each group that one is about, was last worked out in. */
  private final Map<String, Together> ofDecision = new HashMap<>();

  private final Map<Cluster, Together> ofCluster = new HashMap<>();

  /** Decisions whose mentions have to be looked up anew. */
  private final Set<String> stale = new LinkedHashSet<>();

  Editing(Clusters clusters) {
    this.clusters = clusters;
  }

  /** The mentions that a decision is about, and those that they are to be parted from. */
  private record Targets(List<Node> about, List<Node> from) {
    Stream<Node> nodes() {
      return Stream.concat(about.stream(), from.stream());
    }
  }

  /** Groups that decisions tie together, and the events that were last made of them. */
  private static final class Together {
    final Set<Cluster> clusters = new LinkedHashSet<>();
    final Set<String> decisions = new LinkedHashSet<>();
    List<List<String>> events = List.of();
  }

  /** All decisions that were taken in. */
  Collection<Decision> decisions() {
    return Collections.unmodifiableCollection(all.values());
  }

  /** Of each article that is judged, whether it is relevant. */
  Map<String, Boolean> judgements() {
    return judgements;
  }

  /** The mentions of the events that editors wrote, by their ids. */
  Map<String, Mention> written() {
    return Collections.unmodifiableMap(written);
  }

  /** Takes in that an article is read; the decisions about it have to be looked up. */
  void read(String article, Collection<Mention> mentions) {
    for (Mention mention : mentions) {
      keys.put(mention.article().id(), article);
      ids.put(article, mention.article().id());
    }
    stale.addAll(about.getOrDefault(ids.getOrDefault(article, article), Set.of()));
  }

  /** Takes in decisions; the answer takes them back. */
  Runnable decide(Collection<Decision> decisions) {
    Map<String, Optional<Decision>> before = new HashMap<>();
    for (Decision decision : decisions) {
      Decision known = all.get(decision.id());
      if (known == null || Decision.ORDER.compare(decision, known) < 0) {
        all.put(decision.id(), decision);
        before.putIfAbsent(decision.id(), Optional.ofNullable(known));
      }
    }
    if (before.isEmpty()) {
      return () -> {};
    }
    settle();
    return () -> {
      before.forEach(
          (id, known) -> known.ifPresentOrElse(old -> all.put(id, old), () -> all.remove(id)));
      settle();
    };
  }

  /** Finds which decisions hold. */
  private void settle() {
    Map<String, Decision> now = new TreeMap<>();
    for (Decision decision : Decision.inForce(all.values())) {
      if (!decision.about().isEmpty() || decision.kind() == Kind.EVENT) {
        now.put(decision.id(), decision);
      }
    }
    Set<String> either = new LinkedHashSet<>(inForce.keySet());
    either.addAll(now.keySet());
    for (String id : either) {
      Decision was = inForce.get(id);
      Decision is = now.get(id);
      if (is == null || !is.equals(was)) {
        stale.add(id);
        articles(was).forEach(article -> about.getOrDefault(article, new HashSet<>()).remove(id));
        articles(is)
            .forEach(article -> about.computeIfAbsent(article, _ -> new LinkedHashSet<>()).add(id));
        write(was, is);
      }
    }
    about.values().removeIf(Set::isEmpty);
    inForce = now;
    judgements = Decision.judgements(all.values());
  }

  /** Puts the mentions of an event that an editor wrote in the place of those it had. */
  private void write(@Nullable Decision was, @Nullable Decision is) {
    if (was != null && was.kind() == Kind.EVENT) {
      Written.mentions(was).forEach(mention -> written.remove(mention.id()));
      clusters.set(Written.article(was), List.of());
      read(Written.article(was), List.of());
    }
    if (is != null && is.kind() == Kind.EVENT) {
      List<Mention> mentions = Written.mentions(is);
      mentions.forEach(mention -> written.put(mention.id(), mention));
      clusters.set(Written.article(is), mentions);
      read(Written.article(is), mentions);
    }
  }

  private static Set<String> articles(@Nullable Decision decision) {
    if (decision == null) {
      return Set.of();
    }
    Set<String> articles =
        Stream.concat(decision.about().stream(), decision.from().stream())
            .map(Anchor::article)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (decision.kind() == Kind.EVENT) {
      articles.add(Written.article(decision));
    }
    return articles;
  }

  /** The decisions whose mentions are not there, by their ids. */
  List<String> orphans() {
    return inForce.keySet().stream()
        .filter(id -> {
          Targets found = targets.get(id);
          return found == null
              || found.about().isEmpty()
              || (found.from().isEmpty() && isOf(id, Kind.PART));
        })
        .toList();
  }

  private boolean isOf(String id, Kind kind) {
    Decision decision = inForce.get(id);
    return decision != null && decision.kind() == kind;
  }

  /** What has changed of the events since this was asked last. */
  TimelineFold.Changed take() {
    Clusters.Taken taken = clusters.take();
    List<List<String>> before = new ArrayList<>();
    Deque<Cluster> open = new ArrayDeque<>(taken.changed());
    for (String id : stale) {
      end(ofDecision.get(id), before, open);
      lookUp(id);
      targets.getOrDefault(id, NOWHERE).nodes().map(node -> node.cluster).forEach(open::add);
    }
    stale.clear();
    taken
        .before()
        .forEach((cluster, ids) -> {
          end(ofCluster.get(cluster), before, open);
          if (!ids.isEmpty()) {
            before.add(ids);
          }
          cluster.told = List.of();
        });
    List<TimelineFold.Group> after = new ArrayList<>();
    Set<Cluster> done = new HashSet<>();
    while (!open.isEmpty()) {
      Cluster cluster = open.remove();
      if (!done.contains(cluster)) {
        Together group = together(cluster);
        done.addAll(group.clusters);
        for (Cluster one : group.clusters) {
          end(ofCluster.get(one), before, open);
          if (!one.told.isEmpty()) {
            before.add(one.told);
            one.told = List.of();
          }
        }
        List<TimelineFold.Group> events = events(group);
        after.addAll(events);
        keep(group, events);
      }
    }
    return new TimelineFold.Changed(before, after);
  }

  /** Forgets what was worked out together: the groups that are still there are open again. */
  private void end(@Nullable Together group, List<List<String>> before, Deque<Cluster> open) {
    if (group != null) {
      before.addAll(group.events);
      group.clusters.forEach(ofCluster::remove);
      group.decisions.forEach(ofDecision::remove);
      group.clusters.stream().filter(Cluster::isThere).forEach(open::add);
    }
  }

  private void keep(Together group, List<TimelineFold.Group> events) {
    if (group.decisions.isEmpty()) {
      group.clusters.iterator().next().told = events.getFirst().ids();
      return;
    }
    group.events = events.stream().map(TimelineFold.Group::ids).toList();
    group.clusters.forEach(cluster -> ofCluster.put(cluster, group));
    group.decisions.forEach(id -> ofDecision.put(id, group));
  }

  /** Finds the mentions that a decision is about. */
  private void lookUp(String id) {
    Targets old = targets.remove(id);
    if (old != null) {
      old.nodes()
          .forEach(node ->
              decided.computeIfPresent(
                  node,
                  (_, ids) -> {
                    ids.remove(id);
                    return ids.isEmpty() ? null : ids;
                  }));
    }
    Decision decision = inForce.get(id);
    if (decision == null) {
      return;
    }
    Targets found =
        decision.kind() == Kind.EVENT
            ? new Targets(clusters.nodes(keys.get(Written.article(decision))), List.of())
            : new Targets(nodes(decision.about()), nodes(decision.from()));
    targets.put(id, found);
    found.nodes().forEach(n -> decided.computeIfAbsent(n, _ -> new LinkedHashSet<>()).add(id));
  }

  private List<Node> nodes(List<Anchor> anchors) {
    return anchors.stream()
        .map(this::node)
        .flatMap(Stream::ofNullable)
        .filter(node -> node.cluster != null)
        .distinct()
        .toList();
  }

  private @Nullable Node node(Anchor anchor) {
    List<Node> nodes = clusters.nodes(keys.get(anchor.article()));
    List<Node> same = new ArrayList<>();
    for (Node node : nodes) {
      if (node.likeness.id().equals(anchor.mention())) {
        return node;
      }
      if (node.likeness.print().equals(anchor.print())) {
        same.add(node);
      }
    }
    return same.size() == 1 ? same.getFirst() : null;
  }

  /** The groups that decisions tie to one. */
  private Together together(Cluster first) {
    Together group = new Together();
    group.clusters.add(first);
    Deque<Cluster> open = new ArrayDeque<>(group.clusters);
    while (!open.isEmpty()) {
      open.remove()
          .nodes()
          .flatMap(node -> decided.getOrDefault(node, Set.of()).stream())
          .filter(group.decisions::add)
          .flatMap(id -> targets.getOrDefault(id, NOWHERE).nodes())
          .forEach(node -> {
            Cluster cluster = node.cluster;
            if (cluster != null && group.clusters.add(cluster)) {
              open.add(cluster);
            }
          });
    }
    return group;
  }

  private List<TimelineFold.Group> events(Together group) {
    List<TimelineFold.Group> read = group.clusters.stream().map(clusters::group).toList();
    if (group.decisions.isEmpty()) {
      return read;
    }
    List<Decision> decisions =
        group.decisions.stream()
            .flatMap(id -> Stream.ofNullable(inForce.get(id)))
            .sorted(Decision.ORDER)
            .toList();
    List<Set<Node>> parts =
        group.clusters.stream()
            .map(cluster -> cluster.nodes().collect(Collectors.toCollection(LinkedHashSet::new)))
            .collect(Collectors.toCollection(ArrayList::new));
    for (Decision decision : decisions) {
      Targets found = targets.getOrDefault(decision.id(), NOWHERE);
      if (decision.kind() == Kind.PART) {
        part(parts, found);
      } else if (decision.kind() == Kind.JOIN || decision.kind() == Kind.EVENT) {
        join(parts, found.about());
      }
    }
    parts.removeIf(Set::isEmpty);
    Map<Set<Node>, List<Decision>> held = new HashMap<>();
    for (Decision decision : decisions) {
      Set<Node> part = most(parts, targets.getOrDefault(decision.id(), NOWHERE).about());
      if (part != null) {
        held.computeIfAbsent(part, _ -> new ArrayList<>()).add(decision);
      }
    }
    Map<String, Event.Link> links = new HashMap<>();
    read.forEach(one -> one.links().forEach(link -> links.put(link.mention(), link)));
    return parts.stream()
        .map(part -> event(part, links, held.getOrDefault(part, List.of())))
        .toList();
  }

  private static void part(List<Set<Node>> parts, Targets found) {
    Set<Node> own = new LinkedHashSet<>();
    for (Set<Node> part : parts) {
      if (found.from().stream().anyMatch(part::contains)) {
        found.about().stream().filter(part::contains).forEach(own::add);
        part.removeAll(own);
      }
    }
    parts.add(own);
  }

  private static void join(List<Set<Node>> parts, List<Node> nodes) {
    Set<Node> whole = new LinkedHashSet<>();
    for (Set<Node> part : parts) {
      if (nodes.stream().anyMatch(part::contains)) {
        whole.addAll(part);
        part.clear();
      }
    }
    parts.add(whole);
  }

  /** The part that has most of some mentions; of several, the one that has the first of them. */
  private static @Nullable Set<Node> most(List<Set<Node>> parts, List<Node> nodes) {
    return parts.stream()
        .filter(part -> nodes.stream().anyMatch(part::contains))
        .min(
            Comparator.comparingLong(
                    (Set<Node> part) -> -nodes.stream().filter(part::contains).count())
                .thenComparingInt(part -> first(nodes, part)))
        .orElse(null);
  }

  private static int first(List<Node> nodes, Set<Node> part) {
    int first = 0;
    while (!part.contains(nodes.get(first))) {
      first++;
    }
    return first;
  }

  /** The event of some mentions: each but the first has the link that it was read to have. */
  private static TimelineFold.Group event(
      Set<Node> part, Map<String, Event.Link> links, List<Decision> decisions) {
    List<Likeness> members =
        part.stream().map(node -> node.likeness).sorted(Likeness.BY_PUBLICATION).toList();
    Set<String> own = members.stream().map(Likeness::id).collect(Collectors.toSet());
    Map<String, Event.Link> kept = new LinkedHashMap<>();
    String root = members.getFirst().id();
    for (Likeness member : members.subList(1, members.size())) {
      Event.Link link = links.get(member.id());
      // What was read to belong to a mention that was parted stays for the same reason.
      kept.put(
          member.id(),
          link == null
              ? new Event.Link(member.id(), root, Event.Reason.DECIDED, List.of())
              : own.contains(link.to())
                  ? link
                  : new Event.Link(member.id(), root, link.by(), link.shared()));
    }
    return new TimelineFold.Group(members, List.copyOf(kept.values()), decisions);
  }
}
