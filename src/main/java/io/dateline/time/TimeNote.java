package io.dateline.time;

import io.dateline.text.Span;

/**
 * Something about a time in a text that its reader should know: it could not be read, or is open to
 * doubt.
 *
 * @param span where it stands, in UTF-16 units of the text that was tagged
 * @param code what it is
 * @param message what was found, for people
 */
public record TimeNote(Span span, Code code, String message) {

  /** Kinds of notes. */
  public enum Code {
    /** a day that the calendar does not have: "30 February" */
    IMPOSSIBLE_DATE("is not on the calendar"),
    /** an hour that the clock does not have: "25:00" */
    IMPOSSIBLE_TIME("is not a time of day"),
    /** a date of a calendar that is not read: "12 Ramadan 1437" */
    OTHER_CALENDAR("is of a calendar that is not read"),
    /** day and month may be the other way round */
    AMBIGUOUS_DATE("may have day and month the other way round"),
    /** a wall clock that was skipped that day */
    ZONE_GAP("did not exist: clocks were put forward over it"),
    /** a wall clock that came twice that day; the earlier one is taken */
    ZONE_OVERLAP("came twice: clocks were put back; the first is taken");

    private final String meaning;

    Code(String meaning) {
      this.meaning = meaning;
    }

    /** The code as it is written: {@code impossible-date}. */
    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static TimeNote of(CharSequence text, Span span, Code code) {
    return new TimeNote(span, code, "\"" + span.of(text) + "\" " + code.meaning);
  }
}
