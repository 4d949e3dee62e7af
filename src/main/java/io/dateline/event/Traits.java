package io.dateline.event;

import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The traits of a candidate that {@link Fitness} weighs: how its sentence is built, how its time
 * hangs in it, what its title keeps of it. They are of form; no word but a few of grammar is one.
 */
final class Traits {

  private static final VerbLexicon VERBS = VerbLexicon.english();

  private static final String[] ARGUMENTS = {
    "dobj", "attr", "pobj", "nsubj", "nsubjpass", "conj", "root"
  };

  private static final Set<String> DASHES = Set.of("--", "-", "\u2013", "\u2014");
  private static final Set<String> BRACKETS = Set.of("(", "[");

  private static final int[] STEPS = {0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80};

  private final Candidate candidate;
  private final Telling telling;
  private final TimedSentence sentence;
  private final Analysis syntax;
  private final BitSet words;
  private final List<String> found = new ArrayList<>();

  private Traits(Candidate candidate) {
    this.candidate = candidate;
    this.telling = candidate.title().telling();
    this.sentence = telling.sentence();
    this.syntax = sentence.syntax();
    this.words = candidate.title().words();
  }

  /** The traits of a candidate: "tense=PAST", "names=2". A large count stands for a step. */
  static List<String> of(Candidate candidate) {
    Traits traits = new Traits(candidate);
    traits.addTime();
    traits.addVerb();
    traits.addSubject();
    traits.addTitle();
    traits.addEnds();
    traits.addLost();
    traits.addNouns();
    traits.addSentence();
    traits.addLeads();
    return List.copyOf(traits.found);
  }

  private void add(String name, String value) {
    found.add(name + "=" + value);
  }

  private void add(String name, boolean has) {
    if (has) {
      found.add(name);
    }
  }

  /** A count, by the step that it has reached. */
  private void addCount(String name, int count) {
    int at = 0;
    while (at + 1 < STEPS.length && count >= STEPS[at + 1]) {
      at++;
    }
    add(name, Integer.toString(STEPS[at]));
  }

  /** How many words of the title something holds of. */
  private int ofTitle(IntPredicate holds) {
    return (int) words.stream().filter(holds).count();
  }

  /** The same of a stretch of the sentence. */
  private static int between(int begin, int end, IntPredicate holds) {
    return (int) IntStream.range(begin, Math.max(begin, end)).filter(holds).count();
  }

  /** The same of the whole sentence. */
  private int ofSentence(IntPredicate holds) {
    return between(0, syntax.size(), holds);
  }

  private boolean isVerb(int i) {
    return syntax.verb(i) != null;
  }

  private boolean isComma(int i) {
    return syntax.lower(i).equals(",");
  }

  private void addTime() {
    EventTime time = candidate.time();
    add("anchor", candidate.anchor().rule());
    add("basis", time.basis().name());
    add("grain", time.granularity().name());
    add("factuality", candidate.factuality().name());
    add("titled", candidate.title().rule());
    add("mod", time.mod() != null);
    add("clock", time.zone() != null);
    addCount("times", sentence.marks().size());
    Mark mark = mark(time);
    if (mark == null) {
      return;
    }
    int trigger = candidate.anchor().trigger();
    int distance = mark.begin() > trigger ? mark.begin() - trigger : trigger - mark.after() + 1;
    addCount("far", Math.max(0, distance));
    add("time-after", mark.begin() > trigger);
    add("time-opens", mark.begin() <= 1);
    add("link", syntax.label(mark.head()));
    int up = syntax.head(mark.head());
    add("over", syntax.label(up));
    add("preposition", syntax.isPreposition(up) ? syntax.lower(up) : "none");
    int from = Math.min(trigger, mark.begin()) + 1;
    int to = Math.max(trigger, mark.begin());
    addCount("verbs-between", between(from, to, this::isVerb));
    addCount("commas-between", between(from, to, this::isComma));
    int steps = 0;
    int clauses = 0;
    int at = mark.head();
    while (at >= 0 && at != trigger) {
      steps++;
      at = syntax.head(at);
      clauses += isVerb(at) && at != trigger ? 1 : 0;
    }
    add("time-under", at == trigger);
    addCount("time-steps", at == trigger ? steps : 50);
    addCount("time-clauses", clauses);
  }

