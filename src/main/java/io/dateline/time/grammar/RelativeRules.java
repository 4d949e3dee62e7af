package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Part.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days and periods that are counted from the day of writing: "yesterday", "last week", "this year".
 */
final class RelativeRules {

  /** How far before "today" a word that means lasting can stand, in tokens. */
  private static final int LASTING_REACH = 10;

  static final List<Rule> RULES =
      List.of(
          rule(
              "day-name",
              "<dayname>",
              RelativeRules::dayName,
              "They met [yesterday -> DATE 2016-02-23].",
              "The town still suffers [today -> DATE PRESENT_REF].",
              "The town continues to suffer [today -> DATE PRESENT_REF].",
              "Few of them exist [today -> DATE PRESENT_REF].",
              "It was larger then than it is [today -> DATE PRESENT_REF].",
              "It is a mirror of [today -> DATE PRESENT_REF]'s society.",
              "They read of [today -> DATE 2016-02-24]'s vote.",
              "Talks continued [today -> DATE 2016-02-24].",
              "The road was still shut [today -> DATE 2016-02-24].",
              "They will meet [tomorrow -> DATE 2016-02-25].",
              "They meet [tonight -> TIME 2016-02-24TNI]."),
          rule(
              "day-before-yesterday",
              "the day before|after <dayname>",
              match ->
                  new Period(
                      Unit.DAY,
                      match.number("dayname") + (match.number("dayname") < 0 ? -1 : 1),
                      Anchor.DOCUMENT),
              "They met [the day before yesterday -> DATE 2016-02-22]."),
          rule(
              "nth-unit",
              "the <ordinal> day|week|weekend|month|quarter",
              match -> nth(match, match.number("ordinal")),
              "It starts in [the second week of January -> DATE 2017-W02].",
              "The first day was wet."),
          rule(
              "last-unit-of",
              "the last|final day|week|weekend|month|quarter",
              match -> Nth.opensPeriod(match.phrase(), match.end()) ? nth(match, Nth.LAST) : null,
              "It ends on [the last day of March -> DATE 2016-03-31]."),
          rule(
              "to-this-day",
              "this|the very? present? day",
              match ->
                  match.phrase().is(match.end() - 2, "present")
                          || (match.phrase().is(match.begin(), "this")
                              && match.phrase().is(match.begin() - 1, "to"))
                      ? new Reference("PRESENT_REF")
                      : null,
              "It stands to [this day -> DATE PRESENT_REF].",
              "It has stood until [the present day -> DATE PRESENT_REF].",
              "He gave it to the day nurse."),
          rule(
                  "direction-unit",
                  "the? <direction> <unit>",
                  RelativeRules::directionUnit,
                  "It rained [last week -> DATE 2016-W07].",
                  "It will open [next month -> DATE 2016-03].",
                  "It closed [last year -> DATE 2015].",
                  "It closes [this month -> DATE 2016-02].",
                  "It rained over [the past year -> DURATION P1Y].")
              .unless(
                  List.of(
                      not(
                          "title",
                          DurationRules::isTitle,
                          "He spoke on \"This Week\" at length."))),
          rule(
              "past-unit-and-a-half",
              "the? past|last <unit> and a half",
              match ->
                  MatchedUnit.unit(match) == null || MatchedUnit.isPlural(match)
                      ? null
                      : MatchedUnit.length(match, new Amount("1", 1, 1)),
              "It grew in [the past decade and a half -> DURATION P15Y]."),
          rule(
              "this-years",
              "this years",
              match ->
                  match.phrase().isNounLike(match.end())
                      ? new Period(Unit.YEAR, 0, Anchor.DOCUMENT)
                      : null,
              "The theme of [this years -> DATE 2016] fair is light.",
              "It cost [this many years -> DURATION PXY]."),
          rule(
              "direction-number-units",
              "the? <direction> <number> <unit>",
              match -> MatchedUnit.isPlural(match) ? MatchedUnit.duration(match) : null,
              "It rained in [the past two months -> DURATION P2M].",
              "It will rain for [the next few days -> DURATION PXD]."),
          rule(
              "direction-units",
              "the? <direction> <unit>",
              match -> MatchedUnit.vagueLength(match),
              "It will rain in [the coming months -> DURATION PXM]."),
          rule(
              "recent-units",
              "the? most? recent <unit>",
              match -> MatchedUnit.vagueLength(match),
              "Prices rose in [recent years -> DURATION PXY]."),
          rule(
              "direction-fiscal-year",
              "the? <direction> fiscal|financial year",
              match -> new Period(Unit.YEAR, match.number("direction"), Anchor.DOCUMENT),
              "It will grow in [this fiscal year -> DATE 2016]."),
          rule(
              "units-end",
              "day|week|month|year 's end",
              match ->
                  new Modified(
                      new Period(
                          Unit.valueOf(
                              match
                                  .phrase()
                                  .word(match.begin())
                                  .toUpperCase(java.util.Locale.ROOT)),
                          0,
                          Anchor.SCENE),
                      Mod.END),
              "It is due by [month's end -> DATE 2016-02]."),
          rule(
              "end-the-day",
              "the day",
              match ->
                  (closesDay(match.phrase().word(match.begin() - 1)) || isCourse(match))
                          && !match.phrase().is(match.end(), "of")
                      ? new Period(Unit.DAY, 0, Anchor.SCENE)
                      : null,
              "The index ended [the day -> DATE 2016-02-24] at 7,114.",
              "It was the order of the day.",
              "They won the last match of [the day -> DATE 2016-02-24].",
              "Talks went on in the course of [the day -> DATE 2016-02-24]."),
          rule(
              "earlier-today",
              "earlier|later|late|early today|tonight|yesterday|tomorrow",
              match ->
                  new Modified(
                      dayOf(match.phrase().sense(match.end() - 1, Kind.DAY_NAME)),
                      match.phrase().word(match.begin()).startsWith("e") ? Mod.START : Mod.END),
              "He came [earlier today -> DATE 2016-02-24]."),
          rule(
              "early-hours",
              "the early|small hours",
              match ->
                  match.phrase().is(match.end(), "of")
                      ? null
                      : new Modified(new Period(Unit.DAY, 0, Anchor.SCENE), Mod.START),
              "He died in [the early hours -> DATE 2016-02-24].",
              "He died in [the small hours of Friday -> DATE 2016-02-19]."),
          rule(
              "earlier-this-unit",
              "earlier|later|late|early <direction> <unit>",
              match ->
                  directionUnit(match) instanceof Period period
                      ? new Modified(
                          period,
                          match.phrase().word(match.begin()).startsWith("e") ? Mod.START : Mod.END)
                      : null,
              "It closed [earlier this year -> DATE 2016].",
              "It closed [late last month -> DATE 2016-01]."));

