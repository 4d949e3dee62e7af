package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import org.jspecify.annotations.Nullable;

/** Where the verb that governs a place in the text puts its action. */
public enum Tense {
  PAST,
  PRESENT,
  FUTURE;

  private static final int REACH = 14;

  /** How far before "to" an ordinal can stand, in tokens. */
  private static final int RANK_REACH = 4;

  /** How far before its verb "none" can stand, in tokens. */
  private static final int NOBODY_REACH = 7;

  /** The longest bracket that is passed over, in tokens. */
  private static final int BRACKET_REACH = 20;

  /** How near "there is" stands to it: "There is a board meeting on Friday". */
  private static final int THERE_REACH = 6;

  /** How near a copula stands to the day that it tells: "is on Friday", "is open on Friday". */
  private static final int COPULA_REACH = 2;

  /**
   * The tense of the clause around tokens {@code [begin, end)}: that of the nearest verb before it,
   * else after it; the other way round where it opens its clause. The present where there is none.
   */
  public static Tense at(Phrase phrase, int begin, int end) {
    if (isOfDisaster(phrase, begin, end) || phrase.is(begin - 1, "since")) {
      return PAST;
    }
    if (isAwaited(phrase, begin)) {
      return FUTURE;
    }
    if (isAttributed(phrase, begin)) {
      return PAST;
    }
    boolean opens = opensClause(phrase, begin);
    if (!opens && isUntil(phrase, begin - 1)) {
      return isHeld(phrase, begin - 1) ? FUTURE : PAST;
    }
    boolean owned = phrase.is(begin - 1, "'s") && phrase.isNounLike(end);
    String preposition = phrase.word(owned ? beforeOwner(phrase, begin - 2) : begin - 1);
    boolean possessive = (phrase.is(end, "'s") || owned) && !isAppointment(preposition);
    Tense first = opens ? nearest(phrase, end, 1, possessive) : null;
    if (first == null) {
      first = nearest(phrase, begin - 1, -1, possessive);
    }
    if (first == null) {
      first = nearest(phrase, end, 1, possessive);
    }
    if (possessive && first == FUTURE) {
      return PAST;
    }
    return first == null ? PRESENT : first;
  }

  /** Whether a word at a token leads up to the end of a stretch. */
  public static boolean isUntil(Phrase phrase, int at) {
    return phrase.is(at, "until") || phrase.is(at, "till") || phrase.is(at, "through");
  }

  /** "go into effect on Friday", "takes effect on Friday", but not "took effect". */
  private static boolean isTakingEffect(Phrase phrase, int effect) {
    if (!phrase.is(effect, "effect") && !phrase.is(effect, "force")) {
      return false;
    }
    int verb = phrase.is(effect - 1, "into") ? effect - 2 : effect - 1;
    return switch (phrase.word(verb)) {
      case "go", "goes", "come", "comes", "take", "takes" -> true;
      default -> false;
    };
  }

  /** How far before a time "according to" or "ahead of" can stand, in tokens. */
  private static final int LEAD_REACH = 6;

  /** "according to a filing on Friday": what is told of has been said. */
  private static boolean isAttributed(Phrase phrase, int begin) {
    return isLedBy(phrase, begin, "according", "to");
  }

  /** Whether two words stand before a time with nothing but a noun and its preposition between. */
  private static boolean isLedBy(Phrase phrase, int begin, String first, String second) {
    for (int i = begin - 1; i > Math.max(0, begin - LEAD_REACH); i--) {
      if (phrase.is(i, second) && phrase.is(i - 1, first)) {
        return true;
      }
      if (cue(phrase, i) != null || looksPast(phrase, i) || endsClause(phrase, i)) {
        return false;
      }
    }
    return false;
  }

  /** "They wait for March", "effective on 12 May", "ahead of a vote on Friday". */
  private static boolean isAwaited(Phrase phrase, int begin) {
    int before = isPreposition(phrase.word(begin - 1)) ? begin - 2 : begin - 1;
    boolean waited =
        phrase.is(begin - 1, "for")
            && (phrase.is(begin - 2, "wait") || phrase.is(begin - 2, "waiting"));
    return waited
        || phrase.is(before, "effective")
        || isLedBy(phrase, begin, "ahead", "of")
        || isTakingEffect(phrase, before);
  }

