package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
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

  /** What a number of four digits can be when it is no year. */
  private static final List<AntiPattern> NO_YEARS =
      List.of(
          not(
              "count",
              YearRules::isCount,
              "It ran for [1950 hours -> DURATION PT1950H].",
              "It cost 1950 million in all."),
          not(
              "count-of-several",
              YearRules::isOfSeveral,
              "They sent 1950 soldiers.",
              "It hurt more than 1000 people."),
          not("round-range", YearRules::isRoundRange, "It killed between 1500 and 2000 of them."),
          not(
              "fraction",
              match -> match.phrase().tokens().isSymbol(match.end(), '/'),
              "See file 1998/4711/2."),
          not("code", match -> isCode(match.phrase(), match.end()), "Call 2014-4711."),
          not("piece-of-a-name", YearRules::isAttached, "Part X1998 and part 1998X are here."),
          not(
              "model",
              YearRules::isModelYear,
              "She sold her 1987 Corvette.",
              "The union's [1987 -> DATE 1987] Lisbon Declaration holds."),
          not(
              "numbered",
              match -> isNumbered(match.phrase(), match.begin()),
              "They met in Room 1998.",
              "It runs on Windows Server 2019 at home."),
          not(
              "address",
              match -> isAddress(match.phrase(), match.end()),
              "They live at 1984 Elm Street."),
          not("title", YearRules::isQuoted, "They read \"1984\" aloud."));

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
              .unless(NO_YEARS),
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
        CalendarRules.isInChain(match, '-')
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
    boolean irregular =
        switch (word) {
          case "people", "men", "women", "children" -> true;
          default -> false;
        };
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("wards");
    return (irregular || plural) && Character.isLowerCase(phrase.tokens().string(at).charAt(0));
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
            || CalendarRules.isInChain(match, '-')
            || CalendarRules.isInChain(match, '/')
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
   * Of a number that is nothing else: a year after a preposition or at a head, else one of ours.
   */
  private static boolean isPlainYear(Match match) {
    Phrase phrase = match.phrase();
    boolean set =
        isPrepared(match)
            || isBracketed(phrase, match)
            || isAfterHeading(phrase, match)
            || isHeading(phrase, match);
    return set ? match.number("year") >= 1000 : CalendarRules.isRecent(match.number("year"));
  }

  private static boolean isPrepared(Match match) {
    return BEFORE_YEAR.contains(match.phrase().word(match.begin() - 1));
  }

  private static boolean isCount(Match match) {
    Phrase phrase = match.phrase();
    return (phrase.sense(match.end(), Kind.UNIT) != null && !isNumberedUnit(phrase, match.end()))
        || phrase.sense(match.end(), Kind.SCALE) != null;
  }

  private static boolean isOfSeveral(Match match) {
    Phrase phrase = match.phrase();
    boolean opens = match.begin() == 1 && phrase.is(0, "in");
    boolean round = match.number("year") % 100 == 0;
    boolean definite = !round && isDefinite(phrase.word(match.begin() - 1));
    return !opens && !definite && isLowerPlural(phrase, match.end());
  }

  private static boolean isQuoted(Match match) {
    return CalendarRules.isQuote(match.phrase(), match.begin() - 1)
        && CalendarRules.isQuote(match.phrase(), match.end())
        && !isPrepared(match);
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
        && !CalendarRules.isRecent(tokens.number(hyphen + 1));
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
        && phrase.tokens().isCapital(match.end())
        && !endsInDeed(phrase, match.end());
  }

  /** "the union's 1987 Lisbon Declaration": the name of something done, not of a make. */
  private static boolean endsInDeed(Phrase phrase, int name) {
    Tokens tokens = phrase.tokens();
    int last = name;
    while (last + 1 < phrase.size()
        && tokens.kind(last + 1) == Tokens.Kind.WORD
        && tokens.isCapital(last + 1)) {
      last++;
    }
    return tokens.endsWith(last, "tion")
        || tokens.endsWith(last, "sion")
        || tokens.endsWith(last, "ment");
  }

  /** Whether a letter, digit, hyphen or slash touches the number. */
  private static boolean isAttached(Match match) {
    Phrase phrase = match.phrase();
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
}
