package io.dateline.event;

import static io.dateline.event.AnchorRule.rule;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import io.dateline.time.Component;
import io.dateline.time.Granularity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which event of its sentence a time belongs to. The first rule that applies decides. */
final class AnchorRules {

  private static final VerbLexicon VERBS = VerbLexicon.english();

  private static final Set<String> COMPARING =
      Set.of("than", "versus", "vs", "against", "compared", "like", "unlike");

  /** Where somebody speaks or acts: what he does there is done on the day of it. */
  private static final Set<String> OCCASION =
      Set.of("at", "in", "during", "on", "through", "by", "from", "to", "into");

  /** What dates itself and not the deed that it goes with. */
  private static final Set<String> APART =
      Set.of(
          "of",
          "than",
          "since",
          "after",
          "before",
          "despite",
          "following",
          "ahead",
          "about",
          "over",
          "against",
          "as",
          "because",
          "until",
          "for",
          "between");

  /** What dates itself though it is no event. */
  private static final Set<String> FAR_APART =
      Set.of("after", "before", "since", "despite", "until", "following", "because");

  static final List<AnchorRule> RULES =
      List.of(
          rule(
              "stamp",
              a -> Stamps.isStamp(a.sentence(), a.mark()),
              _ -> null,
              "(Updated 9:20 p.m.) The quay is closed."),
          rule(
              "unattached",
              a -> a.site() < 0,
              a -> alone(a),
              "2007 and the [attack -> HAPPENED 2007 \"Attack on the port\"] on the port."),
          rule(
              "comparison",
              AnchorRules::isCompared,
              _ -> null,
              "Sales are better than in May.",
              "The mill sold more cloth than three days ago.",
              "The roads are better than they were in May.",
              "Shares had their worst week since August."),
          rule(
              "reckoning",
              AnchorRules::isReckoning,
              _ -> null,
              "As of 18 February, the fund had paid 9 million euros.",
              "The cost of the war through 3 February was 9 million euros."),
          rule(
              "since-of-noun",
              a -> a.preposition().equals("since") && isOver(a.verb()),
              _ -> null,
              "The envoy put the rise since 2012 at 14 percent."),
          rule(
              "time-as-argument",
              a -> a.verb() != null && a.syntax().is(a.link(), "dobj", "attr", "nsubj"),
              _ -> null,
              "The judge set February 2017 for the trial."),
          rule(
              "inserted-report",
              a -> told(a) != null && isInsertedReport(a),
              AnchorRules::told,
              "In December 2014, he said, the council [approved -> HAPPENED 2014-12 \"Council approved"
                  + " the plan\"] the plan."),
          rule(
              "told-after",
              a -> told(a) != null && isToldAfter(a),
              AnchorRules::told,
              "Rebels [seized -> HAPPENED 2016-02-22 \"Rebels seized the port\" by police] the port, police said on Monday."),
          rule(
              "plan-of-noun",
              a -> isPlan(a),
              a -> Anchor.of(verb(a)),
              "A launch [scheduled -> CANCELLED 2016-02-24 \"Launch was scrubbed\"] for Wednesday was scrubbed."),
          rule(
              "planned-complement",
              a -> a.open() && planned(a) != null,
              AnchorRules::planned,
              "The firm aims to [reopen -> PLANNED 2016-10 \"Firm to reopen the mine\"] the mine by the"
                  + " end of October."),
          rule(
              "event-ahead",
              a -> !a.past() && nounAhead(a) >= 0,
              a -> Anchor.ofNoun(nounAhead(a)),
              "The president [dissolved -> HAPPENED 2016-02-22 \"President dissolved parliament\"] parliament on Monday and [called -> HAPPENED 2016-02-22 \"President called an election\"] an [election -> PLANNED 2016-05-15 \"President called an election\"] for 15 May."),
          rule(
              "governed-verb",
              a -> a.verb() != null && isGoverned(a),
              AnchorRules::governing,
              "The club [invited -> HAPPENED 2015-07 \"Club invited Latvia to join\"] Latvia to join in July 2015."),
          rule(
              "result-participle",
              AnchorRules::isResult,
              AnchorRules::governing,
              "A bomb [exploded -> HAPPENED 2016-02-22 \"Bomb exploded in a market, killing nine people\"] in a market, killing nine people on Monday."),
          rule(
              "gerund",
              a -> a.verb() != null && isBareParticiple(a),
              a -> a.past() && isOwnDeed(a) ? Anchor.of(verb(a)) : null,
              "The town recovered after [shutting -> HAPPENED 2016-W07 \"Town shut its pools\"] its"
                  + " pools last week."),
          rule(
              "past-of-object",
              a -> a.past() && !a.open() && pastObject(a) >= 0,
              a -> Anchor.ofNoun(pastObject(a)),
              "The report describes the [collapse -> HAPPENED 2007 \"Collapse of the bridge\"] of the"
                  + " bridge in 2007."),
          rule(
              "state-interrupted",
              a -> a.past() && interrupting(a) != null,
              AnchorRules::interrupting,
              "A van was southbound on Mill Road on Monday when it [struck -> HAPPENED 2016-02-22 \"Van struck a deer\"] a deer."),
          rule(
              "time-of-verb",
              a -> a.verb() != null,
              a -> isState(a) ? null : Anchor.of(verb(a)),
              "The team [won -> HAPPENED 1966 \"Team won the cup\"] the cup in 1966.",
              "On Monday, while ministers [met -> HAPPENED 2016-02-22 \"Ministers met in Geneva\"] in Geneva, jets [bombed -> HAPPENED 2016-02-22 \"Jets bombed Aleppo\"] Aleppo."),
          rule(
              "part-of-name",
              a -> a.preposition().equals("of") && a.syntax().isName(a.site()),
              _ -> null,
              "The law repeals the Clean Water Act of 1990."),
          rule(
              "event-with-its-verb",
              a -> a.isEventNoun() && isTellingClause(a),
              a -> new Anchor(a.site(), a.clause(), ""),
              "Friday's [attack -> HAPPENED 2016-02-19 \"Attack killed nobody\"] killed nobody."),
          rule(
              "occasion",
              a ->
                  (a.isEventNoun() && a.follows() && isOccasion(a))
                      || (Nouns.isDocument(a.syntax().lemma(a.site())) && isOccasion(a)),
              a -> inClause(a),
              "Nine miners were [killed -> HAPPENED 2016-02-20 \"Nine miners were killed in an explosion\"] in an explosion on Saturday."),
          rule(
              "object-of-verb",
              a ->
                  a.follows()
                      && isObject(a)
                      && isPastOrAhead(a)
                      && (!a.isEventNoun() || !isDefinite(a) || isSupported(a)),
              a -> inClause(a),
              "With talks stalled, the union [called -> HAPPENED 2016-02-22 \"Union called a strike\"] a strike on Monday."),
          rule(
              "event-noun",
              Attachment::isEventNoun,
              a -> Anchor.ofNoun(a.site()),
              "The inquiry follows an Israeli [raid -> HAPPENED 2015 \"Israeli raid\"] last year.",
              "! The union [called -> HAPPENED 2016-02-22 \"Union called a strike\"] a strike on Monday."),
          rule(
              "set-apart",
              a -> !a.follows() && isSetApart(a),
              a -> inClause(a),
              "Last Thursday, a freight train [derailed -> HAPPENED 2016-02-18 \"Freight train derailed"
                  + " near Lindau\"] near Lindau."),
          rule(
              "after-subject",
              a -> a.follows() && isSubject(a),
              a -> inClause(a),
              "The pope on Sunday [condemned -> HAPPENED 2016-02-21 \"Pope condemned the attack\"] the attack."),
          rule(
              "period-of-figure",
              a -> !a.follows() && isPeriodOfSubject(a),
              a -> inClause(a),
              "Third-quarter profit [rose -> HAPPENED 2015-Q3 \"Profit rose 4 percent\"] 4 percent."),
          rule(
              "of-other-noun",
              a -> !a.follows() || isApart(a),
              _ -> null,
              "A 2007 study found nothing."),
          rule(
              "noun-in-clause",
              a -> a.clause() != null && !a.syntax().lemma(a.clause().head()).equals("be"),
              a -> inClause(a),
              "The council [made -> HAPPENED 2005 \"Council made the square a park\"] the square a park in 2005."));

