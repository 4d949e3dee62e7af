package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens with what the {@link Vocabulary} knows of them: what patterns are matched against. */
public final class Phrase {

  /** One-character strings, so that looking at a symbol makes none. */
  private static final String[] SYMBOLS = new String[0x2040];

  private static final long[] SYMBOL_BITS = new long[SYMBOLS.length];

  static {
    for (char c = 0; c < SYMBOLS.length; c++) {
      SYMBOLS[c] = Lexicon.fold(String.valueOf(c)).intern();
      SYMBOL_BITS[c] = Pattern.bit(SYMBOLS[c]);
    }
  }

  /** How far back a quotation mark is looked for, in tokens. */
  private static final int LONGEST_QUOTATION = 80;

  private final Tokens tokens;
  private final @Nullable Word[] words;
  private final long kinds;
  private final long spellings;

  /** The rules that can begin with a number, as far as this phrase has what they need. */
  private @Nullable List<Rule> numberRules;

  private Phrase(Tokens tokens, @Nullable Word[] words, long kinds, long spellings) {
    this.tokens = tokens;
    this.words = words;
    this.kinds = kinds;
    this.spellings = spellings;
  }

  /** Looks every token up once. */
  static Phrase of(Tokens tokens, Vocabulary vocabulary) {
    @Nullable Word[] words = new Word[tokens.size()];
    CharSequence text = tokens.text();
    long kinds = 0;
    long spellings = 0;
    for (int i = 0; i < words.length; i++) {
      switch (tokens.kind(i)) {
        case WORD -> {
          Word word = vocabulary.word(text, tokens.begin(i), tokens.end(i));
          words[i] = word;
          if (word != null) {
            kinds |= word.kinds();
            spellings |= word.bit();
          }
        }
        case NUMBER -> kinds |= Kind.NUMBER.bit();
        case SYMBOL -> {
          char symbol = text.charAt(tokens.begin(i));
          spellings |= symbol < SYMBOLS.length ? SYMBOL_BITS[symbol] : 0;
        }
      }
    }
    kinds |= (spellings & SYMBOL_BITS['\'']) == 0 ? 0 : Kind.APOSTROPHE.bit();
    return new Phrase(tokens, words, kinds, spellings);
  }

  /** The kinds that its words can be, as bits. */
  long kinds() {
    return kinds;
  }

  /** The bits of the words and symbols that a pattern can name, see {@link Pattern#bit}. */
  long spellings() {
    return spellings;
  }

  public Tokens tokens() {
    return tokens;
  }

  public int size() {
    return tokens.size();
  }

  /** The vocabulary's entry for token {@code index}, or null. */
  @Nullable Word known(int index) {
    return index < 0 || index >= words.length ? null : words[index];
  }

  /** The meaning of token {@code index} as a {@code kind}, or null. */
  public @Nullable Sense sense(int index, Kind kind) {
    Word word = known(index);
    return word == null ? null : word.sense(kind);
  }

  /** Whether token {@code index} can be a {@code kind}. */
  public boolean is(int index, Kind kind) {
    Word word = known(index);
    return word != null && word.is(kind);
  }

  /** Whether token {@code index} is a word that makes the grammar look, or a number. */
  boolean isTrigger(int index) {
    Word word = words[index];
    return word == null
        ? tokens.kind(index) == Tokens.Kind.NUMBER
        : word.isTrigger(tokens.isCapital(index));
  }

  /** Whether token {@code index} can say something of a time. */
  public boolean hasSense(int index) {
    Word word = known(index);
    return word != null && (word.kinds() & Kind.OF_TIME) != 0;
  }

  /** Whether a noun or an adjective may stand at token {@code index}. */
  boolean isNounLike(int index) {
    return index >= 0
        && index < words.length
        && tokens.kind(index) == Tokens.Kind.WORD
        && !is(index, Kind.FUNCTION)
        && !is(index, "'s");
  }

  /** Whether the nearest quotation mark before token {@code index} opens a quotation. */
  public boolean isQuoted(int index) {
    for (int i = index - 1; i >= Math.max(0, index - LONGEST_QUOTATION); i--) {
      if (tokens.isSymbol(i, '"')) {
        return !tokens.isGlued(i) && tokens.isGlued(i + 1);
      }
      if (tokens.isSymbol(i, '\u201c') || tokens.isSymbol(i, '\u201d')) {
        return tokens.isSymbol(i, '\u201c');
      }
    }
    return false;
  }

  /** The rules that can begin at token {@code index}. */
  List<Rule> rules(int index, Vocabulary vocabulary) {
    Word word = words[index];
    if (word != null) {
      return word.rules();
    }
    return switch (tokens.kind(index)) {
      case NUMBER -> numberRules(vocabulary);
      case WORD -> List.of();
      case SYMBOL -> isApostrophe(index) ? vocabulary.apostropheRules() : List.of();
    };
  }

  private List<Rule> numberRules(Vocabulary vocabulary) {
    List<Rule> rules = numberRules;
    if (rules == null) {
      rules =
          vocabulary.numberRules().stream().filter(rule -> rule.pattern().canMatch(this)).toList();
      numberRules = rules;
    }
    return rules;
  }

  /** Whether token {@code index} is an apostrophe or a single quotation mark. */
  boolean isApostrophe(int index) {
    return tokens.isSymbol(index, '\'')
        || tokens.isSymbol(index, '\u2019')
        || tokens.isSymbol(index, '\u2018');
  }

  /**
   * The word at {@code index} in lower case, with a straight apostrophe, where a pattern could name
   * it; null for numbers and for words that no pattern names.
   */
  @Nullable String literal(int index) {
    Word word = known(index);
    if (word != null) {
      return word.text();
    }
    if (index < 0 || index >= words.length || tokens.kind(index) != Tokens.Kind.SYMBOL) {
      return null;
    }
    char c = tokens.text().charAt(tokens.begin(index));
    return c < SYMBOLS.length ? SYMBOLS[c] : null;
  }

  /** The word at {@code index} in lower case, with a straight apostrophe; empty past either end. */
  public String word(int index) {
    String literal = literal(index);
    if (literal != null) {
      return literal;
    }
    return index < 0 || index >= words.length ? "" : Lexicon.fold(tokens.string(index));
  }

  /** Whether the token at {@code index} is {@code word}, in lower case. */
  public boolean is(int index, String word) {
    if (index < 0 || index >= words.length) {
      return word.isEmpty();
    }
    Word known = words[index];
    return known != null
        ? known.text().equals(word)
        : tokens.length(index) == word.length() && word(index).equals(word);
  }
}
