package io.dateline.time.lang;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Digits;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.ShortDecade;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Unit;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The productions of rules, by the names that patterns give them: each makes an expression of a
 * match. It reads the parts of the match by their names, or the data of the rule in their stead.
 */
final class Productions {

  private static final Map<String, Function<Match, @Nullable Expression>> BY_NAME =
      Map.ofEntries(
          Map.entry("date", Productions::date),
          Map.entry("numeric", Productions::numeric),
          Map.entry("days", Productions::days),
          Map.entry("years", Productions::years),
          Map.entry("weekday", Productions::weekday),
          Map.entry("period", Productions::period),
          Map.entry("offset", Productions::offset),
          Map.entry("duration", Productions::duration),
          Map.entry("season", Productions::season),
          Map.entry("quarter", Productions::quarter),
          Map.entry("decade", Productions::decade),
          Map.entry("century", Productions::century),
          Map.entry("clock", Productions::clock),
          Map.entry("hours", Productions::hours),
          Map.entry("midnight", Productions::midnight),
          Map.entry("part", Productions::part),
          Map.entry("reference", match -> new Reference(match.data("value"))),
          Map.entry("set", Productions::set),
          Map.entry("nth", Productions::nth),
          Map.entry("named", Productions::named),
          Map.entry("calendar", _ -> new Nothing(Fault.OTHER_CALENDAR)),
          Map.entry("none", _ -> new Nothing(null)));

  /** The years that a number without any word beside it can mean. */
  private static final int FIRST_BARE = 1700;

  private static final int LAST_BARE = 2060;

  /** An amount with as many digits is not reckoned with. */
  private static final int MOST_DIGITS = 6;

  private Productions() {}

  /** The expression that a rule makes of its match, or null if it is no time after all. */
  static @Nullable Expression make(Rule rule, Match match) {
    return Objects.requireNonNull(BY_NAME.get(rule.production()), rule.production()).apply(match);
  }

  /** The year written, or that a word points to: "of last year", "of the same year". */
  private static Year year(Match match) {
    if (match.has("yearref")) {
      int offset = match.number("yearref");
      return match.data("yearref").equals("story")
          ? Year.fromStory(offset)
          : Year.fromDocument(offset);
    }
    if (match.has("shortyear")) {
      return Year.ofTwoDigits(match.number("shortyear"));
    }
    int year = match.number("year");
    return Year.of(match.has("bc") && year != UNKNOWN ? 1 - year : year);
  }

  private static Direction direction(Match match) {
    return match.has("dir") ? directionOf(match.number("dir")) : Direction.OPEN;
  }

  private static Direction directionOf(int sign) {
    return sign < 0 ? Direction.BACK : sign > 0 ? Direction.AHEAD : Direction.HERE;
  }

  private static Anchor anchor(Match match) {
    if (match.data("dir").equals("story")) {
      return Anchor.NARRATIVE;
    }
    return switch (match.data("anchor")) {
      case "story" -> Anchor.NARRATIVE;
      case "verb" -> Anchor.VERB;
      case "undertaking" -> Anchor.UNDERTAKING;
      default -> Anchor.DOCUMENT;
    };
  }

  private static @Nullable Expression date(Match match) {
    int month = match.number("month");
    int day = match.number("day");
    boolean alone = day == UNKNOWN && !match.has("year") && !match.has("yearref");
    if (month != UNKNOWN && match.data("month").equals("short") && alone && !match.has("alone")) {
      return null;
    }
    if (month != UNKNOWN && (month < 1 || month > 12)) {
      return new Nothing(Fault.IMPOSSIBLE_DATE);
    }
    Year year = year(match);
    boolean yearAlone = day == UNKNOWN && month == UNKNOWN && match.endOf("year") > 0;
    if (yearAlone && Counts.isAmount(match.pieces(), match.vocabulary(), match.beginOf("year"))) {
      return null;
    }
    if (match.has("bare") && (year.number() < FIRST_BARE || year.number() > LAST_BARE)) {
      return null;
    }
    int known = year.number() == UNKNOWN ? 2000 : year.number();
    if (day != UNKNOWN && month == UNKNOWN) {
      return new Expression.DayOfMonth(day, match.number("weekday"));
    }
    if (day != UNKNOWN && (day < 1 || day > YearMonth.of(known, month).lengthOfMonth())) {
      return new Nothing(Fault.IMPOSSIBLE_DATE);
    }
    return new CalendarDate(year, month, day, direction(match));
  }

