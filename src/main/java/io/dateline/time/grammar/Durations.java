package io.dateline.time.grammar;

import io.dateline.time.grammar.Part.Amount;

/** Writes amounts of a unit as TIMEX3 periods. */
final class Durations {

  private Durations() {}

  /**
   * "two and a half years" is {@code P2Y6M}, "an hour and a half" {@code PT1H30M}, "two dozen days"
   * {@code P24D}.
   *
   * @param word the lexicon's name of the unit, which may be a fortnight
   */
  static String period(Amount amount, Unit unit, String word) {
    if (word.equals("FORTNIGHT")) {
      return amount.number() < 0 ? "PXW" : "P" + 2 * amount.number() + "W";
    }
    if (amount.half() == 0) {
      return amount.number() > 0
              && amount.number() < 100_000
              && years(unit) > 0
              && !amount.text().contains(".")
          ? Unit.YEAR.period(Integer.toString(Math.multiplyExact(amount.number(), years(unit))))
          : unit.period(amount.text());
    }
    int whole = Math.max(0, amount.number());
    return switch (unit) {
      case YEAR -> whole == 0 ? "P6M" : "P" + whole + "Y6M";
      case HOUR -> whole == 0 ? "PT30M" : "PT" + whole + "H30M";
      case MINUTE -> whole == 0 ? "PT30S" : "PT" + whole + "M30S";
      case DAY -> whole == 0 ? "PT12H" : "P" + whole + "DT12H";
      case CENTURY, DECADE ->
          Unit.YEAR.period(Integer.toString(whole * years(unit) + years(unit) / 2));
      case SECOND, WEEKEND, WEEK, MONTH, QUARTER, HALF, MILLENNIUM -> unit.period(whole + ".5");
    };
  }

  /** Decades and centuries are written in years, as ISO 8601 has no letter for them. */
  private static int years(Unit unit) {
    return switch (unit) {
      case DECADE -> 10;
      case CENTURY -> 100;
      case MILLENNIUM -> 1000;
      default -> 0;
    };
  }
}
