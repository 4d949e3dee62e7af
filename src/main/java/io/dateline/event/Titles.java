package io.dateline.event;

import static io.dateline.event.TitleRule.rule;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.PastForms;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the short line that names an event in a list: who did what, without the time words. */
final class Titles {

  /** A title has more words than one. */
  private static final int FEWEST_WORDS = 2;

  /** Somebody's own words say something from so many words on. */
  private static final int FEWEST_SAID = 4;

  static final List<TitleRule> RULES =
      List.of(
          rule(
              "noun-phrase",
              t -> t.told() == null,
              Titles::ofNoun,
              "After Monday's [attack -> HAPPENED 2016-02-22 \"Attack on the port\"] on the port,"
                  + " ships stay away."),
          rule(
              "plan-of-noun",
              t -> t.anchor().rule().equals("plan-of-noun"),
              Titles::ofPlan,
              "A second launch, [planned -> CANCELLED 2016-04 \"Second launch was scrapped\"] for April, was scrapped."),
          rule(
              "there-was",
              Telling::isExistential,
              Titles::ofExistence,
              "There [were -> HAPPENED 2016-02-22 \"Clashes in the old town\"] clashes in the old"
                  + " town on Monday."),
          rule(
              "it-was-said",
              Titles::isImpersonal,
              Titles::ofImpersonal,
              "It was [confirmed -> HAPPENED 2016-02-22 \"Dam had burst\"] on Monday that the dam had"
                  + " burst."),
          rule(
              "words-of-speaker",
              Titles::isSpeaker,
              Titles::ofSpeaker,
              "\"We [signed -> HAPPENED 2016-02-22 \"Captain Lena Holm: We signed the lease\" by Captain Lena Holm] the lease on Monday,\" Captain Lena Holm said."),
          rule(
              "unknown-speaker",
              Titles::isOfUnknownSpeaker,
              Title::none,
              "\"The dam burst on Monday.\"",
              "I think that the dam burst on Monday."),
          rule(
              "words-quoted",
              Titles::isQuoted,
              Titles::ofSpeaker,
              "\"The dam will [burst -> PLANNED 2016-02-26 \"Captain Lena Holm: The dam will burst\" by Captain Lena Holm] on Friday,\" Captain Lena Holm said."),
          rule(
              "words-said",
              Titles::isOwnWords,
              Titles::ofOwnWords,
              "\"We will sail north,\" Captain Lena Holm [said -> HAPPENED 2016-02-22 \"Captain Lena Holm: We will sail north\"] on Monday."),
          rule(
              "said",
              t -> t.isReport() && t.said() >= 0,
              Titles::ofReport,
              "The truce had failed, the envoy [said -> HAPPENED 2016-02-22 \"Envoy said that the truce had failed\"] on Monday."),
          rule(
              "figure-of-speaker",
              Titles::isFigureOfSpeaker,
              Titles::ofFigure,
              "Norda Mines said net income [fell -> HAPPENED 2015-Q3 \"Norda Mines said net income fell"
                  + " 6 percent\" by Norda Mines] 6 percent in the third quarter of 2015."),
          rule("said-nothing", Titles::saysNothing, Title::none, "A spokesman said on Monday."),
          rule(
              "subject-verb-object",
              _ -> true,
              Titles::ofClause,
              "The harbour board on Monday unanimously [closed -> HAPPENED 2016-02-22 \"Harbour board unanimously"
                  + " closed the old quay\"] the old quay."));

  private Titles() {}

  /** The title of an event, by the first rule that applies. */
  static Title of(Telling telling) {
    for (TitleRule rule : RULES) {
      if (rule.applies().test(telling)) {
        return rule.title().apply(telling).by(rule.name());
      }
    }
    throw new IllegalStateException("the last rule applies to all");
  }

  private static Title ofNoun(Telling t) {
    TitleDraft draft = new TitleDraft(t.sentence());
    draft.add(new Constituents(t.sentence()).nounPhrase(t.anchor().trigger()));
    draft.lock(t.anchor().trigger());
    Title title = standing(t, draft, -1);
    return (tells(t, draft) ? title : title.with(TitleFault.BARE_NOUN)).or(() -> ofClauseOver(t));
  }

