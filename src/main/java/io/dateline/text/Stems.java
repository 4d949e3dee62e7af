package io.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * The content words of a phrase, cut to their stems (Porter 1980, "An algorithm for suffix
 * stripping"), so that "attacks" and "attacked" count as one.
 */
public final class Stems {

  private static final Set<String> STOP_WORDS =
      Lexicon.rows(Stems.class, "en/stopwords.tsv").stream()
          .map(fields -> fields[0])
          .collect(Collectors.toUnmodifiableSet());

  private Stems() {}

  /** The stem of one word. */
  public static String of(String word) {
    return new PorterStemmer().stem(Lexicon.fold(word));
  }

  /** The stems of the content words of {@code phrase}, sorted. */
  public static Set<String> ofContentWords(String phrase) {
    Set<String> stems = new TreeSet<>();
    PorterStemmer stemmer = new PorterStemmer();
    contentWords(phrase).forEach(word -> stems.add(stemmer.stem(word)));
    return stems;
  }

  /** The content words of {@code phrase}, folded to lower case, in their order. */
  public static List<String> contentWords(String phrase) {
    List<String> words = new ArrayList<>();
    Tokens tokens = Tokens.split(phrase, new Span(0, phrase.length()));
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.SYMBOL) {
        continue;
      }
      String word = Lexicon.fold(tokens.string(i));
      if (!STOP_WORDS.contains(word) && !word.equals("'s")) {
        words.add(word);
      }
    }
    return words;
  }
}
