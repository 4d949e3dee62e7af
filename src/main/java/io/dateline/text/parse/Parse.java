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
  private final int[] leads;

  Parse(
      List<String> words,
      String[] tags,
      String[] lemmas,
      int[] heads,
      String[] labels,
      int[] leads) {
    this.words = List.copyOf(words);
    this.tags = tags;
    this.lemmas = lemmas;
    this.heads = heads;
    this.labels = labels;
    this.leads = leads;
  }

  /** The same parse for other spellings of the words. */
  Parse(List<String> words, Parse parse) {
    this(words, parse.tags, parse.lemmas, parse.heads, parse.labels, parse.leads);
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

  /**
   * How sure the parser was of a word: by how much the closest decision over it was won, in units
   * of the model's scores.
   */
  public int lead(int index) {
    return leads[index];
  }

  /** How a word depends on its head. */
  public String label(int index) {
    return labels[index];
  }
}
