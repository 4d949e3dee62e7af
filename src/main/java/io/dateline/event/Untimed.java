package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import io.dateline.time.Basis;
import io.dateline.time.Granularity;
import io.dateline.time.Timex;
import io.dateline.time.grammar.Mod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates what a sentence tells without a time: by the time of the clause that frames it or that it
 * is joined to, by the day that the story is on, or by that of publication.
 */
final class Untimed {

  private static final VerbLexicon VERBS = VerbLexicon.english();

  private static final Set<String> TIME_NOUNS =
      Set.of(
          "year",
          "month",
          "week",
          "day",
          "decade",
          "century",
          "hour",
          "season",
          "mid-80",
          "ad",
          "era",
          "ago",
          "earlier",
          "previously",
          "then",
          "later",
          "before",
          "once",
          "originally",
          "past",
          "age",
          "night",
          "weekend",
          "summer",
          "winter",
          "spring",
          "autumn",
          "since");

  /** "mid-80s", "1200s", "AD": of times that are not read. */
  private static final Pattern UNREAD = Pattern.compile("(?:mid-)?'?\\d{2,4}s|AD|BC|BCE|CE");

  private final Article article;
  private final Scene scene;
  private final References references;
  private final TimedSentence sentence;
  private final Analysis syntax;
  private final boolean lead;
  private final Layout.Unit unit;

  Untimed(
      Article article,
      Scene scene,
      References references,
      TimedSentence sentence,
      boolean lead,
      Layout.Unit unit) {
    this.references = references;
    this.article = article;
    this.scene = scene;
    this.sentence = sentence;
    this.syntax = sentence.syntax();
    this.lead = lead;
    this.unit = unit;
  }

  /** The events that have no time of their own, with the times that they have all the same. */
  List<Dated> read(List<Dated> timed) {
    List<Dated> found = new ArrayList<>();
    boolean first = lead;
    Timex entry = scene.entry();
    if (entry != null && timed.isEmpty()) {
      return ofEntry(entry);
    }
    addFramed(timed, found);
    for (Verb verb : News.in(sentence, lead)) {
      boolean has = has(timed, verb) || has(found, verb);
      EventTime opened = has ? null : opened(timed, verb);
      if (opened == null && !has) {
        opened = openedByPhrase(verb);
      }
      if (opened != null) {
        found.add(new Dated(Anchor.of(verb).by("opened-by-clause"), opened));
        first = false;
      } else if (!has && (joined(timed, verb) != null || !isVague(verb))) {
        EventTime joined = joined(timed, verb);
        boolean told = Clauses.isReport(syntax, verb.head()) && isToldBetter(verb);
        if (joined != null) {
          found.add(new Dated(Anchor.of(verb).by("joined-clause"), joined));
        } else if (!told && first) {
          found.add(new Dated(Anchor.of(verb).by("lead"), ownDay()));
        } else {
          EventTime day = told || isOfDatedReport(timed, verb) ? assumed() : storyDay(verb);
          found.add(new Dated(Anchor.of(verb).by("story-day"), day));
        }
        first = first && told;
      } else {
        first = false;
      }
    }
    tellScene(timed);
    return found;
  }

  /** "While the town slept on Monday, jets bombed it": the clause that opens dates the other. */
  private @Nullable EventTime opened(List<Dated> timed, Verb verb) {
    for (Dated one : timed) {
      Verb other = one.anchor().verb();
      boolean opens =
          other != null
              && verb.isPast()
              && syntax.is(other.head(), "advcl")
              && syntax.head(other.head()) == verb.head()
              && (other.head() < verb.head() || isWhen(other))
              && one.time().end() > 0
              && switch (Clauses.mark(syntax, other.head())) {
                case "while", "when", "as" -> true;
                default -> isOpeningParticiple(other);
              };
      if (opens) {
        return one.time().withBasis(Basis.CONTEXT);
      }
    }
    return null;
  }

  /** "Speaking in Oslo on Monday, the minister". */
  private boolean isOpeningParticiple(Verb clause) {
    return clause.form() == Verb.Form.PARTICIPLE
        && clause.first() == clause.head()
        && syntax.tag(clause.head()).equals("VBG")
        && syntax.child(clause.head(), "mark") < 0;
  }

  private boolean isWhen(Verb clause) {
    return clause.isPast() && Clauses.mark(syntax, clause.head()).equals("when");
  }

  /** "In a speech on 16 July, he said", "At the time of his 2018 trial, he denied". */
  private @Nullable EventTime openedByPhrase(Verb verb) {
    for (TimedSentence.Mark mark : sentence.marks()) {
      for (int child : syntax.children(verb.head())) {
        boolean place =
            switch (syntax.lower(child)) {
              case "in", "at", "during", "on" -> syntax.is(child, "prep");
              default -> false;
            };
        if (place && child < verb.first() && verb.isPast() && syntax.isIn(mark.head(), child)) {
          return EventTimes.of(sentence, mark).withBasis(Basis.CONTEXT);
        }
      }
    }
    return null;
  }

