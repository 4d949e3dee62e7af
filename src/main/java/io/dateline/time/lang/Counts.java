package io.dateline.time.lang;

import io.dateline.text.Language.Trait;
import java.util.Set;

/** Tells numbers that count something from years. */
final class Counts {

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2099;

  /** The words before an amount are no more pieces than these: "a lo sumo unos". */
  private static final int LONGEST_LEAD = 4;

  /** The words that measure, and never stand before a year: "more than". */
  private static final Set<String> LIMITS =
      Set.of("MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS");

  /** The words that stand before amounts and years alike: "about". */
  private static final Set<String> ABOUT = Set.of("APPROX");

  private Counts() {}

  /**
   * Whether words before a number show that it is an amount: "más de 1500", "cerca de 1400 casas".
   */
  static boolean isAmount(Pieces pieces, Vocabulary vocabulary, int number) {
    return isLed(pieces, vocabulary, number, LIMITS)
        || (isLed(pieces, vocabulary, number, ABOUT) && hasNoun(pieces, vocabulary, number));
  }

  /** Whether a number of four digits can be a year: nothing shows that it counts. */
  static boolean isYear(Pieces pieces, Vocabulary vocabulary, int at) {
    int number = pieces.number(at);
    return pieces.digits(at) == 4
        && number >= FIRST_YEAR
        && number <= LAST_YEAR
        && !isInNumber(pieces, at)
        && !hasNoun(pieces, vocabulary, at)
        && !isLed(pieces, vocabulary, at, LIMITS)
        && !isLed(pieces, vocabulary, at, ABOUT);
  }

  /** "1,200.50": a number of which others are a part. */
  private static boolean isInNumber(Pieces pieces, int at) {
    boolean before = isPoint(pieces, at - 1) && pieces.isGlued(at) && pieces.number(at - 2) >= 0;
    return before
        || (isPoint(pieces, at + 1)
            && pieces.isGlued(at + 1)
            && pieces.isGlued(at + 2)
            && pieces.number(at + 2) >= 0);
  }

  private static boolean isPoint(Pieces pieces, int at) {
    return pieces.is(at, ".") || pieces.is(at, ",");
  }

  /** Whether a word of which nothing is known follows, and no name: what is counted. */
  private static boolean hasNoun(Pieces pieces, Vocabulary vocabulary, int number) {
    int next = number + 1;
    return next < pieces.size()
        && pieces.kind(next) == Pieces.Kind.WORD
        && !vocabulary.isKnown(pieces, next)
        && (!pieces.isCapital(next) || vocabulary.language().has(Trait.CAPITAL_NOUNS));
  }

  private static boolean isLed(
      Pieces pieces, Vocabulary vocabulary, int number, Set<String> measures) {
    for (int at = Math.max(0, number - LONGEST_LEAD); at < number; at++) {
      Parts.Found word = vocabulary.find(pieces, at, "mod");
      if (word != null && word.end() == number && measures.contains(word.sense().data())) {
        return true;
      }
    }
    return false;
  }
}
