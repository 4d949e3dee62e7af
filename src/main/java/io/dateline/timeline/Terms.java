package io.dateline.timeline;

import io.dateline.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dictionary of the terms that mentions are compared by: each term has a number, so that a set
 * of terms is a sorted array of numbers.
 *
 * <p>Numbers are given in the order in which terms come up. Nothing but their equality may matter.
 */
final class Terms {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> terms = new ArrayList<>();

  /** The triggers seen before: most are of a few words. */
  private final Map<String, Deed> deeds = new HashMap<>();

  /** Stems of words seen before: stemming is most of the work. */
  private final Map<String, Integer> ofWords = new HashMap<>();

  /** The set of the stems of a phrase's content words. */
  int[] ofPhrase(String phrase) {
    List<String> words = Stems.contentWords(phrase);
    int[] set = new int[words.size()];
    for (int i = 0; i < set.length; i++) {
      set[i] = ofWords.computeIfAbsent(words.get(i), word -> number(Stems.of(word)));
    }
    return set(set);
  }

  /** What a trigger says. */
  Deed deed(String trigger) {
    Deed deed = deeds.get(trigger);
    if (deed == null) {
      deed = Deed.of(trigger, this);
      deeds.put(trigger, deed);
    }
    return deed;
  }

  /** The set of the kinds of some families. */
  int[] ofKinds(Set<String> families) {
    return of(Kinds.kindsOf(families).stream().map(kind -> "#" + kind.name()).toList());
  }

  /** The set of some terms as they are. */
  int[] of(Collection<String> some) {
    return set(some.stream().mapToInt(this::number).toArray());
  }

  private int number(String term) {
    return numbers.computeIfAbsent(
        term,
        added -> {
          terms.add(added);
          return terms.size() - 1;
        });
  }

  private static int[] set(int[] members) {
    Arrays.sort(members);
    int size = 0;
    for (int i = 0; i < members.length; i++) {
      if (i == 0 || members[i] != members[i - 1]) {
        members[size++] = members[i];
      }
    }
    return Arrays.copyOf(members, size);
  }

  /** The words that two sets share, by letters; a number is none. */
  List<String> shared(int[] some, int[] others) {
    return Arrays.stream(some)
        .filter(member -> Arrays.binarySearch(others, member) >= 0)
        .mapToObj(terms::get)
        .filter(term -> term.codePoints().anyMatch(Character::isLetter))
        .sorted()
        .toList();
  }

  /** How many members two sets share. */
  static int common(int[] some, int[] others) {
    if (some.length == 0
        || others.length == 0
        || some[some.length - 1] < others[0]
        || others[others.length - 1] < some[0]) {
      return 0;
    }
    int common = 0;
    int i = 0;
    int k = 0;
    while (i < some.length && k < others.length) {
      if (some[i] == others[k]) {
        common++;
        i++;
        k++;
      } else if (some[i] < others[k]) {
        i++;
      } else {
        k++;
      }
    }
    return common;
  }

  /** The common members against those of either: from 0 to 1 (Jaccard 1901). */
  static double overlap(int[] some, int[] others) {
    return Overlap.of(some, others).ofEither();
  }

  /** The common members against those of the smaller set: from 0 to 1. */
  static double overlapOfSmaller(int[] some, int[] others) {
    return Overlap.of(some, others).ofSmaller();
  }

  /**
   * How many members two sets share.
   *
   * @param common so many
   * @param one the size of the one set
   * @param other that of the other
   */
  record Overlap(int common, int one, int other) {
    static Overlap of(int[] some, int[] others) {
      return new Overlap(Terms.common(some, others), some.length, others.length);
    }

    /** The common members against those of either: from 0 to 1 (Jaccard 1901). */
    double ofEither() {
      int either = one + other - common;
      return either == 0 ? 0 : (double) common / either;
    }

    /** The common members against those of the smaller set: from 0 to 1. */
    double ofSmaller() {
      int smaller = Math.min(one, other);
      return smaller == 0 ? 0 : (double) common / smaller;
    }

    boolean isAny() {
      return common > 0;
    }

    /** Whether both have members, and none in common. */
    boolean differ() {
      return common == 0 && one > 0 && other > 0;
    }
  }

  /** The common members against those of the first: from 0 to 1. */
  static double share(int[] some, int[] others) {
    return some.length == 0 ? 0 : (double) common(some, others) / some.length;
  }

  /** The members of one set that are not in another. */
  static int[] without(int[] some, int[] others) {
    return Arrays.stream(some).filter(member -> Arrays.binarySearch(others, member) < 0).toArray();
  }
}