  /** "27/2/2016", in the order of the language where both numbers can be a month. */
  private static @Nullable Expression numeric(Match match) {
    Pieces pieces = match.pieces();
    if (pieces.isPartOfNumber(match.begin(), match.end())) {
      return null;
    }
    boolean monthFirst = match.vocabulary().order().equals("mdy");
    int first = match.number(monthFirst ? "b" : "a");
    int second = match.number(monthFirst ? "a" : "b");
    boolean swapped = second > 12 && first <= 12;
    int day = swapped ? second : first;
    int month = swapped ? first : second;
    Year year = year(match);
    int known = year.number() == UNKNOWN ? 2000 : year.number();
    if (month < 1 || month > 12 || day < 1) {
      return match.has("year") ? new Nothing(Fault.IMPOSSIBLE_DATE) : null;
    }
    return day > YearMonth.of(known, month).lengthOfMonth()
        ? new Nothing(Fault.IMPOSSIBLE_DATE)
        : new CalendarDate(year, month, day, Direction.OPEN);
  }

  /** "from 3 to 5 May 2016", "3 and 5 May": two dates that share words; {@code to} parts them. */
  private static @Nullable Expression days(Match match) {
    Year year = year(match);
    int month = match.number("month");
    int first = match.number("day");
    int second = match.number("day2");
    int ownMonth = match.number("month2", month);
    int known = year.number() == UNKNOWN ? 2000 : year.number();
    boolean interval = !match.data("list").equals("yes");
    boolean wrong =
        first > YearMonth.of(known, ownMonth).lengthOfMonth()
            || second > YearMonth.of(known, month).lengthOfMonth()
            || (interval && ownMonth == month && first >= second);
    if (wrong) {
      return null;
    }
    Direction direction = direction(match);
    return new Series(
        List.of(
            new Piece(
                match.begin(),
                Math.max(match.endOf("day"), match.endOf("month2")),
                new CalendarDate(year, ownMonth, first, direction)),
            new Piece(
                match.beginOf("day2"),
                match.end(),
                new CalendarDate(year, month, second, direction))),
        interval);
  }

  /** "between 2011 and 2015": two years that share words. */
  private static Expression years(Match match) {
    return new Series(
        List.of(
            new Piece(
                match.beginOf("year"),
                match.endOf("year"),
                CalendarDate.of(Year.of(match.number("year")))),
            new Piece(
                match.beginOf("year2"),
                match.end(),
                CalendarDate.of(Year.of(match.number("year2"))))),
        true);
  }

  /** A weekday; one whose name is a common word too needs a word that makes sure of it. */
  private static @Nullable Expression weekday(Match match) {
    return match.data("weekday").equals("short") && !match.has("sure") ? null : dayOfWeek(match);
  }

  private static Expression dayOfWeek(Match match) {
    boolean moved = match.has("weeks");
    Direction direction = moved ? Direction.HERE : direction(match);
    return new Weekday(
        match.number("weekday"), direction, moved ? match.number("weeks") : 0, anchor(match));
  }

  private static Expression period(Match match) {
    Unit unit = unit(match);
    return new Period(unit, match.number("dir", 0), anchor(match));
  }

  /** How TIMEX3 writes the number of units: "3", "2.5", "X" for an unknown one. */
  private static String amount(Match match, String otherwise) {
    return match.has("number") ? match.data("number") : otherwise;
  }

  private static Unit unit(Match match) {
    String name = match.data("unit");
    return name.equals("FORTNIGHT") ? Unit.WEEK : Unit.valueOf(name);
  }

  private static @Nullable Expression offset(Match match) {
    int sign = match.number("sign");
    String amount = amount(match, "1");
    Unit unit = unit(match);
    if (amount.equals("X")) {
      return new Reference(sign < 0 ? "PAST_REF" : "FUTURE_REF");
    }
    if (amount.equals("0.5")) {
      return unit == Unit.YEAR
          ? new Offset(6, 0, Unit.MONTH, sign, anchor(match))
          : new Offset(0, 1, unit, sign, anchor(match));
    }
    int number = match.number("number", 1) * (match.data("unit").equals("FORTNIGHT") ? 2 : 1);
    boolean half = match.has("andhalf") || amount.endsWith(".5");
    return new Offset(number, half ? 1 : 0, unit, sign, anchor(match));
  }