  /**
   * "Second hearing", "presidential election" say too little: a name, a noun or a phrase is told.
   */
  private static boolean tells(Telling t, TitleDraft draft) {
    Analysis syntax = t.syntax();
    int head = t.anchor().trigger();
    return draft.words().stream()
        .anyMatch(i ->
            i > head
                || (i > 0 && Character.isUpperCase(syntax.string(i).charAt(0)))
                || syntax.isName(i)
                || (i < head && syntax.is(i, "compound", "poss")));
  }

  /** "called for a strike": one word alone says too little. */
  private static Title ofClauseOver(Telling t) {
    int noun = t.anchor().trigger();
    int over =
        t.syntax().is(noun, "pobj")
            ? t.syntax().head(t.syntax().head(noun))
            : t.syntax().head(noun);
    Verb verb = t.syntax().is(noun, "pobj", "dobj") ? t.syntax().verb(over) : null;
    boolean ahead = t.anchor().rule().equals("event-ahead");
    return verb == null || !ahead
        ? Title.none(t)
        : ofClause(Telling.of(t.sentence(), Anchor.of(verb), t.references()));
  }

  /** "the concert planned for Friday": the concert. */
  private static Title ofPlan(Telling t) {
    int noun = t.syntax().head(t.verb().head());
    TitleDraft draft = new TitleDraft(t.sentence());
    BitSet words = new Constituents(t.sentence()).nounPhrase(noun);
    words.andNot(t.syntax().subtree(t.verb().head()));
    draft.add(words);
    int governor = Clauses.governor(t.syntax(), noun);
    Verb clause = governor < 0 ? null : t.syntax().verb(governor);
    boolean subject = t.syntax().is(noun, "nsubj", "nsubjpass");
    return standing(t, draft, -1)
        .or(() ->
            clause == null || !subject
                ? Title.none(t)
                : ofClause(Telling.of(t.sentence(), Anchor.of(clause), t.references())));
  }

  private static Title ofExistence(Telling t) {
    int what = t.syntax().child(t.verb().head(), "attr", "nsubj", "dobj");
    if (what < 0) {
      return Title.none(t);
    }
    TitleDraft draft = new TitleDraft(t.sentence());
    draft.add(new Constituents(t.sentence()).nounPhrase(what));
    addComplements(t, draft, new Constituents(t.sentence()), what);
    return standing(t, draft, -1);
  }

  private static boolean isImpersonal(Telling t) {
    return t.subject() >= 0
        && t.isReport()
        && t.verb().passive()
        && t.syntax().lower(t.subject()).equals("it")
        && t.said() >= 0;
  }

  private static Title ofImpersonal(Telling t) {
    Verb said = t.syntax().verb(t.said());
    return said == null
        ? Title.none(t)
        : ofClause(Telling.of(t.sentence(), Anchor.of(said), t.references()));
  }

  /** Whether somebody tells of himself what is told. */
  private static boolean isSpeaker(Telling t) {
    return t.subject() >= 0
        && switch (t.syntax().lower(t.subject())) {
          case "i", "we" -> Clauses.report(t.syntax(), t.verb().head()) != null;
          default -> false;
        };
  }

  /** Whether subject and verb are somebody's own words. */
  private static boolean isQuoted(Telling t) {
    return t.subject() >= 0
        && t.sentence().isQuoted(t.subject())
        && t.sentence().isQuoted(t.verb().head());
  }

  /** Somebody's words, but whose the sentence does not say. */
  private static boolean isOfUnknownSpeaker(Telling t) {
    Verb report = Clauses.report(t.syntax(), t.verb().head());
    int speaker = report == null ? -1 : Clauses.subject(t.syntax(), report.head());
    return (isQuoted(t) && (report == null || t.sentence().isQuoted(report.head())))
        || (speaker >= 0 && Pronouns.isTalk(t.syntax(), speaker));
  }