  private @Nullable Mark mark(EventTime time) {
    for (Mark mark : sentence.marks()) {
      if (time.end() > 0 && mark.time().span().begin() == time.begin()) {
        return mark;
      }
    }
    return null;
  }

  private void addVerb() {
    int trigger = candidate.anchor().trigger();
    add("trigger-tag", syntax.tag(trigger));
    Verb verb = telling.told();
    add("by-noun", verb == null);
    if (verb == null) {
      add("noun-label", syntax.label(trigger));
      return;
    }
    int head = verb.head();
    add("form", verb.form().name());
    add("tense", verb.tense().name());
    add("passive", verb.passive());
    add("perfect", verb.perfect());
    add("progressive", verb.progressive());
    add("negated", verb.negated());
    add("modal", !verb.modal().isEmpty());
    add("verb-tag", syntax.tag(head));
    add("verb-label", syntax.label(head));
    add("over-label", syntax.label(syntax.head(head)));
    add("be", syntax.lemma(head).equals("be"));
    add("have", syntax.lemma(head).equals("have"));
    add("other-verb", head != trigger);
    String mark = Clauses.mark(syntax, head);
    add("mark", mark.isEmpty() ? "none" : mark);
    for (VerbClass kind : VerbClass.values()) {
      add("class-" + kind.name(), VERBS.is(syntax, head, kind));
    }
    Verb report = Clauses.report(syntax, head);
    add("reported", report != null);
    add("quoted", sentence.isQuoted(head));
    add("before-report", report != null && head < report.head());
    for (int child : syntax.children(head)) {
      if (child > head && !syntax.is(child, "punct")) {
        add("has-" + syntax.label(child), true);
      }
    }
    int depth = 0;
    for (int at = head; syntax.head(at) >= 0; at = syntax.head(at)) {
      depth++;
    }
    addCount("depth", depth);
  }

  private void addSubject() {
    int subject = telling.subject();
    Verb verb = telling.told();
    if (verb == null) {
      return;
    }
    if (subject < 0) {
      add("subject", "none");
      return;
    }
    add("subject", kindOf(subject) + "-" + syntax.tag(subject));
    add("subject-role", Nouns.isRole(syntax.lower(subject)));
    add("subject-event", Nouns.isEvent(syntax, subject));
    add("subject-vague", telling.references().isVague(subject));
    add(
        "subject-own",
        syntax.is(subject, "nsubj", "nsubjpass") && syntax.head(subject) == verb.head());
    add("subject-label", syntax.label(subject));
    for (int child : syntax.children(subject)) {
      if (syntax.is(child, "relcl", "acl", "appos", "conj", "prep", "amod", "compound")) {
        add("subject-has-" + syntax.label(child), true);
      }
    }
    add("subject-after", subject > verb.head());
    addCount("subject-far", Math.abs(verb.first() - subject));
    addCount("subject-long", syntax.last(subject) - syntax.first(subject) + 1);
  }

  private String kindOf(int subject) {
    References references = telling.references();
    int determiner = syntax.child(subject, "det");
    if (references.isPronoun(subject)) {
      return "pronoun";
    }
    if (references.known(subject) != null) {
      return "known";
    }
    if (syntax.isName(subject)) {
      return "name";
    }
    if (determiner >= 0) {
      return "det-" + syntax.lower(determiner);
    }
    return syntax.child(subject, "poss") >= 0 ? "poss" : "bare";
  }

