package io.dateline.text.parse;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The steps that make a tree, and which of them are open in a state: an arc to the left, to the
 * right or none between the top of the stack and the next word; then the next word is shifted, the
 * top reduced, or the top passed over (Choi and McCallum, "Transition-based Dependency Parsing with
 * Selectional Branching", ACL 2013).
 */
final class Transitions {

  private static final char SHIFT = 'S';
  private static final char REDUCE = 'R';

  private final String[] labels;
  private final String[] relations;
  private final int[] relationOf;

  /** The steps that may be taken from the root as the top of the stack. */
  final int[] shifts;

  final int[] noArcs;
  final int[] noArcsWithoutReduce;
  final int[] leftArcs;
  final int[] rightArcs;

  /** All but reducing a word that has no head. */
  final int[] allButPlainReduce;

  final int[] all;

  /**
   * Reads the names of the steps.
   *
   * @param labels such as {@code L_R_nsubj}: an arc to the left, reduce, the label of the arc
   */
  Transitions(List<String> labels) {
    this.labels = labels.toArray(String[]::new);
    this.relations =
        labels.stream().map(Transitions::relation).distinct().sorted().toArray(String[]::new);
    this.relationOf =
        labels.stream().mapToInt(label -> List.of(relations).indexOf(relation(label))).toArray();
    all = those(_ -> true);
    shifts = those(i -> list(i) == SHIFT);
    noArcs = those(i -> arc(i) == 'N');
    noArcsWithoutReduce = those(i -> arc(i) == 'N' && list(i) != REDUCE);
    allButPlainReduce = those(i -> arc(i) != 'N' || list(i) != REDUCE);
    leftArcs = those(i -> arc(i) == 'L');
    rightArcs = those(i -> arc(i) == 'R');
  }

  private static String relation(String label) {
    return label.substring(label.lastIndexOf('_') + 1);
  }

  private int[] those(IntPredicate condition) {
    return IntStream.range(0, labels.length).filter(condition).toArray();
  }

  private char arc(int step) {
    return labels[step].charAt(0);
  }

  private char list(int step) {
    return labels[step].charAt(2);
  }

  boolean isLeft(int step) {
    return arc(step) == 'L';
  }

  boolean isRight(int step) {
    return arc(step) == 'R';
  }

  boolean isShift(int step) {
    return list(step) == SHIFT;
  }

  boolean isReduce(int step) {
    return list(step) == REDUCE;
  }

  /** The number of the label of the arc that a step makes. */
  int relationOf(int step) {
    return relationOf[step];
  }

  /** The labels of arcs. */
  String[] relations() {
    return relations.clone();
  }
}
