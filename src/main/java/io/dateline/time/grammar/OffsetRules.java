package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Part.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times at a distance from the day of writing or from the story: "two weeks ago", "three days
 * later".
 */
final class OffsetRules {

  /** A difference is no day. */
  private static final List<AntiPattern> COMPARED =
      List.of(
          not(
              "compared",
              match -> match.phrase().is(match.end(), "than"),
              "It opened [two days -> DURATION P2D] earlier than planned.",
              "It opened [two days -> DURATION P2D] later than planned."));

  static final List<Rule> RULES =
      List.of(
          rule(
              "units-ago",
              "<number> -? <unit> ( or so )? ago",
              match -> offset(match, -1, Anchor.DOCUMENT),
              "It closed [two weeks ago -> DATE 2016-W06].",
              "It closed [three days ago -> DATE 2016-02-21].",
              "It closed [five years ago -> DATE 2011].",
              "It closed [a few years ago -> DATE PAST_REF]."),
          rule(
              "units-and-units-ago",
              "<number> <unit> and <number:more> <unit:finer> ago",
              OffsetRules::compound,
              "They left [two years and three months ago -> DATE 2013-11].",
              "They left [two days and three hours ago -> DATE 2016-02-22]."),
          rule(
              "long-ago",
              "long ago",
              match -> new Reference("PAST_REF"),
              "It closed [long ago -> DATE PAST_REF]."),
          rule(
              "unknown-units-later",
              "<unit> earlier|later",
              match ->
                  MatchedUnit.isPlural(match) && !match.phrase().is(match.end(), "than")
                      ? new Reference(
                          match.phrase().is(match.end() - 1, "earlier") ? "PAST_REF" : "FUTURE_REF")
                      : null,
              "It had closed [years earlier -> DATE PAST_REF].",
              "[Months later -> DATE FUTURE_REF] it opened."),
          rule(
              "unknown-units-ago",
              "<unit> ago",
              match -> new Reference("PAST_REF"),
              "It closed [years ago -> DATE PAST_REF]."),
          rule(
                  "units-earlier",
                  "<number> <unit> earlier|previously",
                  match -> offset(match, -1, Anchor.NARRATIVE),
                  "They met on [22 February -> DATE 2016-02-22]; [two days earlier -> DATE"
                      + " 2016-02-20] it rained.")
              .unless(COMPARED),
          rule(
              "units-before",
              "<number> <unit> before|after|prior",
              match ->
                  endsThere(match) ? offset(match, isBack(match) ? -1 : 1, Anchor.NARRATIVE) : null,
              "They met on [22 February -> DATE 2016-02-22]; [two days before -> DATE 2016-02-20],"
                  + " it rained.",
              "They met on [20 January -> DATE 2016-01-20] and parted [two days after -> DATE"
                  + " 2016-01-22].",
              "It rained [two days -> DURATION P2D] before the vote."),
          rule(
                  "units-later",
                  "<number> <unit> later",
                  match -> offset(match, 1, Anchor.NARRATIVE),
                  "They met on [20 January -> DATE 2016-01-20]. [Two days later -> DATE 2016-01-22]"
                      + " they parted.",
                  "They met on [20 January -> DATE 2016-01-20]. [A few hours later -> DATE"
                      + " 2016-01-20] they parted.")
              .unless(COMPARED),
          rule(
              "units-from-now",
              "<number> <unit> from now",
              match -> offset(match, 1, Anchor.DOCUMENT),
              "It opens [three days from now -> DATE 2016-02-27]."),
          rule(
              "in-units",
              "<number> <unit>",
              OffsetRules::inUnits,
              "It will open in [three days -> DATE 2016-02-27].",
              "It was built in [three days -> DURATION P3D]."),
          rule(
              "in-units-time",
              "<number> <unit> '|'s|\u2019|\u2019s time",
              match ->
                  match.phrase().is(match.begin() - 1, "in")
                      ? offset(
                          match,
                          1,
                          Tense.at(match.phrase(), match.begin(), match.end()) == Tense.PAST
                              ? Anchor.NARRATIVE
                              : Anchor.DOCUMENT)
                      : null,
              "They meet in [three days' time -> DATE 2016-02-27].",
              "In [one week's time -> DATE 2016-W09] the fair opens.",
              "It was sold at [two days -> DURATION P2D]' notice."));

  private OffsetRules() {}

  /** Whether nothing follows from which it is counted: "two days before the vote". */
  private static boolean endsThere(Match match) {
    Phrase phrase = match.phrase();
    return match.end() >= phrase.size()
        || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL
        || Verbs.isPastVerb(phrase, match.end());
  }

  private static @Nullable Expression offset(Match match, int sign, Anchor anchor) {
    Amount amount = match.get("number", Amount.class);
    Unit unit = MatchedUnit.unit(match);
    if (amount == null) {
      return null;
    }
    if (amount.number() == UNKNOWN
        && unit != null
        && unit.isOfDay()
        && anchor == Anchor.NARRATIVE) {
      return new Period(Unit.DAY, 0, Anchor.NARRATIVE);
    }
    if (amount.number() == UNKNOWN) {
      return new Reference(sign < 0 ? "PAST_REF" : "FUTURE_REF");
    }
    int number = amount.number();
    if (match.data("unit").equals("FORTNIGHT")) {
      return new Offset(number * 2, 0, Unit.WEEK, sign, anchor);
    }
    if (unit == null || number > 20_000) {
      return null;
    }
    return new Offset(number, amount.half(), unit, sign, anchor);
  }

  /** "two years and three months ago" is so many months ago. */
  private static @Nullable Expression compound(Match match) {
    Amount amount = match.get("number", Amount.class);
    Amount more = match.get("more", Amount.class);
    Unit unit = MatchedUnit.unit(match);
    boolean named = !match.data("finer").isEmpty() && !match.data("finer").equals("FORTNIGHT");
    if (amount == null || more == null || unit == null || !named) {
      return null;
    }
    Unit finer = Unit.valueOf(match.data("finer"));
    int each = finer.in(unit);
    boolean whole = amount.half() + more.half() == 0 && amount.number() >= 0 && more.number() >= 0;
    return whole && each > 0 && amount.number() <= 1_000 && more.number() <= 1_000
        ? new Offset(amount.number() * each + more.number(), 0, finer, -1, Anchor.DOCUMENT)
        : null;
  }

  /** "in three days" in a sentence about the future; elsewhere it is a length of time. */
  private static @Nullable Expression inUnits(Match match) {
    boolean ahead =
        match.phrase().is(match.begin() - 1, "in")
            && !DurationRules.isCircle(match)
            && Tense.at(match.phrase(), match.begin(), match.end()) == Tense.FUTURE;
    return ahead ? offset(match, 1, Anchor.DOCUMENT) : null;
  }

  static boolean isBack(Match match) {
    return switch (match.phrase().word(match.end() - 1)) {
      case "before", "prior", "previous" -> true;
      default -> false;
    };
  }
}
