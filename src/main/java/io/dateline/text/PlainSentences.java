package io.dateline.text;

import io.dateline.text.Language.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text of any language but English into sentences.
 *
 * <p>An end is a full stop, question or exclamation mark of any script, with the quotes and
 * brackets that close after it: a full stop of the Latin script only before white space and what
 * can begin a sentence, and neither behind an abbreviation of the language nor, where that makes an
 * ordinal, behind a short number. A blank line ends a sentence, and so does the end of a short
 * line.
 */
public final class PlainSentences {

  private static final int SHORTEST_WRAPPED_LINE = 50;
  private static final int LONGEST_SENTENCE = 4_000;
  private static final int LONGEST_ABBREVIATION = 8;

  private PlainSentences() {}

  /**
   * The sentences of one region of a text, in order, without the white space around them; linear in
   * the length of the region. A sentence longer than 4,000 units is cut at the next white space, or
   * where it reaches twice that length.
   */
  public static List<Span> split(CharSequence text, Span region, Language language) {
    List<Span> sentences = new ArrayList<>();
    int begin = region.begin();
    int line = begin;
    for (int i = region.begin(); i < region.end(); i++) {
      char c = text.charAt(i);
      boolean ends = false;
      int end = i + 1;
      if (c == '\n') {
        ends = i - line < SHORTEST_WRAPPED_LINE || isBlank(text, i + 1, region.end());
        line = i + 1;
      } else if (isStop(c)) {
        end = afterClosers(text, i + 1, region.end());
        ends = endsAt(text, begin, i, end, region.end(), language);
        i = end - 1;
      } else if (i - begin >= LONGEST_SENTENCE) {
        ends = Character.isWhitespace(c) || i - begin >= 2 * LONGEST_SENTENCE;
      }
      if (ends) {
        add(sentences, text, begin, end);
        begin = end;
      }
    }
    add(sentences, text, begin, region.end());
    return sentences;
  }

  private static void add(List<Span> sentences, CharSequence text, int begin, int end) {
    Span sentence = new Span(begin, end).trimmed(text);
    if (sentence.length() > 0) {
      sentences.add(sentence);
    }
  }

  private static boolean isBlank(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && text.charAt(i) != '\n' && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i >= end || text.charAt(i) == '\n';
  }

  private static boolean isStop(char c) {
    return switch (c) {
      case '.', '!', '?', '\u2026' -> true;
      default -> isWideStop(c);
    };
  }

  /** Stops that end a sentence wherever they stand: Arabic, Devanagari, Chinese and Japanese. */
  private static boolean isWideStop(char c) {
    return switch (c) {
      case '\u061F', '\u06D4', '\u0964', '\u0965', '\u3002', '\uFF01', '\uFF1F', '\uFF61' -> true;
      default -> false;
    };
  }

  private static int afterClosers(CharSequence text, int at, int end) {
    int i = at;
    while (i < end
        && (isStop(text.charAt(i))
            || "\"'\u201d\u2019\u201c)]\u00bb\u203a\u300d\u300f\uFF09".indexOf(text.charAt(i))
                >= 0)) {
      i++;
    }
    return i;
  }

  private static boolean endsAt(
      CharSequence text, int begin, int stop, int closed, int end, Language language) {
    char c = text.charAt(stop);
    if (closed >= end || isWideStop(c)) {
      return true;
    }
    if (!isSpace(text.charAt(closed))) {
      return false;
    }
    int next = closed;
    while (next < end && !Character.isLetterOrDigit(text.charAt(next))) {
      if (text.charAt(next) == '\n') {
        return true;
      }
      next++;
    }
    if (next >= end) {
      return true;
    }
    char first = text.charAt(next);
    if (Character.isLowerCase(first)) {
      return false;
    }
    return c != '.' || closed > stop + 1 || !isAbbreviated(text, begin, stop, language);
  }

  private static boolean isAbbreviated(CharSequence text, int begin, int stop, Language language) {
    int from = stop;
    while (from > begin && !isSpace(text.charAt(from - 1)) && stop - from <= LONGEST_ABBREVIATION) {
      from--;
    }
    String word = text.subSequence(from, stop).toString();
    boolean ordinal = language.has(Trait.ORDINAL_STOP) && isShortNumber(text, begin, stop);
    int letters = 0;
    while (letters < word.length() && !Character.isLetterOrDigit(word.charAt(letters))) {
      letters++;
    }
    String bare = word.substring(letters).toLowerCase(Locale.ROOT);
    boolean initial = bare.length() == 1 && Character.isLetter(bare.charAt(0));
    return initial || ordinal || language.abbreviations().contains(bare);
  }

  /** Whether a number of one or two digits, which is no part of a longer one, ends at a place. */
  private static boolean isShortNumber(CharSequence text, int begin, int end) {
    int from = end;
    while (from > begin && Character.isDigit(text.charAt(from - 1))) {
      from--;
    }
    boolean part =
        from > begin + 1
            && ".,:".indexOf(text.charAt(from - 1)) >= 0
            && Character.isDigit(text.charAt(from - 2));
    return end > from && end - from <= 2 && !part;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
