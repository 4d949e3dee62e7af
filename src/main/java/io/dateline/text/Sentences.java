package io.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits English text into sentences.
 *
 * <p>An end is a {@code .}, {@code !} or {@code ?}, with the quotes and brackets that close after
 * it, before white space and something that can begin a sentence, or a bullet before a capital. A
 * blank line ends one, unless a wrapped line goes on after it as in a text with double spacing, and
 * so does the end of a line that is too short to have been wrapped, so headings stay apart from the
 * text below them. A date that is broken over two lines is kept whole.
 */
public final class Sentences {

  private static final Set<String> ABBREVIATIONS = words("en/abbreviations.tsv");
  private static final Set<String> OPENERS = words("en/sentence-openers.tsv");
  private static final int SHORTEST_WRAPPED_LINE = 50;
  private static final int LONGEST_SENTENCE = 4_000;

  private Sentences() {}

  private static Set<String> words(String file) {
    return Lexicon.rows(Sentences.class, file).stream()
        .map(fields -> fields[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The sentences of one region of a text, in order, without the white space around them; linear in
   * the length of the region. A sentence longer than 4,000 units is cut at the next white space.
   */
  public static List<Span> split(CharSequence text, Span region) {
    List<Span> sentences = new ArrayList<>();
    int begin = region.begin();
    for (int i = region.begin(); i < region.end(); i++) {
      char c = text.charAt(i);
      int end = -1;
      if (c == '\n') {
        end = endsAtLineBreak(text, begin, i, region.end()) ? i : -1;
      } else if (c == '.' || c == '!' || c == '?' || c == '\u2026') {
        int closed = afterClosers(text, i + 1, region.end());
        end = endsAtStop(text, begin, i, closed, region.end()) ? closed : -1;
        i = closed - 1;
      } else if (isBullet(text, i, region.end())) {
        end = i;
      } else if (i - begin >= LONGEST_SENTENCE && Character.isWhitespace(c)) {
        end = i;
      }
      if (end >= 0) {
        add(sentences, text, begin, end);
        begin = afterSpace(text, end, region.end());
        i = Math.max(i, begin - 1);
      }
    }
    add(sentences, text, begin, region.end());
    return sentences;
  }

  /** "* ", "\u2022 " within a line, before a capital: the next point of a list. */
  private static boolean isBullet(CharSequence text, int at, int end) {
    int mark = text.charAt(at) == '\\' ? at + 1 : at;
    if (at == 0 || mark + 2 >= end || !isPoint(text.charAt(mark))) {
      return false;
    }
    return isSpace(text.charAt(at - 1))
        && isSpace(text.charAt(mark + 1))
        && Character.isUpperCase(text.charAt(mark + 2));
  }

  private static boolean isPoint(char c) {
    return switch (c) {
      case '*', '\u2022', '\u25cf', '\u25aa', '\u2023' -> true;
      default -> false;
    };
  }

  private static int afterSpace(CharSequence text, int at, int end) {
    int next = at;
    while (next < end && isSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private static void add(List<Span> sentences, CharSequence text, int begin, int end) {
    Span sentence = new Span(begin, end).trimmed(text);
    if (sentence.length() > 0) {
      sentences.add(sentence);
    }
  }

  private static boolean endsAtLineBreak(CharSequence text, int begin, int at, int end) {
    int next = at + 1;
    while (next < end && isSpace(text.charAt(next)) && text.charAt(next) != '\n') {
      next++;
    }
    boolean blank = next < end && text.charAt(next) == '\n';
    while (blank && next < end && isSpace(text.charAt(next))) {
      next++;
    }
    if (next >= end) {
      return true;
    }
    int line = at;
    while (line > begin && text.charAt(line - 1) != '\n' && at - line <= SHORTEST_WRAPPED_LINE) {
      line--;
    }
    boolean couldBeWrapped = at - line >= SHORTEST_WRAPPED_LINE;
    if (blank && couldBeWrapped) {
      boolean goesOn = Character.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == ',';
      return !goesOn || !Character.isLowerCase(text.charAt(next));
    }
    if (blank) {
      return true;
    }
    return !couldBeWrapped
        && !Character.isLowerCase(text.charAt(next))
        && !BrokenDate.isAt(text, begin, at, next, end);
  }

  private static int afterClosers(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && ".!?\u2026\"'\u201d\u2019)]\u00bb".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static boolean endsAtStop(CharSequence text, int begin, int stop, int closed, int end) {
    if (closed >= end) {
      return true;
    }
    if (!isSpace(text.charAt(closed))) {
      return false;
    }
    int next = closed;
    while (next < end && (isSpace(text.charAt(next)) || isOpener(text.charAt(next)))) {
      next++;
    }
    if (next >= end) {
      return true;
    }
    char first = text.charAt(next);
    if (!Character.isUpperCase(first) && !Character.isDigit(first)) {
      return false;
    }
    if (text.charAt(stop) != '.' || closed > stop + 1) {
      return true;
    }
    return !endsInAbbreviation(text, begin, stop, next, end);
  }

  private static boolean endsInAbbreviation(
      CharSequence text, int begin, int stop, int next, int end) {
    int from = stop;
    while (from > begin && stop - from < 12 && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    String word = text.subSequence(from, stop).toString();
    if (word.indexOf('.') >= 0 || isMonth(word) || isHalfOfDay(text, from, stop)) {
      return !OPENERS.contains(wordAt(text, next, end));
    }
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return true;
    }
    return isAbbreviation(word);
  }

  /** "5:40 p. m. ET": the second half of an abbreviation with a blank in it. */
  private static boolean isHalfOfDay(CharSequence text, int from, int stop) {
    return from >= 3
        && stop == from + 1
        && (text.charAt(from) == 'm' || text.charAt(from) == 'M')
        && isSpace(text.charAt(from - 1))
        && text.charAt(from - 2) == '.'
        && "apAP".indexOf(text.charAt(from - 3)) >= 0;
  }

  /** "in Sept. The rain came": what opens a sentence does not follow a month within one. */
  private static boolean isMonth(String word) {
    return switch (word) {
      case "Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec" -> true;
      default -> false;
    };
  }

  /** Whether a full stop after a word is a part of it. */
  static boolean isAbbreviation(String word) {
    return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String wordAt(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && i - at < 12 && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return text.subSequence(at, i).toString();
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c) || c == '.';
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isOpener(char c) {
    return "\"'`\u201c\u2018([\u00ab-\u2013\u2014".indexOf(c) >= 0;
  }
}
