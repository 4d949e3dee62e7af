package io.dateline.api.format;

/**
 * Keeps text from being run as a formula by a spreadsheet that opens it.
 *
 * <p>Where a list is parted by semicolons, as in most of Europe, and in a table pasted, quotes do
 * not keep a cell whole that the reader parts otherwise: what stands behind a semicolon, a tab or
 * the end of a line may begin a cell too. What cannot be seen, and quotes, do not keep a formula
 * from being one, nor does it begin with ASCII alone.
 */
final class Formulas {

  private static final char APOSTROPHE = '\'';

  private static final String PARTS = ";\t\r\n";

  /** Equals, plus, minus and at, in full width and small too. */
  private static final String BEGINS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

  /** Letters that are blank, and the quotes that cells are put in. */
  private static final String BLANK = "\"\u115F\u1160\u3164\uFFA0\u2800";

  private Formulas() {}

  /** The text with an apostrophe before each part of it that could begin a formula. */
  static String disarmed(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    if (!text.isEmpty() && PARTS.indexOf(text.charAt(0)) > 0) {
      out.append(APOSTROPHE);
    }
    int begin = 0;
    boolean isOpen = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isFormula = isOpen && BEGINS.indexOf(c) >= 0;
      if (isFormula) {
        // What the part has before it is not yet written.
        out.append(APOSTROPHE);
      }
      isOpen = isOpen && !isFormula && isUnseen(c);
      if (PARTS.indexOf(c) >= 0) {
        out.append(text, begin, i + 1);
        begin = i + 1;
        isOpen = true;
      }
    }
    return out.append(text, begin, text.length()).toString();
  }

  private static boolean isUnseen(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> BLANK.indexOf(c) >= 0;
    };
  }
}
