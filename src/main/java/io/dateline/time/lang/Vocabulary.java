package io.dateline.time.lang;

import io.dateline.text.Language;
import io.dateline.text.Language.Depth;
import io.dateline.text.Language.Trait;
import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every word of a language that can matter to its times, with its meanings and the patterns that it
 * can open.
 *
 * <p>The words lie in {@code xx/cldr.tsv} and {@code xx/words.tsv}: words parted by {@code |},
 * kind, value, data. A word can be several words with blanks between. {@code stem~a,b} stands for
 * the stem with each of the endings, of which one may be empty. {@code *ing} and {@code pre*} are
 * the ends and begins of words that show the time of a verb.
 */
final class Vocabulary {

  /** How the names of rules of the Unicode CLDR begin. */
  static final String CLDR = "cldr-";

  /** Kinds of words that join to compounds, as heads and as tails. */
  private static final Set<String> HEADS = Set.of("weekday", "dayword");

  private static final Set<String> TAILS = Set.of("part");

  /** The kinds of words that show the time of a verb. */
  static final Set<String> VERBS = Set.of("past", "ahead", "report", "participle");

  private static final Map<String, Vocabulary> LOADED = new ConcurrentHashMap<>();

  /** An entry of several words. */
  record Longer(List<String> words, Sense sense) {}

  /** The entry of a word. */
  static final class Entry {
    final List<Sense> senses = new ArrayList<>();
    final List<Longer> longer = new ArrayList<>();
    List<Rule> rules = List.of();
  }

  private record Affix(String letters, Sense sense) {}

  private final Language language;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Sense> stems = new HashMap<>();
  private final List<Affix> beginnings = new ArrayList<>();
  private final List<Affix> endings = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Rule> zoneRules = new ArrayList<>();
  private List<Rule> numberRules = List.of();
  private List<Rule> romanRules = List.of();
  private String order = "dmy";

  private Vocabulary(Language language) {
    this.language = language;
    for (String[] row : Lexicon.rows(Vocabulary.class, "zones.tsv")) {
      add(row);
    }
    String folder = language.tag() + "/";
    boolean full = language.depth() == Depth.SENTENCES;
    for (String file : full ? List.of("words.tsv", "cldr.tsv") : List.of("cldr.tsv")) {
      for (String[] row : Lexicon.rows(Vocabulary.class, folder + file)) {
        add(row);
      }
    }
    List<Rule> own =
        full
            ? Rule.read(Lexicon.rows(Vocabulary.class, folder + "patterns.tsv"), language)
            : List.of();
    List<Rule> cldr = List.copyOf(rules);
    rules.clear();
    rules.addAll(own);
    rules.addAll(Rule.read(Lexicon.rows(Vocabulary.class, "core.tsv"), language));
    rules.addAll(cldr);
    rules.stream().filter(Rule::isZone).forEach(zoneRules::add);
    rules.removeIf(Rule::isZone);
    rules.forEach(rule -> rule.template().words().forEach(this::entry));
    zoneRules.forEach(rule -> rule.template().words().forEach(this::entry));
    index();
  }

  /** The vocabulary of a language that is read, loaded when it is first asked for. */
  static Vocabulary of(Language language) {
    return LOADED.computeIfAbsent(language.tag(), _ -> new Vocabulary(language));
  }

  private void add(String[] row) {
    String kind = row[1];
    if (kind.equals("pattern")) {
      rules.add(Rule.of(CLDR + row[2].split(" ")[0], row[0], row[2], List.of(), language));
      return;
    }
    if (kind.equals("order")) {
      order = row[0];
      return;
    }
    int value = row.length > 2 && !row[2].isEmpty() ? Integer.parseInt(row[2]) : 0;
    Sense sense = new Sense(kind, value, row.length > 3 ? row[3] : "");
    for (String spelling : row[0].split("\\|")) {
      for (String word : inflected(spelling)) {
        add(word, sense);
      }
    }
  }

  private static List<String> inflected(String spelling) {
    int tilde = spelling.indexOf('~');
    if (tilde < 0) {
      return List.of(spelling);
    }
    List<String> forms = new ArrayList<>();
    for (String ending : spelling.substring(tilde + 1).split(",", -1)) {
      forms.add(spelling.substring(0, tilde) + ending);
    }
    return forms;
  }

  private void add(String word, Sense sense) {
    if (word.length() > 1 && (word.startsWith("*") || word.endsWith("*"))) {
      boolean ending = word.startsWith("*");
      String letters = ending ? word.substring(1) : word.substring(0, word.length() - 1);
      String folded = Letters.folded(letters, 0, letters.length(), language);
      (ending ? endings : beginnings).add(new Affix(folded, sense));
      return;
    }
    Pieces pieces = Pieces.ofEntry(word, language);
    if (pieces.size() == 0) {
      return;
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      words.add(pieces.text(i));
    }
    words.forEach(this::entry);
    Entry first = entry(words.getFirst());
    if (words.size() == 1) {
      if (!first.senses.contains(sense)) {
        first.senses.add(sense);
      }
      boolean place = sense.kind().equals("city") || sense.kind().equals("country");
      if (place && language.has(Trait.INFLECTED)) {
        stems.putIfAbsent(stem(words.getFirst()), sense);
      }
    } else {
      first.longer.add(new Longer(List.copyOf(words), sense));
    }
  }

