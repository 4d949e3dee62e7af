package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import io.dateline.text.Stems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kinds of happenings: the words for one kind count as one, so that "was shot", "the shooting" and
 * "gunfire" can tell of the same event.
 */
final class Kinds {

  /** The kinds of "said" and "announced": what was said tells one from another. */
  private static final Set<String> SPEECH = Set.of(Stems.of("say"), Stems.of("announce"));

  private static final String DELAY = Stems.of("delay");

  private static final Map<String, String> FAMILIES = families();

  private Kinds() {}

  private static Map<String, String> families() {
    Map<String, String> families = new HashMap<>();
    for (String[] fields : Lexicon.rows(Kinds.class, "en/families.tsv")) {
      String[] words = fields[0].split("\\|");
      for (String word : words) {
        families.putIfAbsent(Stems.of(word), Stems.of(words[0]));
      }
    }
    return Map.copyOf(families);
  }

  /** Whether all that happens is that somebody speaks. */
  static boolean areSpeech(Set<String> kinds) {
    return SPEECH.containsAll(kinds);
  }

  /** Whether something is given another day: "was postponed to Tuesday". */
  static boolean moves(Mention mention) {
    return mention.event().factuality() == Factuality.PLANNED
        && of(mention.event().trigger().text()).contains(DELAY);
  }

  /** The kinds that the words of a trigger name; a word of no family is a kind of its own. */
  static Set<String> of(String trigger) {
    Set<String> kinds = new TreeSet<>();
    for (String stem : Stems.ofContentWords(trigger)) {
      kinds.add(FAMILIES.getOrDefault(stem, stem));
    }
    if (kinds.isEmpty()) {
      kinds.add(Stems.of(trigger));
    }
    return kinds;
  }
}
