package io.dateline.time.grammar;

import io.dateline.text.Tokens;

/**
 * Verbs that point ahead, and those that only seem to: "is to meet", "was set up", "travelled to
 * attend".
 */
final class Prospects {

  /** How far before "to" an ordinal can stand, in tokens. */
  private static final int RANK_REACH = 4;

  /** How far before its verb "none" can stand, in tokens. */
  private static final int NOBODY_REACH = 7;

  private Prospects() {}

  /** "go into effect on Friday", "takes effect on Friday", but not "took effect". */
  static boolean isTakingEffect(Phrase phrase, int effect) {
    if (!phrase.is(effect, "effect") && !phrase.is(effect, "force")) {
      return false;
    }
    int verb = phrase.is(effect - 1, "into") ? effect - 2 : effect - 1;
    return switch (phrase.word(verb)) {
      case "go", "goes", "come", "comes", "take", "takes" -> true;
      default -> false;
    };
  }

  /** "is shut over the winter", "are used": a participle that describes a state. */
  static boolean isState(Phrase phrase, int participle) {
    return switch (phrase.word(participle - 1)) {
      case "is", "are" -> true;
      default -> false;
    };
  }

  static boolean isExistence(Phrase phrase, int copula) {
    return phrase.is(copula - 1, "there")
        && (Verbs.isCopula(phrase, copula) || phrase.is(copula, "'s"));
  }

  /**
   * "travelled to attend the funeral on Monday": what was done to an end is done, but not what was
   * agreed, planned or ordered.
   */
  static boolean isPurpose(Phrase phrase, int to) {
    for (int i = to - 1; i >= Math.max(0, to - 8); i--) {
      Word word = phrase.known(i);
      if (Verbs.endsClause(phrase, i)) {
        return false;
      }
      if (phrase.is(i, "allowed") && !Verbs.isPassive(phrase, i)) {
        return true; // "allowed them to leave": they left
      }
      if (word != null && word.is(Kind.DECISION)) {
        return Verbs.isPerfect(phrase, i);
      }
      Tense cue = Verbs.cue(phrase, i);
      if (cue == Tense.PAST || (cue == null && Verbs.looksPast(phrase, i))) {
        boolean aim = i < to - 1 || !(phrase.is(i, "was") || phrase.is(i, "were"));
        return aim && !isToBe(phrase, i);
      }
      if (cue != null) {
        return false;
      }
    }
    return false;
  }

  /** "will be restricted", "may be seen and heard", "will have a well". */
  private static boolean isToBe(Phrase phrase, int verb) {
    int first = phrase.is(verb - 1, "and") && Verbs.looksPast(phrase, verb - 2) ? verb - 2 : verb;
    int be = phrase.is(first - 1, "be") ? first - 1 : first;
    return Verbs.cue(phrase, be - 1) == Tense.FUTURE;
  }

  /** "the third miner to die in the pit": what made it the third has happened. */
  static boolean isRanked(Phrase phrase, int to) {
    boolean rank = phrase.is(to - 1, Kind.ORDINAL) || phrase.is(to - 1, "last");
    if (rank && phrase.is(to - 2, "the")) {
      return !futureNear(phrase, to); // "was the first to climb it"
    }
    for (int i = to - 1; i >= Math.max(0, to - RANK_REACH); i--) {
      if (phrase.is(i, Kind.ORDINAL) || phrase.is(i, "last") || phrase.is(i, "only")) {
        return phrase.isNounLike(to - 1) && i < to - 1;
      }
      if (!phrase.isNounLike(i)) {
        return false;
      }
    }
    return false;
  }

  /** "the two sides are to meet", but not "for what is to be a long stay". */
  static boolean isArranged(Phrase phrase, int copula) {
    boolean relative =
        switch (phrase.word(copula - 1)) {
          case "what", "which", "who", "that" -> true;
          default -> false;
        };
    return !relative && Verbs.isInfinitive(phrase, copula + 1);
  }

