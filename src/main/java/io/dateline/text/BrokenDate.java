package io.dateline.text;

import java.util.regex.Pattern;

/**
 * A date that goes on below a line break, in text that was wrapped at a narrow width: "on 27 /
 * February", "February / 27, 2016", "27 February / 2016".
 */
final class BrokenDate {

  private static final Lexicon<Integer> MONTHS =
      Lexicon.load(BrokenDate.class, "months.tsv", (row, _) -> Integer.parseInt(row[1].strip()));

  private static final Pattern DAY = Pattern.compile("(?:[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?");
  private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

  /** How much of either line is looked at, in UTF-16 units. */
  private static final int REACH = 32;

  /** "27th, " with a space at the end of the line. */
  private static final int LONGEST_DAY = 6;

  private BrokenDate() {}

  /**
   * Whether a date is broken at a line break. A number under a heading ("Page 27") is none.
   *
   * @param begin where the sentence begins
   * @param at the line break
   * @param next the first character below it
   * @param end where the region ends
   */
  static boolean isAt(CharSequence text, int begin, int at, int next, int end) {
    if (!isDigit(text.charAt(next)) && !hasDigit(text, Math.max(begin, at - LONGEST_DAY), at)) {
      return false;
    }
    String[] above = words(text, Math.max(begin, at - REACH), at);
    String[] below = words(text, next, Math.min(end, next + REACH));
    String last = above[above.length - 1];
    String before = above.length > 1 ? above[above.length - 2] : "";
    String first = below[0];
    String second = below.length > 1 ? below[1] : "";
    if (isDay(last) && isMonth(first)) {
      return isYear(second) ? startsSmall(before) || before.isEmpty() : startsSmall(before);
    }
    if (isMonth(last)) {
      return isYear(first) || (isDay(first) && isYear(second));
    }
    return isMonth(before) && isDay(last) && isYear(first);
  }

  private static boolean hasDigit(CharSequence text, int begin, int end) {
    int i = begin;
    while (i < end && !isDigit(text.charAt(i))) {
      i++;
    }
    return i < end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String[] words(CharSequence text, int begin, int end) {
    return text.subSequence(begin, end).toString().strip().split("\\s+", -1);
  }

  private static boolean startsSmall(String word) {
    return !word.isEmpty() && Character.isLowerCase(word.charAt(0));
  }

  private static boolean isMonth(String word) {
    return MONTHS.contains(bare(word));
  }

  private static boolean isDay(String word) {
    return DAY.matcher(bare(word)).matches();
  }

  private static boolean isYear(String word) {
    return YEAR.matcher(bare(word)).matches();
  }

  /** A word without the stops after it. */
  private static String bare(String word) {
    int end = word.length();
    while (end > 0 && ".,;:!?)\"".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
