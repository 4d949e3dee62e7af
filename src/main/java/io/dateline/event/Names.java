package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.place.Atlas;
import io.dateline.text.Gazetteer;
import io.dateline.text.Gazetteer.Place;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.text.syntax.Analysis;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an article uses: persons whole at first mention, and the places it names. */
final class Names {

  private static final Lexicon<Boolean> OPENERS =
      Lexicon.load(Lexicon.class, "en/sentence-openers.tsv", (_, _) -> true);
  private static final Lexicon<Boolean> STOP_WORDS =
      Lexicon.load(Lexicon.class, "en/stopwords.tsv", (_, _) -> true);
  private static final int LONGEST_NAME = 4;

  /** Surname to the whole name under which the article introduces it. */
  private final Map<String, String> wholeNames = new HashMap<>();

  /** Surnames that several persons of the article bear. */
  private final Set<String> shared = new HashSet<>();

  private final Set<String> firstNames = new HashSet<>();

  /** A given name to the one person who bears it; to nothing where several do. */
  private final Map<String, String> persons = new HashMap<>();

  /** The first letters of whole names to these: "UN" to "United Nations". */
  private final Map<String, String> initials = new HashMap<>();

  private final Map<String, Integer> counts = new HashMap<>();

  private Names() {}

  /** The countries that the article tells of. */
  private final Countries countries = new Countries();

  /** Gathers the names of several words in an article. */
  static Names of(Article article) {
    Names names = new Names();
    for (Span paragraph : article.body()) {
      Tokens tokens = Tokens.split(article.text(), paragraph);
      names.gather(tokens);
      names.countries.gather(tokens);
    }
    return names;
  }

  /** The codes of the countries that the article tells of, most of the first. */
  List<String> countries() {
    return countries.all();
  }

  /** How often a word stands with a capital in the article; in lower case here. */
  int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  private void gather(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.WORD && tokens.isCapital(i)) {
        counts.merge(tokens.string(i).toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      int end = i;
      while (end < tokens.size() && isNamePart(tokens, end, end == i)) {
        end++;
      }
      if (end - i >= 2) {
        addName(tokens, i, end);
      }
      i = Math.max(i, end - 1);
    }
  }

  private void addName(Tokens tokens, int begin, int end) {
    int first = begin;
    for (int i = begin; i < end; i++) {
      boolean office = isNoNamePart(tokens.string(i));
      String word = Gender.calm(tokens.string(i));
      boolean person = end - i >= 2 && end - first > 2 && Gender.isGivenName(word);
      first = office ? i + 1 : person ? i : first;
      if (person) {
        break;
      }
    }
    if (end - first < 2 || end - first > LONGEST_NAME) {
      return;
    }
    String given = Gender.calm(tokens.string(first));
    String whole =
        given + tokens.text().subSequence(tokens.end(first), tokens.end(end - 1)).toString();
    String last = tokens.string(end - 1);
    if (Gazetteer.world().place(whole) != null || last.length() < 3 || whole.indexOf('\n') >= 0) {
      return;
    }
    if (Gender.isGivenName(last) && !Gender.isGivenName(given)) {
      return;
    }
    String known = wholeNames.putIfAbsent(last, whole);
    if (known != null && !known.equals(whole) && isOther(known, whole)) {
      shared.add(last);
    }
    if (Gender.isGivenName(given)) {
      persons.merge(given, whole, (one, other) -> one.equals(other) ? one : "");
    }
    if (Nouns.isOrganisation(last) || last.endsWith("s")) {
      initials.putIfAbsent(initials(whole), whole);
    }
    firstNames.add(given);
  }

  /** "Ana Ruiz" beside "Luis Ruiz", but not beside "Ana Maria Ruiz". */
  private static boolean isOther(String one, String other) {
    String first = one.substring(0, one.indexOf(' '));
    return Gender.isGivenName(first) && !other.startsWith(first + " ");
  }

