package io.dateline.time;

/** The finest unit that a time expression states, finest first. */
public enum Granularity {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  DECADE,
  CENTURY;

  /** Whether this is a coarser unit than {@code other}. */
  public boolean isCoarserThan(Granularity other) {
    return compareTo(other) > 0;
  }
}