  /** "at the agency's Monday meeting": where the preposition of the owner stands. */
  private static int beforeOwner(Phrase phrase, int owner) {
    return phrase.is(owner - 1, "the") ? owner - 2 : owner - 1;
  }

  /** "will be raised at Monday's meeting", but "will appeal Monday's ruling". */
  private static boolean isAppointment(String preposition) {
    return switch (preposition) {
      case "at", "for", "in", "until", "before", "ahead", "of", "during" -> true;
      default -> false;
    };
  }

  /** "was closed until Monday" holds on; "lasted until Monday" is over. */
  private static boolean isHeld(Phrase phrase, int until) {
    for (int i = until - 1; i >= Math.max(0, until - REACH) && !endsClause(phrase, i); i--) {
      Tense cue = cue(phrase, i);
      boolean verb = cue != null || looksPast(phrase, i);
      if (phrase.is(i, "has") || phrase.is(i, "have")) {
        return true;
      }
      if (phrase.is(i, Kind.DECISION) || (cue != null && cue != PAST)) {
        return true;
      }
      if (verb && !phrase.is(i, "been") && !phrase.is(i, "was") && !phrase.is(i, "were")) {
        return false;
      }
    }
    return true;
  }

  /** "On Monday the talks resumed", ", but in March a judge ruled": nothing goes before it. */
  private static boolean opensClause(Phrase phrase, int begin) {
    int before = begin - 1;
    while (before >= 0 && isPreposition(phrase.word(before))) {
      before--;
    }
    return before < 0
        || switch (phrase.word(before)) {
          case ",",
              "and",
              "but",
              "that",
              "\"",
              "\u201c",
              "`",
              ":",
              ";",
              "\u2014",
              "when",
              "while" ->
              true;
          default -> false;
        };
  }

  /** Whether a time stands at the head of its sentence: "By early March 1943 the front …". */
  public static boolean opensSentence(Phrase phrase, int begin) {
    int before = begin - 1;
    while (before >= 0 && isOpening(phrase.word(before))) {
      before--;
    }
    return before < 0;
  }

  private static boolean isOpening(String word) {
    return isPreposition(word)
        || switch (word) {
          case ",",
              "and",
              "but",
              "meanwhile",
              "finally",
              "again",
              "however",
              "of",
              "end",
              "start" ->
              true;
          default -> false;
        };
  }

