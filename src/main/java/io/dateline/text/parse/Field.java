package io.dateline.text.parse;

import java.util.List;

/** A property of a word that the models know; some have one value, some a set of them. */
enum Field {
  FORM(0),
  LOWER(1),
  SHAPE(2),
  PREFIX2(3),
  PREFIX3(4),
  SUFFIX1(5),
  SUFFIX2(6),
  SUFFIX3(7),
  SUFFIX4(8),
  /** All tags that the word is known to have, joined. */
  CLASSES(9),
  LEMMA(10),
  TAG(11),
  LABEL(12),
  /** Whether the word has none, one or more dependents on each side. */
  VALENCY(13),
  /** Each tag that the word is known to have. */
  EACH_CLASS(Field.SET),
  /** Each path to the word in a tree of words of like use (Brown clusters). */
  EACH_CLUSTER(Field.SET),
  /** Each trait of its capitals, digits and punctuation. */
  EACH_LETTER(Field.SET),
  /** Whether it is the first or the last of the sentence. */
  EACH_END(Field.SET);

  /** Stands in place of a column for a set of values. */
  static final int SET = -1;

  /** How many fields have one value. */
  static final int COLUMNS = 14;

  static final List<Field> PREFIXES = List.of(PREFIX2, PREFIX3);
  static final List<Field> SUFFIXES = List.of(SUFFIX1, SUFFIX2, SUFFIX3, SUFFIX4);

  /** The column in which a sentence keeps the values, or {@link #SET}. */
  final int column;

  Field(int column) {
    this.column = column;
  }
}