  private static @Nullable Expression duration(Match match) {
    Unit unit = unit(match);
    String amount = amount(match, match.has("one") ? "1" : "X");
    boolean whole = !amount.equals("X") && amount.indexOf('.') < 0;
    if (match.has("andhalf") && whole && amount.length() < MOST_DIGITS) {
      return new Expression.Duration(withHalf(unit, Integer.parseInt(amount)));
    }
    if (amount.equals("0.5")) {
      return new Expression.Duration(withHalf(unit, 0));
    }
    int times = match.data("unit").equals("FORTNIGHT") ? 2 : 1;
    int years =
        switch (unit) {
          case DECADE -> 10;
          case CENTURY -> 100;
          case MILLENNIUM -> 1000;
          default -> 0;
        };
    if (whole && amount.length() < MOST_DIGITS && years > 0) {
      return new Expression.Duration(
          Unit.YEAR.period(Integer.toString(Integer.parseInt(amount) * years)));
    }
    return new Expression.Duration(
        unit.period(whole && times == 2 ? Integer.toString(2 * Integer.parseInt(amount)) : amount));
  }

  private static String withHalf(Unit unit, int whole) {
    return switch (unit) {
      case YEAR -> whole == 0 ? "P6M" : "P" + whole + "Y6M";
      case HOUR -> whole == 0 ? "PT30M" : "PT" + whole + "H30M";
      case MINUTE -> whole == 0 ? "PT30S" : "PT" + whole + "M30S";
      case DAY -> whole == 0 ? "PT12H" : "P" + whole + "DT12H";
      case DECADE -> "P" + (whole * 10 + 5) + "Y";
      case CENTURY -> "P" + (whole * 100 + 50) + "Y";
      default -> unit.period(whole + ".5");
    };
  }

  private static Expression season(Match match) {
    return new PartOfYear(Unit.QUARTER, match.data("season"), year(match), direction(match));
  }

  private static @Nullable Expression quarter(Match match) {
    Unit unit = unit(match);
    int number = match.number("ordinal");
    int most = unit == Unit.HALF ? 2 : 4;
    boolean parts = unit == Unit.HALF || unit == Unit.QUARTER;
    if (!parts || number < 1 || number > most) {
      return null;
    }
    String code = (unit == Unit.HALF ? "H" : "Q") + number;
    return new PartOfYear(unit, code, year(match), direction(match));
  }

  private static @Nullable Expression decade(Match match) {
    int year = match.number("year");
    if (year != UNKNOWN) {
      return year % 10 == 0 ? new Digits(Integer.toString(year / 10)) : null;
    }
    int years = match.number("decade");
    return years % 10 != 0 || years < 10 || years > 90 ? null : new ShortDecade(years);
  }

  private static @Nullable Expression century(Match match) {
    int number = match.number("ordinal");
    if (number < 1 || number > 30) {
      return null;
    }
    String digits = (number < 11 ? "0" : "") + (number - 1);
    return new Digits((match.has("bc") ? "BC" : "") + digits);
  }

  private static @Nullable StatedZone zone(Match match) {
    return match.has("zone") ? ZoneNames.zone(match.data("zone")) : null;
  }

  private static @Nullable Expression clock(Match match) {
    int hour = match.has("hhmm") ? match.number("hhmm") / 100 : match.number("hour");
    int minute = match.has("hhmm") ? match.number("hhmm") % 100 : match.number("minute", UNKNOWN);
    if (match.has("add")) {
      int total = hour * 60 + match.number("number", 1) * match.number("add");
      hour = Math.floorMod(Math.floorDiv(total, 60), 24);
      minute = Math.floorMod(total, 60);
    }
    boolean twelve = hour >= 1 && hour <= 12 && !match.has("sure");
    if (match.has("halfday")) {
      int half = match.number("halfday");
      hour = hour == 12 ? half : hour + half;
      twelve = false;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return null;
    }
    boolean cut = minute == UNKNOWN && isBeforeMinutes(match.pieces(), match.end());
    if (cut || Scores.has(match) || isCount(match)) {
      return null;
    }
    Clock clock = new Clock(hour, minute, match.number("second"), zone(match), twelve);
    return match.has("part") ? clock.within(new DayPart(match.data("part"))) : clock;
  }