  private static boolean has(List<Dated> timed, Verb verb) {
    return timed.stream()
        .anyMatch(one -> {
          Verb other = one.anchor().verb();
          return one.anchor().trigger() == verb.head()
              || (other != null && other.head() == verb.head());
        });
  }

  private void tellScene(List<Dated> timed) {
    for (Dated one : timed) {
      Standing standing = Standing.of(sentence, one.anchor(), false);
      if (FactualityRules.decide(standing).factuality() == Factuality.HAPPENED) {
        scene.tell(one.time());
      }
    }
  }

  /** What the date of an entry heads: its news, else what its noun names. */
  private List<Dated> ofEntry(Timex entry) {
    boolean own = unit.head() != null;
    EventTime told = EventTimes.of(article.text(), entry);
    EventTime time = own ? told : told.withBasis(Basis.CONTEXT);
    List<Dated> found = new ArrayList<>();
    for (Verb verb : own ? News.ofEntry(sentence) : News.in(sentence)) {
      found.add(new Dated(Anchor.of(verb).by("entry"), time));
    }
    for (int i = 0; found.isEmpty() && own && i < syntax.size(); i++) {
      if (Nouns.isEvent(syntax, i)) {
        found.add(new Dated(Anchor.ofNoun(i).by("entry"), time));
      }
    }
    return found;
  }

  /** "The firm said on Tuesday that it bought a mine": when, it does not say. */
  private boolean isOfDatedReport(List<Dated> timed, Verb verb) {
    Verb report = Clauses.report(syntax, verb.head());
    return report != null && has(timed, report);
  }

  /** A report whose content is news itself. */
  private boolean isToldBetter(Verb report) {
    int said = syntax.child(report.head(), "ccomp");
    Verb told = syntax.verb(said);
    return told != null && News.in(sentence).contains(told);
  }

  /** "In 2006, when rebels seized the town, the army shelled it": both in 2006. */
  private void addFramed(List<Dated> timed, List<Dated> found) {
    for (Verb verb : syntax.verbs()) {
      boolean clause = syntax.is(verb.head(), "advcl") && verb.isPast() && !has(timed, verb);
      EventTime frame = clause && isFrame(verb) ? frame(timed, verb) : null;
      if (frame != null) {
        found.add(new Dated(Anchor.of(verb).by("framed-clause"), frame));
      }
    }
  }

  private boolean isFrame(Verb verb) {
    return switch (Clauses.mark(syntax, verb.head())) {
      case "when", "while" -> true;
      default -> false;
    };
  }

  private @Nullable EventTime frame(List<Dated> timed, Verb verb) {
    int main = syntax.head(verb.head());
    for (Dated one : timed) {
      Verb other = one.anchor().verb();
      boolean opens = one.time().begin() < syntax.word(syntax.first(verb.head())).begin();
      boolean open = one.time().mod() == null || one.time().mod() == Mod.APPROX;
      if (other != null && other.head() == main && opens && open && one.time().end() > 0) {
        return one.time().withBasis(Basis.CONTEXT);
      }
    }
    return null;
  }

  /** "was fired in 1985 and founded another"; "X met Y and signed a treaty on Monday". */
  private @Nullable EventTime joined(List<Dated> timed, Verb verb) {
    for (Dated one : timed) {
      Verb other = one.anchor().verb();
      boolean bounded = one.time().mod() == Mod.ON_OR_BEFORE || one.time().mod() == Mod.BEFORE;
      boolean alike = other != null && other.isPast() && verb.isPast();
      boolean told = !bounded && one.time().end() > 0;
      if (other != null && alike && told && isJoined(one, other, verb)) {
        return one.time().withBasis(Basis.CONTEXT);
      }
    }
    return null;
  }

  private boolean isJoined(Dated one, Verb other, Verb verb) {
    boolean chained = firstOf(verb.head()) == firstOf(other.head());
    boolean after = chained && other.head() < verb.head();
    boolean before = chained && other.head() > verb.head();
    boolean own = Clauses.ownSubject(syntax, after ? verb.head() : other.head()) >= 0;
    boolean fine = !one.time().granularity().isCoarserThan(Granularity.DAY);
    boolean opens = one.time().begin() < syntax.word(other.first()).begin();
    // "was built in Lyon and reached Peru on Monday": the first has a day of its own.
    boolean alike = other.passive() == verb.passive();
    return (after && (opens || (!own && fine))) || (before && alike && !own && fine);
  }

  /** The first of the verbs to which one is joined. */
  private int firstOf(int verb) {
    int at = verb;
    while (syntax.is(at, "conj") && syntax.verb(syntax.head(at)) != null) {
      at = syntax.head(at);
    }
    return at;
  }

