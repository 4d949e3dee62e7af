package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.BitSet;

/** Chooses the words of a noun phrase or a clause that belong in a title. */
final class Constituents {

  private static final Lexicon<Boolean> LOOSE_ADVERBS =
      Lexicon.load(Constituents.class, "en/loose-adverbs.tsv", (_, _) -> true);

  private final TimedSentence sentence;
  private final Analysis syntax;

  Constituents(TimedSentence sentence) {
    this.sentence = sentence;
    this.syntax = sentence.syntax();
  }

  /** The words of a noun phrase that name its thing, without what explains or dates it. */
  BitSet nounPhrase(int head) {
    int named = named(head);
    BitSet words = syntax.subtree(named);
    words.clear(0, opens(named));
    int first = words.nextSetBit(0);
    words.clear(first, syntax.is(first, "mark") ? first + 1 : first);
    strip(words, named);
    cutAfterComma(words, named);
    dropConjunction(words, named);
    return words;
  }

  /** "estimated that that nearly 1,000 people came": no part of the phrase. */
  private void dropConjunction(BitSet words, int head) {
    int first = words.nextSetBit(0);
    if (first >= 0 && first < head && syntax.lower(first).equals("that")) {
      boolean determiner = syntax.is(first, "det") && syntax.head(first) == head;
      words.set(first, determiner);
    }
  }

  /**
   * Where a noun phrase begins: nothing of it but "all", "both" and the like stands before its
   * article, so that what does was drawn in wrongly.
   */
  private int opens(int head) {
    int article = syntax.child(head, "det");
    boolean fixed =
        switch (syntax.lower(article)) {
          case "the", "a", "an" -> article < head;
          default -> false;
        };
    for (int child : fixed ? syntax.children(head) : new int[0]) {
      fixed &= child >= article || !syntax.is(child, "nsubj", "nsubjpass", "poss");
    }
    int opens = fixed ? article : syntax.first(head);
    boolean before = fixed && opens > 0 && syntax.is(opens - 1, "predet", "neg", "preconj");
    return before ? opens - 1 : opens;
  }

  /**
   * "Jamie Miller, 46, Decatur": after a comma that joins nothing stands what explains the name.
   */
  private void cutAfterComma(BitSet words, int head) {
    for (int i = syntax.first(head) + 1; i < syntax.last(head); i++) {
      if (syntax.lower(i).equals(",") && words.get(i)) {
        boolean list = syntax.child(head, "conj") >= 0 || syntax.child(head, "cc") >= 0;
        if (!list && i < head && syntax.child(syntax.first(head), "prep") >= 0) {
          // "West of the river, rebel forces": what opens the sentence was drawn in.
          words.clear(syntax.first(head), i + 1);
        } else if (!list && (syntax.isName(i - 1) || i > head)) {
          cutAt(words, head, i);
        }
        return;
      }
    }
  }

  /** Leaves out what follows a comma, and what stands on both sides of it. */
  private void cutAt(BitSet words, int head, int comma) {
    words.clear(comma, syntax.last(head) + 1);
    for (int child : syntax.children(head)) {
      boolean torn = child < comma && child > head && syntax.last(child) > comma;
      if (torn && syntax.is(child, "acl", "relcl")) {
        words.andNot(syntax.subtree(child));
      }
    }
  }

  /** "the prime minister, Ana Ruiz, resigned": the name rather than what explains it. */
  private int named(int head) {
    int apposed = syntax.child(head, "appos");
    boolean name = apposed > head && syntax.isName(apposed) && !syntax.isName(head);
    boolean comma = syntax.lower(syntax.first(apposed) - 1).equals(",");
    return name && comma && syntax.child(head, "conj") < 0 ? apposed : head;
  }

  /** The words of a constituent under a verb: its object, complement or place. */
  BitSet constituent(int top) {
    if (syntax.isNoun(top)) {
      return nounPhrase(top);
    }
    BitSet words = syntax.subtree(top);
    strip(words, top);
    return words;
  }

