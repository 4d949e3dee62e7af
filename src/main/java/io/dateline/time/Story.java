package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The times that a text has stated so far, as far as later times are counted from them. */
final class Story {

  /** How many sentences a day holds for times of day that follow it. */
  private static final int DAY_REACH = 3;

  /** How many sentences a report is thought to be about the fiscal period that it named. */
  private static final int REPORT_REACH = 12;

  private final boolean history;
  private int sentence;
  private int nextYear = UNKNOWN;
  private @Nullable LocalDate date;
  private @Nullable CalendarValue heard;
  private @Nullable Granularity granularity;
  private @Nullable LocalDate day;
  private int daySentence;
  private @Nullable LocalDateTime entry;
  private boolean entryHasClock;
  private int writtenYear = UNKNOWN;
  private int writtenYearSentence;
  private @Nullable CalendarValue reported;
  private int reportedSentence;

  /**
   * A story that has stated nothing yet.
   *
   * @param history whether it lives in its own past, so that a written year holds to the next one
   */
  Story(boolean history) {
    this.history = history;
  }

  boolean isHistory() {
    return history;
  }

  /** Goes on to a sentence, by its number. */
  void enter(int number) {
    sentence = number;
  }

  /** Looks ahead to the next year that it names, or UNKNOWN. */
  void lookAhead(int year) {
    nextYear = year;
  }

  /** The next year that it names, UNKNOWN where there is none. */
  int nextYear() {
    return nextYear;
  }

  /** The first day of the last date stated, of any precision. */
  @Nullable LocalDate date() {
    return date;
  }

  /** The last day stated. */
  @Nullable LocalDate day() {
    return day;
  }

  /** The last day stated, if nothing but days was stated since: "The following Tuesday". */
  @Nullable LocalDate dayAtHand() {
    return day != null && day.equals(date) ? day : null;
  }

  /** The last day stated, if it is so near that a time of day can belong to it. */
  @Nullable LocalDate dayNear() {
    return sentence - daySentence <= DAY_REACH ? day : null;
  }

  /** The day of the entry, as of a live blog or a list of dates, in which the text is, or null. */
  @Nullable LocalDate entryDay() {
    return entry == null ? null : entry.toLocalDate();
  }

  /**
   * The day of the entry that a time of day heads, or null: the same as that of the entry before
   * it, or the next or last one where that is nearer, in whichever order the entries stand.
   */
  @Nullable LocalDate entryDay(LocalTime clock) {
    if (entry == null || !entryHasClock) {
      return entryDay();
    }
    LocalDateTime same = entry.toLocalDate().atTime(clock);
    long hours = ChronoUnit.HOURS.between(entry, same);
    return same.toLocalDate().plusDays(hours > 12 ? -1 : hours < -12 ? 1 : 0);
  }

  /** Goes into the entry that a time heads. */
  void enterEntry(CalendarValue time) {
    if (!time.granularity().isCoarserThan(Granularity.DAY)) {
      entry = time.begin();
      entryHasClock = time.granularity() != Granularity.DAY;
    }
  }

  /** Whether the last date stated is known to the month at least. */
  boolean isToTheMonth() {
    return granularity != null && !granularity.isCoarserThan(Granularity.MONTH);
  }

  /**
   * The year that holds for dates stated without one; UNKNOWN for none. News leaves the year out
   * where it is the current one, so there a year holds no further than its own sentence.
   */
  int yearNear() {
    if (writtenYear == UNKNOWN || date == null) {
      return UNKNOWN;
    }
    if (history) {
      return date.getYear();
    }
    boolean here = sentence == writtenYearSentence;
    return here && date.getYear() == writtenYear ? writtenYear : UNKNOWN;
  }

  /** The quarter or half-year that the text reports on, or null. */
  @Nullable CalendarValue reported() {
    return sentence - reportedSentence <= REPORT_REACH ? reported : null;
  }

  /** Hears of a time to which it does not go. */
  void hear(CalendarValue value) {
    heard = value;
  }

  /** The last date named, in passing or not: from it "two years later" counts. */
  @Nullable LocalDate heard() {
    return heard == null ? null : heard.begin().toLocalDate();
  }

  /** Whether the last date named is known to the month at least. */
  boolean isHeardToTheMonth() {
    return heard != null && !heard.granularity().isCoarserThan(Granularity.MONTH);
  }

  /** Goes to a time; a history that names its own year again stays on the day it had reached. */
  void tell(CalendarValue value) {
    boolean stays =
        history
            && date != null
            && value.granularity() == Granularity.YEAR
            && isToTheMonth()
            && value.begin().getYear() == date.getYear();
    hear(value);
    if (stays) {
      return;
    }
    date = value.begin().toLocalDate();
    granularity = value.granularity();
    if (!value.granularity().isCoarserThan(Granularity.DAY)) {
      day = date;
      daySentence = sentence;
    }
  }

  void tellYear(int year) {
    writtenYear = year;
    writtenYearSentence = sentence;
  }

  void report(CalendarValue period) {
    reported = period;
    reportedSentence = sentence;
  }
}
