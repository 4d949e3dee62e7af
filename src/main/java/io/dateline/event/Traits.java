package io.dateline.event;

import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The traits of a candidate that {@link Fitness} weighs: how its sentence is built, how its time
 * hangs in it, what its title keeps of it. They are of form; no word but a few of grammar is one.
 */
final class Traits {

  private static final VerbLexicon VERBS = VerbLexicon.english();

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

  /**
   * The traits of a candidate: "tense=PAST", "names=2". A count stands for it and what is above.
   */
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

  /** A count, the finer the smaller. */
  private void addCount(String name, int count) {
    int[] steps = {0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80};
    int at = 0;
    while (at + 1 < steps.length && count >= steps[at + 1]) {
      at++;
    }
    add(name, Integer.toString(steps[at]));
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
    int verbs = 0;
    int commas = 0;
    for (int i = Math.min(trigger, mark.begin()) + 1; i < Math.max(trigger, mark.begin()); i++) {
      verbs += syntax.verb(i) != null ? 1 : 0;
      commas += syntax.lower(i).equals(",") ? 1 : 0;
    }
    addCount("verbs-between", verbs);
    addCount("commas-between", commas);
    int steps = 0;
    int clauses = 0;
    int at = mark.head();
    while (at >= 0 && at != trigger) {
      steps++;
      at = syntax.head(at);
      clauses += syntax.verb(at) != null && at != trigger ? 1 : 0;
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
    References references = telling.references();
    String tag = syntax.tag(subject);
    int determiner = syntax.child(subject, "det");
    String kind =
        references.isPronoun(subject)
            ? "pronoun"
            : references.known(subject) != null
                ? "known"
                : syntax.isName(subject)
                    ? "name"
                    : determiner >= 0
                        ? "det-" + syntax.lower(determiner)
                        : syntax.child(subject, "poss") >= 0
                            ? "poss"
                            : syntax.child(subject, "num", "nummod") >= 0 ? "number" : "bare";
    add("subject", kind + "-" + tag);
    add("subject-role", Nouns.isRole(syntax.lower(subject)));
    add("subject-event", Nouns.isEvent(syntax, subject));
    add("subject-vague", references.isVague(subject));
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

  private void addTitle() {
    String text = candidate.title().text();
    for (TitleFault fault : candidate.title().faults()) {
      add("fault", fault.name());
    }
    addCount("missed", candidate.title().missed() / 4);
    addCount("faults", candidate.title().faults().size());
    addCount("title-words", words.cardinality());
    addCount("title-length", text.length());
    int holes = 0;
    int begin = words.nextSetBit(0);
    for (int i = begin; i >= 0 && i < words.length(); i++) {
      boolean free = words.get(i) || sentence.isTime(i) || syntax.is(i, "punct", "det");
      holes += !free && words.get(i - 1 < 0 ? 0 : i - 1) ? 1 : 0;
    }
    addCount("holes", holes);
    int names = 0;
    int verbs = 0;
    int joined = 0;
    int numbers = 0;
    int prepositions = 0;
    boolean wh = false;
    for (int i = begin; i >= 0; i = words.nextSetBit(i + 1)) {
      names += syntax.isName(i) ? 1 : 0;
      verbs += syntax.verb(i) != null ? 1 : 0;
      joined += syntax.is(i, "cc") ? 1 : 0;
      numbers += syntax.tag(i).equals("CD") ? 1 : 0;
      prepositions += syntax.isPreposition(i) ? 1 : 0;
      wh |= syntax.tag(i).startsWith("W");
    }
    int vague = 0;
    int definite = 0;
    int bare = 0;
    for (int i = begin; i >= 0; i = words.nextSetBit(i + 1)) {
      boolean noun = syntax.isNoun(i) && !syntax.is(i, "compound");
      if (!noun || syntax.isName(i)) {
        continue;
      }
      int determiner = syntax.child(i, "det");
      boolean the = syntax.lower(determiner).equals("the");
      definite += the ? 1 : 0;
      boolean alone = the && telling.references().isBareDefinite(i);
      boolean known = !alone || telling.references().known(i) != null;
      vague += alone && !known && !Nouns.isUnique(syntax.lower(i)) ? 1 : 0;
      bare += determiner < 0 && syntax.first(i) == i && syntax.last(i) == i ? 1 : 0;
    }
    addCount("vague", vague);
    addCount("definite", definite);
    addCount("bare", bare);
    addCount("names", names);
    addCount("title-verbs", verbs);
    addCount("title-joined", joined);
    addCount("numbers", numbers);
    addCount("prepositions", prepositions);
    add("wh", wh);
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
    int places = 0;
    int persons = 0;
    int roles = 0;
    int events = 0;
    int plurals = 0;
    Set<String> objects = new TreeSet<>();
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      if (!syntax.isNoun(i)) {
        continue;
      }
      String word = syntax.string(i);
      places += syntax.isName(i) && Gazetteer.world().place(word) != null ? 1 : 0;
      places += Gazetteer.world().ofAdjective(word) != null ? 1 : 0;
      persons += syntax.isName(i) && Gender.isGivenName(word) ? 1 : 0;
      roles += Nouns.isRole(syntax.lower(i)) || Nouns.isRole(syntax.lemma(i)) ? 1 : 0;
      events += Nouns.isEvent(syntax, i) ? 1 : 0;
      plurals += syntax.tag(i).equals("NNS") && syntax.first(i) == i ? 1 : 0;
      if (syntax.is(i, "dobj", "attr", "pobj", "nsubj", "nsubjpass", "conj", "root")) {
        int determiner = syntax.child(i, "det", "poss");
        String opens =
            determiner < 0
                ? "none"
                : syntax.is(determiner, "poss") ? "poss" : syntax.lower(determiner);
        boolean before = false;
        boolean after = false;
        for (int child : syntax.children(i)) {
          boolean kept = words.get(child) && !syntax.is(child, "det", "punct", "cc");
          before |= kept && child < i;
          after |= kept && child > i;
        }
        String kind = syntax.isName(i) ? "name" : syntax.tag(i);
        objects.add(
            "noun-"
                + syntax.label(i)
                + "-"
                + kind
                + "-"
                + opens
                + (before ? "-before" : "")
                + (after ? "-after" : ""));
      }
    }
    found.addAll(objects);
    addCount("places", places);
    addCount("persons", persons);
    addCount("roles", roles);
    addCount("events", events);
    addCount("plurals", plurals);
    String shown = candidate.title().text();
    int lowest = 0;
    for (String word : shown.split(" ")) {
      lowest += Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0)) ? 1 : 0;
    }
    addCount("shown-capitals", lowest);
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
    int verbs = 0;
    int roots = 0;
    int capitals = 0;
    int commas = 0;
    int quoted = 0;
    boolean breaks = false;
    boolean colon = false;
    boolean dash = false;
    boolean bracket = false;
    for (int i = 0; i < syntax.size(); i++) {
      String word = syntax.lower(i);
      verbs += syntax.verb(i) != null ? 1 : 0;
      roots += syntax.head(i) < 0 ? 1 : 0;
      capitals += Character.isUpperCase(syntax.string(i).charAt(0)) ? 1 : 0;
      commas += word.equals(",") ? 1 : 0;
      quoted += sentence.isQuoted(i) ? 1 : 0;
      colon |= word.equals(":");
      dash |=
          word.equals("--") || word.equals("-") || word.equals("\u2013") || word.equals("\u2014");
      bracket |= word.equals("(") || word.equals("[");
      breaks |=
          i > 0
              && syntax
                      .text()
                      .subSequence(syntax.word(i - 1).end(), syntax.word(i).begin())
                      .toString()
                      .indexOf('\n')
                  >= 0;
    }
    addCount("sentence-verbs", verbs);
    addCount("roots", roots);
    addCount("commas", commas);
    addCount("quoted", quoted);
    add("capitals", Integer.toString(10 * capitals / Math.max(1, syntax.size())));
    add("sentence-colon", colon);
    add("sentence-dash", dash);
    add("sentence-bracket", bracket);
    add("sentence-breaks", breaks);
    int end = syntax.size() - 1;
    add("sentence-end", end >= 0 ? syntax.tag(end) : "");
    add("sentence-first", syntax.tag(0));
    addCount("place", 10 * candidate.anchor().trigger() / Math.max(1, syntax.size()));
  }

  /** How sure the parser was. */
  private void addLeads() {
    int title = Integer.MAX_VALUE;
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      title = Math.min(title, syntax.lead(i));
    }
    addLead("sure-title", title);
    addLead("sure-verb", syntax.lead(candidate.anchor().trigger()));
    addLead("sure-next", syntax.lead(words.length()));
    addLead(
        "sure-subject", telling.subject() < 0 ? Integer.MAX_VALUE : syntax.lead(telling.subject()));
    int all = Integer.MAX_VALUE;
    for (int i = 0; i < syntax.size(); i++) {
      all = Math.min(all, syntax.lead(i));
    }
    addLead("sure-all", all);
    Mark mark = mark(candidate.time());
    if (mark != null) {
      int least = syntax.lead(mark.head());
      int up = syntax.head(mark.head());
      addLead("sure-time", syntax.isPreposition(up) ? Math.min(least, syntax.lead(up)) : least);
    }
  }

  /** On a scale of halves. */
  private void addLead(String name, int lead) {
    add(name, Integer.toString(32 - Integer.numberOfLeadingZeros(Math.max(0, lead))));
  }
}
