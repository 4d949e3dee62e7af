package io.dateline.text.syntax;

import io.dateline.text.Lexicon;

/** Makes the simple past of English verbs. */
public final class PastForms {

  private static final Lexicon<String> IRREGULAR =
      Lexicon.load(PastForms.class, "en/irregular-verbs.tsv", (row, _) -> row[1]);

  private PastForms() {}

  /**
   * The simple past of a verb: "sank" of "sink", "stopped" of "stopping" or "stopped".
   *
   * @param lemma in lower case
   * @param form the form with which the text has it, whose letters show whether the last is doubled
   */
  public static String of(String lemma, String form) {
    String irregular = IRREGULAR.get(lemma);
    if (irregular != null) {
      return irregular;
    }
    if (form.endsWith("ed") && form.length() > 3) {
      return form;
    }
    if (form.endsWith("ing") && form.length() > 4 && !lemma.endsWith("e") && !lemma.endsWith("y")) {
      return form.substring(0, form.length() - 3) + "ed";
    }
    if (lemma.endsWith("e")) {
      return lemma + "d";
    }
    boolean consonant = lemma.length() > 1 && "aeiou".indexOf(lemma.charAt(lemma.length() - 2)) < 0;
    return lemma.endsWith("y") && consonant
        ? lemma.substring(0, lemma.length() - 1) + "ied"
        : lemma + "ed";
  }
}
