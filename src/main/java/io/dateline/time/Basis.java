package io.dateline.time;

/** Why a date is believed, strongest first. */
public enum Basis {
  /** written in full */
  STATED,
  /** resolved against the document creation time or another timex */
  RELATIVE,
  /** carried over from nearby text */
  CONTEXT,
  /** the article's own news, dated by its dateline or publication */
  PUBLISHED,
  /** news without a time of its own, taken to be of the publication day */
  ASSUMED
}
