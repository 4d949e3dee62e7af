package io.dateline.time.grammar;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a phrase before it is resolved against the document creation time.
 *
 * <p>A small algebra after Bethard and Parker 2016, "A Semantically Compositional Annotation Scheme
 * for Time Normalization" (SCATE): parts are kept apart as stated, and put on a calendar once, at
 * the end. A number that is not stated is {@link #UNKNOWN}.
 */
public sealed interface Expression {

  /** Stands for a component that the text does not give. */
  int UNKNOWN = Integer.MIN_VALUE;

  /**
   * A year as stated.
   *
   * @param form how it is stated
   * @param value what stands there: the year, its last two digits, so many years from an anchor, or
   *     the weekday from 1 for Monday
   */
  record Year(Form form, int value) {

    /** How a year is stated. */
    public enum Form {
      NOT_STATED,
      /** not stated, but one in which the date falls on a weekday: "Saturday, 14 January" */
      OF_WEEKDAY,
      /** in full: "1998"; the year 0 is 1 BC */
      FULL,
      /** by its last two digits: "'98" */
      TWO_DIGITS,
      /** counted from the year of writing: "last year" */
      FROM_DOCUMENT,
      /** counted from the year that the story has reached: "of that year" */
      FROM_STORY
    }

    public static final Year NOT_STATED = new Year(Form.NOT_STATED, UNKNOWN);

    public static Year of(int number) {
      return number == UNKNOWN ? NOT_STATED : new Year(Form.FULL, number);
    }

    /** The year, of those that may be meant, in which a date falls on a weekday. */
    public static Year ofWeekday(int weekday) {
      return new Year(Form.OF_WEEKDAY, weekday);
    }

    public static Year ofTwoDigits(int digits) {
      return new Year(Form.TWO_DIGITS, digits);
    }

    public static Year fromDocument(int offset) {
      return new Year(Form.FROM_DOCUMENT, offset);
    }

    public static Year fromStory(int offset) {
      return new Year(Form.FROM_STORY, offset);
    }

    /** The year where it is written in full, or {@link #UNKNOWN}. */
    public int number() {
      return form == Form.FULL ? value : UNKNOWN;
    }

    public boolean isStated() {
      return form != Form.NOT_STATED && form != Form.OF_WEEKDAY;
    }
  }

  /** A calendar date of which any part may be missing: "February 27", "March 2016", "1998". */
  record CalendarDate(Year year, int month, int day, Direction direction) implements Expression {

    /** A year alone. */
    public static CalendarDate of(Year year) {
      return new CalendarDate(year, UNKNOWN, UNKNOWN, Direction.OPEN);
    }

    public CalendarDate in(Year other) {
      return new CalendarDate(other, month, day, direction);
    }
  }

  /**
   * "Monday", "last Friday", "next Tuesday".
   *
   * @param weeks with a direction, from the anchor's week; 0 with {@link Direction#AHEAD} for the
   *     nearest
   */
  record Weekday(int weekday, Direction direction, int weeks, Anchor anchor)
      implements Expression {}

  /** The calendar period that holds the anchor, moved by so many: "last month", "today". */
  record Period(Unit unit, int offset, Anchor anchor) implements Expression {}

  /**
   * So many units from the anchor: "two weeks ago", "three days later"; UNKNOWN for "years ago".
   */
  record Offset(int amount, int half, Unit unit, int sign, Anchor anchor) implements Expression {

    /** The same, counted from something else. */
    public Offset from(Anchor other) {
      return new Offset(amount, half, unit, sign, other);
    }
  }

  /** "the third quarter of 1989", "summer 2011", "the first half". */
  record PartOfYear(Unit unit, String code, Year year, Direction direction) implements Expression {
    public PartOfYear in(Year other) {
      return new PartOfYear(unit, code, other, direction);
    }
  }

  /** "the 1990s" ({@code 199}), "the 19th century" ({@code 18}): the first digits of the years. */
  record Digits(String prefix) implements Expression {}

  /** "the '80s", "the eighties": a decade by its last two digits, 80. */
  record ShortDecade(int years) implements Expression {}

  /** A day known by its name: "Christmas", with the code of its rule. */
  record NamedDay(String code, Year year, Direction direction) implements Expression {
    public NamedDay in(Year other) {
      return new NamedDay(code, other, direction);
    }
  }

  /**
   * A day of the month at hand: "the 27th", "Tuesday the 11th".
   *
   * @param weekday from 1 for Monday, or UNKNOWN
   */
  record DayOfMonth(int day, int weekday) implements Expression {}

  /**
   * One of the days or weeks of a longer period: "the first Monday of April", "the last day of
   * March", "the second week of January".
   *
   * @param number from 1, or {@link #LAST}
   * @param unit a day, weekend, week, month or quarter
   * @param weekday with a day, which one from 1 for Monday, or UNKNOWN for any
   * @param within the period, or null where the phrase does not name it, and says no time
   */
  record Nth(int number, Unit unit, int weekday, @Nullable Expression within)
      implements Expression {
    /** The last of a period. */
    public static final int LAST = -1;

    /** Whether "of" or "in" and a period can follow: "the last day of March". */
    static boolean opensPeriod(Phrase phrase, int at) {
      int period = lastOpening(phrase, at);
      return (phrase.is(at, "of") || phrase.is(at, "in"))
          && (phrase.hasSense(period) || phrase.tokens().number(period) >= 1000);
    }

    private static int lastOpening(Phrase phrase, int at) {
      return phrase.is(at + 1, "the") || phrase.is(at + 1, "that") ? at + 2 : at + 1;
    }

    public Nth in(Expression period) {
      return new Nth(number, unit, weekday, period);
    }
  }

  /**
   * A time of day.
   *
   * @param hour 0 to 24
   * @param minute 0 to 59, or {@link #UNKNOWN}
   * @param second 0 to 60, or {@link #UNKNOWN}
   * @param zone what the text states of its zone, or null
   * @param twelveHour whether the hour can be of either half of the day: "half past three"
   */
  record Clock(int hour, int minute, int second, @Nullable StatedZone zone, boolean twelveHour)
      implements Expression {

    public Clock(int hour, int minute, int second, @Nullable StatedZone zone) {
      this(hour, minute, second, zone, false);
    }

    /** The same time in another zone. */
    public Clock in(@Nullable StatedZone other) {
      return new Clock(hour, minute, second, other, twelveHour);
    }

    /** The same time in the half of the day that a part of it states: "on Monday afternoon". */
    public Clock within(DayPart part) {
      boolean later =
          switch (part.code()) {
            case "AF", "EV" -> true;
            case "NI" -> hour >= 6;
            default -> false;
          };
      return twelveHour && later && hour < 12
          ? new Clock(hour + 12, minute, second, zone, false)
          : this;
    }
  }

  /**
   * A zone as stated.
   *
   * @param candidates the zones that the name can mean, the usual one first; empty for "local time"
   */
  record StatedZone(List<ZoneId> candidates) {
    public StatedZone {
      candidates = List.copyOf(candidates);
    }

    /** Whether the place in the text decides. */
    public boolean isLocal() {
      return candidates.isEmpty();
    }
  }

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
   * Several times in one phrase that share words: "27-28 February", "on 3, 5 and 9 May".
   *
   * @param interval whether they are the two ends of one
   */
  record Series(List<Piece> pieces, boolean interval) implements Expression {
    public Series {
      pieces = List.copyOf(pieces);
    }
  }

  /** One time of a {@link Series}, with its first token and the token after its last. */
  record Piece(int begin, int end, Expression expression) {}

  /** "27/2/2016" or "2/27/2016": the document decides which number is the month. */
  record SlashedDate(int first, int second, Year year) implements Expression {}

  /**
   * The fiscal period that a report is about, or the same one of another year: "the latest
   * quarter", "the year-earlier period", "the 1988 quarter".
   *
   * @param years from the period reported on; 0 or negative
   * @param year the year where it is stated
   */
  record ReportedPeriod(int years, Year year) implements Expression {}

  /** "two days after 27 February": a length of time from another date; {@code sign} is its side. */
  record Shifted(Duration by, int sign, Expression from) implements Expression {}

  /** "the week of March 6": the calendar period that holds a date. */
  record Holding(Unit unit, Expression date) implements Expression {}

  /** Words that read like a time and are none; with a fault, words that should have been one. */
  record Nothing(@Nullable Fault fault) implements Expression {}

  /** Why a time cannot be read. */
  enum Fault {
    IMPOSSIBLE_DATE,
    IMPOSSIBLE_TIME,
    OTHER_CALENDAR
  }

  /** The point that a relative expression is counted from. */
  enum Anchor {
    /** the document creation time: "ago", "last", "next" */
    DOCUMENT,
    /** the time that the story has reached: "earlier", "later", "the following" */
    NARRATIVE,
    /** the document creation time in news, the story's own time in history: "the week" */
    SCENE,
    /** that of the verb: the story's own time behind one of the past, "через три дня уехал" */
    VERB,
    /** the document creation time; behind a verb of the past it lasts: "in drei Wochen gebaut" */
    UNDERTAKING
  }
}
