package io.dateline.timeline;

import io.dateline.text.Span;
import io.dateline.text.Tokens;
import java.util.Set;

/**
 * What a sentence says, as terms. The mentions that quote it share one.
 *
 * @param words stems of its words
 * @param topics the families of its words
 * @param kinds of these
 * @param names its names and numbers
 * @param numbers its numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Said(int[] words, int[] topics, int[] kinds, int[] names, int[] numbers) {

  /**
   * What a sentence says.
   *
   * @param terms the dictionary of all that it is compared with
   */
  static Said of(String sentence, Terms terms) {
    Set<String> families = Kinds.of(sentence);
    return new Said(
        terms.ofPhrase(sentence),
        terms.of(families),
        terms.ofKinds(families),
        Story.names(sentence, terms),
        numbers(sentence, terms));
  }

  private static int[] numbers(String text, Terms terms) {
    StringBuilder numbers = new StringBuilder();
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.NUMBER) {
        numbers.append(tokens.string(i)).append(' ');
      }
    }
    return terms.ofPhrase(numbers.toString());
  }
}
