package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;

import io.dateline.text.Tokens;
import java.util.List;

/** Distinguishes years from other numbers of four digits: counts, codes, models, addresses. */
final class FourDigits {

  /** The ways in which a number of four digits is no year. */
  static final List<AntiPattern> NO_YEARS =
      List.of(
          not(
              "count",
              FourDigits::isCount,
              "It ran for [1950 hours -> DURATION PT1950H].",
              "It cost 1950 million in all."),
          not(
              "count-of-several",
              FourDigits::isOfSeveral,
              "They sent 1950 soldiers.",
              "It fell below [1990 -> DATE 1990] levels.",
              "It fell from its peak to [2009 -> DATE 2009] lows.",
              "It was sold at [2009 -> DATE 2009] prices.",
              "About 1950 prices fell.",
              "Nearly 1600 levels were measured.",
              "It hurt more than 1000 people."),
          not("round-range", FourDigits::isRoundRange, "It killed between 1500 and 2000 of them."),
          not(
              "fraction",
              match -> match.phrase().tokens().isSymbol(match.end(), '/'),
              "See file 1998/4711/2."),
          not("code", match -> isCode(match.phrase(), match.end()), "Call 2014-4711."),
          not("piece-of-a-name", FourDigits::isAttached, "Part X1998 and part 1998X are here."),
          not(
              "model",
              FourDigits::isModelYear,
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
          not("title", FourDigits::isQuoted, "They read \"1984\" aloud."));

  private FourDigits() {}

  static boolean isLowerPlural(Phrase phrase, int at) {
    String word = phrase.word(at);
    boolean irregular =
        switch (word) {
          case "people", "men", "women", "children" -> true;
          default -> false;
        };
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("wards");
    return (irregular || plural) && Character.isLowerCase(phrase.tokens().string(at).charAt(0));
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
    return !opens
        && !definite
        && !isLevel(phrase, match, round)
        && isLowerPlural(phrase, match.end());
  }

  /**
   * "below 1990 levels", "its 2006 highs": measured in a year, and not counted. A round number, and
   * one of what is often counted, needs a word that measures: "sold at 2009 prices", but "some 1950
   * prices fell".
   */
  private static boolean isLevel(Phrase phrase, Match match, boolean round) {
    boolean measured =
        switch (phrase.word(match.begin() - 1)) {
          case "to", "at", "below", "of", "from", "with", "on" -> true;
          default -> false;
        };
    return switch (phrase.word(match.end())) {
      case "levels", "highs", "lows", "peaks" -> measured || !round;
      case "prices", "standards" -> measured;
      default -> false;
    };
  }

  private static boolean isQuoted(Match match) {
    return CalendarRules.isQuote(match.phrase(), match.begin() - 1)
        && CalendarRules.isQuote(match.phrase(), match.end())
        && !YearRules.isPrepared(match);
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
        && !NumericDates.isRecent(tokens.number(hyphen + 1));
  }

  /** "World Cup 2018 day five": the unit has a number of its own. */
  private static boolean isNumberedUnit(Phrase phrase, int unit) {
    return phrase.is(unit + 1, Kind.CARDINAL) || phrase.tokens().number(unit + 1) >= 0;
  }

  /** "Room 1998", "No. 1998", "Windows Server 2019". */
  static boolean isNumbered(Phrase phrase, int at) {
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
