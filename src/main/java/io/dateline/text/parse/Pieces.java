package io.dateline.text.parse;

import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a sentence as the models know them: "state-owned" is three of theirs. Digits after a
 * hyphen stay with the word ("2-1"), and so do prefixes ("mid-May", "re-elect").
 */
final class Pieces {

  /** A word of more pieces stays whole. */
  private static final int MOST = 7;

  /** Words longer than this stay whole: they are none. */
  private static final int LONGEST = 60;

  private static final Set<String> BEFORE = new HashSet<>();
  private static final Set<String> AFTER = new HashSet<>();

  static {
    for (String[] row : Lexicon.rows(Tokens.class, "en/pieces.tsv")) {
      (row[1].equals("before") ? BEFORE : AFTER).add(row[0]);
    }
  }

  private final List<String> pieces = new ArrayList<>();
  private final int[] ends;

  /** Splits words; linear in their length. */
  Pieces(List<String> words) {
    ends = new int[words.size()];
    for (int i = 0; i < ends.length; i++) {
      add(words.get(i));
      ends[i] = pieces.size();
    }
  }

  /** All pieces, in order. */
  List<String> all() {
    return pieces;
  }

  /** The first piece of a word. */
  int begin(int word) {
    return word == 0 ? 0 : ends[word - 1];
  }

  /** The piece after the last one of a word. */
  int end(int word) {
    return ends[word];
  }

  private void add(String word) {
    if (word.length() == 1) {
      pieces.add(sign(word));
    } else if (word.length() > LONGEST || !addParts(word)) {
      pieces.add(word);
    }
  }

  /** Signs as the models know them. */
  private static String sign(String sign) {
    return switch (sign.charAt(0)) {
      case '\u2026' -> "...";
      case '\u2013', '\u2014' -> "--";
      default -> sign;
    };
  }

  /** Adds the parts of a word with hyphens or strokes; false if it stays whole. */
  private boolean addParts(String word) {
    int before = pieces.size();
    int begin = 0;
    for (int i = 1; i + 1 < word.length(); i++) {
      if (i > begin && isBorder(word, i)) {
        pieces.add(word.substring(begin, i));
        pieces.add(word.substring(i, i + 1));
        begin = i + 1;
      }
    }
    if (begin == 0 || pieces.size() - before >= MOST) {
      pieces.subList(before, pieces.size()).clear();
      return false;
    }
    pieces.add(word.substring(begin));
    return true;
  }

  private static boolean isBorder(String word, int at) {
    return switch (word.charAt(at)) {
      case '/' -> !isDigit(word, at - 1) || !isDigit(word, at + 1);
      case '-', '\u2010', '\u2011' -> !isDigit(word, at + 1) && !isAffix(word, at);
      default -> false;
    };
  }

  private static boolean isDigit(String word, int at) {
    return Spelling.isDigit(word.charAt(at));
  }

  private static boolean isAffix(String word, int hyphen) {
    return BEFORE.contains(word.substring(0, hyphen).toLowerCase(Locale.ROOT))
        || AFTER.contains(word.substring(hyphen + 1).toLowerCase(Locale.ROOT));
  }
}
