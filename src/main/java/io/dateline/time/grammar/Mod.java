package io.dateline.time.grammar;

/** How a time expression narrows or loosens its value: TIMEX3's {@code mod} attribute. */
public enum Mod {
  BEFORE,
  AFTER,
  ON_OR_BEFORE,
  ON_OR_AFTER,
  LESS_THAN,
  MORE_THAN,
  EQUAL_OR_LESS,
  EQUAL_OR_MORE,
  START,
  MID,
  END,
  APPROX
}