  private AnchorRules() {}

  /** The event of a time by the first rule that applies; without an anchor where it dates none. */
  static Decision decide(Attachment attachment) {
    for (AnchorRule rule : RULES) {
      if (rule.applies().test(attachment)) {
        Anchor anchor = rule.anchor().apply(attachment);
        return new Decision(rule.name(), anchor == null ? null : anchor.by(rule.name()));
      }
    }
    return new Decision("no-rule", null);
  }

  /** The names of the rules that would have decided, had not an earlier one. */
  static List<String> beaten(Attachment attachment) {
    return RULES.stream()
        .filter(rule -> rule.applies().test(attachment))
        .skip(1)
        .map(AnchorRule::name)
        .toList();
  }

  /**
   * What the rules decided of a time.
   *
   * @param rule the name of the rule
   * @param anchor the event, or null
   */
  record Decision(String rule, @Nullable Anchor anchor) {}

  private static Verb verb(Attachment a) {
    return java.util.Objects.requireNonNull(a.verb());
  }

  /** A heading or a list line: its event noun. */
  private static @Nullable Anchor alone(Attachment a) {
    Analysis syntax = a.syntax();
    for (int i = 0; i < syntax.size(); i++) {
      if (Nouns.isEvent(syntax, i) && !a.sentence().isTime(i)) {
        return Anchor.ofNoun(i);
      }
    }
    return null;
  }

