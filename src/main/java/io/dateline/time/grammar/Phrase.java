package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens with the senses that the time lexicon gives them: what patterns are matched against. */
public final class Phrase {

  private static final Lexicon<List<Sense>> WORDS =
      Lexicon.load(Phrase.class, "en/words.tsv", Phrase::senses);
  private static final List<Sense> NONE = List.of();

  private final Tokens tokens;
  private final List<Sense>[] senses;
  private final @Nullable String[] words;

  private Phrase(Tokens tokens, List<Sense>[] senses) {
    this.tokens = tokens;
    this.senses = senses;
    this.words = new String[tokens.size()];
  }

  /** Looks every token up once. */
  public static Phrase of(Tokens tokens) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Sense>[] senses = new List[tokens.size()];
    for (int i = 0; i < senses.length; i++) {
      senses[i] = lookUp(tokens, i);
    }
    return new Phrase(tokens, senses);
  }

  private static List<Sense> lookUp(Tokens tokens, int index) {
    if (tokens.kind(index) != Tokens.Kind.WORD || tokens.length(index) > WORDS.longest()) {
      return NONE;
    }
    List<Sense> found = WORDS.get(tokens.string(index));
    return found == null ? NONE : found;
  }

  private static List<Sense> senses(String[] fields, Optional<List<Sense>> earlier) {
    Kind kind = Kind.valueOf(fields[1].toUpperCase(Locale.ROOT));
    int value = fields.length > 2 && !fields[2].isEmpty() ? Integer.parseInt(fields[2]) : 0;
    Sense sense = new Sense(kind, value, fields.length > 3 ? fields[3] : "");
    return earlier
        .map(senses ->
            java.util.stream.Stream.concat(senses.stream(), java.util.stream.Stream.of(sense))
                .toList())
        .orElse(List.of(sense));
  }

  public Tokens tokens() {
    return tokens;
  }

  public int size() {
    return tokens.size();
  }

  /** What token {@code index} means as a {@code kind}, or null. */
  public @Nullable Sense sense(int index, Kind kind) {
    if (index < 0 || index >= senses.length) {
      return null;
    }
    List<Sense> all = senses[index];
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).kind() == kind) {
        return all.get(i);
      }
    }
    return null;
  }

  /** Whether token {@code index} is a word that makes the grammar look, or a number. */
  public boolean isTrigger(int index) {
    if (tokens.kind(index) == Tokens.Kind.NUMBER) {
      return true;
    }
    List<Sense> all = senses[index];
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).kind().isTrigger()) {
        return true;
      }
    }
    return false;
  }

  /** Whether any sense is known for token {@code index}. */
  public boolean hasSense(int index) {
    return !senses[index].isEmpty();
  }

  /** The word at {@code index} in lower case, with a straight apostrophe; empty past either end. */
  public String word(int index) {
    if (index < 0 || index >= words.length) {
      return "";
    }
    String word = words[index];
    if (word == null) {
      word = Lexicon.fold(tokens.string(index));
      words[index] = word;
    }
    return word;
  }

  /** Whether the token at {@code index} is {@code word}, in lower case. */
  public boolean is(int index, String word) {
    return word(index).equals(word);
  }
}
