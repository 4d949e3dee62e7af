package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The events that a time may belong to besides the one that {@link AnchorRules} find: what lies on
 * its way to the root of the tree.
 *
 * <p>A parser that hangs a time too low ("posted a picture of her holding the cup on Monday") hangs
 * it below the right verb. {@link Fitness} chooses among all of them.
 */
final class Alternatives {

  /** So many events of one time are weighed. */
  private static final int MOST = 5;

  /** Endings of nouns that are made of verbs. */
  private static final Set<String> ENDINGS =
      Set.of("tion", "sion", "ment", "ance", "ence", "ure", "age", "al", "ing", "out", "down");

  private final Attachment attachment;
  private final Analysis syntax;
  private final List<Anchor> found = new ArrayList<>();

  private Alternatives(Attachment attachment) {
    this.attachment = attachment;
    this.syntax = attachment.syntax();
  }

  /**
   * The events that a time may belong to, the one that the rules decided first; at most six.
   *
   * @param decision what the rules decided
   */
  static List<Anchor> of(Attachment attachment, AnchorRules.Decision decision) {
    Alternatives alternatives = new Alternatives(attachment);
    if (decision.anchor() != null) {
      alternatives.found.add(decision.anchor());
    }
    if (!decision.rule().equals("stamp")) {
      alternatives.climb(decision.rule());
    }
    return alternatives.found;
  }

  private void climb(String decided) {
    int most = found.size() + MOST;
    for (int at = syntax.head(attachment.mark().head());
        at >= 0 && found.size() < most;
        at = syntax.head(at)) {
      Verb verb = syntax.verb(at);
      if (verb != null) {
        add(Anchor.of(verb).by("verb-above"), decided);
        addTold(verb, decided);
        addNouns(verb, decided);
      } else if (isEventLike(at)) {
        add(Anchor.ofNoun(at).by("noun-above"), decided);
      }
    }
    while (found.size() > most) {
      found.removeLast();
    }
  }

  /** "Rebels seized the port, police said on Monday". */
  private void addTold(Verb report, String decided) {
    Verb told = syntax.verb(syntax.child(report.head(), "ccomp"));
    if (told != null && Clauses.isReport(syntax, report.head())) {
      add(Anchor.of(told).by("told-verb"), decided);
    }
  }

  /** "suffered an outage on Monday". */
  private void addNouns(Verb verb, String decided) {
    for (int child : syntax.children(verb.head())) {
      if (syntax.is(child, "dobj", "nsubj", "nsubjpass") && isEventLike(child)) {
        add(Anchor.ofNoun(child).by("noun-of-verb"), decided);
      }
    }
  }

  private void add(Anchor anchor, String decided) {
    if (found.stream().noneMatch(one -> one.trigger() == anchor.trigger())) {
      found.add(anchor.insteadOf(decided));
    }
  }

  /** Whether a word is a common noun that names an event, or looks as if it did. */
  private boolean isEventLike(int word) {
    boolean common = syntax.isNoun(word) && !syntax.isName(word);
    return common
        && !attachment.sentence().isTime(word)
        && (Nouns.isEvent(syntax, word) || !ending(syntax.lemma(word)).isEmpty());
  }

  /** The ending by which a noun is known to be made of a verb; empty for any other noun. */
  static String ending(String noun) {
    for (int letters = 4; letters > 1; letters--) {
      String ending = noun.substring(Math.max(0, noun.length() - letters));
      if (noun.length() > letters + 2 && ENDINGS.contains(ending)) {
        return ending;
      }
    }
    return "";
  }
}
