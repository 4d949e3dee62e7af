package io.dateline.event;

import io.dateline.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words around a verb group that belong to it: its subject before, its objects and complements
 * after.
 *
 * @param sentence the sentence
 * @param group the verb group
 * @param subjectBegin the first word of the subject
 * @param subjectEnd the word after it; the same as the begin where none was found
 * @param verbBegin the first word of what is said of the subject
 * @param end the word after the last complement
 */
record Clause(
    TaggedSentence sentence,
    VerbGroup group,
    int subjectBegin,
    int subjectEnd,
    int verbBegin,
    int end) {

  /** How soon after a verb "that" opens what it says or finds, rather than a relative clause. */
  private static final int COMPLEMENT_REACH = 2;

  /** A longer quotation is no part of a clause. */
  private static final int QUOTED_WORDS = 12;

  static Clause of(TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group) {
    Clause inverted = inverted(sentence, group);
    if (inverted != null) {
      return inverted;
    }
    int end = end(sentence, groups, group);
    VerbGroup governing = governing(sentence, groups, group);
    if (governing != null && isCoordinated(sentence, group)) {
      Clause shared = of(sentence, groups, governing);
      int verb = group.form() == VerbGroup.Form.FINITE ? group.first() : governing.first();
      return new Clause(sentence, group, shared.subjectBegin, shared.subjectEnd, verb, end);
    }
    Clause own = withSubject(sentence, groups, group, end);
    boolean finite = group.form() == VerbGroup.Form.FINITE;
    if (governing == null || (finite && (own.hasSubject() || !isListed(sentence, group)))) {
      return own;
    }
    if (finite) {
      Clause shared = of(sentence, groups, governing);
      return new Clause(
          sentence, group, shared.subjectBegin, shared.subjectEnd, group.first(), end);
    }
    if (group.form() == VerbGroup.Form.PARTICIPLE && own.hasSubject()) {
      return own;
    }
    Clause whole = of(sentence, groups, governing);
    return new Clause(sentence, group, whole.subjectBegin, whole.subjectEnd, whole.verbBegin, end);
  }

  /** "…," said Karin Almgren, the harbour master: the subject stands after the verb. */
  private static @Nullable Clause inverted(TaggedSentence sentence, VerbGroup group) {
    int before = group.first() - 1;
    boolean after = sentence.isComma(before) || sentence.isQuote(before);
    int begin = group.last() + 1;
    boolean noun =
        (sentence.isName(begin) && !sentence.isTime(begin))
            || (isDeterminer(sentence, begin) && hasNoun(sentence, begin, begin + 4));
    if (!after || !noun || !Reporting.isReport(sentence.lower(group.head())) || group.passive()) {
      return null;
    }
    int end = begin;
    while (end < sentence.size()
        && !sentence.isTime(end)
        && (sentence.isNoun(end)
            || isDeterminer(sentence, end)
            || sentence.tag(end).startsWith("JJ")
            || sentence.tag(end).equals("POS")
            || sentence.tag(end).equals("VBN")
            || sentence.lower(end).equals("of"))) {
      end++;
    }
    boolean object = sentence.lower(group.head()).equals("told");
    if (object || sentence.isVerb(end) || sentence.tag(end).equals("MD")) {
      return null;
    }
    return new Clause(sentence, group, begin, end, group.first(), group.last() + 1);
  }

  /** The finite verb before, in the same breath, or null. */
  private static @Nullable VerbGroup governing(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group) {
    VerbGroup found = null;
    for (VerbGroup other : groups) {
      if (other.last() < group.first() && other.form() == VerbGroup.Form.FINITE) {
        found = other;
      }
    }
    for (int i = found == null ? group.first() : found.last() + 1; i < group.first(); i++) {
      if (sentence.isBreak(i)) {
        return null;
      }
    }
    return found;
  }

  /** "was built in Toulouse and reached Kourou": a verb that shares the subject before it. */
  private static boolean isCoordinated(TaggedSentence sentence, VerbGroup group) {
    int before = group.first() - 1;
    while (sentence.tag(before).startsWith("RB")) {
      before--;
    }
    return sentence.tag(before).equals("CC");
  }

  /** "shut the well, sealed it and left": verbs with one subject, parted by commas. */
  private static boolean isListed(TaggedSentence sentence, VerbGroup group) {
    return sentence.isComma(group.first() - 1) && sentence.tag(group.first()).equals("VBD");
  }

  private static Clause withSubject(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int end) {
    Span subject = new SubjectFinder(sentence, groups).of(group);
    int first = group.first();
    return subject == null
        ? new Clause(sentence, group, first, first, first, end)
        : new Clause(sentence, group, subject.begin(), subject.end(), first, end);
  }

  /** "Russia, Turkey and Iran": a comma between names. */
  static boolean isListComma(TaggedSentence sentence, int i) {
    if (!sentence.isName(i - 1) || !sentence.isName(i + 1) || sentence.isTime(i - 1)) {
      return false;
    }
    for (int k = i + 1; k < Math.min(sentence.size(), i + 8); k++) {
      if (sentence.tag(k).equals("CC")) {
        return true;
      }
      if (!sentence.isName(k) && !sentence.isComma(k) && !sentence.lower(k).equals("the")) {
        return false;
      }
    }
    return false;
  }

  private static boolean isDeterminer(TaggedSentence sentence, int i) {
    return sentence.tag(i).equals("DT") || sentence.tag(i).equals("PRP$");
  }

  private static boolean isOther(TaggedSentence sentence, int i) {
    return sentence.tag(i).equals("CD") || sentence.tag(i).equals("EX");
  }

  private static boolean hasNoun(TaggedSentence sentence, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (sentence.isNoun(i) || sentence.tag(i).equals("PRP") || isOther(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  private static int end(TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group) {
    boolean report = Reporting.isReport(sentence.lower(group.head()));
    boolean bounded =
        group.form() == VerbGroup.Form.PARTICIPLE
            || sentence.tag(group.first() - 1).startsWith("W")
            || (sentence.lower(group.first() - 1).equals("that")
                && sentence.isNoun(group.first() - 2));
    int opened = report ? openingQuote(sentence, group.last() + 1) : -1;
    int said = -1;
    for (int i = Math.max(group.last() + 1, opened + 1); i < sentence.size(); i++) {
      int closed = closingQuote(sentence, i);
      if (closed > 0) {
        i = closed;
        continue;
      }
      if (sentence.isBreak(i) || (bounded && beginsFinite(groups, i))) {
        return i;
      }
      boolean open = said > 0 && !hasFinite(groups, said, i);
      if (sentence.isComma(i) && !isListComma(sentence, i) && i > group.last() + 1 && !open) {
        return i;
      }
      boolean that = sentence.lower(i).equals("that");
      boolean complement = that && (report || i <= group.last() + COMPLEMENT_REACH);
      if (sentence.isSubordinator(i) && !complement && i > group.last() + 1 && !open) {
        return i;
      }
      said = report && that ? i : said;
      if (!report && beginsOtherClause(sentence, groups, i)) {
        return i;
      }
    }
    int last = sentence.size();
    while (last > group.last() + 1
        && !Character.isLetterOrDigit(lastCharacter(sentence, last - 1))) {
      last--;
    }
    return last;
  }

  /** "called for a \u201cday of anger\u201d on Friday": where a few quoted words end, or -1. */
  private static int closingQuote(TaggedSentence sentence, int open) {
    if (!sentence.isQuote(open)) {
      return -1;
    }
    for (int i = open + 2; i < Math.min(sentence.size(), open + QUOTED_WORDS); i++) {
      if (sentence.isQuote(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether what is said has got its verb: "said that, by sending weapons, France had …". */
  private static boolean hasFinite(List<VerbGroup> groups, int from, int to) {
    return groups.stream()
        .anyMatch(group ->
            group.first() > from && group.last() < to && group.form() == VerbGroup.Form.FINITE);
  }

  private static boolean beginsFinite(List<VerbGroup> groups, int i) {
    for (VerbGroup group : groups) {
      if (group.first() == i && group.form() == VerbGroup.Form.FINITE) {
        return true;
      }
    }
    return false;
  }

  /** Where what is said is quoted, "he said that \u201c…": the quotation mark, or -1. */
  private static int openingQuote(TaggedSentence sentence, int from) {
    int i = from;
    while (sentence.isComma(i)
        || sentence.lower(i).equals(":")
        || sentence.lower(i).equals("that")) {
      i++;
    }
    return sentence.isQuote(i) && i + 2 < sentence.size() ? i : -1;
  }

  private static char lastCharacter(TaggedSentence sentence, int i) {
    String word = sentence.string(i);
    return word.charAt(word.length() - 1);
  }

  /** "… and the army withdrew": a conjunction before the next finite verb. */
  private static boolean beginsOtherClause(TaggedSentence sentence, List<VerbGroup> groups, int i) {
    if (!sentence.tag(i).equals("CC")) {
      return false;
    }
    for (VerbGroup group : groups) {
      if (group.first() > i && group.form() == VerbGroup.Form.FINITE) {
        return group.first() - i < 7;
      }
    }
    return false;
  }

  /** Whether nothing between two words parts one clause from the next. */
  static boolean isOne(TaggedSentence sentence, List<VerbGroup> groups, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (sentence.isBreak(i) || sentence.isSubordinator(i)) {
        return false;
      }
    }
    for (VerbGroup between : groups) {
      if (between.first() > from
          && between.last() < to
          && between.form() == VerbGroup.Form.FINITE) {
        return false;
      }
    }
    return true;
  }

  /** Whether the subject is a pronoun, which tells nothing where it stands alone. */
  boolean isPronoun() {
    return subjectEnd == subjectBegin + 1
        && switch (sentence.lower(subjectBegin)) {
          case "he",
              "she",
              "it",
              "they",
              "we",
              "i",
              "you",
              "this",
              "that",
              "these",
              "those",
              "all",
              "some",
              "both",
              "another",
              "others",
              "who",
              "which" ->
              true;
          default -> false;
        };
  }

  /** "after shutting the schools": what is done stands as a noun, without who does it. */
  boolean isGerund() {
    int first = group.first();
    return group.form() == VerbGroup.Form.PARTICIPLE
        && sentence.tag(first).equals("VBG")
        && (sentence.tag(first - 1).equals("IN") || sentence.tag(first - 1).equals("TO"));
  }

  /** "There were clashes in the town". */
  boolean isExistential() {
    return sentence.tag(subjectBegin).equals("EX")
        && subjectEnd == subjectBegin + 1
        && VerbGroup.isBe(sentence.lower(group.head()));
  }

  /** Whether word {@code i} is in the subject. */
  boolean holds(int i) {
    return i >= subjectBegin && i < subjectEnd;
  }

  boolean hasSubject() {
    return subjectEnd > subjectBegin;
  }

  /** The subject as written, or an empty string. */
  String subjectText() {
    return hasSubject()
        ? sentence
            .text()
            .subSequence(sentence.word(subjectBegin).begin(), sentence.word(subjectEnd - 1).end())
            .toString()
        : "";
  }

  /** The last noun of the subject's first phrase, or -1. */
  int subjectHead() {
    int head = -1;
    for (int i = subjectBegin; i < subjectEnd; i++) {
      if (sentence.isNoun(i)) {
        head = i;
      } else if (sentence.tag(i).equals("POS")) {
        head = -1;
      } else if (head >= 0) {
        return head;
      }
    }
    return head;
  }
}
