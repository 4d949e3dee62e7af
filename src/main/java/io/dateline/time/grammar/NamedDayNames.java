package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import io.dateline.time.grammar.Part.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the names of days, of one word and of several: "Christmas Eve", "Election Day". */
final class NamedDayNames {

  private record Name(List<String> words, String code) {}

  private static final Map<String, List<Name>> BY_FIRST_WORD =
      Lexicon.rows(NamedDayNames.class, "en/named-days.tsv").stream()
          .map(row -> new Name(List.of(row[0].replace("'s", " 's").split(" ")), row[1]))
          .sorted((a, b) -> b.words().size() - a.words().size())
          .collect(Collectors.groupingBy(name -> name.words().getFirst()));

  private NamedDayNames() {}

  /** Whether some name of several words begins with this one. */
  static boolean begins(String word) {
    return BY_FIRST_WORD.containsKey(word);
  }

  static @Nullable Found find(Phrase phrase, int at) {
    if (!phrase.tokens().isCapital(at)) {
      return null;
    }
    for (Name name : BY_FIRST_WORD.getOrDefault(phrase.word(at), List.of())) {
      int end = endOf(name, phrase, at);
      if (end > 0) {
        return new Found(end, new Sense(Kind.NAMED_DAY, 0, name.code()));
      }
    }
    Sense single = phrase.sense(at, Kind.NAMED_DAY);
    return single == null ? null : new Found(at + 1, single);
  }

  private static int endOf(Name name, Phrase phrase, int at) {
    int token = at;
    for (String word : name.words()) {
      if (word.endsWith(".") && phrase.is(token, word.substring(0, word.length() - 1))) {
        token += phrase.tokens().isSymbol(token + 1, '.') ? 2 : 1;
      } else if (phrase.is(token, word)) {
        token++;
      } else {
        return -1;
      }
    }
    return token;
  }
}
