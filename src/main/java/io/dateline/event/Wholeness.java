package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.text.syntax.VerbClass;
import io.dateline.text.syntax.VerbLexicon;
import java.util.BitSet;
import java.util.EnumSet;

/**
 * Tells whether the words of a title still say something whole: no verb without what it asks for,
 * no preposition without its noun. A wrong tree shows here.
 */
final class Wholeness {

  private final Telling telling;
  private final Analysis syntax;
  private final BitSet words;

  private Wholeness(Telling telling, BitSet words) {
    this.telling = telling;
    this.syntax = telling.syntax();
    this.words = words;
  }

  /**
   * What speaks against a title.
   *
   * @param words those of the sentence that stand in it
   */
  static EnumSet<TitleFault> faults(Telling telling, BitSet words) {
    Wholeness whole = new Wholeness(telling, words);
    EnumSet<TitleFault> faults = EnumSet.noneOf(TitleFault.class);
    add(faults, TitleFault.BREAKS_OFF, whole.breaksOff(telling.verb()));
    add(faults, TitleFault.DISAGREES, whole.disagrees(telling.verb(), telling.subject()));
    add(faults, TitleFault.LOSES_OBJECT, whole.losesObject());
    add(faults, TitleFault.DANGLES, whole.dangles());
    add(faults, TitleFault.LEAVES_OPEN, whole.leavesOpen());
    add(faults, TitleFault.ENDS_IN_SUBJECT, whole.endsInSubject());
    add(faults, TitleFault.OPENS_WITH_VERB, whole.opensWithVerb());
    return faults;
  }

  /**
   * What speaks against a title, and against what it tells.
   *
   * @param draft what the title was made of
   * @param subject the head of its subject, or -1
   */
  static EnumSet<TitleFault> faults(Telling telling, TitleDraft draft, int subject) {
    Wholeness whole = new Wholeness(telling, draft.words());
    EnumSet<TitleFault> faults = EnumSet.noneOf(TitleFault.class);
    if (telling.told() != null) {
      faults.addAll(faults(telling, draft.words()));
      boolean root = telling.syntax().head(telling.verb().head()) < 0;
      add(faults, TitleFault.LABEL, root && telling.isGerund());
      add(faults, TitleFault.LOOSE_PARTICIPLE, whole.isLooseParticiple());
      add(faults, TitleFault.EMPTY_VERB, whole.isEmptyVerb());
      add(faults, TitleFault.STRANDED, whole.isStranded());
    }
    boolean named = draft.isReplaced(subject) || !telling.references().isAnonymous(subject);
    boolean known = named || (!whole.isRole(subject) && whole.identifies());
    add(faults, TitleFault.ANONYMOUS, !known);
    add(faults, TitleFault.BARE_PARTICIPLE, whole.isBareParticiple());
    add(faults, TitleFault.FAR_PARTICIPLE, whole.isFarParticiple());
    add(faults, TitleFault.HOLDS_RELATIVE, whole.holdsRelative(draft, subject));
    return faults;
  }

  private static void add(EnumSet<TitleFault> faults, TitleFault fault, boolean holds) {
    if (holds) {
      faults.add(fault);
    }
  }

  /**
   * Whether the sentence goes on right after the verb, without a comma, with words that are no
   * time, and the title does not.
   */
  private boolean breaksOff(Verb verb) {
    if (words.nextSetBit(last(verb) + 1) >= 0) {
      return false;
    }
    int next = last(verb) + 1;
    while (next < syntax.size() && isFree(next)) {
      next++;
    }
    return next < syntax.size()
        && next < telling.anchor().limit()
        && !syntax.is(next, "punct", "cc", "mark")
        && !syntax.is(next - 1, "punct")
        && syntax.isIn(next, verb.head())
        && !isSubordinate(next, verb.head());
  }

  /** "Dam burst were flooded": a subject whose number is not its verb's was taken wrongly. */
  private boolean disagrees(Verb verb, int subject) {
    boolean joined =
        subject < 0 || syntax.child(subject, "conj") >= 0 || syntax.is(verb.head(), "acl");
    boolean alone = verb.first() == verb.head() && !syntax.lemma(verb.head()).equals("be");
    if (joined || alone) {
      return false;
    }
    String tag = syntax.tag(subject);
    boolean one = tag.equals("NN") || (tag.equals("NNP") && !syntax.lower(subject).endsWith("s"));
    return switch (syntax.lower(verb.first())) {
      case "were", "are" -> one && !Nouns.isCollective(syntax.lemma(subject));
      case "was", "is", "has" -> tag.equals("NNS") && !Nouns.isCollective(syntax.lower(subject));
      default -> false;
    };
  }

