package io.dateline.time.grammar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one pattern found: the tokens it covers, and the values of its named parts. */
public final class Match {

  private final Phrase phrase;
  private final int begin;
  private int end;
  private final List<String> names = new ArrayList<>(6);
  private final List<Object> values = new ArrayList<>(6);
  private final List<Integer> places = new ArrayList<>(6);

  Match(Phrase phrase, int begin) {
    this.phrase = phrase;
    this.begin = begin;
    this.end = begin;
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
    names.add(name);
    values.add(value);
    places.add(place);
  }

  int mark() {
    return names.size();
  }

  void reset(int mark) {
    while (names.size() > mark) {
      names.removeLast();
      values.removeLast();
      places.removeLast();
    }
  }

  /** Whether the part was there. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /** The number that part {@code name} says, or {@link Expression#UNKNOWN} if it was not there. */
  public int number(String name) {
    int i = names.indexOf(name);
    if (i < 0) {
      return Expression.UNKNOWN;
    }
    return values.get(i) instanceof Sense sense ? sense.value() : (Integer) values.get(i);
  }

  /** What part {@code name} says beside its number, or an empty string. */
  public String data(String name) {
    int i = names.indexOf(name);
    return i >= 0 && values.get(i) instanceof Sense sense ? sense.data() : "";
  }

  /** The value of part {@code name} as made by its matcher, or null if it was not there. */
  public <T> @Nullable T get(String name, Class<T> type) {
    int i = names.indexOf(name);
    return i < 0 ? null : type.cast(values.get(i));
  }

  /** The token at which part {@code name} begins; -1 if it was not there. */
  public int place(String name) {
    int i = names.indexOf(name);
    return i < 0 ? -1 : places.get(i);
  }
}