  private static Title ofSpeaker(Telling t) {
    Verb report = Clauses.report(t.syntax(), t.verb().head());
    TitleDraft draft =
        report == null
            ? null
            : Telling.of(t.sentence(), Anchor.of(report), t.references()).withSubject();
    boolean other =
        t.references().isPronoun(t.subject()) && !Pronouns.isFirstPerson(t.syntax(), t.subject());
    boolean planned = t.verb().form() == Verb.Form.INFINITIVE;
    if (draft == null || other || planned || Pronouns.isPointing(t)) {
      return Title.none(t);
    }
    Constituents constituents = new Constituents(t.sentence());
    draft.add(":", new Constituents(t.sentence()).nounPhrase(t.subject()));
    draft.add(constituents.verbGroup(t.verb()));
    draft.lock(t.verb().head());
    addComplements(t, draft, constituents, -1);
    draft.edit();
    String title = draft.text();
    boolean few =
        title.substring(title.indexOf(':') + 1).strip().split(" ").length
            < (Pronouns.isFirstPerson(t.syntax(), t.subject()) ? FEWEST_SAID : FEWEST_WORDS);
    boolean odd = title.startsWith(":") || title.length() > TitleDraft.MOST;
    if (odd || !Pronouns.resolve(t, draft, true)) {
      return Title.none(t);
    }
    EnumSet<TitleFault> faults = Wholeness.faults(t, draft.words());
    if (few) {
      faults.add(TitleFault.FEW_WORDS);
    }
    return new Title("", colon(title), t, draft.words(), draft.uncut(), draft.missed(), faults);
  }

  private static boolean isOwnWords(Telling t) {
    return t.isReport()
        && t.said() >= 0
        && t.syntax().subtree(t.said()).stream().anyMatch(i -> Pronouns.isTalk(t.syntax(), i));
  }

  /** "We will sail north," she said: her words, after her name. */
  private static Title ofOwnWords(Telling t) {
    TitleDraft draft = t.withSubject();
    if (draft == null) {
      return Title.none(t);
    }
    BitSet said = new Constituents(t.sentence()).constituent(t.said());
    int mark = t.syntax().child(t.said(), "mark");
    if (mark >= 0) {
      said.clear(mark);
    }
    draft.add(":", said);
    draft.edit();
    String title = draft.text();
    boolean odd = title.startsWith(":") || title.length() > TitleDraft.MOST;
    return odd || isIndirect(t)
        ? Title.none(t)
        : new Title("", colon(title), t, draft.words(), draft.uncut(), draft.missed(), Set.of());
  }

  /** What somebody else tells in the first person within a report is not his own words. */
  private static boolean isIndirect(Telling t) {
    return t.syntax().child(t.said(), "mark") >= 0;
  }

  private static String colon(String title) {
    int at = title.indexOf(": ");
    return at < 0 || at + 2 >= title.length()
        ? title
        : title.substring(0, at + 2)
            + Character.toUpperCase(title.charAt(at + 2))
            + title.substring(at + 3);
  }

  private static Title ofReport(Telling t) {
    TitleDraft draft = t.withSubject();
    if (draft == null) {
      return Title.none(t);
    }
    Constituents constituents = new Constituents(t.sentence());
    draft.add(constituents.verbGroup(t.verb()));
    draft.lock(t.verb().head());
    int said = t.said();
    if (said > t.verb().head()) {
      addComplements(t, draft, constituents, -1);
    } else {
      addComplements(t, draft, constituents, said);
      BitSet words = constituents.constituent(said);
      lowerFirst(t, draft, words);
      draft.add("that", words);
    }
    return standing(t, draft, t.subject());
  }

  /** "said net income fell": whose income that is, the one who says so tells. */
  private static boolean isFigureOfSpeaker(Telling t) {
    Verb report = Clauses.report(t.syntax(), t.verb().head());
    if (report == null) {
      return false;
    }
    int speaker = Clauses.subject(t.syntax(), report.head());
    return speaker >= 0
        && t.syntax().isName(speaker)
        && t.syntax().child(report.head(), "ccomp") == t.verb().head()
        && isBareFigure(t.syntax(), t.subject());
  }

  private static boolean isBareFigure(Analysis syntax, int subject) {
    if (subject < 0 || !syntax.tag(subject).startsWith("NN") || syntax.isName(subject)) {
      return false;
    }
    for (int child : syntax.children(subject)) {
      if (!syntax.is(child, "amod", "compound", "nmod") || syntax.isName(child)) {
        return false;
      }
    }
    return switch (syntax.lemma(subject)) {
      case "income", "profit", "revenue", "sale", "earning", "loss", "turnover", "output" -> true;
      default -> false;
    };
  }

  private static Title ofFigure(Telling t) {
    Verb report = java.util.Objects.requireNonNull(Clauses.report(t.syntax(), t.verb().head()));
    return ofReport(Telling.of(t.sentence(), Anchor.of(report), t.references()));
  }

