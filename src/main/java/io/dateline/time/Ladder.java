package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.TimeAnchor.From;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the year of a date, or the day from which a time is counted, on the first rung that holds:
 * stated, counted from the day of writing or from the story, carried by the story, implied by the
 * day of writing and the tense.
 */
final class Ladder {

  /**
   * A year and how it was found.
   *
   * @param year the year, 0 for 1 BC, or UNKNOWN
   * @param anchor what it was counted from, or null where it is stated
   */
  record Rung(int year, Basis basis, @Nullable TimeAnchor anchor) {}

  /** How far ahead a year of two digits can lie if no tense decides, in years. */
  private static final int SHORT_YEARS_AHEAD = 10;

  private final DocumentTime document;
  private final Story story;

  Ladder(DocumentTime document, Story story) {
    this.document = document;
    this.story = story;
  }

  /** The days around the day of writing within which a weekday that does not fit is a slip. */
  private static final int SLIP_REACH = 31;

  /** The year of {@code date}, stated as {@code year}. */
  Rung year(Year year, Direction direction, Yearless date, Setting setting) {
    return switch (year.form()) {
      case OF_WEEKDAY ->
          onWeekday(
              DayOfWeek.of(year.value()),
              date,
              year(Year.NOT_STATED, direction, date, setting),
              setting.tense());
      case FULL, TWO_DIGITS -> new Rung(stated(year, setting.tense()), Basis.STATED, null);
      case FROM_DOCUMENT -> fromDocument(year.value());
      case FROM_STORY -> fromStory(year.value(), direction, date, setting);
      case NOT_STATED -> {
        LocalDateTime notBefore = setting.rangeBegin();
        if (notBefore != null && direction == Direction.OPEN) {
          yield firstSince(notBefore.toLocalDate(), date, Basis.CONTEXT);
        }
        boolean open = direction == Direction.OPEN && (story.isHistory() || !setting.asOf());
        Rung carried = open ? carried(date, setting) : null;
        Rung found =
            carried != null ? carried : seenFromDeed(date, setting, implied(date, setting));
        int existing = Yearless.existing(date, found.year(), setting.tense());
        yield new Rung(existing, found.basis(), found.anchor());
      }
    };
  }

  /**
   * "Saturday, 14 January": the year before or after the likely one where the date falls on its
   * weekday then only, and lies where the tense says.
   */
  private Rung onWeekday(DayOfWeek weekday, Yearless date, Rung likely, Tense tense) {
    LocalDate today = document.date();
    int year =
        likely.year() == UNKNOWN
            ? UNKNOWN
            : yearOfWeekday(weekday, date, likely.year(), tense, today);
    return year == UNKNOWN ? likely : new Rung(year, likely.basis(), likely.anchor());
  }

  /**
   * The year in which a date falls on its weekday: the likely one, or else the one before or after
   * it that lies where the tense says; UNKNOWN where none does, and where the likely one is so near
   * that the weekday is a slip.
   */
  static int yearOfWeekday(
      DayOfWeek weekday, Yearless date, int likely, Tense tense, @Nullable LocalDate today) {
    LocalDate day = date.in(likely);
    if (date.isIn(likely) && day.getDayOfWeek() == weekday) {
      return likely;
    }
    boolean near = today != null && Math.abs(ChronoUnit.DAYS.between(day, today)) <= SLIP_REACH;
    for (int year : new int[] {likely - 1, likely + 1}) {
      LocalDate other = date.in(year);
      boolean told =
          today == null
              || switch (tense) {
                case PAST -> !other.isAfter(today);
                case PRESENT -> true;
                case FUTURE -> !other.isBefore(today);
              };
      if (!near && told && date.isIn(year) && other.getDayOfWeek() == weekday) {
        return year;
      }
    }
    return UNKNOWN;
  }

  /** The year of something past that is stated by its number: "the '60s", "the 2014 quarter". */
  int past(Year year) {
    return year.isStated() && year.form() == Year.Form.FROM_DOCUMENT
        ? fromDocument(year.value()).year()
        : stated(year, Tense.PAST);
  }

  private int stated(Year year, Tense tense) {
    return year.form() == Year.Form.FULL ? year.value() : ofTwoDigits(year.value(), tense);
  }

  /** The year with these last digits that is nearest, before the day of writing if it is past. */
  private int ofTwoDigits(int digits, Tense tense) {
    int told = story.isHistory() ? story.yearNear() : UNKNOWN;
    LocalDate today = document.date();
    if (told != UNKNOWN) {
      int after = told + Math.floorMod(digits - told, 100);
      return after - told > 50 ? after - 100 : after;
    }
    if (today == null) {
      return digits < 70 ? 2000 + digits : 1900 + digits;
    }
    int year = today.getYear();
    int last =
        switch (tense) {
          case PAST -> year;
          case PRESENT -> year + SHORT_YEARS_AHEAD;
          case FUTURE -> year + 99;
        };
    return last - Math.floorMod(last - digits, 100);
  }

