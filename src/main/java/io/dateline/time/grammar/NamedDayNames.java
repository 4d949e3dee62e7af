package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.grammar.Part.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the names of days, of one word and of several: "Christmas Eve", "Election Day". */
final class NamedDayNames {

  private record Name(List<String> words, String code) {}

  private static final Map<String, List<Name>> BY_FIRST_WORD =
      Lexicon.rows(NamedDayNames.class, "en/named-days.tsv").stream()
          .flatMap(row -> Stream.of(row[0].split("\\|")).map(name -> new Name(words(name), row[1])))
          .sorted((a, b) -> b.words().size() - a.words().size())
          .collect(Collectors.groupingBy(name -> name.words().getFirst()));

  /** The words with which such a name begins. */
  static final Set<String> FIRST_WORDS = BY_FIRST_WORD.keySet();

  /** All words of such names. */
  static final Set<String> WORDS =
      BY_FIRST_WORD.values().stream()
          .flatMap(List::stream)
          .flatMap(name -> name.words().stream())
          .collect(Collectors.toUnmodifiableSet());

  private NamedDayNames() {}

  /** The name as tokens, as it stands in a text. */
  private static List<String> words(String name) {
    Tokens tokens = Tokens.split(name, new Span(0, name.length()));
    return IntStream.range(0, tokens.size()).mapToObj(tokens::string).toList();
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
    return null;
  }

  /** The dot of an abbreviation may be left out: "St Patrick's Day". */
  private static int endOf(Name name, Phrase phrase, int at) {
    int token = at;
    for (String word : name.words()) {
      if (phrase.is(token, word)) {
        token++;
      } else if (!word.equals(".")) {
        return -1;
      }
    }
    return token;
  }
}
