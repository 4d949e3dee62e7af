package io.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a sentence into words as the Penn Treebank does, which is what part-of-speech models know:
 * hyphens stay inside a word, {@code n't}, {@code 's} and the {@code not} of {@code cannot} come
 * apart, other punctuation stands alone (Marcus, Santorini and Marcinkiewicz 1993, "Building a
 * Large Annotated Corpus of English").
 */
public final class Words {

  private Words() {}

  /** The words of {@code sentence}, in order; linear in its length. */
  public static List<Span> split(CharSequence text, Span sentence) {
    List<Span> words = new ArrayList<>();
    int at = sentence.begin();
    while (at < sentence.end()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
        continue;
      }
      int end = endOfWord(text, at, sentence.end());
      if (end == at) {
        end = isRepeated(c) ? endOfRun(text, at, sentence.end()) : endOfSymbol(text, at);
        words.add(new Span(at, end));
      } else {
        addWord(words, text, at, end);
      }
      at = end;
    }
    return words;
  }

  private static int endOfWord(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && isWordPart(text, i, at, end)) {
      i++;
    }
    return i;
  }

  private static boolean isWordPart(CharSequence text, int i, int at, int end) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    if (i == at) {
      return false;
    }
    boolean partFollows = i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1));
    char before = text.charAt(i - 1);
    return switch (c) {
      case '-', '\'', '\u2019', '&', '/' -> partFollows && Character.isLetterOrDigit(before);
      case ',', ':' ->
          partFollows && Character.isDigit(before) && Character.isDigit(text.charAt(i + 1));
      case '.' -> partFollows || isDottedSoFar(text, at, i);
      default -> false;
    };
  }

  /** Whether {@code [at, i)} is an abbreviation to which a dot at {@code i} belongs. */
  private static boolean isDottedSoFar(CharSequence text, int at, int i) {
    if (i - at == 1) {
      return Character.isUpperCase(text.charAt(at));
    }
    for (int k = at; k < i; k++) {
      if (text.charAt(k) == '.') {
        return Character.isLetter(text.charAt(i - 1));
      }
    }
    return Character.isUpperCase(text.charAt(at))
        && Sentences.isAbbreviation(text.subSequence(at, i).toString());
  }

  private static void addWord(List<Span> words, CharSequence text, int begin, int end) {
    String word =
        text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    int cut = word.equals("cannot") ? end - "not".length() : end;
    for (String tail : List.of("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")) {
      if (word.length() > tail.length() && word.endsWith(tail)) {
        cut = end - tail.length();
        break;
      }
    }
    words.add(new Span(begin, cut));
    if (cut < end) {
      words.add(new Span(cut, end));
    }
  }

  private static boolean isRepeated(char c) {
    return c == '.' || c == '-' || c == '`' || c == '\'';
  }

  private static int endOfSymbol(CharSequence text, int at) {
    return at + Character.charCount(Character.codePointAt(text, at));
  }

  private static int endOfRun(CharSequence text, int at, int end) {
    int i = at + 1;
    while (i < end && text.charAt(i) == text.charAt(at)) {
      i++;
    }
    return i;
  }
}
