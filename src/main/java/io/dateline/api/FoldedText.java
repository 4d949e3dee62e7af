package io.dateline.api;

import java.text.Normalizer;

/**
 * Text as it is searched: lower case, without accents, its words parted by single spaces, with a
 * space before and after, so that {@code " tome"} is found where a word begins so.
 */
final class FoldedText {

  private FoldedText() {}

  /** {@code " sao tome s coast "} for "São Tomé's coast"; one space for what has no word. */
  static String of(String text) {
    String parted = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(parted.length() + 2).append(' ');
    int at = 0;
    while (at < parted.length()) {
      int letter = parted.codePointAt(at);
      at += Character.charCount(letter);
      if (Character.isLetterOrDigit(letter)) {
        folded.appendCodePoint(Character.toLowerCase(letter));
      } else if (Character.getType(letter) != Character.NON_SPACING_MARK
          && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    if (folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
    return folded.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
