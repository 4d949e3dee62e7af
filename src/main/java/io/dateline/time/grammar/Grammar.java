package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
              WeekdayRules.RULES,
              ClockRules.RULES,
              PeriodRules.RULES,
              RelativeRules.RULES,
              DurationRules.RULES,
              RepetitionRules.RULES,
              ReferenceRules.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Set<String> OPENING_WORDS =
      Stream.concat(
              RULES.stream().flatMap(rule -> rule.pattern().openingWords().stream()),
              Numbers.OPENING_WORDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** How far before its trigger a phrase may begin, in tokens. */
  private static final int REACH = 6;

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

  /** All time phrases of {@code phrase} that do not overlap, in order. */
  public static List<Found> find(Phrase phrase) {
    List<Found> found = new ArrayList<>();
    int trigger = nextTrigger(phrase, 0);
    int at = 0;
    while (trigger < phrase.size()) {
      at = Math.max(at, trigger - REACH);
      Found best = null;
      while (best == null && at <= trigger) {
        best = longestAt(phrase, at);
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
    while (i < phrase.size() && !phrase.isTrigger(i) && !NamedDayNames.begins(phrase.word(i))) {
      i++;
    }
    return i;
  }

  /** Most words begin no phrase at all: they have no sense and open no pattern. */
  private static boolean canBegin(Phrase phrase, int at) {
    return phrase.hasSense(at)
        || phrase.tokens().kind(at) != Tokens.Kind.WORD
        || OPENING_WORDS.contains(phrase.word(at))
        || NamedDayNames.begins(phrase.word(at));
  }

  private static @Nullable Found longestAt(Phrase phrase, int at) {
    if (!canBegin(phrase, at)) {
      return null;
    }
    Found best = null;
    for (Rule rule : RULES) {
      Match match = rule.pattern().match(phrase, at);
      if (match == null || (best != null && match.end() <= best.end())) {
        continue;
      }
      Expression expression = rule.production().apply(match);
      if (expression != null) {
        best = new Found(at, match.end(), expression, rule.name());
      }
    }
    return best;
  }
}
