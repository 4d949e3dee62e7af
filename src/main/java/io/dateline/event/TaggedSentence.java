package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.PosTagger;
import io.dateline.text.Span;
import io.dateline.text.Words;
import java.util.List;

/** A sentence with its words and their parts of speech. Places in it are counted in words. */
final class TaggedSentence {

  /** Longer sentences are lists or tables; only their first words are looked at. */
  private static final int MOST_WORDS = 400;

  private static final Lexicon<Boolean> COMMON =
      Lexicon.load(PosTagger.class, "en/common-words.tsv", (_, _) -> true);

  private final CharSequence text;
  private final Span span;
  private final List<Span> words;
  private final String[] tags;
  private final String[] lower;
  private final boolean[] time;

  private TaggedSentence(
      CharSequence text, Span span, List<Span> words, String[] tags, List<Span> times) {
    this.text = text;
    this.span = span;
    this.words = words;
    this.tags = tags;
    this.lower = new String[words.size()];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Lexicon.fold(words.get(i).of(text));
    }
    if (tags.length > 1 && isNameBeforeVerb()) {
      tags[0] = "NNP";
    }
    this.time = new boolean[words.size()];
    for (Span told : times) {
      for (int i = wordAt(told.begin()); i < wordAt(told.end()); i++) {
        time[i] = true;
      }
    }
  }

  /**
   * Tags the words of a sentence.
   *
   * @param times where times stand in it
   */
  static TaggedSentence of(CharSequence text, Span span, List<Span> times) {
    List<Span> all = Words.split(text, span);
    List<Span> words = all.size() > MOST_WORDS ? all.subList(0, MOST_WORDS) : all;
    return new TaggedSentence(text, span, words, PosTagger.english().tag(text, words), times);
  }

  /** "Slepian was killed": a capital word that is no word of the language, before a verb. */
  private boolean isNameBeforeVerb() {
    boolean verb = tags[1].equals("VBD") || tags[1].equals("VBZ") || tags[1].equals("MD");
    return verb
        && Character.isUpperCase(string(0).charAt(0))
        && (tags[0].startsWith("JJ") || tags[0].startsWith("VB"))
        && !COMMON.contains(lower[0])
        && !lower[0].endsWith("ly");
  }

  CharSequence text() {
    return text;
  }

  Span span() {
    return span;
  }

  int size() {
    return words.size();
  }

  /** Where word {@code i} stands in the text. */
  Span word(int i) {
    return words.get(i);
  }

  /** Word {@code i} as written. */
  String string(int i) {
    return words.get(i).of(text);
  }

  /** Word {@code i} in lower case; empty outside the sentence. */
  String lower(int i) {
    return i < 0 || i >= lower.length ? "" : lower[i];
  }

  /** The tag of word {@code i}; empty outside the sentence. */
  String tag(int i) {
    return i < 0 || i >= tags.length ? "" : tags[i];
  }

  /** Whether word {@code i} belongs to a time expression. */
  boolean isTime(int i) {
    return i >= 0 && i < time.length && time[i];
  }

  boolean isVerb(int i) {
    return tag(i).startsWith("VB");
  }

  boolean isNoun(int i) {
    return tag(i).startsWith("NN");
  }

  boolean isName(int i) {
    return tag(i).startsWith("NNP") && Character.isUpperCase(string(i).charAt(0));
  }

  boolean isComma(int i) {
    return lower(i).equals(",");
  }

  boolean isQuote(int i) {
    return switch (lower(i)) {
      case "\"", "``", "''", "\u201c", "\u201d" -> true;
      default -> false;
    };
  }

  /** Whether word {@code i} parts one clause from the next beyond doubt. */
  boolean isBreak(int i) {
    return switch (lower(i)) {
      case ";", ":", "--", "\u2013", "\u2014", "(", ")", "[", "]" -> true;
      default -> isQuote(i);
    };
  }

  /** Whether word {@code i} opens a subordinate clause. */
  boolean isSubordinator(int i) {
    return switch (lower(i)) {
      case "which",
          "who",
          "whom",
          "whose",
          "where",
          "when",
          "while",
          "because",
          "although",
          "though",
          "whereas",
          "if",
          "unless",
          "whether",
          "but" ->
          true;
      case "that" -> !tag(i).equals("DT");
      case "after", "before", "since", "until", "as" -> hasVerbSoon(i + 1);
      default -> false;
    };
  }

  private boolean hasVerbSoon(int from) {
    for (int i = from; i < Math.min(size(), from + 6); i++) {
      if (isComma(i) || isBreak(i)) {
        return false;
      }
      if (isVerb(i) || tag(i).equals("MD")) {
        return true;
      }
    }
    return false;
  }

  /** The first word that reaches past {@code offset}; the number of words if there is none. */
  int wordAt(int offset) {
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
}
