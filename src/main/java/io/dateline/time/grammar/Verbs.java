package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The verbs of a phrase, and the tense that each shows by itself. */
final class Verbs {

  private Verbs() {}

  static boolean isPreposition(String word) {
    return switch (word) {
      case "on",
          "in",
          "at",
          "by",
          "since",
          "until",
          "from",
          "during",
          "late",
          "early",
          "after",
          "before",
          "also",
          "later",
          "earlier",
          "then",
          "the" ->
          true;
      default -> false;
    };
  }

  static boolean isPassive(Phrase phrase, int participle) {
    return switch (phrase.word(participle - 1)) {
      case "is", "are", "was", "were", "be", "been", "being", "not", "have" -> true;
      default -> false;
    };
  }

  /** "The vote is on Friday": of a day, what is there is still to come. */
  static boolean isCopula(Phrase phrase, int at) {
    return phrase.is(at, "is") || phrase.is(at, "are");
  }

  /** "would have", "could have", "had been due": what might have been is past. */
  static boolean isPerfect(Phrase phrase, int cue) {
    return (phrase.is(cue + 1, "have") && !isWill(phrase.word(cue)))
        || (phrase.is(cue - 1, "been")
            && (phrase.is(cue - 2, "had") || phrase.is(cue - 2, "have")));
  }

  /** "will have ended by May" is still to come. */
  private static boolean isWill(String word) {
    return word.equals("will") || word.equals("'ll") || word.equals("shall");
  }

  /** Whether a verb of the past stands at a token: "became". */
  static boolean isPastVerb(Phrase phrase, int at) {
    return cue(phrase, at) == Tense.PAST || looksPast(phrase, at);
  }

  static @Nullable Tense cue(Phrase phrase, int at) {
    Word word = phrase.known(at);
    if (word == null || word.tense() == null) {
      return null;
    }
    boolean name = word.is(Kind.MONTH) && phrase.tokens().isCapital(at);
    boolean noun =
        (phrase.is(at, "plan") || phrase.is(at, "plans")) && isDeterminer(phrase.word(at - 1));
    return name || noun ? null : word.tense();
  }

  static boolean endsClause(Phrase phrase, int at) {
    return phrase.tokens().isSymbol(at, '.')
        || phrase.tokens().isSymbol(at, ';')
        || phrase.tokens().isSymbol(at, '?')
        || phrase.tokens().isSymbol(at, '!')
        || phrase.tokens().isSymbol(at, '"')
        || phrase.tokens().isSymbol(at, '\u201d');
  }

  /** "to" before a verb in lower case, not before an article, a number or a name. */
  static boolean isInfinitive(Phrase phrase, int at) {
    if (!phrase.is(at, "to") || at + 1 >= phrase.size()) {
      return false;
    }
    if (phrase.tokens().kind(at + 1) != Tokens.Kind.WORD) {
      return false;
    }
    String next = phrase.word(at + 1);
    return cue(phrase, at + 1) == null
        && !isGerund(next)
        && (!next.endsWith("s") || next.endsWith("ss"))
        && !phrase.is(at + 1, Kind.BARE_NOUN)
        && !phrase.is(at + 1, Kind.CLOCK_NAME)
        && !phrase.is(at + 1, Kind.DAY_NAME)
        && !phrase.is(at + 1, Kind.CARDINAL)
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
              "almost",
              "nearly",
              "about",
              "around",
              "over",
              "just",
              "under",
              "at",
              "no",
              "which" ->
              true;
          default -> false;
        };
  }

  /** "meeting", but not "bring", whose stem would have no vowel. */
  private static boolean isGerund(String word) {
    return word.endsWith("ing")
        && word.chars().limit(word.length() - 3L).anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }

  static boolean isDeterminer(String word) {
    return switch (word) {
      case "a", "an", "the", "his", "her", "its", "their", "no" -> true;
      default -> false;
    };
  }

  /** "died", "ended", but not "need", "hundred" or "United". */
  static boolean looksPast(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    return tokens.length(at) > 3
        && tokens.endsWith(at, "ed")
        && !tokens.endsWith(at, "eed")
        && (!phrase.hasSense(at) || phrase.is(at, Kind.DECISION))
        && !phrase.tokens().isCapital(at)
        && !isDeterminer(phrase.word(at - 1))
        && !isAdjective(phrase.word(at));
  }

  /** "on a still unspecified day": nobody unspecifies. */
  private static boolean isAdjective(String word) {
    return switch (word) {
      case "unspecified",
          "unidentified",
          "undisclosed",
          "unnamed",
          "unexpected",
          "unprecedented",
          "unconfirmed",
          "unlimited",
          "unrelated" ->
          true;
      default -> false;
    };
  }
}
