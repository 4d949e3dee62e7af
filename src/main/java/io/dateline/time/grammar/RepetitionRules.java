package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Repetition;
import java.util.List;

/** Recurring times: "daily", "every year", "each month". */
final class RepetitionRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "frequency",
              "<frequency>",
              match -> isAdjective(match) ? null : new Repetition(match.data("frequency"), null),
              "It declared a quarterly dividend.",
              "The annual meeting was moved.",
              "The report appears [daily -> SET P1D]."),
          rule(
              "each-unit",
              "<each> <unit>",
              match ->
                  match.data("unit").equals("NIGHT") || match.data("unit").equals("FORTNIGHT")
                      ? null
                      : new Repetition(
                          Unit.valueOf(match.data("unit")).period("1"), match.data("each")),
              "They meet [every year -> SET P1Y]."),
          rule(
              "every-other-unit",
              "every other|second <unit>",
              match ->
                  match.data("unit").equals("NIGHT") || match.data("unit").equals("FORTNIGHT")
                      ? null
                      : new Repetition(Unit.valueOf(match.data("unit")).period("2"), "EVERY"),
              "They meet [every other day -> SET P2D]."),
          rule(
              "number-times-a-unit",
              "<number> times a|each|every|per <unit>",
              match ->
                  match.data("unit").equals("NIGHT") || match.data("unit").equals("FORTNIGHT")
                      ? null
                      : new Repetition(Unit.valueOf(match.data("unit")).period("1"), null),
              "They meet [three times a day -> SET P1D]."),
          rule(
              "times-a-unit",
              "once|twice a|each|every|per <unit>",
              match ->
                  match.data("unit").equals("NIGHT") || match.data("unit").equals("FORTNIGHT")
                      ? null
                      : new Repetition(Unit.valueOf(match.data("unit")).period("1"), null),
              "They meet [twice a week -> SET P1W]."),
          rule(
              "each-number-units",
              "<each> <number> <unit>",
              match ->
                  MatchedUnit.duration(match) instanceof Duration every
                      ? new Repetition(every.value(), match.data("each"))
                      : null,
              "They meet [every two weeks -> SET P2W]."),
          rule(
              "per-unit",
              "per <unit>",
              match ->
                  MatchedUnit.isPlural(match)
                          || match.data("unit").equals("NIGHT")
                          || match.data("unit").equals("FORTNIGHT")
                      ? null
                      : new Repetition(Unit.valueOf(match.data("unit")).period("1"), null),
              "They fired 800 shells [per day -> SET P1D]."),
          rule(
              "each-month",
              "<each> <month>",
              match ->
                  new Repetition(
                      String.format(java.util.Locale.ROOT, "XXXX-%02d", match.number("month")),
                      match.data("each")),
              "They meet [every May -> SET XXXX-05]."),
          rule(
              "each-season",
              "<each> <season>",
              match -> new Repetition("XXXX-" + match.data("season"), match.data("each")),
              "It floods [each spring -> SET XXXX-SP]."),
          rule(
              "each-day-part",
              "<each> <daypart>",
              match -> new Repetition("XXXX-XX-XXT" + match.data("daypart"), match.data("each")),
              "They met [every morning -> SET XXXX-XX-XXTMO]."));

  private RepetitionRules() {}

  /** "an annual meeting", "its quarterly dividend": what kind it is, not when it is. */
  private static boolean isAdjective(Match match) {
    return switch (match.phrase().word(match.begin())) {
      case "annual", "quarterly", "yearly", "monthly", "biannual", "biennial" ->
          match.phrase().isNounLike(match.end());
      case "daily" ->
          match.begin() > 0
              && match.phrase().tokens().isCapital(match.begin())
              && match.phrase().isNounLike(match.end())
              && match.phrase().tokens().isCapital(match.end());
      default -> false;
    };
  }
}
