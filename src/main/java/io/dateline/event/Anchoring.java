package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a time to the event of its sentence that it belongs to. */
final class Anchoring {

  /**
   * The event that a time belongs to.
   *
   * @param trigger the word that names it
   * @param group its verb group, or null for an event named by a noun
   */
  record Anchor(int trigger, @Nullable VerbGroup group) {}

  private static final Lexicon<Boolean> EVENT_NOUNS =
      Lexicon.load(Anchoring.class, "en/event-nouns.tsv", (_, _) -> true);

  private static final int COMMA = 4;
  private static final int SUBORDINATE = 9;
  private static final int BREAK = 20;
  private static final int OTHER_VERB = 7;
  private static final int NOUN_REACH = 6;

  private Anchoring() {}

  static boolean isEventNoun(TaggedSentence sentence, int word) {
    return sentence.isNoun(word) && EVENT_NOUNS.contains(sentence.lower(word));
  }

  /**
   * The event that the time at words {@code [begin, end)} belongs to; empty where the sentence
   * names none.
   */
  static Optional<Anchor> find(
      TaggedSentence sentence, List<VerbGroup> groups, int begin, int end) {
    int described = describedNoun(sentence, end);
    if (described >= 0) {
      return Optional.of(new Anchor(described, null));
    }
    VerbGroup nearest = nearest(sentence, groups, begin, end);
    int noun = datedNoun(sentence, nearest, begin);
    if (noun >= 0) {
      return Optional.of(new Anchor(noun, null));
    }
    if (nearest != null) {
      return Optional.of(new Anchor(nearest.head(), nearest));
    }
    int any = onlyNoun(sentence, begin, end);
    return any < 0 ? Optional.empty() : Optional.of(new Anchor(any, null));
  }

  /** "Friday's attack", "the 27 February truce": the event noun that the time describes, or -1. */
  private static int describedNoun(TaggedSentence sentence, int end) {
    int i = sentence.tag(end).equals("POS") ? end + 1 : end;
    int noun = -1;
    for (int n = 0; n < 4 && (sentence.isNoun(i) || sentence.tag(i).startsWith("JJ")); n++, i++) {
      if (isEventNoun(sentence, i)) {
        noun = i;
      }
    }
    return noun;
  }

  private static @Nullable VerbGroup nearest(
      TaggedSentence sentence, List<VerbGroup> groups, int begin, int end) {
    VerbGroup best = null;
    int least = Integer.MAX_VALUE;
    for (VerbGroup group : groups) {
      int cost =
          group.last() < begin
              ? costBefore(sentence, groups, group, begin)
              : group.first() >= end ? costAfter(sentence, groups, group, begin, end) : 0;
      if (cost < least) {
        least = cost;
        best = group;
      }
    }
    return best;
  }

  private static int costBefore(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int begin) {
    int cost = begin - group.last();
    for (int i = group.last() + 1; i < begin; i++) {
      cost += crossing(sentence, i);
    }
    return cost + OTHER_VERB * between(groups, group.last(), begin);
  }

  private static int costAfter(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int begin, int end) {
    boolean opensClause = opensClause(sentence, begin);
    int cost = group.first() - end + (opensClause ? 1 : COMMA + 2);
    boolean firstComma = opensClause;
    for (int i = end; i < group.first(); i++) {
      if (sentence.isComma(i) && firstComma) {
        firstComma = false;
      } else {
        cost += crossing(sentence, i);
      }
    }
    return cost + OTHER_VERB * between(groups, end - 1, group.first());
  }

  private static int crossing(TaggedSentence sentence, int i) {
    if (sentence.isBreak(i)) {
      return BREAK;
    }
    if (sentence.isComma(i)) {
      return COMMA;
    }
    return sentence.isSubordinator(i) ? SUBORDINATE : 0;
  }

  private static int between(List<VerbGroup> groups, int from, int to) {
    int count = 0;
    for (VerbGroup group : groups) {
      if (group.first() > from && group.last() < to) {
        count++;
      }
    }
    return count;
  }

  /** Whether the time, with its preposition, stands first in its clause. */
  private static boolean opensClause(TaggedSentence sentence, int begin) {
    int i = begin - 1;
    while (sentence.tag(i).equals("IN")
        || sentence.tag(i).equals("DT")
        || sentence.tag(i).startsWith("RB")) {
      i--;
    }
    return i < 0 || sentence.isComma(i) || sentence.isBreak(i) || sentence.tag(i).equals("CC");
  }

  /**
   * "the cessation of hostilities in Syria as of February 27": a noun nearer than the verb, or -1.
   */
  private static int datedNoun(TaggedSentence sentence, @Nullable VerbGroup verb, int begin) {
    boolean asOf = sentence.lower(begin - 1).equals("of") && sentence.lower(begin - 2).equals("as");
    boolean ofNoun = !asOf && sentence.lower(begin - 1).equals("of");
    int from = asOf ? begin - 3 : begin - 2;
    int clause = verb != null && verb.last() < begin ? verb.last() + 1 : 0;
    int floor = Math.max(clause, from - (asOf ? NOUN_REACH : ofNoun ? 2 : 0));
    int beside = isEventNoun(sentence, begin - 1) ? begin - 1 : from;
    boolean inSubject = verb != null && verb.first() > begin && isEventNoun(sentence, beside);
    boolean plannedObject =
        verb != null
            && verb.last() < beside
            && isEventNoun(sentence, beside)
            && FactualityReader.isPlan(sentence.lower(verb.head()));
    if (inSubject || plannedObject) {
      return beside;
    }
    for (int i = from; i >= floor; i--) {
      if (sentence.isComma(i) || sentence.isBreak(i)) {
        return -1;
      }
      if (isEventNoun(sentence, i)
          && (asOf || ofNoun || verb == null || isReport(sentence, verb))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isReport(TaggedSentence sentence, VerbGroup verb) {
    return Reporting.isReport(sentence.lower(verb.head()));
  }

  /**
   * In a line without a verb ("1400 GMT - Opening session"): its event noun nearest to the time.
   */
  private static int onlyNoun(TaggedSentence sentence, int begin, int end) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < sentence.size(); i++) {
      boolean outside = i < begin || i >= end;
      if (outside && isEventNoun(sentence, i)) {
        int distance = i < begin ? begin - i : i - end;
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return best;
  }
}
