package io.dateline.time.grammar;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a phrase says, before it is resolved against the document creation time.
 *
 * <p>A small algebra after Bethard and Parker 2016, "A Semantically Compositional Annotation Scheme
 * for Time Normalization" (SCATE): parts are kept apart as stated, and put on a calendar once, at
 * the end. A number that is not stated is {@link #UNKNOWN}.
 */
public sealed interface Expression {

  /** Stands for a component that the text does not give. */
  int UNKNOWN = Integer.MIN_VALUE;

  /**
   * A year as stated: a number, or so many years from the anchor, or not at all.
   *
   * @param number the year, or {@link #UNKNOWN}
   * @param offset years from the anchor's year, or {@link #UNKNOWN}
   */
  record Year(int number, int offset) {
    public static final Year NOT_STATED = new Year(UNKNOWN, UNKNOWN);

    public static Year of(int number) {
      return new Year(number, UNKNOWN);
    }

    public static Year fromAnchor(int offset) {
      return new Year(UNKNOWN, offset);
    }

    public boolean isStated() {
      return number != UNKNOWN || offset != UNKNOWN;
    }
  }

  /** A calendar date of which any part may be missing: "February 27", "March 2016", "1998". */
  record CalendarDate(Year year, int month, int day, Direction direction) implements Expression {}

  /** "Monday", "last Friday", "next Tuesday". */
  record Weekday(int weekday, Direction direction, int weekOffset) implements Expression {}

  /** The calendar period that holds the anchor, moved by so many: "last month", "today". */
  record Period(Unit unit, int offset, Anchor anchor) implements Expression {}

  /**
   * So many units from the anchor: "two weeks ago", "three days later"; UNKNOWN for "years ago".
   */
  record Offset(int amount, int half, Unit unit, int sign, Anchor anchor) implements Expression {}

  /** "the third quarter of 1989", "summer 2011", "the first half". */
  record PartOfYear(Unit unit, String code, Year year, Direction direction) implements Expression {}

  /** "the 1990s" ({@code 199}), "the 19th century" ({@code 18}): the first digits of the years. */
  record Digits(String prefix) implements Expression {}

  /** A day known by its name: "Christmas", with the code of its rule. */
  record NamedDay(String code, Year year, Direction direction) implements Expression {}

  /** The n-th day of a week, month or year: "the 27th". */
  record DayOfMonth(int day) implements Expression {}

  /**
   * A time of day. {@code zone} is what the text states of it.
   *
   * @param hour 0 to 24
   * @param minute 0 to 59, or {@link #UNKNOWN}
   * @param second 0 to 60, or {@link #UNKNOWN}
   */
  record Clock(int hour, int minute, int second, @Nullable ZoneId zone, boolean local)
      implements Expression {}

  /** "morning" ({@code MO}), "afternoon" ({@code AF}), "evening", "night". */
  record DayPart(String code) implements Expression {}

  /** A time of day on a day. */
  record DateTime(Expression date, Expression time) implements Expression {}

  /** A length of time; {@code value} is a TIMEX3 period. */
  record Duration(String value) implements Expression {}

  /** A repetition: "every Monday" ({@code XXXX-WXX-1}), "daily" ({@code P1D}). */
  record Repetition(String value, @Nullable String quant) implements Expression {}

  /** {@code PAST_REF}, {@code PRESENT_REF} or {@code FUTURE_REF}. */
  record Reference(String value) implements Expression {}

  /** An expression with a {@link Mod}: "early March", "nearly two years". */
  record Modified(Expression of, Mod mod) implements Expression {}

  /**
   * Two ends in one phrase: "27-28 February".
   *
   * @param lastOfBegin the last token of the first end
   * @param firstOfEnd the first token of the second end
   */
  record Range(Expression begin, Expression end, int lastOfBegin, int firstOfEnd)
      implements Expression {}

  /** What a relative expression is counted from. */
  enum Anchor {
    /** the document creation time: "ago", "last", "next" */
    DOCUMENT,
    /** the time that the story has reached: "earlier", "later", "the following" */
    NARRATIVE
  }
}
