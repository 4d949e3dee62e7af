package io.dateline.text.syntax;

/**
 * A verb with its auxiliaries: "have held", "will not be signed", "to be opened".
 *
 * @param head the word that says what happens
 * @param first the first of its words
 * @param form how it stands in its sentence
 * @param tense when it puts what it says, by its own form; {@link Tense#NONE} without a finite word
 * @param modal its modal verb's lemma, or an empty string
 * @param perfect whether it has "have" as an auxiliary
 * @param progressive whether it has "be" and an -ing form
 * @param passive whether its subject undergoes what it says
 * @param negated whether "not" or "never" denies it
 */
public record Verb(
    int head,
    int first,
    Form form,
    Tense tense,
    String modal,
    boolean perfect,
    boolean progressive,
    boolean passive,
    boolean negated) {

  /** How a verb stands in its sentence. */
  public enum Form {
    FINITE,
    INFINITIVE,
    PARTICIPLE
  }

  /** When a verb puts what it says. */
  public enum Tense {
    PAST,
    PRESENT,
    FUTURE,
    NONE
  }

  public boolean isFinite() {
    return form == Form.FINITE;
  }

  /** Whether it says that something took place: "left", "has left", "was leaving". */
  public boolean isPast() {
    return isFinite() && modal.isEmpty() && (tense == Tense.PAST || perfect);
  }
}
