package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What an article tells of, as far as its mentions quote it. */
final class Story {

  /** A word is of the theme where as many titles have it. */
  private static final int OFTEN = 3;

  /** And one in as many. */
  private static final int SHARE = 4;

  private final int[] names;
  private final int[] theme;
  private final Map<String, Said> said = new HashMap<>();

  private Story(int[] names, int[] theme) {
    this.names = names;
    this.theme = theme;
  }

  /** Its names and numbers, as terms: what tells one story from another of its kind. */
  int[] names() {
    return names;
  }

  /**
   * The words that stand in its titles over and over, as terms: that two titles share one of them
   * says little of what they tell.
   */
  int[] theme() {
    return theme;
  }

  /**
   * What a sentence of its says.
   *
   * @param terms the dictionary that it was made with
   */
  Said said(String sentence, Terms terms) {
    return said.computeIfAbsent(sentence, one -> Said.of(one, terms));
  }

  /**
   * The story of an article.
   *
   * @param mentions those of one article and timeline
   * @param terms the dictionary of all that they are compared with
   */
  static Story of(Collection<Mention> mentions, Terms terms) {
    Set<String> quotes = new LinkedHashSet<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (Mention mention : mentions) {
      quotes.add(mention.quote().text());
      for (int word : terms.ofPhrase(mention.event().title())) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    int[] theme =
        counts.entrySet().stream()
            .filter(word -> word.getValue() >= OFTEN && word.getValue() * SHARE >= mentions.size())
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    return new Story(names(String.join("\n", quotes), terms), theme);
  }

  /** The names and numbers of a text. */
  static int[] names(String text, Terms terms) {
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    StringBuilder capitals = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isCapital(i) || tokens.kind(i) == Tokens.Kind.NUMBER) {
        capitals.append(tokens.string(i)).append(' ');
      }
    }
    return terms.ofPhrase(capitals.toString());
  }
}