  /** What opened the sentence stands within the title. */
  private static void lowerFirst(Telling t, TitleDraft draft, BitSet words) {
    int first = words.nextSetBit(0);
    while (first >= 0 && t.syntax().is(first, "punct")) {
      first = words.nextSetBit(first + 1);
    }
    if (first >= 0 && !t.syntax().isName(first) && !t.syntax().lower(first).equals("i")) {
      String word = t.syntax().string(first);
      draft.replace(first, Character.toLowerCase(word.charAt(0)) + word.substring(1));
    }
  }

  /** "a reporter asked on Tuesday", "forecasters told a conference": but not what. */
  private static boolean saysNothing(Telling t) {
    if (!t.isReport()) {
      return false;
    }
    boolean told = t.syntax().lemma(t.verb().head()).equals("tell");
    for (int child : t.syntax().children(t.verb().head())) {
      boolean thing =
          t.syntax().is(child, "dobj", "nsubjpass", "xcomp", "acomp", "attr", "oprd")
              || isMatter(t, child);
      if (thing && !t.sentence().isTemporal(child) && (!told || !t.syntax().is(child, "dobj"))) {
        return false;
      }
    }
    return true;
  }

  /** "spoke of the war", but not "said on television". */
  private static boolean isMatter(Telling t, int preposition) {
    return t.syntax().is(preposition, "prep")
        && switch (t.syntax().lower(preposition)) {
          case "about", "of", "against", "to", "for", "over" -> true;
          default -> !VerbLexicon.english().is(t.syntax(), t.verb().head(), VerbClass.SAY);
        };
  }

  private static Title ofClause(Telling t) {
    TitleDraft draft = t.withSubject();
    if (draft == null || isQuestion(t)) {
      return Title.none(t);
    }
    Constituents constituents = new Constituents(t.sentence());
    Verb clause = finiteOver(t);
    if (clause != null) {
      return ofClause(Telling.of(t.sentence(), Anchor.of(clause), t.references()));
    }
    BitSet verb = constituents.verbGroup(t.verb());
    if (t.isGerund()) {
      int head = t.verb().head();
      draft.replace(head, PastForms.of(t.syntax().lemma(head), t.syntax().lower(head)));
      verb.clear(t.verb().first(), head);
    }
    draft.add(verb);
    draft.lock(t.verb().head());
    boolean any = addAntecedent(t, draft, constituents);
    any |= addComplements(t, draft, constituents, -1);
    if (!any) {
      addShared(t, draft, constituents);
    }
    addOpeningPlace(t, draft, constituents);
    return standing(t, draft, t.subject());
  }

  /** "is able to open", "was likely to fail": the clause whose adjective governs an infinitive. */
  private static @Nullable Verb finiteOver(Telling t) {
    int adjective = t.syntax().head(t.verb().head());
    boolean governed =
        t.verb().form() == Verb.Form.INFINITIVE
            && t.syntax().is(adjective, "acomp", "oprd")
            && t.syntax().verb(adjective) == null;
    boolean failed =
        t.verb().form() == Verb.Form.INFINITIVE
            && t.syntax().is(t.verb().head(), "xcomp")
            && VerbLexicon.english().is(t.syntax(), adjective, VerbClass.FAIL);
    boolean seeming =
        t.verb().form() == Verb.Form.INFINITIVE
            && t.verb().perfect()
            && t.syntax().is(t.verb().head(), "xcomp");
    boolean helping =
        t.verb().form() == Verb.Form.INFINITIVE
            && t.syntax().is(t.verb().head(), "xcomp")
            && t.syntax().lemma(adjective).equals("help")
            && !t.syntax().tag(t.verb().first()).equals("TO");
    Verb clause =
        failed || seeming || helping
            ? t.syntax().verb(adjective)
            : governed ? t.syntax().verb(t.syntax().head(adjective)) : null;
    return clause != null && clause.isFinite() ? clause : null;
  }

  private static boolean isQuestion(Telling t) {
    return t.syntax().lower(t.syntax().size() - 1).equals("?");
  }

