package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Which constituents of a sentence can be cut from a title, and how much each would be missed.
 *
 * <p>What may be cut at all follows from grammar: never the object of a verb or the noun of a
 * preposition, nor anything without which a title says something else. How much the rest is missed
 * is a logistic regression over traits of form, trained on titles that editors made of sentences by
 * leaving words out; see {@code src/build/reader}.
 */
final class Cuts {

  private static final int[] STEPS = {0, 5, 10, 15, 20, 30, 40, 60, 90, 140};

  /** Titles of which more than this was there before anything was cut, in characters. */
  private static final int[] CROWDS = {100, 125, 160, 220, 300};

  private static final class Holder {
    static final LogisticModel STANDARD = LogisticModel.load("en/cuts.tsv");
  }

  private final TimedSentence sentence;
  private final Analysis syntax;

  Cuts(TimedSentence sentence) {
    this.sentence = sentence;
    this.syntax = sentence.syntax();
  }

  /**
   * How much a constituent is worth to a title: the logarithm of the odds that an editor keeps it
   * where its head is kept.
   *
   * @param top its head
   * @param length of the title before anything is cut, in characters
   */
  double worth(int top, int length) {
    return Holder.STANDARD.odds("", traits(top, length));
  }

  /** Whether what is left is still grammatical, and true to the sentence, without a constituent. */
  boolean isCuttable(int top) {
    boolean ofVerb = syntax.verb(syntax.head(top)) != null;
    return switch (syntax.label(top)) {
      case "advmod" -> ofVerb && !syntax.tag(top).startsWith("W");
      case "acl" -> !isContent(top);
      case "relcl" -> !isQuantity(syntax.head(top)) && !isEmptyNoun(syntax.head(top));
      case "advcl" -> !isCondition(top) && !(isContent(top) && isBesideObject(top));
      case "appos", "npadvmod", "parataxis", "agent" -> true;
      case "conj" -> !isBound(top) && !isOfSubject(top) && !describes(top);
      case "prep", "dative" ->
          !isPredicate(top)
              && !isQuantity(syntax.head(top))
              && !isRole(top)
              && !isAfterReflexive(top)
              && !isOfAdjective(top)
              && !isOfName(top);
      default -> false;
    };
  }

  /**
   * Whether a phrase is asked for by its head: "cases of plague", "wiped off the firm's value".
   * Such a one is cut only where nothing else can be.
   */
  boolean isAskedFor(int top) {
    return syntax.is(top, "prep", "dative") && (syntax.lower(top).equals("of") || isClose(top));
  }

  /** The traits of a constituent by which its worth is weighed. */
  List<String> traits(int top, int length) {
    List<String> shared = new ArrayList<>();
    int head = syntax.head(top);
    Verb verb = syntax.verb(top);
    String crowd = Integer.toString(step(CROWDS, length));
    shared.add("crowd=" + crowd);
    shared.add("over=" + kind(head));
    shared.add("over-label=" + syntax.label(head));
    shared.add("length=" + step(STEPS, length(top)));
    shared.add("depth=" + Math.min(4, depth(top)));
    shared.add("order=" + Math.min(3, order(top)));
    shared.add("sure=" + (32 - Integer.numberOfLeadingZeros(Math.max(0, syntax.lead(top)))));
    add(shared, "comma", syntax.lower(syntax.first(top) - 1).equals(","));
    add(shared, "before", top < head);
    add(shared, "beside", syntax.first(top) == head + 1);
    add(shared, "object-before", hasObjectBefore(top));
    add(shared, "time", sentence.isTemporal(top));
    add(shared, "holds-time", holds(top, sentence::isTime));
    add(shared, "name", holds(top, syntax::isName));
    add(shared, "number", holds(top, i -> syntax.tag(i).equals("CD")));
    add(shared, "pronoun", holds(top, i -> syntax.tag(i).startsWith("PRP")));
    add(shared, "clause", holds(top, i -> i != top && syntax.verb(i) != null));
    add(shared, "nested", isNested(head));
    add(shared, "quoted", sentence.isQuoted(top));
    add(shared, "goes-on", syntax.last(top) + 1 < syntax.size());
    if (syntax.verb(head) != null) {
      add(shared, "report", Clauses.isReport(syntax, head));
      add(shared, "be", syntax.lemma(head).equals("be"));
    } else if (syntax.isNoun(head)) {
      add(shared, "of-event", Nouns.isEvent(syntax, head));
      add(shared, "of-role", Nouns.isRole(syntax.lower(head)));
      add(shared, "of-name", syntax.isName(head));
      shared.add("of-" + opens(head) + (isBare(head, top) ? "-bare" : ""));
    }
    String way = syntax.label(top);
    if (verb != null) {
      shared.add("form=" + syntax.tag(top) + "-" + verb.form());
      shared.add("mark=" + Clauses.mark(syntax, top));
      add(shared, "own-subject", Clauses.ownSubject(syntax, top) >= 0);
      add(shared, "shares-object", sharesObject(top));
    } else if (syntax.is(top, "prep", "dative", "agent")) {
      shared.add("by=" + syntax.lower(top));
      shared.add("by=" + syntax.lower(top) + ">" + kind(head));
      int noun = syntax.child(top, "pobj");
      shared.add("noun=" + (noun < 0 ? "none" : syntax.isName(noun) ? "name" : syntax.tag(noun)));
    } else {
      shared.add("tag=" + syntax.tag(top));
    }
    List<String> traits = new ArrayList<>(List.of(way));
    for (String one : shared) {
      traits.add(one);
      traits.add(way + ":" + one);
    }
    traits.add(way + ":" + kind(head) + ":" + crowd);
    return traits;
  }

