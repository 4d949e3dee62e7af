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
              "noun-cancelled",
              s -> s.noun() >= 0 && isNounCancelled(s),
              Factuality.CANCELLED,
              "The [concert -> CANCELLED 2016-02-19 \"Concert was called off\"] on Friday was called"
                  + " off."),
          rule(
              "moved",
              FactualityRules::isMoved,
              Factuality.PLANNED,
              "The opening was [brought -> PLANNED 2016-05-03 \"Opening was brought forward\"]"
                  + " forward to 3 May."),
          rule(
              "cancelled",
              s -> s.is(VerbClass.CANCEL) && !s.isNegated(),
              Factuality.CANCELLED,
              "The merger was [called -> CANCELLED 2016-02-22 \"Merger was called off\"] off on Monday.",
              "! The launch was [postponed -> PLANNED 2016-03-01 \"Launch was postponed\"] to Tuesday."),
          rule(
              "under-cancellation",
              s -> s.isUnder(VerbClass.CANCEL),
              Factuality.CANCELLED,
              "A plan to [hold -> CANCELLED 2015-05-25 \"Plan to hold a fair on the quay\"] a fair on the quay on 25 May was cancelled."),
          rule(
              "conditional",
              Standing::isConditional,
              Factuality.POSSIBLE,
              "If rebels [take -> POSSIBLE 2016-02-29 \"Rebels take the town\"] the town on Monday, the army will withdraw."),
          rule(
              "under-denial",
              s -> s.isGoverned(VerbClass.DENY) || s.isOfDeniedNoun(),
              Factuality.DENIED,
              "He denied a rumour, spread at the weekend, that the dam had [burst -> DENIED 2016-02-22 \"Dam had burst\"] on Monday.",
              "The minister [denied -> HAPPENED 2016-02-24 \"Minister denied that rebels had taken the town\"] that rebels had [taken -> DENIED 2016-02-22 \"Rebels had taken the town\"] the town on Monday."),
          rule(
              "under-failure",
              s -> s.isGoverned(VerbClass.FAIL),
              Factuality.DENIED,
              "The club refused to [play -> DENIED 2016-03-01 \"Club refused to play in Riga\"] in Riga on 1 March."),
          rule(
              "negated",
              s -> s.isNegated() || s.hasCue(Factuality.DENIED),
              Factuality.DENIED,
              "No ships [sailed -> DENIED 2016-02-22 \"No ships sailed\"] on Monday."),
          rule(
              "under-open",
              s -> isUnderOpen(s),
              Factuality.POSSIBLE,
              "The pilots hope to [fly -> POSSIBLE 2016-03 \"Pilots to fly\"] again in March."),
          rule(
              "modal",
              FactualityRules::isModal,
              Factuality.POSSIBLE,
              "The bridge may [open -> POSSIBLE 2016-03-03 \"Bridge may open\"] on 3 March."),
          rule(
              "possible-cue",
              s -> s.hasCue(Factuality.POSSIBLE),
              Factuality.POSSIBLE,
              "The bridge is unlikely to [open -> POSSIBLE 2016-04 \"Bridge is unlikely to open\"] in April."),
          rule(
              "future",
              FactualityRules::isFuture,
              Factuality.PLANNED,
              "The bridge will [open -> PLANNED 2016-02-29 \"Bridge will open\"] on Monday."),
          rule(
              "under-plan",
              s -> isUnderPlan(s),
              Factuality.PLANNED,
              "The bridge is expected to [open -> PLANNED 2016-05 \"Bridge to open\"] in May."),
          rule(
              "planned-cue",
              s -> s.hasCue(Factuality.PLANNED) && !isOver(s),
              Factuality.PLANNED,
              "The upcoming [match -> PLANNED 2016-03-03 \"Upcoming match against Riga\"] against Riga on 3 March is sold out."),
          rule(
              "time-ahead",
              Standing::future,
              Factuality.PLANNED,
              "The mandate [runs -> PLANNED 2016-05 \"Mandate runs out\"] out in May."),
          rule(
              "present-today",
              s -> s.open() && isPresent(s),
              Factuality.PLANNED,
              "The committee [holds -> PLANNED 2016-02-24 \"Committee holds a hearing in Oslo\"] a hearing in Oslo on Wednesday."),
          rule(
              "told",
              _ -> true,
              Factuality.HAPPENED,
              "The team [won -> HAPPENED 1966 \"Team won the cup\"] the cup in 1966."));

  private FactualityRules() {}

  static FactualityRule decide(Standing standing) {
    for (FactualityRule rule : RULES) {
      if (rule.applies().test(standing)) {
        return rule;
      }
    }
    throw new IllegalStateException("the last rule applies to all");
  }

  /** The names of the rules that would have decided, had not an earlier one. */
  static List<String> beaten(Standing standing) {
    return RULES.stream()
        .filter(rule -> rule.applies().test(standing))
        .skip(1)
        .map(FactualityRule::name)
        .toList();
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
    boolean ahead = verb.form() == Verb.Form.INFINITIVE && !verb.perfect();
    return plan || (ahead && !isOver(s) && !isPassed(s));
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
