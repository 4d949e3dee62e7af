package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The tense that the verb governing a place in the text gives its action. */
public enum Tense {
  PAST,
  PRESENT,
  FUTURE;

  private static final int REACH = 14;

  /** The longest quotation that is passed over, in tokens. */
  private static final int QUOTED_REACH = 6;

  /** The longest bracket that is passed over, in tokens. */
  private static final int BRACKET_REACH = 20;

  /** How near "there is" stands to it: "There is a board meeting on Friday". */
  private static final int THERE_REACH = 6;

  /** How near a copula stands to its day: "is on Friday", "is open on Friday". */
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

  /** How far before a time "according to" or "ahead of" can stand, in tokens. */
  private static final int LEAD_REACH = 6;

  /**
   * Whether a day goes with a noun behind it and dates no verb before it: "its new Christmas film",
   * but not "at the Christmas party" or "the Christmas attack".
   */
  public static boolean isAttributive(Phrase phrase, int begin, int end) {
    if (!phrase.isNounLike(end) || phrase.hasSense(end) || phrase.is(end, Kind.DISASTER)) {
      return false;
    }
    for (int i = begin - 1; i >= Math.max(0, begin - LEAD_REACH); i--) {
      switch (phrase.word(i)) {
        case "at", "on", "in", "during", "after", "since", "before", "over", "last" -> {
          return false;
        }
        default -> {
          if (Verbs.cue(phrase, i) != null || Verbs.endsClause(phrase, i)) {
            return true;
          }
        }
      }
    }
    return true;
  }

  /** "according to a filing on Friday": the content of the filing is past. */
  private static boolean isAttributed(Phrase phrase, int begin) {
    return isLedBy(phrase, begin, "according", "to");
  }

  /** Whether two words stand before a time with nothing but a noun and its preposition between. */
  private static boolean isLedBy(Phrase phrase, int begin, String first, String second) {
    for (int i = begin - 1; i > Math.max(0, begin - LEAD_REACH); i--) {
      if (phrase.is(i, second) && phrase.is(i - 1, first)) {
        return true;
      }
      if (Verbs.cue(phrase, i) != null
          || Verbs.looksPast(phrase, i)
          || Verbs.endsClause(phrase, i)) {
        return false;
      }
    }
    return false;
  }

