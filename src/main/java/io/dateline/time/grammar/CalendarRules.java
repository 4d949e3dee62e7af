package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Year;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates by day, month and year, in every order. */
final class CalendarRules {

  private static final String NAMED =
      "bridge|street|avenue|square|stadium|airport|movement|brigade";

  static final List<Rule> RULES =
      List.of(
          rule(
              "iso-date",
              "<digits4:year> +- +<digits2:month> +- +<digits2:day>",
              NumericDates::numericDate,
              "The log entry is of [2016-02-27 -> DATE 2016-02-27].",
              "Part 1234-56-78 is out of stock."),
          rule(
              "iso-date-time",
              "<digits4:year> +- +<digits2:month> +- +<digits2:day> +t +<digits2:hour> +:"
                  + " +<digits2:minute> ( +: +<digits2:second> ( +. +<int:fraction> )? )?"
                  + " ( +z )? ( +<zone> )?",
              NumericDates::isoDateTime,
              "Received at [2016-02-27T08:15:00Z -> TIME 2016-02-27T08:15:00]."),
          rule(
                  "iso-month",
                  "<digits4:year> +- +<digits2:month>",
                  match ->
                      NumericDates.isShortYear(match) ? null : NumericDates.numericMonth(match),
                  "The report of [2016-11 -> DATE 2016-11] is out.",
                  "The season of [2008 -> DATE 2008]-[09 -> DATE 2009] was long.")
              .unless(NumericDates.CODES),
          rule(
                  "year-month-day",
                  "<digits4:year> +/ +<int:month> +/ +<int:day>",
                  NumericDates::numericDate,
                  "Stamped [2012/8/10 -> DATE 2012-08-10].",
                  "Case 2012/44/10 is open.")
              .unless(NumericDates.CODES),
          rule(
                  "month-and-year",
                  "<digits2:month> +/ +<digits4:year>",
                  NumericDates::numericMonth,
                  "Stamped [09/2012 -> DATE 2012-09].",
                  "Case 09/4712 is open.")
              .unless(NumericDates.CODES),
          rule(
              "day-month-name-year",
              "<day> +-|/ +<month> +-|/ +<year>",
              CalendarRules::date,
              "Stamped [05-Aug-2016 -> DATE 2016-08-05].",
              "Stamped [23/Sep/2020 -> DATE 2020-09-23]."),
          rule(
              "bc-date",
              "<month> <day:day>? ,? <int:year> " + YearRules.BC,
              CalendarRules::beforeChrist,
              "He fell on [March 15, 44 BC -> DATE BC0044-03-15]."),
          rule(
              "bc-day-month",
              "the? <day> of? <month> ,? <int:year> " + YearRules.BC,
              CalendarRules::beforeChrist,
              "He fell on [15 March 44 BC -> DATE BC0044-03-15]."),
          rule(
              "month-day-year",
              "<month> the? <day> ,? <year>",
              CalendarRules::date,
              "They signed on [February 27, 2016 -> DATE 2016-02-27].",
              "They signed on [Feb. 27th 2016 -> DATE 2016-02-27].",
              "They signed on [February 27,2016 -> DATE 2016-02-27].",
              "They signed 27,201 of them."),
          rule(
              "month-day-short-year",
              "<month> <day> ,? <shortyear>",
              CalendarRules::date,
              "Filed [Feb. 27 '16 -> DATE 2016-02-27]."),
          rule(
                  "month-day",
                  "<month> the? <day>",
                  CalendarRules::date,
                  "It was adopted on [February 22 -> DATE 2016-02-22].",
                  "It may 22 times fail.")
              .unless(
                  List.of(
                      not(
                          "rank",
                          CalendarRules::isRank,
                          "In [January -> DATE 2016-01] the first part was signed."))),
          rule(
              "day-month-year",
              "the? <day> of? <month> ,? <year>",
              CalendarRules::date,
              "The truce of [27 February 2016 -> DATE 2016-02-27] held.",
              "On [the 27th of February, 2016 -> DATE 2016-02-27] it began."),
          rule(
              "day-month-digits",
              "<day> <month> <digits2:short>",
              match ->
                  match.number("short") > 31 && endsPhrase(match)
                      ? new CalendarDate(
                          Year.ofTwoDigits(match.number("short")),
                          match.number("month"),
                          match.number("day"),
                          Direction.OPEN)
                      : null,
              "He came on [3 Aug 96 -> DATE 1996-08-03].",
              "On [3 August -> DATE 2015-08-03] 96 people came."),
          rule(
              "day-month",
              "the? <day> of? <month>",
              CalendarRules::date,
              "Talks were held on [22 February -> DATE 2016-02-22]."),
          rule(
              "day-month-name",
              "the? <day> of? <month> " + NAMED,
              CalendarRules::named,
              "They crossed the 6 February Bridge.",
              "They founded the 3rd of May Movement.",
              "They met on the 6 February Bridge.",
              "They drove on 6 February Bridge.",
              "On [5 January -> DATE 2016-01-05] Avenue Q opened.",
              "They crossed [the 6 February -> DATE 2016-02-06] bridge."),
          rule(
              "month-day-name",
              "<month> the? <day> " + NAMED,
              CalendarRules::named,
              "They founded the April 6 Movement.",
              "On [January 4 -> DATE 2016-01-04] Bridge Street was shut.",
              "On [January 4 -> DATE 2016-01-04] Airport workers struck.",
              "[February 6 -> DATE 2016-02-06] Stadium Blaze Suspect Held",
              "They crossed the [February 6 -> DATE 2016-02-06] bridge."),
          rule(
              "month-days",
              "<month> <day:first> ( , <day:second> )? ( , <day:third> )? ,?"
                  + " -|\u2013|to|through|and|or <day:last> ( ,? <year> )?",
              DateSeries::days,
              "Open on [February 22 -> DATE 2016-02-22]-[23 -> DATE 2016-02-23]."),
          rule(
              "days-month",
              "the? <day:first> ( , the? <day:second> )? ( , the? <day:third> )? ,?"
                  + " -|\u2013|to|through|and|or|until the? <day:last> of? <month> ( ,? <year> )?",
              DateSeries::days,
              "They met on [3 -> DATE 2016-02-03], [5 -> DATE 2016-02-05] and [9 February -> DATE"
                  + " 2016-02-09].",
              "The fair ran from [1 -> DATE 2016-02-01] to [3 February -> DATE 2016-02-03]."),
          rule(
              "month-year",
              "<month> ,? of? <year>",
              match ->
                  new CalendarDate(
                      Year.of(match.number("year")),
                      match.number("month"),
                      UNKNOWN,
                      Direction.OPEN),
              "It opened in [March 2011 -> DATE 2011-03].",
              "It closed in [April of 2012 -> DATE 2012-04]."),
          rule(
              "months-year",
              "<month> -|\u2013|to|through|and <month:last> ,? of? <year>",
              DateSeries::months,
              "It was built from [March -> DATE 2015-03] to [May 2015 -> DATE 2015-05].",
              "It was shut from [November -> DATE 2014-11] to [May 2015 -> DATE 2015-05]."),
          rule(
              "month-short-year",
              "<month> <shortyear>",
              match ->
                  new CalendarDate(
                      Year.ofTwoDigits(match.number("shortyear")),
                      match.number("month"),
                      UNKNOWN,
                      Direction.OPEN),
              "It opened in [March '11 -> DATE 2011-03]."),
          rule(
              "month-of-direction-year",
              "<month> ( <day> )? ,? of? <direction> year",
              match ->
                  new CalendarDate(
                      Year.fromDocument(match.number("direction")),
                      match.number("month"),
                      match.number("day"),
                      Direction.OPEN),
              "Sales fell in [March last year -> DATE 2015-03].",
              "It will open in [June of next year -> DATE 2017-06]."),
          rule(
              "direction-month",
              "<direction> <month> ( <day> )?",
              match ->
                  new CalendarDate(
                      Year.NOT_STATED,
                      match.number("month"),
                      match.number("day"),
                      Direction.of(match.number("direction"))),
              "The vote was held [last October -> DATE 2015-10].",
              "The vote will be held [next October -> DATE 2016-10]."),
          rule(
              "this-date",
              "this|that <month> <day> ,? <year>",
              CalendarRules::date,
              "In [this February 3, 2015 -> DATE 2015-02-03] photo he smiles."),
          rule(
                  "month",
                  "<month>",
                  CalendarRules::month,
                  "The mission ended in [January -> DATE 2016-01].",
                  "[May -> DATE 2016-05] crude fell to $30.",
                  "He may march.")
              .unless(MonthNames.NO_MONTHS),
          rule(
              "numeric-date",
              "<int:first> +/ +<int:second> +/ +<int:year>",
              NumericDates::slashed,
              "Stamped [02/27/2016 -> DATE 2016-02-27].",
              "Stamped [27/2/16 -> DATE 2016-02-27].",
              "See section 45/99/2016."),
          rule(
              "spaced-numeric-date",
              "<int:first> / <int:second> / <digits4:year>",
              NumericDates::slashed,
              "Stamped [02 / 27 / 2016 -> DATE 2016-02-27].",
              "See section 45 / 99 / 216."),
          rule(
              "hyphened-date",
              "<int:first> +- +<int:second> +- +<digits4:year>",
              NumericDates::hyphened,
              "Stamped [27-02-2016 -> DATE 2016-02-27].",
              "Stamped [02-27-2016 -> DATE 2016-02-27].",
              "Call 555-27-02-2016 or 27-02-2016-5.",
              "Part 45-99-2016 is missing."),
          rule(
              "dotted-date",
              "<int:day> +. +<int:month> +. +<digits4:year>",
              NumericDates::numericDate,
              "Stamped [27.02.2016 -> DATE 2016-02-27].",
              "Version 10.15.2016 is out."),
          rule(
              "roman-date",
              "<day> +.? <roman:month> +.? <digits4:year>",
              CalendarRules::date,
              "Stamped [27 II 2016 -> DATE 2016-02-27].",
              "Article 27 V applies."),
          rule(
              "nine-eleven",
              "<int:month> +/ +<int:day>",
              NumericDates::nineEleven,
              "Security was tightened after [9/11 -> DATE 2001-09-11].",
              "They voted 9/12 for it."),
          rule(
              "september-eleventh",
              "the? <month> the? <day> terror|terrorist?"
                  + " attack|attacks|hijackings|hijackers|victims|commission|fund",
              NumericDates::september11,
              "It changed after [the September 11th attacks -> DATE 2001-09-11].",
              "It changed after [the September 11th attack -> DATE 2001-09-11].",
              "He sat on [the Sept. 11 commission -> DATE 2001-09-11].",
              "The [May 3 -> DATE 2015-05-03] attacks shocked it."),
          rule(
              "other-calendar",
              "the? <day> of? <othermonth> ( ,? <int:year> )? a.h.|ah|h|a.p.|ap?",
              match -> new Nothing(Fault.OTHER_CALENDAR),
              "The treaty is dated 12 Ramadan 1437."),
          rule(
              "days-of-month",
              "the <dayth:first> -|\u2013|to|and|or the? <dayth:last>",
              DateSeries::daysOfMonth,
              "They met on [the 22nd -> DATE 2016-02-22] and [23rd -> DATE 2016-02-23].",
              "They came in the first and second car."),
          rule(
              "day-of-month",
              "the <dayth>",
              match -> isPlainDay(match) ? new DayOfMonth(match.number("dayth"), UNKNOWN) : null,
              "They met again on [the 22nd -> DATE 2016-02-22].",
              "It was the 22nd meeting.",
              "It was the first."));

