package io.dateline.time;

/** Which end of an interval a timex is: "from [Monday] to [Thursday]". */
public enum RangeEnd {
  NEITHER,
  /** the timex after this one is the other end */
  FIRST,
  /** the timex before this one is the other end */
  SECOND
}