  /** In the simple past: what lasts since then is told in the perfect. */
  private static boolean isOver(@Nullable Verb verb) {
    return verb != null && verb.isPast() && !verb.perfect() && !verb.progressive();
  }

  /** "as of 18 November", "costs through June": up to then, not then. */
  private static boolean isReckoning(Attachment a) {
    Analysis syntax = a.syntax();
    int preposition = syntax.head(a.mark().head());
    return switch (syntax.lower(preposition)) {
      case "of" -> syntax.lower(preposition - 1).equals("as");
      case "through" -> a.past() && a.mark().time().value().indexOf('T') < 0;
      default -> false;
    };
  }

  private static boolean isCompared(Attachment a) {
    if (a.verb() != null && a.syntax().lower(a.site()).equals("compared")) {
      return true;
    }
    if (COMPARING.contains(a.preposition()) || isAfterThan(a)) {
      return true;
    }
    if (a.preposition().equals("since") && isSuperlative(a)) {
      return true;
    }
    int above = a.syntax().head(a.site());
    return a.verb() == null && COMPARING.contains(a.syntax().lower(above)) && !a.isEventNoun();
  }

  /** "more cloth than three days ago", "better than they were in May". */
  private static boolean isAfterThan(Attachment a) {
    return a.syntax().lower(a.mark().begin() - 1).equals("than")
        || (a.verb() != null && Clauses.mark(a.syntax(), a.site()).equals("than"));
  }

  /** "its worst week since August", "the first rise since 2008". */
  private static boolean isSuperlative(Attachment a) {
    Analysis syntax = a.syntax();
    for (int i = syntax.first(a.site()); i < a.mark().begin(); i++) {
      boolean most =
          switch (syntax.lower(i)) {
            case "first", "lowest", "record" -> true;
            default -> syntax.tag(i).equals("JJS") || syntax.tag(i).equals("RBS");
          };
      if (most) {
        return true;
      }
    }
    return false;
  }

  /** What is planned: "aims to reopen the mine in October", "was set to begin on Wednesday". */
  private static @Nullable Anchor planned(Attachment a) {
    Analysis syntax = a.syntax();
    Verb at = a.verb();
    if (at == null) {
      return null;
    }
    int complement = syntax.child(at.head(), "xcomp");
    Verb inner = syntax.verb(complement);
    if (inner != null && a.link() > complement && isPlanning(syntax, at.head())) {
      at = inner;
    }
    int last = -1;
    while (at != null && !at.isFinite()) {
      last = at.form() == Verb.Form.INFINITIVE ? at.head() : last;
      int up = Clauses.governor(syntax, at.head());
      boolean planning =
          up >= 0 && last >= 0 && syntax.is(at.head(), "xcomp") && isPlanning(syntax, up);
      if (planning && isUndone(syntax, up)) {
        return Anchor.of(java.util.Objects.requireNonNull(syntax.verb(up)));
      }
      if (planning) {
        return Anchor.of(java.util.Objects.requireNonNull(syntax.verb(last)));
      }
      at = up < 0 || !syntax.is(at.head(), "xcomp") ? null : syntax.verb(up);
    }
    return null;
  }

  /** "called for a strike on 1 March": what is called for, under a past verb; -1 for none. */
  private static int nounAhead(Attachment a) {
    Analysis syntax = a.syntax();
    Verb verb = a.verb();
    if (verb == null || !verb.isPast() || VERBS.is(syntax, verb.head(), VerbClass.MOVE)) {
      return -1;
    }
    for (int child : syntax.children(verb.head())) {
      int noun = syntax.is(child, "prep") ? syntax.child(child, "pobj") : child;
      boolean object = syntax.is(noun, "dobj", "pobj") && noun < a.mark().begin();
      if (object && Nouns.isEvent(syntax, noun)) {
        return noun;
      }
    }
    return -1;
  }

