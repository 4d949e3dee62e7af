package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every word that can matter to the grammar, with its senses, its tense and the rules it can open:
 * one look-up for each token is enough.
 */
final class Vocabulary {

  private final Lexicon<Word> words;
  private final List<Rule> numberRules;
  private final List<Rule> apostropheRules;

  private Vocabulary(Lexicon<Word> words, List<Rule> numberRules, List<Rule> apostropheRules) {
    this.words = words;
    this.numberRules = numberRules;
    this.apostropheRules = apostropheRules;
  }

  /** The words of the lexicons beside this class and those written in {@code rules}. */
  static Vocabulary of(List<Rule> rules) {
    Map<String, List<Sense>> senses = senses();
    Map<String, Tense> tenses = tenses();
    Set<String> texts = new TreeSet<>(senses.keySet());
    texts.addAll(tenses.keySet());
    texts.addAll(NamedDayNames.WORDS);
    texts.addAll(Modifiers.WORDS);
    rules.forEach(rule -> texts.addAll(rule.pattern().words()));
    Map<String, Word> words = new HashMap<>();
    for (String text : texts) {
      List<Sense> meanings = senses.getOrDefault(text, List.of());
      long kinds = 0;
      for (Sense sense : meanings) {
        kinds |= sense.kind().bit();
      }
      long opening = kinds;
      List<Rule> opened =
          rules.stream().filter(rule -> rule.pattern().opensWith(text, opening)).toList();
      words.put(text, new Word(text, meanings, kinds, opened, tenses.get(text), Pattern.bit(text)));
    }
    return new Vocabulary(
        Lexicon.of(words), opening(rules, Kind.NUMBER), opening(rules, Kind.APOSTROPHE));
  }

  private static List<Rule> opening(List<Rule> rules, Kind kind) {
    return rules.stream().filter(rule -> rule.pattern().opensWith("", kind.bit())).toList();
  }

  private static Map<String, List<Sense>> senses() {
    Map<String, List<Sense>> senses = new HashMap<>();
    for (String[] row : Lexicon.rows(Vocabulary.class, "en/words.tsv")) {
      Kind kind = Kind.valueOf(row[1].toUpperCase(Locale.ROOT));
      int value = row.length > 2 && !row[2].isEmpty() ? Integer.parseInt(row[2]) : 0;
      Sense sense = new Sense(kind, value, row.length > 3 ? row[3] : "");
      for (String word : row[0].split("\\|")) {
        senses.computeIfAbsent(Lexicon.fold(word), _ -> new ArrayList<>()).add(sense);
      }
    }
    NamedDayNames.FIRST_WORDS.forEach(word ->
        senses
            .computeIfAbsent(word, _ -> new ArrayList<>())
            .add(new Sense(Kind.NAME_OPENING, 0, "")));
    return senses;
  }

  private static Map<String, Tense> tenses() {
    Map<String, Tense> tenses = new HashMap<>();
    for (String[] row : Lexicon.rows(Vocabulary.class, "en/tense.tsv")) {
      for (String word : row[0].split("\\|")) {
        tenses.put(Lexicon.fold(word), Tense.valueOf(row[1].toUpperCase(Locale.ROOT)));
      }
    }
    return tenses;
  }

  /** The word at {@code [begin, end)} of {@code text}, or null where the grammar knows none. */
  @Nullable Word word(CharSequence text, int begin, int end) {
    return words.get(text, begin, end);
  }

  /** The rules that can begin with a number in digits. */
  List<Rule> numberRules() {
    return numberRules;
  }

  /** The rules that can begin with an apostrophe. */
  List<Rule> apostropheRules() {
    return apostropheRules;
  }
}
