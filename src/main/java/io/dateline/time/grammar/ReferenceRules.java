package io.dateline.time.grammar;

import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times that the text leaves vague: now, recently, soon, the past, the future. */
final class ReferenceRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "past-or-future",
              "the near|recent? past|future",
              ReferenceRules::pastOrFuture,
              "It will matter in [the near future -> DATE FUTURE_REF].",
              "The past mistakes were forgotten."),
          rule(
              "reference",
              "right? <reference>",
              ReferenceRules::reference,
              "They are [now -> DATE PRESENT_REF] at home.",
              "They met [recently -> DATE PAST_REF].",
              "They drove past the house."),
          rule(
              "these-days",
              "these days",
              match -> new Reference("PRESENT_REF"),
              "It is rare [these days -> DATE PRESENT_REF]."),
          rule(
              "to-date",
              "to date",
              match -> endsThere(match) || isHead(match) ? new Reference("PRESENT_REF") : null,
              "It is the largest [to date -> DATE PRESENT_REF].",
              "[To date -> DATE PRESENT_REF] nobody has come.",
              "They chose to date the vase."),
          rule(
              "as-soon-as-possible",
              "as soon as possible",
              match -> new Reference("FUTURE_REF"),
              "They will return [as soon as possible -> DATE FUTURE_REF]."),
          rule(
              "later-date",
              "a later date|time",
              match -> new Reference("FUTURE_REF"),
              "It was put off to [a later date -> DATE FUTURE_REF]."),
          rule(
              "the-term",
              "the near|short|long|longer|medium term",
              match -> match.phrase().isNounLike(match.end()) ? null : new Reference("FUTURE_REF"),
              "It matters in [the long term -> DATE FUTURE_REF].",
              "The short term loans were repaid."),
          rule(
              "the-time",
              "at the|that time",
              match -> endsThere(match) ? new Reference("PAST_REF") : null,
              "He was ill [at the time -> DATE PAST_REF].",
              "He was ill at the time of the vote."),
          rule(
              "the-moment",
              "at the? moment|present",
              match -> endsThere(match) ? new Reference("PRESENT_REF") : null,
              "There is no news [at the moment -> DATE PRESENT_REF].",
              "It was cut at the moment of the vote."));

  private ReferenceRules() {}

  private static @Nullable Expression reference(Match match) {
    String word = match.phrase().word(match.place("reference"));
    Phrase phrase = match.phrase();
    int end = match.end();
    boolean nounFollows = phrase.isNounLike(end);
    return switch (word) {
      case "past" -> null;
      case "future" ->
          nounFollows || phrase.tokens().isSymbol(end, '-') ? null : new Reference("FUTURE_REF");
      case "recent", "current", "present" ->
          word.equals("current") && nounFollows ? told(match) : null;
      case "now" -> phrase.is(end, "that") || phrase.is(end, "-") ? null : told(match);
      case "soon" -> isAhead(match) ? told(match) : null;
      default -> told(match);
    };
  }

  private static @Nullable Expression pastOrFuture(Match match) {
    Phrase phrase = match.phrase();
    boolean nounFollows = phrase.isNounLike(match.end());
    return nounFollows || phrase.hasSense(match.end())
        ? null
        : new Reference(phrase.is(match.end() - 1, "past") ? "PAST_REF" : "FUTURE_REF");
  }

  private static Expression told(Match match) {
    return new Reference(match.data("reference"));
  }

  /** "as soon as", "soon after" and "soon became" state an order, not a time to come. */
  private static boolean isAhead(Match match) {
    Phrase phrase = match.phrase();
    return !phrase.is(match.begin() - 1, "as")
        && !phrase.is(match.end(), "after")
        && !phrase.is(match.end(), "afterwards")
        && !phrase.is(match.end(), "afterward")
        && Tense.at(phrase, match.begin(), match.end()) != Tense.PAST;
  }

  /** "To date nobody has come", but "To date the vase, they burned it". */
  private static boolean isHead(Match match) {
    Phrase phrase = match.phrase();
    return match.begin() == 0
        && switch (phrase.word(match.end())) {
          case "we", "they", "he", "she", "it", "there", "no", "only", "nobody", "i", "more" ->
              true;
          default -> false;
        };
  }

  /** Whether the phrase does not refer to the words after it: "at the time of the vote". */
  private static boolean endsThere(Match match) {
    Phrase phrase = match.phrase();
    return match.end() >= phrase.size() || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL;
  }
}
