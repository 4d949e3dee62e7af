package io.dateline.text.syntax;

import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Words;
import io.dateline.text.parse.Parse;
import io.dateline.text.parse.Parser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with its words, their tags and lemmas, its dependency tree and its verb groups.
 *
 * <p>Places are counted in words; a place outside of the sentence has empty strings and no head.
 * Tags are the Penn Treebank's, labels ClearNLP's (Choi and Palmer 2012, "Guidelines for the Clear
 * Style Constituent to Dependency Conversion"). Immutable.
 */
public final class Analysis {

  /** Later words of a longer sentence, which is a list or a table, are not looked at. */
  private static final int MOST_WORDS = 150;

  private final CharSequence text;
  private final Span span;
  private final List<Span> words;
  private final String[] lower;
  private final String[] tags;
  private final String[] lemmas;
  private final String[] labels;
  private final int[] heads;
  private final int[] leads;
  private final int[][] children;
  private final int[] first;
  private final int[] last;
  private final @Nullable Verb[] verbs;

  private Analysis(CharSequence text, Span span, List<Span> words, Parse parse) {
    int size = words.size();
    this.text = text;
    this.span = span;
    this.words = words;
    this.lower = new String[size];
    this.tags = new String[size];
    this.lemmas = new String[size];
    this.labels = new String[size];
    this.heads = new int[size];
    this.leads = new int[size];
    for (int i = 0; i < size; i++) {
      lower[i] = Lexicon.fold(words.get(i).of(text));
      tags[i] = parse.tag(i);
      lemmas[i] = lemma(parse.lemma(i), tags[i]);
      labels[i] = parse.label(i);
      heads[i] = parse.head(i);
      leads[i] = parse.lead(i);
    }
    cutCycles();
    Repairs.apply(lower, tags, labels, heads);
    cutCycles();
    this.children = children(heads);
    this.first = new int[size];
    this.last = new int[size];
    measure();
    this.verbs = VerbGroups.of(this);
  }

  /** The analysis of one sentence of a text. */
  public static Analysis of(CharSequence text, Span span) {
    List<Span> all = Words.split(text, span);
    List<Span> words = List.copyOf(all.subList(0, Math.min(all.size(), MOST_WORDS)));
    List<String> strings = new ArrayList<>(words.size());
    words.forEach(word -> strings.add(word.of(text).toString()));
    return new Analysis(text, span, words, Parser.english().parse(strings));
  }

  /** "ended", where the dictionary does not know that it comes of "end". */
  private static String lemma(String found, String tag) {
    boolean past = tag.equals("VBD") || tag.equals("VBN");
    return past && found.endsWith("ed") && found.length() > 4
        ? found.substring(0, found.length() - 2)
        : found;
  }

  /**
   * No parser promises a tree, nor do repairs: a head that leads back to its word becomes a root.
   */
  private void cutCycles() {
    int[] seen = new int[heads.length];
    for (int i = 0; i < heads.length; i++) {
      int at = i;
      while (at >= 0 && seen[at] == 0) {
        seen[at] = i + 1;
        int up = heads[at];
        if (up == at || up >= heads.length || (up >= 0 && seen[up] == i + 1)) {
          heads[at] = -1;
        }
        at = heads[at];
      }
    }
  }

  private static int[][] children(int[] heads) {
    int[] counts = new int[heads.length];
    for (int head : heads) {
      if (head >= 0) {
        counts[head]++;
      }
    }
    int[][] children = new int[heads.length][];
    for (int i = 0; i < heads.length; i++) {
      children[i] = new int[counts[i]];
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] >= 0) {
        children[heads[i]][counts[heads[i]]++] = i;
      }
    }
    return children;
  }

  /** Finds where each word's subtree begins and ends. */
  private void measure() {
    for (int i = 0; i < heads.length; i++) {
      first[i] = i;
      last[i] = i;
    }
    for (int i = 0; i < heads.length; i++) {
      for (int at = heads[i]; at >= 0; at = heads[at]) {
        first[at] = Math.min(first[at], i);
        last[at] = Math.max(last[at], i);
      }
    }
  }

  /** The text that the spans index. */
  public CharSequence text() {
    return text;
  }

  /** The span of the sentence in its text. */
  public Span span() {
    return span;
  }

  public int size() {
    return lower.length;
  }

  /** The span of word {@code i} in the text. */
  public Span word(int i) {
    return words.get(i);
  }

  /** Word {@code i} as written. */
  public String string(int i) {
    return words.get(i).of(text).toString();
  }

  /** Word {@code i} in lower case. */
  public String lower(int i) {
    return holds(i) ? lower[i] : "";
  }

  /** The part of speech of word {@code i}. */
  public String tag(int i) {
    return holds(i) ? tags[i] : "";
  }

  /** The form of word {@code i} in a dictionary. */
  public String lemma(int i) {
    return holds(i) ? lemmas[i] : "";
  }

  /** How word {@code i} hangs on its head. */
  public String label(int i) {
    return holds(i) ? labels[i] : "";
  }

  /** The word on which word {@code i} hangs; -1 for the root. */
  public int head(int i) {
    return holds(i) ? heads[i] : -1;
  }

  /** How sure the parser was of word {@code i}; see {@link Parse#lead}. */
  public int lead(int i) {
    return holds(i) ? leads[i] : Integer.MAX_VALUE;
  }

  /** The words that hang on word {@code i}, in order. */
  public int[] children(int i) {
    return holds(i) ? children[i].clone() : new int[0];
  }

  /** The first word of the subtree of word {@code i}. */
  public int first(int i) {
    return holds(i) ? first[i] : i;
  }

  /** The last word of the subtree of word {@code i}. */
  public int last(int i) {
    return holds(i) ? last[i] : i;
  }

  /** The first child of word {@code i} that hangs on it in one of these ways; -1 for none. */
  public int child(int i, String... ways) {
    if (holds(i)) {
      for (int child : children[i]) {
        for (String way : ways) {
          if (labels[child].equals(way)) {
            return child;
          }
        }
      }
    }
    return -1;
  }

  /** Whether word {@code i} hangs on its head in one of these ways. */
  public boolean is(int i, String... ways) {
    for (String way : ways) {
      if (label(i).equals(way)) {
        return true;
      }
    }
    return false;
  }

  /** Whether word {@code i} is in the subtree of word {@code top}. */
  public boolean isIn(int i, int top) {
    if (!holds(top) || i < first[top] || i > last[top]) {
      return false;
    }
    int at = i;
    while (at >= 0 && at != top) {
      at = heads[at];
    }
    return at == top;
  }

  /** The words of the subtree of word {@code i}. */
  public BitSet subtree(int i) {
    BitSet all = new BitSet(size());
    collect(i, all);
    return all;
  }

  private void collect(int top, BitSet all) {
    if (!holds(top)) {
      return;
    }
    int[] open = new int[size()];
    int size = 0;
    open[size++] = top;
    while (size > 0) {
      int at = open[--size];
      all.set(at);
      for (int child : children[at]) {
        open[size++] = child;
      }
    }
  }

  /** The verb group that word {@code i} heads, or null. */
  public @Nullable Verb verb(int i) {
    return holds(i) ? verbs[i] : null;
  }

  /** The verb groups, in order of their heads. */
  public List<Verb> verbs() {
    List<Verb> all = new ArrayList<>();
    for (Verb verb : verbs) {
      if (verb != null) {
        all.add(verb);
      }
    }
    return all;
  }

  public boolean isNoun(int i) {
    return tag(i).startsWith("NN");
  }

  public boolean isName(int i) {
    return tag(i).startsWith("NNP") && string(i).chars().anyMatch(Character::isUpperCase);
  }

  public boolean isPreposition(int i) {
    return tag(i).equals("IN") || tag(i).equals("TO");
  }

  /** The first word that reaches past {@code offset}; the number of words if there is none. */
  public int wordAt(int offset) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean holds(int i) {
    return i >= 0 && i < lower.length;
  }
}