  private static void add(List<String> traits, String name, boolean has) {
    if (has) {
      traits.add(name);
    }
  }

  private static int step(int[] steps, int count) {
    int at = 0;
    while (at < steps.length && count > steps[at]) {
      at++;
    }
    return at;
  }

  private int length(int top) {
    return syntax.word(syntax.last(top)).end() - syntax.word(syntax.first(top)).begin();
  }

  private String kind(int word) {
    if (syntax.verb(word) != null) {
      return "verb";
    }
    String tag = syntax.tag(word);
    return syntax.isName(word)
        ? "name"
        : syntax.isNoun(word)
            ? "noun"
            : tag.startsWith("JJ") ? "adjective" : tag.toLowerCase(Locale.ROOT);
  }

  /** How many words lie over it up to the verb that tells the event, or a verb over that. */
  private int depth(int top) {
    int depth = 0;
    for (int at = syntax.head(top); at >= 0 && syntax.verb(at) == null; at = syntax.head(at)) {
      depth++;
    }
    return depth;
  }

  /** How many others of its kind stand between it and its head. */
  private int order(int top) {
    int order = 0;
    for (int sibling : syntax.children(syntax.head(top))) {
      boolean between = sibling < top && sibling > syntax.head(top);
      order += between && isCuttable(sibling) ? 1 : 0;
    }
    return order;
  }

  private boolean hasObjectBefore(int top) {
    int object = syntax.child(syntax.head(top), "dobj", "attr", "acomp", "oprd");
    return object >= 0 && object < top;
  }

  private boolean holds(int top, IntPredicate word) {
    return syntax.subtree(top).stream().anyMatch(word);
  }

  private String opens(int noun) {
    int determiner = syntax.child(noun, "det", "poss");
    return determiner < 0
        ? "none"
        : syntax.is(determiner, "poss") ? "poss" : syntax.lower(determiner);
  }

  /** Whether nothing else than a constituent says what a noun is. */
  private boolean isBare(int noun, int but) {
    for (int child : syntax.children(noun)) {
      if (child != but && !syntax.is(child, "det", "punct", "cc")) {
        return false;
      }
    }
    return true;
  }

  /** "if it fails": without it, the rest would be said for certain. */
  private boolean isCondition(int clause) {
    return switch (Clauses.mark(syntax, clause)) {
      case "if", "unless" -> true;
      default -> false;
    };
  }

  /** "plans to sail", "fears that it sank": what the noun is of. */
  private boolean isContent(int clause) {
    for (int child : syntax.children(clause)) {
      if (child < clause && (syntax.tag(child).equals("TO") || syntax.is(child, "mark"))) {
        return true;
      }
    }
    return false;
  }

  /** "authorised the agency to charter aircraft", "ready to sail". */
  private boolean isBesideObject(int infinitive) {
    int object = syntax.child(syntax.head(infinitive), "dobj");
    return isOfAdjective(infinitive)
        || (object >= 0 && syntax.last(object) == syntax.first(infinitive) - 1);
  }