  /**
   * "They wait for March", "effective on 12 May", "ahead of a vote on Friday", "to holders of
   * record Dec. 4".
   */
  private static boolean isAwaited(Phrase phrase, int begin) {
    int before = Verbs.isPreposition(phrase.word(begin - 1)) ? begin - 2 : begin - 1;
    boolean waited =
        phrase.is(begin - 1, "for")
            && (phrase.is(begin - 2, "wait") || phrase.is(begin - 2, "waiting"));
    boolean dividend = phrase.is(begin - 1, "record") && phrase.is(begin - 2, "of");
    return waited
        || dividend
        || phrase.is(before, "effective")
        || isLedBy(phrase, begin, "ahead", "of")
        || Prospects.isTakingEffect(phrase, before);
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
    for (int i = until - 1; i >= Math.max(0, until - REACH) && !Verbs.endsClause(phrase, i); i--) {
      Tense cue = Verbs.cue(phrase, i);
      boolean verb = cue != null || Verbs.looksPast(phrase, i);
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
    while (before >= 0 && Verbs.isPreposition(phrase.word(before))) {
      if (phrase.tokens().isCapital(before)) {
        return true; // a headline before it has no full stop
      }
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
    return Verbs.isPreposition(word)
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

  private static @Nullable Tense nearest(Phrase phrase, int from, int step, boolean possessive) {
    for (int n = 0, i = from; n < REACH && i >= 0 && i < phrase.size(); n++, i += step) {
      i = step < 0 ? beforeQuotation(phrase, beforeBracket(phrase, i)) : i;
      if (Verbs.endsClause(phrase, i)) {
        break;
      }
      if (phrase.is(i - 1, "than")) {
        continue; // "earlier than expected" tells no tense
      }
      if (step < 0 && n < THERE_REACH && Prospects.isExistence(phrase, i)) {
        return FUTURE;
      }
      if ((phrase.is(i, "has") || phrase.is(i, "have")) && phrase.is(i + 1, "to")) {
        return FUTURE; // "have to be repaid by Friday"
      }
      Tense cue = Verbs.cue(phrase, i);
      if (cue == null && !possessive && Verbs.isInfinitive(phrase, i)) {
        return Prospects.isPurpose(phrase, i) || Prospects.isRanked(phrase, i) ? PAST : FUTURE;
      }
      if (cue == FUTURE && step < 0 && n <= 1 && Prospects.isSaid(phrase, i)) {
        return PAST;
      }
      if (cue == FUTURE) {
        return Prospects.isFailure(phrase, i)
                || Verbs.isPerfect(phrase, i)
                || Prospects.isDone(phrase, i)
                || Prospects.isSetUp(phrase, i)
            ? PAST
            : FUTURE;
      }
      if (cue == PRESENT && Verbs.isCopula(phrase, i)) {
        int reach = phrase.is(i + 1, "open") ? COPULA_REACH + 1 : COPULA_REACH;
        if ((step < 0 && n < reach) || Prospects.isArranged(phrase, i)) {
          return FUTURE;
        }
      }
      if (cue == null && step < 0 && Prospects.isTimetable(phrase, i)) {
        return FUTURE;
      }
      if (cue != null || Verbs.looksPast(phrase, i)) {
        return !possessive && !phrase.is(i, "follows") && Prospects.futureNear(phrase, i)
            ? FUTURE
            : Prospects.isState(phrase, i) ? PRESENT : cue == null ? PAST : cue;
      }
    }
    return null;
  }

  /**
   * Whether a time was still ahead when the story reached it and can be over by now: "was due to be
   * mended in September", "was invited to join in July", "had planned to go in June".
   */
  public static boolean isAheadOfPast(Phrase phrase, int begin) {
    if (isUntil(phrase, begin - 1)) {
      return false;
    }
    for (int i = begin - 1; i >= Math.max(1, begin - REACH) && !Verbs.endsClause(phrase, i); i--) {
      Tense cue = Verbs.cue(phrase, i);
      if (cue == FUTURE || (cue != PAST && phrase.is(i, Kind.DECISION))) {
        return switch (phrase.word(i - 1)) {
          case "was", "were", "had" -> true;
          case "been" -> phrase.is(i - 2, "had");
          default -> false;
        };
      }
      if (cue != null) {
        return false;
      }
    }
    return false;
  }

  /**
   * The past verb from which a time that lies ahead is seen, and not from the day of writing: "said
   * that it would close in May", "decided to reopen in May", "were shut until May"; -1 for none.
   *
   * <p>What "would", "could" and "might" speak of is seen from the verb of saying or deciding that
   * governs them, in their own sentence and without a relative clause between.
   */
  public static int viewpoint(Phrase phrase, int begin) {
    boolean ahead = isUntil(phrase, begin - 1);
    boolean modal = false;
    for (int i = begin - 1; i >= Math.max(0, begin - REACH) && !Verbs.endsClause(phrase, i); i--) {
      if (modal && isRelative(phrase, i)) {
        return -1;
      }
      switch (phrase.word(i)) {
        case "would", "could", "might" -> modal = true;
        case "promised", "pledged", "vowed" -> {
          return i;
        }
        case "due", "scheduled", "expected", "planned", "slated", "set", "going", "payable" ->
            ahead = true;
        default -> {
          Tense cue = Verbs.cue(phrase, i);
          boolean past = cue == null ? Verbs.looksPast(phrase, i) : cue == PAST;
          if (past && modal) {
            return Prospects.isReport(phrase, i) ? i : -1;
          }
          if (past && !Prospects.futureNear(phrase, i)) {
            return ahead && !Prospects.isState(phrase, i) ? i : -1;
          }
          if (cue != null && !past) {
            return -1;
          }
          ahead |= Verbs.isInfinitive(phrase, i);
        }
      }
    }
    return -1;
  }

  private static boolean isAuxiliary(String word) {
    return switch (word) {
      case "was", "were", "had", "been" -> true;
      default -> false;
    };
  }

  private static boolean isRelative(Phrase phrase, int at) {
    return switch (phrase.word(at)) {
      case "who", "which", "whose", "whom", "where" -> true;
      default -> false;
    };
  }

  /**
   * Whether the time in tokens {@code [begin, end)} is that of a verb: no other verb stands between
   * them, and the time stands behind the verb or opens its clause.
   */
  public static boolean isOf(Phrase phrase, int verb, int begin, int end) {
    int first = verb;
    while (first > end && isAuxiliary(phrase.word(first - 1))) {
      first--;
    }
    return verb < begin
        ? isVerbless(phrase, verb + 1, begin)
        : opensClause(phrase, begin) && isVerbless(phrase, end, first);
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
   * The quotation mark that opens where one closes at a token, if few words stand between them that
   * are a part of the clause: a "static kill" of the well on Monday.
   */
  private static int beforeQuotation(Phrase phrase, int at) {
    if (!isQuotationMark(phrase.tokens(), at)) {
      return at;
    }
    for (int i = at - 1; i > Math.max(0, at - QUOTED_REACH); i--) {
      if (isQuotationMark(phrase.tokens(), i)) {
        return i - 1;
      }
      if (phrase.tokens().kind(i) == Tokens.Kind.SYMBOL && !phrase.tokens().isSymbol(i, '-')) {
        return at;
      }
    }
    return at;
  }

  private static boolean isQuotationMark(Tokens tokens, int at) {
    return tokens.isSymbol(at, '"')
        || tokens.isSymbol(at, '\u201c')
        || tokens.isSymbol(at, '\u201d');
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
    int verb = Verbs.isPreposition(phrase.word(begin - 1)) ? begin - 2 : begin - 1;
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
    Tense cue = Verbs.cue(phrase, verb);
    boolean planned = phrase.is(verb, Kind.DECISION) && !phrase.is(verb, "said");
    return !auxiliary
        && !participle
        && ((cue == null ? Verbs.looksPast(phrase, verb) && !planned : cue == PAST && !planned)
            || Prospects.isSaid(phrase, verb));
  }

  /** Whether no verb that shows a tense stands in tokens {@code [from, to)}. */
  public static boolean isVerbless(Phrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Verbs.cue(phrase, i) != null
          || Verbs.looksPast(phrase, i)
          || Verbs.endsClause(phrase, i)) {
        return false;
      }
    }
    return true;
  }
}