  /** "The lessons start on Monday", "They meet on Monday": the present of a timetable. */
  static boolean isTimetable(Phrase phrase, int at) {
    boolean verb =
        switch (phrase.word(at)) {
          case "start", "begin", "open", "reopen", "resume", "meet" -> true;
          default -> false;
        };
    boolean pronoun = phrase.is(at - 1, "they") || phrase.is(at - 1, "we");
    return verb
        && at > 0
        && (pronoun
            || (phrase.tokens().kind(at - 1) == Tokens.Kind.WORD
                && phrase.tokens().endsWith(at - 1, "s")
                && !phrase.tokens().isCapital(at - 1)
                && phrase.isNounLike(at - 1)
                && Verbs.cue(phrase, at - 1) == null));
  }

  /** "pledged in July to resign": the pledge was made then. */
  static boolean isSaid(Phrase phrase, int cue) {
    return switch (phrase.word(cue)) {
      case "pledged", "vowed", "promised" -> true;
      default -> false;
    };
  }

  /** "said that it would", "was told that he would": verbs of saying and deciding. */
  static boolean isReport(Phrase phrase, int verb) {
    return switch (phrase.word(verb)) {
      case "said",
          "told",
          "announced",
          "agreed",
          "decided",
          "warned",
          "threatened",
          "predicted",
          "proposed",
          "hoped",
          "ruled",
          "added",
          "hinted" ->
          true;
      default -> false;
    };
  }

  /** "could not be reached on Monday", "none could be found". */
  static boolean isFailure(Phrase phrase, int cue) {
    return phrase.is(cue, "could") && (phrase.is(cue + 1, "not") || isNobody(phrase, cue - 1));
  }

  /** "none of her three sons". */
  private static boolean isNobody(Phrase phrase, int end) {
    for (int i = end; i >= Math.max(0, end - NOBODY_REACH) && !Verbs.endsClause(phrase, i); i--) {
      if (phrase.is(i, "none") || phrase.is(i, "nobody") || phrase.is(i, "neither")) {
        return true;
      }
      if (Verbs.cue(phrase, i) != null) {
        return false;
      }
    }
    return false;
  }

  /** "was set up in June": "set" with a particle plans nothing. */
  static boolean isSetUp(Phrase phrase, int cue) {
    return phrase.is(cue, "set")
        && switch (phrase.word(cue + 1)) {
          case "up", "off", "out", "aside", "free", "alight" -> true;
          default -> false;
        };
  }

  /** "the government planned on Friday": a plan made, unlike "is planned for Friday". */
  static boolean isDone(Phrase phrase, int cue) {
    Word word = phrase.known(cue);
    if (word == null
        || !word.is(Kind.DECISION)
        || !(word.text().endsWith("ed") || word.text().equals("set"))
        || Verbs.isDeterminer(phrase.word(cue - 1))) {
      return false;
    }
    for (int i = cue - 1; i >= Math.max(0, cue - 3); i--) {
      switch (phrase.word(i)) {
        case "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "has",
            "have",
            "'s",
            "'re",
            "for" -> {
          return false;
        }
        case "," -> {
          return i < cue - 1;
        }
        default -> {}
      }
    }
    return cue > 0 && phrase.tokens().kind(cue - 1) == Tokens.Kind.WORD;
  }

  /** "will be held", "is due to be signed": the sign of the future stands before the verb. */
  static boolean futureNear(Phrase phrase, int verb) {
    for (int i = verb - 1; i >= Math.max(0, verb - 4); i--) {
      if (Verbs.endsClause(phrase, i)) {
        return false;
      }
      if (Verbs.cue(phrase, i) == Tense.FUTURE || Verbs.isInfinitive(phrase, i)) {
        return !Verbs.isPerfect(phrase, i) && !isFailure(phrase, i);
      }
    }
    return false;
  }
}
