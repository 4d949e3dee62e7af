package io.dateline.time;

/** TIMEX3's four types (ISO 24617-1). */
public enum TimexType {
  DATE,
  TIME,
  DURATION,
  SET
}
