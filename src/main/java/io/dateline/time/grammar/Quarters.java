package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.Year;
import org.jspecify.annotations.Nullable;

/** Quarters, halves and seasons of a year, and the words that look like them. */
final class Quarters {

  private Quarters() {}

  static @Nullable Expression quarter(Match match) {
    boolean half = false;
    for (int i = match.begin(); i < match.end(); i++) {
      half |= match.phrase().is(i, "half") || match.phrase().is(i, "h");
    }
    int ordinal = match.number("ordinal");
    if (ordinal < 1 || ordinal > (half ? 2 : 4)) {
      return null;
    }
    Year year = Year.NOT_STATED;
    if (match.has("year")) {
      year = Year.of(match.number("year"));
    } else if (match.has("direction")) {
      year = Year.fromDocument(match.number("direction"));
    }
    Unit unit = half ? Unit.HALF : Unit.QUARTER;
    return new PartOfYear(unit, (half ? "H" : "Q") + ordinal, year, Direction.OPEN);
  }

  /** "the second half of the game": a part of what is no time. */
  static boolean isShare(Match match) {
    Phrase phrase = match.phrase();
    boolean of = phrase.is(match.end(), "of") && !match.has("year");
    boolean article = phrase.is(match.end() + 1, "the") || phrase.is(match.end() + 1, "a");
    int noun = article ? match.end() + 2 : match.end() + 1;
    return of
        && phrase.tokens().kind(noun) == Tokens.Kind.WORD
        && !phrase.is(noun, Kind.FUNCTION)
        && !phrase.hasSense(noun)
        && !phrase.is(noun, "fiscal")
        && !phrase.is(noun, "its")
        && !phrase.is(noun, "financial")
        && !phrase.is(noun, "calendar");
  }

  /** "H1N1": letters go on behind the number. */
  static boolean isLonger(Match match) {
    Tokens tokens = match.phrase().tokens();
    return tokens.isGlued(match.end()) && tokens.kind(match.end()) != Tokens.Kind.SYMBOL;
  }

  static boolean isCompany(Match match) {
    Tokens tokens = match.phrase().tokens();
    return tokens.isCapital(match.end() - 1)
        && match.phrase().isNounLike(match.end())
        && tokens.isCapital(match.end());
  }

  /** "h2" of a page's code: {@code <h2>Memory</h2>}. */
  static boolean isTag(Match match) {
    Tokens tokens = match.phrase().tokens();
    int before = match.begin() - 1;
    return tokens.isGlued(match.begin())
        && (tokens.isSymbol(before, '<') || tokens.isSymbol(before, '/'));
  }

  static @Nullable Expression yearEarlierQuarter(Match match) {
    return quarter(match) instanceof PartOfYear part
        ? new Shifted(new Duration("P1Y"), -1, part)
        : null;
  }

  static Expression half(Match match, int number) {
    return new PartOfYear(Unit.HALF, "H" + number, Year.of(match.number("year")), Direction.OPEN);
  }

  static Expression season(Match match, Year year, Direction direction) {
    return new PartOfYear(Unit.QUARTER, match.data("season"), year, direction);
  }

  /** "the fall of the city", "the spring of a watch"; but "tours in the fall in support of it". */
  static boolean isDrop(Match match) {
    Phrase phrase = match.phrase();
    boolean within =
        switch (phrase.word(match.begin() - 1)) {
          case "in", "during", "until", "till", "throughout" -> true;
          default -> false;
        };
    boolean alsoNoun = phrase.is(match.end() - 1, "fall") || phrase.is(match.end() - 1, "spring");
    return alsoNoun
        && match.end() == match.begin() + 2
        && (phrase.is(match.end(), "of") || (!within && isInSomething(phrase, match.end())));
  }

  /** "the fall in prices", but not "the fall in Vermont" or "the fall in which". */
  private static boolean isInSomething(Phrase phrase, int in) {
    return phrase.is(in, "in")
        && phrase.isNounLike(in + 1)
        && !phrase.tokens().isCapital(in + 1)
        && !phrase.hasSense(in + 1);
  }

  static boolean isSeasonsName(Match match) {
    Phrase phrase = match.phrase();
    return phrase.tokens().isCapital(match.end() - 1)
        && phrase.is(match.end(), Kind.SEASONAL)
        && phrase.tokens().isCapital(match.end());
  }

  /** A season with an article, or after a preposition. */
  static boolean isSeason(Match match) {
    Phrase phrase = match.phrase();
    if (match.end() == match.begin() + 2) {
      return true;
    }
    return switch (phrase.word(match.begin() - 1)) {
      case "in", "by", "mid", "since", "until", "during" -> true;
      default -> false;
    };
  }
}
