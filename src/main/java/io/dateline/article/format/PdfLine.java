package io.dateline.article.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words that stand side by side in one column; in points, as {@link PdfWord}.
 *
 * @param text its words, with single spaces
 */
record PdfLine(
    int page, float pageHeight, String text, float left, float right, float base, float size) {

  /** The widest space between two words of a line, in sizes of its letters. */
  private static final float WIDEST_SPACE = 1.6f;

  /** How far the words of a line may stand above or below it, in sizes of their letters. */
  private static final float STEP = 0.45f;

  private static final int LONGEST_PAGE_NUMBER = 40;

  /** Puts words together in the order in which they are drawn. */
  static List<PdfLine> of(List<PdfWord> words) {
    List<PdfLine> lines = new ArrayList<>();
    List<PdfWord> line = new ArrayList<>();
    for (PdfWord word : words) {
      if (!line.isEmpty() && !goesOn(line.getLast(), word)) {
        lines.add(joined(line));
        line.clear();
      }
      line.add(word);
    }
    if (!line.isEmpty()) {
      lines.add(joined(line));
    }
    return lines;
  }

  private static boolean goesOn(PdfWord last, PdfWord next) {
    float size = Math.max(last.size(), next.size());
    float space = next.left() - last.right();
    return last.page() == next.page()
        && Math.abs(last.base() - next.base()) <= STEP * size
        && space > -STEP * size
        && space <= WIDEST_SPACE * size;
  }

  private static PdfLine joined(List<PdfWord> words) {
    PdfWord first = words.getFirst();
    float size = (float) words.stream().mapToDouble(PdfWord::size).max().orElse(first.size());
    return new PdfLine(
        first.page(),
        first.pageHeight(),
        words.stream().map(PdfWord::text).collect(Collectors.joining(" ")),
        first.left(),
        words.getLast().right(),
        first.base(),
        size);
  }

  /** The part that the heads of all pages share: the text with one sign for each number. */
  String pattern() {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\d+", "#");
  }

  /** Whether it is nothing but the number of its page. */
  boolean isPageNumber() {
    return text.length() <= LONGEST_PAGE_NUMBER
        && pattern().matches("\\W*(?:page |p\\. ?|seite )?#(?: ?(?:of|/|von) ?#)?\\W*");
  }

  boolean endsSentence() {
    return ".!?\u2026:\"\u201d\u2019)".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  boolean beginsSmall() {
    return Character.isLowerCase(text.codePointAt(0));
  }

  /** Its text without the hyphen at its end; null where it has none after a letter. */
  @Nullable String withoutHyphen() {
    int last = text.length() - 1;
    boolean hyphen = last > 0 && "-\u00ad\u2010".indexOf(text.charAt(last)) >= 0;
    return hyphen && Character.isLetter(text.charAt(last - 1)) ? text.substring(0, last) : null;
  }
}
