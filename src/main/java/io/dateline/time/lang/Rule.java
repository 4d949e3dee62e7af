package io.dateline.time.lang;

import io.dateline.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A named pattern, what is made of it, and sentences that show it.
 *
 * @param name as a mention names it
 * @param template the pattern
 * @param production the name of what is made of it: a key of {@link Productions}
 * @param arguments what the pattern says beside its words: {@code unit=WEEK dir=-1}
 * @param examples sentences with the times in brackets, or none for a negative one
 */
record Rule(
    String name,
    Template template,
    String production,
    Map<String, String> arguments,
    List<String> examples) {

  /** Copies. */
  Rule {
    arguments = Map.copyOf(arguments);
    examples = List.copyOf(examples);
  }

  /**
   * Makes a rule.
   *
   * @param production the production and its arguments: {@code period unit=WEEK dir=-1}
   */
  static Rule of(
      String name, String pattern, String production, List<String> examples, Language language) {
    String[] words = production.split(" ");
    Map<String, String> arguments = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      arguments.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    return new Rule(name, Template.of(pattern, language), words[0], arguments, examples);
  }

  /** The rules of a file: name, pattern, production, examples. */
  static List<Rule> read(List<String[]> rows, Language language) {
    List<Rule> rules = new ArrayList<>();
    for (String[] row : rows) {
      rules.add(of(row[0], row[1], row[2], List.of(row).subList(3, row.length), language));
    }
    return rules;
  }

  /** Whether it names a zone and no time. */
  boolean isZone() {
    return production.equals("zone");
  }
}
