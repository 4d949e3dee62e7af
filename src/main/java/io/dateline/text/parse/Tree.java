package io.dateline.text.parse;

import java.util.Arrays;

/** The heads and labels found so far, with the dependents of each word in order. */
final class Tree {

  /** Stands for no word. */
  static final int NONE = -1;

  private final Sentence sentence;
  private final Hash[] labelHashes;
  private final int[] heads;
  private final int[] labels;
  private final int[] first;
  private final int[] last;
  private final int[] before;
  private final int[] after;
  private final int[] leads;

  /** The hashes of {@code -}, {@code <-}, {@code <<-}, {@code ->} and so on. */
  private static final Hash[][] VALENCIES = new Hash[3][3];

  static {
    for (int left = 0; left < 3; left++) {
      for (int right = 0; right < 3; right++) {
        VALENCIES[left][right] = Hash.of("<".repeat(left) + "-" + ">".repeat(right));
      }
    }
  }

  /**
   * A tree without arcs.
   *
   * @param sentence what the fields of label and valency are kept in
   * @param labelHashes the hash of each label
   */
  Tree(Sentence sentence, Hash[] labelHashes) {
    this.sentence = sentence;
    this.labelHashes = labelHashes;
    int size = sentence.size + 1;
    heads = none(size);
    labels = none(size);
    first = none(size);
    last = none(size);
    before = none(size);
    after = none(size);
    leads = new int[size];
    Arrays.fill(leads, Integer.MAX_VALUE);
    for (int i = 0; i < size; i++) {
      sentence.set(Field.VALENCY, i, VALENCIES[0][0]);
    }
  }

  private static int[] none(int size) {
    int[] none = new int[size];
    Arrays.fill(none, NONE);
    return none;
  }

  int head(int word) {
    return heads[word];
  }

  int label(int word) {
    return labels[word];
  }

  /** The margin of the closest decision about a word, in units of the model's scores. */
  int lead(int word) {
    return leads[word];
  }

  /** Notes by how much a decision over a word was won. */
  void decide(int word, int lead) {
    leads[word] = Math.min(leads[word], lead);
  }

  boolean hasHead(int word) {
    return heads[word] != NONE;
  }

  /** Whether a word is below another in the tree. */
  boolean isBelow(int word, int other) {
    for (int head = heads[word]; head != NONE; head = heads[head]) {
      if (head == other) {
        return true;
      }
    }
    return false;
  }

  /** Makes {@code head} the head of {@code word} in place of any it has. */
  void attach(int word, int head, int label) {
    if (hasHead(word)) {
      detach(word);
    }
    heads[word] = head;
    labels[word] = label;
    insert(word, head);
    sentence.set(Field.LABEL, word, labelHashes[label]);
    count(head);
  }

  private void detach(int word) {
    int head = heads[word];
    if (before[word] == NONE) {
      first[head] = after[word];
    } else {
      after[before[word]] = after[word];
    }
    if (after[word] == NONE) {
      last[head] = before[word];
    } else {
      before[after[word]] = before[word];
    }
    count(head);
  }

  private void insert(int word, int head) {
    int left = last[head];
    while (left > word) {
      left = before[left];
    }
    int right = left == NONE ? first[head] : after[left];
    before[word] = left;
    after[word] = right;
    if (left == NONE) {
      first[head] = word;
    } else {
      after[left] = word;
    }
    if (right == NONE) {
      last[head] = word;
    } else {
      before[right] = word;
    }
  }

  private void count(int word) {
    int left = count(leftMost(word), leftSecond(word));
    int right = count(rightMost(word), rightSecond(word));
    sentence.set(Field.VALENCY, word, VALENCIES[left][right]);
  }

  private static int count(int one, int two) {
    return one == NONE ? 0 : two == NONE ? 1 : 2;
  }

  /** The word that is in a relation to a word, or {@link #NONE}. */
  int related(int word, Template.Relation relation) {
    return switch (relation) {
      case SELF -> word;
      case H -> heads[word];
      case H2 -> next(heads, heads[word]);
      case LMD -> leftMost(word);
      case LMD2 -> leftSecond(word);
      case RMD -> rightMost(word);
      case RMD2 -> rightSecond(word);
      case LNS -> before[word];
      case LNS2 -> next(before, before[word]);
    };
  }

  private int leftMost(int word) {
    return leftOf(word, first[word]);
  }

  private int leftSecond(int word) {
    return leftOf(word, next(after, first[word]));
  }

  private int rightMost(int word) {
    return rightOf(word, last[word]);
  }

  private int rightSecond(int word) {
    return rightOf(word, next(before, last[word]));
  }

  private static int next(int[] links, int word) {
    return word == NONE ? NONE : links[word];
  }

  private static int leftOf(int word, int dependent) {
    return dependent < word ? dependent : NONE;
  }

  private static int rightOf(int word, int dependent) {
    return dependent > word ? dependent : NONE;
  }
}
