package io.dateline.text.parse;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tags and parses English sentences, by the models of NLP4J 1.1.2 (Jinho Choi, Emory University;
 * Apache-2.0), converted to tables by {@code src/build/parser}.
 *
 * <p>Safe for use by several threads; the tables are shared. Time is linear in the number of words.
 */
public final class Parser {

  /** The most words of a sentence that is parsed as a whole. */
  static final int LONGEST = 150;

  /** The tags of signs after which a long sentence may be cut. */
  private static final Set<String> SIGNS = Set.of(".", ":", ",", "-RRB-");

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
  private final Lemmas lemmas = new Lemmas(known);
  private final Tagger tagger = new Tagger(Model.read(Planes.open("tagger.tables")));
  private final TreeMaker treeMaker = new TreeMaker(Model.read(Planes.open("parser.tables")));

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

  /**
   * Parses a sentence.
   *
   * <p>Words are those of the Penn Treebank, as {@link io.dateline.text.Words} splits them: {@code
   * do n't}, {@code Syria 's}, {@code can not}, {@code $ 5 bn}, punctuation apart, abbreviations
   * with their dots. Quotes and dashes may be typographic. Words with hyphens and strokes are
   * whole; they are taken apart and joined again inside, because the models know their parts. Where
   * a sentence has more than 150 parts, it is parsed in stretches that end at punctuation, and the
   * roots of later stretches depend on the first root, labelled {@code dep}.
   *
   * @param words in order; any strings
   */
  public Parse parse(List<String> words) {
    Pieces pieces = new Pieces(words);
    Parse parse = parsePieces(pieces.all());
    return parse.size() == words.size()
        ? new Parse(words, parse)
        : Joining.join(words, pieces, parse);
  }

  /** Parses the words that the models know. */
  Parse parsePieces(List<String> words) {
    Sentence sentence = Sentence.of(words, known);
    String[] wordTags = tagger.tag(sentence);
    String[] wordLemmas = new String[words.size()];
    for (int i = 0; i < wordTags.length; i++) {
      String plain = Spelling.lower(sentence.simplified[i + 1]);
      String lower = Spelling.lower(words.get(i));
      sentence.set(Field.LEMMA, i + 1, Hash.of(lemmas.inModel(plain, wordTags[i])));
      wordLemmas[i] = lemmas.of(lower, wordTags[i]);
    }
    int[] heads = new int[words.size()];
    String[] labels = new String[words.size()];
    int[] leads = new int[words.size()];
    int end = 0;
    for (int begin = 0; begin < heads.length; begin = end) {
      end = endOfStretch(begin, wordTags);
      boolean whole = end - begin == heads.length;
      Tree tree = treeMaker.make(whole ? sentence : sentence.part(begin, end));
      for (int i = begin; i < end; i++) {
        int head = tree.head(i - begin + 1);
        heads[i] = head == 0 ? Tree.NONE : begin + head - 1;
        labels[i] = treeMaker.label(tree.label(i - begin + 1));
        leads[i] = tree.lead(i - begin + 1);
      }
    }
    if (heads.length > LONGEST) {
      hangStretches(heads, labels, endOfStretch(0, wordTags));
    }
    return new Parse(words, wordTags, wordLemmas, heads, labels, leads);
  }

  /** The end of the stretch that begins at a word: after the last sign within reach, if any. */
  private static int endOfStretch(int begin, String[] tags) {
    int end = Math.min(begin + LONGEST, tags.length);
    for (int i = end; end < tags.length && i > begin + LONGEST / 2; i--) {
      if (SIGNS.contains(tags[i - 1])) {
        return i;
      }
    }
    return end;
  }

  /** Makes the roots of all stretches but the first one depend on the first root. */
  private static void hangStretches(int[] heads, String[] labels, int endOfFirst) {
    int root = 0;
    while (heads[root] != Tree.NONE) {
      root++;
    }
    for (int i = endOfFirst; i < heads.length; i++) {
      if (heads[i] == Tree.NONE) {
        heads[i] = root;
        labels[i] = "dep";
      }
    }
  }
}
