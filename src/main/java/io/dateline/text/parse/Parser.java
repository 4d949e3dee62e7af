package io.dateline.text.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags and parses English sentences, by the models of NLP4J 1.1.2 (Jinho Choi, Emory University;
 * Apache-2.0), converted to tables by {@code src/build/parser}.
 *
 * <p>Safe for use by several threads; the tables are shared. Time is linear in the number of words.
 */
public final class Parser {

  /** The parser, or why there is none. */
  private static final class Holder {
    static final @Nullable Parser ENGLISH;
    static final String FAULT;

    static {
      Parser parser = null;
      String fault = "";
      try {
        parser = new Parser();
      } catch (IllegalStateException e) {
        fault = String.valueOf(e.getMessage());
      }
      ENGLISH = parser;
      FAULT = fault;
    }
  }

  private final KnownWords known = KnownWords.read(Planes.open("words.tables"));
  private final Model tagging = Model.read(Planes.open("tagger.tables"));
  private final Model parsing = Model.read(Planes.open("parser.tables"));
  private final String[] tags = tagging.labels().toArray(String[]::new);
  private final Lemmas lemmas = new Lemmas(known);
  private final Tagger tagger = new Tagger(tagging);
  private final TreeMaker treeMaker = new TreeMaker(parsing);
  private final String[] labels = treeMaker.labels();

  private Parser() {}

  /**
   * The parser for English; its tables are read when it is first asked for.
   *
   * @throws IllegalStateException if a table is missing or damaged; the message is one line that
   *     names the file and says what to do
   */
  public static Parser english() {
    if (Holder.ENGLISH == null) {
      throw new IllegalStateException(Holder.FAULT);
    }
    return Holder.ENGLISH;
  }

  /** The most words of a sentence that is parsed as a whole. */
  static final int LONGEST = 150;

  /** Parses a sentence. */
  public Parse parse(List<String> words) {
    return parsePieces(words);
  }

  Parse parsePieces(List<String> words) {
    Sentence sentence = Sentence.of(words, known);
    int[] found = tagger.tag(sentence);
    String[] wordTags = new String[words.size()];
    String[] wordLemmas = new String[words.size()];
    for (int i = 0; i < wordTags.length; i++) {
      wordTags[i] = tags[found[i]];
      String plain = Spelling.lower(sentence.simplified[i + 1]);
      String lemma = lemmas.inModel(plain, wordTags[i]);
      sentence.set(Field.LEMMA, i + 1, Hash.of(lemma));
      wordLemmas[i] = lemmas.of(Spelling.lower(words.get(i)), wordTags[i]);
    }
    int[] heads = new int[words.size()];
    String[] wordLabels = new String[words.size()];
    Tree tree = treeMaker.make(sentence);
    for (int i = 0; i < heads.length; i++) {
      heads[i] = tree.head(i + 1) - 1;
      wordLabels[i] = labels[tree.label(i + 1)];
    }
    return new Parse(words, wordTags, wordLemmas, heads, wordLabels);
  }
}
