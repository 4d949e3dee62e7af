package io.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {

  private static List<String> sentences(String text) {
    return Sentences.split(text, new Span(0, text.length())).stream().map(s -> s.of(text)).toList();
  }

  private static List<String> tokens(String text) {
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    return IntStream.range(0, tokens.size()).mapToObj(tokens::string).toList();
  }

  private static List<String> words(String text) {
    return Words.split(text, new Span(0, text.length())).stream().map(s -> s.of(text)).toList();
  }

  @Test
  void endsSentencesAtStopsButNotAtAbbreviations() {
    assertThat(sentences("Mr. Diaz left. He met Gen. A. Novak on Feb. 3. \"Stop!\" he said."))
        .containsExactly("Mr. Diaz left.", "He met Gen. A. Novak on Feb. 3.", "\"Stop!\" he said.");
    assertThat(sentences("They live in the U.S. The rest left the U.S. Army."))
        .containsExactly("They live in the U.S.", "The rest left the U.S. Army.");
  }

  @Test
  void keepsHeadingsApartFromTheTextBelow() {
    assertThat(sentences("Bridge opens early\nThe bridge opened on Monday.\n\nTolls\n\nNone yet."))
        .containsExactly(
            "Bridge opens early", "The bridge opened on Monday.", "Tolls", "None yet.");
  }

  @Test
  void splitsTokensFinerThanWords() {
    assertThat(tokens("the 27th at 7pm, a three-year plan of the 1990s"))
        .containsExactly(
            "the", "27", "th", "at", "7", "pm", ",", "a", "three", "-", "year", "plan", "of", "the",
            "1990", "s");
    assertThat(tokens("9 a.m. in the U.S. nine o'clock today's"))
        .containsExactly("9", "a.m.", "in", "the", "U.S.", "nine", "o'clock", "today", "'s");
  }

  @Test
  void splitsWordsAsTheTreebankDoes() {
    assertThat(words("\"They don't, Mr. Ito's cease-fire isn't on Feb. 3,\" he said."))
        .containsExactly(
            "\"",
            "They",
            "do",
            "n't",
            ",",
            "Mr.",
            "Ito",
            "'s",
            "cease-fire",
            "is",
            "n't",
            "on",
            "Feb.",
            "3",
            ",",
            "\"",
            "he",
            "said",
            ".");
  }

  @Test
  void knowsPlacesByNameAndAdjective() {
    Gazetteer world = Gazetteer.world();
    assertThat(world.place("Damascus"))
        .extracting(Gazetteer.Place::zone)
        .isEqualTo("Asia/Damascus");
    assertThat(world.ofAdjective("Syrian")).extracting(Gazetteer.Place::name).isEqualTo("Syria");
    assertThat(world.placeInAnyCase("NEW YORK")).isPresent();
    assertThat(world.place("Nowhere at All")).isNull();
  }

  @Test
  void cutsWordsToTheirStems() {
    assertThat(Stems.ofContentWords("The attacks on the cities")).containsExactly("attack", "citi");
    assertThat(Stems.of("attacked")).isEqualTo("attack");
  }
}
