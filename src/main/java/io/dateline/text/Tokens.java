package io.dateline.text;

import java.util.Arrays;

/**
 * The smallest meaningful pieces of a text: runs of letters, runs of digits, single symbols.
 *
 * <p>Pieces are finer than words, so that "27th", "7pm", "1990s" and "three-year" come apart:
 * {@code 27·th 7·pm 1990·s three·-·year}. Dotted abbreviations stay whole ({@code a.m.}, {@code
 * U.S.}), a possessive {@code 's} is a piece of its own. Held as arrays, because a text has many.
 */
public final class Tokens {

  /** The kind of characters that a token is made of. */
  public enum Kind {
    WORD,
    NUMBER,
    SYMBOL
  }

  private final CharSequence text;
  private final int[] begins;
  private final int[] ends;
  private final Kind[] kinds;
  private final int size;

  private Tokens(CharSequence text, int[] begins, int[] ends, Kind[] kinds, int size) {
    this.text = text;
    this.begins = begins;
    this.ends = ends;
    this.kinds = kinds;
    this.size = size;
  }

  /** Splits the part of {@code text} inside {@code region}; linear in its length. */
  public static Tokens split(CharSequence text, Span region) {
    int capacity = Math.max(16, region.length() / 4);
    int[] begins = new int[capacity];
    int[] ends = new int[capacity];
    Kind[] kinds = new Kind[capacity];
    int size = 0;
    int at = region.begin();
    while (at < region.end()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
        continue;
      }
      int end;
      Kind kind;
      if (isDigit(c)) {
        end = endOfDigits(text, at, region.end());
        kind = Kind.NUMBER;
      } else if (isLetter(c)) {
        end = endOfWord(text, at, region.end());
        kind = Kind.WORD;
      } else if (isApostrophe(c) && isPossessive(text, at, region.end())) {
        end = at + 2;
        kind = Kind.WORD;
      } else {
        end = at + Character.charCount(Character.codePointAt(text, at));
        kind = Kind.SYMBOL;
      }
      if (size == begins.length) {
        begins = Arrays.copyOf(begins, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        kinds = Arrays.copyOf(kinds, size * 2);
      }
      begins[size] = at;
      ends[size] = end;
      kinds[size++] = kind;
      at = end;
    }
    return new Tokens(text, begins, ends, kinds, size);
  }

  /** The text that the spans index. */
  public CharSequence text() {
    return text;
  }

  public int size() {
    return size;
  }

  public int begin(int index) {
    return begins[index];
  }

  public int end(int index) {
    return ends[index];
  }

  public Kind kind(int index) {
    return kinds[index];
  }

  public String string(int index) {
    return text.subSequence(begins[index], ends[index]).toString();
  }

  /** Whether token {@code index} is the single symbol {@code symbol}. */
  public boolean isSymbol(int index, char symbol) {
    return index >= 0
        && index < size
        && kinds[index] == Kind.SYMBOL
        && text.charAt(begins[index]) == symbol;
  }

  /** Whether nothing stands between token {@code index} and the one before it. */
  public boolean isGlued(int index) {
    return index > 0 && index < size && begins[index] == ends[index - 1];
  }

  /** Whether the token begins with a capital letter. */
  public boolean isCapital(int index) {
    return Character.isUpperCase(text.charAt(begins[index]));
  }

  /** The value of a number token, or -1 where it has more than nine digits or is no number. */
  public int number(int index) {
    if (index < 0 || index >= size || kinds[index] != Kind.NUMBER) {
      return -1;
    }
    if (ends[index] - begins[index] > 9) {
      return -1;
    }
    int value = 0;
    for (int i = begins[index]; i < ends[index]; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  /** Whether the token ends in {@code tail}, which is in lower case. */
  public boolean endsWith(int index, String tail) {
    int from = ends[index] - tail.length();
    return from >= begins[index] && tail.contentEquals(text.subSequence(from, ends[index]));
  }

  /** The number of characters of a token. */
  public int length(int index) {
    return ends[index] - begins[index];
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isPossessive(CharSequence text, int at, int end) {
    return at + 1 < end
        && (text.charAt(at + 1) | 0x20) == 's'
        && (at + 2 == end || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }

  private static int endOfDigits(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int endOfWord(CharSequence text, int at, int end) {
    int dotted = endOfDotted(text, at, end);
    if (dotted > at) {
      return dotted;
    }
    int i = at;
    while (i < end) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        i++;
      } else if (isApostrophe(c)
          && i + 1 < end
          && isLetter(text.charAt(i + 1))
          && !isPossessive(text, i, end)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  /** "a.m.", "U.S.", "p.m": single letters parted by dots; the last dot belongs to it. */
  private static int endOfDotted(CharSequence text, int at, int end) {
    int i = at;
    while (i + 1 < end && isLetter(text.charAt(i)) && text.charAt(i + 1) == '.') {
      i += 2;
    }
    if (i < at + 2) {
      return at;
    }
    boolean letterFollows = i < end && isLetter(text.charAt(i));
    if (letterFollows) {
      boolean single = i + 1 >= end || !isLetter(text.charAt(i + 1));
      return single ? i + 1 : at;
    }
    return i >= at + 4 ? i : at;
  }
}
