package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days of the week, alone, with a direction, and with their dates. */
final class WeekdayRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "weekday-month-day",
              "<weekday> ,? <month> the? <day> ( ,? <year> )?",
              WeekdayRules::dated,
              "The pact of [Monday, February 22 -> DATE 2016-02-22] was short.",
              "Signed on [Saturday, Feb. 27, 2016 -> DATE 2016-02-27]."),
          rule(
              "weekday-day-month",
              "<weekday> ,? the? <day> of? <month> ( ,? <year> )?",
              WeekdayRules::dated,
              "It begins on [Saturday 27 February 2016 -> DATE 2016-02-27]."),
          rule(
              "weekday-bracketed-date",
              "<weekday> \\( <month> <day> \\)",
              WeekdayRules::dated,
              "On [Monday (February 22) -> DATE 2016-02-22] they met."),
          rule(
              "direction-weekday",
              "<direction> <weekday>",
              match -> weekday(match, Direction.of(match.number("direction")), 0),
              "They met [last Friday -> DATE 2016-02-19].",
              "They will meet [next Friday -> DATE 2016-03-04].",
              "They meet [this Friday -> DATE 2016-02-26]."),
          rule(
              "weekday-of-direction-week",
              "<weekday> ,? of? <direction> week",
              match -> weekday(match, Direction.HERE, match.number("direction")),
              "They met on [Friday of last week -> DATE 2016-02-19].",
              "They will meet on [Tuesday next week -> DATE 2016-03-01]."),
          rule(
              "each-weekday",
              "<each> <weekday>",
              match -> new Repetition("XXXX-WXX-" + match.number("weekday"), match.data("each")),
              "The court sits [every Tuesday -> SET XXXX-WXX-2]."),
          rule(
              "weekday",
              "<weekday>",
              WeekdayRules::plain,
              "It was adopted on [Monday -> DATE 2016-02-22].",
              "It is to be adopted on [Monday -> DATE 2016-02-29].",
              "The court sits on [Mondays -> SET XXXX-WXX-1].",
              "He sat in the sun."));

  private WeekdayRules() {}

  private static @Nullable Expression dated(Match match) {
    int year = match.number("year");
    if (!CalendarRules.isOnCalendar(year, match.number("month"), match.number("day"))) {
      return null;
    }
    return new CalendarDate(
        year == UNKNOWN ? Year.NOT_STATED : Year.of(year),
        match.number("month"),
        match.number("day"),
        Direction.OPEN);
  }

  private static Expression weekday(Match match, Direction direction, int weekOffset) {
    return new Weekday(match.number("weekday"), direction, weekOffset);
  }

  private static Expression plain(Match match) {
    if (match.phrase().word(match.begin()).endsWith("days")) {
      return new Repetition("XXXX-WXX-" + match.number("weekday"), null);
    }
    return weekday(match, Direction.OPEN, 0);
  }
}
