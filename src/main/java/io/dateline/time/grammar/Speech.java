package io.dateline.time.grammar;

import org.jspecify.annotations.Nullable;

/**
 * Quoted words in a sentence, and the words around them that tell when they were spoken.
 *
 * @param begin the quotation mark that opens
 * @param end the token after the one that closes
 */
public record Speech(Phrase phrase, int begin, int end) {

  /** How far from a quotation the day can stand on which it was spoken, in tokens. */
  private static final int REACH = 16;

  /** The quotation around a token, or null. */
  public static @Nullable Speech around(Phrase phrase, int at) {
    if (!phrase.isQuoted(at)) {
      return null;
    }
    int begin = at - 1;
    while (begin > 0 && !CalendarRules.isQuote(phrase, begin)) {
      begin--;
    }
    int end = at;
    while (end < phrase.size() && !CalendarRules.isQuote(phrase, end)) {
      end++;
    }
    return new Speech(phrase, begin, Math.min(end + 1, phrase.size()));
  }

  /**
   * Whether the day in tokens {@code [from, to)} is that on which the words were spoken: one clause
   * behind them or right before them has the day and a verb of saying, and no other verb.
   */
  public boolean isSaidOn(int from, int to) {
    if (from >= end) {
      return from - end <= REACH && saysOnly(end, from);
    }
    int first = to;
    while (first < begin && isLead(first)) {
      first++;
    }
    return first == begin && to <= begin && saysOnly(clauseBegin(from), from);
  }

  private boolean isLead(int at) {
    return phrase.is(at, ",") || phrase.is(at, ":") || phrase.is(at, "that");
  }

  private int clauseBegin(int at) {
    int first = at;
    while (first > 0 && at - first < REACH && !isBroken(first - 1)) {
      first--;
    }
    return first;
  }

  private boolean isBroken(int at) {
    return phrase.is(at, ",") || CalendarRules.isQuote(phrase, at) || Verbs.endsClause(phrase, at);
  }

  private boolean saysOnly(int from, int to) {
    boolean says = false;
    for (int i = from; i < to; i++) {
      if (isBroken(i)) {
        return false;
      }
      boolean verb = isSaying(i);
      if (!verb && (Verbs.cue(phrase, i) != null || Verbs.looksPast(phrase, i))) {
        return false;
      }
      says |= verb;
    }
    return says;
  }

  private boolean isSaying(int at) {
    return switch (phrase.word(at)) {
      case "said", "told", "wrote", "tweeted", "posted", "added", "announced", "declared" -> true;
      default -> Prospects.isReport(phrase, at);
    };
  }
}
