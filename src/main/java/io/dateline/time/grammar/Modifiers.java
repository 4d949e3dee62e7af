package io.dateline.time.grammar;

import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.Range;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Grammar.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words before a time phrase that narrow it: "early March", "the end of 1989", "nearly two
 * years". They belong to its span and give it a {@link Mod}.
 */
final class Modifiers {

  private record Opening(Pattern pattern, int tokens, Mod mod, boolean ofAmount) {}

  private static final List<Opening> OPENINGS =
      List.of(
          opening("the end of", 3, Mod.END, false),
          opening("the close of", 3, Mod.END, false),
          opening("the beginning of", 3, Mod.START, false),
          opening("the start of", 3, Mod.START, false),
          opening("the middle of", 3, Mod.MID, false),
          opening("end of", 2, Mod.END, false),
          opening("the early", 2, Mod.START, false),
          opening("the late", 2, Mod.END, false),
          opening("mid -", 2, Mod.MID, false),
          opening("early", 1, Mod.START, false),
          opening("earlier", 1, Mod.START, false),
          opening("late", 1, Mod.END, false),
          opening("later", 1, Mod.END, false),
          opening("mid", 1, Mod.MID, false),
          opening("no more than", 3, Mod.EQUAL_OR_LESS, true),
          opening("at least", 2, Mod.EQUAL_OR_MORE, true),
          opening("more than", 2, Mod.MORE_THAN, true),
          opening("less than", 2, Mod.LESS_THAN, true),
          opening("up to", 2, Mod.EQUAL_OR_LESS, true),
          opening("nearly|almost|about|around|roughly|approximately", 1, Mod.APPROX, true),
          opening("over", 1, Mod.MORE_THAN, true));

  private Modifiers() {}

  private static Opening opening(String pattern, int tokens, Mod mod, boolean ofAmount) {
    return new Opening(Pattern.of(pattern), tokens, mod, ofAmount);
  }

  /**
   * {@code found} with the modifier that stands before it, if any, but not before {@code floor}.
   */
  static Found extend(Phrase phrase, Found found, int floor) {
    for (Opening opening : OPENINGS) {
      int begin = found.begin() - opening.tokens();
      boolean overThe = opening.mod() == Mod.MORE_THAN && phrase.is(found.begin(), "the");
      if (begin < floor || overThe || !accepts(opening, found.expression())) {
        continue;
      }
      @Nullable Match match = opening.pattern().match(phrase, begin);
      if (match != null && match.end() == found.begin()) {
        return new Found(
            begin, found.end(), new Modified(found.expression(), opening.mod()), found.rule());
      }
    }
    return found;
  }

  private static boolean accepts(Opening opening, Expression expression) {
    return switch (expression) {
      case Reference _, Repetition _, Range _ -> false;
      case Duration _ -> opening.ofAmount();
      case Offset _ -> opening.ofAmount();
      case Expression.Clock _ -> opening.mod() == Mod.APPROX;
      case Modified _ -> false;
      case Expression.CalendarDate _,
          Expression.Weekday _,
          Expression.Period _,
          Expression.PartOfYear _,
          Expression.Digits _,
          Expression.NamedDay _,
          Expression.DayOfMonth _,
          Expression.DayPart _,
          Expression.DateTime _ ->
          !opening.ofAmount() || opening.mod() == Mod.APPROX;
    };
  }
}