  private Entry entry(String word) {
    return entries.computeIfAbsent(word, _ -> new Entry());
  }

  private void index() {
    numberRules = rules.stream().filter(rule -> rule.template().opensWithNumber()).toList();
    if (language.has(Trait.CLITICS)) {
      entries.keySet().stream()
          .filter(word -> word.startsWith(Letters.ARTICLE))
          .forEach(word -> addIndefinite(word, entry(word)));
    }
    Entry roman = new Entry();
    romanRules = rules.stream().filter(rule -> rule.template().opensWith("x", roman)).toList();
    for (Map.Entry<String, Entry> known : entries.entrySet()) {
      Entry entry = known.getValue();
      entry.longer.sort(
          Comparator.comparingInt((Longer longer) -> longer.words().size()).reversed());
      entry.rules =
          rules.stream().filter(rule -> rule.template().opensWith(known.getKey(), entry)).toList();
    }
  }

  /** A word with the article means what it does without. */
  private void addIndefinite(String word, Entry definite) {
    Entry bare = entries.get(word.substring(Letters.ARTICLE.length()));
    if (bare != null) {
      bare.senses.stream()
          .filter(sense -> !definite.senses.contains(sense))
          .forEach(definite.senses::add);
      definite.longer.addAll(bare.longer);
    }
  }

  /** A name of a place without the vowel that its cases change. */
  private static String stem(String name) {
    boolean changes =
        name.length() > 3 && "аяоеёиіїйьы".indexOf(name.charAt(name.length() - 1)) >= 0;
    return changes ? name.substring(0, name.length() - 1) : name;
  }

  Language language() {
    return language;
  }

  /** The order of day, month and year in numeric dates: {@code dmy}, {@code mdy} or {@code ymd}. */
  String order() {
    return order;
  }

  /** All patterns but those of zones, the first of equals first. */
  List<Rule> rules() {
    return rules;
  }

  List<Rule> zoneRules() {
    return zoneRules;
  }

  List<Rule> numberRules() {
    return numberRules;
  }

  /** The patterns that a Roman number can open. */
  List<Rule> romanRules() {
    return romanRules;
  }

  boolean knows(String word) {
    return entries.containsKey(word);
  }

  @Nullable Entry find(String word) {
    return word.isEmpty() ? null : entries.get(word);
  }

  /** Whether two words can be written as one: "Dienstagabend". */
  boolean isCompound(String head, String tail) {
    return isOf(head, HEADS) && isOf(tail, TAILS);
  }

  private boolean isOf(String word, Set<String> kinds) {
    Entry entry = entries.get(word);
    return entry != null && entry.senses.stream().anyMatch(sense -> kinds.contains(sense.kind()));
  }

  /** The entry of a kind at a piece that covers the most words. */
  Parts.@Nullable Found find(Pieces pieces, int at, String kind) {
    Entry entry = pieces.entry(at);
    if (entry == null) {
      return null;
    }
    for (Longer longer : entry.longer) {
      if (longer.sense().kind().equals(kind) && isAt(pieces, at, longer.words())) {
        return new Parts.Found(at + longer.words().size(), longer.sense());
      }
    }
    for (Sense sense : entry.senses) {
      if (sense.kind().equals(kind)) {
        return new Parts.Found(at + 1, sense);
      }
    }
    return null;
  }

  private static boolean isAt(Pieces pieces, int at, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!pieces.is(at + i, words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word has a meaning, or the form of a verb. */
  boolean isKnown(Pieces pieces, int at) {
    Entry entry = pieces.entry(at);
    boolean own = entry != null && !(entry.senses.isEmpty() && entry.longer.isEmpty());
    return own || cueOfForm(pieces.text(at), VERBS) != null;
  }

  /** The place that an inflected name means, or null: "Москвы". */
  @Nullable Sense placeOfForm(String word) {
    for (int cut = 0; cut <= 2 && word.length() - cut >= 3; cut++) {
      Sense place = stems.get(word.substring(0, word.length() - cut));
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /** The entry of a given kind for a known word, or for several with it, or null. */
  @Nullable Sense cueOf(Pieces pieces, int at, Entry entry, Set<String> kinds) {
    for (Longer longer : entry.longer) {
      if (kinds.contains(longer.sense().kind()) && isAt(pieces, at, longer.words())) {
        return longer.sense();
      }
    }
    for (Sense sense : entry.senses) {
      if (kinds.contains(sense.kind())) {
        return sense;
      }
    }
    return null;
  }

  /** The entry of a given kind for the end or the begin of a word, or null. */
  @Nullable Sense cueOfForm(String word, Set<String> kinds) {
    for (Affix affix : endings) {
      if (kinds.contains(affix.sense().kind())
          && word.length() > affix.letters().length() + 1
          && word.endsWith(affix.letters())) {
        return affix.sense();
      }
    }
    for (Affix affix : beginnings) {
      if (kinds.contains(affix.sense().kind())
          && word.length() > affix.letters().length() + 2
          && word.startsWith(affix.letters())) {
        return affix.sense();
      }
    }
    return null;
  }
}