  /**
   * Adds what a verb says besides its subject.
   *
   * @param but a child to leave out
   * @return whether there was anything
   */
  private static boolean addComplements(
      Telling t, TitleDraft draft, Constituents constituents, int but) {
    Verb verb = t.verb();
    boolean any = false;
    boolean core = false;
    for (int child : t.syntax().children(verb.head())) {
      if (child != but
          && child != t.subject()
          && !t.syntax().tag(child).startsWith("W")
          && constituents.isComplement(verb, child)
          && !isOfAnotherTime(t, child)) {
        boolean place = t.syntax().is(child, "prep");
        if (place && !core && !any) {
          draft.lock(child);
        }
        core |= !place;
        any = true;
        BitSet words = constituents.constituent(child);
        if (constituents.isBareVerb(words, child)) {
          continue;
        }
        constituents.leadIn(child).stream().forEach(words::set);
        draft.add(words);
      }
    }
    return any;
  }

  /** "was built in Gdansk and reached Riga on Monday": it was not built on Monday. */
  private static boolean isOfAnotherTime(Telling t, int conjunct) {
    return t.syntax().is(conjunct, "conj")
        && !t.anchor().rule().equals("joined-clause")
        && t.sentence().marks().stream().anyMatch(mark -> t.syntax().isIn(mark.head(), conjunct));
  }

  /** "the prime minister, whom Saleh sacked": the noun that a relative clause describes. */
  private static boolean addAntecedent(Telling t, TitleDraft draft, Constituents constituents) {
    Analysis syntax = t.syntax();
    int verb = t.verb().head();
    int noun = syntax.head(verb);
    if (!syntax.is(verb, "relcl") || t.subject() == noun || hasPlace(syntax, verb)) {
      return false;
    }
    int object = syntax.child(verb, "dobj");
    boolean taken = object >= 0 && !syntax.tag(object).startsWith("W");
    if (taken || syntax.child(verb, "ccomp", "xcomp") >= 0) {
      return false;
    }
    BitSet words = constituents.nounPhrase(noun);
    words.andNot(syntax.subtree(verb));
    draft.add(words);
    return true;
  }

  /** "the town where the army shelled it": no object of the verb. */
  private static boolean hasPlace(Analysis syntax, int verb) {
    for (int child : syntax.children(verb)) {
      boolean pronoun =
          syntax.tag(child).equals("WRB")
              || syntax.tag(syntax.child(child, "poss")).equals("WP$")
              || syntax.tag(syntax.child(child, "pobj")).startsWith("W");
      if (pronoun) {
        return true;
      }
    }
    return false;
  }

  /** "attacked and killed three people": the object of the second is the first's too. */
  private static void addShared(Telling t, TitleDraft draft, Constituents constituents) {
    int next = t.syntax().child(t.verb().head(), "conj");
    int object = t.syntax().child(next, "dobj");
    boolean near = next > 0 && next - t.verb().head() <= 2 && t.syntax().verb(next) != null;
    if (near && object >= 0) {
      BitSet words = new BitSet();
      words.set(t.verb().head() + 1, next + 1);
      words.or(constituents.constituent(object));
      draft.add(words);
    }
  }

  private static void addOpeningPlace(Telling t, TitleDraft draft, Constituents constituents) {
    for (int child : t.syntax().children(t.verb().head())) {
      if (constituents.isOpeningPlace(t.verb(), child)) {
        BitSet words = constituents.constituent(child);
        String first = t.syntax().string(t.syntax().first(child));
        draft.replace(t.syntax().first(child), first.toLowerCase(java.util.Locale.ROOT));
        draft.add(words);
        return;
      }
    }
  }

  /** The title if it is short enough, with nobody unnamed, and what speaks against it. */
  private static Title standing(Telling t, TitleDraft draft, int subject) {
    draft.dropTornTimes();
    draft.edit();
    if (!Pronouns.resolve(t, draft, false)) {
      return Title.none(t);
    }
    draft.shorten(TitleDraft.LONGEST);
    Pronouns.nameInFull(t, draft);
    Pronouns.nameDefinites(t, draft);
    String title = draft.text();
    boolean odd =
        title.isEmpty()
            || title.indexOf('|') >= 0
            || title.startsWith("/")
            || title.startsWith(":")
            || title.length() > TitleDraft.MOST;
    if (odd || Wholeness.endsInPreposition(t, draft.words())) {
      return Title.none(t);
    }
    EnumSet<TitleFault> faults = Wholeness.faults(t, draft, subject);
    if (title.indexOf(' ') < 0) {
      faults.add(TitleFault.FEW_WORDS);
    }
    return new Title("", title, t, draft.words(), draft.uncut(), draft.missed(), faults);
  }
}
