package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a sentence tells as news though it tells no time: in the simple past or the present
 * perfect, in a main clause or as what somebody reports. Habit, opinion, condition, background and
 * plans are no news.
 */
final class News {

  private static final VerbLexicon VERBS = VerbLexicon.english();

  private News() {}

  /** The verbs that tell news, in order. */
  static List<Verb> in(TimedSentence sentence) {
    return in(sentence, false);
  }

  /**
   * The same for a lead, which may tell what is going on: "Directors are meeting".
   *
   * @param lead whether the sentence opens the story
   */
  static List<Verb> in(TimedSentence sentence, boolean lead) {
    List<Verb> news = new ArrayList<>();
    Analysis syntax = sentence.syntax();
    for (Verb verb : syntax.verbs()) {
      boolean told = isTold(syntax, verb) || (lead && isGoingOn(syntax, verb));
      if (told && isMain(syntax, verb.head()) && happened(sentence, verb)) {
        news.add(verb);
      }
    }
    return news;
  }

  private static boolean isGoingOn(Analysis syntax, Verb verb) {
    return verb.isFinite()
        && verb.progressive()
        && verb.tense() == Verb.Tense.PRESENT
        && verb.modal().isEmpty()
        && !VERBS.is(syntax, verb.head(), VerbClass.STATE);
  }

  /** The verbs that an entry of a chronology tells, which may be in the present tense. */
  static List<Verb> ofEntry(TimedSentence sentence) {
    Analysis syntax = sentence.syntax();
    List<Verb> told = new ArrayList<>();
    for (Verb verb : syntax.verbs()) {
      boolean present =
          verb.isFinite()
              && verb.modal().isEmpty()
              && !VERBS.is(syntax, verb.head(), VerbClass.STATE);
      boolean headline = syntax.head(verb.head()) < 0 && syntax.tag(verb.head()).equals("VBN");
      if ((present || headline || isTold(syntax, verb)) && isMain(syntax, verb.head())) {
        told.add(verb);
      }
    }
    return told;
  }

  private static boolean happened(TimedSentence sentence, Verb verb) {
    Standing standing = Standing.of(sentence, Anchor.of(verb), false);
    return FactualityRules.decide(standing).factuality() == Factuality.HAPPENED;
  }

  /** Whether form and verb tell of something that took place. */
  private static boolean isTold(Analysis syntax, Verb verb) {
    boolean state = VERBS.is(syntax, verb.head(), VerbClass.STATE) && !verb.passive();
    boolean pluperfect = verb.perfect() && verb.tense() == Verb.Tense.PAST;
    boolean presentReport =
        verb.isFinite()
            && verb.tense() == Verb.Tense.PRESENT
            && verb.first() == verb.head()
            && Clauses.isReport(syntax, verb.head());
    boolean present = verb.passive() && !verb.perfect() && verb.tense() == Verb.Tense.PRESENT;
    boolean planned =
        verb.passive()
            && VERBS.is(syntax, verb.head(), VerbClass.PLAN)
            && syntax.child(verb.head(), "xcomp") >= 0;
    return !state && !planned && !pluperfect && !present && (verb.isPast() || presentReport);
  }

  /** Whether a verb stands in a main clause, is joined to one, or is what one reports. */
  private static boolean isMain(Analysis syntax, int verb) {
    int at = verb;
    boolean told = false;
    for (int depth = 0; depth < 6; depth++) {
      int up = syntax.head(at);
      if (up < 0) {
        return true;
      }
      boolean joined = syntax.is(at, "conj") && syntax.verb(up) != null;
      boolean reported =
          syntax.is(at, "ccomp", "parataxis")
              && (Clauses.isReport(syntax, up) || syntax.is(at, "parataxis"))
              && !isHabit(syntax, at);
      if ((!joined && !reported) || (reported && told)) {
        return false;
      }
      told |= reported;
      at = up;
    }
    return false;
  }

  private static boolean isHabit(Analysis syntax, int verb) {
    for (int child : syntax.children(verb)) {
      boolean often =
          switch (syntax.lower(child)) {
            case "often", "usually", "always", "sometimes", "regularly", "frequently", "rarely" ->
                true;
            default -> false;
          };
      if (often) {
        return true;
      }
    }
    return false;
  }
}
