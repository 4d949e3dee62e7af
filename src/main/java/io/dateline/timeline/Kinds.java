package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Stems;
import io.dateline.text.Tokens;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Families of words for one kind of happening, so that "was shot", "the shooting" and "gunfire" can
 * tell of the same event.
 *
 * <p>Most families belong to a kind that people choose by ({@link Event.Kind}). A family without
 * one, such as that of "begin", says little by itself.
 */
final class Kinds {

  private static final String DELAY = Stems.of("delay");

  private static final Map<String, Family> FAMILIES = families();

  private record Family(String name, Event.@Nullable Kind kind) {}

  private Kinds() {}

  private static Map<String, Family> families() {
    Map<String, Family> families = new HashMap<>();
    for (String[] fields : Lexicon.rows(Kinds.class, "en/families.tsv")) {
      String[] words = fields[0].split("\\|");
      Event.Kind kind =
          fields.length > 1 ? Event.Kind.valueOf(fields[1].toUpperCase(Locale.ROOT)) : null;
      Family family = new Family(Stems.of(words[0]), kind);
      for (String word : words) {
        families.putIfAbsent(Stems.of(word), family);
      }
    }
    return Map.copyOf(families);
  }

  /**
   * Whether something is given another day: "was postponed to Tuesday"; not "was postponed
   * yesterday", which dates the decision.
   */
  static boolean moves(Mention mention) {
    return mention.event().factuality() == Factuality.PLANNED
        && mention.time().latest().isAfter(mention.article().published().instant())
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

  /** Those of some families that tell what happens: not "began", not "held". */
  static Set<String> telling(Set<String> families) {
    Set<String> telling = new TreeSet<>(families);
    telling.removeIf(name -> {
      Family family = FAMILIES.get(name);
      return family != null && family.kind() == null;
    });
    return telling;
  }

  /** The kinds of some families. */
  static Set<Event.Kind> kindsOf(Set<String> families) {
    Set<Event.Kind> kinds = EnumSet.noneOf(Event.Kind.class);
    for (String name : families) {
      Family family = FAMILIES.get(name);
      if (family != null && family.kind() != null) {
        kinds.add(family.kind());
      }
    }
    return kinds;
  }
}
