package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import org.jspecify.annotations.Nullable;

/** Where the verb that governs a place in the text puts its action. */
public enum Tense {
  PAST,
  PRESENT,
  FUTURE;

  private static final int REACH = 14;

  /**
   * The tense around token {@code at}: the nearest verb before it in its clause, else the nearest
   * after it; the present where there is none.
   */
  public static Tense at(Phrase phrase, int at) {
    Tense before = nearest(phrase, at - 1, -1);
    if (before != null) {
      return before;
    }
    Tense after = nearest(phrase, at + 1, 1);
    return after == null ? PRESENT : after;
  }

  private static @Nullable Tense nearest(Phrase phrase, int from, int step) {
    for (int n = 0, i = from; n < REACH && i >= 0 && i < phrase.size(); n++, i += step) {
      if (endsClause(phrase, i)) {
        break;
      }
      Tense cue = cue(phrase, i);
      if (cue == null && isInfinitive(phrase, i)) {
        cue = FUTURE;
      }
      if (cue == FUTURE) {
        return FUTURE;
      }
      if (cue != null) {
        return futureNear(phrase, i) ? FUTURE : cue;
      }
      if (looksPast(phrase, i)) {
        return futureNear(phrase, i) ? FUTURE : PAST;
      }
    }
    return null;
  }

  /** "will be held", "is due to be signed": the sign of the future stands before the verb. */
  private static boolean futureNear(Phrase phrase, int verb) {
    for (int i = verb - 1; i >= Math.max(0, verb - 4); i--) {
      if (endsClause(phrase, i)) {
        return false;
      }
      if (cue(phrase, i) == FUTURE || isInfinitive(phrase, i)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Tense cue(Phrase phrase, int at) {
    Word word = phrase.known(at);
    return word == null ? null : word.tense();
  }

  private static boolean endsClause(Phrase phrase, int at) {
    return phrase.tokens().isSymbol(at, '.')
        || phrase.tokens().isSymbol(at, ';')
        || phrase.tokens().isSymbol(at, '?')
        || phrase.tokens().isSymbol(at, '!')
        || phrase.tokens().isSymbol(at, '"')
        || phrase.tokens().isSymbol(at, '\u201d');
  }

  /** "to" before a verb in lower case, not before an article, a number or a name. */
  private static boolean isInfinitive(Phrase phrase, int at) {
    if (!phrase.is(at, "to") || at + 1 >= phrase.size()) {
      return false;
    }
    String next = phrase.word(at + 1);
    return cue(phrase, at + 1) == null
        && !next.endsWith("ing")
        && phrase.tokens().kind(at + 1) == Tokens.Kind.WORD
        && !phrase.tokens().isCapital(at + 1)
        && !switch (next) {
          case "the",
              "a",
              "an",
              "his",
              "her",
              "its",
              "their",
              "this",
              "that",
              "these",
              "those",
              "it",
              "him",
              "them",
              "us",
              "me",
              "you",
              "some",
              "any",
              "all",
              "more",
              "less",
              "no",
              "which" ->
              true;
          default -> false;
        };
  }

  private static boolean isDeterminer(String word) {
    return switch (word) {
      case "a", "an", "the", "his", "her", "its", "their", "no" -> true;
      default -> false;
    };
  }

  /** "died", "ended", but not "need", "hundred" or "United". */
  private static boolean looksPast(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    return tokens.length(at) > 3
        && tokens.endsWith(at, "ed")
        && !tokens.endsWith(at, "eed")
        && !phrase.hasSense(at)
        && !phrase.tokens().isCapital(at)
        && !isDeterminer(phrase.word(at - 1));
  }
}
