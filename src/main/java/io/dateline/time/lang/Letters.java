package io.dateline.time.lang;

import io.dateline.text.Language;
import io.dateline.text.Language.Trait;
import java.text.Normalizer;

/** The characters that count as letters of a word, and the form in which words are compared. */
final class Letters {

  /** The Arabic article. */
  static final String ARTICLE = "ال";

  private static final char TATWEEL = '\u0640';
  private static final char SOFT_HYPHEN = '\u00AD';

  private Letters() {}

  /**
   * Whether no reader sees it: marks of direction, joiners, the soft hyphen, the byte order mark.
   */
  static boolean isUnseen(char c) {
    return c == SOFT_HYPHEN
        || (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2069')
        || c == '\u061C'
        || c == '\uFEFF';
  }

  /** Whether it is a letter, or a mark that stands with letters. */
  static boolean isLetter(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    if (Character.isLetter(c) || c == TATWEEL) {
      return c != 'º' && c != 'ª';
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || Character.isSurrogate(c);
  }

  /** Whether each character is a word by itself, as in scripts that write no blanks. */
  static boolean isAlone(char c) {
    return (c >= '\u3040' && c <= '\u30FF')
        || (c >= '\u3400' && c <= '\u9FFF')
        || (c >= '\uAC00' && c <= '\uD7A3');
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018';
  }

  /** A word in the form in which it is looked up. */
  static String folded(CharSequence text, int begin, int end, Language language) {
    boolean dotless = language.has(Trait.DOTLESS);
    StringBuilder folded = new StringBuilder(end - begin);
    boolean composed = true;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c < 128) {
        boolean capital = c >= 'A' && c <= 'Z';
        folded.append(dotless && c == 'I' ? 'ı' : capital ? (char) (c | 0x20) : c);
      } else if (isApostrophe(c)) {
        folded.append('\'');
      } else if (c >= '\u0300' && c <= '\u036F') {
        composed = false;
        folded.append(c);
      } else if (!isUnseen(c) && !isPointing(c)) {
        folded.append(plain(c));
      }
    }
    return composed ? folded.toString() : recomposed(folded);
  }

  /**
   * "й" as и and a breve becomes one letter again; stress marks on Cyrillic letters are dropped.
   */
  private static String recomposed(CharSequence apart) {
    String whole = Normalizer.normalize(apart, Normalizer.Form.NFC);
    StringBuilder kept = new StringBuilder(whole.length());
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c < '\u0300' || c > '\u036F') {
        kept.append(plain(c));
      }
    }
    return kept.toString();
  }

  /** Arabic vowel signs and the stretched line, which writers leave out at will. */
  private static boolean isPointing(char c) {
    return (c >= '\u064B' && c <= '\u065F') || c == '\u0670' || c == TATWEEL;
  }

  private static char plain(char c) {
    return switch (c) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      case 'ё', 'Ё' -> 'е';
      case 'İ' -> 'i';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      default -> Character.toLowerCase(c);
    };
  }
}
