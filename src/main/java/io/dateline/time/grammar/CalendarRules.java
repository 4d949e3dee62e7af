package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.SlashedDate;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates by day, month and year, in every order. */
final class CalendarRules {

  private static final Set<String> BEFORE_YEAR =
      Set.of(
          "in", "since", "until", "till", "by", "of", "from", "to", "during", "before", "after",
          "early", "late", "mid", "between", "and", "through", "the", "around", "about", "circa",
          "year", "for", "than", "on", "as", "or", "born", "died", "founded", "built", "spring",
          "summer", "fall", "winter", "autumn");

  /** The longest stretch of years that is written as one, such as a dynasty's. */
  private static final int LONGEST_SPAN = 300;

  private static final String BC = "bc|b.c.|b.c|bce|b.c.e.|b.c.e";

  private static final Set<String> OPENERS = Set.of("but", "when", "then", "until", "while", "if");

  static final List<Rule> RULES =
      List.of(
          rule(
              "iso-date",
              "<digits4:year> +- +<digits2:month> +- +<digits2:day>",
              CalendarRules::numericDate,
              "The log entry is of [2016-02-27 -> DATE 2016-02-27].",
              "Part 1234-56-78 is out of stock."),
          rule(
              "iso-date-time",
              "<digits4:year> +- +<digits2:month> +- +<digits2:day> +t +<digits2:hour> +:"
                  + " +<digits2:minute> ( +: +<digits2:second> ( +. +<int:fraction> )? )?"
                  + " ( +z )? ( +<zone> )?",
              CalendarRules::isoDateTime,
              "Received at [2016-02-27T08:15:00Z -> TIME 2016-02-27T08:15:00]."),
          rule(
              "iso-month",
              "<digits4:year> +- +<digits2:month>",
              CalendarRules::isoMonth,
              "The report of [2016-11 -> DATE 2016-11] is out.",
              "Part 2016-11-4711 is out of stock."),
          rule(
              "year-month-day",
              "<digits4:year> +/ +<int:month> +/ +<int:day>",
              match -> isInChain(match, '/') ? null : numericDate(match),
              "Stamped [2012/8/10 -> DATE 2012-08-10].",
              "Case 2012/44/10 is open."),
          rule(
              "month-and-year",
              "<digits2:month> +/ +<digits4:year>",
              CalendarRules::monthAndYear,
              "Stamped [09/2012 -> DATE 2012-09].",
              "Case 09/4712 is open."),
          rule(
              "day-month-name-year",
              "<day> +-|/ +<month> +-|/ +<year>",
              CalendarRules::date,
              "Stamped [05-Aug-2016 -> DATE 2016-08-05].",
              "Stamped [23/Sep/2020 -> DATE 2020-09-23]."),
          rule(
              "bc-date",
              "<month> <day:day>? ,? <int:year> " + BC,
              CalendarRules::beforeChrist,
              "He fell on [March 15, 44 BC -> DATE BC0044-03-15]."),
          rule(
              "bc-day-month",
              "the? <day> of? <month> ,? <int:year> " + BC,
              CalendarRules::beforeChrist,
              "He fell on [15 March 44 BC -> DATE BC0044-03-15]."),
          rule(
              "bc-year",
              "<int:year> " + BC,
              CalendarRules::beforeChrist,
              "The city fell in [146 BC -> DATE BC0146].",
              "The city fell in [146 B.C. -> DATE BC0146]",
              "They moved to Vancouver, BC."),
          rule(
              "bc-years",
              "<int:first> ( " + BC + " )? -|\u2013|\u2014|to|and|until <int:year> " + BC,
              CalendarRules::yearsBeforeChrist,
              "The revolt of [499 -> DATE BC0499]\u2013[493 BC -> DATE BC0493] failed."),
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
              "It may 22 times fail."),
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
              "month-days",
              "<month> <day:first> ( , <day:second> )? ( , <day:third> )? ,?"
                  + " -|\u2013|to|through|and|or <day:last> ( ,? <year> )?",
              CalendarRules::days,
              "Open on [February 22 -> DATE 2016-02-22]-[23 -> DATE 2016-02-23]."),
          rule(
              "days-month",
              "the? <day:first> ( , the? <day:second> )? ( , the? <day:third> )? ,?"
                  + " -|\u2013|to|through|and|or|until the? <day:last> of? <month> ( ,? <year> )?",
              CalendarRules::days,
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
              CalendarRules::months,
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
              "month",
              "<month>",
              match -> followsTitle(match) ? null : CalendarRules.month(match),
              "The mission ended in [January -> DATE 2016-01].",
              "He may march.",
              "The March to the Sea was long.",
              "March on the city!"),
          rule(
              "numeric-date",
              "<int:first> +/ +<int:second> +/ +<int:year>",
              CalendarRules::slashed,
              "Stamped [02/27/2016 -> DATE 2016-02-27].",
              "Stamped [27/2/16 -> DATE 2016-02-27].",
              "See section 45/99/2016."),
          rule(
              "spaced-numeric-date",
              "<int:first> / <int:second> / <digits4:year>",
              CalendarRules::slashed,
              "Stamped [02 / 27 / 2016 -> DATE 2016-02-27].",
              "See section 45 / 99 / 216."),
          rule(
              "hyphened-date",
              "<int:first> +- +<int:second> +- +<digits4:year>",
              CalendarRules::hyphened,
              "Stamped [27-02-2016 -> DATE 2016-02-27].",
              "Stamped [02-27-2016 -> DATE 2016-02-27].",
              "Call 555-27-02-2016 or 27-02-2016-5.",
              "Part 45-99-2016 is missing."),
          rule(
              "dotted-date",
              "<int:day> +. +<int:month> +. +<digits4:year>",
              CalendarRules::numericDate,
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
              CalendarRules::nineEleven,
              "Security was tightened after [9/11 -> DATE 2001-09-11].",
              "They voted 9/12 for it."),
          rule(
              "september-eleventh",
              "the? <month> the? <day> terror|terrorist? attack|attacks|hijackings",
              CalendarRules::september11,
              "It changed after [the September 11th attacks -> DATE 2001-09-11].",
              "The [May 3 -> DATE 2015-05-03] attacks shocked it."),
          rule(
              "other-calendar",
              "the? <day> of? <othermonth> ( ,? <int:year> )? a.h.|ah|h|a.p.|ap?",
              match -> new Nothing(Fault.OTHER_CALENDAR),
              "The treaty is dated 12 Ramadan 1437."),
          rule(
              "year-range",
              "<year:first> +-|\u2013|/ +<int:second>",
              CalendarRules::yearRange,
              "In the season of [2014 -> DATE 2014]-[15 -> DATE 2015] they won.",
              "In the season of [2014 -> DATE 2014]-[5 -> DATE 2015] they won.",
              "Call 2014-4711."),
          rule(
              "year-dash-short-year",
              "<year:first> -|\u2013 <digits2:second>",
              match -> endsPhrase(match) ? yearRange(match) : null,
              "The first period ([1892 -> DATE 1892] \u2013 [94 -> DATE 1894]) was short."),
          rule(
              "years",
              "<year:first> -|\u2013|\u2014 <year:last>",
              CalendarRules::years,
              "The Terror ([1793 -> DATE 1793]-[1794 -> DATE 1794]) began.",
              "The road carries 1200-1400 cars."),
          rule(
              "year",
              "<year>",
              match -> isPlainYear(match) ? year(match) : null,
              "The bridge was built in [1998 -> DATE 1998].",
              "Those who led the [1992 -> DATE 1992] protests left.",
              "They read a [1992 -> DATE 1992] analysis.",
              "They taught from [1928 -> DATE 1928] onwards.",
              "[1857 -> DATE 1857]: The sepoys rose.",
              "[1596 -> DATE 1596], of the Safavid era.",
              "At World Cup [2018 -> DATE 2018] day five it rained.",
              "1500, he said.",
              "It killed between 1000 and 2000 by then.",
              "It runs on Windows Server 2019 at home.",
              "They sent 1950 soldiers.",
              "It cost $2014 in all."),
          rule(
              "post-year",
              "post|pre +- +<year>",
              match ->
                  new Modified(
                      year(match),
                      match.phrase().is(match.begin(), "pre") ? Mod.BEFORE : Mod.AFTER),
              "He knew [post-1995 -> DATE 1995] politics."),
          rule(
              "ad-year",
              "a.d.|ad <int:year>",
              CalendarRules::annoDomini,
              "The city fell in [AD 70 -> DATE 0070].",
              "They placed an ad 70 times."),
          rule(
              "year-ad",
              "<int:year> a.d.|ad|ce|c.e.",
              CalendarRules::annoDomini,
              "The city fell in [70 AD -> DATE 0070].",
              "It placed 70 ad pages."),
          rule(
              "early-year",
              "<digits3:year>",
              match -> isEarlyYear(match) ? year(match) : null,
              "Rome fell in [476 -> DATE 0476], they say.",
              "In [212 -> DATE 0212] Caracalla gave them rights.",
              "In [348 -> DATE 0348] Pachomius died.",
              "After [211 -> DATE 0211] became known they fled.",
              "It fell [around 328 -> DATE 0328].",
              "He was seen in 476 places.",
              "In 212 Boeings it failed."),
          rule(
              "the-year",
              "the year <year>",
              CalendarRules::year,
              "It was [the year 1991 -> DATE 1991]."),
          rule(
              "the-early-year",
              "the year <int:year> ( a.d.|ad|ce|c.e. )?",
              match ->
                  isEraYear(match, "year") && !match.phrase().isNounLike(match.end())
                      ? year(match)
                      : null,
              "It was founded in [the year 71 -> DATE 0071].",
              "He taught year 12 pupils."),
          rule(
              "bracketed-life",
              "circa|c|ca|b|r +.? <int:first> -|\u2013 ( c|ca +.? )? <digits3:last>",
              match ->
                  match.phrase().tokens().isSymbol(match.begin() - 1, '(') ? years(match) : null,
              "He (c. [314 -> DATE 0314] \u2013 [368 -> DATE 0368]) was a monk.",
              "The pass (r. 10-368) was late."),
          rule(
              "short-year",
              "<shortyear>",
              match ->
                  new CalendarDate(
                      Year.ofTwoDigits(match.number("shortyear")),
                      UNKNOWN,
                      UNKNOWN,
                      Direction.OPEN),
              "They met in [\u201998 -> DATE 1998]."),
          rule(
              "year-after-name",
              "in <digits2:year> ( and <digits2:next> )?",
              CalendarRules::yearsAfterName,
              "He voted for Reagan in [80 -> DATE 1980] and [84 -> DATE 1984].",
              "She worked for Romney in [08 -> DATE 2008].",
              "They won in 80 and 84 places.",
              "One in 80 was ill."),
          rule(
              "days-of-month",
              "the <dayth:first> -|\u2013|to|and|or the? <dayth:last>",
              CalendarRules::daysOfMonth,
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

  private static @Nullable Expression date(Match match) {
    if (isCounted(match)) {
      return null;
    }
    return isOnCalendar(match.number("year"), match.number("month"), match.number("day"))
        ? calendarDate(match, "day")
        : new Nothing(Fault.IMPOSSIBLE_DATE);
  }

  /** "in January the first part was signed". */
  private static boolean isCounted(Match match) {
    Phrase phrase = match.phrase();
    int day = match.place("day");
    return day == match.end() - 1
        && phrase.is(day, Kind.ORDINAL)
        && phrase.is(day - 1, "the")
        && phrase.isNounLike(match.end());
  }

  private static @Nullable Expression isoMonth(Match match) {
    int year = match.number("year");
    int month = match.number("month");
    boolean alone = !isInChain(match, '-') && !match.phrase().tokens().isGlued(match.begin());
    return alone && isRecent(year) && month >= 1 && month <= 12 && month <= year % 100
        ? new CalendarDate(Year.of(year), month, UNKNOWN, Direction.OPEN)
        : null;
  }

  private static @Nullable Expression monthAndYear(Match match) {
    int month = match.number("month");
    return !isInChain(match, '/') && isRecent(match.number("year")) && month >= 1 && month <= 12
        ? new CalendarDate(Year.of(match.number("year")), month, UNKNOWN, Direction.OPEN)
        : null;
  }

  /** Whether a number of four digits is a year before all else. */
  private static boolean isRecent(int year) {
    return year >= 1900 && year < 2100;
  }

  /** 44 BC is the year -43 of the calendar, which has a year 0. */
  private static @Nullable Expression beforeChrist(Match match) {
    return isEraYear(match, "year")
        ? dateOrFault(Year.of(1 - match.number("year")), match.number("month"), match.number("day"))
        : null;
  }

  private static Expression dateOrFault(Year year, int month, int day) {
    boolean known = month == UNKNOWN || day == UNKNOWN || isOnCalendar(year.value(), month, day);
    return known
        ? new CalendarDate(year, month, day, Direction.OPEN)
        : new Nothing(Fault.IMPOSSIBLE_DATE);
  }

  private static boolean isEraYear(Match match, String name) {
    int year = match.number(name);
    return year >= 1
        && year <= 9_999
        && !Numbers.isPartOfLongerNumber(match.phrase(), match.place(name));
  }

  private static @Nullable Expression yearsBeforeChrist(Match match) {
    int first = match.number("first");
    int last = match.number("year");
    if (!isEraYear(match, "first") || !isEraYear(match, "year") || first <= last) {
      return null;
    }
    int end = match.place("year") - 1;
    return new Series(
        List.of(
            new Piece(match.begin(), end, year(1 - first)),
            new Piece(end + 1, match.end(), year(1 - last))),
        true);
  }

  private static @Nullable Expression annoDomini(Match match) {
    Phrase phrase = match.phrase();
    int era = phrase.tokens().number(match.begin()) < 0 ? match.begin() : match.end() - 1;
    return phrase.tokens().isCapital(era) && isEraYear(match, "year") ? year(match) : null;
  }

  /** Two years of which the second is later, and not by more than a long life of a state. */
  private static @Nullable Expression years(Match match) {
    int first = match.number("first");
    int last = match.number("last");
    Phrase phrase = match.phrase();
    boolean numbers =
        isInChain(match, '-')
            || isNumbered(phrase, match.begin())
            || phrase.sense(match.end(), Kind.SCALE) != null
            || phrase.is(match.end(), Kind.UNIT)
            || isLowerPlural(phrase, match.end());
    if (first >= last || last - first > LONGEST_SPAN || numbers) {
      return null;
    }
    int begin = match.place("first");
    int end = match.place("last");
    return new Series(
        List.of(new Piece(begin, begin + 1, year(first)), new Piece(end, match.end(), year(last))),
        true);
  }

  private static boolean isLowerPlural(Phrase phrase, int at) {
    String word = phrase.word(at);
    return word.length() > 3
        && word.endsWith("s")
        && !word.endsWith("wards")
        && Character.isLowerCase(phrase.tokens().string(at).charAt(0));
  }

  /** Whether what follows closes a bracket, a clause or the sentence. */
  private static boolean endsPhrase(Match match) {
    Phrase phrase = match.phrase();
    return match.end() >= phrase.size() || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL;
  }

  /** "45.99.2016" is no date that somebody got wrong. */
  private static @Nullable Expression numericDate(Match match) {
    Expression date = date(match);
    return date instanceof Nothing ? null : date;
  }

  private static CalendarDate calendarDate(Match match, String day) {
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

  private static @Nullable Expression isoDateTime(Match match) {
    Expression date = numericDate(match);
    if (date == null || match.number("hour") > 24 || match.number("minute") > 59) {
      return null;
    }
    boolean utc = match.phrase().is(match.end() - 1, "z");
    return new DateTime(
        date,
        new Clock(
            match.number("hour"),
            match.number("minute"),
            match.number("second"),
            utc ? new StatedZone(List.of(ZoneId.of("UTC"))) : match.get("zone", StatedZone.class)));
  }

  private static @Nullable Expression slashed(Match match) {
    int first = match.number("first");
    int second = match.number("second");
    int year = match.number("year");
    int digits = match.phrase().tokens().length(match.place("year"));
    if (digits != 2 && digits != 4) {
      return null;
    }
    int fullYear = digits == 2 ? UNKNOWN : year;
    return isOnCalendar(fullYear, first, second) || isOnCalendar(fullYear, second, first)
        ? new SlashedDate(first, second, digits == 2 ? Year.ofTwoDigits(year) : Year.of(year))
        : null;
  }

  /** A date, or a number of some other kind, in which no year is looked for. */
  private static Expression hyphened(Match match) {
    Expression date = isInChain(match, '-') ? null : slashed(match);
    return date == null ? new Nothing(null) : date;
  }

  /** Whether a number goes on with the same sign on either side, as in telephone numbers. */
  private static boolean isInChain(Match match, char sign) {
    Tokens tokens = match.phrase().tokens();
    boolean before = tokens.isSymbol(match.begin() - 1, sign) && tokens.isGlued(match.begin());
    return before || (tokens.isSymbol(match.end(), sign) && tokens.isGlued(match.end()));
  }

  private static @Nullable Expression nineEleven(Match match) {
    Tokens tokens = match.phrase().tokens();
    boolean alone =
        !tokens.isGlued(match.begin())
            && !tokens.isSymbol(match.end(), '/')
            && !tokens.isSymbol(match.end(), '%');
    return alone && match.number("month") == 9 && match.number("day") == 11
        ? new CalendarDate(Year.of(2001), 9, 11, Direction.OPEN)
        : null;
  }

  private static @Nullable Expression september11(Match match) {
    return match.number("month") == 9 && match.number("day") == 11
        ? new NamedDay("2001-09-11", Year.NOT_STATED, Direction.OPEN)
        : null;
  }

  /** Two to four days of one month: an interval, or a list. */
  private static @Nullable Expression days(Match match) {
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
      CalendarDate date = calendarDate(match, name);
      if (!isOnCalendar(date.year().number(), date.month(), date.day()) || date.day() <= before) {
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

  /** "Reagan in 80 and 84": a year by its last digits, after a name and at the end of a phrase. */
  private static @Nullable Expression yearsAfterName(Match match) {
    Tokens tokens = match.phrase().tokens();
    int before = match.begin() - 1;
    boolean named =
        before >= 0
            && tokens.kind(before) == Tokens.Kind.WORD
            && tokens.isCapital(before)
            && match.phrase().known(before) == null;
    int year = match.place("year");
    boolean ends = endsPhrase(match) && !tokens.isSymbol(match.end(), '%');
    if (!named || !ends || !isShortYear(tokens, year)) {
      return null;
    }
    Piece first = new Piece(year, year + 1, shortYear(match.number("year")));
    if (!match.has("next")) {
      return new Series(List.of(first), false);
    }
    int next = match.place("next");
    return isShortYear(tokens, next)
        ? new Series(
            List.of(first, new Piece(next, next + 1, shortYear(match.number("next")))), false)
        : null;
  }

  /** "08" and "84", but not "12", of which there may be so many. */
  private static boolean isShortYear(Tokens tokens, int at) {
    return tokens.number(at) < 10 || tokens.number(at) >= 60;
  }

  private static CalendarDate shortYear(int digits) {
    return CalendarDate.of(Year.ofTwoDigits(digits));
  }

  private static @Nullable Expression daysOfMonth(Match match) {
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

  private static Expression months(Match match) {
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

  /** "2014-15", "2008-9": the last digits of a later year. */
  private static @Nullable Expression yearRange(Match match) {
    int first = match.number("first");
    Tokens tokens = match.phrase().tokens();
    int digits = tokens.length(match.place("second"));
    int scale = digits == 1 ? 10 : digits == 2 ? 100 : 1;
    int second = first / scale * scale + match.number("second");
    return scale == 1 || second <= first || isInChain(match, '-') || isInChain(match, '/')
        ? null
        : new Series(
            List.of(
                new Piece(match.begin(), match.begin() + 1, year(first)),
                new Piece(match.place("second"), match.end(), year(second))),
            true);
  }

  /** A number of three digits that only a year can be. */
  private static boolean isEarlyYear(Match match) {
    Phrase phrase = match.phrase();
    Tokens tokens = phrase.tokens();
    int next = match.end();
    if (Numbers.isPartOfLongerNumber(phrase, match.begin())
        || tokens.isGlued(match.begin())
        || (tokens.isGlued(next) && tokens.kind(next) != Tokens.Kind.SYMBOL)) {
      return false;
    }
    boolean name =
        match.begin() == 1
            && phrase.is(0, "in")
            && next < phrase.size()
            && tokens.isCapital(next)
            && phrase.known(next) == null
            && (!tokens.endsWith(next, "s") || isClassicalName(tokens, next));
    return name
        || switch (phrase.word(match.begin() - 1)) {
          case "in", "since", "until", "by" ->
              switch (phrase.word(next)) {
                case "the", "he", "she", "they", "his", "when", "a" -> true;
                case ",", "." -> phrase.is(match.begin() - 1, "in");
                default -> Tense.isPastVerb(phrase, next);
              };
          case "after", "around", "circa" ->
              match.number("year") % 10 != 0
                  && (phrase.is(next, ".") || Tense.isPastVerb(phrase, next));
          default -> false;
        };
  }

  /** "Pachomius", "Acacis": a name whose "s" is no plural's. */
  private static boolean isClassicalName(Tokens tokens, int at) {
    return tokens.endsWith(at, "us")
        || tokens.endsWith(at, "is")
        || tokens.endsWith(at, "os")
        || tokens.endsWith(at, "as");
  }

  private static Expression month(Match match) {
    return new CalendarDate(Year.NOT_STATED, match.number("month"), UNKNOWN, Direction.OPEN);
  }

  /**
   * "Theresa May", "Mr March": a name, not a month; only where the month is one that names people.
   */
  private static boolean followsTitle(Match match) {
    int month = match.number("month");
    Phrase phrase = match.phrase();
    int at = match.begin() - 1;
    int title = phrase.tokens().isSymbol(at, '.') ? at - 1 : at;
    if (phrase.is(title, Kind.TITLE) || startsName(match) || isProcession(match)) {
      return true;
    }
    boolean alsoName = month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
    if (!alsoName || match.begin() == 0 || match.end() > match.begin() + 1) {
      return false;
    }
    Tokens tokens = match.phrase().tokens();
    int before = match.begin() - 1;
    String word = match.phrase().word(before);
    return tokens.kind(before) == Tokens.Kind.WORD
        && tokens.isCapital(before)
        && !BEFORE_YEAR.contains(word)
        && !OPENERS.contains(word)
        && !match.phrase().hasSense(before);
  }

  /** "the annual March for Science", "the March on Rome": people walking. */
  private static boolean isProcession(Match match) {
    Phrase phrase = match.phrase();
    boolean purpose =
        phrase.is(match.end(), "for")
            || phrase.is(match.end(), "of")
            || phrase.is(match.end(), "on")
            || (phrase.is(match.end(), "to") && phrase.is(match.end() + 1, "the"));
    boolean named =
        phrase.is(match.begin() - 1, "the")
            || phrase.is(match.begin() - 1, "annual")
            || phrase.is(match.begin() - 1, "'s")
            || isQuote(phrase, match.begin() - 1)
            || match.begin() == 0
            || phrase.tokens().isSymbol(match.begin() - 1, '`');
    return match.number("month") == 3 && match.end() == match.begin() + 1 && purpose && named;
  }

  /** "April Jones won", "June Carter sang", "May he rest". */
  private static boolean startsName(Match match) {
    Phrase phrase = match.phrase();
    int before = match.begin() - 1;
    int next = match.end();
    if (next >= phrase.size() || phrase.tokens().kind(next) != Tokens.Kind.WORD) {
      return false;
    }
    if (before < 0 && match.number("month") == 5 && phrase.is(next, Kind.FUNCTION)) {
      return true;
    }
    boolean free =
        before < 0
            || phrase.tokens().kind(before) == Tokens.Kind.SYMBOL
            || phrase.is(before, "and")
            || phrase.is(before, "said");
    return free && phrase.tokens().isCapital(next) && phrase.known(next) == null;
  }

  private static Expression year(Match match) {
    return year(match.number("year"));
  }

  private static Expression year(int year) {
    return new CalendarDate(Year.of(year), UNKNOWN, UNKNOWN, Direction.OPEN);
  }

  /** A number that reads as a year where it stands: after a preposition, or not before a noun. */
  private static boolean isPlainYear(Match match) {
    Phrase phrase = match.phrase();
    int year = match.number("year");
    boolean prepared = BEFORE_YEAR.contains(phrase.word(match.begin() - 1));
    boolean counts =
        phrase.sense(match.end(), Kind.UNIT) != null && !isNumberedUnit(phrase, match.end());
    if (counts || phrase.tokens().isSymbol(match.end(), '/')) {
      return false;
    }
    if (isCode(phrase, match.end()) || isRoundRange(match)) {
      return false;
    }
    boolean glued = phrase.tokens().isGlued(match.begin()) || phrase.tokens().isGlued(match.end());
    if (glued && isAttached(phrase, match)) {
      return false;
    }
    if (isModelYear(match) || isNumbered(phrase, match.begin()) || isAddress(phrase, match.end())) {
      return false;
    }
    boolean quoted =
        isQuote(phrase, match.begin() - 1) && isQuote(phrase, match.end()) && !prepared;
    if (quoted) {
      return false;
    }
    boolean opens = match.begin() == 1 && phrase.is(0, "in");
    boolean round = year % 100 == 0;
    boolean definite = !round && isDefinite(phrase.word(match.begin() - 1));
    boolean beforeNoun = !opens && !definite && isLowerPlural(phrase, match.end());
    if (beforeNoun || phrase.sense(match.end(), Kind.SCALE) != null) {
      return false;
    }
    return (prepared
            || isBracketed(phrase, match)
            || isAfterHeading(phrase, match)
            || isHeading(phrase, match))
        ? year >= 1000
        : isRecent(year);
  }

  /** "between 1000 and 2000": round numbers, not a millennium. */
  private static boolean isRoundRange(Match match) {
    Tokens tokens = match.phrase().tokens();
    int at = match.begin();
    boolean first =
        match.phrase().is(at - 1, "between")
            && isThousands(tokens, at)
            && isThousands(tokens, at + 2);
    boolean second =
        match.phrase().is(at - 3, "between")
            && isThousands(tokens, at)
            && isThousands(tokens, at - 2);
    return first || second;
  }

  private static boolean isThousands(Tokens tokens, int at) {
    return tokens.number(at) > 0 && tokens.number(at) % 500 == 0;
  }

  /** "the 2009 talks", "a 2009 analysis", "their 2006 highs". */
  private static boolean isDefinite(String word) {
    return switch (word) {
      case "the", "a", "its", "his", "her", "their", "our" -> true;
      default -> false;
    };
  }

  /** "2014-4711": a hyphen and a number that is neither a year nor the end of one. */
  private static boolean isCode(Phrase phrase, int hyphen) {
    Tokens tokens = phrase.tokens();
    return tokens.isSymbol(hyphen, '-')
        && tokens.isGlued(hyphen)
        && tokens.isGlued(hyphen + 1)
        && tokens.number(hyphen + 1) >= 0
        && tokens.length(hyphen + 1) > 2
        && !isRecent(tokens.number(hyphen + 1));
  }

  /** "Hydrodynamica (1738)". */
  private static boolean isBracketed(Phrase phrase, Match match) {
    return phrase.tokens().isSymbol(match.begin() - 1, '(')
        && phrase.tokens().isSymbol(match.end(), ')');
  }

  /** "World Cup 2018 day five": the unit has a number of its own. */
  private static boolean isNumberedUnit(Phrase phrase, int unit) {
    return phrase.is(unit + 1, Kind.CARDINAL) || phrase.tokens().number(unit + 1) >= 0;
  }

  /** "1857: The sepoys rose", "1602 (Meidan Emam)": a year at the head of an entry. */
  private static boolean isHeading(Phrase phrase, Match match) {
    return match.begin() == 0
        && switch (phrase.word(match.end())) {
          case ":", "(" -> true;
          case "," -> match.number("year") % 10 != 0;
          default -> false;
        };
  }

  /** "Plan and blockade, 1861", with nothing behind it. */
  private static boolean isAfterHeading(Phrase phrase, Match match) {
    int comma = match.begin() - 1;
    return match.end() == phrase.size()
        && phrase.tokens().isSymbol(comma, ',')
        && comma > 0
        && phrase.tokens().kind(comma - 1) == Tokens.Kind.WORD;
  }

  private static boolean isQuote(Phrase phrase, int at) {
    return phrase.tokens().isSymbol(at, '"')
        || phrase.tokens().isSymbol(at, '\u201c')
        || phrase.tokens().isSymbol(at, '\u201d');
  }

  /** "Room 1998", "No. 1998", "Windows Server 2019". */
  private static boolean isNumbered(Phrase phrase, int at) {
    int noun = phrase.tokens().isSymbol(at - 1, '.') ? at - 2 : at - 1;
    boolean named =
        noun > 0
            && phrase.tokens().kind(noun) == Tokens.Kind.WORD
            && phrase.tokens().isCapital(noun)
            && phrase.tokens().isCapital(noun - 1)
            && !phrase.hasSense(noun);
    return phrase.is(noun, Kind.NUMBERED) || (named && phrase.is(noun - 1, Kind.NUMBERED));
  }

  /** "1984 Elm Street". */
  private static boolean isAddress(Phrase phrase, int at) {
    for (int i = at; i < Math.min(phrase.size(), at + 4); i++) {
      if (phrase.tokens().kind(i) != Tokens.Kind.WORD || !phrase.tokens().isCapital(i)) {
        return false;
      }
      if (i > at && phrase.is(i, Kind.STREET)) {
        return true;
      }
    }
    return false;
  }

  /** "his 1987 Cavalier": somebody's year before a name is that of a make. */
  private static boolean isModelYear(Match match) {
    Phrase phrase = match.phrase();
    boolean owned =
        switch (phrase.word(match.begin() - 1)) {
          case "'s", "his", "her", "their" -> true;
          default -> false;
        };
    return owned
        && match.end() < phrase.size()
        && phrase.tokens().kind(match.end()) == Tokens.Kind.WORD
        && phrase.tokens().isCapital(match.end());
  }

  /** Whether a letter, digit, hyphen or slash touches the number. */
  private static boolean isAttached(Phrase phrase, Match match) {
    Tokens tokens = phrase.tokens();
    boolean before =
        tokens.isGlued(match.begin())
            && (tokens.kind(match.begin() - 1) != Tokens.Kind.SYMBOL
                || tokens.isSymbol(match.begin() - 1, '/')
                || tokens.isSymbol(match.begin() - 1, '_')
                || tokens.isSymbol(match.begin() - 1, '.'));
    boolean after =
        tokens.isGlued(match.end())
            && tokens.kind(match.end()) != Tokens.Kind.SYMBOL
            && !phrase.is(match.end(), "'s")
            && !phrase.is(match.end(), "\u2019s");
    return before || after;
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
