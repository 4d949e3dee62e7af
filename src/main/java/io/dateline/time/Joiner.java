package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Unit;
import io.dateline.time.grammar.Zones;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
    if (found.isEmpty()) {
      return found;
    }
    List<Found> whole = found.size() < 2 ? found : pairs(phrase, found, Joiner::within);
    List<Found> days = whole.size() < 2 ? whole : pairs(phrase, whole, Joiner::dayWithPart);
    List<Found> timed = days.size() < 2 ? days : clocked(phrase, days);
    return timed.size() < 2 ? timed : pairs(phrase, timed, Joiner::shifted);
  }

  private static List<Found> clocked(Phrase phrase, List<Found> found) {
    List<Found> joined = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Found first = found.get(i);
      int next = i + 1;
      if (next < found.size() && isSameClockElsewhere(phrase, first, found.get(next))) {
        next++;
      }
      Found pair = next < found.size() ? pair(phrase, first, found.get(next)) : null;
      Found elsewhere = next > i + 1 ? found.get(i + 1) : null;
      if (pair == null && elsewhere != null) {
        pair =
            new Found(
                first.begin(),
                elsewhere.end() + 1,
                zoned(first.expression(), elsewhere.expression()),
                first.rule());
        next = i + 1;
      } else if (pair != null && elsewhere != null) {
        pair =
            new Found(
                pair.begin(),
                pair.end(),
                zoned(pair.expression(), elsewhere.expression()),
                pair.rule());
      }
      if (pair != null) {
        i = next;
        if (i + 1 < found.size() && isSameClockElsewhere(phrase, pair, found.get(i + 1))) {
          i++;
          pair =
              new Found(
                  pair.begin(),
                  found.get(i).end() + 1,
                  zoned(pair.expression(), found.get(i).expression()),
                  pair.rule());
        }
      }
      joined.add(pair == null ? first : pair);
    }
    return joined;
  }

  /** Makes one of two phrases. */
  private interface Pair {
    @Nullable Found of(Phrase phrase, Found first, Found second);
  }

  private static List<Found> pairs(Phrase phrase, List<Found> found, Pair pair) {
    List<Found> joined = new ArrayList<>(found.size());
    for (Found next : found) {
      Found last = joined.isEmpty() ? null : joined.getLast();
      Found one = last == null ? null : pair.of(phrase, last, next);
      if (one == null) {
        joined.add(next);
      } else {
        joined.set(joined.size() - 1, one);
      }
    }
    return joined;
  }

  /** "Monday" + "afternoon", "the night" + "of 3-4 May". */
  private static @Nullable Found dayWithPart(Phrase phrase, Found first, Found second) {
    boolean night =
        first.expression() instanceof DayPart part
            && part.code().equals("NI")
            && phrase.is(first.end(), "of")
            && second.begin() == first.end() + 1;
    if (night
        && second.expression() instanceof Series days
        && days.interval()
        && isDay(days.pieces().getFirst().expression())) {
      return new Found(
          first.begin(),
          second.end(),
          new DateTime(days.pieces().getFirst().expression(), first.expression()),
          first.rule() + "-" + second.rule());
    }
    return isDay(first.expression())
            && second.expression() instanceof DayPart
            && second.begin() == first.end()
        ? pair(phrase, first, second)
        : null;
  }

  /** "the first Monday" + "of April", "August" + "of that year", "28 June" + "in 2020". */
  private static @Nullable Found within(Phrase phrase, Found first, Found second) {
    int from = phrase.is(first.end(), ",") ? first.end() + 1 : first.end();
    boolean of = phrase.is(from, "of") || phrase.is(from, "in");
    if (!of || second.begin() != from + 1) {
      return null;
    }
    Expression whole = within(first.expression(), second.expression());
    return whole == null
        ? null
        : new Found(first.begin(), second.end(), whole, first.rule() + "-" + second.rule());
  }

  private static @Nullable Expression within(Expression part, Expression period) {
    Year year = yearOf(period);
    return switch (part) {
      case Modified modified -> {
        Expression inner = within(modified.of(), period);
        yield inner == null ? null : new Modified(inner, modified.mod());
      }
      case Nth nth when nth.within() == null && isLongerThan(nth.unit(), bare(period)) ->
          nth.in(period);
      case DayOfMonth day when isLongerThan(Unit.WEEK, bare(period)) && year == null ->
          new Nth(day.day(), Unit.DAY, UNKNOWN, period);
      case CalendarDate date when year != null && isYearless(date.year()) -> date.in(year);
      case PartOfYear season when year != null && isYearless(season.year()) -> season.in(year);
      case PartOfYear share when isDecadeOrCentury(bare(period)) -> partOf(share, bare(period));
      case NamedDay day when year != null && isYearless(day.year()) -> day.in(year);
      default -> null;
    };
  }

  /** "the first half of the 19th century": the part of it, as far as TIMEX3's mod can state it. */
  private static @Nullable Expression partOf(PartOfYear share, Expression period) {
    return switch (share.code()) {
      case "H1", "Q1" -> new Modified(period, Mod.START);
      case "Q2", "Q3" -> new Modified(period, Mod.MID);
      case "H2", "Q4" -> new Modified(period, Mod.END);
      default -> null;
    };
  }

  private static boolean isDecadeOrCentury(Expression period) {
    return switch (period) {
      case Expression.Digits _, Expression.ShortDecade _ -> true;
      case Period whole -> whole.unit() == Unit.DECADE || whole.unit() == Unit.CENTURY;
      default -> false;
    };
  }

  private static boolean isYearless(Year year) {
    return !year.isStated();
  }

  /** The year of a phrase that states a year and nothing else, or null. */
  private static @Nullable Year yearOf(Expression expression) {
    return switch (expression) {
      case CalendarDate date when date.month() == UNKNOWN -> date.year();
      case Period period when period.unit() == Unit.YEAR ->
          period.anchor() == Anchor.DOCUMENT
              ? Year.fromDocument(period.offset())
              : Year.fromStory(period.offset());
      default -> null;
    };
  }

  private static boolean isLongerThan(Unit unit, Expression period) {
    Unit other =
        switch (period) {
          case CalendarDate date ->
              date.day() != UNKNOWN ? Unit.DAY : date.month() != UNKNOWN ? Unit.MONTH : Unit.YEAR;
          case PartOfYear part -> part.unit();
          case Period whole -> whole.unit();
          default -> Unit.SECOND;
        };
    return other.compareTo(unit) > 0;
  }

  private static @Nullable Found shifted(Phrase phrase, Found first, Found second) {
    if (!isDate(second.expression())) {
      return null;
    }
    boolean neighbour =
        second.begin() == first.end()
            && (phrase.is(first.end() - 1, "before") || phrase.is(first.end() - 1, "after"));
    if (neighbour && bare(first.expression()) instanceof Period day) {
      return shifted(first, second, new Duration(day.unit().period("1")), day.offset());
    }
    int sign =
        switch (phrase.word(first.end())) {
          case "before" -> -1;
          case "after" -> 1;
          case "from" -> isRange(phrase, second) ? 0 : 1;
          default -> 0;
        };
    boolean counted =
        sign != 0
            && second.begin() == first.end() + 1
            && first.expression() instanceof Duration length
            && isWhole(length);
    Found from = phrase.is(first.end(), "from") ? ahead(second) : second;
    return counted ? shifted(first, from, (Duration) first.expression(), sign) : null;
  }

  /** "two weeks from Friday": the next one. */
  private static Found ahead(Found day) {
    return day.expression() instanceof Weekday weekday && weekday.direction() == Direction.OPEN
        ? new Found(
            day.begin(),
            day.end(),
            new Weekday(weekday.weekday(), Direction.AHEAD, 0, weekday.anchor()),
            day.rule())
        : day;
  }

  /** "two days from Monday to Wednesday". */
  private static boolean isRange(Phrase phrase, Found first) {
    return switch (phrase.word(first.end())) {
      case "to", "until", "till", "through", "-", "\u2013" -> true;
      default -> false;
    };
  }

  private static Found shifted(Found first, Found second, Duration by, int sign) {
    return new Found(
        first.begin(),
        second.end(),
        new Shifted(by, sign, second.expression()),
        first.rule() + "-" + second.rule());
  }

  /** Whether the length is so many whole days, weeks, months or years. */
  static boolean isWhole(Duration length) {
    String value = length.value();
    char unit = value.charAt(value.length() - 1);
    if (unit != 'D' && unit != 'W' && unit != 'M' && unit != 'Y') {
      return false;
    }
    for (int i = 1; i < value.length() - 1; i++) {
      if (!Character.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return value.length() > 2 && value.length() < 7;
  }

  private static boolean isDate(Expression expression) {
    return switch (bare(expression)) {
      case CalendarDate _, NamedDay _, Weekday _, Nth _ -> true;
      case Expression.SlashedDate _ -> true;
      case Period period -> period.unit() == Unit.DAY;
      default -> false;
    };
  }

  /** "9 a.m. EST (1400 GMT)": one moment stated twice. */
  private static boolean isSameClockElsewhere(Phrase phrase, Found first, Found second) {
    return endsInClock(first.expression())
        && bare(second.expression()) instanceof Clock
        && second.begin() == first.end() + 1
        && phrase.tokens().isSymbol(first.end(), '(')
        && phrase.tokens().isSymbol(second.end(), ')');
  }

  /**
   * "23:30 local time (20:30 GMT)", "9 a.m. (1400 GMT)": a clock whose own zone is not named is as
   * far from the other as the two readings are.
   */
  private static Expression zoned(Expression told, Expression elsewhere) {
    return switch (told) {
      case Modified modified -> new Modified(zoned(modified.of(), elsewhere), modified.mod());
      case DateTime both -> new DateTime(both.date(), zoned(both.time(), elsewhere));
      case Clock clock
          when (clock.zone() == null || clock.zone().isLocal())
              && bare(elsewhere) instanceof Clock other
              && other.zone() != null
              && !other.zone().isLocal() ->
          withOffset(clock, other, other.zone().candidates().getFirst());
      default -> told;
    };
  }

  private static Clock withOffset(Clock clock, Clock other, ZoneId zone) {
    int minutes =
        (clock.hour() - other.hour()) * 60
            + Math.max(0, clock.minute())
            - Math.max(0, other.minute());
    minutes += minutes > 14 * 60 ? -24 * 60 : minutes < -12 * 60 ? 24 * 60 : 0;
    boolean fixed = zone.equals(ZoneId.of("UTC"));
    if (!fixed || minutes % 15 != 0 || Math.abs(minutes) > 14 * 60) {
      return clock;
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(minutes * 60);
    return clock.in(new StatedZone(List.of(offset)));
  }

  /** {@code expression} with its clock in {@code zone}. */
  static Expression inZone(Expression expression, ZoneId zone) {
    return switch (expression) {
      case Clock clock -> clock.in(new StatedZone(List.of(zone)));
      case DateTime both -> new DateTime(both.date(), inZone(both.time(), zone));
      case Modified modified -> new Modified(inZone(modified.of(), zone), modified.mod());
      default -> expression;
    };
  }

  private static boolean endsInClock(Expression expression) {
    Expression told = bare(expression);
    return told instanceof Clock
        || (told instanceof DateTime both && bare(both.time()) instanceof Clock);
  }

  /** "10:00 every day", "14:00 local time on both days": a clock that no one day holds. */
  private static @Nullable Found recurring(Phrase phrase, Found first, Found second) {
    if (!(bare(first.expression()) instanceof Clock clock)) {
      return null;
    }
    boolean daily =
        second.expression() instanceof Repetition each
            && each.value().equals("P1D")
            && second.begin() == first.end();
    boolean both =
        second.expression() instanceof Duration length
            && length.value().equals("PXD")
            && second.begin() == first.end() + 2
            && phrase.is(first.end(), "on")
            && phrase.is(first.end() + 1, "both");
    return daily || both
        ? new Found(
            first.begin(), second.end(), recurring(clock), first.rule() + "-" + second.rule())
        : null;
  }

  /** {@code clock} on whatever days. */
  static Repetition recurring(Clock clock) {
    String time = Periods.clock(clock.hour() % 24, Math.max(0, clock.minute()));
    return new Repetition(Periods.ANY_DAY + "T" + time, "EACH");
  }

  private static @Nullable Found pair(Phrase phrase, Found first, Found second) {
    Found recurring = recurring(phrase, first, second);
    if (recurring != null) {
      return recurring;
    }
    int from = first.end();
    Zones.Named place =
        endsInClock(first.expression()) && phrase.is(from, "in")
            ? Zones.placeAt(phrase, from + 1)
            : null;
    if (place != null && place.end() < second.begin()) {
      from = place.end();
    } else if (phrase.tokens().isSymbol(from, '(') && endsInClock(first.expression())) {
      from = second.begin();
      while (from > first.end() && !phrase.tokens().isSymbol(from - 1, ')')) {
        from--;
      }
    }
    if (!isJoint(phrase, from, second.begin())) {
      return null;
    }
    boolean dateFirst = isDay(first.expression()) || isDayWithPart(first.expression());
    Expression told = dateFirst ? first.expression() : second.expression();
    Expression date = withoutPart(told);
    Expression time = inPart(dateFirst ? second.expression() : first.expression(), bare(told));
    boolean partOnly =
        (isDayWithPart(first.expression()) || isDayWithPart(second.expression()))
            && !(bare(time) instanceof Clock);
    if (partOnly) {
      return null;
    }
    if (place != null && clockZone(time) == null) {
      time = inZone(time, place.zone());
    }
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
        new DateTime(
            bare(date), time instanceof Modified m && bare(time) instanceof Clock ? m : bare(time)),
        first.rule() + "-" + second.rule());
  }

  /** "Saturday night", to which "8 p.m." can belong. */
  private static boolean isDayWithPart(Expression expression) {
    return bare(expression) instanceof DateTime both
        && both.time() instanceof DayPart
        && isDay(both.date());
  }

  private static Expression withoutPart(Expression expression) {
    return isDayWithPart(expression) ? ((DateTime) bare(expression)).date() : expression;
  }

  /** "half past three" + "on Monday afternoon". */
  private static Expression inPart(Expression time, Expression day) {
    return switch (time) {
      case Modified modified -> new Modified(inPart(modified.of(), day), modified.mod());
      case Clock clock when day instanceof DateTime both && both.time() instanceof DayPart part ->
          clock.within(part);
      default -> time;
    };
  }

  private static @Nullable ZoneId clockZone(Expression time) {
    return bare(time) instanceof Clock clock && clock.zone() != null && !clock.zone().isLocal()
        ? clock.zone().candidates().getFirst()
        : null;
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
      case Weekday _, NamedDay _, DayOfMonth _ -> true;
      case Nth nth -> nth.unit() == Unit.DAY;
      case Expression.SlashedDate _ -> true;
      case Expression.Period period -> period.unit() == Unit.DAY;
      case Expression.Offset offset -> offset.unit() == Unit.DAY;
      default -> false;
    };
  }
}
