package io.dateline.text.parse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Makes the dependency tree of a tagged sentence by a row of transitions, the best one each. */
final class TreeMaker {

  /** How far from a word without a head its head is looked for. */
  private static final int NEAR = 5;

  /**
   * After so many steps a word on the average every word is shifted. News takes 2.2 at most;
   * without a bound the square of the words would be possible.
   */
  private static final int MOST_STEPS = 4;

  private final Model model;
  private final Transitions transitions;

  /** The features that the top of the stack alone decides, the next word alone, and the others. */
  private final int[] ofTop;

  private final int[] ofNext;
  private final int[] ofBoth;
  private final String[] relations;
  private final Hash[] labels;
  private final int root;

  TreeMaker(Model model) {
    this.model = model;
    Template template = model.template();
    this.ofTop = model.types(type -> template.isFixedBy('i', type));
    this.ofNext = model.types(type -> template.isFixedBy('j', type));
    this.ofBoth =
        model.types(type -> !template.isFixedBy('i', type) && !template.isFixedBy('j', type));
    this.transitions = new Transitions(model.labels());
    this.relations = transitions.relations();
    this.labels = Stream.of(relations).map(Hash::of).toArray(Hash[]::new);
    this.root = List.of(relations).indexOf("root");
  }

  /** The label of an arc by its number in the tree. */
  String label(int number) {
    return relations[number];
  }

  Tree make(Sentence sentence) {
    Making making = new Making(sentence);
    making.run();
    making.attachHeadless();
    return making.tree;
  }

  /** The state while a tree is made. */
  private final class Making {

    private final Sentence sentence;
    private final Tree tree;
    private final int[] nodes = new int[model.template().slots.length];
    private final int[] scores = model.scores();
    private final Lookup lookup = new Lookup();

    /** The scores of each word as the top of the stack and as the next word; empty until needed. */
    private final int[][] topScores;

    private final int[][] nextScores;

    /** Words that may still get arcs; 0, the root, is the lowest. */
    private final int[] stack;

    private int depth = 1;

    /** Words that were passed over, the last one on top. */
    private final int[] passed;

    private int passedDepth;

    /** The next word. */
    private int next = 1;

    Making(Sentence sentence) {
      this.sentence = sentence;
      this.tree = new Tree(sentence, labels);
      this.stack = new int[sentence.size + 1];
      this.passed = new int[sentence.size + 1];
      this.topScores = new int[sentence.size + 1][0];
      this.nextScores = new int[sentence.size + 1][0];
    }

    void run() {
      for (int steps = 0; next <= sentence.size; steps++) {
        if (steps >= MOST_STEPS * sentence.size) {
          shift();
          continue;
        }
        score();
        int[] open = open();
        int step = Model.best(scores, open);
        tree.decide(transitions.isLeft(step) ? top() : next, Model.lead(scores, open, step));
        take(step);
      }
    }

    private int top() {
      return stack[depth - 1];
    }

    private int[] open() {
      int top = top();
      if (top == 0) {
        return transitions.shifts;
      }
      if (tree.isBelow(top, next)) {
        return transitions.noArcs;
      }
      if (tree.isBelow(next, top)) {
        return tree.hasHead(top) ? transitions.noArcs : transitions.noArcsWithoutReduce;
      }
      return tree.hasHead(top) ? transitions.all : transitions.allButPlainReduce;
    }

    private void take(int step) {
      if (transitions.isLeft(step)) {
        tree.attach(top(), next, transitions.relationOf(step));
      } else if (transitions.isRight(step)) {
        tree.attach(next, top(), transitions.relationOf(step));
      }
      if (transitions.isShift(step)) {
        shift();
      } else if (transitions.isReduce(step)) {
        depth--;
      } else {
        passed[passedDepth++] = stack[--depth];
      }
    }

    private void shift() {
      while (passedDepth > 0) {
        stack[depth++] = passed[--passedDepth];
      }
      stack[depth++] = next++;
    }

    private void score() {
      Template.Slot[] slots = model.template().slots;
      for (int slot = 0; slot < nodes.length; slot++) {
        int node = place(slots[slot]);
        nodes[slot] = node == Tree.NONE ? node : tree.related(node, slots[slot].relation());
      }
      Arrays.fill(scores, 0);
      model.score(ofBoth, sentence, nodes, lookup, scores);
      addOnce(ofTop, topScores, top());
      addOnce(ofNext, nextScores, next);
    }

    /** Adds what a word says by itself, which is worked out once. */
    private void addOnce(int[] types, int[][] once, int word) {
      if (once[word].length == 0) {
        once[word] = model.scores();
        model.score(types, sentence, nodes, lookup, once[word]);
      }
      Model.add(once[word], scores);
    }

    private int place(Template.Slot slot) {
      if (slot.source() == 'k') {
        int at = depth - 1 + slot.offset();
        return at >= 0 ? stack[at] : Tree.NONE;
      }
      int node = (slot.source() == 'i' ? top() : next) + slot.offset();
      return node >= 0 && node <= sentence.size ? node : Tree.NONE;
    }

    void attachHeadless() {
      for (int word = 1; word <= sentence.size; word++) {
        if (!tree.hasHead(word)) {
          attach(word);
        }
      }
    }

    /** Attaches a word to the word nearby that scores best as its head, or to the root. */
    private void attach(int word) {
      int best = Integer.MIN_VALUE;
      int bestHead = 0;
      int label = root;
      for (int side = -1; side <= 1; side += 2) {
        int[] arcs = side < 0 ? transitions.rightArcs : transitions.leftArcs;
        for (int far = 1; far <= NEAR; far++) {
          int head = word + side * far;
          if (head < 0 || head > sentence.size || tree.isBelow(head, word)) {
            continue;
          }
          stack[0] = Math.min(word, head);
          depth = 1;
          next = Math.max(word, head);
          score();
          int step = Model.best(scores, arcs);
          if (scores[step] > best) {
            best = scores[step];
            bestHead = head;
            label = transitions.relationOf(step);
          }
        }
      }
      tree.attach(word, bestHead, label);
    }
  }
}
