package io.dateline.text.parse;

import java.util.List;

/**
 * A sentence with its parts of speech and its dependency tree.
 *
 * <p>Words are numbered from 0. The tree is one of ClearNLP's (Stanford style): labels such as
 * {@code nsubj}, {@code dobj}, {@code prep}, {@code pobj}, {@code ccomp}, {@code relcl}. A sentence
 * has usually one root, labelled {@code root}; pieces that hang together with nothing are further
 * roots. There are no cycles.
 */
public final class Parse {

  private final List<String> words;
  private final String[] tags;
  private final String[] lemmas;
  private final int[] heads;
  private final String[] labels;

  Parse(List<String> words, String[] tags, String[] lemmas, int[] heads, String[] labels) {
    this.words = List.copyOf(words);
    this.tags = tags;
    this.lemmas = lemmas;
    this.heads = heads;
    this.labels = labels;
  }

  /** The same parse for other spellings of the words. */
  Parse(List<String> words, Parse parse) {
    this(words, parse.tags, parse.lemmas, parse.heads, parse.labels);
  }

  /** The number of words. */
  public int size() {
    return words.size();
  }

  /** A word, as it was given. */
  public String word(int index) {
    return words.get(index);
  }

  /** The part of speech of a word, in the tags of the Penn Treebank. */
  public String tag(int index) {
    return tags[index];
  }

  /** The base form of a word, in lower case: {@code be} for "were", {@code city} for "Cities". */
  public String lemma(int index) {
    return lemmas[index];
  }

  /** The word that a word depends on, or -1 for a root. */
  public int head(int index) {
    return heads[index];
  }

  /** How a word depends on its head. */
  public String label(int index) {
    return labels[index];
  }
}
