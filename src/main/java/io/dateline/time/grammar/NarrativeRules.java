package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Holding;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Periods that the story has reached, or that are next to it: "that year", "the day before", "the
 * week of 7 March".
 */
final class NarrativeRules {

  /** Phrases with "the year" or "that week" that are no times. */
  private static final List<AntiPattern> NO_UNITS =
      List.of(
          not(
              "piece-of-a-word",
              match -> match.phrase().tokens().isSymbol(match.end(), '-'),
              "He likes the week-end house."),
          not("award", NarrativeRules::isAward, "She was Man of the Year."),
          not(
              "numbered",
              match -> match.phrase().tokens().number(match.end()) >= 0,
              "It will end in the year 12000."),
          not("unit-of", NarrativeRules::isOfSomething, "It was the year of the flood."));

  static final List<Rule> RULES =
      List.of(
          rule(
              "the-unit-before",
              "the <unit> before|after|following|prior|previous",
              match -> MatchedUnit.isPlural(match) ? null : neighbour(match),
              "They met on [22 February -> DATE 2016-02-22]; [the day before -> DATE 2016-02-21] it"
                  + " rained.",
              "They met on [22 February -> DATE 2016-02-22]; it rained [the day prior -> DATE"
                  + " 2016-02-21].",
              "They met on [9 February -> DATE 2016-02-09]. [The day following -> DATE 2016-02-10]"
                  + " the vote they parted."),
          rule(
              "that-unit",
              "that|same|the <direction>? <unit>",
              NarrativeRules::thatUnit,
              "They met in [May 2014 -> DATE 2014-05]. [That year -> DATE 2014] it rained."),
          rule(
              "the-same-unit",
              "the|that same <unit>",
              NarrativeRules::thatUnit,
              "They met on [22 February -> DATE 2016-02-22]. On [the same day -> DATE 2016-02-22] it"
                  + " rained."),
          rule(
                  "the-unit",
                  "the entire|whole|full|fiscal|financial|calendar? year|month|week|weekend",
                  NarrativeRules::theUnit,
                  "Prices fell in [the month -> DATE 2016-02].",
                  "Profits fell in [the year -> DURATION P1Y] ended [January 31 -> DATE 2016-01-31].",
                  "Sales fell in [the week -> DURATION P1W] to [12 February -> DATE 2016-02-12].")
              .unless(NO_UNITS),
          rule(
                  "later-in-the-unit",
                  "earlier|later|late|early in the|that day|week|month|year",
                  match -> part(match, theUnit(match)),
                  "It closed [later in the day -> DATE 2016-02-24].")
              .unless(NO_UNITS),
          rule(
                  "later-that-unit",
                  "earlier|later|late|early the|that same? day|week|month|year",
                  match -> part(match, theUnit(match)),
                  "They met in [May 2014 -> DATE 2014-05]; [later that year -> DATE 2014] it rained.")
              .unless(NO_UNITS),
          rule(
              "the-week-of",
              "the week of|ending|beginning|starting <month> <day>",
              match -> week(match, "month"),
              "The hearing is in [the week of March 7 -> DATE 2016-W10]."),
          rule(
              "the-week-of-day-month",
              "the week of|ending|beginning|starting the? <day> of? <month>",
              match -> week(match, "day"),
              "The hearing is in [the week of 7 March -> DATE 2016-W10]."),
          rule(
              "one-day",
              "one|some day",
              match ->
                  Tense.at(match.phrase(), match.begin(), match.end()) == Tense.FUTURE
                          && !match.phrase().is(match.begin() - 1, "in")
                          && !match.phrase().is(match.begin() - 1, "for")
                      ? new Reference("FUTURE_REF")
                      : null,
              "It will [one day -> DATE FUTURE_REF] be a state.",
              "It lasted [one day -> DURATION P1D]."),
          rule(
              "this-time-last-year",
              "this|the same? time <direction> year",
              match -> new Period(Unit.YEAR, match.number("direction"), Anchor.DOCUMENT),
              "Prices were lower [this time last year -> DATE 2015]."));

  private NarrativeRules() {}

  private static @Nullable Expression neighbour(Match match) {
    Unit unit = MatchedUnit.unit(match);
    int sign = OffsetRules.isBack(match) ? -1 : 1;
    if (unit == null || unit.isOfDay() || match.phrase().is(match.begin() - 1, "over")) {
      return null;
    }
    return new Period(unit, sign, Anchor.NARRATIVE);
  }

  private static @Nullable Expression thatUnit(Match match) {
    Unit unit = MatchedUnit.unit(match);
    if (unit == null || unit.isOfDay() || MatchedUnit.isPlural(match) || match.has("direction")) {
      return null;
    }
    boolean bareArticle =
        match.phrase().is(match.begin(), "the") && match.end() == match.begin() + 2;
    return bareArticle ? null : new Period(unit, 0, Anchor.NARRATIVE);
  }

  private static boolean isAward(Match match) {
    return match.begin() > 0 && match.phrase().tokens().isCapital(match.end() - 1);
  }

  private static boolean isOfSomething(Match match) {
    Phrase phrase = match.phrase();
    return phrase.is(match.end(), "of") && phrase.isNounLike(nounAfter(phrase, match.end()));
  }

  /** "the year ended 31 March" is a length of time; "the week" the one that the text is in. */
  private static Expression theUnit(Match match) {
    Phrase phrase = match.phrase();
    Unit unit = Unit.valueOf(phrase.word(match.end() - 1).toUpperCase(java.util.Locale.ROOT));
    boolean ended =
        switch (phrase.word(match.end())) {
          case "ended", "ending", "through" -> true;
          case "to" ->
              phrase.is(match.end() + 1, Kind.MONTH)
                  || phrase.is(match.end() + 1, Kind.WEEKDAY)
                  || phrase.tokens().number(match.end() + 1) > 0;
          default -> false;
        };
    if (ended && unit != Unit.DAY) {
      return new Duration(unit.period("1"));
    }
    boolean ofStory =
        unit == Unit.DAY
            || phrase.is(match.end() - 2, "that")
            || phrase.is(match.end() - 2, "same");
    return new Period(unit, 0, ofStory ? Anchor.NARRATIVE : Anchor.SCENE);
  }

  private static int nounAfter(Phrase phrase, int of) {
    return phrase.is(of + 1, "the") ? of + 2 : of + 1;
  }

  private static Expression part(Match match, Expression whole) {
    return whole instanceof Period
        ? new Modified(
            whole, match.phrase().word(match.begin()).startsWith("e") ? Mod.START : Mod.END)
        : whole;
  }

  private static @Nullable Expression week(Match match, String first) {
    return match.has(first)
            && CalendarRules.isOnCalendar(UNKNOWN, match.number("month"), match.number("day"))
        ? new Holding(
            Unit.WEEK,
            new CalendarDate(
                Year.NOT_STATED, match.number("month"), match.number("day"), Direction.OPEN))
        : null;
  }
}
