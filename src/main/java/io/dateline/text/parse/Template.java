package io.dateline.text.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which features a model has: each joins one to three fields of words near the current ones.
 *
 * <p>Written a line a feature, in the order of their types: {@code i:TAG j+1:LEMMA} is the tag of
 * word i with the lemma of the word after j; {@code i_lmd:LABEL} the label of the left-most
 * dependent of i. The words i and j are those that the model decides on, {@code k-1} is the second
 * of the stack.
 */
final class Template {

  /** The relations of a word in the tree so far; the names are NLP4J's. */
  enum Relation {
    SELF,
    H,
    H2,
    LMD,
    LMD2,
    RMD,
    RMD2,
    LNS,
    LNS2
  }

  /** A place in the sentence, seen from the words that the model decides on. */
  record Slot(char source, int offset, Relation relation) {

    static Slot parse(String text) {
      String[] parts = text.split("_", 2);
      String offset = parts[0].substring(1);
      return new Slot(
          parts[0].charAt(0),
          offset.isEmpty() ? 0 : Integer.parseInt(offset),
          parts.length < 2 ? Relation.SELF : Relation.valueOf(parts[1]));
    }
  }

  private record Atom(int slot, Field field) {}

  /** The distinct places that the features ask. */
  final Slot[] slots;

  /** Each pair of a slot and a field that the features use, with the column of the field. */
  final int[] atomSlots;

  final Field[] atomFields;

  final int[] atomColumns;

  /** The atoms that each feature joins; the field of the first decides whether it is a set. */
  final int[][] features;

  Template(List<String> lines) {
    Map<Slot, Integer> slotNumbers = new LinkedHashMap<>();
    Map<String, Integer> atomNumbers = new LinkedHashMap<>();
    List<Atom> atoms = new ArrayList<>();
    ToIntFunction<String> numberOf =
        text -> atomNumbers.computeIfAbsent(text, _ -> add(atoms, slotNumbers, text));
    features =
        lines.stream()
            .map(line -> Arrays.stream(line.split(" ")).mapToInt(numberOf).toArray())
            .toArray(int[][]::new);
    slots = slotNumbers.keySet().toArray(Slot[]::new);
    atomSlots = atoms.stream().mapToInt(Atom::slot).toArray();
    atomFields = atoms.stream().map(Atom::field).toArray(Field[]::new);
    atomColumns = atoms.stream().mapToInt(atom -> atom.field.column).toArray();
  }

  /**
   * Whether a feature depends on nothing but the place of one of the current words: on fields that
   * do not change as the tree grows, of words at a fixed distance.
   */
  boolean isFixedBy(char source, int type) {
    return Arrays.stream(features[type])
        .allMatch(atom -> isFixedBy(source, slots[atomSlots[atom]], atomFields[atom]));
  }

  /** Whether a feature is each value of a set. */
  boolean isSet(int type) {
    return atomColumns[features[type][0]] == Field.SET;
  }

  private static boolean isFixedBy(char source, Slot slot, Field field) {
    return slot.source == source
        && slot.relation == Relation.SELF
        && field != Field.LABEL
        && field != Field.VALENCY;
  }

  private static int add(List<Atom> atoms, Map<Slot, Integer> slots, String text) {
    String[] parts = text.split(":", 2);
    int slot = slots.computeIfAbsent(Slot.parse(parts[0]), _ -> slots.size());
    atoms.add(new Atom(slot, Field.valueOf(parts[1])));
    return atoms.size() - 1;
  }
}
