package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Part.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lengths of time. */
final class DurationRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "duration",
              "<number> ( more|straight|consecutive|additional|full|trading|whole )? <unit>",
              DurationRules::counted,
              "It lasted [two years -> DURATION P2Y].",
              "It lasted [six straight days -> DURATION P6D].",
              "It lasted [two and a half years -> DURATION P2Y6M].",
              "They won by a second goal."),
          rule(
              "duration-and-a-half",
              "<number> <unit> and a half",
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
              "It lasted [a minute and a half -> DURATION PT1M30S]."),
          rule(
              "duration-hyphen",
              "<number> -|\u2011 <unit> ( - old )?",
              match -> match.phrase().is(match.begin(), "a") ? null : RelativeRules.duration(match),
              "It was a [five-year -> DURATION P5Y] plan.",
              "It was a [50-day -> DURATION P50D] siege."),
          rule(
              "first-units-of",
              "the? first|final|initial|full|entire <number>? <unit>",
              match -> match.has("number") ? RelativeRules.duration(match) : null,
              "In [the first nine months -> DURATION P9M] sales grew."),
          rule(
              "the-counted-units",
              "the <number> <unit>",
              RelativeRules::duration,
              "In [the nine months -> DURATION P9M] sales grew."),
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
    boolean ordinalSecond = match.data("unit").equals("SECOND") && !RelativeRules.isPlural(match);
    if (ordinalSecond && !amount.text().equals("1")) {
      return null;
    }
    boolean article =
        amount.text().equals("1") && match.phrase().word(match.begin()).startsWith("a");
    if (article && ordinalSecond) {
      return null;
    }
    if (article && isRate(match)) {
      return RelativeRules.duration(match) instanceof Duration rate
          ? new Repetition(rate.value(), null)
          : null;
    }
    return RelativeRules.duration(match);
  }

  /** "three times a day", "$20 a year". */
  private static boolean isRate(Match match) {
    return switch (match.phrase().word(match.begin() - 1)) {
      case "times", "once", "twice", "time" -> true;
      default -> false;
    };
  }

  private static @Nullable Expression uncounted(Match match) {
    Unit unit =
        switch (match.data("unit")) {
          case "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "DECADE", "CENTURY", "MINUTE" ->
              Unit.valueOf(match.data("unit"));
          default -> null;
        };
    boolean short_ = match.phrase().word(match.begin()).length() < 4;
    if (unit == null || short_ || !RelativeRules.isPlural(match)) {
      return null;
    }
    return new Duration(unit.period("X"));
  }
}
