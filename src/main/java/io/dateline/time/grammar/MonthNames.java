package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;

import io.dateline.text.Tokens;
import java.util.List;
import java.util.Set;

/**
 * Distinguishes the names of months from the same words in other senses: people, marches, wishes.
 */
final class MonthNames {

  private static final Set<String> OPENERS = Set.of("but", "when", "then", "until", "while", "if");

  /** The ways in which the name of a month is no month. */
  static final List<AntiPattern> NO_MONTHS =
      List.of(
          not("titled", MonthNames::isTitled, "They met Mr. March.", "They met Senator May."),
          not("first-name", MonthNames::isFirstName, "April Jones won.", "June Carter sang."),
          not("last-name", MonthNames::isLastName, "They met Theresa May."),
          not("wish", MonthNames::isWish, "May he rest."),
          not(
              "procession",
              MonthNames::isProcession,
              "The March to the Sea was long.",
              "The March to Paris was long.",
              "The annual March for Science was long.",
              "March on the city!"));

  private MonthNames() {}

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
            || CalendarRules.isQuote(phrase, match.begin() - 1)
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
}