  private CalendarRules() {}

  static Expression date(Match match) {
    return isOnCalendar(match.number("year"), match.number("month"), match.number("day"))
        ? calendarDate(match, "day")
        : new Nothing(Fault.IMPOSSIBLE_DATE);
  }

  /**
   * "the 6 February Bridge", "3 May Movement": what is named after a day is no time. Places are not
   * where nothing shows that the name goes with the date: "On July 4 Bridge Street was shut",
   * "March 22 Airport Attack".
   */
  private static @Nullable Expression named(Match match) {
    Phrase phrase = match.phrase();
    int name = match.end() - 1;
    if (!phrase.tokens().isCapital(name)) {
      return null;
    }
    boolean definite = phrase.is(match.begin(), "the") || phrase.is(match.begin() - 1, "the");
    boolean dated = phrase.is(match.begin() - 1, "on");
    boolean goesOn =
        phrase.tokens().kind(match.end()) == Tokens.Kind.WORD
            && (phrase.tokens().isCapital(match.end())
                || FourDigits.isLowerPlural(phrase, match.end()));
    boolean group = phrase.is(name, "movement") || phrase.is(name, "brigade");
    return group || !goesOn || (definite && !dated) ? new Nothing(null) : null;
  }

  /** "in January the first part was signed". */
  private static boolean isRank(Match match) {
    Phrase phrase = match.phrase();
    int day = match.place("day");
    return day == match.end() - 1
        && phrase.is(day, Kind.ORDINAL)
        && phrase.is(day - 1, "the")
        && phrase.isNounLike(match.end());
  }

