package io.dateline.time;

/** A piece of a time: what a text can state, or leave to be implied. */
public enum Component {
  YEAR,
  /** a season, quarter or half of a year */
  PART_OF_YEAR,
  MONTH,
  WEEK,
  DAY,
  WEEKDAY,
  PART_OF_DAY,
  HOUR,
  MINUTE,
  ZONE
}
