package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rules of English time expressions, tried wherever a word or number triggers them.
 *
 * <p>At each place the longest match wins, and of equally long ones the rule that comes first.
 */
public final class Grammar {

  private static final List<Rule> RULES =
      Stream.of(
              CalendarRules.RULES,
              YearRules.RULES,
              WeekdayRules.RULES,
              ClockRules.RULES,
              PeriodRules.RULES,
              RelativeRules.RULES,
              OffsetRules.RULES,
              NarrativeRules.RULES,
              DurationRules.RULES,
              RepetitionRules.RULES,
              ReferenceRules.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Vocabulary VOCABULARY = Vocabulary.of(RULES);

  /** How far before its trigger a phrase may begin, in tokens. */
  private static final int REACH = 8;

  private Grammar() {}

  /**
   * A phrase that says a time.
   *
   * @param begin its first token
   * @param end the token after its last
   * @param expression what it says
   * @param rule the rule that found it
   */
  public record Found(int begin, int end, Expression expression, String rule) {}

  /** The rules, in order. */
  public static List<Rule> rules() {
    return RULES;
  }

  /** The words of a sentence with their entries in the vocabulary. */
  public static Phrase phrase(Tokens tokens) {
    return Phrase.of(tokens, VOCABULARY);
  }

  /** All time phrases of {@code phrase} that do not overlap, in order. */
  public static List<Found> find(Phrase phrase) {
    int trigger = nextTrigger(phrase, 0);
    if (trigger == phrase.size()) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    Match match = new Match(phrase);
    int at = 0;
    while (trigger < phrase.size()) {
      at = Math.max(at, trigger - REACH);
      Found best = null;
      while (best == null && at <= trigger) {
        best = longestAt(phrase, at, match);
        at = best == null ? at + 1 : best.end();
      }
      if (best != null) {
        int floor = found.isEmpty() ? 0 : found.getLast().end();
        found.add(Modifiers.extend(phrase, best, floor));
      }
      trigger = nextTrigger(phrase, Math.max(at, trigger + (best == null ? 1 : 0)));
    }
    return found;
  }

  private static int nextTrigger(Phrase phrase, int from) {
    int i = from;
    while (i < phrase.size() && !phrase.isTrigger(i)) {
      i++;
    }
    return i;
  }

  private static @Nullable Found longestAt(Phrase phrase, int at, Match match) {
    Found best = null;
    for (Rule rule : phrase.rules(at, VOCABULARY)) {
      if (rule.pattern().canMatch(phrase)
          && rule.pattern().match(phrase, at, match)
          && (best == null || match.end() > best.end())) {
        Expression expression = rule.production().apply(match);
        if (expression != null) {
          best = new Found(at, match.end(), expression, rule.name());
        }
      }
    }
    return best;
  }
}
