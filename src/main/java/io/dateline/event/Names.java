package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.Gazetteer;
import io.dateline.text.Gazetteer.Place;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an article uses: persons whole at first mention, and the places it names. */
final class Names {

  private static final Lexicon<Boolean> ROLE_NOUNS =
      Lexicon.load(Names.class, "en/role-nouns.tsv", (_, _) -> true);
  private static final Lexicon<Boolean> ORGANISATION_NOUNS =
      Lexicon.load(Names.class, "en/organisation-nouns.tsv", (_, _) -> true);
  private static final int LONGEST_NAME = 4;

  /** Surname to the whole name under which the article introduces it. */
  private final Map<String, String> wholeNames = new HashMap<>();

  private final Set<String> firstNames = new HashSet<>();

  private Names() {}

  /** Gathers the names of several words in an article. */
  static Names of(Article article) {
    Names names = new Names();
    for (Span paragraph : article.body()) {
      names.gather(Tokens.split(article.text(), paragraph));
    }
    return names;
  }

  private void gather(Tokens tokens) {
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
    while (first < end && isNoNamePart(tokens.string(first))) {
      first++;
    }
    if (end - first < 2 || end - first > LONGEST_NAME) {
      return;
    }
    String whole = tokens.text().subSequence(tokens.begin(first), tokens.end(end - 1)).toString();
    String last = tokens.string(end - 1);
    if (Gazetteer.world().place(whole) != null || last.length() < 3 || whole.indexOf('\n') >= 0) {
      return;
    }
    wholeNames.putIfAbsent(last, whole);
    firstNames.add(tokens.string(first));
  }

  private static boolean isNamePart(Tokens tokens, int i, boolean first) {
    return tokens.kind(i) == Tokens.Kind.WORD
        && tokens.isCapital(i)
        && tokens.length(i) > 1
        && (first || tokens.begin(i) - tokens.end(i - 1) <= 1);
  }

  private static boolean isNoNamePart(String word) {
    return ROLE_NOUNS.contains(word)
        || Gazetteer.world().ofAdjective(word) != null
        || switch (word) {
          case "The",
              "A",
              "An",
              "In",
              "On",
              "At",
              "But",
              "And",
              "As",
              "For",
              "When",
              "After",
              "Before",
              "While",
              "If",
              "Since",
              "From",
              "By",
              "With",
              "Under",
              "Also",
              "Earlier",
              "Later",
              "According",
              "Despite",
              "During" ->
              true;
          default -> false;
        };
  }

  /** The whole name for one that the article introduced longer: "Assad" is "Bashar Assad". */
  String whole(String name) {
    String known = name.indexOf(' ') < 0 ? wholeNames.get(name) : null;
    return known == null ? name : known;
  }

  /** Whether a noun names what somebody is: "minister", "head". */
  static boolean isRole(String noun) {
    return ROLE_NOUNS.contains(noun);
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
      if (ORGANISATION_NOUNS.contains(word) || !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
    }
    return name.equals(wholeNames.get(words[words.length - 1]));
  }

  /** The names in words {@code [begin, end)} that are no places and no times, as whole as known. */
  List<String> people(TaggedSentence sentence, int begin, int end, List<Span> times) {
    List<String> found = new ArrayList<>();
    for (Run run : runs(sentence, begin, end, times)) {
      Place place = place(run.name());
      if (place == null || isActor(sentence, run)) {
        String name = place != null ? place.name() : whole(run.name());
        if (!found.contains(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** The places named in words {@code [begin, end)}, by their usual names, each once. */
  List<String> places(TaggedSentence sentence, int begin, int end, List<Span> times) {
    Map<String, Boolean> found = new LinkedHashMap<>();
    for (Run run : runs(sentence, begin, end, times)) {
      Place place = place(run.name());
      if (place != null && !isActor(sentence, run)) {
        found.put(place.name(), true);
      }
    }
    return List.copyOf(found.keySet());
  }

  private static @Nullable Place place(String name) {
    return Gazetteer.world().place(name);
  }

  /** A country acts where no preposition of place stands before it. */
  private static boolean isActor(TaggedSentence sentence, Run run) {
    int before = run.begin() - 1;
    if (sentence.tag(before).equals("DT")) {
      before--;
    }
    return switch (sentence.lower(before)) {
      case "in",
          "at",
          "near",
          "from",
          "to",
          "into",
          "outside",
          "around",
          "across",
          "over",
          "off",
          "inside",
          "towards",
          "toward",
          "through",
          "," ->
          false;
      default -> true;
    };
  }

  private record Run(String name, int begin) {}

  private static List<Run> runs(TaggedSentence sentence, int begin, int end, List<Span> times) {
    List<Run> runs = new ArrayList<>();
    int i = begin;
    while (i < end) {
      if (!isName(sentence, i, times)) {
        i++;
        continue;
      }
      int last = i;
      while (last + 1 < end && continues(sentence, last, times)) {
        last = isName(sentence, last + 1, times) ? last + 1 : last + 2;
      }
      int first = i;
      while (first <= last
          && isNoNamePart(sentence.string(first))
          && place(text(sentence, first, last)) == null) {
        first++;
      }
      boolean capitalOfSentence = last == 0 && Anchoring.isEventNoun(sentence, 0);
      if (first <= last && !capitalOfSentence) {
        runs.add(new Run(text(sentence, first, last), first));
      }
      i = last + 1;
    }
    return runs;
  }

  private static String text(TaggedSentence sentence, int first, int last) {
    return sentence
        .text()
        .subSequence(sentence.word(first).begin(), sentence.word(last).end())
        .toString()
        .replaceAll("\\s+", " ");
  }

  private static boolean continues(TaggedSentence sentence, int last, List<Span> times) {
    if (isName(sentence, last + 1, times)) {
      return true;
    }
    boolean particle =
        switch (sentence.lower(last + 1)) {
          case "of", "de", "al", "bin", "von", "van", "der", "da", "&" -> true;
          default -> false;
        };
    return particle && isName(sentence, last + 2, times);
  }

  private static boolean isName(TaggedSentence sentence, int i, List<Span> times) {
    if (i >= sentence.size() || !sentence.isName(i)) {
      return false;
    }
    for (Span time : times) {
      if (time.overlaps(sentence.word(i))) {
        return false;
      }
    }
    return true;
  }
}
