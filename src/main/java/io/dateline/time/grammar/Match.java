package io.dateline.time.grammar;

import org.jspecify.annotations.Nullable;

/** A match of one pattern: the tokens that it covers, and the values of its named parts. */
public final class Match {

  private static final int MOST_PARTS = 8;
  private static final int MOST_OPENINGS = 16;

  private Phrase phrase;
  private int begin;
  private int end;
  private final String[] names = new String[MOST_PARTS];
  private final Object[] values = new Object[MOST_PARTS];
  private final int[] places = new int[MOST_PARTS];
  private int size;

  // What was found where the rules are being tried: many of them begin with the same part.
  private final Part[] opening = new Part[MOST_OPENINGS];
  private final Part.@Nullable Found[] opened = new Part.Found[MOST_OPENINGS];
  private int openings;
  private int openingsAt = -1;

  Match(Phrase phrase) {
    this.phrase = phrase;
  }

  /** The match of {@code part} at token {@code at}, looked for once at the begin of a pattern. */
  Part.@Nullable Found find(Part part, Phrase in, int at) {
    if (at != begin) {
      return part.find(in, at);
    }
    if (openingsAt != at) {
      openingsAt = at;
      openings = 0;
    }
    for (int i = 0; i < openings; i++) {
      if (opening[i].equals(part)) {
        return opened[i];
      }
    }
    Part.Found found = part.find(in, at);
    if (openings < MOST_OPENINGS) {
      opening[openings] = part;
      opened[openings++] = found;
    }
    return found;
  }

  /** Makes the match ready for another pattern. */
  void start(Phrase of, int at) {
    phrase = of;
    begin = at;
    end = at;
    size = 0;
  }

  /** The text matched against. */
  public Phrase phrase() {
    return phrase;
  }

  /** The first token. */
  public int begin() {
    return begin;
  }

  /** The token after the last. */
  public int end() {
    return end;
  }

  void endAt(int token) {
    end = token;
  }

  void put(String name, Object value, int place) {
    names[size] = name;
    values[size] = value;
    places[size++] = place;
  }

  int mark() {
    return size;
  }

  void reset(int mark) {
    size = mark;
  }

  private int indexOf(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the part was there. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** The number that part {@code name} says, or {@link Expression#UNKNOWN} if it was not there. */
  public int number(String name) {
    int i = indexOf(name);
    if (i < 0) {
      return Expression.UNKNOWN;
    }
    return values[i] instanceof Sense sense ? sense.value() : (Integer) values[i];
  }

  /** The data of part {@code name} beside its number, or an empty string. */
  public String data(String name) {
    int i = indexOf(name);
    return i >= 0 && values[i] instanceof Sense sense ? sense.data() : "";
  }

  /** The value of part {@code name} as made by its matcher, or null if it was not there. */
  public <T> @Nullable T get(String name, Class<T> type) {
    int i = indexOf(name);
    return i < 0 ? null : type.cast(values[i]);
  }

  /** The token at which part {@code name} begins; -1 if it was not there. */
  public int place(String name) {
    int i = indexOf(name);
    return i < 0 ? -1 : places[i];
  }
}