  /** What a verb in the present tense speaks of, where that has been; -1 for none. */
  private static int pastObject(Attachment a) {
    Verb verb = a.verb();
    boolean present =
        verb != null
            && verb.tense() == Verb.Tense.PRESENT
            && !verb.perfect()
            && verb.modal().isEmpty()
            && a.link() > verb.head();
    int object = present ? a.syntax().child(a.site(), "dobj") : -1;
    return object >= 0 && object < a.mark().begin() && Nouns.isEvent(a.syntax(), object)
        ? object
        : -1;
  }

  private static boolean isPlanning(Analysis syntax, int verb) {
    return VERBS.is(syntax, verb, VerbClass.PLAN) || VERBS.is(syntax, verb, VerbClass.OPEN);
  }

  /** "is not required to": without its "not" it would be turned round. */
  private static boolean isUndone(Analysis syntax, int verb) {
    Verb one = syntax.verb(verb);
    return one != null && one.negated();
  }

  /** "was expected to sail on Monday", "was to sail": nobody knows whether it did. */
  private static boolean isExpected(Attachment a) {
    Analysis syntax = a.syntax();
    Verb above = syntax.verb(syntax.head(a.site()));
    return above != null
        && ((above.passive() && isPlanning(syntax, above.head()))
            || syntax.lemma(above.head()).equals("be"));
  }

  private static boolean isGoverned(Attachment a) {
    Verb verb = verb(a);
    return switch (verb.form()) {
      case INFINITIVE ->
          (a.past() && a.syntax().verb(a.syntax().head(verb.head())) != null && !isExpected(a))
              || a.syntax().is(verb.head(), "advcl");
      case PARTICIPLE ->
          a.syntax().is(verb.head(), "xcomp") && !isOfReport(a.syntax(), verb.head());
      case FINITE -> false;
    };
  }

  /** "denied dumping waste in 2012": the denial has another time. */
  private static boolean isOfReport(Analysis syntax, int verb) {
    int above = syntax.head(verb);
    return VERBS.is(syntax, above, VerbClass.DENY) || VERBS.is(syntax, above, VerbClass.REPORT);
  }

  /** What the verb that the time stands with reports: "…, he said, the council approved". */
  private static @Nullable Anchor told(Attachment a) {
    Verb verb = a.verb();
    if (verb == null || !Clauses.isReport(a.syntax(), verb.head())) {
      return null;
    }
    int said = a.syntax().child(verb.head(), "ccomp");
    Verb told = a.syntax().verb(said);
    return told == null || !told.isFinite() ? null : Anchor.of(told);
  }

  private static boolean isInsertedReport(Attachment a) {
    Analysis syntax = a.syntax();
    int said = syntax.child(a.site(), "ccomp");
    return a.link() < a.site()
        && said > a.site()
        && syntax.child(said, "mark") < 0
        && syntax.lower(syntax.first(said) - 1).equals(",")
        && syntax.lower(a.mark().after()).equals(",");
  }

  /** "Rebels seized the port, police said on Monday": on that day, as it is told. */
  private static boolean isToldAfter(Attachment a) {
    Analysis syntax = a.syntax();
    int said = syntax.child(a.site(), "ccomp");
    Verb told = syntax.verb(said);
    return told != null
        && said < a.site()
        && a.past()
        && told.isPast()
        && !(told.perfect() && told.tense() == Verb.Tense.PAST)
        && !VERBS.is(syntax, said, VerbClass.STATE)
        && !isDated(a.sentence(), said)
        && !isQuoted(syntax, said);
  }

  private static boolean isDated(TimedSentence sentence, int verb) {
    Analysis syntax = sentence.syntax();
    return sentence.marks().stream().anyMatch(mark -> syntax.isIn(mark.head(), verb));
  }

  private static boolean isQuoted(Analysis syntax, int said) {
    for (int i = Math.max(0, syntax.first(said) - 1); i < syntax.last(said); i++) {
      if (syntax.tag(i).equals("``")) {
        return true;
      }
    }
    return false;
  }

  /** "the concert planned for Friday". */
  private static boolean isPlan(Attachment a) {
    Verb verb = a.verb();
    return verb != null
        && a.syntax().is(verb.head(), "acl")
        && verb.passive()
        && VERBS.is(a.syntax(), verb.head(), VerbClass.PLAN);
  }