  private void addTitle() {
    String text = candidate.title().text();
    for (TitleFault fault : candidate.title().faults()) {
      add("fault", fault.name());
    }
    addCount("missed", candidate.title().missed() / 4);
    addCount("faults", candidate.title().faults().size());
    addCount("title-words", words.cardinality());
    addCount("title-length", text.length());
    int begin = Math.max(0, words.nextSetBit(0));
    addCount("holes", between(begin, words.length(), this::isHole));
    addCount("vague", ofTitle(this::isVague));
    addCount("definite", ofTitle(i -> isThing(i) && isDefinite(i)));
    addCount("bare", ofTitle(i -> isThing(i) && isBare(i)));
    addCount("names", ofTitle(syntax::isName));
    addCount("title-verbs", ofTitle(this::isVerb));
    addCount("title-joined", ofTitle(i -> syntax.is(i, "cc")));
    addCount("numbers", ofTitle(i -> syntax.tag(i).equals("CD")));
    addCount("prepositions", ofTitle(syntax::isPreposition));
    add("wh", ofTitle(i -> syntax.tag(i).startsWith("W")) > 0);
    Verb verb = telling.told();
    if (verb != null) {
      BitSet clause = syntax.subtree(verb.head());
      int all = clause.cardinality();
      clause.and(words);
      add("kept", Integer.toString(all == 0 ? 0 : 4 * clause.cardinality() / all));
      addCount("lost", all - clause.cardinality());
      BitSet after = syntax.subtree(verb.head());
      after.clear(0, verb.head() + 1);
      after.and(words);
      addCount("after-verb", after.cardinality());
      add("joined-bare", after.isEmpty() && syntax.is(verb.head() + 1, "cc"));
    }
    add("colon", text.indexOf(':') >= 0);
    add("apostrophe", text.indexOf('\'') >= 0 || text.indexOf('\u2019') >= 0);
    add("dash", text.contains(" - ") || text.contains("--"));
  }

  /** Whether a word that is no time was left out right after one that was kept. */
  private boolean isHole(int i) {
    boolean free = words.get(i) || sentence.isTime(i) || syntax.is(i, "punct", "det");
    return !free && words.get(Math.max(0, i - 1));
  }

  private boolean isThing(int i) {
    return syntax.isNoun(i) && !syntax.is(i, "compound") && !syntax.isName(i);
  }

  private boolean isDefinite(int i) {
    return syntax.lower(syntax.child(i, "det")).equals("the");
  }

  private boolean isBare(int i) {
    return syntax.child(i, "det") < 0 && syntax.first(i) == i && syntax.last(i) == i;
  }

  /** "the well", of which nothing was told before. */
  private boolean isVague(int i) {
    return isThing(i)
        && telling.references().isBareDefinite(i)
        && isDefinite(i)
        && telling.references().known(i) == null
        && !Nouns.isUnique(syntax.lower(i));
  }

  /** What hangs on the words of the title and does not stand in it. */
  private void addLost() {
    Set<String> lost = new TreeSet<>();
    int begin = words.nextSetBit(0);
    int most = 0;
    for (int i = begin; i >= 0; i = words.nextSetBit(i + 1)) {
      String over = syntax.verb(i) != null ? "verb" : syntax.isNoun(i) ? "noun" : "other";
      for (int child : syntax.children(i)) {
        boolean inside = i == candidate.anchor().trigger() || i > telling.subject();
        boolean time = sentence.isTime(child) || sentence.isTemporal(child);
        if (!words.get(child) && inside && !time && !syntax.is(child, "punct", "det", "mark")) {
          lost.add("lost-" + over + "-" + syntax.label(child) + (child > i ? ">" : "<"));
          most = Math.max(most, syntax.last(child) - syntax.first(child) + 1);
        }
      }
    }
    found.addAll(lost);
    addCount("lost-kinds", lost.size());
    addCount("lost-most", most);
  }

  /** How its nouns say what they mean. */
  private void addNouns() {
    Set<String> shapes = new TreeSet<>();
    words.stream()
        .filter(i -> syntax.isNoun(i) && syntax.is(i, ARGUMENTS))
        .forEach(i -> shapes.add(shape(i)));
    found.addAll(shapes);
    addCount("places", ofTitle(this::isPlace) + ofTitle(this::isOfPlace));
    addCount("persons", ofTitle(i -> syntax.isName(i) && Gender.isGivenName(syntax.string(i))));
    addCount("roles", ofTitle(this::isRole));
    addCount("events", ofTitle(i -> Nouns.isEvent(syntax, i)));
    addCount("plurals", ofTitle(i -> syntax.tag(i).equals("NNS") && syntax.first(i) == i));
    addCount(
        "shown-capitals",
        (int)
            Arrays.stream(candidate.title().text().split(" "))
                .filter(word -> isCapitalOrDigit(word.charAt(0)))
                .count());
  }

  private static boolean isCapitalOrDigit(char first) {
    return Character.isUpperCase(first) || Character.isDigit(first);
  }

  private boolean isPlace(int i) {
    return syntax.isName(i) && Gazetteer.world().place(syntax.string(i)) != null;
  }

