package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Shifted;
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
              "( the|this|next|last|past|coming )? ( coming|past )? <weekday> ,? <month> the? <day>"
                  + " ( ,? <year> )?",
              WeekdayRules::dated,
              "The pact of [Monday, February 22 -> DATE 2016-02-22] was short.",
              "Signed on [Saturday, Feb. 27, 2016 -> DATE 2016-02-27]."),
          rule(
              "weekday-day-month",
              "<weekday> ,? the? <day> of? <month> ( ,? <year> )?",
              WeekdayRules::dated,
              "It begins on [Saturday 27 February 2016 -> DATE 2016-02-27].",
              "It was signed on [Friday 10 July -> DATE 2015-07-10].",
              "It will begin on [Sunday 10 July -> DATE 2016-07-10].",
              "It was signed on [Monday 23 February -> DATE 2016-02-23]."),
          rule(
              "weekday-bracketed-date",
              "<weekday> \\( <month>? <day> <month>? \\)",
              WeekdayRules::dated,
              "On [Monday (22 February) -> DATE 2016-02-22] they met.",
              "On [Monday (February 22) -> DATE 2016-02-22] they met."),
          rule(
              "nth-weekday",
              "the <ordinal> <weekday>",
              match -> nthWeekday(match, match.number("ordinal")),
              "They meet on [the third Thursday in February -> DATE 2016-02-18].",
              "The first Monday was wet."),
          rule(
              "last-weekday",
              "the last|final <weekday>",
              match ->
                  Nth.opensPeriod(match.phrase(), match.end()) ? nthWeekday(match, Nth.LAST) : null,
              "It ends on [the last Friday of May -> DATE 2016-05-27]."),
          rule(
              "direction-weekday",
              "the? <direction:skipped>? <direction> <weekday>",
              WeekdayRules::directed,
              "They met [this past Friday -> DATE 2016-02-19].",
              "They met on [9 February -> DATE 2016-02-09] and [the following Tuesday -> DATE"
                  + " 2016-02-16].",
              "They met on [9 February -> DATE 2016-02-09] and left [the next Tuesday -> DATE"
                  + " 2016-02-16].",
              "They met [last Friday -> DATE 2016-02-19].",
              "They left following [Tuesday -> DATE 2016-02-23]'s vote.",
              "They will meet [next Friday -> DATE 2016-03-04].",
              "They meet [this Friday -> DATE 2016-02-26]."),
          rule(
              "weekday-of-direction-week",
              "<weekday> ,? of? <direction> week",
              match -> weekday(match, Direction.HERE, match.number("direction")),
              "They met on [Friday of last week -> DATE 2016-02-19].",
              "They will meet on [Tuesday next week -> DATE 2016-03-01]."),
          rule(
              "weekday-last",
              "<weekday> last|next|past",
              match ->
                  match.phrase().isNounLike(match.end())
                      ? null
                      : weekday(
                          match,
                          match.phrase().is(match.end() - 1, "next")
                              ? Direction.AHEAD
                              : Direction.BACK,
                          0),
              "A clerk phoned on [Monday last -> DATE 2016-02-22].",
              "He will phone on [Tuesday next -> DATE 2016-03-01].",
              "On [Monday -> DATE 2016-02-22] next steps were told."),
          rule(
              "weekday-the-day",
              "<weekday> ,? the <dayth>",
              match ->
                  match.phrase().isNounLike(match.end())
                      ? null
                      : new DayOfMonth(match.number("dayth"), match.number("weekday")),
              "They met on [Thursday the 11th -> DATE 2016-02-11].",
              "They will meet on [Tuesday the 11th -> DATE 2016-10-11].",
              "On [Monday -> DATE 2016-02-22] the 11th car came."),
          rule(
              "weekday-paper",
              "<weekday> times|telegraph|mail|post|mirror|express|herald|independent|tribune|globe",
              match -> new Nothing(null),
              "The Sunday Times reported it."),
          rule(
              "weekday-show",
              "<weekday> night live|football|lights|fever",
              match -> new Nothing(null),
              "He was on \"Saturday Night Live\" as a guest."),
          rule(
              "weekday-week",
              "<weekday> week",
              match -> weekAfter(weekday(match, Direction.OPEN, 0)),
              "They will meet on [Monday week -> DATE 2016-03-07]."),
          rule(
              "week-on-weekday",
              "a week on <weekday>",
              match -> weekAfter(weekday(match, Direction.OPEN, 0)),
              "They will meet [a week on Friday -> DATE 2016-03-04]."),
          rule(
              "every-other-weekday",
              "every other|second <weekday>",
              match -> new Repetition("XXXX-WXX-" + match.number("weekday"), "EVERY OTHER"),
              "The court sits [every other Tuesday -> SET XXXX-WXX-2]."),
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
    if (!match.has("month")) {
      return null;
    }
    if (!CalendarRules.isOnCalendar(year, match.number("month"), match.number("day"))) {
      return new Nothing(Fault.IMPOSSIBLE_DATE);
    }
    return new CalendarDate(
        year == UNKNOWN ? Year.ofWeekday(match.number("weekday")) : Year.of(year),
        match.number("month"),
        match.number("day"),
        Direction.OPEN);
  }

  private static Nth nthWeekday(Match match, int number) {
    return new Nth(number, Unit.DAY, match.number("weekday"), null);
  }

  private static Weekday weekday(Match match, Direction direction, int weeks) {
    return new Weekday(match.number("weekday"), direction, weeks, Anchor.DOCUMENT);
  }

  /** "the following Tuesday" counts from the story, "last Friday" from the day of writing. */
  private static @Nullable Expression directed(Match match) {
    if (match.phrase().is(match.begin(), "following")) {
      return null; // "following Tuesday's vote": after it
    }
    Direction direction = Direction.of(match.number("direction"));
    boolean ofStory =
        switch (match.phrase().word(match.place("direction"))) {
          case "following", "previous", "preceding", "subsequent", "ensuing" -> true;
          case "next" ->
              match.phrase().is(match.begin(), "the")
                  && Tense.at(match.phrase(), match.begin(), match.end()) == Tense.PAST;
          default -> false;
        };
    boolean coming =
        match.phrase().is(match.place("direction"), "coming")
            || match.phrase().is(match.place("direction"), "upcoming");
    return new Weekday(
        match.number("weekday"),
        direction,
        direction == Direction.AHEAD && !coming ? 1 : 0,
        ofStory ? Anchor.NARRATIVE : Anchor.DOCUMENT);
  }

  private static Expression weekAfter(Weekday weekday) {
    return new Shifted(new Duration("P1W"), 1, weekday);
  }

  private static Expression plain(Match match) {
    if (match.phrase().word(match.begin()).endsWith("days")) {
      return new Repetition("XXXX-WXX-" + match.number("weekday"), null);
    }
    return weekday(match, Direction.OPEN, 0);
  }
}