  private static String initials(String whole) {
    StringBuilder letters = new StringBuilder();
    for (String word : whole.split(" ")) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        letters.append(word.charAt(0));
      }
    }
    return letters.toString();
  }

  /** "U.N.", "US". */
  private static boolean isAbbreviation(String name) {
    return name.indexOf('.') > 0
        && name.chars().allMatch(c -> c == '.' || Character.isUpperCase(c));
  }

  private static boolean isNamePart(Tokens tokens, int i, boolean first) {
    return tokens.kind(i) == Tokens.Kind.WORD
        && tokens.isCapital(i)
        && tokens.length(i) > 1
        && (first || tokens.begin(i) - tokens.end(i - 1) <= 1);
  }

  private static boolean isNoNamePart(String word) {
    return Nouns.isRole(word)
        || Gazetteer.world().ofAdjective(word) != null
        || OPENERS.contains(word)
        || STOP_WORDS.contains(word);
  }

  /** The whole name for one that the article introduced longer: "Assad" is "Bashar Assad". */
  String whole(String name) {
    if (name.indexOf(' ') >= 0) {
      return name;
    }
    String plain = isAbbreviation(name) ? name.replace(".", "") : name;
    String known = shared.contains(plain) ? null : wholeNames.get(plain);
    known = known == null ? persons.get(plain) : known;
    return known != null && !known.isEmpty() ? known : initials.getOrDefault(plain, plain);
  }

  /** The whole name of the one person of the article whom a surname names; null for any other. */
  @Nullable String person(String surname) {
    String known = shared.contains(surname) ? null : wholeNames.get(surname);
    if (known == null || !Gender.isGivenName(known.substring(0, known.indexOf(' ')))) {
      return null;
    }
    return isPerson(known) ? known : null;
  }

  /** The one person of a gender whom the article names in full; null where it names several. */
  @Nullable String onlyPerson(Gender gender) {
    String only = null;
    for (String whole : wholeNames.values()) {
      if (Gender.ofName(whole) == gender && isPerson(whole)) {
        if (only != null) {
          return null;
        }
        only = whole;
      }
    }
    return shared.isEmpty() ? only : null;
  }

  /** "ABC", but not "J". */
  private static boolean isAcronym(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /** Whether words that nobody parses may name a person: by name, or as "the woman". */
  boolean mayNamePerson(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.string(i);
      boolean name =
          tokens.isCapital(i) && (wholeNames.containsKey(word) || persons.containsKey(word));
      if (name || Gender.isGivenName(word) || Gender.isOf(word) || Nouns.isRole(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name opens a longer one that the article uses: "Ana", where it tells of Ana Ruiz. */
  boolean isFirstName(String name) {
    return firstNames.contains(name);
  }

  /** Whether a whole name is a person's: two or three words, none of an organisation. */
  boolean isPerson(String name) {
    String[] words = name.split(" ");
    if (words.length < 2 || words.length > 3) {
      return false;
    }
    for (String word : words) {
      boolean letters = isAcronym(word) && !isAcronym(words[words.length - 1]);
      if (letters || Nouns.isOrganisation(word) || !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
    }
    return name.equals(wholeNames.get(words[words.length - 1]));
  }

  /** A name in a sentence: as whole as the article has it, and where it stands. */
  record Named(String name, int first, int last, boolean place) {}

  /** The names among some words of a sentence, in order. */
  List<Named> in(TimedSentence sentence, BitSet words) {
    List<Named> found = new ArrayList<>();
    Analysis syntax = sentence.syntax();
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      if (isName(sentence, i)) {
        int last = lastOfName(sentence, i);
        named(syntax, i, last).ifPresent(found::add);
        i = last;
      }
    }
    return found;
  }

  private static int lastOfName(TimedSentence sentence, int first) {
    int last = first;
    for (int next = nextOfName(sentence, last); next > last; next = nextOfName(sentence, last)) {
      last = next;
    }
    return last;
  }

  /** The next word of a name, past a particle; the same where there is none. */
  private static int nextOfName(TimedSentence sentence, int last) {
    Analysis syntax = sentence.syntax();
    if (isName(sentence, last + 1) && !isOtherName(syntax, last)) {
      return last + 1;
    }
    boolean particle =
        switch (syntax.lower(last + 1)) {
          case "of", "de", "al", "bin", "bint", "von", "van", "der", "da", "el", "ibn", "&" -> true;
          default -> false;
        };
    return particle && isName(sentence, last + 2) ? last + 2 : last;
  }

  /** Whether the next word heads or belongs to another noun phrase: "told Smith Jones had left". */
  private static boolean isOtherName(Analysis syntax, int last) {
    int next = last + 1;
    return syntax.head(last) != next
        && syntax.head(next) != last
        && syntax.head(last) != syntax.head(next);
  }

  private Optional<Named> named(Analysis syntax, int begin, int last) {
    int first = begin;
    while (first <= last
        && isNoNamePart(syntax.string(first))
        && place(text(syntax, first, last)) == null) {
      first++;
    }
    boolean opens = last == 0 && Nouns.isEvent(syntax, 0);
    if (first > last || opens) {
      return Optional.empty();
    }
    String name = text(syntax, first, last);
    Place place = place(name);
    if (place == null && PlaceRole.isInItsCity(syntax.string(last))) {
      place = cityBefore(syntax, first, last);
    }
    PlaceRole role =
        place == null
            ? roleOfUnknown(syntax, first, last)
            : PlaceRole.of(
                syntax,
                first,
                last,
                place.kind() == Gazetteer.PlaceKind.CITY,
                Gazetteer.world().isCapital(place.name()));
    String known = place == null ? name : place.name();
    return switch (role) {
      case SETTING -> Optional.of(new Named(known, first, last, true));
      case ACTOR -> Optional.of(new Named(place == null ? whole(name) : known, first, last, false));
      case NOTHING -> Optional.empty();
    };
  }

  /** The city of "Riga Airport", "Riga International Airport"; null where none is named. */
  private static @Nullable Place cityBefore(Analysis syntax, int first, int last) {
    for (int end = last - 1; end >= first; end--) {
      Place place = place(text(syntax, first, end));
      if (place != null && place.kind() == Gazetteer.PlaceKind.CITY) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Place place(String name) {
    return Gazetteer.world().place(name);
  }

  /**
   * The role of a name that news does not mean a place by without saying so: that of somebody,
   * unless it says where something is, names no person and no organisation, and there is such a
   * place.
   */
  private PlaceRole roleOfUnknown(Analysis syntax, int first, int last) {
    String whole = text(syntax, first, last);
    String end = syntax.string(last);
    boolean somebody =
        person(end) != null
            || persons.containsKey(syntax.string(first))
            || Gender.isGivenName(syntax.string(first))
            || Nouns.isOrganisation(end)
            || isAcronym(end)
            || initials.containsValue(whole);
    return !somebody && isLocated(syntax, last) && !Atlas.world().named(whole).isEmpty()
        ? PlaceRole.SETTING
        : PlaceRole.ACTOR;
  }

  /** "in Homs", "near the town": whether a preposition before it makes a noun a place. */
  private static boolean isLocated(Analysis syntax, int noun) {
    return syntax.is(noun, "pobj")
        && switch (syntax.lower(syntax.head(noun))) {
          case "in", "near", "outside", "inside", "around", "at" -> true;
          default -> false;
        };
  }

  private static String text(Analysis syntax, int first, int last) {
    return syntax
        .text()
        .subSequence(syntax.word(first).begin(), syntax.word(last).end())
        .toString()
        .replaceAll("\\s+", " ");
  }

  private static boolean isName(TimedSentence sentence, int i) {
    return sentence.syntax().isName(i) && !sentence.isTime(i);
  }
}
