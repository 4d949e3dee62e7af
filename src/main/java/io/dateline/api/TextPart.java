package io.dateline.api;

import io.dateline.store.ArticleText;
import io.dateline.text.Span;

/** The parts that a long text is shown in: each ends between two sentences where it can. */
final class TextPart {

  /** UTF-16 units of a part: with what is marked in it, it fits into an answer of Lambda. */
  static final int MOST = 400_000;

  private TextPart() {}

  /** The part that holds an offset; the last one for an offset beyond the text. */
  static Span holding(ArticleText text, int offset) {
    int length = text.text().length();
    int begin = 0;
    int end = end(text, begin);
    while (end <= offset && end < length) {
      begin = end;
      end = end(text, begin);
    }
    return new Span(begin, end);
  }

  private static int end(ArticleText text, int begin) {
    int length = text.text().length();
    int most = begin + MOST;
    if (most >= length) {
      return length;
    }
    int end =
        text.sentences().stream()
            .mapToInt(Span::begin)
            .filter(one -> one > begin && one <= most)
            .max()
            .orElse(most);
    boolean splits = Character.isLowSurrogate(text.text().charAt(end));
    return splits ? end - 1 : end;
  }
}