  private RelativeRules() {}

  private static Nth nth(Match match, int number) {
    Unit unit =
        Unit.valueOf(match.phrase().word(match.end() - 1).toUpperCase(java.util.Locale.ROOT));
    return new Nth(number, unit, UNKNOWN, null);
  }

  private static Expression dayName(Match match) {
    return match.phrase().is(match.begin(), "today") && isNowadays(match)
        ? new Reference("PRESENT_REF")
        : dayOf(match.get("dayname", Sense.class));
  }

  /**
   * Whether "today" means our time and no day: it lasts in the present tense, "The town still
   * suffers today", "Few of them exist today", "even today".
   */
  private static boolean isNowadays(Match match) {
    Phrase phrase = match.phrase();
    if (phrase.is(match.begin() - 1, "even")
        || isAsItIs(phrase, match.begin())
        || isOfOurTime(phrase, match.end())) {
      return true;
    }
    boolean lasts = false;
    for (int i = match.begin() - 1; i >= Math.max(0, match.begin() - LASTING_REACH); i--) {
      if (phrase.tokens().isSymbol(i, '.') || phrase.tokens().isSymbol(i, ';')) {
        break;
      }
      if (Verbs.isPastVerb(phrase, i) && !isParticiple(phrase, i)) {
        return false;
      }
      lasts |= isLasting(phrase, i);
    }
    return lasts;
  }

