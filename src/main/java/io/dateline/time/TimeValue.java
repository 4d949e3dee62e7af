package io.dateline.time;

/** The meaning of a time expression, as TIMEX3's {@code value} attribute writes it. */
public sealed interface TimeValue permits CalendarValue, TimeValue.Open {

  /** The TIMEX3 value, such as {@code 2016-02-27T00:00} or {@code P3D}. */
  String value();

  /**
   * A value that names no stretch of the calendar: a length ({@code P3D}), a repetition, a vague
   * reference ({@code PAST_REF}), a date of which a part is unknown ({@code XXXX-10-02}).
   */
  record Open(String value) implements TimeValue {}
}
