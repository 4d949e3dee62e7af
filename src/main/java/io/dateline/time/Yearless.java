package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** A stretch of the year that a text can name without its year: "3 March", "the spring". */
sealed interface Yearless {

  /** Its first day in a year. */
  LocalDate in(int year);

  /** Whether a year has it: of 2016 and 2017, the first alone has a 29 February. */
  default boolean isIn(int year) {
    return true;
  }

  /** The year, or the nearest one on the side of the tense that has such a day. */
  static int existing(Yearless date, int year, Tense tense) {
    if (year == UNKNOWN) {
      return year;
    }
    for (int n = 0; n <= Years.BETWEEN_LEAP_YEARS; n++) {
      if (tense != Tense.FUTURE && date.isIn(year - n)) {
        return year - n;
      }
      if (tense != Tense.PAST && date.isIn(year + n)) {
        return year + n;
      }
    }
    return year;
  }

  /** The year that the day of writing implies, or UNKNOWN. */
  int implied(LocalDate today, Setting setting);

  /**
   * Whether it fits the days around the document so well that no other year is meant.
   *
   * @param implied the year that the day of writing implies
   * @param told the year that the story has stated
   */
  boolean isNear(int implied, LocalDate today, int told, Tense tense);

  /** "3 March", "March", or a year alone, which implies none. */
  record Date(CalendarDate date) implements Yearless {

    /** Days for which a month, once begun, goes on. */
    private static final int MONTH = 30;

    @Override
    public LocalDate in(int year) {
      YearMonth month = YearMonth.of(year, date.month());
      return month.atDay(date.day() == UNKNOWN ? 1 : Math.min(date.day(), month.lengthOfMonth()));
    }

    @Override
    public boolean isIn(int year) {
      return date.day() == UNKNOWN
          || date.month() == UNKNOWN
          || date.day() <= YearMonth.of(year, date.month()).lengthOfMonth();
    }

    @Override
    public int implied(LocalDate today, Setting setting) {
      int slack = date.day() == UNKNOWN ? MONTH : 0;
      return date.month() == UNKNOWN
          ? UNKNOWN
          : Years.seenFrom(
              today, this::in, slack, date.direction(), setting.tense(), setting.sure());
    }

    @Override
    public boolean isNear(int implied, LocalDate today, int told, Tense tense) {
      if (implied == UNKNOWN || told == today.getYear()) {
        return true;
      }
      int day = date.day() == UNKNOWN ? 15 : Math.min(date.day(), 28);
      long since = ChronoUnit.DAYS.between(LocalDate.of(implied, date.month(), day), today);
      return switch (tense) {
        case PAST -> since >= 0 && since <= nearDays(today, told);
        case PRESENT -> Math.abs(since) <= nearDays(today, told);
        case FUTURE -> true;
      };
    }

    /** A story far back keeps its own year; one of last year does not claim this year's dates. */
    private static int nearDays(LocalDate today, int told) {
      int years = Math.abs(today.getYear() - told);
      return years == 1 ? 200 : years < 10 ? 45 : 0;
    }
  }

  /** "the spring", "the third quarter". */
  record Part(PartOfYear part) implements Yearless {

    /** How long around the day of writing a season or quarter counts as near, in days. */
    private static final int NEAR = 120;

    /** The month of the year in which a winter is no longer the last one. */
    private static final int AUTUMN = 9;

    @Override
    public LocalDate in(int year) {
      return whole(year).begin().toLocalDate();
    }

    private CalendarValue whole(int year) {
      return CalendarValue.ofPartOfYear(year, part.code());
    }

    @Override
    public int implied(LocalDate today, Setting setting) {
      Tense tense = setting.tense();
      boolean thisWinter = part.direction() == Direction.HERE && part.code().equals("WI");
      if (thisWinter && tense != Tense.FUTURE && today.getMonthValue() < AUTUMN) {
        return today.getYear() - 1;
      }
      CalendarValue sample = whole(2001);
      int length = (int) ChronoUnit.DAYS.between(sample.begin(), sample.end());
      boolean open = part.direction() == Direction.OPEN;
      boolean fiscal = part.unit() == Unit.HALF || part.code().startsWith("Q");
      return fiscal && open
          ? Years.ofFiscalPeriod(today, this::in, length, tense)
          : Years.seenFrom(
              today,
              this::in,
              open && tense == Tense.PAST ? 0 : length,
              part.direction(),
              tense,
              setting.sure());
    }

    @Override
    public boolean isNear(int implied, LocalDate today, int told, Tense tense) {
      LocalDate end = whole(implied).end().toLocalDate();
      return Math.abs(ChronoUnit.DAYS.between(end, today)) <= NEAR;
    }
  }

  /** "Christmas", in a region of the world. */
  record Named(NamedDay day, Region region) implements Yearless {

    @Override
    public LocalDate in(int year) {
      return NamedDays.date(day.code(), year, region).orElseThrow();
    }

    @Override
    public int implied(LocalDate today, Setting setting) {
      return Years.seenFrom(today, this::in, 0, day.direction(), setting.tense(), setting.sure());
    }

    @Override
    public boolean isNear(int implied, LocalDate today, int told, Tense tense) {
      return false;
    }
  }
}