  /** "killing nine on Monday" at the end of a sentence. */
  private static boolean isResult(Attachment a) {
    Verb verb = a.verb();
    return verb != null
        && verb.form() == Verb.Form.PARTICIPLE
        && a.syntax().is(verb.head(), "advcl")
        && Clauses.mark(a.syntax(), verb.head()).isEmpty()
        && verb.head() > a.syntax().head(verb.head());
  }

  private static boolean isBareParticiple(Attachment a) {
    Verb verb = verb(a);
    boolean passive = a.syntax().tag(verb.head()).equals("VBN");
    return verb.form() == Verb.Form.PARTICIPLE
        && !passive
        && a.syntax().is(verb.head(), "pcomp", "csubj", "advcl", "dobj", "nsubj", "xcomp");
  }

  /** "after shutting its pools", "Speaking in Oslo": done by the subject of the clause. */
  private static boolean isOwnDeed(Attachment a) {
    Analysis syntax = a.syntax();
    int preposition = syntax.head(a.site());
    boolean time =
        switch (syntax.lower(preposition)) {
          case "after", "before", "since", "by", "while", "when", "on" ->
              syntax.verb(syntax.head(preposition)) != null;
          default -> false;
        };
    return Clauses.subject(syntax, a.site()) >= 0
        && (syntax.is(a.site(), "advcl") || (syntax.is(a.site(), "pcomp") && time));
  }

  /** "was ashore when the storm broke": what broke into a state; null for none. */
  private static @Nullable Anchor interrupting(Attachment a) {
    Analysis syntax = a.syntax();
    Verb state = a.verb();
    if (state == null || !syntax.lemma(state.head()).equals("be") || !state.isPast()) {
      return null;
    }
    for (int child : syntax.children(state.head())) {
      Verb verb = child > state.head() && syntax.is(child, "advcl") ? syntax.verb(child) : null;
      if (verb != null && isSudden(syntax, verb)) {
        return Anchor.of(verb);
      }
    }
    return null;
  }

  private static boolean isSudden(Analysis syntax, Verb verb) {
    return Clauses.mark(syntax, verb.head()).equals("when")
        && verb.isPast()
        && !verb.progressive()
        && !verb.perfect()
        && !verb.passive()
        && !VERBS.is(syntax, verb.head(), VerbClass.STATE);
  }

  /** The verb on which an infinitive or participle hangs. */
  private static @Nullable Anchor governing(Attachment a) {
    Analysis syntax = a.syntax();
    Verb at = a.verb();
    while (at != null && !at.isFinite()) {
      int up = Clauses.governor(syntax, at.head());
      at = up < 0 ? null : syntax.verb(up);
    }
    return at == null ? null : Anchor.of(at);
  }

  /** "believes in 2016", "it is Monday": no happening. */
  private static boolean isState(Attachment a) {
    Verb verb = verb(a);
    Analysis syntax = a.syntax();
    boolean state = VERBS.is(syntax, verb.head(), VerbClass.STATE) && !verb.passive();
    boolean present =
        verb.tense() == Verb.Tense.PRESENT && !verb.perfect() && verb.modal().isEmpty();
    boolean copula = syntax.lemma(verb.head()).equals("be");
    boolean since = verb.perfect() && a.preposition().equals("since");
    boolean mind = state && !copula && !syntax.lemma(verb.head()).equals("have");
    boolean told = VERBS.is(syntax, verb.head(), VerbClass.REPORT);
    if (since || (mind && !told && !tellsFigure(a.sentence(), verb.head()))) {
      return true;
    }
    boolean still = verb.tense() == Verb.Tense.PRESENT && verb.passive() && !verb.perfect();
    if (still && (a.preposition().equals("until") || a.past()) && verb.modal().isEmpty()) {
      return true;
    }
    boolean coarse =
        a.mark().time().granularity() != null
            && a.mark().time().granularity().isCoarserThan(Granularity.MONTH);
    boolean figure = copula && tellsFigure(a.sentence(), verb.head());
    boolean now = verb.tense() == Verb.Tense.PRESENT && !verb.perfect() && verb.modal().isEmpty();
    return (state && (present || (!figure && coarse))) || (now && a.past() && !a.open() && !told);
  }

  private static boolean tellsFigure(TimedSentence sentence, int verb) {
    Analysis syntax = sentence.syntax();
    for (int i = verb + 1; i <= syntax.last(verb); i++) {
      if (syntax.tag(i).equals("CD") && !sentence.isTime(i)) {
        return true;
      }
    }
    return false;
  }

