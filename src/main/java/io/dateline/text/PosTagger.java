package io.dateline.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.ThreadSafePOSTaggerME;

/**
 * Tells the part of speech of each word of an English sentence, in Penn Treebank tags.
 *
 * <p>Apache OpenNLP with the maximum-entropy model of the University of Washington's KnowItAll
 * project. Safe for use by several threads.
 */
public final class PosTagger {

  private static final class Holder {
    static final PosTagger ENGLISH = new PosTagger(load());

    private static POSModel load() {
      try (InputStream in = PosTagger.class.getResourceAsStream("/en-pos-maxent.bin")) {
        if (in == null) {
          throw new IllegalStateException("part-of-speech model missing from the class path");
        }
        return new POSModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final Lexicon<String> VERBS_ONLY =
      Lexicon.load(PosTagger.class, "en/verbs-only.tsv", (row, _) -> row[1]);

  private final ThreadSafePOSTaggerME tagger;

  private PosTagger(POSModel model) {
    this.tagger = new ThreadSafePOSTaggerME(model, POSTagFormat.PENN);
  }

  /**
   * The tagger for English; its model is read when it is first asked for, in about half a second.
   */
  public static PosTagger english() {
    return Holder.ENGLISH;
  }

  /** One tag for each word. */
  public String[] tag(CharSequence text, List<Span> words) {
    String[] strings = new String[words.size()];
    for (int i = 0; i < strings.length; i++) {
      Span word = words.get(i);
      boolean opens = i + 1 < strings.length && words.get(i + 1).begin() == word.end();
      strings[i] = plain(word.of(text), opens);
    }
    String[] tags = tagger.tag(strings);
    for (int i = 0; i < tags.length; i++) {
      String verb =
          tags[i].equals("NN") || tags[i].equals("NNS") ? VERBS_ONLY.get(strings[i]) : null;
      if (verb != null) {
        tags[i] = verb;
      }
    }
    return tags;
  }

  /** Quotes and brackets as the Treebank writes them. */
  private static String plain(String word, boolean opens) {
    return switch (word) {
      case "\u201c" -> "``";
      case "\u201d" -> "''";
      case "\"" -> opens ? "``" : "''";
      case "\u2018", "\u2019" -> "'";
      case "(", "[", "{" -> "-LRB-";
      case ")", "]", "}" -> "-RRB-";
      case "\u2013", "\u2014" -> "--";
      default -> word.indexOf('\u2019') < 0 ? word : word.replace('\u2019', '\'');
    };
  }
}
