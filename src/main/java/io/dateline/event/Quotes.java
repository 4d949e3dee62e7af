package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import java.util.BitSet;
import java.util.List;

/**
 * What of a text stands between quotation marks: somebody's words, which the article does not say
 * itself. A quotation that no mark closes goes on to the end of its paragraph.
 */
final class Quotes {

  /** An opening mark without a closing one is taken for a slip from here on, in UTF-16 units. */
  private static final int LONGEST_OPEN = 600;

  private final BitSet quoted = new BitSet();

  private Quotes() {}

  static Quotes of(CharSequence text, List<Span> paragraphs) {
    Quotes quotes = new Quotes();
    for (Span paragraph : paragraphs) {
      quotes.read(text, paragraph);
    }
    return quotes;
  }

  private void read(CharSequence text, Span paragraph) {
    int open = -1;
    for (int i = paragraph.begin(); i < paragraph.end(); i++) {
      switch (text.charAt(i)) {
        case '\u201c' -> open = i;
        case '\u201d' -> open = close(open, i);
        case '"' -> open = open < 0 && isOpening(text, paragraph, i) ? i : close(open, i);
        default -> {}
      }
    }
    if (open >= 0) {
      quoted.set(open, Math.min(paragraph.end(), open + LONGEST_OPEN));
    }
  }

  private int close(int open, int end) {
    if (open >= 0) {
      quoted.set(open, end);
    }
    return -1;
  }

  /** A straight mark opens where words follow it at once and none precede it. */
  private static boolean isOpening(CharSequence text, Span paragraph, int at) {
    boolean before = at > paragraph.begin() && Character.isLetterOrDigit(text.charAt(at - 1));
    boolean after = at + 1 < paragraph.end() && !Character.isWhitespace(text.charAt(at + 1));
    return after && !before;
  }

  /** The words of a sentence that stand between marks. */
  BitSet in(Analysis sentence) {
    BitSet words = new BitSet();
    for (int i = 0; i < sentence.size(); i++) {
      words.set(i, quoted.get(sentence.word(i).begin()));
    }
    return words;
  }
}
