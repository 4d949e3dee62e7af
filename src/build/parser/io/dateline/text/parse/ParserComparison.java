package io.dateline.text.parse;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.tokenizer.token.Token;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the parser with NLP4J itself, word by word, on the text of files. */
public final class ParserComparison {

  private static final String CONFIGURATION =
      """
      <configuration>
        <tsv><column index="1" field="form"/></tsv>
        <lexica>
          <ambiguity_classes field="word_form_simplified_lowercase">edu/emory/mathcs/nlp/lexica/en-ambiguity-classes-simplified-lowercase.xz</ambiguity_classes>
          <word_clusters field="word_form_simplified_lowercase">edu/emory/mathcs/nlp/lexica/en-brown-clusters-simplified-lowercase.xz</word_clusters>
        </lexica>
        <models>
          <pos>edu/emory/mathcs/nlp/models/en-pos.xz</pos>
          <dep>edu/emory/mathcs/nlp/models/en-dep.xz</dep>
        </models>
      </configuration>
      """;

  private final Lemmas analyzer =
      new Lemmas(KnownWords.read(io.dateline.text.parse.Planes.open("words.tables")));
  private int words;
  private int tags;
  private int lemmas;
  private int heads;
  private int labels;
  private int sentences;
  private int wholeTrees;

  private ParserComparison() {}

  /**
   * Prints the shares of equal tags, heads and labels.
   *
   * @param args files of plain text; {@code -v} before them prints what differs
   */
  public static void main(String[] args) throws Exception {
    NLPDecoder library =
        new NLPDecoder(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
    Parser parser = Parser.english();
    boolean verbose = args[0].equals("-v");
    ParserComparison comparison = new ParserComparison();
    for (int i = verbose ? 1 : 0; i < args.length; i++) {
      byte[] text = Files.readAllBytes(Path.of(args[i]));
      for (List<Token> tokens : library.getTokenizer().segmentize(new ByteArrayInputStream(text))) {
        if (tokens.size() <= Parser.LONGEST) {
          comparison.compare(library, parser, tokens, verbose);
        }
      }
    }
    comparison.print();
  }

  private void compare(NLPDecoder library, Parser parser, List<Token> tokens, boolean verbose) {
    NLPNode[] nodes = library.decode(library.toNodeArray(tokens));
    List<String> forms = new ArrayList<>();
    for (Token token : tokens) {
      forms.add(token.getWordForm());
    }
    Parse parse = parser.parsePieces(forms);
    int sameHeads = 0;
    for (int i = 0; i < parse.size(); i++) {
      NLPNode node = nodes[i + 1];
      boolean sameTag = node.getPartOfSpeechTag().equals(parse.tag(i));
      boolean sameHead = node.getDependencyHead().getID() == parse.head(i) + 1;
      boolean sameLabel = sameHead && node.getDependencyLabel().equals(parse.label(i));
      boolean sameLemma =
          node.getLemma()
              .equals(
                  analyzer.inModel(
                      Spelling.lower(Spelling.simplified(parse.word(i))),
                      node.getPartOfSpeechTag()));
      words++;
      tags += sameTag ? 1 : 0;
      heads += sameHead ? 1 : 0;
      labels += sameLabel ? 1 : 0;
      lemmas += sameLemma ? 1 : 0;
      sameHeads += sameLabel ? 1 : 0;
      if (verbose && !(sameTag && sameLabel && sameLemma)) {
        System.out.println(
            node
                + "\n    ours "
                + parse.lemma(i)
                + " "
                + parse.tag(i)
                + " "
                + (parse.head(i) + 1)
                + " "
                + parse.label(i));
      }
    }
    sentences++;
    wholeTrees += sameHeads == parse.size() ? 1 : 0;
  }

  private void print() {
    System.out.printf(
        "words %d, equal: tags %.3f %%, lemmas %.3f %%, heads %.3f %%, heads and labels %.3f %%; sentences %d, equal trees %.2f %%%n",
        words,
        100.0 * tags / words,
        100.0 * lemmas / words,
        100.0 * heads / words,
        100.0 * labels / words,
        sentences,
        100.0 * wholeTrees / sentences);
  }
}
