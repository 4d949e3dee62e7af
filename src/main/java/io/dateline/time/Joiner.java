package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a time of day and the day it belongs to together, in either order, across commas, brackets
 * and prepositions: "00:00 (Damascus time) on February 27", "Friday, 7 p.m.", "9 a.m. EST (1400
 * GMT) Tuesday".
 */
final class Joiner {

  private Joiner() {}

  /** The phrases found, with those that belong together made one. */
  static List<Found> join(Phrase phrase, List<Found> found) {
    List<Found> joined = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Found first = found.get(i);
      int next = i + 1;
      if (next < found.size() && isSameClockElsewhere(phrase, first, found.get(next))) {
        next++;
      }
      Found pair = next < found.size() ? pair(phrase, first, found.get(next)) : null;
      if (pair == null && next > i + 1) {
        int closed = found.get(i + 1).end() + 1;
        pair = new Found(first.begin(), closed, first.expression(), first.rule());
        next = i + 1;
      }
      if (pair != null) {
        i = next;
        if (i + 1 < found.size() && isSameClockElsewhere(phrase, pair, found.get(i + 1))) {
          i++;
          pair = new Found(pair.begin(), found.get(i).end() + 1, pair.expression(), pair.rule());
        }
      }
      joined.add(pair == null ? first : pair);
    }
    return joined;
  }

  /** "9 a.m. EST (1400 GMT)": one moment told twice. */
  private static boolean isSameClockElsewhere(Phrase phrase, Found first, Found second) {
    return endsInClock(first.expression())
        && second.expression() instanceof Clock
        && second.begin() == first.end() + 1
        && phrase.tokens().isSymbol(first.end(), '(')
        && phrase.tokens().isSymbol(second.end(), ')');
  }

  private static boolean endsInClock(Expression expression) {
    Expression told = bare(expression);
    return told instanceof Clock || (told instanceof DateTime both && both.time() instanceof Clock);
  }

  private static @Nullable Found pair(Phrase phrase, Found first, Found second) {
    int from = first.end();
    if (phrase.tokens().isSymbol(from, '(') && endsInClock(first.expression())) {
      from = second.begin();
      while (from > first.end() && !phrase.tokens().isSymbol(from - 1, ')')) {
        from--;
      }
    }
    if (!isJoint(phrase, from, second.begin())) {
      return null;
    }
    boolean dateFirst = isDay(first.expression());
    Expression date = dateFirst ? first.expression() : second.expression();
    Expression time = dateFirst ? second.expression() : first.expression();
    if (!isDay(date) || !isTimeOfDay(time)) {
      return null;
    }
    int end = second.end();
    if (phrase.tokens().isSymbol(end, ')') && phrase.tokens().isSymbol(second.begin() - 1, '(')) {
      end++;
    }
    return new Found(
        first.begin(),
        end,
        new DateTime(bare(date), bare(time)),
        first.rule() + "-" + second.rule());
  }

  private static Expression bare(Expression expression) {
    return expression instanceof Modified modified ? modified.of() : expression;
  }

  /** Whether only connecting words stand between two phrases. */
  private static boolean isJoint(Phrase phrase, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean joins =
          switch (phrase.word(i)) {
            case ",",
                "on",
                "at",
                "of",
                "in",
                "the",
                "(",
                ")",
                "from",
                "around",
                "about",
                "by",
                "-",
                "\u2013" ->
                true;
            default -> false;
          };
      if (!joins || (i > from && phrase.is(i, "from"))) {
        return false;
      }
    }
    return !phrase.is(to - 1, "-") || to - from == 1;
  }

  private static boolean isTimeOfDay(Expression expression) {
    return switch (bare(expression)) {
      case Clock _, DayPart _ -> true;
      default -> false;
    };
  }

  private static boolean isDay(Expression expression) {
    return switch (bare(expression)) {
      case CalendarDate date -> date.day() != UNKNOWN;
      case Expression.Weekday _, Expression.NamedDay _, Expression.DayOfMonth _ -> true;
      case Expression.Period period -> period.unit() == Unit.DAY;
      case Expression.Offset offset -> offset.unit() == Unit.DAY;
      default -> false;
    };
  }
}
