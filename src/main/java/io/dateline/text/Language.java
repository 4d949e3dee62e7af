package io.dateline.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A natural language and how it is written, as far as reading depends on it.
 *
 * <p>The languages are the rows of {@code languages.tsv}. Every other language is {@link #unknown}:
 * no reader reads it.
 *
 * @param tag its BCP 47 primary language subtag: {@code ar}
 * @param name its English name: "Arabic"
 * @param depth how much of it is read
 * @param traits how it is written
 * @param abbreviations the words that end in a full stop which ends no sentence, in small letters
 */
public record Language(
    String tag, String name, Depth depth, Set<Trait> traits, Set<String> abbreviations) {

  /** How much of a language is read. */
  public enum Depth {
    /** Sentences are parsed. */
    PARSED,
    /** Times are read by the language's own patterns, events by whole sentences. */
    SENTENCES,
    /** The same, with no other words than those of the Unicode CLDR. */
    COMMON_TIMES,
    /** Nothing is read. */
    NONE
  }

  /** A property of the way in which a language is written. */
  public enum Trait {
    /** An apostrophe stands within words: Ukrainian "п'ятниця". */
    APOSTROPHE_WITHIN,
    /** Letters after an apostrophe are an ending: Turkish "Ocak'ta". */
    APOSTROPHE_ENDING,
    /** Prepositions, "and" and the article are written before a word without a blank: Arabic. */
    CLITICS,
    /** Words are joined to longer ones: German "Dienstagabend". */
    COMPOUNDS,
    /** A full stop behind a number makes an ordinal of it: German "27. Februar". */
    ORDINAL_STOP,
    /** The small letter of I has no dot: Turkish. */
    DOTLESS,
    /** The names of days and months begin with capital letters: German. */
    CAPITAL_DAYS,
    /** All nouns begin with capital letters: German. */
    CAPITAL_NOUNS,
    /** Capital letters are not written. */
    NO_CAPITALS,
    /** Names take endings: Russian "в Москве". */
    INFLECTED
  }

  private static final class Holder {
    static final Map<String, Language> KNOWN = load();

    private static Map<String, Language> load() {
      Map<String, Language> known = new LinkedHashMap<>();
      for (String[] row : Lexicon.rows(Language.class, "languages.tsv")) {
        Set<Trait> traits =
            row[3].isEmpty()
                ? Set.of()
                : Set.copyOf(
                    List.of(row[3].split(",")).stream()
                        .map(name -> Trait.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .toList());
        Set<String> abbreviations = row.length < 5 ? Set.of() : Set.of(row[4].split("\\|"));
        Depth depth = Depth.valueOf(row[2].toUpperCase(Locale.ROOT).replace('-', '_'));
        known.put(row[0], new Language(row[0], row[1], depth, traits, abbreviations));
      }
      return known;
    }
  }

  /** English, the language of texts of which nothing else is known. */
  public static final Language ENGLISH =
      new Language("en", "English", Depth.PARSED, Set.of(), Set.of());

  /** Copies the sets. */
  public Language {
    traits = Set.copyOf(traits);
    abbreviations = Set.copyOf(abbreviations);
  }

  /**
   * The language of a BCP 47 tag such as {@code pt-BR}.
   *
   * @param tag null for a text of which the language is not known, which is taken for English
   */
  public static Language of(@Nullable String tag) {
    if (tag == null) {
      return ENGLISH;
    }
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    String primary = locale.getLanguage();
    if (primary.equals(ENGLISH.tag())) {
      return ENGLISH;
    }
    Language known = Holder.KNOWN.get(primary);
    return known == null ? unknown(tag) : known;
  }

  /** A language that is not read. */
  private static Language unknown(String tag) {
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    String name = locale.getDisplayLanguage(Locale.ENGLISH);
    return new Language(
        tag, name.isEmpty() ? "\"" + tag + "\"" : name, Depth.NONE, Set.of(), Set.of());
  }

  /** The languages that are read beside English. */
  public static Collection<Language> others() {
    return List.copyOf(Holder.KNOWN.values());
  }

  /** Whether times and events are read in it. */
  public boolean isRead() {
    return depth != Depth.NONE;
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
