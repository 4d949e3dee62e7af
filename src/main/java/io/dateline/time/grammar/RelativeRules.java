package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Holding;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Part.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times counted from the day of writing or from where the story has got to. */
final class RelativeRules {

  /** How far before "today" a word that tells of lasting can stand, in tokens. */
  private static final int LASTING_REACH = 10;

  /** What "the year" or "that week" can be when it is no time. */
  private static final List<AntiPattern> NO_UNITS =
      List.of(
          not(
              "piece-of-a-word",
              match -> match.phrase().tokens().isSymbol(match.end(), '-'),
              "He likes the week-end house."),
          not("award", RelativeRules::isAward, "She was Man of the Year."),
          not(
              "numbered",
              match -> match.phrase().tokens().number(match.end()) >= 0,
              "It will end in the year 12000."),
          not("unit-of", RelativeRules::isOfSomething, "It was the year of the flood."));

  /** A difference is no day. */
  private static final List<AntiPattern> COMPARED =
      List.of(
          not(
              "compared",
              match -> match.phrase().is(match.end(), "than"),
              "It opened [two days -> DURATION P2D] earlier than planned.",
              "It opened [two days -> DURATION P2D] later than planned."));

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
                  unit(match) == null || isPlural(match)
                      ? null
                      : length(match, new Amount("1", 1, 1)),
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
              match -> isPlural(match) ? duration(match) : null,
              "It rained in [the past two months -> DURATION P2M].",
              "It will rain for [the next few days -> DURATION PXD]."),
          rule(
              "direction-units",
              "the? <direction> <unit>",
              match -> vagueLength(match),
              "It will rain in [the coming months -> DURATION PXM]."),
          rule(
              "recent-units",
              "the? most? recent <unit>",
              match -> vagueLength(match),
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
              "It closed [late last month -> DATE 2016-01]."),
          rule(
              "units-ago",
              "<number> -? <unit> ( or so )? ago",
              match -> offset(match, -1, Anchor.DOCUMENT),
              "It closed [two weeks ago -> DATE 2016-W06].",
              "It closed [three days ago -> DATE 2016-02-21].",
              "It closed [five years ago -> DATE 2011].",
              "It closed [a few years ago -> DATE PAST_REF]."),
          rule(
              "units-and-units-ago",
              "<number> <unit> and <number:more> <unit:finer> ago",
              RelativeRules::compound,
              "They left [two years and three months ago -> DATE 2013-11].",
              "They left [two days and three hours ago -> DATE 2016-02-22]."),
          rule(
              "long-ago",
              "long ago",
              match -> new Reference("PAST_REF"),
              "It closed [long ago -> DATE PAST_REF]."),
          rule(
              "unknown-units-later",
              "<unit> earlier|later",
              match ->
                  isPlural(match) && !match.phrase().is(match.end(), "than")
                      ? new Reference(
                          match.phrase().is(match.end() - 1, "earlier") ? "PAST_REF" : "FUTURE_REF")
                      : null,
              "It had closed [years earlier -> DATE PAST_REF].",
              "[Months later -> DATE FUTURE_REF] it opened."),
          rule(
              "unknown-units-ago",
              "<unit> ago",
              match -> new Reference("PAST_REF"),
              "It closed [years ago -> DATE PAST_REF]."),
          rule(
                  "units-earlier",
                  "<number> <unit> earlier|previously",
                  match -> offset(match, -1, Anchor.NARRATIVE),
                  "They met on [22 February -> DATE 2016-02-22]; [two days earlier -> DATE"
                      + " 2016-02-20] it rained.")
              .unless(COMPARED),
          rule(
              "units-before",
              "<number> <unit> before|after|prior",
              match ->
                  endsThere(match) ? offset(match, isBack(match) ? -1 : 1, Anchor.NARRATIVE) : null,
              "They met on [22 February -> DATE 2016-02-22]; [two days before -> DATE 2016-02-20],"
                  + " it rained.",
              "They met on [20 January -> DATE 2016-01-20] and parted [two days after -> DATE"
                  + " 2016-01-22].",
              "It rained [two days -> DURATION P2D] before the vote."),
          rule(
                  "units-later",
                  "<number> <unit> later",
                  match -> offset(match, 1, Anchor.NARRATIVE),
                  "They met on [20 January -> DATE 2016-01-20]. [Two days later -> DATE 2016-01-22]"
                      + " they parted.",
                  "They met on [20 January -> DATE 2016-01-20]. [A few hours later -> DATE"
                      + " 2016-01-20] they parted.")
              .unless(COMPARED),
          rule(
              "units-from-now",
              "<number> <unit> from now",
              match -> offset(match, 1, Anchor.DOCUMENT),
              "It opens [three days from now -> DATE 2016-02-27]."),
          rule(
              "in-units",
              "<number> <unit>",
              RelativeRules::inUnits,
              "It will open in [three days -> DATE 2016-02-27].",
              "It was built in [three days -> DURATION P3D]."),
          rule(
              "in-units-time",
              "<number> <unit> '|'s|\u2019|\u2019s time",
              match ->
                  match.phrase().is(match.begin() - 1, "in")
                      ? offset(
                          match,
                          1,
                          Tense.at(match.phrase(), match.begin(), match.end()) == Tense.PAST
                              ? Anchor.NARRATIVE
                              : Anchor.DOCUMENT)
                      : null,
              "They meet in [three days' time -> DATE 2016-02-27].",
              "In [one week's time -> DATE 2016-W09] the fair opens.",
              "It was sold at [two days -> DURATION P2D]' notice."),
          rule(
              "the-unit-before",
              "the <unit> before|after|following|prior|previous",
              match -> isPlural(match) ? null : neighbour(match),
              "They met on [22 February -> DATE 2016-02-22]; [the day before -> DATE 2016-02-21] it"
                  + " rained.",
              "They met on [22 February -> DATE 2016-02-22]; it rained [the day prior -> DATE"
                  + " 2016-02-21].",
              "They met on [9 February -> DATE 2016-02-09]. [The day following -> DATE 2016-02-10]"
                  + " the vote they parted."),
          rule(
              "that-unit",
              "that|same|the <direction>? <unit>",
              RelativeRules::thatUnit,
              "They met in [May 2014 -> DATE 2014-05]. [That year -> DATE 2014] it rained."),
          rule(
              "the-same-unit",
              "the|that same <unit>",
              RelativeRules::thatUnit,
              "They met on [22 February -> DATE 2016-02-22]. On [the same day -> DATE 2016-02-22] it"
                  + " rained."),
          rule(
                  "the-unit",
                  "the entire|whole|full|fiscal|financial|calendar? year|month|week|weekend",
                  RelativeRules::theUnit,
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
   * Whether "today" tells our time and no day: what lasts in the present tense, "The town still
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
      if (Tense.isPastVerb(phrase, i) && !isParticiple(phrase, i)) {
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

  private static @Nullable Unit unit(Match match) {
    return switch (match.data("unit")) {
      case "FORTNIGHT", "NIGHT", "" -> null;
      default -> Unit.valueOf(match.data("unit"));
    };
  }

  static boolean isPlural(Match match) {
    String word = match.phrase().word(match.place("unit"));
    return word.endsWith("s") || word.endsWith("ia");
  }

  private static @Nullable Expression directionUnit(Match match) {
    Unit unit = unit(match);
    if (unit == null || unit.isOfDay() || isPlural(match)) {
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

  static @Nullable Expression duration(Match match) {
    Amount amount = match.get("number", Amount.class);
    return amount == null ? null : length(match, amount);
  }

  /** So many of the match's unit. */
  static @Nullable Expression length(Match match, Amount amount) {
    Unit unit = match.data("unit").equals("FORTNIGHT") ? Unit.WEEK : unit(match);
    if (match.data("unit").equals("NIGHT")) {
      unit = Unit.DAY;
    }
    return unit == null ? null : new Duration(Durations.period(amount, unit, match.data("unit")));
  }

  /** "recent months" and "the coming weeks" are so many months and weeks. */
  private static @Nullable Expression vagueLength(Match match) {
    Unit unit = unit(match);
    return unit != null && isPlural(match) ? new Duration(unit.period("X")) : null;
  }

  /** Whether nothing follows from which it is counted: "two days before the vote". */
  private static boolean endsThere(Match match) {
    Phrase phrase = match.phrase();
    return match.end() >= phrase.size()
        || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL
        || Tense.isPastVerb(phrase, match.end());
  }

  private static @Nullable Expression offset(Match match, int sign, Anchor anchor) {
    Amount amount = match.get("number", Amount.class);
    Unit unit = unit(match);
    if (amount == null) {
      return null;
    }
    if (amount.number() == UNKNOWN
        && unit != null
        && unit.isOfDay()
        && anchor == Anchor.NARRATIVE) {
      return new Period(Unit.DAY, 0, Anchor.NARRATIVE);
    }
    if (amount.number() == UNKNOWN) {
      return new Reference(sign < 0 ? "PAST_REF" : "FUTURE_REF");
    }
    int number = amount.number();
    if (match.data("unit").equals("FORTNIGHT")) {
      return new Offset(number * 2, 0, Unit.WEEK, sign, anchor);
    }
    if (unit == null || number > 20_000) {
      return null;
    }
    return new Offset(number, amount.half(), unit, sign, anchor);
  }

  /** "two years and three months ago" is so many months ago. */
  private static @Nullable Expression compound(Match match) {
    Amount amount = match.get("number", Amount.class);
    Amount more = match.get("more", Amount.class);
    Unit unit = unit(match);
    boolean named = !match.data("finer").isEmpty() && !match.data("finer").equals("FORTNIGHT");
    if (amount == null || more == null || unit == null || !named) {
      return null;
    }
    Unit finer = Unit.valueOf(match.data("finer"));
    int each = finer.in(unit);
    boolean whole = amount.half() + more.half() == 0 && amount.number() >= 0 && more.number() >= 0;
    return whole && each > 0 && amount.number() <= 1_000 && more.number() <= 1_000
        ? new Offset(amount.number() * each + more.number(), 0, finer, -1, Anchor.DOCUMENT)
        : null;
  }

  /** "in three days" in a sentence about the future; elsewhere it is a length of time. */
  private static @Nullable Expression inUnits(Match match) {
    boolean ahead =
        match.phrase().is(match.begin() - 1, "in")
            && !DurationRules.isCircle(match)
            && Tense.at(match.phrase(), match.begin(), match.end()) == Tense.FUTURE;
    return ahead ? offset(match, 1, Anchor.DOCUMENT) : null;
  }

  private static boolean isBack(Match match) {
    return switch (match.phrase().word(match.end() - 1)) {
      case "before", "prior", "previous" -> true;
      default -> false;
    };
  }

  private static @Nullable Expression neighbour(Match match) {
    Unit unit = unit(match);
    int sign = isBack(match) ? -1 : 1;
    if (unit == null || unit.isOfDay() || match.phrase().is(match.begin() - 1, "over")) {
      return null;
    }
    return new Period(unit, sign, Anchor.NARRATIVE);
  }

  private static @Nullable Expression thatUnit(Match match) {
    Unit unit = unit(match);
    if (unit == null || unit.isOfDay() || isPlural(match) || match.has("direction")) {
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
