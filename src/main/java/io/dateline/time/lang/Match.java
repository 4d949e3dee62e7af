package io.dateline.time.lang;

import io.dateline.time.grammar.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A match of one pattern: the pieces that it covers, and the values of its named parts. */
final class Match {

  private static final int MOST_PARTS = 12;

  private final Pieces pieces;
  private final Vocabulary vocabulary;
  private Map<String, String> arguments = Map.of();
  private int begin;
  private int end;
  private int reach;
  private final String[] names = new String[MOST_PARTS];
  private final Sense[] values = new Sense[MOST_PARTS];
  private final int[] begins = new int[MOST_PARTS];
  private final int[] ends = new int[MOST_PARTS];
  private int size;

  Match(Pieces pieces, Vocabulary vocabulary) {
    this.pieces = pieces;
    this.vocabulary = vocabulary;
  }

  /** Makes the match ready for a rule that is tried at a piece. */
  void start(Rule rule, int at) {
    arguments = rule.arguments();
    begin = at;
    end = -1;
    size = 0;
  }

  Pieces pieces() {
    return pieces;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The first piece of the time. */
  int begin() {
    return begin;
  }

  /** The piece after its last. */
  int end() {
    return end;
  }

  void beginAt(int piece) {
    begin = piece;
  }

  /** The piece after the last that the pattern asks for, in the time or behind it. */
  int reach() {
    return reach;
  }

  void reachTo(int piece) {
    reach = piece;
  }

  /** Sets the end, unless the pattern has set it before. */
  void endAt(int piece) {
    end = end < 0 ? piece : end;
  }

  void put(String name, Sense value, int from, int to) {
    names[size] = name;
    begins[size] = from;
    ends[size] = to;
    values[size++] = value;
  }

  int mark() {
    return size;
  }

  void reset(int mark, int from, int to) {
    size = mark;
    begin = from;
    end = to;
  }

  int openEnd() {
    return end;
  }

  private int indexOf(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Sense sense(String name) {
    int i = indexOf(name);
    return i < 0 ? null : values[i];
  }

  /** The piece at which a part begins, which must be there. */
  int beginOf(String name) {
    return begins[indexOf(name)];
  }

  /** The piece after a part, or -1 where it was not there. */
  int endOf(String name) {
    int i = indexOf(name);
    return i < 0 ? -1 : ends[i];
  }

  /** Whether the part was there, or the rule says it. */
  boolean has(String name) {
    return sense(name) != null || arguments.containsKey(name);
  }

  /** The number of a part, or of the rule; {@link Expression#UNKNOWN} where neither has one. */
  int number(String name) {
    return number(name, Expression.UNKNOWN);
  }

  int number(String name, int otherwise) {
    Sense sense = sense(name);
    if (sense != null) {
      return sense.value();
    }
    String said = arguments.get(name);
    return said == null ? otherwise : Integer.parseInt(said);
  }

  /** The data of a part beside its number, or that of the rule; an empty string for none. */
  String data(String name) {
    Sense sense = sense(name);
    return sense == null ? arguments.getOrDefault(name, "") : sense.data();
  }
}
