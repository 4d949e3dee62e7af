package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an event stands in its sentence: the verb that tells it, and those that govern that verb.
 *
 * @param sentence the sentence
 * @param anchor the event
 * @param future whether its time lies after the article's publication
 * @param open whether its time is told and is not over at publication
 * @param chain the verb that tells it, if one does, and the verbs and adjectives above that say
 *     whether it comes about, the innermost first
 */
record Standing(
    TimedSentence sentence, Anchor anchor, boolean future, boolean open, List<Integer> chain) {

  private static final Lexicon<Factuality> CUES =
      Lexicon.load(
          Standing.class,
          "en/cues.tsv",
          (row, _) -> Factuality.valueOf(row[1].toUpperCase(Locale.ROOT)));

  private static final VerbLexicon VERBS = VerbLexicon.english();
  private static final int LONGEST_CHAIN = 6;

  /** The standing of an event whose time is over at publication, or lies ahead. */
  static Standing of(TimedSentence sentence, Anchor anchor, boolean future) {
    return of(sentence, anchor, future, future);
  }

  static Standing of(TimedSentence sentence, Anchor anchor, boolean future, boolean open) {
    return new Standing(sentence, anchor, future, open, chain(sentence.syntax(), anchor));
  }

  private static List<Integer> chain(Analysis syntax, Anchor anchor) {
    List<Integer> chain = new ArrayList<>();
    int at = anchor.verb() == null ? -1 : anchor.verb().head();
    while (at >= 0 && chain.size() < LONGEST_CHAIN) {
      chain.add(at);
      at = above(syntax, at);
    }
    return List.copyOf(chain);
  }

  /** The verb or adjective that governs a verb: "agreed to pay", "is due to open"; -1 for none. */
  private static int above(Analysis syntax, int verb) {
    int up = syntax.head(verb);
    return switch (syntax.label(verb)) {
      case "xcomp", "ccomp", "oprd" -> up;
      case "acomp" -> up;
      case "conj" -> shared(syntax, verb, up);
      case "acl" -> isInfinitive(syntax, verb) ? Clauses.governor(syntax, verb) : -1;
      case "pcomp" -> syntax.head(up);
      default -> -1;
    };
  }

  /** "agreed to come and speak": what governs the first governs the second. */
  private static int shared(Analysis syntax, int verb, int first) {
    boolean same = Clauses.ownSubject(syntax, verb) < 0 && syntax.verb(first) != null;
    Verb one = syntax.verb(verb);
    Verb other = syntax.verb(first);
    if (!same || one == null || other == null || one.form() != other.form()) {
      return -1;
    }
    return one.isFinite() ? -1 : above(syntax, first);
  }

  private static boolean isInfinitive(Analysis syntax, int verb) {
    Verb one = syntax.verb(verb);
    return one != null && one.form() == Verb.Form.INFINITIVE;
  }

  Analysis syntax() {
    return sentence.syntax();
  }

  @Nullable Verb verb() {
    return anchor.verb();
  }

  /** Whether a verb that governs the event is of a class. */
  boolean isGoverned(VerbClass kind) {
    for (int i = 1; i < chain.size(); i++) {
      if (VERBS.is(syntax(), chain.get(i), kind)) {
        return true;
      }
    }
    return isObjectOf(kind);
  }

  /**
   * Whether a verb whose matter the event is, is of a class and not negated; no "before opening".
   */
  boolean isUnder(VerbClass kind) {
    for (int i = 1; i < chain.size() && !syntax().is(chain.get(i - 1), "pcomp"); i++) {
      Verb verb = syntax().verb(chain.get(i));
      if (verb != null && !verb.negated() && VERBS.is(syntax(), verb.head(), kind)) {
        return true;
      }
    }
    return false;
  }

  /** "denied a claim, spread by some, that a ship had sunk": what is said is what was denied. */
  boolean isOfDeniedNoun() {
    for (int verb : chain) {
      if (Clauses.mark(syntax(), verb).equals("that")) {
        return isContentOfDenied(verb);
      }
    }
    return false;
  }

  private boolean isContentOfDenied(int clause) {
    int at = clause;
    while (syntax().is(at, "acl", "ccomp")) {
      at = syntax().head(at);
    }
    Verb verb = syntax().is(at, "dobj") ? syntax().verb(syntax().head(at)) : null;
    return verb != null && !verb.negated() && VERBS.is(syntax(), verb.head(), VerbClass.DENY);
  }

  /** "called for talks", "cancelled the concert": the noun stands under a verb of the class. */
  private boolean isObjectOf(VerbClass kind) {
    int noun = noun();
    if (noun < 0) {
      return false;
    }
    int up = syntax().head(noun);
    if (!open && !future && kind != VerbClass.DENY) {
      return false;
    }
    if (syntax().is(noun, "pobj")) {
      int verb = syntax().head(up);
      return syntax().verb(verb) != null
          && VERBS.is(syntax().lemma(verb) + " " + syntax().lower(up), kind);
    }
    return syntax().is(noun, "dobj", "nsubjpass") && VERBS.is(syntax().lemma(up), kind);
  }

  /** The noun that names the event, or whose plan the verb tells; -1 where a verb tells it. */
  int noun() {
    Verb verb = anchor.verb();
    if (verb == null) {
      return anchor.trigger();
    }
    boolean plan = anchor.rule().equals("plan-of-noun");
    return plan
        ? syntax().head(verb.head())
        : verb.head() == anchor.trigger() ? -1 : anchor.trigger();
  }

  /** Whether the event's verb is of a class. */
  boolean is(VerbClass kind) {
    Verb verb = anchor.verb();
    return verb != null && VERBS.is(syntax(), verb.head(), kind);
  }

  /** Whether a word of the event's own verb, noun or governing words is a cue. */
  boolean hasCue(Factuality cue) {
    for (int at : chain) {
      if (isCue(at, cue) && syntax().verb(at) == null) {
        return true;
      }
      for (int child : syntax().children(at)) {
        boolean describes = syntax().is(child, "advmod", "acomp", "neg", "nsubj", "nsubjpass");
        boolean denied = describes || syntax().is(child, "dobj");
        if ((describes && isCue(child, cue)) || (denied && hasDeterminer(child, cue))) {
          return true;
        }
      }
    }
    return noun() >= 0 && hasDescriber(noun(), cue);
  }

  private boolean hasDeterminer(int noun, Factuality cue) {
    int determiner = syntax().child(noun, "det", "neg");
    return determiner >= 0 && isCue(determiner, cue);
  }

  private boolean hasDescriber(int noun, Factuality cue) {
    for (int child : syntax().children(noun)) {
      if (child < noun && (isCue(child, cue) || isPlanned(child, cue))) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlanned(int participle, Factuality cue) {
    VerbClass kind =
        switch (cue) {
          case PLANNED -> VerbClass.PLAN;
          case POSSIBLE -> VerbClass.OPEN;
          case CANCELLED -> VerbClass.CANCEL;
          case DENIED, HAPPENED -> VerbClass.FAIL;
        };
    return syntax().tag(participle).equals("VBN") && VERBS.is(syntax().lemma(participle), kind);
  }

  private boolean isCue(int word, Factuality cue) {
    return CUES.get(syntax().lower(word)) == cue;
  }

  /** The verb of the chain that decides tense and modality: what "began to" stands under. */
  Verb deciding() {
    Verb deciding = null;
    boolean able = false;
    for (int at : chain) {
      Verb verb = syntax().verb(at);
      boolean aspect = VERBS.is(syntax(), at, VerbClass.ASPECT);
      boolean passes = deciding == null || (!deciding.isFinite() && (able || aspect));
      able = verb == null && aspect;
      if (verb != null && passes) {
        deciding = verb;
      }
    }
    return java.util.Objects.requireNonNull(deciding, "a chain has a verb");
  }

  /** Whether a verb of the chain up to the deciding one is negated. */
  boolean isNegated() {
    if (chain.isEmpty()) {
      return false;
    }
    Verb verb = anchor.verb();
    return (verb != null && verb.negated()) || deciding().negated();
  }

  /** Whether the clause, or one that it stands in, is a condition. */
  boolean isConditional() {
    int at =
        anchor.verb() == null ? Clauses.governor(syntax(), anchor.trigger()) : anchor.verb().head();
    for (int depth = 0; at >= 0 && depth < LONGEST_CHAIN; depth++) {
      String mark = Clauses.mark(syntax(), at);
      if (mark.equals("if") || mark.equals("unless") || mark.equals("whether")) {
        return true;
      }
      at = syntax().is(at, "relcl", "acl", "root") ? -1 : Clauses.governor(syntax(), at);
    }
    return false;
  }

  /** Whether the clause has a condition of its own: "would come if he could". */
  boolean hasCondition() {
    for (int at : chain) {
      for (int child : syntax().children(at)) {
        String mark = syntax().is(child, "advcl") ? Clauses.mark(syntax(), child) : "";
        if (mark.equals("if") || mark.equals("unless")) {
          return true;
        }
      }
    }
    return false;
  }
}
