package io.dateline.time.grammar;

/** A unit of time, finest first, with the letter that TIMEX3 gives it in a period. */
public enum Unit {
  SECOND("S", true),
  MINUTE("M", true),
  HOUR("H", true),
  DAY("D", false),
  WEEKEND("WE", false),
  WEEK("W", false),
  MONTH("M", false),
  QUARTER("Q", false),
  HALF("H", false),
  YEAR("Y", false),
  DECADE("DE", false),
  CENTURY("CE", false),
  MILLENNIUM("ML", false);

  private final String letter;
  private final boolean ofDay;

  Unit(String letter, boolean ofDay) {
    this.letter = letter;
    this.ofDay = ofDay;
  }

  /** Whether the unit is shorter than a day. */
  public boolean isOfDay() {
    return ofDay;
  }

  /** How many of this unit make one of a longer one, or 0 where that differs or is not said so. */
  int in(Unit longer) {
    return switch (longer) {
      case HOUR -> this == MINUTE ? 60 : 0;
      case DAY -> this == HOUR ? 24 : 0;
      case WEEK -> this == DAY ? 7 : 0;
      case YEAR -> this == MONTH ? 12 : 0;
      default -> 0;
    };
  }

  /**
   * The TIMEX3 period of so many of this unit, such as {@code P3D} or {@code PT2H}.
   *
   * @param amount a number, or {@code X} for an unknown one
   */
  public String period(String amount) {
    return (ofDay ? "PT" : "P") + amount + letter;
  }
}
