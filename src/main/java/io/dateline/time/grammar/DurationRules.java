package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Part.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lengths of time. */
final class DurationRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "fraction",
              "<number> -|\u2011? quarters",
              match -> isThreeQuarters(match) ? new Nothing(null) : null,
              "Three-quarters of the food is imported.",
              "Three quarters of the troops fled."),
          rule(
              "one-quarter",
              "one|a -? quarter of the|its|his|her|their|all",
              match -> new Nothing(null),
              "They lease about one-quarter of the land.",
              "It lay a quarter-mile from the shore.",
              "It lasted [one quarter -> DURATION P1Q]."),
          rule(
              "duration",
              "<number> ( more|straight|consecutive|additional|full|trading|whole )? <unit>",
              DurationRules::counted,
              "It lasted [two years -> DURATION P2Y].",
              "It lasted [six straight days -> DURATION P6D].",
              "It lasted [two and a half years -> DURATION P2Y6M].",
              "They won by a second goal.",
              "It was feared in some quarters.",
              "There is fear in some quarters.",
              "It came after [several quarters -> DURATION PXQ] of losses.",
              "On day five it rained.",
              "It costs $358,000 [a month -> SET P1M].",
              "It has four flights [a week -> SET P1W].",
              "It is for ages 6 months and up.",
              "It is for ages 6 months to 5 years.",
              "It is for children aged 2 to 5 years."),
          rule(
              "duration-and-a-half",
              "<number> -? <unit> -? and -? a -? half",
              match -> {
                Amount amount = match.get("number", Amount.class);
                return amount == null
                    ? null
                    : new Duration(
                        Durations.period(
                            new Amount(amount.text(), amount.number(), 1),
                            Unit.valueOf(match.data("unit")),
                            match.data("unit")));
              },
              "It lasted [a minute and a half -> DURATION PT1M30S].",
              "It lasted [an hour-and-a-half -> DURATION PT1H30M]."),
          rule(
              "duration-hyphen",
              "<number> -|\u2011 <unit> ( - long )?",
              match ->
                  match.phrase().is(match.begin(), "a")
                          || match.phrase().is(match.place("unit"), "quarters")
                      ? null
                      : MatchedUnit.duration(match),
              "It was a [five-year -> DURATION P5Y] plan.",
              "It was a [50-day -> DURATION P50D] siege."),
          rule(
              "age",
              "<number> -|\u2011? <unit> -|\u2011? old|olds",
              match -> new Nothing(null),
              "The 22-year-old driver was unhurt.",
              "She is 52 years old.",
              "A six-month-old child was saved."),
          rule(
              "scores-of-units",
              "tens|dozens|scores|hundreds|thousands|millions of <unit>",
              DurationRules::uncountedOf,
              "It was ruled for [hundreds of years -> DURATION PXY]."),
          rule(
              "hours-a-day",
              "<number> hours|days|weeks a <unit>",
              match -> new Nothing(null),
              "They work 12 hours a day."),
          rule(
              "quarter-of-unit",
              "a quarter of a|an <unit>",
              DurationRules::quarterOf,
              "It lasted [a quarter of a century -> DURATION P25Y].",
              "It lasted [a quarter of an hour -> DURATION PT15M]."),
          rule(
              "quarter-hyphen-unit",
              "a quarter - <unit>",
              DurationRules::quarterOf,
              "It lasted [a quarter-century -> DURATION P25Y].",
              "It lay a quarter-mile from the shore."),
          rule(
              "unit-long",
              "<unit> - long",
              match ->
                  MatchedUnit.length(
                      match,
                      MatchedUnit.isPlural(match)
                          ? new Amount("X", Expression.UNKNOWN, 0)
                          : new Amount("1", 1, 0)),
              "It was a [decade-long -> DURATION P10Y] war.",
              "It was a [months-long -> DURATION PXM] siege."),
          rule(
              "units-range",
              "<number:first> -|\u2013|to|or|and <number> -? <unit>",
              DurationRules::range,
              "It takes [two -> DURATION P2W] to [three weeks -> DURATION P3W].",
              "It takes [3 -> DURATION P3Y]-[5 years -> DURATION P5Y]."),
          rule(
              "first-units-of",
              "the? first|final|initial|full|entire|latest|opening|closing <number>? <unit>",
              match -> match.has("number") ? MatchedUnit.duration(match) : null,
              "In [the first nine months -> DURATION P9M] sales grew."),
          rule(
              "year-earlier-units",
              "the? year - earlier|ago <number> <unit>",
              MatchedUnit::duration,
              "It beat [the year-earlier nine months -> DURATION P9M]."),
          rule(
              "the-counted-units",
              "the <number> <unit>",
              match ->
                  !MatchedUnit.isPlural(match) && isYearBefore(match)
                      ? null
                      : MatchedUnit.duration(match),
              "In [the nine months -> DURATION P9M] sales grew."),
          rule(
              "light-years",
              "light -|\u2011? years|year",
              match -> new Nothing(null),
              "It is nine light-years away."),
          rule(
              "units",
              "<unit>",
              DurationRules::uncounted,
              "They waited for [hours -> DURATION PTXH].",
              "They came second."));

  private DurationRules() {}

  private static @Nullable Expression counted(Match match) {
    Amount amount = match.get("number", Amount.class);
    if (amount == null) {
      return null;
    }
    if (isTitle(match) || isFraction(match) || isCircle(match)) {
      return new Nothing(null);
    }
    boolean ordinalSecond = match.data("unit").equals("SECOND") && !MatchedUnit.isPlural(match);
    if (ordinalSecond && !amount.text().equals("1")) {
      return null;
    }
    boolean article =
        amount.text().equals("1") && match.phrase().word(match.begin()).startsWith("a");
    boolean earlier =
        match.phrase().tokens().isSymbol(match.end(), '-')
            && (match.phrase().is(match.end() + 1, "earlier")
                || match.phrase().is(match.end() + 1, "ago"));
    boolean attributive =
        match.phrase().tokens().isSymbol(match.end(), '-')
            && match.phrase().is(match.end() + 1, "long");
    boolean plural = MatchedUnit.isPlural(match);
    if (!plural && amount.number() > 1 && isYearBefore(match)) {
      return null;
    }
    if (article && (ordinalSecond || earlier || attributive || plural)) {
      return null;
    }
    if (isAge(match)) {
      return new Nothing(null);
    }
    if (article && (isRate(match) || isPrice(match))) {
      return MatchedUnit.duration(match) instanceof Duration rate
          ? new Repetition(rate.value(), null)
          : null;
    }
    return MatchedUnit.duration(match);
  }

  /** "in some quarters": circles of people. */
  static boolean isCircle(Match match) {
    Phrase phrase = match.phrase();
    return match.data("unit").equals("QUARTER")
        && (phrase.is(match.begin(), "some") || phrase.is(match.begin(), "many"));
  }

  /** "the World Cup 2018 day five", "the 2010 Year notes": a year and what is of it. */
  private static boolean isYearBefore(Match match) {
    int year = match.phrase().tokens().number(match.end() - 2);
    return year >= 1000 && year < 2200;
  }

  /** "60 Minutes" in quotation marks, the unit with a capital: a title. */
  static boolean isTitle(Match match) {
    Tokens tokens = match.phrase().tokens();
    int opening = match.begin() - 1;
    boolean quoted =
        tokens.isSymbol(opening, '"')
            || tokens.isSymbol(opening, '\u201c')
            || tokens.isSymbol(opening, '\u2018')
            || tokens.isSymbol(opening, '\'')
            || tokens.isSymbol(opening, '`');
    return quoted && tokens.isCapital(match.end() - 1);
  }

  /** "for ages 6 months and up", "for ages 6 months to 5 years". */
  private static boolean isAge(Match match) {
    Phrase phrase = match.phrase();
    int joint = match.begin() - 1;
    boolean end =
        switch (phrase.word(joint)) {
          case "to", "and", "-", "\u2013", "through" -> true;
          default -> false;
        };
    int first = phrase.is(joint - 1, Kind.UNIT) ? joint - 2 : joint - 1;
    return isOfAge(phrase, joint) || (end && isOfAge(phrase, first - 1));
  }

  private static boolean isOfAge(Phrase phrase, int word) {
    return phrase.is(word, "ages") || phrase.is(word, "aged") || phrase.is(word, "age");
  }

  /** "a quarter-mile", but not "a quarter-century". */
  private static boolean isFraction(Match match) {
    Phrase phrase = match.phrase();
    return match.data("unit").equals("QUARTER")
        && phrase.tokens().isSymbol(match.end(), '-')
        && phrase.tokens().isGlued(match.end())
        && phrase.isNounLike(match.end() + 1)
        && !phrase.hasSense(match.end() + 1);
  }

  /** "358,000 a month", "four flights a week": what is paid or done in each, not a time. */
  private static boolean isPrice(Match match) {
    Phrase phrase = match.phrase();
    int before = match.begin() - 1;
    boolean number = phrase.tokens().number(before) >= 0 || phrase.is(before, Kind.SCALE);
    boolean counted =
        before > 0
            && phrase.tokens().kind(before) == Tokens.Kind.WORD
            && phrase.tokens().endsWith(before, "s")
            && phrase.known(before) == null
            && (phrase.tokens().number(before - 1) >= 0 || phrase.is(before - 1, Kind.CARDINAL));
    return number || counted;
  }

  /** "three times a day". */
  private static boolean isRate(Match match) {
    return switch (match.phrase().word(match.begin() - 1)) {
      case "times", "once", "twice", "time" -> true;
      default -> false;
    };
  }

  private static boolean isThreeQuarters(Match match) {
    Amount amount = match.get("number", Amount.class);
    boolean hyphen = match.end() == match.begin() + 3;
    return amount != null
        && amount.number() == 3
        && (hyphen || match.phrase().is(match.end(), "of"));
  }

  private static @Nullable Expression quarterOf(Match match) {
    return switch (match.data("unit")) {
      case "CENTURY" -> new Duration("P25Y");
      case "YEAR" -> new Duration("P3M");
      case "HOUR" -> new Duration("PT15M");
      default -> null;
    };
  }

  private static @Nullable Expression range(Match match) {
    if (isAge(match)) {
      return new Nothing(null);
    }
    Amount first = match.get("first", Amount.class);
    Amount second = match.get("number", Amount.class);
    Expression last = MatchedUnit.duration(match);
    Phrase phrase = match.phrase();
    boolean and = phrase.is(match.place("number") - 1, "and");
    if (first == null
        || second == null
        || (and && !phrase.is(match.begin() - 1, "between"))
        || !(last instanceof Duration)
        || first.number() < 0
        || (second.number() >= 0 && first.number() >= second.number())) {
      return null;
    }
    Unit unit =
        switch (match.data("unit")) {
          case "FORTNIGHT", "NIGHT" -> Unit.DAY;
          default -> Unit.valueOf(match.data("unit"));
        };
    int from = match.place("number");
    return new Series(
        List.of(
            new Piece(
                match.begin(),
                from - 1,
                new Duration(Durations.period(first, unit, match.data("unit")))),
            new Piece(from, match.end(), last)),
        false);
  }

  /** "the early hours of Sunday", "in the years 1990 to 1995". */
  private static boolean isOfDay(Match match) {
    Phrase phrase = match.phrase();
    boolean early =
        switch (phrase.word(match.begin() - 1)) {
          case "early", "small", "morning" -> true;
          default -> false;
        };
    return (early && phrase.is(match.end(), "of")) || phrase.tokens().number(match.end()) > 999;
  }

  private static @Nullable Expression uncountedOf(Match match) {
    return MatchedUnit.isPlural(match)
        ? MatchedUnit.length(match, new Amount("X", Expression.UNKNOWN, 0))
        : null;
  }

  private static @Nullable Expression uncounted(Match match) {
    Unit unit =
        switch (match.data("unit")) {
          case "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "DECADE", "CENTURY", "MINUTE" ->
              Unit.valueOf(match.data("unit"));
          default -> null;
        };
    boolean short_ = match.phrase().word(match.begin()).length() < 4;
    if (unit == null
        || short_
        || match.phrase().is(match.end(), "apart")
        || isOfDay(match)
        || !MatchedUnit.isPlural(match)) {
      return null;
    }
    return new Duration(unit.period("X"));
  }
}