  private int last(Verb verb) {
    int last = verb.head();
    for (int child : syntax.children(verb.head())) {
      last = child == last + 1 && syntax.is(child, "prt", "neg") ? child : last;
    }
    return last;
  }

  private boolean isFree(int word) {
    TimedSentence sentence = telling.sentence();
    int head = syntax.head(word);
    boolean beforeTime = syntax.isPreposition(word) && sentence.isTemporal(word);
    return sentence.isTime(word)
        || beforeTime
        || (head >= 0 && sentence.isTemporal(head) && head > word)
        || sentence.isTemporal(word)
        || syntax.is(word, "advmod");
  }

  /** "left when the sirens howled": in a clause of its own. */
  private boolean isSubordinate(int word, int verb) {
    int at = word;
    while (at != verb && at >= 0) {
      boolean clause = syntax.is(at, "advcl", "conj", "parataxis") && syntax.verb(at) != null;
      if (clause || (syntax.is(at, "prep") && syntax.child(at, "pobj", "pcomp") < 0)) {
        return true;
      }
      if (syntax.is(at, "prep") && telling.sentence().isDated(at)) {
        return true;
      }
      at = syntax.head(at);
    }
    return syntax.lower(word).equals("according") || syntax.tag(word).startsWith("W");
  }

  /** Whether a verb of the title has an object or a complement in the sentence, but none here. */
  private boolean losesObject() {
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      if (syntax.verb(i) == null) {
        continue;
      }
      boolean has = false;
      boolean keeps = false;
      for (int child : syntax.children(i)) {
        boolean core =
            child > i && syntax.is(child, "dobj", "acomp", "attr", "oprd", "xcomp", "ccomp");
        boolean time = telling.sentence().isTemporal(child);
        has |= core && !time;
        keeps |= core && words.get(child);
      }
      boolean limited = telling.anchor().limit() < syntax.last(i);
      if (has && !keeps && !limited) {
        return true;
      }
    }
    return false;
  }

  /** "after robots", where the sentence goes on "sheared off a pipe": a wrong tree. */
  private boolean endsInSubject() {
    BitSet told = (BitSet) words.clone();
    told.and(syntax.subtree(telling.verb().head()));
    if (telling.subject() > telling.verb().head()) {
      told.andNot(syntax.subtree(telling.subject()));
    }
    int end = told.length();
    int next = end;
    while (next < syntax.size() && (syntax.tag(next).equals("RB") || isTimeOf(next))) {
      next++;
    }
    boolean finite =
        next < syntax.size()
            && next < telling.anchor().limit()
            && switch (syntax.tag(next)) {
              case "VBD", "VBZ", "VBP", "MD" -> true;
              default -> false;
            };
    return finite
        && end > telling.verb().head() + 1
        && syntax.isNoun(end - 1)
        && !describes(telling.verb(), Clauses.subject(syntax, headOf(next)));
  }

  /** "The tanker stopped off Brest was towed"; but no participle has an object. */
  private boolean describes(Verb verb, int subject) {
    boolean reduced = verb.form() == Verb.Form.PARTICIPLE && syntax.is(verb.head(), "acl");
    return syntax.isIn(verb.head(), subject)
        && !(reduced && verb.passive() && syntax.child(verb.head(), "dobj") > verb.head());
  }

  private boolean isTimeOf(int word) {
    return telling.sentence().isTime(word) || telling.sentence().isTemporal(word);
  }

  /** The verb of whose group a word is the first. */
  private int headOf(int word) {
    return syntax.verb(word) == null ? syntax.head(word) : word;
  }

  /** "said that it is likely": what is, the title does not say. */
  private boolean leavesOpen() {
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      int clause = syntax.tag(i).startsWith("JJ") ? syntax.child(i, "ccomp", "csubj") : -1;
      if (clause > i && !words.get(clause)) {
        return true;
      }
    }
    return false;
  }

  /** "Are not affected the agency said": a subject that begins with another clause. */
  private boolean opensWithVerb() {
    int first = words.nextSetBit(0);
    return first >= 0
        && first < telling.verb().first()
        && (syntax.tag(first).equals("VBZ")
            || syntax.tag(first).equals("VBP")
            || syntax.tag(first).equals("MD")
            || syntax.tag(first).equals("TO"));
  }

  /** Whether a preposition stands in the title without what it governs. */
  private boolean dangles() {
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      int governed = syntax.child(i, "pobj", "pcomp");
      if (syntax.is(i, "prep", "agent") && governed > i && !words.get(governed)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "glistens with", "control the Gulf of": a preposition that never had its noun: a wrong tree.
   */
  static boolean endsInPreposition(Telling telling, BitSet words) {
    Analysis syntax = telling.syntax();
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      boolean needy =
          switch (syntax.lower(i)) {
            case "of", "with", "from", "for", "into", "at", "until", "among" -> true;
            default -> false;
          };
      if (needy && syntax.is(i, "prep") && syntax.children(i).length == 0 && !isLeft(syntax, i)) {
        return true;
      }
    }
    return false;
  }

  /** "the port it sailed from". */
  private static boolean isLeft(Analysis syntax, int preposition) {
    return syntax.is(syntax.head(preposition), "relcl", "xcomp", "acl", "advcl");
  }

  /** "conducted in February": of what, only what stands around it tells. */
  private boolean isLooseParticiple() {
    Verb verb = telling.verb();
    return verb.form() == Verb.Form.PARTICIPLE
        && verb.first() == verb.head()
        && syntax.tag(verb.head()).equals("VBN")
        && syntax.is(verb.head(), "ccomp", "dep", "parataxis");
  }

  /** "A truce reached in May broke down": which truce, a noun and its participle do not say. */
  private boolean isBareParticiple() {
    Verb verb = telling.told();
    return verb != null
        && syntax.is(verb.head(), "acl")
        && verb.form() == Verb.Form.PARTICIPLE
        && !isClause(syntax.head(verb.head()))
        && words.stream().filter(i -> !syntax.is(i, "det")).count() <= 2
        && !identifies();
  }

  /**
   * "The image of the comet, published on Friday", "taken by the probe, published": neither was.
   */
  private boolean isFarParticiple() {
    Verb verb = telling.told();
    int noun = verb == null ? -1 : syntax.head(verb.head());
    return verb != null
        && syntax.is(verb.head(), "acl")
        && syntax.is(noun, "pobj")
        && syntax.lower(verb.first() - 1).equals(",")
        && (syntax.isNoun(syntax.head(syntax.head(noun)))
            || syntax.is(syntax.head(syntax.head(noun)), "acl"));
  }

  /** "As the fire spread", "The tunnel, 57 km long, opened": a finite verb, taken wrongly. */
  private boolean isClause(int noun) {
    return syntax.head(noun) < 0
        || (syntax.is(noun, "pobj")
            && switch (syntax.lower(syntax.head(noun))) {
              case "as", "after", "before", "since" -> true;
              default -> false;
            });
  }

  /** "many of which were": whom or what, only the text before says. */
  private boolean holdsRelative(TitleDraft draft, int subject) {
    return subject >= 0
        && syntax.subtree(subject).stream()
            .anyMatch(i ->
                words.get(i)
                    && !draft.isReplaced(i)
                    && syntax.tag(i).startsWith("W")
                    && (i == subject || Clauses.governor(syntax, i) == telling.verb().head())
                    && i < telling.verb().head());
  }

  /** "a vacuum that it stepped into": the preposition stands without its noun. */
  private boolean isStranded() {
    if (!syntax.is(telling.verb().head(), "relcl")) {
      return false;
    }
    for (int child : syntax.children(telling.verb().head())) {
      boolean alone = syntax.child(child, "pobj", "pcomp", "prep") < 0;
      if (child > telling.verb().head() && syntax.is(child, "prep") && alone) {
        return true;
      }
    }
    return false;
  }

  /** "took the decision": which, only what was told before says. */
  private boolean isEmptyVerb() {
    int object = syntax.child(telling.verb().head(), "dobj");
    return VerbLexicon.english().is(syntax, telling.verb().head(), VerbClass.SUPPORT)
        && object > telling.verb().head()
        && Nouns.isDeed(syntax.lower(object))
        && telling.references().isAnonymous(object);
  }

  private boolean isRole(int subject) {
    return Nouns.isRole(syntax.lower(subject));
  }

  /** Whether a name or a figure in a title tells readers of which happening it speaks. */
  private boolean identifies() {
    return words.stream().anyMatch(i -> syntax.isName(i) || syntax.tag(i).equals("CD"));
  }
}
