package io.dateline.event;

import static io.dateline.event.FactualityRule.rule;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import java.util.List;

/** Whether an event took place. The first rule that applies decides; the last always does. */
final class FactualityRules {

  static final List<FactualityRule> RULES =
      List.of(
          rule(
              "moved",
              FactualityRules::isMoved,
              Factuality.PLANNED,
              "The opening was [brought -> PLANNED 2016-05-03 \"Opening was brought forward\"]"
                  + " forward to 3 May."),
          rule(
              "noun-cancelled",
              s -> s.noun() >= 0 && isNounCancelled(s),
              Factuality.CANCELLED,
              "The [concert -> CANCELLED 2016-02-19 \"Concert was called off\"] on Friday was called"
                  + " off."),
          rule("cancelled", s -> s.is(VerbClass.CANCEL) && !s.isNegated(), Factuality.CANCELLED),
          rule("conditional", Standing::isConditional, Factuality.POSSIBLE),
          rule("under-denial", s -> s.isGoverned(VerbClass.DENY), Factuality.DENIED),
          rule("under-failure", s -> s.isGoverned(VerbClass.FAIL), Factuality.DENIED),
          rule("negated", s -> s.isNegated() || s.hasCue(Factuality.DENIED), Factuality.DENIED),
          rule("under-open", s -> isUnderOpen(s), Factuality.POSSIBLE),
          rule("modal", FactualityRules::isModal, Factuality.POSSIBLE),
          rule("possible-cue", s -> s.hasCue(Factuality.POSSIBLE), Factuality.POSSIBLE),
          rule("future", FactualityRules::isFuture, Factuality.PLANNED),
          rule("under-plan", s -> isUnderPlan(s), Factuality.PLANNED),
          rule("planned-cue", s -> s.hasCue(Factuality.PLANNED) && !isOver(s), Factuality.PLANNED),
          rule("time-ahead", Standing::future, Factuality.PLANNED),
          rule("present-today", s -> s.open() && isPresent(s), Factuality.PLANNED),
          rule("told", _ -> true, Factuality.HAPPENED));

  private FactualityRules() {}

  static FactualityRule decide(Standing standing) {
    for (FactualityRule rule : RULES) {
      if (rule.applies().test(standing)) {
        return rule;
      }
    }
    throw new IllegalStateException("the last rule applies to all");
  }

  /** "was postponed to Tuesday": it has another day now. */
  private static boolean isMoved(Standing s) {
    Verb verb = s.verb();
    if (verb == null || !s.is(VerbClass.MOVE)) {
      return false;
    }
    Analysis syntax = s.syntax();
    for (int i = verb.head() + 1; i <= syntax.last(verb.head()); i++) {
      boolean to =
          switch (syntax.lower(i)) {
            case "to", "until", "till", "for" -> true;
            default -> false;
          };
      if (to && s.sentence().isTime(i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNounCancelled(Standing s) {
    Analysis syntax = s.syntax();
    int governor = Clauses.governor(syntax, s.noun());
    Verb verb = governor < 0 ? null : syntax.verb(governor);
    boolean undergoes = syntax.is(s.noun(), "nsubjpass", "dobj");
    Standing above = verb == null ? null : Standing.of(s.sentence(), Anchor.of(verb), s.future());
    return undergoes && above != null && above.is(VerbClass.CANCEL) && !above.isNegated();
  }

  private static boolean isUnderOpen(Standing s) {
    return s.isGoverned(VerbClass.OPEN);
  }

  private static boolean isUnderPlan(Standing s) {
    if (s.chain().size() > 1 || s.noun() >= 0) {
      if (s.isGoverned(VerbClass.PLAN) && !isOver(s)) {
        return true;
      }
    }
    Verb verb = s.verb();
    if (verb == null) {
      return false;
    }
    boolean plan = s.is(VerbClass.PLAN) && verb.passive() && s.noun() >= 0;
    return plan || (verb.form() == Verb.Form.INFINITIVE && !isOver(s) && !isPassed(s));
  }

  /** "began to rise", "forced to resign": as the governing verb says. */
  private static boolean isPassed(Standing s) {
    return s.deciding().isFinite() && s.chain().size() > 1;
  }

  private static boolean isOver(Standing s) {
    return s.verb() != null && s.verb().isPast();
  }

  private static boolean isModal(Standing s) {
    if (s.verb() == null) {
      return false;
    }
    return switch (s.deciding().modal()) {
      case "may", "might", "could", "can" -> true;
      case "should" -> !s.open();
      case "would" -> s.hasCondition() || !isReported(s);
      case "will" -> s.hasCondition() && Clauses.report(s.syntax(), s.deciding().head()) == null;
      default -> false;
    };
  }

  private static boolean isReported(Standing s) {
    Verb report = Clauses.report(s.syntax(), s.deciding().head());
    return report != null && report.tense() == Verb.Tense.PAST;
  }

  private static boolean isFuture(Standing s) {
    if (s.verb() == null) {
      return false;
    }
    Verb deciding = s.deciding();
    return deciding.tense() == Verb.Tense.FUTURE
        || deciding.modal().equals("would")
        || deciding.modal().equals("must")
        || deciding.modal().equals("should")
        || isToBe(s.syntax(), s.chain());
  }

  /** "holds a hearing on Wednesday", in an article of that day. */
  private static boolean isPresent(Standing s) {
    Verb verb = s.verb();
    return verb != null
        && verb.tense() == Verb.Tense.PRESENT
        && !verb.perfect()
        && verb.modal().isEmpty()
        && !s.is(VerbClass.REPORT);
  }

  /** "is to be signed". */
  private static boolean isToBe(Analysis syntax, List<Integer> chain) {
    return chain.size() > 1
        && syntax.is(chain.get(0), "xcomp")
        && syntax.lemma(chain.get(1)).equals("be")
        && syntax.child(chain.get(1), "acomp", "attr") < 0;
  }
}
