package io.dateline.time;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Tense;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;

/**
 * The year in which a day of the year lies that a text names without one: the last one past for
 * past events, the next one for those to come, and the story's own year in a history.
 */
final class Years {

  /** How many times nearer a day must be that lies where its tense speaks against it. */
  private static final int WRONG_SIDE_DAY = 3;

  /** How far back a day can lie of which a verb speaks as to come, in days. */
  private static final int BACK_REACH = 40;

  /**
   * How far ahead a day can lie of which a verb speaks as past, in days: plans say that they are.
   */
  private static final int AHEAD_REACH = 20;

  private static final int WRONG_SIDE_PERIOD = 12;

  /** How many times nearer a day ahead must be than the one past if no verb decides. */
  private static final int AHEAD_PRICE = 2;

  /** A story that steps back further than this many days has gone on to the next year instead. */
  private static final int STEP_BACK = 200;

  /** How far apart two leap years can lie. */
  static final int BETWEEN_LEAP_YEARS = 8;

  private Years() {}

  /**
   * Seen from the day of writing.
   *
   * @param begin the day in a given year
   * @param slack days for which the period, once begun, goes on
   * @param sure whether the tense is that of a verb at its side
   */
  static int seenFrom(
      LocalDate today,
      IntFunction<LocalDate> begin,
      int slack,
      Direction direction,
      Tense tense,
      boolean sure) {
    int year = today.getYear();
    LocalDate here = begin.apply(year);
    boolean ahead = here.isAfter(today);
    boolean over = here.plusDays(slack).isBefore(today);
    return switch (direction) {
      case HERE -> ahead && sure && tense == Tense.PAST ? year - 1 : year;
      case BACK -> over ? year : year - 1;
      case AHEAD -> ahead ? year : year + 1;
      case OPEN ->
          switch (tense) {
            case PAST ->
                ahead && (sure || isFurther(here, begin.apply(year - 1), today, slack))
                    ? year - 1
                    : year;
            case FUTURE ->
                over && isFurther(here, begin.apply(year + 1), today, slack) ? year + 1 : year;
            case PRESENT -> nearest(begin, year, today);
          };
    };
  }

  /**
   * The year of a quarter or half-year that a report names without one: results are reported of the
   * last that is over, forecasts of the next, and a period just over is nearer than one far ahead.
   *
   * @param length days
   */
  static int ofFiscalPeriod(
      LocalDate today, IntFunction<LocalDate> begin, int length, Tense tense) {
    int year = today.getYear();
    if (tense != Tense.FUTURE) {
      return begin.apply(year).isAfter(today) ? year - 1 : year;
    }
    int over = begin.apply(year).plusDays(length).isAfter(today) ? year - 1 : year;
    long since = ChronoUnit.DAYS.between(begin.apply(over).plusDays(length), today);
    long until = ChronoUnit.DAYS.between(today, begin.apply(over + 1));
    return since * WRONG_SIDE_DAY > until ? over + 1 : over;
  }

  /**
   * In the course of a story: its own year, or the next one where it would step far back and does
   * not name its own year again.
   */
  static int inStory(Story story, int year, LocalDate inThatYear) {
    LocalDate told = story.date();
    boolean stepsBack =
        told != null
            && story.nextYear() != year
            && story.isToTheMonth()
            && ChronoUnit.DAYS.between(inThatYear, told) > STEP_BACK;
    return stepsBack ? year + 1 : year;
  }

  /**
   * Whether a day on the wrong side of today, for its tense, is further than the right one: it may
   * be near all the same, as in "the launch had been planned for last Wednesday, May 14".
   */
  private static boolean isFurther(LocalDate wrong, LocalDate right, LocalDate today, int slack) {
    long distance = Math.abs(ChronoUnit.DAYS.between(today, wrong));
    int price = slack == 0 ? WRONG_SIDE_DAY : WRONG_SIDE_PERIOD;
    int reach = wrong.isAfter(today) ? AHEAD_REACH : BACK_REACH;
    return (slack == 0 && distance > reach)
        || price * distance > Math.abs(ChronoUnit.DAYS.between(today, right));
  }

  /** Without a verb that decides, past days are likelier than days to come. */
  private static int nearest(IntFunction<LocalDate> begin, int year, LocalDate today) {
    int next = begin.apply(year).isAfter(today) ? year : year + 1;
    long until = ChronoUnit.DAYS.between(today, begin.apply(next));
    long since = ChronoUnit.DAYS.between(begin.apply(next - 1), today);
    return until * AHEAD_PRICE < since ? next : next - 1;
  }
}
