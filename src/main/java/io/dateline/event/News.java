package io.dateline.event;

import io.dateline.event.Anchoring.Anchor;
import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence tells as news though it tells no time: in simple past or present perfect, in a
 * main clause or as what somebody reports. Habit, opinion, condition, background and plans are no
 * news.
 */
final class News {

  private static final Lexicon<Boolean> STATES =
      Lexicon.load(News.class, "en/states.tsv", (_, _) -> true);

  private News() {}

  /** Whether a verb tells of a state, a mind or a look. */
  static boolean isState(String verb) {
    return STATES.contains(verb);
  }

  /** The verb groups that tell news, in order. */
  static List<VerbGroup> in(TaggedSentence sentence, List<VerbGroup> groups) {
    List<VerbGroup> news = new ArrayList<>();
    for (VerbGroup group : groups) {
      if (isTold(sentence, group)
          && !isSubordinate(sentence, groups, group)
          && happened(sentence, group)) {
        news.add(group);
      }
    }
    return news;
  }

  private static boolean happened(TaggedSentence sentence, VerbGroup group) {
    Anchor anchor = new Anchor(group.head(), group);
    return FactualityReader.of(sentence, anchor, false) == Factuality.HAPPENED;
  }

  /** Whether tense and verb tell of something that took place. */
  private static boolean isTold(TaggedSentence sentence, VerbGroup group) {
    if (group.form() != VerbGroup.Form.FINITE || STATES.contains(sentence.lower(group.head()))) {
      return false;
    }
    String first = sentence.lower(group.first());
    boolean alone = group.first() == group.head();
    boolean be = VerbGroup.isBe(first);
    return switch (sentence.tag(group.first())) {
      case "VBD" -> alone ? !be : !first.equals("had") && (!be || group.passive());
      case "VBZ", "VBP" ->
          alone
              ? Reporting.isReport(first)
              : (first.equals("has") || first.equals("have"))
                  && !VerbGroup.isBe(sentence.lower(group.head()));
      default -> false;
    };
  }

  /** Whether a word before the subject makes the clause depend on another. */
  private static boolean isSubordinate(
      TaggedSentence sentence, List<VerbGroup> groups, VerbGroup group) {
    for (int i = group.first() - 1; i >= 0; i--) {
      if (sentence.lower(i).equals("that") && followsReport(sentence, groups, i)) {
        return false;
      }
      if (sentence.isSubordinator(i)) {
        return !sentence.lower(i).equals("but");
      }
      if (sentence.isComma(i) || sentence.isBreak(i) || isInVerb(groups, i)) {
        return false;
      }
    }
    return false;
  }

  private static boolean followsReport(TaggedSentence sentence, List<VerbGroup> groups, int that) {
    for (VerbGroup group : groups) {
      if (group.last() < that && that - group.last() <= 3) {
        return Reporting.isReport(sentence.lower(group.head()));
      }
    }
    return false;
  }

  private static boolean isInVerb(List<VerbGroup> groups, int i) {
    for (VerbGroup group : groups) {
      if (group.contains(i)) {
        return true;
      }
    }
    return false;
  }
}
