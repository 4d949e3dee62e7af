package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several days or months of one period: "3 and 4 March", "May to July 2016". */
final class DateSeries {

  private DateSeries() {}

  /** Two to four days of one month: an interval, or a list. */
  static @Nullable Expression days(Match match) {
    int joint = match.place("last") - 1;
    joint = match.phrase().is(joint, "the") ? joint - 1 : joint;
    boolean list = match.phrase().is(joint, "and") || match.phrase().is(joint, "or");
    boolean between = match.phrase().is(match.begin() - 1, "between");
    List<Piece> pieces = new ArrayList<>();
    int before = 0;
    for (String name : List.of("first", "second", "third", "last")) {
      if (!match.has(name)) {
        continue;
      }
      CalendarDate date = CalendarRules.calendarDate(match, name);
      if (!CalendarRules.isOnCalendar(date.year().number(), date.month(), date.day())
          || date.day() <= before) {
        return null;
      }
      before = date.day();
      int begin = match.place(name);
      int end = Numbers.isOrdinalSuffix(match.phrase(), begin + 1) ? begin + 2 : begin + 1;
      boolean first = pieces.isEmpty();
      pieces.add(
          new Piece(first ? match.begin() : begin, name.equals("last") ? match.end() : end, date));
    }
    return new Series(pieces, pieces.size() == 2 && (!list || between));
  }

  static @Nullable Expression daysOfMonth(Match match) {
    Tokens tokens = match.phrase().tokens();
    int last = match.place("last");
    if (tokens.number(match.place("first")) < 0 || tokens.number(last) < 0) {
      return null;
    }
    if (match.phrase().isNounLike(match.end())) {
      return null;
    }
    int joint = match.phrase().is(last - 1, "the") ? last - 2 : last - 1;
    return new Series(
        List.of(
            new Piece(match.begin(), joint, new DayOfMonth(match.number("first"), UNKNOWN)),
            new Piece(joint + 1, match.end(), new DayOfMonth(match.number("last"), UNKNOWN))),
        !match.phrase().is(joint, "and") && !match.phrase().is(joint, "or"));
  }

  static Expression months(Match match) {
    boolean turns = match.number("month") > match.number("last");
    Year year = Year.of(match.number("year"));
    Year begin = Year.of(match.number("year") - (turns ? 1 : 0));
    int last = match.place("last");
    return new Series(
        List.of(
            new Piece(
                match.begin(),
                last - 1,
                new CalendarDate(begin, match.number("month"), UNKNOWN, Direction.OPEN)),
            new Piece(
                last,
                match.end(),
                new CalendarDate(year, match.number("last"), UNKNOWN, Direction.OPEN))),
        !match.phrase().is(last - 1, "and"));
  }
}