  private EventTime ownDay() {
    return EventTimes.on(
        article.written().date(),
        Basis.PUBLISHED,
        article.dateline() == null ? "publication-day" : "dateline-day");
  }

  private EventTime assumed() {
    return EventTimes.on(article.written().date(), Basis.ASSUMED, "publication-day");
  }

  /** The day that the story is on where a verb tells news; assumed where nobody can be sure. */
  private EventTime storyDay(Verb verb) {
    EventTime last = scene.last();
    boolean past = verb.tense() == Verb.Tense.PAST;
    boolean says =
        VERBS.is(syntax, verb.head(), VerbClass.SAY)
            || sentence.isQuoted(verb.head())
            || isPointing(verb)
            || (!past && !scene.isOpening());
    if (past && last != null && !scene.isRecent(last)) {
      boolean fine = !last.granularity().isCoarserThan(Granularity.DAY);
      return scene.isLastNear() && fine && !says ? last.withBasis(Basis.CONTEXT) : assumed();
    }
    LocalDate day = past ? scene.day() : null;
    boolean vague =
        references.isNameless(Clauses.subject(syntax, verb.head())) || tellsOfKnown(verb);
    if (day == null || day.equals(article.written().date())) {
      boolean news = article.dateline() != null || scene.day() != null || scene.isOpening();
      Basis basis = says || vague || !news || !scene.isShown() ? Basis.ASSUMED : Basis.PUBLISHED;
      return EventTimes.on(article.written().date(), basis, "publication-day");
    }
    return EventTimes.on(
        day, says || vague || !scene.isFresh() ? Basis.ASSUMED : Basis.CONTEXT, "story-day");
  }

  /** "The blast killed nine people": when it did so, has been told before. */
  private boolean tellsOfKnown(Verb verb) {
    int subject = Clauses.subject(syntax, verb.head());
    return subject >= 0
        && syntax.lower(syntax.child(subject, "det")).equals("the")
        && Nouns.isEvent(syntax, subject)
        && !Nouns.isDocument(syntax.lower(subject))
        && VERBS.is(syntax, verb.head(), VerbClass.CAUSE);
  }

  /** "This prospect", "These efforts": what is thought of, not what happened. */
  private boolean isPointing(Verb verb) {
    int subject = Clauses.subject(syntax, verb.head());
    return switch (syntax.lower(syntax.child(subject, "det"))) {
      case "this", "these", "that", "those", "such" -> true;
      default -> false;
    };
  }

  /** Whether a time of the sentence stands in the clause, but dates something else. */
  private boolean isBesideTime(Verb verb) {
    for (TimedSentence.Mark mark : sentence.marks()) {
      EventTime time = EventTimes.of(sentence, mark);
      boolean simple = verb.tense() == Verb.Tense.PAST;
      boolean here = simple && isUnder(mark.head(), verb.head());
      if (here || !scene.isRecent(time)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word stands in the clause of a verb, or in one that describes it. */
  private boolean isUnder(int word, int verb) {
    int at = word;
    while (at >= 0 && at != verb) {
      if (syntax.is(at, "conj", "ccomp", "parataxis") && syntax.verb(at) != null) {
        return false;
      }
      at = syntax.head(at);
    }
    return at == verb;
  }

  /** "have recently spoken", "lived there years ago": some other day, though none is told. */
  private boolean isVague(Verb verb) {
    if (isBesideTime(verb) || holdsUnread()) {
      return true;
    }
    for (Timex time : sentence.times()) {
      int at = syntax.wordAt(time.span().begin());
      boolean reference = !time.isOnCalendar() && time.value().endsWith("_REF");
      boolean here = Clauses.governor(syntax, at) == verb.head();
      if (reference && here && !time.value().equals("PRESENT_REF")) {
        return true;
      }
    }
    for (int child : syntax.children(verb.head())) {
      if (syntax.is(child, "prep", "npadvmod", "advmod") && holdsTimeNoun(child)) {
        return true;
      }
      boolean relative =
          syntax.is(child, "advcl")
              && switch (Clauses.mark(syntax, child)) {
                case "when", "after", "before", "since", "once", "as", "while", "until" ->
                    child < verb.head();
                default -> false;
              };
      if (relative) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of the sentence is of a time that is not read. */
  private boolean holdsUnread() {
    for (int i = 0; i < syntax.size(); i++) {
      if (!sentence.isTime(i) && UNREAD.matcher(syntax.string(i)).matches()) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsTimeNoun(int top) {
    for (int i = syntax.first(top); i <= syntax.last(top); i++) {
      boolean near = i == top || syntax.head(i) == top;
      boolean number =
          i != top
              && syntax.tag(i).equals("CD")
              && syntax.is(i, "pobj")
              && syntax.lower(top).equals("in");
      if (near && number) {
        return true;
      }
      if (near && (TIME_NOUNS.contains(syntax.lemma(i)) || TIME_NOUNS.contains(syntax.lower(i)))) {
        return true;
      }
    }
    return false;
  }
}