  /** Takes out of a constituent what no title holds: times, appositions, asides. */
  private void strip(BitSet words, int top) {
    for (int i = syntax.first(top); i <= syntax.last(top); i++) {
      if (i != top && words.get(i) && syntax.isIn(i, top) && isLeftOut(i)) {
        words.andNot(syntax.subtree(i));
        trimBefore(words, i);
      }
    }
    dropBrackets(words);
    dropTimes(words, top);
    dropLooseConjunctions(words);
    for (int i = syntax.first(top); i <= syntax.last(top); i++) {
      if (i != top && words.get(i) && syntax.is(i, "relcl", "acl") && isEmptied(words, i)) {
        words.andNot(syntax.subtree(i));
      }
    }
  }

  /** "the doctor and": a conjunction whose second part was left out. */
  private void dropLooseConjunctions(BitSet words) {
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      boolean loose = syntax.is(i, "cc", "preconj");
      for (int sibling : loose ? syntax.children(syntax.head(i)) : new int[0]) {
        loose &= !(syntax.is(sibling, "conj", "pobj") && sibling > i && words.get(sibling));
      }
      if (loose) {
        words.clear(i);
      }
    }
  }

  /** What tells a time though other words hang on it: "in 2010 and its ships in 2012". */
  private void dropTimes(BitSet words, int top) {
    for (TimedSentence.Mark mark : sentence.marks()) {
      int head = mark.head();
      int preposition = syntax.head(head);
      boolean inside = words.get(head) && head != top && syntax.is(head, "pobj");
      if (inside && !isHeldOff(preposition) && syntax.is(preposition, "prep")) {
        words.clear(mark.begin(), mark.after());
        words.clear(preposition);
      }
    }
  }

  /** Whether of a clause without a subject only its verb is left: "starting at noon". */
  boolean isBareVerb(BitSet words, int clause) {
    return syntax.is(clause, "advcl")
        && Clauses.ownSubject(syntax, clause) < 0
        && isEmptied(words, clause);
  }

  /** Whether of a describing clause only its verb is left. */
  private boolean isEmptied(BitSet words, int clause) {
    int before = 0;
    int left = 0;
    for (int child : syntax.children(clause)) {
      boolean content = child > clause && !syntax.is(child, "punct", "prt", "cc", "conj");
      before += content ? 1 : 0;
      left += content && words.get(child) ? 1 : 0;
    }
    return before > 0 && left == 0;
  }

  /** A conjunction before what was left out. */
  private void trimBefore(BitSet words, int i) {
    if (syntax.is(i, "conj")) {
      for (int sibling : syntax.children(syntax.head(i))) {
        if (syntax.is(sibling, "cc") && sibling < i) {
          words.clear(sibling);
        }
      }
    }
  }

  private boolean isLeftOut(int i) {
    return switch (syntax.label(i)) {
      case "appos" -> isAside(i);
      case "relcl", "acl" -> syntax.lower(syntax.first(i) - 1).equals(",") || tellsOnlyTime(i);
      case "parataxis", "intj", "meta", "vocative", "discourse" -> true;
      case "advmod" -> isFreeAdverb(i);
      case "prep" -> isTime(i) || isInserted(i);
      case "npadvmod", "poss", "nmod", "compound", "tmod", "amod", "acl:time" ->
          isTime(i) || isAge(i) || isRepetition(i);
      case "conj" -> isClause(i) || isTime(i);
      default -> false;
    };
  }

  /** "the concert planned for Friday". */
  private boolean tellsOnlyTime(int i) {
    int[] children = syntax.children(i);
    for (int child : children) {
      if (!sentence.isTemporal(child)) {
        return false;
      }
    }
    return children.length > 0;
  }

  /** "The minister, in an interview, defended". */
  private boolean isInserted(int preposition) {
    int before = syntax.first(preposition) - 1;
    return syntax.lower(before).equals(",")
        && syntax.lower(syntax.last(preposition) + 1).equals(",")
        && syntax.isNoun(syntax.head(preposition));
  }

  private boolean isAside(int i) {
    return switch (syntax.lower(syntax.first(i) - 1)) {
      case ",", "(", "--", "-", "\u2013", "\u2014", "[" -> true;
      default -> !syntax.isNoun(i);
    };
  }

  /** "Ilona Varga, 54": a number after a comma. */
  private boolean isAge(int i) {
    return syntax.tag(i).equals("CD")
        && syntax.lower(i - 1).equals(",")
        && syntax.is(i, "npadvmod");
  }

  /** "remember it every year". */
  private boolean isRepetition(int i) {
    boolean every = syntax.lower(syntax.first(i)).equals("every");
    return syntax.is(i, "npadvmod") && every && sentence.isTemporal(i);
  }

  private boolean isTime(int i) {
    return sentence.isDated(i) && !isHeldOff(i);
  }

  /** "is not required to call another election until 2015": turned round without its time. */
  private boolean isHeldOff(int i) {
    return switch (syntax.lower(i)) {
      case "until", "till", "before" -> isUnderNegation(i);
      default -> false;
    };
  }

  private boolean isUnderNegation(int i) {
    for (int at = Clauses.governor(syntax, i); at >= 0; at = Clauses.governor(syntax, at)) {
      Verb verb = syntax.verb(at);
      if (verb != null && verb.negated()) {
        return true;
      }
    }
    return false;
  }

  /** "also", "meanwhile", "already"; what is said of how and where stays. */
  private boolean isFreeAdverb(int i) {
    boolean question = syntax.tag(i).startsWith("W");
    boolean degree = syntax.verb(syntax.head(i)) == null;
    boolean bound = syntax.child(i, "advcl", "ccomp") >= 0;
    return !question
        && (sentence.isTemporal(i)
            || bound
            || isPointing(i)
            || (!degree && LOOSE_ADVERBS.contains(syntax.lower(i))));
  }

  /** "the authorities there": where, only the text before says. */
  private boolean isPointing(int i) {
    return switch (syntax.lower(i)) {
      case "there", "here" -> true;
      default -> false;
    };
  }

  /** A joined clause with a subject of its own. */
  private boolean isClause(int i) {
    return syntax.verb(i) != null && Clauses.ownSubject(syntax, i) >= 0;
  }

  private void dropBrackets(BitSet words) {
    int open = -1;
    for (int i = 0; i < syntax.size(); i++) {
      String word = syntax.lower(i);
      if (word.equals("(") || word.equals("[")) {
        open = i;
      } else if ((word.equals(")") || word.equals("]")) && open >= 0) {
        words.clear(open, i + 1);
        open = -1;
      }
    }
  }

  /** The words of a verb group, with the adverbs in it that say how. */
  BitSet verbGroup(Verb verb) {
    BitSet words = new BitSet();
    words.set(verb.head());
    int first = syntax.is(verb.head(), "conj") ? syntax.head(verb.head()) : -1;
    boolean shared =
        first >= 0
            && verb.first() == verb.head()
            && (verb.passive() || !verb.modal().isEmpty() || verb.perfect());
    for (int child : shared ? syntax.children(first) : new int[0]) {
      if (syntax.is(child, "aux", "auxpass") && child < first) {
        words.set(child);
      }
    }
    for (int child : syntax.children(verb.head())) {
      boolean own = syntax.is(child, "aux", "auxpass", "neg", "prt");
      if (own && (child < verb.head() || syntax.is(child, "prt", "neg"))) {
        words.or(syntax.subtree(child));
      }
    }
    words.set(verb.head() + 1, verb.head() + (isParticle(verb, verb.head() + 1) ? 2 : 1));
    for (int i = verb.head() - 1; i >= 0 && (words.get(i) || isManner(verb, i)); i--) {
      words.set(i);
    }
    return words;
  }

  /** "was put off the day before": no part of the time. */
  private boolean isParticle(Verb verb, int i) {
    return syntax.is(i, "prep")
        && syntax.head(i) == verb.head()
        && isTime(i)
        && switch (syntax.lower(i)) {
          case "off", "up", "down", "out", "back", "away" -> true;
          default -> false;
        };
  }

  /** "abruptly left", "was nearly destroyed". */
  private boolean isManner(Verb verb, int i) {
    return syntax.is(i, "advmod")
        && syntax.head(i) == verb.head()
        && syntax.first(i) == i
        && syntax.tag(i).equals("RB")
        && !isFreeAdverb(i);
  }

  /**
   * Whether a child of a verb may stand in its title: all that follows the verb, but for times,
   * sources, joined clauses with a subject of their own, and what the tree drew in wrongly.
   */
  boolean isComplement(Verb verb, int child) {
    if (child < verb.head() || isTime(child) || isStray(child)) {
      return false;
    }
    return switch (syntax.label(child)) {
      case "advcl" -> !isOfTime(child);
      case "dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp", "agent" -> true;
      case "prep" -> !isAttribution(child);
      case "conj" -> isShared(verb, child);
      case "advmod" -> !isFreeAdverb(child);
      case "npadvmod", "nmod", "acl", "dep" -> isBeside(child);
      default -> false;
    };
  }

  /** "three days later than planned": nothing is compared where "later" is left out. */
  private boolean isOfTime(int clause) {
    int first = syntax.first(clause);
    return syntax.lower(first).equals("than") && isFreeAdverb(first - 1);
  }

  /** "chanted slogans, demanded bread", "woke up was on fire": drawn in wrongly. */
  private boolean isStray(int clause) {
    Verb verb = syntax.verb(clause);
    return verb != null
        && verb.isFinite()
        && Clauses.mark(syntax, clause).isEmpty()
        && switch (syntax.label(clause)) {
          case "advcl" -> true;
          case "ccomp" ->
              syntax.child(clause, "expl") < 0
                  && Clauses.ownSubject(syntax, clause) < 0
                  && syntax.lower(syntax.first(clause) - 1).equals(",");
          case "dep" -> Clauses.ownSubject(syntax, clause) < 0;
          default -> false;
        };
  }

  /** The conjunction or the comma with which a constituent under a verb is joined to the rest. */
  BitSet leadIn(int child) {
    BitSet words = new BitSet();
    int before = syntax.first(child) - 1;
    if (syntax.is(child, "conj")) {
      words.set(Clauses.joint(syntax, child));
    } else if (syntax.lower(before).equals(",") && !syntax.is(child, "ccomp", "dobj")) {
      words.set(before);
    }
    return words;
  }

  /** "killed five people and wounded 25": said of the same subject in the same way. */
  private boolean isShared(Verb first, int conjunct) {
    Verb second = syntax.verb(conjunct);
    return second != null
        && !isClause(conjunct)
        && Clauses.joint(syntax, conjunct) >= 0
        && second.negated() == first.negated()
        && (second.isFinite() ? second.tense() == first.tense() : second.first() == conjunct)
        && syntax.child(conjunct, "expl") < 0;
  }

  /** Whether nothing parts it from what stands before it. */
  private boolean isBeside(int child) {
    int before = syntax.first(child) - 1;
    return !syntax.is(before, "punct")
        || syntax.lower(before).equals(")")
        || syntax.tag(before).equals("''")
        || syntax.tag(before).equals("``");
  }

  /** "according to the police". */
  private boolean isAttribution(int preposition) {
    return syntax.lower(preposition).equals("according");
  }

  /** A place that opens the sentence: "In Alexandria, 2,000 people gathered". */
  boolean isOpeningPlace(Verb verb, int child) {
    int noun = syntax.child(child, "pobj");
    return child < verb.first()
        && syntax.is(child, "prep")
        && !isTime(child)
        && syntax.isName(noun)
        && switch (syntax.lower(child)) {
          case "in", "at", "near", "outside", "off", "across", "around" -> true;
          default -> false;
        };
  }
}
