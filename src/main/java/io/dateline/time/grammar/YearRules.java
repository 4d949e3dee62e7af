package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Year;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Years alone and in ranges, before Christ and after, in full and by their last digits. */
final class YearRules {

  static final Set<String> BEFORE_YEAR =
      Set.of(
          "in", "since", "until", "till", "by", "of", "from", "to", "during", "before", "after",
          "early", "late", "mid", "between", "and", "through", "the", "around", "about", "circa",
          "year", "for", "than", "on", "as", "or", "born", "died", "founded", "built", "spring",
          "summer", "fall", "winter", "autumn");

  /** The longest stretch of years that is written as one, such as a dynasty's. */
  private static final int LONGEST_SPAN = 300;

  static final String BC = "bc|b.c.|b.c|bce|b.c.e.|b.c.e";

  static final List<Rule> RULES =
      List.of(
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
              YearRules::yearsBeforeChrist,
              "The revolt of [499 -> DATE BC0499]\u2013[493 BC -> DATE BC0493] failed."),
          rule(
              "year-range",
              "<year:first> +-|\u2013|/ +<int:second>",
              YearRules::yearRange,
              "In the season of [2014 -> DATE 2014]-[15 -> DATE 2015] they won.",
              "In the season of [2014 -> DATE 2014]-[5 -> DATE 2015] they won.",
              "Call 2014-4711."),
          rule(
              "year-dash-short-year",
              "<year:first> -|\u2013 <digits2:second>",
              match -> CalendarRules.endsPhrase(match) ? yearRange(match) : null,
              "The first period ([1892 -> DATE 1892] \u2013 [94 -> DATE 1894]) was short."),
          rule(
              "years",
              "<year:first> -|\u2013|\u2014 <year:last>",
              YearRules::years,
              "The Terror ([1793 -> DATE 1793]-[1794 -> DATE 1794]) began.",
              "The road carries 1200-1400 cars."),
          rule(
                  "year",
                  "<year>",
                  match -> isPlainYear(match) ? year(match) : null,
                  "The bridge was built in [1998 -> DATE 1998].",
                  "They read a [1992 -> DATE 1992] analysis.",
                  "They taught from [1928 -> DATE 1928] onwards.",
                  "[1857 -> DATE 1857]: The sepoys rose.",
                  "[1683 -> DATE 1683], long before the siege.",
                  "At World Cup [2018 -> DATE 2018] day five it rained.",
                  "1500, he said.")
              .unless(FourDigits.NO_YEARS),
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
              YearRules::annoDomini,
              "The city fell in [AD 70 -> DATE 0070].",
              "They placed an ad 70 times."),
          rule(
              "year-ad",
              "<int:year> a.d.|ad|ce|c.e.",
              YearRules::annoDomini,
              "The city fell in [70 AD -> DATE 0070].",
              "It placed 70 ad pages."),
          rule(
              "early-year",
              "<digits3:year>",
              match -> isEarlyYear(match) ? year(match) : null,
              "Rome fell in [476 -> DATE 0476], they say.",
              "In [212 -> DATE 0212] Caracalla gave them rights.",
              "In [537 -> DATE 0537] Silverius fled.",
              "It was empty after [533 -> DATE 0533].",
              "It fell [around 473 -> DATE 0473].",
              "He was seen in 476 places.",
              "In 212 Boeings it failed."),
          rule(
              "the-year",
              "the year <year>",
              YearRules::year,
              "It was [the year 1991 -> DATE 1991]."),
          rule(
              "the-early-year",
              "the year <int:year> ( a.d.|ad|ce|c.e. )?",
              match ->
                  isEraYear(match, "year") && !match.phrase().isNounLike(match.end())
                      ? year(match)
                      : null,
              "It burned in [the year 64 -> DATE 0064].",
              "He taught year 12 pupils."),
          rule(
              "bracketed-life",
              "circa|c|ca|b|r +.? <int:first> -|\u2013 ( c|ca +.? )? <digits3:last>",
              match ->
                  match.phrase().tokens().isSymbol(match.begin() - 1, '(') ? years(match) : null,
              "He (c. [412 -> DATE 0412] \u2013 [485 -> DATE 0485]) was a monk.",
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
              YearRules::yearsAfterName,
              "He voted for Carter in [76 -> DATE 1976] and [80 -> DATE 1980].",
              "She worked for Obama in [08 -> DATE 2008].",
              "They won in 80 and 84 places.",
              "One in 80 was ill."));

  private YearRules() {}

  static boolean isEraYear(Match match, String name) {
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
        NumericDates.isInChain(match, '-')
            || FourDigits.isNumbered(phrase, match.begin())
            || phrase.sense(match.end(), Kind.SCALE) != null
            || phrase.is(match.end(), Kind.UNIT)
            || FourDigits.isLowerPlural(phrase, match.end());
    if (first >= last || last - first > LONGEST_SPAN || numbers) {
      return null;
    }
    int begin = match.place("first");
    int end = match.place("last");
    return new Series(
        List.of(new Piece(begin, begin + 1, year(first)), new Piece(end, match.end(), year(last))),
        true);
  }

  /** "Carter in 76 and 80": a year by its last digits, after a name and at the end of a phrase. */
  private static @Nullable Expression yearsAfterName(Match match) {
    Tokens tokens = match.phrase().tokens();
    int before = match.begin() - 1;
    boolean named =
        before >= 0
            && tokens.kind(before) == Tokens.Kind.WORD
            && tokens.isCapital(before)
            && match.phrase().known(before) == null;
    int year = match.place("year");
    boolean ends = CalendarRules.endsPhrase(match) && !tokens.isSymbol(match.end(), '%');
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

  /** "2014-15", "2008-9": the last digits of a later year. */
  private static @Nullable Expression yearRange(Match match) {
    int first = match.number("first");
    Tokens tokens = match.phrase().tokens();
    int digits = tokens.length(match.place("second"));
    int scale = digits == 1 ? 10 : digits == 2 ? 100 : 1;
    int second = first / scale * scale + match.number("second");
    return scale == 1
            || second <= first
            || NumericDates.isInChain(match, '-')
            || NumericDates.isInChain(match, '/')
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
                default -> Verbs.isPastVerb(phrase, next);
              };
          case "after", "around", "circa" ->
              match.number("year") % 10 != 0
                  && (phrase.is(next, ".") || Verbs.isPastVerb(phrase, next));
          default -> false;
        };
  }

  /** "Silverius", "Aspis": a name whose "s" is no plural's. */
  private static boolean isClassicalName(Tokens tokens, int at) {
    return tokens.endsWith(at, "us")
        || tokens.endsWith(at, "is")
        || tokens.endsWith(at, "os")
        || tokens.endsWith(at, "as");
  }

  private static Expression year(Match match) {
    return year(match.number("year"));
  }

  static Expression year(int year) {
    return new CalendarDate(Year.of(year), UNKNOWN, UNKNOWN, Direction.OPEN);
  }

  /**
   * Whether a number that is nothing else is a year: after a preposition or at a head any year is,
   * elsewhere only one of our time.
   */
  private static boolean isPlainYear(Match match) {
    Phrase phrase = match.phrase();
    boolean set =
        isPrepared(match)
            || isBracketed(phrase, match)
            || isAfterHeading(phrase, match)
            || isHeading(phrase, match);
    return set ? match.number("year") >= 1000 : NumericDates.isRecent(match.number("year"));
  }

  static boolean isPrepared(Match match) {
    return BEFORE_YEAR.contains(match.phrase().word(match.begin() - 1));
  }

  /** "Hydrodynamica (1738)". */
  private static boolean isBracketed(Phrase phrase, Match match) {
    return phrase.tokens().isSymbol(match.begin() - 1, '(')
        && phrase.tokens().isSymbol(match.end(), ')');
  }

  /** "1857: The sepoys rose", "1683 (siege)": a year at the head of an entry. */
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
}