  /** "Friday's attack killed nobody", "the concert on Friday was called off". */
  private static boolean isTellingClause(Attachment a) {
    Verb clause = a.clause();
    if (clause == null || !isSubject(a)) {
      return false;
    }
    boolean copula = a.syntax().lemma(clause.head()).equals("be");
    Granularity unit = a.mark().time().granularity();
    return (unit != null
            && !unit.isCoarserThan(Granularity.DAY)
            && clause.isPast()
            && !clause.passive()
            && !copula
            && !Clauses.isReport(a.syntax(), clause.head()))
        || VERBS.is(a.syntax(), clause.head(), VerbClass.CAUSE)
        || VERBS.is(a.syntax(), clause.head(), VerbClass.HAPPEN)
        || VERBS.is(a.syntax(), clause.head(), VerbClass.CANCEL);
  }

  private static boolean isSubject(Attachment a) {
    return a.syntax().is(a.site(), "nsubj", "nsubjpass") && a.clause() != null;
  }

  /** "third-quarter profit rose": the period in which it did. */
  private static boolean isPeriodOfSubject(Attachment a) {
    Granularity unit = a.mark().time().granularity();
    Verb clause = a.clause();
    return isSubject(a)
        && clause != null
        && clause.isPast()
        && unit != null
        && unit.isCoarserThan(Granularity.DAY)
        && a.syntax().child(a.site(), "det") < 0
        && !a.syntax().lemma(clause.head()).equals("be");
  }

  private static boolean isObject(Attachment a) {
    Analysis syntax = a.syntax();
    Verb clause = a.clause();
    return clause != null
        && !syntax.lemma(clause.head()).equals("be")
        && syntax.is(a.site(), "dobj", "attr", "oprd", "dative")
        && !isApart(a);
  }

  /** "The inquiry follows a raid last year": what is told in the present has no past day. */
  private static boolean isPastOrAhead(Attachment a) {
    Verb clause = a.clause();
    return clause != null && (clause.isPast() || !a.past() || a.open());
  }

  /** "concluded its hearings on Tuesday". */
  private static boolean isSupported(Attachment a) {
    Verb clause = a.clause();
    return clause != null
        && (VERBS.is(a.syntax(), clause.head(), VerbClass.SUPPORT)
            || VERBS.is(a.syntax(), clause.head(), VerbClass.HAPPEN));
  }

  private static boolean isSetApart(Attachment a) {
    return a.syntax().lower(a.mark().after()).equals(",") && a.clause() != null;
  }

  private static boolean isApart(Attachment a) {
    return a.preposition().equals("of");
  }

  /** "the attack", "their talks": one known already. */
  private static boolean isDefinite(Attachment a) {
    int determiner = a.syntax().child(a.site(), "det", "poss");
    return switch (a.syntax().lower(determiner)) {
      case "", "a", "an", "another", "some", "no" -> false;
      default -> true;
    };
  }

  /** "said at a meeting on Monday". */
  private static boolean isOccasion(Attachment a) {
    Analysis syntax = a.syntax();
    int preposition = syntax.head(a.site());
    int over = syntax.head(preposition);
    boolean inserted =
        syntax.is(over, "nsubj", "nsubjpass") && syntax.lower(preposition - 1).equals(",");
    return a.clause() != null
        && syntax.is(a.site(), "pobj")
        && (syntax.verb(over) != null || inserted)
        && OCCASION.contains(syntax.lower(preposition));
  }

  private static @Nullable Anchor inClause(Attachment a) {
    Analysis syntax = a.syntax();
    int preposition = syntax.is(a.site(), "pobj") ? syntax.head(a.site()) : -1;
    boolean apart =
        preposition >= 0
            && (a.isEventNoun() ? APART : FAR_APART).contains(syntax.lower(preposition));
    Verb clause = a.clause();
    if (clause == null || apart) {
      return null;
    }
    Attachment moved =
        new Attachment(a.sentence(), a.mark(), clause.head(), a.link(), a.past(), a.open());
    boolean described = syntax.is(clause.head(), "acl") && clause.passive();
    return isState(moved) ? null : described ? Anchor.of(clause) : governing(moved);
  }

  /** Whether the words of a time state a year. */
  static boolean statesYear(Attachment a) {
    return a.mark().time().stated().contains(Component.YEAR);
  }
}
