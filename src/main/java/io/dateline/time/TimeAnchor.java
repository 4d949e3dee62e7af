package io.dateline.time;

import java.time.LocalDate;

/**
 * The day that a relative time was counted from.
 *
 * @param from where the day comes from
 * @param date the day
 */
public record TimeAnchor(From from, LocalDate date) {

  /** The source of an anchor. */
  public enum From {
    /** when the document was written */
    DOCUMENT,
    /** the time that the story had reached */
    STORY
  }
}
