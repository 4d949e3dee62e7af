package io.dateline.event;

import io.dateline.text.syntax.Verb;
import org.jspecify.annotations.Nullable;

/**
 * The event that a time belongs to.
 *
 * @param trigger the word that names it
 * @param verb the verb whose clause tells it, or null where a noun alone does
 * @param rule the name of the rule that found it
 * @param limit the word from which on the sentence tells what happened at another time
 */
record Anchor(int trigger, @Nullable Verb verb, String rule, int limit) {

  Anchor(int trigger, @Nullable Verb verb, String rule) {
    this(trigger, verb, rule, Integer.MAX_VALUE);
  }

  /** "sold its mines in 2010 and its ships in 2012": the same up to a word. */
  Anchor upTo(int word) {
    return new Anchor(trigger, verb, rule, word);
  }

  /** The anchor of an event told by a verb. */
  static Anchor of(Verb verb) {
    return new Anchor(verb.head(), verb, "");
  }

  /** The anchor of an event told by a noun. */
  static Anchor ofNoun(int noun) {
    return new Anchor(noun, null, "");
  }

  Anchor by(String name) {
    return new Anchor(trigger, verb, name, limit);
  }
}
