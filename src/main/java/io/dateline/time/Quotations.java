package io.dateline.time;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Speech;
import io.dateline.time.grammar.Unit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which quoted words were spoken: a "tomorrow" in somebody's mouth is counted from the
 * day that the sentence gives for the speech, as in "We will vote tomorrow," he said on Wednesday.
 */
final class Quotations {

  /**
   * A time of a quotation on the calendar.
   *
   * @param spoken the day from which it is counted
   */
  record Counted(Found found, LocalDate spoken) {}

  /** Words of the day are reported within so many days; what seems older is of a day to come. */
  private static final int FRESH = 3;

  private Quotations() {}

  /**
   * "today", "this morning", "yesterday" or "tomorrow" in a quotation, from the day on which it was
   * spoken; null for any other time and where the sentence does not tell that day.
   *
   * @param i the place of the time among those found in the sentence
   */
  static @Nullable Counted count(
      Phrase phrase, List<Found> found, int i, @Nullable LocalDate today) {
    Found time = found.get(i);
    Period day = dayOf(time.expression());
    Speech speech = today == null || day == null ? null : Speech.around(phrase, time.begin());
    if (today == null || day == null || speech == null) {
      return null;
    }
    for (Found told : found) {
      LocalDate spoken = dayOf(told.expression(), today);
      boolean fresh = spoken != null && !spoken.isBefore(today.minusDays(FRESH));
      if (spoken != null && fresh && speech.isSaidOn(told.begin(), told.end())) {
        LocalDate meant = spoken.plusDays(day.offset());
        CalendarDate date =
            new CalendarDate(
                Year.of(meant.getYear()),
                meant.getMonthValue(),
                meant.getDayOfMonth(),
                Direction.OPEN);
        Expression placed =
            time.expression() instanceof DateTime both ? new DateTime(date, both.time()) : date;
        return new Counted(
            new Found(time.begin(), time.end(), placed, time.rule() + "-spoken"), spoken);
      }
    }
    return null;
  }

  private static @Nullable Period dayOf(Expression expression) {
    return switch (expression) {
      case Period day
          when day.unit() == Unit.DAY
              && day.anchor() == Anchor.DOCUMENT
              && Math.abs(day.offset()) <= 1 ->
          day;
      case DateTime both -> dayOf(both.date());
      default -> null;
    };
  }

  /** The day of a speech that is told by its weekday, or as yesterday. */
  private static @Nullable LocalDate dayOf(Expression expression, LocalDate today) {
    return switch (expression) {
      case Weekday weekday when weekday.direction() == Direction.OPEN && weekday.weeks() == 0 ->
          today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekday.weekday())));
      case Period day
          when day.unit() == Unit.DAY && day.anchor() == Anchor.DOCUMENT && day.offset() == -1 ->
          today.minusDays(1);
      case DateTime both -> dayOf(both.date(), today);
      default -> null;
    };
  }
}