  private static boolean isPreposition(String word) {
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

  private static @Nullable Tense nearest(Phrase phrase, int from, int step, boolean possessive) {
    for (int n = 0, i = from; n < REACH && i >= 0 && i < phrase.size(); n++, i += step) {
      i = step < 0 ? beforeBracket(phrase, i) : i;
      if (endsClause(phrase, i)) {
        break;
      }
      if (phrase.is(i - 1, "than")) {
        continue; // "earlier than expected" tells no tense
      }
      if (step < 0 && n < THERE_REACH && isExistence(phrase, i)) {
        return FUTURE;
      }
      Tense cue = cue(phrase, i);
      if (cue == null && !possessive && isInfinitive(phrase, i)) {
        return isPurpose(phrase, i) || isRanked(phrase, i) ? PAST : FUTURE;
      }
      if (cue == FUTURE && step < 0 && n <= 1 && isSaid(phrase, i)) {
        return PAST;
      }
      if (cue == FUTURE) {
        return isFailure(phrase, i)
                || isPerfect(phrase, i)
                || isDone(phrase, i)
                || isSetUp(phrase, i)
            ? PAST
            : FUTURE;
      }
      if (cue == PRESENT && isCopula(phrase, i)) {
        int reach = phrase.is(i + 1, "open") ? COPULA_REACH + 1 : COPULA_REACH;
        if ((step < 0 && n < reach) || isArranged(phrase, i)) {
          return FUTURE;
        }
      }
      if (cue == null && step < 0 && isTimetable(phrase, i)) {
        return FUTURE;
      }
      if (cue != null || looksPast(phrase, i)) {
        return !possessive && !phrase.is(i, "follows") && futureNear(phrase, i)
            ? FUTURE
            : isState(phrase, i) ? PRESENT : cue == null ? PAST : cue;
      }
    }
    return null;
  }

  /**
   * Whether a time was still ahead when the story reached it and can be over by now: "was due to be
   * mended in September".
   */
  public static boolean isAheadOfPast(Phrase phrase, int begin) {
    for (int i = begin - 1; i >= Math.max(1, begin - REACH) && !endsClause(phrase, i); i--) {
      Tense cue = cue(phrase, i);
      if (cue == FUTURE) {
        return phrase.is(i - 1, "was") || phrase.is(i - 1, "were");
      }
      if (cue != null) {
        return false;
      }
    }
    return false;
  }

  /** "is shut over the winter", "are used": a participle that tells how things are. */
  private static boolean isState(Phrase phrase, int participle) {
    return switch (phrase.word(participle - 1)) {
      case "is", "are" -> true;
      default -> false;
    };
  }

  private static boolean isExistence(Phrase phrase, int copula) {
    return phrase.is(copula - 1, "there") && (isCopula(phrase, copula) || phrase.is(copula, "'s"));
  }

  /** The bracket that opens where one closes at a token: what it holds is of no other clause. */
  private static int beforeBracket(Phrase phrase, int at) {
    if (!phrase.tokens().isSymbol(at, ')')) {
      return at;
    }
    for (int i = at - 1; i >= Math.max(0, at - BRACKET_REACH); i--) {
      if (phrase.tokens().isSymbol(i, '(')) {
        return i;
      }
    }
    return at;
  }

  /**
   * "travelled to attend the funeral on Monday": what was done to an end is done, but not what was
   * agreed, planned or ordered.
   */
  private static boolean isPurpose(Phrase phrase, int to) {
    for (int i = to - 1; i >= Math.max(0, to - 8); i--) {
      Word word = phrase.known(i);
      if (endsClause(phrase, i)) {
        return false;
      }
      if (phrase.is(i, "allowed") && !isPassive(phrase, i)) {
        return true; // "allowed them to leave": they left
      }
      if (word != null && word.is(Kind.DECISION)) {
        return isPerfect(phrase, i);
      }
      Tense cue = cue(phrase, i);
      if (cue == PAST || (cue == null && looksPast(phrase, i))) {
        return i < to - 1 || !(phrase.is(i, "was") || phrase.is(i, "were"));
      }
      if (cue != null) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPassive(Phrase phrase, int participle) {
    return switch (phrase.word(participle - 1)) {
      case "is", "are", "was", "were", "be", "been", "being", "not", "have" -> true;
      default -> false;
    };
  }

  /** "the third miner to die in the pit": what made it the third has happened. */
  private static boolean isRanked(Phrase phrase, int to) {
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
  private static boolean isArranged(Phrase phrase, int copula) {
    boolean relative =
        switch (phrase.word(copula - 1)) {
          case "what", "which", "who", "that" -> true;
          default -> false;
        };
    return !relative && isInfinitive(phrase, copula + 1);
  }

  /** "The lessons start on Monday", "They meet on Monday": the present of a timetable. */
  private static boolean isTimetable(Phrase phrase, int at) {
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
                && cue(phrase, at - 1) == null));
  }

  /** "pledged in July to resign": the pledge was made then. */
  private static boolean isSaid(Phrase phrase, int cue) {
    return switch (phrase.word(cue)) {
      case "pledged", "vowed", "promised" -> true;
      default -> false;
    };
  }

  /** "could not be reached on Monday", "none could be found". */
  private static boolean isFailure(Phrase phrase, int cue) {
    return phrase.is(cue, "could") && (phrase.is(cue + 1, "not") || isNobody(phrase, cue - 1));
  }

  /** "none of her three sons". */
  private static boolean isNobody(Phrase phrase, int end) {
    for (int i = end; i >= Math.max(0, end - NOBODY_REACH) && !endsClause(phrase, i); i--) {
      if (phrase.is(i, "none") || phrase.is(i, "nobody") || phrase.is(i, "neither")) {
        return true;
      }
      if (cue(phrase, i) != null) {
        return false;
      }
    }
    return false;
  }

  /** "the March 3 attacks". */
  private static boolean isOfDisaster(Phrase phrase, int begin, int end) {
    return (phrase.is(begin, "the") || phrase.is(begin - 1, "the"))
        && phrase.is(end, Kind.DISASTER);
  }

  /**
   * Whether the time in tokens {@code [begin, end)} is past for certain: a verb of the past stands
   * right before it, "began in March", "said in August", or "since", or a disaster behind it.
   */
  public static boolean isSurelyPast(Phrase phrase, int begin, int end) {
    if (isOfDisaster(phrase, begin, end) || phrase.is(begin - 1, "since")) {
      return true;
    }
    boolean thatWas =
        phrase.is(begin - 2, "it") && phrase.is(begin - 1, "was") && phrase.is(begin, "the");
    if (thatWas) {
      return true;
    }
    int verb = isPreposition(phrase.word(begin - 1)) ? begin - 2 : begin - 1;
    if (verb < 0 || phrase.tokens().kind(verb) != Tokens.Kind.WORD) {
      return false;
    }
    boolean auxiliary =
        switch (phrase.word(verb)) {
          case "was", "were", "been", "had", "has", "have", "did", "set" -> true;
          default -> false;
        };
    boolean participle =
        switch (phrase.word(verb - 1)) {
          case "is", "are", "'s", "'re", "be", "being", "gets", "get" -> true;
          default -> false;
        };
    Tense cue = cue(phrase, verb);
    boolean planned = phrase.is(verb, Kind.DECISION) && !phrase.is(verb, "said");
    return !auxiliary
        && !participle
        && ((cue == null ? looksPast(phrase, verb) && !planned : cue == PAST && !planned)
            || isSaid(phrase, verb));
  }

  /** "was set up in June": "set" with a particle plans nothing. */
  private static boolean isSetUp(Phrase phrase, int cue) {
    return phrase.is(cue, "set")
        && switch (phrase.word(cue + 1)) {
          case "up", "off", "out", "aside", "free", "alight" -> true;
          default -> false;
        };
  }

  /** "the government planned on Friday": a plan made, unlike "is planned for Friday". */
  private static boolean isDone(Phrase phrase, int cue) {
    Word word = phrase.known(cue);
    if (word == null
        || !word.is(Kind.DECISION)
        || !(word.text().endsWith("ed") || word.text().equals("set"))
        || isDeterminer(phrase.word(cue - 1))) {
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

  /** "The vote is on Friday": of a day, what is there is still to come. */
  private static boolean isCopula(Phrase phrase, int at) {
    return phrase.is(at, "is") || phrase.is(at, "are");
  }

  /** "would have", "could have", "had been due": what might have been is past. */
  private static boolean isPerfect(Phrase phrase, int cue) {
    return (phrase.is(cue + 1, "have") && !isWill(phrase.word(cue)))
        || (phrase.is(cue - 1, "been")
            && (phrase.is(cue - 2, "had") || phrase.is(cue - 2, "have")));
  }

  /** "will have ended by May" is still to come. */
  private static boolean isWill(String word) {
    return word.equals("will") || word.equals("'ll") || word.equals("shall");
  }

  /** "will be held", "is due to be signed": the sign of the future stands before the verb. */
  private static boolean futureNear(Phrase phrase, int verb) {
    for (int i = verb - 1; i >= Math.max(0, verb - 4); i--) {
      if (endsClause(phrase, i)) {
        return false;
      }
      if (cue(phrase, i) == FUTURE || isInfinitive(phrase, i)) {
        return !isPerfect(phrase, i) && !isFailure(phrase, i);
      }
    }
    return false;
  }

  /** Whether a verb of the past stands at a token: "became". */
  static boolean isPastVerb(Phrase phrase, int at) {
    return cue(phrase, at) == PAST || looksPast(phrase, at);
  }

  /** Whether no verb that tells a tense stands in tokens {@code [from, to)}. */
  public static boolean isVerbless(Phrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (cue(phrase, i) != null || looksPast(phrase, i) || endsClause(phrase, i)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Tense cue(Phrase phrase, int at) {
    Word word = phrase.known(at);
    if (word == null || word.tense() == null) {
      return null;
    }
    boolean name = word.is(Kind.MONTH) && phrase.tokens().isCapital(at);
    boolean noun =
        (phrase.is(at, "plan") || phrase.is(at, "plans")) && isDeterminer(phrase.word(at - 1));
    return name || noun ? null : word.tense();
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
    if (phrase.tokens().kind(at + 1) != Tokens.Kind.WORD) {
      return false;
    }
    String next = phrase.word(at + 1);
    return cue(phrase, at + 1) == null
        && !next.endsWith("ing")
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
        && (!phrase.hasSense(at) || phrase.is(at, Kind.DECISION))
        && !phrase.tokens().isCapital(at)
        && !isDeterminer(phrase.word(at - 1));
  }
}
