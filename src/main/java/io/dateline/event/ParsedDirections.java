package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import io.dateline.time.Directions;
import io.dateline.time.grammar.Tense;
import org.jspecify.annotations.Nullable;

/** Finds in the tree of its sentence where the verb that governs a time puts what happened. */
final class ParsedDirections implements Directions {

  private static final VerbLexicon VERBS = VerbLexicon.english();
  private static final int DEEPEST = 8;

  private final CharSequence text;
  private final Analyses analyses;

  ParsedDirections(CharSequence text, Analyses analyses) {
    this.text = text;
    this.analyses = analyses;
  }

  @Override
  public Tense at(Span sentence, Span time, Tense guess) {
    Span core = Layout.core(text, sentence);
    // A chronology tells what is over in the present tense.
    if (!core.contains(time) || Layout.isHead(text, core, time)) {
      return guess;
    }
    Analysis syntax = analyses.of(core);
    int begin = syntax.wordAt(time.begin());
    int site = TimedSentence.top(syntax, begin, syntax.wordAt(time.end()));
    if (isAppointment(syntax, site) || syntax.lower(begin - 1).equals("for")) {
      return Tense.FUTURE;
    }
    int governor = site;
    int noun = -1;
    while (governor >= 0 && syntax.verb(governor) == null) {
      if (syntax.lower(governor).equals("due")) {
        return Tense.FUTURE;
      }
      governor = syntax.head(governor);
      noun = noun < 0 && syntax.isNoun(governor) ? governor : noun;
    }
    Verb verb = governor < 0 ? null : syntax.verb(governor);
    Tense told = verb == null ? null : tense(syntax, verb, begin);
    if (guess == Tense.FUTURE && told == Tense.PAST && looksAhead(syntax, verb, begin)) {
      return guess;
    }
    if (told == Tense.FUTURE && noun >= 0) {
      boolean planned = verb != null && isPlanOf(syntax, verb, noun);
      return planned ? told : ofNoun(syntax, noun, guess);
    }
    return told == null ? guess : told;
  }

  /** "for Tuesday's debate", "ahead of Sunday's vote": what is looked forward to. */
  private static boolean isAppointment(Analysis syntax, int time) {
    int noun = syntax.is(time, "poss", "nmod", "compound") ? syntax.head(time) : -1;
    String preposition = syntax.is(noun, "pobj") ? syntax.lower(syntax.head(noun)) : "";
    return switch (preposition) {
      case "for" -> Nouns.isEvent(syntax, noun);
      case "before" -> syntax.lower(time - 1).equals("before");
      default -> syntax.lower(syntax.head(syntax.head(noun))).equals("ahead");
    };
  }

  /** "has scheduled a hearing on Monday", "gave them until Monday". */
  private static boolean looksAhead(Analysis syntax, @Nullable Verb verb, int time) {
    boolean until = syntax.lower(time - 1).equals("until") || syntax.lower(time - 1).equals("till");
    return until || (verb != null && isPlanAhead(syntax, verb, time));
  }

  /** "pledged to go in July", but not "pledged in July to go". */
  private static boolean isPlanAhead(Analysis syntax, Verb verb, int time) {
    int complement = syntax.child(verb.head(), "xcomp");
    boolean ofPlanning = complement >= 0 && verb.head() < time && time < complement;
    return !ofPlanning && VERBS.is(syntax, verb.head(), VerbClass.PLAN);
  }

  /** "are planning a march on Tuesday": what is planned lies ahead. */
  private static boolean isPlanOf(Analysis syntax, Verb verb, int noun) {
    return VERBS.is(syntax, verb.head(), VerbClass.PLAN)
        && syntax.is(noun, "dobj")
        && syntax.head(noun) == verb.head();
  }

  /** "may ease shortages caused by the closure on Tuesday": a thing known already has been. */
  private static Tense ofNoun(Analysis syntax, int noun, Tense guess) {
    int determiner = syntax.child(noun, "det", "poss");
    boolean known = syntax.lower(determiner).equals("the") || syntax.is(determiner, "poss");
    return known && Nouns.isEvent(syntax, noun) && !syntax.is(noun, "nsubj", "nsubjpass")
        ? Tense.PAST
        : guess;
  }

  private static @Nullable Tense tense(Analysis syntax, Verb own, int time) {
    Verb at = own;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (at.isFinite()) {
        return finite(syntax, at, time);
      }
      int up = Clauses.governor(syntax, at.head());
      Verb above = up < 0 ? null : syntax.verb(up);
      boolean planned =
          syntax.is(at.head(), "xcomp", "acl")
              && at.form() == Verb.Form.INFINITIVE
              && (above == null
                  || isPlanning(syntax, above.head())
                  || syntax.is(above.head(), "acl"));
      boolean planParticiple = at.passive() && VERBS.is(syntax, at.head(), VerbClass.PLAN);
      if (at.form() == Verb.Form.INFINITIVE && at.perfect()) {
        return Tense.PAST;
      }
      if (planned) {
        return Tense.FUTURE;
      }
      boolean described = syntax.is(at.head(), "acl") && syntax.tag(at.head()).equals("VBN");
      if (described && !planParticiple) {
        return Tense.PAST;
      }
      if (planParticiple || above == null) {
        return null;
      }
      at = above;
    }
    return null;
  }

  /** "agreed to", "hoped to"; but what was tried on a day is over: "tried to". */
  private static boolean isPlanning(Analysis syntax, int verb) {
    Verb governor = syntax.verb(verb);
    boolean goesOn = governor != null && governor.progressive();
    if (VERBS.is(syntax, verb, VerbClass.ATTEMPT) && !goesOn) {
      return false;
    }
    boolean be = syntax.lemma(verb).equals("be") && syntax.child(verb, "attr", "acomp") < 0;
    return be || VERBS.is(syntax, verb, VerbClass.PLAN) || VERBS.is(syntax, verb, VerbClass.OPEN);
  }

  private static Tense finite(Analysis syntax, Verb verb, int time) {
    if (isMove(syntax, verb, time)) {
      return Tense.FUTURE;
    }
    if (!verb.modal().isEmpty()) {
      boolean failed = verb.modal().equals("could") && verb.negated();
      return verb.perfect() || failed ? Tense.PAST : Tense.FUTURE;
    }
    if (verb.isPast()) {
      return isPlanToday(syntax, verb, time) ? Tense.FUTURE : Tense.PAST;
    }
    return Clauses.isReport(syntax, verb.head()) ? Tense.PAST : Tense.FUTURE;
  }

  /** "aimed to reopen in May": the time of what is planned may hang on the plan. */
  private static boolean isPlanToday(Analysis syntax, Verb verb, int time) {
    int complement = syntax.child(verb.head(), "xcomp");
    boolean after = complement >= 0 && time > complement;
    Verb inner = syntax.verb(complement);
    boolean infinitive = inner != null && inner.form() == Verb.Form.INFINITIVE;
    boolean plan = verb.passive() && VERBS.is(syntax, verb.head(), VerbClass.PLAN);
    boolean due = syntax.lower(time - 1).equals("for") && plan;
    return (after && infinitive && isPlanning(syntax, verb.head())) || due;
  }

  /** "was brought forward to 3 May". */
  private static boolean isMove(Analysis syntax, Verb verb, int time) {
    boolean to =
        switch (syntax.lower(time - 1)) {
          case "to", "until", "till" -> true;
          default -> false;
        };
    return to && VERBS.is(syntax, verb.head(), VerbClass.MOVE);
  }
}
