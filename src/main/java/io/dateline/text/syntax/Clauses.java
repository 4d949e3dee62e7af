package io.dateline.text.syntax;

import org.jspecify.annotations.Nullable;

/** Finds who or what a verb is said of, and on what a clause depends. */
public final class Clauses {

  /** A subject is looked for through no more clauses than this. */
  private static final int DEEPEST = 8;

  private Clauses() {}

  /**
   * The head word of a verb's subject: its own, that of the verb it is joined to or controlled by,
   * or the noun that its clause describes; -1 where there is none.
   */
  public static int subject(Analysis sentence, int verb) {
    int at = verb;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int own = ownSubject(sentence, at);
      if (own >= 0) {
        return isRelative(sentence, own) ? described(sentence, at, own) : own;
      }
      int up = sentence.head(at);
      switch (sentence.label(at)) {
        case "acl", "relcl" -> {
          return up;
        }
        case "xcomp", "oprd" -> {
          int object = sentence.child(up, "dobj");
          if (object >= 0 && object < at && !isSubjectControl(sentence.lemma(up))) {
            return object;
          }
          at = up;
        }
        case "ccomp" -> {
          int object = lastObject(sentence, up, at);
          Verb clause = sentence.verb(at);
          boolean tells = at == verb || (clause != null && clause.isFinite());
          if (object >= 0 && tells) {
            return isTold(sentence, up, object, at) ? -1 : object;
          }
          at = up;
        }
        case "conj" -> at = isJoined(sentence, up, at) ? up : -1;
        case "advcl", "acomp", "dep" -> at = up;
        case "pcomp" -> at = governor(sentence, up);
        default -> {
          return -1;
        }
      }
      if (at < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The last object of a verb before a clause, which may be that clause's subject; -1 for none. */
  private static int lastObject(Analysis sentence, int verb, int clause) {
    int last = -1;
    for (int child : sentence.children(verb)) {
      last = verb < child && child < clause && sentence.is(child, "dobj") ? child : last;
    }
    return last;
  }

  /**
   * Whether an object is the hearer of a statement, not the doer: "told the public that the well
   * leaked", but "reporting guards shot two", "told the wire the streets were calm".
   */
  private static boolean isTold(Analysis sentence, int verb, int object, int clause) {
    boolean alone = sentence.child(verb, "dobj") == object;
    return !mark(sentence, clause).isEmpty() || (alone && sentence.lemma(verb).equals("tell"));
  }

  /** Whether a conjunction or a comma stands before a verb that was joined to another. */
  private static boolean isJoined(Analysis sentence, int first, int second) {
    for (int i = first + 1; i < second; i++) {
      boolean joins = sentence.is(i, "cc") || sentence.lower(i).equals(",");
      if (joins || sentence.lower(i).equals(";")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The head word of the subject that stands in a verb's own clause; -1 for none. Of two the first,
   * but for "on Monday, the eve of the vote, Ruiz disappeared".
   */
  public static int ownSubject(Analysis sentence, int verb) {
    int first = sentence.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass");
    for (int child : sentence.children(verb)) {
      boolean other = sentence.is(child, "nsubj", "nsubjpass") && child > first && child < verb;
      if (other && sentence.isName(child) && !sentence.isName(first)) {
        return child;
      }
    }
    return first;
  }

  /** "promised her to come": he who promised comes. */
  private static boolean isSubjectControl(String lemma) {
    return VerbLexicon.english().is(lemma, VerbClass.PROMISE);
  }

  private static boolean isRelative(Analysis sentence, int word) {
    return switch (sentence.lower(word)) {
      case "who", "which", "that" -> !sentence.tag(word).equals("DT");
      default -> false;
    };
  }

  /** The noun that the relative clause of a verb describes. */
  private static int described(Analysis sentence, int verb, int pronoun) {
    int at = verb;
    for (int depth = 0; depth < DEEPEST && at >= 0; depth++) {
      if (sentence.is(at, "relcl")) {
        return sentence.head(at);
      }
      at = sentence.head(at);
    }
    return pronoun;
  }

  /** The nearest verb above a word; -1 for none. */
  public static int governor(Analysis sentence, int word) {
    int at = sentence.head(word);
    while (at >= 0 && sentence.verb(at) == null) {
      at = sentence.head(at);
    }
    return at;
  }

  /** The first word that makes a clause depend on another: "after", "that"; or an empty string. */
  public static String mark(Analysis sentence, int verb) {
    int mark = sentence.child(verb, "mark");
    if (mark >= 0) {
      return sentence.lower(mark);
    }
    int adverb = sentence.first(verb);
    return switch (sentence.lower(adverb)) {
      case "when", "where", "while", "how", "why" ->
          sentence.head(adverb) == verb ? sentence.lower(adverb) : "";
      default -> "";
    };
  }

  /** The conjunction right before a conjunct and its adverbs: "and then left"; -1 for none. */
  public static int joint(Analysis sentence, int conjunct) {
    int at = sentence.first(conjunct) - 1;
    while (at > 0 && sentence.is(at, "advmod", "punct")) {
      at--;
    }
    return sentence.is(at, "cc") ? at : -1;
  }

  /** The verb that reports what a verb says, "said that", "…, he said"; null where none does. */
  public static @Nullable Verb report(Analysis sentence, int verb) {
    int at = verb;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int up = sentence.head(at);
      if (up < 0) {
        return null;
      }
      Verb above = sentence.verb(up);
      boolean said = sentence.is(at, "ccomp", "xcomp", "parataxis");
      if (above != null && said && isReport(sentence, up)) {
        return above;
      }
      at = up;
    }
    return null;
  }

  /** Whether a verb reports speech. */
  public static boolean isReport(Analysis sentence, int verb) {
    return VerbLexicon.english().is(sentence, verb, VerbClass.REPORT);
  }
}