  /** 44 BC is the year -43 of the calendar, which has a year 0. */
  static @Nullable Expression beforeChrist(Match match) {
    return YearRules.isEraYear(match, "year")
        ? dateOrFault(Year.of(1 - match.number("year")), match.number("month"), match.number("day"))
        : null;
  }

  private static Expression dateOrFault(Year year, int month, int day) {
    boolean known = month == UNKNOWN || day == UNKNOWN || isOnCalendar(year.value(), month, day);
    return known
        ? new CalendarDate(year, month, day, Direction.OPEN)
        : new Nothing(Fault.IMPOSSIBLE_DATE);
  }

  /** Whether what follows closes a bracket, a clause or the sentence. */
  static boolean endsPhrase(Match match) {
    Phrase phrase = match.phrase();
    return match.end() >= phrase.size() || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL;
  }

  static CalendarDate calendarDate(Match match, String day) {
    return new CalendarDate(
        match.has("shortyear")
            ? Year.ofTwoDigits(match.number("shortyear"))
            : Year.of(match.number("year")),
        match.number("month"),
        match.number(day),
        Direction.OPEN);
  }

  static boolean isOnCalendar(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    return day <= YearMonth.of(year == UNKNOWN ? 2000 : year, month).lengthOfMonth();
  }

  /** "October crude fell": what is traded for a month is delivered in the next one of that name. */
  private static Expression month(Match match) {
    boolean traded =
        switch (match.phrase().word(match.end())) {
          case "crude", "futures", "contract", "contracts", "delivery" -> true;
          default -> false;
        };
    return new CalendarDate(
        Year.NOT_STATED, match.number("month"), UNKNOWN, traded ? Direction.AHEAD : Direction.OPEN);
  }

  static boolean isQuote(Phrase phrase, int at) {
    return phrase.tokens().isSymbol(at, '"')
        || phrase.tokens().isSymbol(at, '\u201c')
        || phrase.tokens().isSymbol(at, '\u201d');
  }

  private static boolean isPlainDay(Match match) {
    Phrase phrase = match.phrase();
    if (match.number("dayth") == UNKNOWN || phrase.tokens().number(match.begin() + 1) < 0) {
      return false;
    }
    if (match.end() >= phrase.size() || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL) {
      return !phrase.tokens().isSymbol(match.end(), '-');
    }
    return switch (phrase.word(match.end())) {
      case "of" ->
          switch (phrase.word(match.end() + 1)) {
            case "that", "this", "next", "last" -> phrase.is(match.end() + 2, Kind.UNIT);
            case "the" -> phrase.is(match.end() + 2, "same");
            default -> false;
          };
      case "the", "a", "an", "after", "before" -> true;
      default -> phrase.is(match.end(), Kind.FUNCTION);
    };
  }
}
