package io.dateline.event;

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
    Clause own = withOwnSubject(sentence, groups, group, end);
    if (governing == null || group.form() == VerbGroup.Form.FINITE) {
      return own;
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
        sentence.isName(begin)
            || (isDeterminer(sentence, begin) && hasNoun(sentence, begin, begin + 4));
    if (!after || !noun || !Reporting.isReport(sentence.lower(group.head())) || group.passive()) {
      return null;
    }
    int end = begin;
    while (end < sentence.size()
        && (sentence.isNoun(end)
            || isDeterminer(sentence, end)
            || sentence.tag(end).startsWith("JJ")
            || sentence.tag(end).equals("POS")
            || sentence.tag(end).equals("VBN")
            || sentence.lower(end).equals("of"))) {
      end++;
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

  private static Clause withOwnSubject(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int end) {
    int subjectEnd = subjectEnd(sentence, group);
    int begin = subjectEnd;
    boolean antecedent = subjectEnd < group.first();
    boolean nearestPhrase = antecedent || group.form() == VerbGroup.Form.PARTICIPLE;
    while (begin > 0 && !stopsSubject(sentence, groups, begin - 1)) {
      begin--;
      if (nearestPhrase && isDeterminer(sentence, begin) && hasNoun(sentence, begin, subjectEnd)) {
        break;
      }
    }
    while (begin < subjectEnd && isLead(sentence, begin)) {
      begin++;
    }
    if (begin >= subjectEnd && sentence.isComma(subjectEnd - 1)) {
      if (group.form() == VerbGroup.Form.PARTICIPLE) {
        return before(sentence, groups, group, subjectEnd - 1, end);
      }
      return beforeApposition(sentence, groups, group, subjectEnd - 1, end);
    }
    return hasNoun(sentence, begin, subjectEnd)
        ? new Clause(sentence, group, begin, subjectEnd, group.first(), end)
        : new Clause(sentence, group, group.first(), group.first(), group.first(), end);
  }

  /** "John Smith, the minister, said": the subject stands before the words between the commas. */
  private static Clause beforeApposition(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int comma, int end) {
    int open = comma - 1;
    while (open > 0 && !sentence.isComma(open) && comma - open < 15) {
      open--;
    }
    if (open <= 0 || !sentence.isComma(open)) {
      return new Clause(sentence, group, group.first(), group.first(), group.first(), end);
    }
    return before(sentence, groups, group, open, end);
  }

  /** The subject is what stands before a comma. */
  private static Clause before(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group, int comma, int end) {
    int begin = comma;
    while (begin > 0 && !stopsSubject(sentence, groups, begin - 1)) {
      begin--;
    }
    return hasNoun(sentence, begin, comma)
        ? new Clause(sentence, group, begin, comma, group.first(), end)
        : new Clause(sentence, group, group.first(), group.first(), group.first(), end);
  }

  /** The subject ends before the verb; that of a relative clause before its pronoun. */
  private static int subjectEnd(TaggedSentence sentence, VerbGroup group) {
    int end = group.first();
    while (end > 0 && sentence.tag(end - 1).startsWith("RB")) {
      end--;
    }
    boolean relative =
        switch (sentence.lower(end - 1)) {
          case "which", "who" -> true;
          case "that" ->
              sentence.tag(end - 1).startsWith("W") || sentence.tag(end - 1).equals("IN");
          default -> false;
        };
    if (relative && sentence.isNoun(end - 2)) {
      return end - 1;
    }
    if (relative && sentence.isComma(end - 2)) {
      return end - 2;
    }
    return end;
  }

  private static boolean stopsSubject(TaggedSentence sentence, List<VerbGroup> groups, int i) {
    if (sentence.isComma(i)) {
      return !isListComma(sentence, i);
    }
    if (sentence.isBreak(i) || sentence.isSubordinator(i)) {
      return true;
    }
    for (VerbGroup group : groups) {
      if (group.contains(i)) {
        return group.form() != VerbGroup.Form.PARTICIPLE;
      }
    }
    return false;
  }

  /** "Russia, Turkey and Iran": a comma between names. */
  private static boolean isListComma(TaggedSentence sentence, int i) {
    if (!sentence.isName(i - 1) || !sentence.isName(i + 1)) {
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

  private static boolean isLead(TaggedSentence sentence, int i) {
    return sentence.tag(i).equals("CC") || sentence.tag(i).startsWith("RB") || sentence.isComma(i);
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
    int opened = report ? openingQuote(sentence, group.last() + 1) : -1;
    for (int i = Math.max(group.last() + 1, opened + 1); i < sentence.size(); i++) {
      if (sentence.isBreak(i)) {
        return i;
      }
      if (sentence.isComma(i) && !isListComma(sentence, i) && i > group.last() + 1) {
        return i;
      }
      boolean that = sentence.lower(i).equals("that");
      boolean complement = that && (report || i <= group.last() + COMPLEMENT_REACH);
      if (sentence.isSubordinator(i) && !complement && i > group.last() + 1) {
        return i;
      }
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
              "who",
              "which" ->
              true;
          default -> false;
        };
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
      } else if (head >= 0) {
        return head;
      }
    }
    return head;
  }
}