  /** "described the leak as a disaster". */
  private boolean isRole(int preposition) {
    int over = syntax.head(preposition);
    boolean ofVerb = syntax.verb(over) != null && syntax.child(over, "dobj", "nsubjpass") >= 0;
    return syntax.lower(preposition).equals("as") && (ofVerb || syntax.is(over, "dobj"));
  }

  /** "loyal to the king": to whom cannot be missed. */
  private boolean isOfAdjective(int top) {
    int head = syntax.head(top);
    return syntax.tag(head).startsWith("JJ") && head == syntax.first(top) - 1;
  }

  /** "distanced themselves from the plan". */
  private boolean isAfterReflexive(int preposition) {
    int object = syntax.child(syntax.head(preposition), "dobj");
    return object == preposition - 1
        && (syntax.lower(object).endsWith("selves") || syntax.lower(object).endsWith("self"));
  }

  /** "the Office for the Coordination of Aid": a name is whole. */
  private boolean isOfName(int preposition) {
    return syntax.isName(syntax.head(preposition))
        && syntax.isName(syntax.child(preposition, "pobj"))
        && switch (syntax.lower(preposition)) {
          case "of", "for", "on" -> true;
          default -> false;
        };
  }

  /** "at a time when", "the way that": what follows says which. */
  private boolean isEmptyNoun(int noun) {
    return switch (syntax.lower(noun)) {
      case "time", "moment", "way", "place", "reason", "point", "thing", "things" -> true;
      default -> false;
    };
  }

  /** Whether a word stands in a clause within the title, which should be whole or not at all. */
  private boolean isNested(int word) {
    int at = word;
    while (at >= 0 && !syntax.is(at, "relcl", "acl", "advcl", "xcomp", "pcomp")) {
      at = syntax.head(at);
    }
    return at >= 0;
  }

  /**
   * "seen millions wiped off the firm's value": what stands right after a verb without an object.
   */
  private boolean isClose(int preposition) {
    int verb = syntax.head(preposition);
    int between = preposition - 1;
    while (between > verb && syntax.is(between, "advmod", "prt")) {
      between--;
    }
    return between == verb
        && syntax.verb(verb) != null
        && !sentence.isTemporal(preposition)
        && syntax.child(verb, "dobj", "acomp", "attr") < 0;
  }

  /** "was not in line with the law": what the subject is. */
  private boolean isPredicate(int preposition) {
    int verb = syntax.head(preposition);
    return syntax.lemma(verb).equals("be")
        && syntax.verb(verb) != null
        && syntax.child(verb, "acomp", "attr") < 0
        && syntax.child(verb, "prep") == preposition;
  }

  /** "hard-line and theocratic rule", "artillery and rocket fire": both describe what follows. */
  private boolean describes(int conjunct) {
    int first = syntax.head(conjunct);
    return syntax.tag(first).startsWith("JJ")
        || (syntax.tag(first).equals("NN") && syntax.first(first) == first && conjunct > first + 2);
  }

  /** "live, work and play along the shore": the last says where or what for all. */
  private boolean sharesObject(int conjunct) {
    int first = syntax.head(conjunct);
    if (!syntax.is(conjunct, "conj") || syntax.verb(first) == null) {
      return false;
    }
    for (int child : syntax.children(first)) {
      boolean own = child > first && child < conjunct && !syntax.is(child, "punct", "cc", "conj");
      if (own) {
        return false;
      }
    }
    return true;
  }

  /** "Washington and its allies are": without the second the verb would not agree. */
  private boolean isOfSubject(int conjunct) {
    int at = conjunct;
    while (syntax.is(at, "conj")) {
      at = syntax.head(at);
    }
    return syntax.is(at, "nsubj", "nsubjpass");
  }

  /** "between Tallinn and Helsinki": both or none. */
  private boolean isBound(int conjunct) {
    int up = syntax.head(conjunct);
    return syntax.lower(syntax.head(up)).equals("between");
  }

  private boolean isQuantity(int word) {
    return syntax.tag(word).equals("CD")
        || syntax.tag(word).equals("DT")
        || Nouns.isQuantity(syntax.lemma(word))
        || Nouns.isQuantity(syntax.lower(word));
  }
}
