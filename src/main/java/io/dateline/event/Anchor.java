package io.dateline.event;

import io.dateline.text.syntax.Verb;
import org.jspecify.annotations.Nullable;

/**
 * The event that a time belongs to.
 *
 * @param trigger the word that names it
 * @param verb the verb whose clause tells it, or null where a noun alone does
 * @param rule the name of the rule that found it
 */
record Anchor(int trigger, @Nullable Verb verb, String rule) {

  /** The anchor of an event told by a verb. */
  static Anchor of(Verb verb) {
    return new Anchor(verb.head(), verb, "");
  }

  /** The anchor of an event told by a noun. */
  static Anchor ofNoun(int noun) {
    return new Anchor(noun, null, "");
  }

  Anchor by(String name) {
    return new Anchor(trigger, verb, name);
  }
}