  private boolean isOfPlace(int i) {
    return syntax.isNoun(i) && Gazetteer.world().ofAdjective(syntax.string(i)) != null;
  }

  private boolean isRole(int i) {
    return syntax.isNoun(i) && (Nouns.isRole(syntax.lower(i)) || Nouns.isRole(syntax.lemma(i)));
  }

  /** How a noun stands and what determines it: "noun-dobj-NN-a-after". */
  private String shape(int noun) {
    int determiner = syntax.child(noun, "det", "poss");
    boolean owned = syntax.is(determiner, "poss");
    String opens = determiner < 0 ? "none" : owned ? "poss" : syntax.lower(determiner);
    boolean before = false;
    boolean after = false;
    for (int child : syntax.children(noun)) {
      boolean kept = words.get(child) && !syntax.is(child, "det", "punct", "cc");
      before |= kept && child < noun;
      after |= kept && child > noun;
    }
    String kind = syntax.isName(noun) ? "name" : syntax.tag(noun);
    return String.join("-", "noun", syntax.label(noun), kind, opens)
        + (before ? "-before" : "")
        + (after ? "-after" : "");
  }

  /** Where the title begins and ends in its sentence. */
  private void addEnds() {
    int first = words.nextSetBit(0);
    int last = words.length() - 1;
    if (first < 0) {
      return;
    }
    add("first-tag", syntax.tag(first));
    add("last-tag", syntax.tag(last));
    add("last-label", syntax.label(last));
    add("opens", first == 0);
    if (first > 0) {
      add("before-tag", syntax.tag(first - 1));
    }
    int next = last + 1;
    while (next < syntax.size() && sentence.isTime(next)) {
      next++;
    }
    add("next-tag", next < syntax.size() ? syntax.tag(next) : "end");
    add("next-label", next < syntax.size() ? syntax.label(next) : "end");
    add("next-inside", syntax.isIn(next, candidate.anchor().trigger()));
    int limit = candidate.anchor().limit();
    add("limited", limit < syntax.size());
  }

  private void addSentence() {
    add("kind", candidate.kind().name());
    add("lead", candidate.lead());
    add("dateline", candidate.dateline());
    addCount("sentence", candidate.sentence());
    addCount("words", syntax.size());
    addCount("sentence-verbs", ofSentence(this::isVerb));
    addCount("roots", ofSentence(i -> syntax.head(i) < 0));
    addCount("commas", ofSentence(this::isComma));
    addCount("quoted", ofSentence(sentence::isQuoted));
    int capitals = ofSentence(i -> Character.isUpperCase(syntax.string(i).charAt(0)));
    add("capitals", Integer.toString(10 * capitals / Math.max(1, syntax.size())));
    add("sentence-colon", ofSentence(i -> syntax.lower(i).equals(":")) > 0);
    add("sentence-dash", ofSentence(i -> DASHES.contains(syntax.lower(i))) > 0);
    add("sentence-bracket", ofSentence(i -> BRACKETS.contains(syntax.lower(i))) > 0);
    add("sentence-breaks", syntax.span().of(syntax.text()).toString().indexOf('\n') >= 0);
    int end = syntax.size() - 1;
    add("sentence-end", end >= 0 ? syntax.tag(end) : "");
    add("sentence-first", syntax.tag(0));
    addCount("place", 10 * candidate.anchor().trigger() / Math.max(1, syntax.size()));
  }

  /** How sure the parser was. */
  private void addLeads() {
    addLead("sure-title", least(words.stream()));
    addLead("sure-verb", syntax.lead(candidate.anchor().trigger()));
    addLead("sure-next", syntax.lead(words.length()));
    addLead("sure-subject", syntax.lead(telling.subject()));
    addLead("sure-all", least(IntStream.range(0, syntax.size())));
    Mark mark = mark(candidate.time());
    if (mark != null) {
      int least = syntax.lead(mark.head());
      int up = syntax.head(mark.head());
      addLead("sure-time", syntax.isPreposition(up) ? Math.min(least, syntax.lead(up)) : least);
    }
  }

  private int least(IntStream some) {
    return some.map(syntax::lead).min().orElse(Integer.MAX_VALUE);
  }

  /** On a scale of halves. */
  private void addLead(String name, int lead) {
    add(name, Integer.toString(32 - Integer.numberOfLeadingZeros(Math.max(0, lead))));
  }
}
