package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Stems;
import io.dateline.text.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Families of words for one kind of happening, so that "was shot", "the shooting" and "gunfire" can
 * tell of the same event.
 *
 * <p>Most families belong to a kind that people choose by: {@code accident agreement appointment
 * arrest attack birth business closure contest death decision disaster health launch protest rescue
 * resignation sanction statement talks trial visit vote works}. A family without a kind, such as
 * that of "begin", says little by itself.
 */
final class Kinds {

  /** The kind of an event whose words are of no kind. */
  static final String OTHER = "other";

  static final String STATEMENT = "statement";

  private static final String DELAY = Stems.of("delay");

  private static final Map<String, Family> FAMILIES = families();

  private record Family(String name, @Nullable String kind) {}

  private Kinds() {}

  private static Map<String, Family> families() {
    Map<String, Family> families = new HashMap<>();
    for (String[] fields : Lexicon.rows(Kinds.class, "en/families.tsv")) {
      String[] words = fields[0].split("\\|");
      Family family = new Family(Stems.of(words[0]), fields.length > 1 ? fields[1] : null);
      for (String word : words) {
        families.putIfAbsent(Stems.of(word), family);
      }
    }
    return Map.copyOf(families);
  }

  /** Whether something is given another day: "was postponed to Tuesday". */
  static boolean moves(Mention mention) {
    return mention.event().factuality() == Factuality.PLANNED
        && of(mention.event().trigger().text()).contains(DELAY);
  }

  /**
   * The families that the words of a phrase name; a word of no family is one of its own, but not an
   * auxiliary: "was" names none.
   */
  static Set<String> of(String phrase) {
    Set<String> names = new TreeSet<>();
    Tokens tokens = Tokens.split(phrase, new Span(0, phrase.length()));
    for (int i = 0; i < tokens.size(); i++) {
      Family family = FAMILIES.get(Stems.of(tokens.string(i)));
      if (family != null) {
        names.add(family.name());
      }
    }
    for (String stem : Stems.ofContentWords(phrase)) {
      if (!FAMILIES.containsKey(stem)) {
        names.add(stem);
      }
    }
    return names;
  }

  /** Those of some families that are words of no family. */
  static Set<String> unlisted(Set<String> families) {
    Set<String> words = new TreeSet<>(families);
    words.removeIf(FAMILIES::containsKey);
    return words;
  }

  /** The kinds of some families, each once, by letters. */
  static Set<String> kindsOf(Set<String> families) {
    Set<String> kinds = new TreeSet<>();
    for (String name : families) {
      Family family = FAMILIES.get(name);
      if (family != null && family.kind() != null) {
        kinds.add(family.kind());
      }
    }
    return kinds;
  }
}
