package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.TimeAnchor.From;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Tense;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the year of a date, on the first rung that holds: stated, counted from the day of writing
 * or from the story, carried by the story, implied by the day of writing and the tense.
 */
final class YearLadder {

  /** A stretch of the year that a text can name without its year: "3 March", "the spring". */
  interface Yearless {

    /** Its first day in a year. */
    LocalDate in(int year);

    /** The year that the day of writing implies. */
    int implied(LocalDate today, Tense tense);

    /** Whether it fits the days around the document so well that no other year is meant. */
    boolean isNear(int implied, LocalDate today, int told, Tense tense);
  }

  /**
   * A year and how it was found.
   *
   * @param year the year, 0 for 1 BC, or UNKNOWN
   * @param anchor what it was counted from, or null where it is stated
   */
  record Rung(int year, Basis basis, @Nullable TimeAnchor anchor) {}

  /** How far ahead a year of two digits can lie where no tense tells. */
  private static final int SHORT_YEARS_AHEAD = 10;

  private final DocumentTime document;
  private final Story story;

  YearLadder(DocumentTime document, Story story) {
    this.document = document;
    this.story = story;
  }

  /**
   * The year of {@code date}, told as {@code year}.
   *
   * @param notBefore where the stretch begins that it ends, or null
   * @param asOf whether it tells how things stand at the time of writing, so that no story carries
   *     it
   */
  Rung climb(
      Year year,
      Direction direction,
      Yearless date,
      Tense tense,
      @Nullable LocalDate notBefore,
      boolean asOf) {
    return switch (year.form()) {
      case FULL -> new Rung(year.value(), Basis.STATED, null);
      case TWO_DIGITS -> new Rung(ofTwoDigits(year.value(), tense), Basis.STATED, null);
      case FROM_DOCUMENT -> fromDocument(year.value());
      case FROM_STORY -> fromStory(year.value(), direction, date, tense);
      case NOT_STATED -> {
        if (notBefore != null && direction == Direction.OPEN) {
          yield new Rung(
              firstSince(notBefore, date), Basis.CONTEXT, new TimeAnchor(From.STORY, notBefore));
        }
        boolean open = direction == Direction.OPEN && (story.isHistory() || !asOf);
        Rung carried = open ? carried(date, tense) : null;
        yield carried == null ? implied(date, tense) : carried;
      }
    };
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

  private static int firstSince(LocalDate begin, Yearless date) {
    int year = begin.getYear();
    return date.in(year).isBefore(begin) ? year + 1 : year;
  }

  /** "of that year"; without an offset the nearest on one side: "the following spring". */
  private Rung fromStory(int offset, Direction direction, Yearless date, Tense tense) {
    LocalDate told = story.date();
    if (told == null) {
      return offset == UNKNOWN ? implied(date, tense) : fromDocument(offset);
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

  private @Nullable Rung carried(Yearless date, Tense tense) {
    int told = story.yearNear();
    LocalDate today = document.date();
    if (story.isHistory() && story.date() == null && story.nextYear() != UNKNOWN) {
      // A history that opens with "the winter offensive of 1943" is in that year from there on.
      LocalDate begin = date.in(story.nextYear());
      return new Rung(story.nextYear(), Basis.CONTEXT, new TimeAnchor(From.STORY, begin));
    }
    if (told == UNKNOWN
        || (!story.isHistory() && today != null && fits(date, today, told, tense))) {
      return null;
    }
    return new Rung(
        Years.inStory(story, told, date.in(told)),
        Basis.CONTEXT,
        new TimeAnchor(From.STORY, Objects.requireNonNull(story.date())));
  }

  private static boolean fits(Yearless date, LocalDate today, int told, Tense tense) {
    return date.isNear(date.implied(today, tense), today, told, tense);
  }

  private Rung implied(Yearless date, Tense tense) {
    LocalDate today = document.date();
    return today == null
        ? new Rung(UNKNOWN, Basis.RELATIVE, null)
        : new Rung(
            date.implied(today, tense), Basis.RELATIVE, new TimeAnchor(From.DOCUMENT, today));
  }
}
