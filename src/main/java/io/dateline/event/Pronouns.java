package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import org.jspecify.annotations.Nullable;

/** Puts names into a title where it has pronouns or parts of names. */
final class Pronouns {

  private Pronouns() {}

  /** Whoever is named by surname alone gets the name under which the article introduced him. */
  static void nameInFull(Telling t, TitleDraft draft) {
    for (int i : draft.words().stream().toArray()) {
      String whole = draft.isReplaced(i) ? null : t.references().person(i);
      if (whole != null && !draft.text().contains(whole)) {
        draft.replace(i, whole);
        if (draft.text().length() > TitleDraft.LONGEST) {
          draft.replace(i, t.syntax().string(i));
        }
      }
    }
  }

  /** "Rebels left the city": the city's name, where the text before tells it. */
  static void nameDefinites(Telling t, TitleDraft draft) {
    Analysis syntax = t.syntax();
    for (int i : draft.words().stream().toArray()) {
      boolean free = i != t.subject() && i > 0 && draft.words().get(i - 1) && !draft.isReplaced(i);
      String known = free ? t.references().takenUpBy(i) : null;
      if (known != null && !draft.text().contains(known)) {
        draft.replace(i, known);
        draft.replace(i - 1, "");
        if (draft.text().length() > TitleDraft.LONGEST) {
          draft.replace(i, syntax.string(i));
          draft.replace(i - 1, syntax.string(i - 1));
        }
      }
    }
  }

  /**
   * Puts names in place of pronouns, and leaves out what hangs on one that nobody can be sure of;
   * false where it cannot be left out.
   *
   * @param own whether it is in its speaker's words, who speaks of himself
   */
  static boolean resolve(Telling t, TitleDraft draft, boolean own) {
    for (int i : draft.words().stream().toArray()) {
      boolean there = draft.words().get(i) && !draft.isReplaced(i);
      if (there && !isSettled(t, draft, i, own) && !draft.leaveOut(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSettled(Telling t, TitleDraft draft, int i, boolean own) {
    Analysis syntax = t.syntax();
    if (own && isFirstPerson(syntax, i)) {
      return true;
    }
    if (isTalk(syntax, i) || isPointer(t, draft, i) || isGlued(syntax, i)) {
      return false;
    }
    boolean pronoun = syntax.tag(i).equals("PRP") || syntax.tag(i).equals("PRP$");
    boolean reflexive = syntax.lower(i).endsWith("self") || syntax.lower(i).endsWith("selves");
    return !pronoun
        || reflexive
        || isDummy(syntax, i, Clauses.governor(syntax, i))
        || isInTitle(t, draft, i)
        || substitute(t, draft, i);
  }

  /** "Kerry said he would come", "the firm sold its ships": what it means stands before it. */
  private static boolean isInTitle(Telling t, TitleDraft draft, int pronoun) {
    Antecedents.Option likely = t.references().likely(pronoun);
    if (likely == null) {
      return false;
    }
    for (Antecedent one : likely.phrases()) {
      int word = one.word();
      boolean before =
          draft.isLater(pronoun, word) || (word < pronoun && !draft.isLater(word, pronoun));
      if (t.references().isHere(one) && draft.words().get(word) && before) {
        return true;
      }
    }
    return draft.text().startsWith(likely.nearest().topic().name() + " ");
  }

  /** "it is clear that", "it rained", "it has not been decided whether", "it seems that". */
  private static boolean isDummy(Analysis syntax, int pronoun, int clause) {
    boolean it =
        syntax.lower(pronoun).equals("it") && syntax.is(pronoun, "nsubj", "nsubjpass", "expl");
    if (!it || clause < 0) {
      return false;
    }
    boolean told = isAfter(syntax, clause, "ccomp", "csubj");
    Verb verb = syntax.verb(clause);
    return switch (syntax.lemma(clause)) {
      case "be" -> syntax.is(pronoun, "expl") || told || isAfter(syntax, clause, "xcomp");
      case "seem", "appear" -> told;
      default -> told && verb != null && verb.passive() && syntax.child(clause, "agent") < 0;
    };
  }

  private static boolean isAfter(Analysis syntax, int clause, String... ways) {
    return syntax.child(clause, ways) > clause;
  }

  private static boolean substitute(Telling t, TitleDraft draft, int pronoun) {
    @Nullable String meant = t.references().meant(pronoun);
    if (meant == null || draft.text().contains(meant)) {
      return false;
    }
    boolean possessive = t.syntax().tag(pronoun).equals("PRP$");
    String told = possessive || draft.words().nextSetBit(0) == pronoun ? meant : inside(t, meant);
    draft.replace(
        pronoun, possessive ? meant + (meant.endsWith("s") ? "\u2019" : "\u2019s") : told);
    return true;
  }

  /** A name within a title: a common noun with its article. */
  private static String inside(Telling t, String meant) {
    Analysis syntax = t.syntax();
    for (int i = 0; i < syntax.size(); i++) {
      if (syntax.isName(i) && meant.contains(syntax.string(i))) {
        return meant;
      }
    }
    boolean article = meant.startsWith("the ");
    return article ? meant : "the " + Character.toLowerCase(meant.charAt(0)) + meant.substring(1);
  }

  /** A capital article within a sentence: a heading was run into it. */
  private static boolean isGlued(Analysis syntax, int i) {
    boolean opener = syntax.tag(i).equals("DT") || syntax.tag(i).equals("PRP");
    return i > 0
        && opener
        && Character.isUpperCase(syntax.string(i).charAt(0))
        && syntax.string(i).length() > 1
        && Character.isLetterOrDigit(syntax.lower(i - 1).charAt(0))
        && !syntax.isName(i + 1);
  }

  /** "denied this", "pushed that policy": nobody knows what. */
  private static boolean isPointer(Telling t, TitleDraft draft, int i) {
    Analysis syntax = t.syntax();
    boolean pointing =
        switch (syntax.lower(i)) {
          case "this", "that", "these", "those" -> syntax.tag(i).equals("DT");
          case "such" -> syntax.is(i, "amod", "predet", "det");
          default -> false;
        };
    boolean alone = syntax.is(i, "dobj", "pobj", "nsubj", "nsubjpass");
    int noun = syntax.head(i);
    boolean with = syntax.is(i, "det", "amod", "predet") && !t.sentence().isTime(noun) && noun > i;
    return pointing && (alone || (with && !isNamedBefore(syntax, draft, noun)));
  }

  /** "asked two agencies how those agencies decide". */
  private static boolean isNamedBefore(Analysis syntax, TitleDraft draft, int noun) {
    return draft.words().stream()
        .anyMatch(i -> i < noun && syntax.lemma(i).equals(syntax.lemma(noun)));
  }

  /** "That struck me". */
  static boolean isPointing(Telling t) {
    return switch (t.syntax().lower(t.subject())) {
      case "this", "that", "these", "those" -> true;
      default -> false;
    };
  }

  static boolean isFirstPerson(Analysis syntax, int i) {
    return switch (syntax.lower(i)) {
      case "i", "we", "my", "our", "us", "me" -> true;
      default -> false;
    };
  }

  /** Words of talk, which name nobody where they stand alone. */
  static boolean isTalk(Analysis syntax, int i) {
    return switch (syntax.lower(i)) {
      case "i", "we", "my", "our", "us", "me", "you", "your" ->
          syntax.tag(i).startsWith("PRP") && !syntax.string(i).equals("US");
      default -> false;
    };
  }
}
