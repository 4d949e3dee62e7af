package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Digits;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quarters, halves, seasons, decades, centuries, fiscal years and days with names. */
final class PeriodRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "quarter",
              "the? <year>? fiscal? <ordinal> -? quarter|half ( ,? of? fiscal? <year> )?",
              PeriodRules::quarter,
              "Profits rose in [the third quarter of 2015 -> DATE 2015-Q3].",
              "Profits rose in [the first half of 2015 -> DATE 2015-H1]."),
          rule(
              "quarter-of-direction-year",
              "the? fiscal? <ordinal> -? quarter|half ,? of? <direction> year",
              PeriodRules::quarter,
              "Profits rose in [the third quarter of last year -> DATE 2015-Q3]."),
          rule(
              "direction-year-quarter",
              "<direction> year 's fiscal? <ordinal> -? quarter|half",
              PeriodRules::quarter,
              "It beat [last year's fourth quarter -> DATE 2015-Q4]."),
          rule(
              "quarter-code",
              "q +<int:ordinal> ,? ( of? <year> )?",
              PeriodRules::quarter,
              "Revenue in [Q3 2015 -> DATE 2015-Q3] doubled."),
          rule(
              "season-year",
              "the? <season> ,? of? <year>",
              match -> season(match, Year.of(match.number("year")), Direction.OPEN),
              "They fled in [the summer of 2014 -> DATE 2014-SU]."),
          rule(
              "season-of-direction-year",
              "the? <season> ,? of? <direction> year",
              match -> season(match, Year.fromAnchor(match.number("direction")), Direction.OPEN),
              "They fled in [summer last year -> DATE 2015-SU]."),
          rule(
              "direction-season",
              "<direction> <direction:skipped>? <season>",
              match -> season(match, Year.NOT_STATED, Direction.of(match.number("direction"))),
              "They fled [last autumn -> DATE 2015-FA].",
              "The work begins [this spring -> DATE 2016-SP]."),
          rule(
              "season",
              "the? <season>",
              match -> isSeason(match) ? season(match, Year.NOT_STATED, Direction.OPEN) : null,
              "Work resumed in [the winter -> DATE 2015-WI].",
              "The fall of the city was near."),
          rule(
              "decade",
              "the? <digits4:years> +s",
              match -> {
                int years = match.number("years");
                return years % 10 == 0 && years >= 1000 && years < 2200
                    ? new Digits(Integer.toString(years / 10))
                    : null;
              },
              "Life was good in [the 1980s -> DATE 198]."),
          rule(
              "short-decade",
              "the? '|\u2018 +<digits2:years> +s",
              match -> new Digits(Integer.toString(Numbers.century(match.number("years")) / 10)),
              "Life was good in [the '80s -> DATE 198]."),
          rule(
              "named-decade",
              "the <decadename>",
              match -> new Digits("19" + match.number("decadename")),
              "Life was good in [the eighties -> DATE 198]."),
          rule(
              "century",
              "the? <ordinal> -? century",
              match -> {
                int ordinal = match.number("ordinal");
                return ordinal >= 2 && ordinal <= 22
                    ? new Digits(String.format(java.util.Locale.ROOT, "%02d", ordinal - 1))
                    : null;
              },
              "A church of [the 19th century -> DATE 18]."),
          rule(
              "fiscal-year",
              "fiscal year? <year>",
              match ->
                  new CalendarDate(Year.of(match.number("year")), UNKNOWN, UNKNOWN, Direction.OPEN),
              "Losses grew in [fiscal 2015 -> DATE 2015]."),
          rule(
              "named-day-year",
              "<namedday> ,? of? <year>",
              match -> named(match, Year.of(match.number("year")), Direction.OPEN),
              "It was on [Christmas Eve 2014 -> DATE 2014-12-24]."),
          rule(
              "direction-named-day",
              "<direction> <namedday>",
              match -> named(match, Year.NOT_STATED, Direction.of(match.number("direction"))),
              "They left [last Christmas -> DATE 2015-12-25]."),
          rule(
              "named-day",
              "<namedday>",
              match -> named(match, Year.NOT_STATED, Direction.OPEN),
              "They left on [New Year's Day -> DATE 2016-01-01]."),
          rule(
              "year-end",
              "year - end|year-end|yearend",
              match ->
                  new Expression.Modified(
                      new CalendarDate(Year.fromAnchor(0), UNKNOWN, UNKNOWN, Direction.OPEN),
                      Mod.END),
              "It will open by [year-end -> DATE 2016]."));

  private PeriodRules() {}

  private static @Nullable Expression quarter(Match match) {
    boolean half = false;
    for (int i = match.begin(); i < match.end(); i++) {
      half |= match.phrase().is(i, "half");
    }
    int ordinal = match.number("ordinal");
    if (ordinal < 1 || ordinal > (half ? 2 : 4)) {
      return null;
    }
    Year year = Year.NOT_STATED;
    if (match.has("year")) {
      year = Year.of(match.number("year"));
    } else if (match.has("direction")) {
      year = Year.fromAnchor(match.number("direction"));
    }
    Unit unit = half ? Unit.HALF : Unit.QUARTER;
    return new PartOfYear(unit, (half ? "H" : "Q") + ordinal, year, Direction.OPEN);
  }

  private static Expression season(Match match, Year year, Direction direction) {
    return new PartOfYear(Unit.QUARTER, match.data("season"), year, direction);
  }

  /** "the fall of the city" and "the spring of a watch" are no seasons. */
  private static boolean isSeason(Match match) {
    Phrase phrase = match.phrase();
    boolean alsoNoun = phrase.is(match.end() - 1, "fall") || phrase.is(match.end() - 1, "spring");
    boolean article = match.end() == match.begin() + 2;
    if (article) {
      return !alsoNoun || !phrase.is(match.end(), "of");
    }
    return switch (phrase.word(match.begin() - 1)) {
      case "in", "by", "mid", "since", "until", "during" -> true;
      default -> false;
    };
  }

  private static Expression named(Match match, Year year, Direction direction) {
    return new NamedDay(match.data("namedday"), year, direction);
  }
}
