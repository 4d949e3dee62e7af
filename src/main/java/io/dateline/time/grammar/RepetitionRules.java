package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Repetition;
import java.util.List;

/** What recurs: "daily", "every year", "each month". */
final class RepetitionRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "frequency",
              "<frequency>",
              match -> new Repetition(match.data("frequency"), null),
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
              "each-number-units",
              "<each> <number> <unit>",
              match ->
                  RelativeRules.duration(match) instanceof Duration every
                      ? new Repetition(every.value(), match.data("each"))
                      : null,
              "They meet [every two weeks -> SET P2W]."),
          rule(
              "each-month",
              "<each> <month>",
              match ->
                  new Repetition(
                      String.format(java.util.Locale.ROOT, "XXXX-%02d", match.number("month")),
                      match.data("each")),
              "They meet [every May -> SET XXXX-05]."),
          rule(
              "each-day-part",
              "<each> <daypart>",
              match -> new Repetition("XXXX-XX-XXT" + match.data("daypart"), match.data("each")),
              "They met [every morning -> SET XXXX-XX-XXTMO]."));

  private RepetitionRules() {}
}
