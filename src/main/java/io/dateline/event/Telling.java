package io.dateline.event;

import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An event whose title is to be made.
 *
 * @param sentence its sentence
 * @param anchor what names it
 * @param subject the head of its verb's subject, or -1
 * @param references who is meant by a pronoun
 */
record Telling(TimedSentence sentence, Anchor anchor, int subject, References references) {

  static Telling of(TimedSentence sentence, Anchor anchor, References references) {
    Verb verb = anchor.verb();
    int subject = verb == null ? -1 : Clauses.subject(sentence.syntax(), verb.head());
    return new Telling(sentence, anchor, named(sentence.syntax(), subject), references);
  }

  /** "the Aurora, the ferry that sank": the name rather than what explains it. */
  private static int named(Analysis syntax, int subject) {
    int name = syntax.is(subject, "appos") ? syntax.head(subject) : -1;
    return name >= 0 && syntax.isName(name) && !syntax.isName(subject) ? name : subject;
  }

  Analysis syntax() {
    return sentence.syntax();
  }

  @Nullable Verb told() {
    return anchor.verb();
  }

  Verb verb() {
    return java.util.Objects.requireNonNull(anchor.verb());
  }

  /** The child of the verb that tells what is said; -1 for none. */
  int said() {
    return syntax().child(verb().head(), "ccomp");
  }

  boolean isReport() {
    return anchor.verb() != null && Clauses.isReport(syntax(), verb().head());
  }

  boolean isExistential() {
    return anchor.verb() != null && syntax().child(verb().head(), "expl") >= 0;
  }

  /** A draft that holds the subject; null where it is a pronoun of which nobody can be sure. */
  @Nullable TitleDraft withSubject() {
    if (subject < 0 || sentence.isTime(subject) || mayBeAnother()) {
      return null;
    }
    TitleDraft draft = new TitleDraft(sentence, anchor.limit());
    draft.lock(subject);
    if (references.isPronoun(subject)) {
      String meant = references.meant(subject);
      if (meant == null) {
        return null;
      }
      draft.replace(subject, meant);
      BitSet one = new BitSet();
      one.set(subject);
      draft.add(one);
      return draft;
    }
    if (syntax().verb(subject) != null || isAdverb() || isBareNumber() || isVague(subject)) {
      return null;
    }
    String known = references.known(subject);
    if (known != null) {
      BitSet one = new BitSet();
      one.set(subject);
      draft.replace(subject, known);
      draft.add(one);
      return draft;
    }
    if (references.isUnknown(subject)) {
      return null;
    }
    BitSet words = new Constituents(sentence).nounPhrase(subject);
    if (syntax().isIn(verb().head(), subject)) {
      int clause = verb().head();
      while (syntax().head(clause) != subject) {
        clause = syntax().head(clause);
      }
      words.andNot(syntax().subtree(clause));
    }
    for (int i = words.nextSetBit(0); isOthersWord(i); i = words.nextSetBit(i + 1)) {
      words.clear(i);
    }
    replaceWhose(draft);
    draft.add(words);
    return draft;
  }

  /** "an aide to Ana Ruiz, who resigned": the one or the other. */
  private boolean mayBeAnother() {
    int verb = verb().head();
    int who = syntax().child(verb, "nsubj", "nsubjpass");
    if (!syntax().is(verb, "relcl") || !syntax().lower(who).equals("who")) {
      return false;
    }
    int over = syntax().is(subject, "pobj") ? syntax().head(syntax().head(subject)) : -1;
    if (Nouns.isRole(syntax().lower(over))) {
      return true;
    }
    for (int i = subject + 1; i < who; i++) {
      boolean near = syntax().isName(i) && syntax().is(i, "pobj") && syntax().isIn(i, subject);
      boolean person = near && Gazetteer.world().place(syntax().string(i)) == null;
      if (person && !syntax().isName(subject)) {
        return true;
      }
    }
    return false;
  }

  /** "after shutting the pools": as if it stood in the simple past. */
  boolean isGerund() {
    boolean having = syntax().lower(verb().first()).equals("having");
    return verb().form() == Verb.Form.PARTICIPLE
        && (having || verb().first() == verb().head())
        && (having || syntax().tag(verb().head()).equals("VBG"));
  }

  /** Before the speaker's name, what he said. */
  private boolean isOthersWord(int word) {
    return isReport() && sentence.isQuoted(word) && !sentence.isQuoted(subject);
  }

  /** "the farmer whose barn burned down": the farmer's. */
  private void replaceWhose(TitleDraft draft) {
    int whose = syntax().child(subject, "poss");
    int owner = syntax().head(verb().head());
    if (syntax().tag(whose).equals("WP$") && syntax().is(verb().head(), "relcl")) {
      Topic topic = references.topic(owner);
      String name = topic == null ? "" : topic.name();
      draft.replace(whose, name + (name.endsWith("s") ? "\u2019" : "\u2019s"));
    }
  }

  /** "more", "some", "something": nobody knows who or what. */
  private boolean isVague(int word) {
    boolean alone = syntax().first(word) == word && syntax().last(word) == word;
    return switch (syntax().lower(word)) {
      case "something", "everything", "someone", "somebody", "everyone", "anything" -> true;
      case "one" -> syntax().child(word, "prep") < 0;
      case "more",
          "most",
          "some",
          "others",
          "other",
          "many",
          "few",
          "all",
          "each",
          "another",
          "thing",
          "things",
          "both",
          "any",
          "several",
          "much",
          "less" ->
          alone || isCounted(word);
      default -> syntax().tag(word).equals("EX");
    };
  }

  /** "three more", "two others": of what, only the text before says. */
  private boolean isCounted(int word) {
    return syntax().first(word) == word - 1
        && syntax().last(word) == word
        && syntax().tag(word - 1).equals("CD");
  }

  private boolean isMore(int word) {
    return switch (syntax().lower(word)) {
      case "more", "others", "other" -> true;
      default -> false;
    };
  }

  /** "Earlier on Monday, the envoy said": taken wrongly. */
  private boolean isAdverb() {
    return syntax().tag(subject).startsWith("RB") || syntax().lower(subject).equals("earlier");
  }

  private boolean isBareNumber() {
    boolean alone = syntax().first(subject) == subject && syntax().last(subject) == subject;
    boolean more = syntax().last(subject) == subject + 1 && isMore(subject + 1);
    return syntax().tag(subject).equals("CD")
        && (alone || (more && syntax().first(subject) == subject));
  }
}
