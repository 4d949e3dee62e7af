package io.dateline.text.syntax;

import io.dateline.text.syntax.Verb.Form;
import io.dateline.text.syntax.Verb.Tense;
import org.jspecify.annotations.Nullable;

/** Gathers a sentence's verbs with their auxiliaries. */
final class VerbGroups {

  private VerbGroups() {}

  /** For each word the verb group that it heads, or null. */
  static @Nullable Verb[] of(Analysis sentence) {
    @Nullable Verb[] verbs = new Verb[sentence.size()];
    for (int i = 0; i < verbs.length; i++) {
      if (isHead(sentence, i)) {
        verbs[i] = group(sentence, i);
      }
    }
    for (int i = 0; i < verbs.length; i++) {
      Verb verb = verbs[i];
      int before = sentence.head(i);
      if (verb != null && verb.first() == i && sentence.is(i, "conj") && before >= 0) {
        Verb shared = verbs[before];
        if (shared != null && shares(sentence, shared, i)) {
          verbs[i] = joined(sentence, verb, shared);
        }
      }
    }
    return verbs;
  }

  private static boolean isHead(Analysis sentence, int i) {
    String tag = sentence.tag(i);
    boolean verb = tag.startsWith("VB") || (tag.equals("MD") && sentence.child(i, "nsubj") >= 0);
    return verb
        && !sentence.is(i, "aux", "auxpass", "nmod", "amod", "compound", "case", "meta", "punct")
        && !(sentence.is(i, "prep") && tag.equals("VBG"));
  }

  private static Verb group(Analysis sentence, int head) {
    int first = head;
    boolean perfect = false;
    boolean passive = sentence.tag(head).equals("VBN") && sentence.is(head, "acl", "relcl");
    boolean be = false;
    boolean negated = false;
    String modal = "";
    for (int child : sentence.children(head)) {
      String lemma = sentence.lemma(child);
      boolean before = child < head && sentence.is(child, "aux", "auxpass");
      if (before) {
        first = Math.min(first, child);
        perfect |= lemma.equals("have");
        be |= lemma.equals("be");
        modal = sentence.tag(child).equals("MD") ? modal(sentence.lower(child)) : modal;
      }
      passive |= sentence.is(child, "auxpass", "nsubjpass");
      negated |= sentence.is(child, "neg") && !isOnly(sentence, child);
    }
    boolean bare = first == head && sentence.tag(head).equals("VB");
    boolean subject = sentence.child(head, "nsubj", "nsubjpass") >= 0;
    String finite = bare && subject ? "VBP" : sentence.tag(first);
    return new Verb(
        head,
        first,
        form(finite, first == head),
        tense(finite, modal),
        modal,
        perfect,
        be && sentence.tag(head).equals("VBG"),
        passive,
        negated);
  }

  /** "not only": no denial. */
  private static boolean isOnly(Analysis sentence, int not) {
    return sentence.lower(not + 1).equals("only");
  }

  private static String modal(String word) {
    return switch (word) {
      case "'ll", "wo" -> "will";
      case "'d" -> "would";
      case "ca" -> "can";
      default -> word;
    };
  }

  private static Form form(String tag, boolean alone) {
    return switch (tag) {
      case "TO" -> Form.INFINITIVE;
      case "VBG", "VBN" -> Form.PARTICIPLE;
      case "VB" -> alone ? Form.INFINITIVE : Form.FINITE;
      default -> Form.FINITE;
    };
  }

  private static Tense tense(String tag, String modal) {
    return switch (tag) {
      case "VBD" -> Tense.PAST;
      case "VBZ", "VBP" -> Tense.PRESENT;
      case "MD" -> modal.equals("will") || modal.equals("shall") ? Tense.FUTURE : Tense.PRESENT;
      default -> Tense.NONE;
    };
  }

  /** "was seized and burnt", "will come and go": the auxiliaries of the first are the second's. */
  private static boolean shares(Analysis sentence, Verb shared, int verb) {
    return shared.first() < shared.head()
        && switch (sentence.tag(verb)) {
          case "VB" -> !shared.modal().isEmpty() || shared.form() == Form.INFINITIVE;
          case "VBN" -> shared.perfect() || shared.passive();
          case "VBG" -> shared.progressive();
          default -> false;
        };
  }

  private static Verb joined(Analysis sentence, Verb verb, Verb shared) {
    boolean passive = shared.passive() && sentence.tag(verb.head()).equals("VBN");
    return new Verb(
        verb.head(),
        verb.first(),
        shared.form(),
        shared.tense(),
        shared.modal(),
        shared.perfect(),
        shared.progressive(),
        passive,
        verb.negated());
  }
}
