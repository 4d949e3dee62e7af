package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times that the text leaves vague: now, recently, soon, the past, the future. */
final class ReferenceRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "reference",
              "the? near|recent? <reference>",
              ReferenceRules::reference,
              "They are [now -> DATE PRESENT_REF] at home.",
              "They met [recently -> DATE PAST_REF].",
              "It will matter in [the near future -> DATE FUTURE_REF].",
              "They drove past the house."),
          rule(
              "these-days",
              "these days",
              match -> new Reference("PRESENT_REF"),
              "It is rare [these days -> DATE PRESENT_REF]."),
          rule(
              "the-time",
              "at the|that time",
              match -> new Reference("PAST_REF"),
              "He was ill [at the time -> DATE PAST_REF]."));

  private ReferenceRules() {}

  private static @Nullable Expression reference(Match match) {
    String word = match.phrase().word(match.place("reference"));
    boolean bare = match.end() == match.begin() + 1;
    if (word.equals("past") && (bare || match.phrase().hasSense(match.end()))) {
      return null;
    }
    if (word.equals("future") && bare && !match.phrase().is(match.begin() - 1, "in")) {
      return new Reference("FUTURE_REF");
    }
    return new Reference(match.data("reference"));
  }
}
