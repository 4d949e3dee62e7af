package io.dateline.time.grammar;

import io.dateline.text.Lexicon;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Grammar.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words before a time phrase that narrow it: "early March", "the end of 1989", "nearly two
 * years". They belong to its span and give it a {@link Mod}.
 */
final class Modifiers {

  private record Opening(List<String> words, Mod mod, boolean ofAmount) {}

  /** The modifiers by their last word, the longest first. */
  private static final Map<String, List<Opening>> OPENINGS =
      Lexicon.rows(Modifiers.class, "en/modifiers.tsv").stream()
          .flatMap(Modifiers::openings)
          .sorted((a, b) -> b.words().size() - a.words().size())
          .collect(Collectors.groupingBy(opening -> opening.words().getLast()));

  static final Set<String> WORDS =
      OPENINGS.values().stream()
          .flatMap(List::stream)
          .flatMap(opening -> opening.words().stream())
          .collect(Collectors.toUnmodifiableSet());

  private Modifiers() {}

  private static Stream<Opening> openings(String[] row) {
    return Stream.of(row[0].split("\\|"))
        .map(words ->
            new Opening(List.of(words.split(" ")), Mod.valueOf(row[1]), row[2].equals("amount")));
  }

  /**
   * {@code found} with the modifier that stands before it, if any, but not before {@code floor}.
   */
  static Found extend(Phrase phrase, Found found, int floor) {
    String last = phrase.literal(found.begin() - 1);
    if (last == null) {
      return found;
    }
    for (Opening opening : OPENINGS.getOrDefault(last, List.of())) {
      int begin = found.begin() - opening.words().size();
      boolean stretch = opening.ofAmount() && phrase.is(found.begin(), "the");
      if (begin >= floor
          && !stretch
          && accepts(opening, found.expression())
          && stands(opening, phrase, begin)) {
        return new Found(
            begin, found.end(), new Modified(found.expression(), opening.mod()), found.rule());
      }
    }
    return found;
  }

  private static boolean stands(Opening opening, Phrase phrase, int begin) {
    for (int i = 0; i < opening.words().size(); i++) {
      if (!phrase.is(begin + i, opening.words().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(Opening opening, Expression expression) {
    return switch (expression) {
      case Expression.Duration _, Expression.Offset _ -> opening.ofAmount();
      case Expression.Clock _ -> opening.mod() == Mod.APPROX;
      case Expression.Weekday _, Expression.Period _, Expression.DayPart _ -> !opening.ofAmount();
      case Expression.CalendarDate _,
          Expression.SlashedDate _,
          Expression.PartOfYear _,
          Expression.Digits _,
          Expression.ShortDecade _,
          Expression.NamedDay _,
          Expression.DayOfMonth _,
          Expression.DateTime _,
          Expression.Holding _ ->
          !opening.ofAmount() || opening.mod() == Mod.APPROX;
      default -> false;
    };
  }
}
