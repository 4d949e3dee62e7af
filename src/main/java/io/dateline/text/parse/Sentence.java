package io.dateline.text.parse;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence that is being tagged and parsed: for each word the hashes of its fields, and the tree
 * so far. Words are numbered from 1; 0 is the root, which stands before them. Scratch of one call.
 */
final class Sentence {

  /** Form, lemma and tag of the root. */
  private static final Hash ROOT = Hash.of("@#r$%");

  /** More than the number of any set of values of a field. */
  static final int MOST_SETS = 1 << Letters.TRAITS;

  private static final long[] NOTHING = {};
  private static final long[][] ENDS = {{Hash.of("0").value()}, {Hash.of("1").value()}};
  private static final long[] TRAITS = new long[Letters.TRAITS];

  static {
    Arrays.setAll(TRAITS, i -> Hash.of(Integer.toString(i)).value());
  }

  /** How many words there are, without the root. */
  final int size;

  /** The hash of the value of each field and word; the power is 0 where there is no value. */
  final long[][] hashes;

  final long[][] powers;

  private final KnownWords known;

  /** The numbers of the sets of each word's known tags, clusters and traits. */
  private final int[] classes;

  private final int[] clusters;
  private final int[] traits;

  /** Each word as {@link Spelling#simplified} makes it. */
  final String[] simplified;

  private Sentence(int size, KnownWords known) {
    this.size = size;
    this.known = known;
    this.hashes = new long[Field.COLUMNS][size + 1];
    this.powers = new long[Field.COLUMNS][size + 1];
    this.classes = new int[size + 1];
    this.clusters = new int[size + 1];
    this.traits = new int[size + 1];
    this.simplified = new String[size + 1];
    set(Field.LEMMA, 0, ROOT);
    set(Field.TAG, 0, ROOT);
  }

  /** A sentence of which spelling and known are known, no tags. */
  static Sentence of(List<String> words, KnownWords known) {
    Sentence sentence = new Sentence(words.size(), known);
    for (int i = 1; i <= words.size(); i++) {
      sentence.spell(i, words.get(i - 1));
    }
    return sentence;
  }

  private void spell(int word, String form) {
    String plain = Spelling.simplified(form);
    String lower = Spelling.lower(plain);
    simplified[word] = plain;
    set(Field.FORM, word, Hash.of(plain));
    Hash key = Hash.of(lower);
    set(Field.LOWER, word, key);
    set(Field.SHAPE, word, Hash.of(Spelling.shape(plain)));
    setAffixes(word, lower);
    traits[word] = Letters.of(plain, word == 1);
    int entry = known.find(key.value());
    set(Field.CLASSES, word, known.joinedTags(entry));
    classes[word] = known.tagSet(entry);
    clusters[word] = known.clusterSet(entry);
  }

  private void setAffixes(int word, String lower) {
    int length = lower.length();
    for (int i = 0; i < Field.PREFIXES.size() && i + 2 < length; i++) {
      set(Field.PREFIXES.get(i), word, Hash.of(lower, 0, i + 2));
    }
    for (int i = 0; i < Field.SUFFIXES.size() && i + 1 < length; i++) {
      set(Field.SUFFIXES.get(i), word, Hash.of(lower, length - i - 1, length));
    }
  }

  /** The words {@code [begin, end)}, numbered from 0, as a sentence of its own, with tags. */
  Sentence part(int begin, int end) {
    Sentence part = new Sentence(end - begin, known);
    for (int field = 0; field < Field.COLUMNS; field++) {
      System.arraycopy(hashes[field], begin + 1, part.hashes[field], 1, part.size);
      System.arraycopy(powers[field], begin + 1, part.powers[field], 1, part.size);
    }
    System.arraycopy(clusters, begin + 1, part.clusters, 1, part.size);
    return part;
  }

  void set(Field field, int word, Hash hash) {
    hashes[field.column][word] = hash.value();
    powers[field.column][word] = hash.power();
  }

  /** The number of the set of values that a word has of a field that is a set; 0 for no value. */
  int set(Field field, int word) {
    return switch (field) {
      case EACH_CLASS -> classes[word];
      case EACH_CLUSTER -> clusters[word];
      case EACH_LETTER -> traits[word];
      case EACH_END -> end(word);
      case FORM, LOWER, SHAPE, PREFIX2, PREFIX3, SUFFIX1, SUFFIX2, SUFFIX3, SUFFIX4 -> 0;
      case CLASSES, LEMMA, TAG, LABEL, VALENCY -> 0;
    };
  }

  /** The hashes of each value of that set. */
  long[] each(Field field, int word) {
    int set = set(field, word);
    if (set == 0) {
      return NOTHING;
    }
    return switch (field) {
      case EACH_CLASS -> known.tags(set);
      case EACH_CLUSTER -> known.clusters(set);
      case EACH_LETTER -> eachTrait(set);
      case EACH_END -> ENDS[set - 1];
      case FORM, LOWER, SHAPE, PREFIX2, PREFIX3, SUFFIX1, SUFFIX2, SUFFIX3, SUFFIX4 -> NOTHING;
      case CLASSES, LEMMA, TAG, LABEL, VALENCY -> NOTHING;
    };
  }

  private static long[] eachTrait(int traits) {
    long[] each = new long[Integer.bitCount(traits)];
    int size = 0;
    for (int i = 0; i < Letters.TRAITS; i++) {
      if ((traits & (1 << i)) != 0) {
        each[size++] = TRAITS[i];
      }
    }
    return each;
  }

  private int end(int word) {
    if (word == 1) {
      return 1;
    }
    return word == size ? 2 : 0;
  }
}
