package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.Fault;
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

  private static final Set<String> OPENERS = Set.of("but", "when", "then", "until", "while", "if");

  /** What the name of a month can be when it is no month. */
  private static final List<AntiPattern> NO_MONTHS =
      List.of(
          not("titled", CalendarRules::isTitled, "They met Mr. March.", "They met Senator May."),
          not("first-name", CalendarRules::isFirstName, "April Jones won.", "June Carter sang."),
          not("last-name", CalendarRules::isLastName, "They met Theresa May."),
          not("wish", CalendarRules::isWish, "May he rest."),
          not(
              "procession",
              CalendarRules::isProcession,
              "The March to the Sea was long.",
              "The March to Paris was long.",
              "The annual March for Science was long.",
              "March on the city!"));

  /** What digits with hyphens or slashes can be when they are no date. */
  private static final List<AntiPattern> CODES =
      List.of(
          not(
              "hyphened-code",
              match -> isInChain(match, '-'),
              "Part 2016-11-4711 is out of stock."),
          not("slashed-code", match -> isInChain(match, '/'), "Case 2012/8/10/4 is open."),
          not(
              "piece-of-a-name",
              match -> match.phrase().tokens().isGlued(match.begin()),
              "Part X2016-11 is out of stock."));

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
                  match -> isShortYear(match) ? null : numericMonth(match),
                  "The report of [2016-11 -> DATE 2016-11] is out.",
                  "The season of [2008 -> DATE 2008]-[09 -> DATE 2009] was long.")
              .unless(CODES),
          rule(
                  "year-month-day",
                  "<digits4:year> +/ +<int:month> +/ +<int:day>",
                  CalendarRules::numericDate,
                  "Stamped [2012/8/10 -> DATE 2012-08-10].",
                  "Case 2012/44/10 is open.")
              .unless(CODES),
          rule(
                  "month-and-year",
                  "<digits2:month> +/ +<digits4:year>",
                  CalendarRules::numericMonth,
                  "Stamped [09/2012 -> DATE 2012-09].",
                  "Case 09/4712 is open.")
              .unless(CODES),
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
              .unless(NO_MONTHS),
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

  private static Expression date(Match match) {
    return isOnCalendar(match.number("year"), match.number("month"), match.number("day"))
        ? calendarDate(match, "day")
        : new Nothing(Fault.IMPOSSIBLE_DATE);
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

  /** "2008-09" is a year and the next, for no month is so near the year's last digits. */
  private static boolean isShortYear(Match match) {
    return match.number("month") > match.number("year") % 100;
  }

  private static @Nullable Expression numericMonth(Match match) {
    int month = match.number("month");
    return isRecent(match.number("year")) && month >= 1 && month <= 12
        ? new CalendarDate(Year.of(match.number("year")), month, UNKNOWN, Direction.OPEN)
        : null;
  }

  /** Whether a number of four digits is a year before all else. */
  static boolean isRecent(int year) {
    return year >= 1900 && year < 2100;
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
  static boolean isInChain(Match match, char sign) {
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
        ? new NamedDay("2001-09-11", Year.NOT_STATED, Direction.OPEN)
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

  private static boolean isTitled(Match match) {
    Phrase phrase = match.phrase();
    int at = match.begin() - 1;
    return phrase.is(phrase.tokens().isSymbol(at, '.') ? at - 1 : at, Kind.TITLE);
  }

  /** "Theresa May": only where the month is one that names people. */
  private static boolean isLastName(Match match) {
    int month = match.number("month");
    boolean alsoName = month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
    if (!alsoName || match.begin() == 0 || match.end() > match.begin() + 1) {
      return false;
    }
    Tokens tokens = match.phrase().tokens();
    int before = match.begin() - 1;
    String word = match.phrase().word(before);
    return tokens.kind(before) == Tokens.Kind.WORD
        && tokens.isCapital(before)
        && !YearRules.BEFORE_YEAR.contains(word)
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
            || (phrase.is(match.end(), "to") && isAim(phrase, match.end() + 1));
    boolean named =
        phrase.is(match.begin() - 1, "the")
            || phrase.is(match.begin() - 1, "annual")
            || phrase.is(match.begin() - 1, "'s")
            || isQuote(phrase, match.begin() - 1)
            || match.begin() == 0
            || phrase.tokens().isSymbol(match.begin() - 1, '`');
    return match.number("month") == 3 && match.end() == match.begin() + 1 && purpose && named;
  }

  /** "the Sea" or "Paris", but not "May". */
  private static boolean isAim(Phrase phrase, int at) {
    return phrase.is(at, "the")
        || (at < phrase.size() && phrase.tokens().isCapital(at) && !phrase.hasSense(at));
  }

  private static boolean isWish(Match match) {
    return match.begin() == 0
        && match.number("month") == 5
        && match.phrase().is(match.end(), Kind.FUNCTION);
  }

  private static boolean isFirstName(Match match) {
    Phrase phrase = match.phrase();
    int before = match.begin() - 1;
    int next = match.end();
    if (next >= phrase.size() || phrase.tokens().kind(next) != Tokens.Kind.WORD) {
      return false;
    }
    boolean free =
        before < 0
            || phrase.tokens().kind(before) == Tokens.Kind.SYMBOL
            || phrase.is(before, "and")
            || phrase.is(before, "said");
    return free && phrase.tokens().isCapital(next) && phrase.known(next) == null;
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
