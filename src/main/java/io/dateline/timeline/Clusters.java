package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.time.Granularity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups the mentions of a cell by event.
 *
 * <p>Mentions of a day or finer are of one event when pairs of them link them. Coarser ones, level
 * by level, link among themselves and then go to the finer event that is most like them, so that
 * "in May" never ties together two events of different days in May.
 */
final class Clusters {

  /** A word in more mentions of a cell than this says too little to look others up by it. */
  private static final int MOST_MENTIONS_OF_A_KEY = 400;

  private Clusters() {}

  /**
   * The groups, each in the order of {@code mentions}, in the order of their first.
   *
   * @param mentions the mentions of one cell, each once, in an order that depends on nothing but
   *     them
   */
  static List<List<Mention>> of(List<Mention> mentions) {
    Map<Granularity, List<Integer>> levels = new TreeMap<>();
    List<Likeness> all = new ArrayList<>(mentions.size());
    Map<String, Set<String>> stories = new HashMap<>();
    for (Mention mention : mentions) {
      stories
          .computeIfAbsent(mention.article().id(), _ -> new HashSet<>())
          .addAll(Likeness.names(mention.quote().text()));
    }
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      all.add(new Likeness(mention, stories.getOrDefault(mention.article().id(), Set.of())));
      Granularity stated = mentions.get(i).time().granularity();
      Granularity level = stated.isCoarserThan(Granularity.DAY) ? stated : Granularity.DAY;
      levels.computeIfAbsent(level, _ -> new ArrayList<>()).add(i);
    }
    int[] parent = new int[all.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    Map<String, List<Integer>> finer = new HashMap<>();
    for (List<Integer> level : levels.values()) {
      Map<String, List<Integer>> same = byKey(all, level);
      link(all, same, parent);
      attach(all, level, finer, parent);
      same.forEach(
          (key, found) -> finer.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(found));
    }
    Map<Integer, List<Mention>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(parent, i), _ -> new ArrayList<>()).add(mentions.get(i));
    }
    return List.copyOf(groups.values());
  }

  private static Map<String, List<Integer>> byKey(List<Likeness> all, List<Integer> some) {
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int i : some) {
      for (String key : all.get(i).keys()) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
      }
    }
    return byKey;
  }

  private static void link(List<Likeness> all, Map<String, List<Integer>> byKey, int[] parent) {
    for (List<Integer> candidates : byKey.values()) {
      if (candidates.size() > MOST_MENTIONS_OF_A_KEY) {
        continue;
      }
      for (int i = 1; i < candidates.size(); i++) {
        for (int k = 0; k < i; k++) {
          int one = root(parent, candidates.get(i));
          int other = root(parent, candidates.get(k));
          if (one != other && all.get(candidates.get(i)).isSameEvent(all.get(candidates.get(k)))) {
            join(parent, one, other);
          }
        }
      }
    }
  }

  /** Each group of this level goes to one finer group: all are chosen before any is joined. */
  private static void attach(
      List<Likeness> all, List<Integer> level, Map<String, List<Integer>> finer, int[] parent) {
    Map<Integer, Choice> choices = new TreeMap<>();
    for (int i : level) {
      for (String key : all.get(i).keys()) {
        List<Integer> candidates = finer.getOrDefault(key, List.of());
        if (candidates.size() > MOST_MENTIONS_OF_A_KEY) {
          continue;
        }
        for (int candidate : candidates) {
          if (all.get(i).isSameEvent(all.get(candidate))) {
            Choice choice =
                new Choice(all.get(i).sharedWords(all.get(candidate)), root(parent, candidate));
            choices.merge(root(parent, i), choice, Choice::better);
          }
        }
      }
    }
    choices.forEach(
        (group, choice) -> join(parent, root(parent, group), root(parent, choice.root)));
  }

  private record Choice(double likeness, int root) {
    static Choice better(Choice one, Choice other) {
      if (one.likeness != other.likeness) {
        return one.likeness > other.likeness ? one : other;
      }
      return one.root <= other.root ? one : other;
    }
  }

  private static void join(int[] parent, int one, int other) {
    parent[Math.max(one, other)] = Math.min(one, other);
  }

  private static int root(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
