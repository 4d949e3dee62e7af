package io.dateline.time;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Kind;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Unit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that a text has dated and later counts from by name: "Fort Sumter fell on 13 April 1861.
 * Eight days after Fort Sumter …", "The quake struck on Monday. Two days after the quake …".
 */
final class Landmarks {

  /** A time that is counted from a landmark, and the landmark's day. */
  record Counted(Found found, LocalDate from) {}

  private record Named(String name, int end, boolean disaster) {}

  private final Map<String, LocalDate> days = new HashMap<>();

  /** Takes in a sentence about one day. */
  void enter(Phrase phrase, LocalDate day) {
    int at = 0;
    while (at < phrase.size()) {
      Named named = named(phrase, at);
      if (named == null) {
        at++;
      } else {
        days.putIfAbsent(named.name(), day);
        at = named.end();
      }
    }
  }

  /** {@code length} as counted from the landmark that stands behind it, or null. */
  @Nullable Counted count(Phrase phrase, Found length) {
    if (days.isEmpty()) {
      return null;
    }
    return switch (length.expression()) {
      case Duration duration when Joiner.isWhole(duration) ->
          count(phrase, length, duration, length.end());
      case Period day
          when day.unit() == Unit.DAY
              && Math.abs(day.offset()) == 1
              && day.anchor() == Anchor.NARRATIVE ->
          count(phrase, length, new Duration("P1D"), length.end() - 1);
      default -> null;
    };
  }

  private @Nullable Counted count(Phrase phrase, Found length, Duration by, int side) {
    int sign = phrase.is(side, "after") ? 1 : phrase.is(side, "before") ? -1 : 0;
    Named named = sign == 0 ? null : named(phrase, afterArticle(phrase, side + 1));
    LocalDate day = named == null ? null : days.get(named.name());
    if (named == null || day == null || !(named.disaster() || ends(phrase, named.end()))) {
      return null;
    }
    Expression from =
        new CalendarDate(
            Year.of(day.getYear()), day.getMonthValue(), day.getDayOfMonth(), Direction.OPEN);
    return new Counted(
        new Found(
            length.begin(), named.end(), new Shifted(by, sign, from), length.rule() + "-landmark"),
        day);
  }

  /** "the quake", "the fall of Fort Sumter": where the name begins. */
  private static int afterArticle(Phrase phrase, int at) {
    int noun = phrase.is(at, "the") ? at + 1 : at;
    return phrase.is(noun + 1, "of") ? noun + 2 : noun;
  }

  /**
   * Whether a name ends its phrase, before a symbol or the subject of the sentence: a verb states
   * something else, "two days after Fort Sumter surrendered".
   */
  private static boolean ends(Phrase phrase, int at) {
    return at >= phrase.size()
        || phrase.tokens().kind(at) == Tokens.Kind.SYMBOL
        || switch (phrase.word(at)) {
          case "the", "a", "an", "he", "she", "they", "it", "his", "her", "its", "their" -> true;
          default -> false;
        };
  }

  private static @Nullable Named named(Phrase phrase, int at) {
    if (phrase.is(at, Kind.DISASTER)) {
      String noun = phrase.word(at);
      return new Named(
          noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun, at + 1, true);
    }
    int end = at;
    while (isNamePart(phrase, end)) {
      end++;
    }
    if (end == at) {
      return null;
    }
    Tokens tokens = phrase.tokens();
    return new Named(
        tokens.text().subSequence(tokens.begin(at), tokens.end(end - 1)).toString(), end, false);
  }

  private static boolean isNamePart(Phrase phrase, int at) {
    return at < phrase.size()
        && phrase.tokens().kind(at) == Tokens.Kind.WORD
        && phrase.tokens().isCapital(at)
        && !phrase.is(at, Kind.FUNCTION)
        && !phrase.hasSense(at);
  }
}