  /**
   * Whether a spelt number counts what follows it: a word of which nothing is known, and which ends
   * as the plural of a noun does. One before an article is a verb: "alle dieci parte il corteo".
   */
  private static boolean isCount(Match match) {
    Pieces pieces = match.pieces();
    int next = match.end();
    return match.has("count")
        && match.endOf("hour") == next
        && pieces.kind(next - 1) == Pieces.Kind.WORD
        && next < pieces.size()
        && pieces.kind(next) == Pieces.Kind.WORD
        && !pieces.isCapital(next)
        && List.of(match.data("count").split("\\|")).stream().anyMatch(pieces.text(next)::endsWith)
        && !match.vocabulary().isKnown(pieces, next)
        && match.vocabulary().find(pieces, next + 1, "article") == null;
  }

  /** Whether ":30" follows, so that an hour before it is only a piece of a clock. */
  private static boolean isBeforeMinutes(Pieces pieces, int end) {
    return pieces.isGlued(end)
        && pieces.is(end, ":")
        && pieces.isGlued(end + 1)
        && pieces.number(end + 1) >= 0;
  }

  /** The midnight with which a weekday begins: "at midnight between Friday and Saturday". */
  private static Expression midnight(Match match) {
    return new DateTime(dayOfWeek(match), new Clock(0, 0, UNKNOWN, zone(match)));
  }

  /** "from 8 to 10 in the morning": two clocks that share words. */
  private static @Nullable Expression hours(Match match) {
    if (isBeforeMinutes(match.pieces(), match.endOf("hour2"))) {
      return null;
    }
    StatedZone zone = zone(match);
    Clock begin =
        new Clock(match.number("hour"), match.number("minute", UNKNOWN), UNKNOWN, zone, true);
    Clock end =
        new Clock(match.number("hour2"), match.number("minute2", UNKNOWN), UNKNOWN, zone, true);
    DayPart part = match.has("part") ? new DayPart(match.data("part")) : null;
    return new Series(
        List.of(
            new Piece(
                match.begin(),
                Math.max(match.endOf("hour"), match.endOf("minute")),
                part == null ? begin : begin.within(part)),
            new Piece(match.beginOf("hour2"), match.end(), part == null ? end : end.within(part))),
        true);
  }

  /** A part of the day, on a day where the words say one: "last night". */
  private static Expression part(Match match) {
    DayPart part = new DayPart(match.data("part"));
    if (match.has("weekday")) {
      return new DateTime(dayOfWeek(match), part);
    }
    return match.has("day")
        ? new DateTime(new Period(Unit.DAY, match.number("day"), Anchor.DOCUMENT), part)
        : part;
  }

  private static Expression set(Match match) {
    if (match.has("weekday")) {
      String part = match.has("part") ? "T" + match.data("part") : "";
      return new Repetition("XXXX-WXX-" + match.number("weekday") + part, "EACH");
    }
    if (match.has("part")) {
      return new Repetition("XXXX-XX-XXT" + match.data("part"), "EACH");
    }
    if (match.has("value")) {
      return new Repetition(match.data("value"), null);
    }
    String amount = amount(match, "1");
    return new Repetition(unit(match).period(amount), "EACH");
  }

  /** "the first Monday of April", "the last week of January 2016". */
  private static @Nullable Expression nth(Match match) {
    Year year = year(match);
    Expression within =
        match.has("month")
            ? new CalendarDate(year, match.number("month"), UNKNOWN, direction(match))
            : CalendarDate.of(year.isStated() ? year : Year.fromDocument(0));
    boolean weekday = match.has("weekday");
    return new Nth(
        match.number("ordinal"),
        weekday ? Unit.DAY : unit(match),
        weekday ? match.number("weekday") : UNKNOWN,
        within);
  }

  private static Expression named(Match match) {
    return new NamedDay(match.data("named"), year(match), direction(match));
  }
}
