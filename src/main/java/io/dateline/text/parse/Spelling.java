package io.dateline.text.parse;

/**
 * How a word is spelled, as the models see it: digits and signs made alike, capitals, shape.
 *
 * <p>The same as NLP4J's {@code StringUtils} and {@code FeatureTemplate}, which the models were
 * trained with, but linear for any word.
 */
final class Spelling {

  /** Stands for every web address. */
  static final String LINK = "#hlink#";

  private static final int LONGEST_RUN = 2;

  private Spelling() {}

  /** The word with digits as 0, quotes, dashes and currencies alike, and runs of signs cut. */
  static String simplified(String word) {
    return isLink(word) ? LINK : withoutRuns(withoutDigits(alike(word)));
  }

  /** Whether a web address is in the word: a name, a dot and two letters, or four numbers. */
  private static boolean isLink(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) == '.' && (isDomain(word, i) || isNumeric(word, i))) {
        return true;
      }
    }
    return startsWithProtocol(word);
  }

  private static boolean isDomain(String word, int dot) {
    return isNamePart(word.charAt(dot - 1))
        && dot + 2 < word.length()
        && isLetter(word.charAt(dot + 1))
        && isLetter(word.charAt(dot + 2));
  }

  private static boolean isNumeric(String word, int dot) {
    for (int i = dot - 3; i < dot; i++) {
      if (i < 0 || !isDigit(word.charAt(i))) {
        return false;
      }
    }
    int at = dot;
    for (int part = 0; part < 3; part++) {
      int end = endOfNumber(word, at);
      if (end < 0) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /** The end of the number of one to three digits after the dot at {@code at}, or -1. */
  private static int endOfNumber(String word, int at) {
    if (at >= word.length() || word.charAt(at) != '.') {
      return -1;
    }
    int end = at + 1;
    while (end < word.length() && end <= at + 3 && isDigit(word.charAt(end))) {
      end++;
    }
    return end == at + 1 ? -1 : end;
  }

  private static boolean startsWithProtocol(String word) {
    int at = word.indexOf("://");
    return switch (at < 0 || at > 5 ? "" : lower(word.substring(0, at))) {
      case "http", "https", "ftp", "sftp" -> true;
      default -> false;
    };
  }

  /** Currencies, quotes and dashes each made one character. */
  private static String alike(String word) {
    StringBuilder alike = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      alike.append(alike(word.charAt(i)));
    }
    return alike.toString();
  }

  private static char alike(char c) {
    if (c < 128) {
      return c;
    }
    if ((c >= '\u00a2' && c <= '\u00a5') || (c >= '\u20a0' && c <= '\u20cf')) {
      return '$';
    }
    if (c >= '\u2018' && c <= '\u201f') {
      return c <= '\u201b' ? '\'' : '"';
    }
    return isDash(c) ? '-' : c;
  }

  private static boolean isDash(char c) {
    return (c >= '\u2010' && c <= '\u2014')
        || c == '\u2022'
        || c == '\u2023'
        || c == '\u203b'
        || c == '\u2043';
  }

  /** Each number, with the signs that belong to it, made one 0. */
  private static String withoutDigits(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    char before = 0;
    for (int i = 0; i < word.length(); i++) {
      i = afterMoney(word, i);
      char c = word.charAt(i);
      if (c == '%' && isDigit(before)) {
        continue;
      }
      if (isInNumber(c) && i + 1 < word.length()) {
        int next = afterMoney(word, i + 1);
        if (isDigit(word.charAt(next)) && i == 0) {
          i = next;
          c = word.charAt(i);
        } else if (isDigit(word.charAt(next)) && isDigit(before)) {
          i = next;
          continue;
        }
      }
      if (!isDigit(c)) {
        plain.append(c);
      } else if (!isDigit(before)) {
        plain.append('0');
      }
      before = c;
    }
    return plain.toString();
  }

  private static int afterMoney(String word, int at) {
    char c = word.charAt(at);
    boolean money = (c == '$' || c == '#') && at + 1 < word.length();
    return money && isDigit(word.charAt(at + 1)) ? at + 1 : at;
  }

  private static boolean isInNumber(char c) {
    return switch (c) {
      case '.', '-', '+', ',', ':', '/', '=', '\u00b1', '\u2212', '\u2213' -> true;
      default -> c >= '\u221a' && c <= '\u221c';
    };
  }

  /** The text with at most two of the same sign in a row. */
  private static String withoutRuns(String word) {
    StringBuilder cut = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean third = i > 1 && c == word.charAt(i - 1) && c == word.charAt(i - 2);
      if (!third || !isSign(c)) {
        cut.append(c);
      }
    }
    return cut.toString();
  }

  /** The word in lower case, by the rules of Latin-1 and no locale. */
  static String lower(String word) {
    StringBuilder lower = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      lower.append(lower(word.charAt(i)));
    }
    return lower.toString();
  }

  private static char lower(char c) {
    boolean upper = isUpper(c) || (c >= '\u00c0' && c <= '\u00de' && c != '\u00d7');
    return upper ? (char) (c + 32) : c;
  }

  /**
   * The kinds of characters, each kind at most twice in a row: {@code Damascus-5}: {@code Aaa.1}.
   */
  static String shape(String simplified) {
    StringBuilder shape = new StringBuilder();
    char before = 0;
    int repeated = 0;
    for (int i = 0; i < simplified.length(); i++) {
      char kind = kind(simplified.charAt(i));
      repeated = kind == before ? repeated + 1 : 0;
      before = kind;
      if (repeated < LONGEST_RUN) {
        shape.append(kind);
      }
    }
    return shape.toString();
  }

  private static char kind(char c) {
    if (isUpper(c)) {
      return 'A';
    }
    if (isLower(c)) {
      return 'a';
    }
    if (isDigit(c)) {
      return '1';
    }
    return isSign(c) ? '.' : 'x';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the character is a sign of ASCII. */
  static boolean isSign(char c) {
    return c > ' ' && c < 127 && !isDigit(c) && !isLetter(c);
  }

  private static boolean isLetter(char c) {
    return isUpper(c) || isLower(c);
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }
}
