package io.dateline.text.parse;

import java.util.Arrays;
import java.util.List;

/**
 * The parse of words out of the parse of their {@link Pieces}. A word hangs where the piece of it
 * hangs that is highest in the tree, so that no cycle comes about.
 */
final class Joining {

  private final List<String> words;
  private final Pieces pieces;
  private final Parse parse;
  private final int[] depths;

  private Joining(List<String> words, Pieces pieces, Parse parse) {
    this.words = words;
    this.pieces = pieces;
    this.parse = parse;
    this.depths = depths(parse);
  }

  /** The parse of the words; {@code parse} is that of all pieces. */
  static Parse join(List<String> words, Pieces pieces, Parse parse) {
    return new Joining(words, pieces, parse).join();
  }

  private static int[] depths(Parse parse) {
    int[] depths = new int[parse.size()];
    int[] path = new int[parse.size()];
    for (int i = 0; i < depths.length; i++) {
      int length = 0;
      int at = i;
      for (; at >= 0 && depths[at] == 0; at = parse.head(at)) {
        path[length++] = at;
      }
      int depth = at < 0 ? 0 : depths[at];
      while (length > 0) {
        depths[path[--length]] = ++depth;
      }
    }
    return depths;
  }

  private Parse join() {
    int size = words.size();
    int[] wordOf = new int[parse.size()];
    for (int word = 0; word < size; word++) {
      Arrays.fill(wordOf, pieces.begin(word), pieces.end(word), word);
    }
    String[] tags = new String[size];
    String[] lemmas = new String[size];
    int[] heads = new int[size];
    String[] labels = new String[size];
    int[] leads = new int[size];
    for (int word = 0; word < size; word++) {
      int top = top(word);
      int head = parse.head(top);
      tags[word] = tag(word, top);
      lemmas[word] = lemma(word);
      heads[word] = head < 0 ? head : wordOf[head];
      labels[word] = parse.label(top);
      leads[word] = parse.lead(top);
    }
    return new Parse(words, tags, lemmas, heads, labels, leads);
  }

  private int top(int word) {
    int top = pieces.begin(word);
    for (int piece = top; piece < pieces.end(word); piece++) {
      top = depths[piece] < depths[top] ? piece : top;
    }
    return top;
  }

  /** The tag of the highest piece; that of an adjective for "state-owned" and "three-year". */
  private String tag(int word, int top) {
    String tag = parse.tag(top);
    if (pieces.end(word) == pieces.begin(word) + 1) {
      return tag;
    }
    boolean describes =
        switch (parse.label(top)) {
          case "nmod", "amod", "acomp", "attr", "oprd", "compound" -> true;
          default -> false;
        };
    boolean counts = parse.tag(pieces.begin(word)).equals("CD") && tag.equals("NN");
    return describes && (tag.startsWith("VB") || counts) ? "JJ" : tag;
  }

  /** The pieces in lower case, the last one in its base form: "vice-president". */
  private String lemma(int word) {
    int last = pieces.end(word) - 1;
    if (last == pieces.begin(word)) {
      return parse.lemma(last);
    }
    String lower = Spelling.lower(words.get(word));
    int length = lower.length() - parse.word(last).length();
    boolean changes = parse.tag(last).startsWith("NN");
    return changes ? lower.substring(0, length) + parse.lemma(last) : lower;
  }
}
