package io.dateline.time.grammar;

import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Part.Amount;
import org.jspecify.annotations.Nullable;

/** The unit of time that a match names, and lengths in that unit. */
final class MatchedUnit {

  private MatchedUnit() {}

  static @Nullable Unit unit(Match match) {
    return switch (match.data("unit")) {
      case "FORTNIGHT", "NIGHT", "" -> null;
      default -> Unit.valueOf(match.data("unit"));
    };
  }

  static boolean isPlural(Match match) {
    String word = match.phrase().word(match.place("unit"));
    return word.endsWith("s") || word.endsWith("ia");
  }

  static @Nullable Expression duration(Match match) {
    Amount amount = match.get("number", Amount.class);
    return amount == null ? null : length(match, amount);
  }

  /** So many of the match's unit. */
  static @Nullable Expression length(Match match, Amount amount) {
    Unit unit = match.data("unit").equals("FORTNIGHT") ? Unit.WEEK : unit(match);
    if (match.data("unit").equals("NIGHT")) {
      unit = Unit.DAY;
    }
    return unit == null ? null : new Duration(Durations.period(amount, unit, match.data("unit")));
  }

  /** "recent months" and "the coming weeks" are so many months and weeks. */
  static @Nullable Expression vagueLength(Match match) {
    Unit unit = unit(match);
    return unit != null && isPlural(match) ? new Duration(unit.period("X")) : null;
  }
}
