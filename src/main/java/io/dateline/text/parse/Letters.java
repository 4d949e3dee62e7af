package io.dateline.text.parse;

/** The traits that the capitals, digits and signs of a word show: a set of the models' fourteen. */
final class Letters {

  private static final int LINK = 0;
  private static final int ALL_UPPER = 1;
  private static final int ALL_LOWER = 2;
  private static final int ALL_DIGIT = 3;
  private static final int ALL_SIGN = 4;
  private static final int ALL_DIGIT_OR_SIGN = 5;
  private static final int HAS_DIGIT = 6;
  private static final int HAS_PERIOD = 7;
  private static final int HAS_HYPHEN = 8;
  private static final int HAS_OTHER_SIGN = 9;
  private static final int NO_LOWER = 10;
  private static final int FIRST_UPPER = 11;
  private static final int ONE_UPPER = 12;
  private static final int MORE_UPPER = 13;

  /** How many traits there are. */
  static final int TRAITS = 14;

  private int length;
  private int uppers;
  private int lowers;
  private int digits;
  private int signs;
  private boolean period;
  private boolean hyphen;
  private boolean firstUpper;

  private Letters(String word) {
    length = word.length();
    firstUpper = length > 0 && Spelling.isUpper(word.charAt(0));
    for (int i = 0; i < length; i++) {
      count(word.charAt(i));
    }
  }

  /**
   * The traits of a word, one bit each.
   *
   * @param simplified the word as {@link Spelling#simplified} makes it
   * @param first whether the sentence begins with it
   */
  static int of(String simplified, boolean first) {
    return simplified.equals(Spelling.LINK) ? 1 << LINK : new Letters(simplified).traits(first);
  }

  private void count(char c) {
    uppers += Spelling.isUpper(c) ? 1 : 0;
    lowers += Spelling.isLower(c) ? 1 : 0;
    digits += Spelling.isDigit(c) ? 1 : 0;
    signs += Spelling.isSign(c) ? 1 : 0;
    period |= c == '.';
    hyphen |= c == '-';
  }

  private int traits(boolean first) {
    boolean allUpper = uppers == length;
    int traits = whole(allUpper) | (allUpper ? 0 : capitals(first));
    if (digits > 0 && digits < length) {
      traits |= 1 << HAS_DIGIT;
    }
    return traits | signs();
  }

  private int whole(boolean allUpper) {
    if (allUpper) {
      return 1 << ALL_UPPER;
    }
    if (lowers == length) {
      return 1 << ALL_LOWER;
    }
    if (digits == length) {
      return 1 << ALL_DIGIT;
    }
    if (signs == length) {
      return 1 << ALL_SIGN;
    }
    if (digits + signs == length) {
      return 1 << ALL_DIGIT_OR_SIGN;
    }
    return lowers == 0 ? 1 << NO_LOWER : 0;
  }

  private int capitals(boolean first) {
    int later = firstUpper ? uppers - 1 : uppers;
    int traits = firstUpper && !first ? 1 << FIRST_UPPER : 0;
    if (later == 1) {
      traits |= 1 << ONE_UPPER;
    }
    return later > 1 ? traits | 1 << MORE_UPPER : traits;
  }

  private int signs() {
    int traits = (period ? 1 << HAS_PERIOD : 0) | (hyphen ? 1 << HAS_HYPHEN : 0);
    boolean other = signs > 0 && signs < length && !period && !hyphen;
    return other ? traits | 1 << HAS_OTHER_SIGN : traits;
  }
}