  private Rung fromDocument(int offset) {
    LocalDate today = document.date();
    return today == null
        ? new Rung(UNKNOWN, Basis.RELATIVE, null)
        : new Rung(today.getYear() + offset, Basis.RELATIVE, new TimeAnchor(From.DOCUMENT, today));
  }

  /** "said in March that it would close in May": the first May since that March. */
  private static Rung seenFromDeed(Yearless date, Setting setting, Rung implied) {
    LocalDateTime deed = setting.deed();
    if (deed == null) {
      return implied;
    }
    Rung since = firstSince(deed.toLocalDate(), date, Basis.RELATIVE);
    return since.year() == implied.year() ? implied : since;
  }

  private static Rung firstSince(LocalDate begin, Yearless date, Basis basis) {
    int year = begin.getYear();
    return new Rung(
        date.in(year).isBefore(begin) ? year + 1 : year, basis, new TimeAnchor(From.STORY, begin));
  }

  /** "of that year"; without an offset the nearest on one side: "the following spring". */
  private Rung fromStory(int offset, Direction direction, Yearless date, Setting setting) {
    LocalDate told = story.date();
    if (told == null) {
      return offset == UNKNOWN ? implied(date, setting) : fromDocument(offset);
    }
    int year = told.getYear();
    int found =
        offset != UNKNOWN
            ? year + offset
            : direction == Direction.BACK
                ? date.in(year).isBefore(told) ? year : year - 1
                : date.in(year).isAfter(told) ? year : year + 1;
    return new Rung(found, Basis.RELATIVE, new TimeAnchor(From.STORY, told));
  }

  private @Nullable Rung carried(Yearless date, Setting setting) {
    int told = story.yearNear();
    LocalDate today = document.date();
    if (story.isHistory() && story.date() == null && story.nextYear() != UNKNOWN) {
      // A history that opens with "the winter offensive of 1943" is in that year from there on.
      LocalDate begin = date.in(story.nextYear());
      return new Rung(story.nextYear(), Basis.CONTEXT, new TimeAnchor(From.STORY, begin));
    }
    if (told == UNKNOWN
        || (!story.isHistory() && today != null && fits(date, today, told, setting))) {
      return null;
    }
    return new Rung(
        Years.inStory(story, told, date.in(told)),
        Basis.CONTEXT,
        new TimeAnchor(From.STORY, Objects.requireNonNull(story.date())));
  }

  private static boolean fits(Yearless date, LocalDate today, int told, Setting setting) {
    return date.isNear(date.implied(today, setting), today, told, setting.tense());
  }

  private Rung implied(Yearless date, Setting setting) {
    LocalDate today = document.date();
    return today == null
        ? new Rung(UNKNOWN, Basis.RELATIVE, null)
        : new Rung(
            date.implied(today, setting), Basis.RELATIVE, new TimeAnchor(From.DOCUMENT, today));
  }

  /**
   * The day from which {@code unit}s are counted: days from the last day stated, longer units from
   * the last date of any kind; null where none is known.
   */
  @Nullable TimeAnchor anchor(Anchor anchor, Unit unit) {
    boolean told = anchor == Anchor.NARRATIVE || (anchor == Anchor.SCENE && story.isHistory());
    CalendarValue reported = story.reported();
    LocalDate date =
        !told
            ? null
            : unit == Unit.QUARTER && reported != null
                ? reported.begin().toLocalDate()
                : unit == Unit.DAY || unit.isOfDay() ? storyDay(unit) : story.heard();
    return date == null ? document() : new TimeAnchor(From.STORY, date);
  }

  private @Nullable LocalDate storyDay(Unit unit) {
    if (story.isHistory()) {
      return story.day() == null ? story.date() : story.day();
    }
    return unit == Unit.DAY ? story.day() : story.dayNear();
  }

  /** The day of writing, or null. */
  @Nullable TimeAnchor document() {
    LocalDate date = document.date();
    return date == null ? null : new TimeAnchor(From.DOCUMENT, date);
  }

  /**
   * Whether something came after an event that the text has not dated: it lies before the text's
   * writing, on no day that is known.
   *
   * @param offset how many units after it
   */
  boolean isUntold(int offset, Tense tense) {
    return offset > 0 && tense == Tense.PAST && story.heard() == null;
  }

  /** Whether a time begins after the day of writing. */
  boolean isYetToCome(CalendarValue value) {
    LocalDate written = document.date();
    return written != null && value.begin().toLocalDate().isAfter(written);
  }
}