  /** "today's world", "today's society". */
  private static boolean isOfOurTime(Phrase phrase, int possessive) {
    return phrase.is(possessive, "'s")
        && switch (phrase.word(possessive + 1)) {
          case "world", "youth", "society", "generation", "standards", "teenagers" -> true;
          default -> false;
        };
  }

  /** "as it is today", "than they are today". */
  private static boolean isAsItIs(Phrase phrase, int today) {
    boolean is = phrase.is(today - 1, "is") || phrase.is(today - 1, "are");
    return is && (phrase.is(today - 3, "as") || phrase.is(today - 3, "than"));
  }

  /** "is still used today". */
  private static boolean isParticiple(Phrase phrase, int at) {
    for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
      if (phrase.is(i, "is") || phrase.is(i, "are")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLasting(Phrase phrase, int at) {
    return switch (phrase.word(at)) {
      case "still", "exist", "exists", "survive", "survives", "endures", "endure" -> true;
      case "continue", "continues" ->
          phrase.is(at + 1, "to") && !phrase.is(at - 1, "to") && !phrase.is(at - 1, "will");
      default -> false;
    };
  }

  private static Expression dayOf(@Nullable Sense name) {
    Period day = new Period(Unit.DAY, name == null ? 0 : name.value(), Anchor.DOCUMENT);
    return name == null || name.data().isEmpty()
        ? day
        : new DateTime(day, new DayPart(name.data()));
  }

  private static boolean closesDay(String verb) {
    return switch (verb) {
      case "end",
          "ended",
          "ends",
          "ending",
          "close",
          "closed",
          "closing",
          "finish",
          "finished",
          "start",
          "started",
          "begin",
          "began",
          "open",
          "opened" ->
          true;
      default -> false;
    };
  }

  /** "in the course of the day", "for the rest of the day", "the last match of the day". */
  private static boolean isCourse(Match match) {
    Phrase phrase = match.phrase();
    return phrase.is(match.begin() - 1, "of")
        && switch (phrase.word(match.begin() - 2)) {
          case "course", "rest", "remainder" -> true;
          default -> isRanked(phrase, match.begin() - 2);
        };
  }

  /** Whether one of several is counted out right before a noun: "the second match". */
  private static boolean isRanked(Phrase phrase, int noun) {
    return phrase.isNounLike(noun)
        && (phrase.is(noun - 1, Kind.ORDINAL)
            || phrase.is(noun - 1, "last")
            || phrase.is(noun - 1, "final")
            || phrase.is(noun - 1, "biggest"));
  }

  private static @Nullable Expression directionUnit(Match match) {
    Unit unit = MatchedUnit.unit(match);
    if (unit == null || unit.isOfDay() || MatchedUnit.isPlural(match)) {
      return null;
    }
    String word = match.phrase().word(match.place("direction"));
    boolean article = match.phrase().is(match.begin(), "the");
    if (word.equals("past")
        || (article
            && word.equals("last")
            && unit != Unit.DAY
            && unit != Unit.WEEKEND
            && unit != Unit.QUARTER
            && unit != Unit.CENTURY)) {
      return new Duration(Durations.period(new Amount("1", 1, 0), unit, ""));
    }
    boolean ofStory =
        switch (word) {
          case "previous", "preceding", "prior", "following", "subsequent", "ensuing" -> true;
          case "next" ->
              unit == Unit.DAY
                  || (article
                      && Tense.at(match.phrase(), match.begin(), match.end()) != Tense.FUTURE);
          case "last" -> unit == Unit.DAY;
          default -> false;
        };
    return new Period(
        unit, match.number("direction"), ofStory ? Anchor.NARRATIVE : Anchor.DOCUMENT);
  }
}
