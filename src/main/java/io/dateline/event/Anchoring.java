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
    return sentence.isNoun(word)
        && EVENT_NOUNS.contains(sentence.lower(word))
        && !(sentence.isNoun(word + 1) && !sentence.isTime(word + 1));
  }

  /**
   * The event that the time at words {@code [begin, end)} belongs to; empty where the sentence
   * names none.
   */
  static Optional<Anchor> find(
      TaggedSentence sentence, List<VerbGroup> groups, int begin, int end) {
    boolean determined = isDetermined(sentence, begin);
    int described = sentence.isComma(end) && !determined ? -1 : describedNoun(sentence, end);
    if (described >= 0) {
      return Optional.of(new Anchor(described, null));
    }
    if (isPartOfName(sentence, begin)
        || describesOther(sentence, begin, end)
        || isCompared(sentence, begin)) {
      return Optional.empty();
    }
    VerbGroup nearest = fronted(sentence, groups, nearest(sentence, groups, begin, end));
    int noun = datedNoun(sentence, nearest, begin);
    if (noun >= 0) {
      return Optional.of(new Anchor(noun, null));
    }
    if (nearest != null && isOfAnother(sentence, nearest, begin)) {
      return Optional.empty();
    }
    if (nearest != null) {
      return Optional.of(new Anchor(nearest.head(), nearest));
    }
    int any = onlyNoun(sentence, begin, end);
    return any < 0 ? Optional.empty() : Optional.of(new Anchor(any, null));
  }

  /**
   * "Friday's attack", "the Aug. 7, 1998, bombings": the event noun that the time describes, or -1.
   */
  private static int describedNoun(TaggedSentence sentence, int end) {
    boolean apart = sentence.tag(end).equals("POS") || sentence.isComma(end);
    int i = apart ? end + 1 : end;
    int noun = -1;
    for (int n = 0; n < 4 && (sentence.isNoun(i) || sentence.tag(i).startsWith("JJ")); n++, i++) {
      if (isEventNoun(sentence, i)) {
        noun = i;
      }
    }
    return noun;
  }

  /** "the Oil Pollution Act of 1990". */
  private static boolean isPartOfName(TaggedSentence sentence, int begin) {
    return sentence.lower(begin - 1).equals("of") && sentence.isName(begin - 2);
  }

  private static boolean isDetermined(TaggedSentence sentence, int i) {
    return sentence.tag(i - 1).equals("DT") || sentence.tag(i - 1).equals("PRP$");
  }

  /** "found in a 2007 study that": a time of what is no event dates no event beside it. */
  private static boolean describesOther(TaggedSentence sentence, int begin, int end) {
    boolean owns = sentence.tag(end).equals("POS");
    boolean determined = isDetermined(sentence, begin);
    boolean prepared = sentence.tag(begin - 1).equals("IN") && !sentence.isName(end);
    int i = owns ? end + 1 : end;
    while (sentence.tag(i).startsWith("JJ") || (sentence.isNoun(i) && sentence.isNoun(i + 1))) {
      i++;
    }
    boolean subject = sentence.isVerb(i + 1) || sentence.tag(i + 1).equals("MD");
    return (owns || determined || prepared)
        && !opensSentence(sentence, begin)
        && sentence.isNoun(i)
        && !subject
        && !Reporting.isDocument(sentence.lower(i));
  }

  /** "better than yesterday", "the largest loss since November": the other side of a comparison. */
  private static boolean isCompared(TaggedSentence sentence, int begin) {
    String before = sentence.lower(begin - 1);
    if (before.equals("since")) {
      for (int i = begin - 2; i >= begin - 5; i--) {
        if (sentence.tag(i).equals("JJS") || sentence.lower(i).equals("first")) {
          return true;
        }
      }
    }
    if (before.equals("from")) {
      for (int i = begin - 2; i >= begin - 4; i--) {
        if (sentence.tag(i).equals("CD")) {
          return true;
        }
      }
    }
    return before.equals("than")
        || (sentence.tag(begin - 1).equals("IN") && sentence.lower(begin - 2).equals("than"));
  }

  /**
   * "according to state TV on Sunday" tells when it was said; "readied themselves for Sunday" when
   * something else will be.
   */
  private static boolean isOfAnother(TaggedSentence sentence, VerbGroup verb, int begin) {
    boolean purpose =
        sentence.lower(begin - 1).equals("for")
            && verb.last() < begin
            && !FactualityReader.isPlan(sentence.lower(verb.head()));
    boolean source = false;
    for (int i = verb.last() + 1; i < begin; i++) {
      source |= sentence.lower(i).equals("according");
    }
    return purpose || source;
  }

  /** "Speaking on Thursday, he said": what one does as one speaks happens when one speaks. */
  private static @Nullable VerbGroup fronted(
      TaggedSentence sentence, List<VerbGroup> groups, @Nullable VerbGroup nearest) {
    if (nearest == null || nearest.first() > 0 || !sentence.tag(0).equals("VBG")) {
      return nearest;
    }
    for (VerbGroup group : groups) {
      if (group.form() == VerbGroup.Form.FINITE) {
        return group;
      }
    }
    return nearest;
  }

  /** "In his Sunday Mass, the cardinal called …": the time is that of what follows. */
  private static boolean opensSentence(TaggedSentence sentence, int begin) {
    int i = begin - 1;
    while (sentence.tag(i).equals("DT") || sentence.tag(i).equals("PRP$")) {
      i--;
    }
    return i == 0
        && switch (sentence.lower(0)) {
          case "in", "at", "on", "during" -> true;
          default -> false;
        };
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
    if (inSubject) {
      return beside;
    }
    int meant = verb != null && verb.last() < begin ? meantNoun(sentence, verb, begin) : -1;
    if (meant >= 0) {
      return meant;
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

  /** "planned a march through the city on Sunday", "called elections for May": the noun, or -1. */
  private static int meantNoun(TaggedSentence sentence, VerbGroup verb, int begin) {
    boolean meant =
        sentence.lower(begin - 1).equals("for")
            || FactualityReader.isPlan(sentence.lower(verb.head()));
    for (int i = begin - 1; meant && i > verb.last() && !sentence.isBreak(i); i--) {
      if (isEventNoun(sentence, i)) {
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
