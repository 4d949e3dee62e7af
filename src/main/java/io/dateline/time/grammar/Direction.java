package io.dateline.time.grammar;

/** Which way from the anchor a named period lies. */
public enum Direction {
  /** "last March" */
  BACK,
  /** "this March" */
  HERE,
  /** "next March" */
  AHEAD,
  /** plain "March": the tense of the sentence decides */
  OPEN;

  /** The direction of a word such as "last" (negative), "this" (zero) or "next" (positive). */
  static Direction of(int sign) {
    return sign < 0 ? BACK : sign > 0 ? AHEAD : HERE;
  }
}
