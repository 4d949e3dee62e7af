package io.dateline.text.parse;

import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base forms of English words, by part of speech: a list of irregular forms, then endings that
 * are cut off where a known base form is left (NLP4J's morphological analyzer).
 */
final class Lemmas {

  private static final int SHORTEST_DOUBLED = 4;

  /** The beginnings of the tags of words that change, in the order of the bits of the table. */
  static final List<String> PARTS_OF_SPEECH = List.of("VB", "NN", "JJ", "RB");

  /** The base form by {@link #key}. */
  private final Map<String, String> irregular = new HashMap<>();

  private final List<Ending> endings = new ArrayList<>();
  private final KnownWords words;

  /**
   * An ending that is cut off.
   *
   * @param tags the tags of forms that have it
   * @param ending in lower case
   * @param bases what stands in its place in the base form
   * @param doubled whether a consonant may be doubled before it
   */
  private record Ending(List<String> tags, String ending, List<String> bases, boolean doubled) {}

  Lemmas(KnownWords words) {
    this.words = words;
    for (String[] row : Lexicon.rows(Tokens.class, "en/irregular-forms.tsv")) {
      irregular.put(key(row[1], row[0]), row[2]);
    }
    for (String[] row : Lexicon.rows(Tokens.class, "en/endings.tsv")) {
      List<String> tags = List.of(row[0].split("\\|"));
      endings.add(new Ending(tags, row[1], List.of(row[2].split("\\|", -1)), row.length > 3));
    }
  }

  /**
   * The base form that the models know: {@code #crd#} for a cardinal number in words, {@code #ord#}
   * for an ordinal.
   *
   * @param lower in lower case
   * @param tag of the Penn Treebank
   */
  String inModel(String lower, String tag) {
    String lemma = of(lower, tag);
    String number = irregular.get(key("number", lemma));
    return number == null ? lemma : number;
  }

  /**
   * The base form, or the word itself.
   *
   * @param lower in lower case
   * @param tag of the Penn Treebank
   */
  String of(String lower, String tag) {
    String known = irregular.get(key(tag, lower));
    int partOfSpeech = PARTS_OF_SPEECH.indexOf(tag.substring(0, Math.min(2, tag.length())));
    if (known == null && partOfSpeech >= 0) {
      known = irregular.get(key(PARTS_OF_SPEECH.get(partOfSpeech) + "*", lower));
    }
    if (known == null && partOfSpeech >= 0) {
      known = regular(lower, tag, partOfSpeech);
    }
    return known == null ? lower : known;
  }

  private static String key(String tag, String form) {
    return tag + '\t' + form;
  }

  private @Nullable String regular(String lower, String tag, int partOfSpeech) {
    for (Ending ending : endings) {
      if (ending.tags.contains(tag) && lower.endsWith(ending.ending)) {
        String base = without(ending, lower, partOfSpeech);
        if (base != null) {
          return base;
        }
      }
    }
    return null;
  }

  private @Nullable String without(Ending ending, String lower, int partOfSpeech) {
    int length = lower.length() - ending.ending.length();
    String base = known(lower.substring(0, length), ending, partOfSpeech);
    boolean doubled =
        ending.doubled
            && length >= SHORTEST_DOUBLED
            && lower.charAt(length - 2) == lower.charAt(length - 1);
    return base == null && doubled
        ? known(lower.substring(0, length - 1), ending, partOfSpeech)
        : base;
  }

  private @Nullable String known(String stem, Ending ending, int partOfSpeech) {
    for (String end : ending.bases) {
      if (words.isBase(stem + end, partOfSpeech)) {
        return stem + end;
      }
    }
    return null;
  }
}
