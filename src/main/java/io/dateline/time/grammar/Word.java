package io.dateline.time.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that the grammar knows.
 *
 * @param text in lower case, with a straight apostrophe
 * @param senses what it can be in a time expression; empty for a word of a pattern or a name only
 * @param kinds the kinds of its senses, bit {@code 1 << ordinal} of each
 * @param rules the rules that can begin with it, in the grammar's order
 * @param tense where it puts the action of its clause, or null
 * @param bit of its text, see {@link Pattern#bit}
 */
record Word(
    String text,
    List<Sense> senses,
    long kinds,
    List<Rule> rules,
    @Nullable Tense tense,
    long bit) {

  /** Whether it is reason enough to try the rules: "March" is, and "march" is not. */
  boolean isTrigger(boolean capital) {
    return (kinds & (capital ? Kind.TRIGGERS : Kind.SMALL_TRIGGERS)) != 0;
  }

  boolean is(Kind kind) {
    return (kinds & kind.bit()) != 0;
  }

  /** Its meaning as a {@code kind}, or null. */
  @Nullable Sense sense(Kind kind) {
    if (is(kind)) {
      for (Sense sense : senses) {
        if (sense.kind() == kind) {
          return sense;
        }
      }
    }
    return null;
  }
}
