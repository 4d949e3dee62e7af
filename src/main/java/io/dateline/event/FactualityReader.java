package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.Locale;

/** Tells from tense, modals and cue words whether an event took place. */
final class FactualityReader {

  private static final Lexicon<Factuality> CUES =
      Lexicon.load(
          FactualityReader.class,
          "en/cues.tsv",
          (row, _) -> Factuality.valueOf(row[1].toUpperCase(Locale.ROOT)));

  /** How many words who or what will do it may take, between "said" and "would". */
  private static final int REPORT_REACH = 8;

  private FactualityReader() {}

  /**
   * The factuality of an event.
   *
   * @param future whether the time told lies after the article's publication
   */
  static Factuality of(TaggedSentence sentence, Anchoring.Anchor anchor, boolean future) {
    VerbGroup group = anchor.group();
    Factuality told = group == null ? ofNoun(sentence, anchor.trigger()) : ofVerb(sentence, group);
    boolean noun =
        group == null || (told == Factuality.PLANNED && group.form() == VerbGroup.Form.PARTICIPLE);
    if (noun && isCancelledAfter(sentence, group == null ? anchor.trigger() : group.last())) {
      return Factuality.CANCELLED;
    }
    return told == Factuality.HAPPENED && future ? Factuality.PLANNED : told;
  }

  private static Factuality ofVerb(TaggedSentence sentence, VerbGroup group) {
    Factuality head = CUES.get(sentence.lower(group.head()));
    if (isMoved(sentence, group)) {
      return Factuality.PLANNED;
    }
    if (head == Factuality.CANCELLED || isCalledOff(sentence, group)) {
      return Factuality.CANCELLED;
    }
    Factuality strongest = Factuality.HAPPENED;
    boolean report = Reporting.isReport(sentence.lower(group.head()));
    for (int i = group.first(); i < group.head(); i++) {
      Factuality cue = CUES.get(sentence.lower(i));
      if (cue == Factuality.DENIED && !sentence.lower(i + 1).equals("only")) {
        return isConditional(sentence, group) ? Factuality.POSSIBLE : Factuality.DENIED;
      }
      if (cue == Factuality.POSSIBLE && isReportedWill(sentence, i)) {
        cue = Factuality.PLANNED;
      }
      if (cue == Factuality.POSSIBLE
          || (cue == Factuality.PLANNED && strongest == Factuality.HAPPENED)) {
        strongest = cue;
      }
    }
    if (strongest == Factuality.HAPPENED && isToBe(sentence, group)) {
      return Factuality.PLANNED;
    }
    if (strongest == Factuality.HAPPENED && group.form() == VerbGroup.Form.INFINITIVE) {
      return Factuality.PLANNED;
    }
    if (strongest == Factuality.HAPPENED
        && !report
        && isPlan(sentence.lower(group.head()))
        && !sentence.tag(group.head() + 1).equals("RP")
        && group.passive()) {
      return Factuality.PLANNED;
    }
    return strongest == Factuality.HAPPENED && isConditional(sentence, group)
        ? Factuality.POSSIBLE
        : strongest;
  }

  /** "said it would pay": "will", as it is reported of the past. */
  private static boolean isReportedWill(TaggedSentence sentence, int would) {
    if (!sentence.lower(would).equals("would")) {
      return false;
    }
    for (int i = would - 1; i >= Math.max(0, would - REPORT_REACH); i--) {
      if (sentence.lower(i).equals("if")) {
        return false;
      }
      if (sentence.tag(i).equals("VBD")) {
        return Reporting.isReport(sentence.lower(i));
      }
    }
    return false;
  }

  /** "a session planned for 20 February has been cancelled", "Friday's concert was called off". */
  private static boolean isCancelledAfter(TaggedSentence sentence, int word) {
    boolean verb = false;
    for (int i = word + 1; i < sentence.size() && !sentence.isBreak(i); i++) {
      verb |= VerbGroup.isAuxiliary(sentence.lower(i));
      if (verb && sentence.isVerb(i) && CUES.get(sentence.lower(i)) == Factuality.CANCELLED) {
        return true;
      }
      if (verb && sentence.isNoun(i)) {
        return false;
      }
    }
    return false;
  }

  /** "planned for March" tells of a plan; "agreed in March" of what was done. */
  static boolean isPlan(String word) {
    return switch (word) {
      case "planned", "scheduled", "expected", "slated", "intended", "set", "due" -> true;
      default -> false;
    };
  }

  /** "was postponed to Tuesday", "has been brought forward to 3 May": it has another day now. */
  private static boolean isMoved(TaggedSentence sentence, VerbGroup group) {
    boolean moves =
        switch (sentence.lower(group.head())) {
          case "postponed",
              "delayed",
              "rescheduled",
              "moved",
              "shifted",
              "brought",
              "pushed",
              "put" ->
              true;
          default -> false;
        };
    for (int i = group.head() + 1; moves && i < sentence.size() && !sentence.isComma(i); i++) {
      boolean to =
          switch (sentence.lower(i)) {
            case "to", "until", "till", "for" -> true;
            default -> false;
          };
      if (to && sentence.isTime(i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCalledOff(TaggedSentence sentence, VerbGroup group) {
    return sentence.lower(group.head()).equals("called")
        && sentence.lower(group.head() + 1).equals("off");
  }

  /** "is to be signed". */
  private static boolean isToBe(TaggedSentence sentence, VerbGroup group) {
    for (int i = group.first(); i < group.head(); i++) {
      if (sentence.tag(i).equals("TO")
          && i > group.first()
          && VerbGroup.isBe(sentence.lower(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConditional(TaggedSentence sentence, VerbGroup group) {
    for (int i = group.first() - 1; i >= Math.max(0, group.first() - 8); i--) {
      switch (sentence.lower(i)) {
        case "if", "unless", "whether" -> {
          return true;
        }
        case ",", ";", "that" -> {
          return false;
        }
        default -> {
          continue;
        }
      }
    }
    return false;
  }

  /** "a planned visit", "no talks", "the cancelled launch". */
  private static Factuality ofNoun(TaggedSentence sentence, int noun) {
    for (int i = noun - 1; i >= Math.max(0, noun - 3); i--) {
      Factuality cue = CUES.get(sentence.lower(i));
      if (cue != null && sentence.lower(i).length() > 3) {
        return cue;
      }
    }
    return Factuality.HAPPENED;
  }
}
