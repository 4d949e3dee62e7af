package io.dateline.timeline;

import io.dateline.text.Stems;
import java.util.List;
import java.util.Set;

/**
 * What a trigger says that happens, as terms. Mentions whose triggers are the same words share one.
 *
 * @param families of its words
 * @param kinds of these
 * @param stems of its words
 * @param beginnings of its words
 * @param unlisted the words of it that are of no family
 * @param telling the families that tell what happens
 * @param isSpeech whether it is nothing but a statement
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Deed(
    int[] families,
    int[] kinds,
    int[] stems,
    int[] beginnings,
    int[] unlisted,
    int[] telling,
    boolean isSpeech) {

  /** Words that begin with as many same letters may be of one root: "nominee", "nominated". */
  private static final int BEGINNING = 5;

  /**
   * What a trigger says.
   *
   * @param terms the dictionary of all that it is compared with
   */
  static Deed of(String trigger, Terms terms) {
    Set<String> families = Kinds.of(trigger);
    return new Deed(
        terms.of(families),
        terms.ofKinds(families),
        terms.ofPhrase(trigger),
        terms.of(beginnings(trigger)),
        terms.of(Kinds.unlisted(families)),
        terms.of(Kinds.telling(families)),
        Kinds.kindsOf(families).equals(Set.of(Event.Kind.STATEMENT)));
  }

  private static List<String> beginnings(String phrase) {
    return Stems.contentWords(phrase).stream()
        .map(word -> word.substring(0, Math.min(BEGINNING, word.length())) + "-")
        .toList();
  }
}
