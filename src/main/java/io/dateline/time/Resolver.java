package io.dateline.time;

import static io.dateline.time.Resolution.date;
import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.TimeAnchor.From;
import io.dateline.time.YearLadder.Rung;
import io.dateline.time.YearLadder.Yearless;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayOfMonth;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Digits;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Holding;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.ReportedPeriod;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Shifted;
import io.dateline.time.grammar.Expression.ShortDecade;
import io.dateline.time.grammar.Expression.SlashedDate;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts expressions on the calendar, in the order in which a text tells them: against the day of
 * writing, and against what its {@link Story} has told so far.
 */
final class Resolver {

  /**
   * What a sentence says around an expression.
   *
   * @param sure whether the tense is that of a verb at its side
   * @param place the zone of the place that it names, or null
   * @param rangeBegin where the stretch begins that the time ends, or null
   * @param opens whether the time stands at the head of its sentence
   * @param stamp whether it stands before what it dates, as in a live blog
   * @param asOf whether it tells how things stand at the time of writing
   * @param inPassing whether the story does not go to the time
   */
  record Setting(
      Tense tense,
      boolean sure,
      @Nullable ZoneId place,
      @Nullable LocalDateTime rangeBegin,
      boolean opens,
      boolean stamp,
      boolean asOf,
      boolean inPassing) {}

  /** How long around the day of writing a season or quarter counts as near, in days. */
  private static final int NEAR_PERIOD = 120;

  /** How many months before and after are looked through for one whose 11th is a Tuesday. */
  private static final int MONTHS_AROUND = 8;

  private final DocumentTime document;
  private final Story story;
  private final boolean dayFirst;
  private final boolean everyYear;
  private final Region region;
  private final YearLadder ladder;

  /** Stands for the date of a year that is stated. */
  private final Yearless noDay = yearless(CalendarDate.of(Year.NOT_STATED));

  /** What the expression at hand was counted from. */
  private @Nullable TimeAnchor counted;

  /** Where the stretch begins that it ends. */
  private @Nullable LocalDateTime rangeBegin;

  /** Whether its tense is that of a verb at its side. */
  private boolean sure;

  /** Whether it tells how things stand at the time of writing. */
  private boolean asOf;

  /**
   * A resolver at the start of a text.
   *
   * @param dayFirst whether its slashed dates have the day before the month
   * @param everyYear whether its months without a year are those of every year
   */
  Resolver(DocumentTime document, Story story, boolean dayFirst, boolean everyYear) {
    this.document = document;
    this.story = story;
    this.dayFirst = dayFirst;
    this.everyYear = everyYear;
    this.region = Region.of(document.zone());
    this.ladder = new YearLadder(document, story);
  }

  /** Resolves one expression; empty where the calendar has no such time. */
  Optional<Resolution> resolve(Expression expression, Setting setting) {
    counted = null;
    rangeBegin = setting.rangeBegin();
    sure = setting.sure();
    asOf = setting.asOf();
    try {
      Resolution resolution = afterBegin(of(expression, setting));
      if (resolution == null) {
        return Optional.empty();
      }
      boolean stays = story.isHistory() && (setting.inPassing() || isGlance(expression, setting));
      if (!stays) {
        remember(expression, resolution, setting);
      } else if (setting.inPassing()) {
        hear(resolution);
      }
      return Optional.of(resolution.countedFrom(counted));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private void hear(Resolution resolution) {
    CalendarValue value = resolution.calendar();
    if (value != null) {
      story.hear(value);
    }
  }

  /** A stretch from 20:00 to 06:00 ends on the next day. */
  private @Nullable Resolution afterBegin(@Nullable Resolution end) {
    if (end == null || rangeBegin == null || end.type() != TimexType.TIME) {
      return end;
    }
    CalendarValue value = end.calendar();
    LocalDate day = rangeBegin.toLocalDate();
    boolean nextDay =
        value != null
            && value.begin().isBefore(rangeBegin)
            && value.begin().toLocalDate().equals(day);
    return value != null && nextDay ? end.withValue(value.on(day.plusDays(1))) : end;
  }

  private @Nullable Resolution of(Expression expression, Setting setting) {
    return switch (expression) {
      case CalendarDate date -> calendarDate(date, setting.tense());
      case SlashedDate date -> slashedDate(date, setting.tense());
      case Weekday weekday -> weekday(weekday, setting);
      case Period period -> period(period, setting.tense());
      case Offset offset -> offset(offset, setting.tense());
      case PartOfYear part -> partOfYear(part, setting.tense());
      case ReportedPeriod period -> reportedPeriod(period);
      case NamedDay day -> namedDay(day, setting.tense());
      case DayOfMonth day -> dayOfMonth(day, setting.tense());
      case Nth nth -> nth(nth, setting);
      case Digits digits -> date(CalendarValue.told(digits.prefix()), Basis.STATED);
      case ShortDecade decade -> decade(decade);
      case Shifted shifted -> shifted(shifted, setting);
      case Holding holding -> holding(holding, setting);
      case Clock clock -> inScene(dateTime(new DateTime(dayOf(clock, setting), clock), setting));
      case DayPart part ->
          inScene(dateTime(new DateTime(dayOf(part, setting.tense()), part), setting));
      case DateTime both -> dateTime(both, setting);
      case Duration length -> Resolution.length(length.value());
      case Repetition set -> Resolution.set(set.value(), set.quant());
      case Reference reference -> open(reference.value(), Basis.RELATIVE);
      case Modified modified -> {
        Resolution inner = of(modified.of(), setting);
        yield inner == null ? null : inner.withMod(modified.mod());
      }
      case Series series -> of(series.pieces().getFirst().expression(), setting);
      case Nothing _ -> null;
    };
  }

  private static Resolution open(String value, Basis basis) {
    return date(new TimeValue.Open(value), basis);
  }

  private static Resolution day(LocalDate day, Basis basis) {
    return date(CalendarValue.of(day), basis);
  }

  // Dates

  private Resolution calendarDate(CalendarDate date, Tense tense) {
    if (isOfEveryYear(date, tense)) {
      return open(withoutYear(date), Basis.STATED);
    }
    Rung rung = climb(date.year(), date.direction(), yearless(date), tense);
    int year = rung.year();
    TimeValue value =
        year == UNKNOWN
            ? new TimeValue.Open(withoutYear(date))
            : date.month() == UNKNOWN
                ? CalendarValue.ofYear(year)
                : date.day() == UNKNOWN
                    ? CalendarValue.of(YearMonth.of(year, date.month()))
                    : CalendarValue.of(LocalDate.of(year, date.month(), date.day()));
    return date(value, rung.basis());
  }

  /** {@code XXXX-10-02}, {@code XXXX-10}, {@code XXXX}. */
  private static String withoutYear(CalendarDate date) {
    StringBuilder value = new StringBuilder(Periods.ANY_YEAR);
    if (date.month() != UNKNOWN) {
      Periods.padded(value.append('-'), date.month());
    }
    if (date.day() != UNKNOWN) {
      Periods.padded(value.append('-'), date.day());
    }
    return value.toString();
  }

  private boolean isOfEveryYear(Expression date, Tense tense) {
    return everyYear && tense == Tense.PRESENT && Evidence.isBareMonth(date);
  }

  private Rung climb(Year year, Direction direction, Yearless date, Tense tense) {
    Rung rung =
        ladder.climb(
            year,
            direction,
            date,
            tense,
            rangeBegin == null ? null : rangeBegin.toLocalDate(),
            asOf);
    counted = rung.anchor();
    return rung;
  }

  private Yearless yearless(CalendarDate date) {
    return new Yearless() {
      @Override
      public LocalDate in(int year) {
        YearMonth month = YearMonth.of(year, date.month());
        return month.atDay(date.day() == UNKNOWN ? 1 : Math.min(date.day(), month.lengthOfMonth()));
      }

      @Override
      public int implied(LocalDate today, Tense tense) {
        return date.month() == UNKNOWN
            ? UNKNOWN
            : Years.seenFrom(
                today, this::in, date.day() == UNKNOWN ? 30 : 0, date.direction(), tense, sure);
      }

      @Override
      public boolean isNear(int year, LocalDate today, int told, Tense tense) {
        if (year == UNKNOWN || told == today.getYear()) {
          return true;
        }
        int day = date.day() == UNKNOWN ? 15 : date.day();
        LocalDate implied = LocalDate.of(year, date.month(), Math.min(day, 28));
        long since = ChronoUnit.DAYS.between(implied, today);
        return switch (tense) {
          case PAST -> since >= 0 && since <= nearDays(today, told);
          case PRESENT -> Math.abs(since) <= nearDays(today, told);
          case FUTURE -> true;
        };
      }
    };
  }

  /** A story far back keeps its own year; one of last year does not claim this year's dates. */
  private static int nearDays(LocalDate today, int told) {
    int years = Math.abs(today.getYear() - told);
    return years == 1 ? 200 : years < 10 ? 45 : 0;
  }

  private Resolution slashedDate(SlashedDate date, Tense tense) {
    boolean monthSecond = date.first() > 12 || (dayFirst && date.second() <= 12);
    int month = monthSecond ? date.second() : date.first();
    int day = monthSecond ? date.first() : date.second();
    return calendarDate(new CalendarDate(date.year(), month, day, Direction.OPEN), tense);
  }

  private @Nullable Resolution weekday(Weekday weekday, Setting setting) {
    boolean told = weekday.anchor() == Anchor.NARRATIVE || story.isHistory();
    LocalDate today = told ? storyDay() : document();
    boolean lost = story.isHistory() && story.date() != null && story.dayAtHand() == null;
    boolean untold =
        weekday.anchor() == Anchor.NARRATIVE
            && isUntold(weekday.direction() == Direction.AHEAD ? 1 : 0, setting.tense());
    if (today == null || lost || untold) {
      return open("XXXX-WXX-" + weekday.weekday(), Basis.RELATIVE);
    }
    DayOfWeek day = DayOfWeek.of(weekday.weekday());
    LocalDate monday = today.with(DayOfWeek.MONDAY);
    LocalDate date =
        switch (weekday.direction()) {
          case BACK -> today.with(TemporalAdjusters.previous(day));
          case AHEAD ->
              told || weekday.weeks() == 0
                  ? today.with(TemporalAdjusters.next(day))
                  : monday.plusWeeks(weekday.weeks()).with(TemporalAdjusters.nextOrSame(day));
          case HERE -> monday.plusWeeks(weekday.weeks()).with(TemporalAdjusters.nextOrSame(day));
          case OPEN ->
              isAhead(setting, today, day) || (story.isHistory() && story.day() != null)
                  ? today.with(TemporalAdjusters.nextOrSame(day))
                  : today.with(TemporalAdjusters.previousOrSame(day));
        };
    return day(date, Basis.RELATIVE);
  }

  /** A stamp, such as "Friday 9:40 a.m. -", tells the nearest day; else the tense decides. */
  private static boolean isAhead(Setting setting, LocalDate today, DayOfWeek day) {
    int days = Math.floorMod(day.getValue() - today.getDayOfWeek().getValue(), 7);
    return setting.stamp() ? days <= 3 : setting.tense() == Tense.FUTURE;
  }

  private Resolution period(Period period, Tense tense) {
    if (story.isHistory() && period.unit() == Unit.DAY && period.anchor() == Anchor.DOCUMENT) {
      // A history's "today" is our time, and its "tomorrow" stands in somebody's mouth.
      return open(period.offset() == 0 ? "PRESENT_REF" : Periods.ANY_DAY, Basis.RELATIVE);
    }
    LocalDate anchor = anchor(period.anchor(), period.unit());
    int offset = period.offset();
    if (period.anchor() == Anchor.NARRATIVE && isUntold(offset, tense)) {
      return date(Periods.any(period.unit()), Basis.RELATIVE);
    }
    if (anchor == null) {
      return open(
          offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF", Basis.RELATIVE);
    }
    int today = anchor.getDayOfWeek().getValue();
    boolean told = tense == Tense.PAST && today < 6;
    boolean justOver = period.anchor() == Anchor.SCENE && tense != Tense.FUTURE && today < 4;
    boolean weekendPast = period.unit() == Unit.WEEKEND && offset == 0 && (told || justOver);
    LocalDate moved = Periods.moved(anchor, period.unit(), weekendPast ? -1 : offset);
    CalendarValue value = CalendarValue.holding(moved, period.unit());
    boolean ahead = period.anchor() == Anchor.NARRATIVE && offset > 0 && tense == Tense.PAST;
    return date(ahead && isYetToCome(value) ? Periods.any(period.unit()) : value, Basis.RELATIVE);
  }

  /**
   * What came after something that the text has not dated lies before its writing: no day is known.
   */
  private boolean isUntold(int offset, Tense tense) {
    return offset > 0 && tense == Tense.PAST && story.heard() == null;
  }

  private boolean isYetToCome(CalendarValue value) {
    LocalDate written = document.date();
    return written != null && value.begin().toLocalDate().isAfter(written);
  }

  private @Nullable Resolution offset(Offset offset, Tense tense) {
    boolean yearBack =
        offset.unit() == Unit.YEAR
            && offset.amount() == 1
            && offset.half() == 0
            && offset.sign() < 0;
    if (yearBack && story.reported() != null && !story.isHistory()) {
      return reportedPeriod(new ReportedPeriod(-1, Year.NOT_STATED));
    }
    LocalDate anchor = anchor(offset.anchor(), offset.unit());
    boolean untold =
        offset.anchor() == Anchor.NARRATIVE && offset.sign() > 0 && story.heard() == null;
    if (anchor == null || untold) {
      return open(offset.sign() < 0 ? "PAST_REF" : "FUTURE_REF", Basis.RELATIVE);
    }
    if (offset.unit().isOfDay()) {
      return ofDay(offset);
    }
    int amount = offset.sign() * offset.amount();
    LocalDate moved = Periods.moved(anchor, offset.unit(), amount);
    LocalDate written = document.date();
    boolean notYet = tense == Tense.PAST && written != null && moved.isAfter(written);
    if (notYet && offset.sign() < 0) {
      // What has happened is not counted from a day still to come that was told in between.
      moved = Periods.moved(Objects.requireNonNull(document()), offset.unit(), amount);
    }
    if (moved.getYear() < 1 && anchor.getYear() >= 1) {
      return open("PAST_REF", Basis.RELATIVE); // "5,000 years ago" means no one year
    }
    if (offset.half() == 1) {
      moved = Periods.movedByHalf(moved, offset.unit(), offset.sign());
    }
    Unit precision =
        offset.unit() == Unit.CENTURY && offset.half() == 1 ? Unit.DECADE : offset.unit();
    CalendarValue value = CalendarValue.holding(moved, precision);
    boolean lost = notYet && offset.anchor() == Anchor.NARRATIVE && isYetToCome(value);
    return lost ? open("FUTURE_REF", Basis.RELATIVE) : date(value, Basis.RELATIVE);
  }

  /** "three hours ago" is a time only where the document's own time of day is known. */
  private Resolution ofDay(Offset offset) {
    LocalDate day = document.date();
    LocalTime time = document.time();
    if (day == null || time == null || offset.anchor() == Anchor.NARRATIVE) {
      LocalDate anchor = anchor(offset.anchor(), offset.unit());
      int days = offset.unit() == Unit.HOUR ? offset.sign() * offset.amount() / 24 : 0;
      return anchor == null
          ? open("PRESENT_REF", Basis.RELATIVE)
          : day(anchor.plusDays(days), Basis.RELATIVE);
    }
    ChronoUnit unit =
        switch (offset.unit()) {
          case SECOND -> ChronoUnit.SECONDS;
          case MINUTE -> ChronoUnit.MINUTES;
          default -> ChronoUnit.HOURS;
        };
    LocalDateTime then =
        day.atTime(time)
            .plus((long) offset.sign() * offset.amount(), unit)
            .plusSeconds((long) offset.half() * offset.sign() * unit.getDuration().toSeconds() / 2);
    CalendarValue value =
        CalendarValue.at(then.toLocalDate(), Periods.clock(then.getHour(), then.getMinute()));
    return Resolution.time(value, Basis.RELATIVE)
        .in(document.zone(), document.zoneBasis())
        .withMod(Mod.APPROX);
  }

  /** "the '60s" are the last that have begun, or those nearest to the story's own time. */
  private Resolution decade(ShortDecade decade) {
    Rung rung =
        ladder.climb(
            Year.ofTwoDigits(decade.years()), Direction.OPEN, noDay, Tense.PAST, null, false);
    return date(CalendarValue.ofDecade(rung.year()), Basis.STATED);
  }

  private Resolution partOfYear(PartOfYear part, Tense tense) {
    if (isOfEveryYear(part, tense)) {
      return open(Periods.ANY_YEAR + "-" + part.code(), Basis.STATED);
    }
    Rung rung = climb(part.year(), part.direction(), yearless(part), tense);
    return rung.year() == UNKNOWN
        ? open(Periods.ANY_YEAR + "-" + part.code(), rung.basis())
        : date(CalendarValue.ofPartOfYear(rung.year(), part.code()), rung.basis());
  }

  private Yearless yearless(PartOfYear part) {
    return new Yearless() {
      @Override
      public LocalDate in(int year) {
        return CalendarValue.ofPartOfYear(year, part.code()).begin().toLocalDate();
      }

      @Override
      public int implied(LocalDate today, Tense tense) {
        boolean thisWinter = part.direction() == Direction.HERE && part.code().equals("WI");
        if (thisWinter && tense != Tense.FUTURE && today.getMonthValue() < 9) {
          return today.getYear() - 1;
        }
        CalendarValue sample = CalendarValue.ofPartOfYear(2001, part.code());
        int length = (int) ChronoUnit.DAYS.between(sample.begin(), sample.end());
        boolean fiscal = part.unit() == Unit.HALF || part.code().startsWith("Q");
        if (fiscal && part.direction() == Direction.OPEN) {
          return Years.ofFiscalPeriod(today, this::in, length, tense);
        }
        return Years.seenFrom(
            today,
            this::in,
            part.direction() == Direction.OPEN && tense == Tense.PAST ? 0 : length,
            part.direction(),
            tense,
            sure);
      }

      @Override
      public boolean isNear(int year, LocalDate today, int told, Tense tense) {
        LocalDate end = CalendarValue.ofPartOfYear(year, part.code()).end().toLocalDate();
        return Math.abs(ChronoUnit.DAYS.between(end, today)) <= NEAR_PERIOD;
      }
    };
  }

  /** Where the text names no period that it reports on, it is the last quarter that has ended. */
  private Resolution reportedPeriod(ReportedPeriod period) {
    CalendarValue reported = story.reported();
    if (reported == null) {
      LocalDate today = document();
      if (today == null) {
        return open("PAST_REF", Basis.RELATIVE);
      }
      reported = CalendarValue.holding(today.minusMonths(3), Unit.QUARTER);
    } else {
      counted = new TimeAnchor(From.STORY, reported.begin().toLocalDate());
    }
    int year =
        period.year().isStated()
            ? ladder.climb(period.year(), Direction.OPEN, noDay, Tense.PAST, null, false).year()
            : reported.begin().getYear() + period.years();
    return date(reported.in(year), Basis.CONTEXT);
  }

  private @Nullable Resolution namedDay(NamedDay day, Tense tense) {
    if (NamedDays.date(day.code(), 2000, region).isEmpty()) {
      return null;
    }
    Rung rung = climb(day.year(), day.direction(), yearless(day), tense);
    if (rung.year() == UNKNOWN) {
      return open(
          Periods.ANY_YEAR + Periods.day(namedDay(day.code(), 2001)).substring(4), rung.basis());
    }
    return day(namedDay(day.code(), rung.year()), rung.basis());
  }

  private Yearless yearless(NamedDay day) {
    return new Yearless() {
      @Override
      public LocalDate in(int year) {
        return namedDay(day.code(), year);
      }

      @Override
      public int implied(LocalDate today, Tense tense) {
        return Years.seenFrom(today, this::in, 0, day.direction(), tense, sure);
      }

      @Override
      public boolean isNear(int implied, LocalDate today, int told, Tense tense) {
        return false;
      }
    };
  }

  private LocalDate namedDay(String code, int year) {
    return NamedDays.date(code, year, region).orElseThrow();
  }

  private @Nullable Resolution dayOfMonth(DayOfMonth day, Tense tense) {
    LocalDate anchor = anchor(Anchor.NARRATIVE, Unit.MONTH);
    if (anchor == null) {
      return open("XXXX-XX" + Periods.day(2000, 1, day.day()).substring(7), Basis.RELATIVE);
    }
    YearMonth month = YearMonth.from(anchor);
    if (day.weekday() != UNKNOWN) {
      LocalDate dated = dayOfMonth(day, month, tense);
      return dated == null ? null : day(dated, Basis.CONTEXT);
    }
    if (story.date() == null && tense == Tense.PAST && day.day() > anchor.getDayOfMonth()) {
      month = month.minusMonths(1);
    } else if (story.date() == null
        && tense == Tense.FUTURE
        && day.day() < anchor.getDayOfMonth()) {
      month = month.plusMonths(1);
    }
    return day(month.atDay(day.day()), Basis.CONTEXT);
  }

  /**
   * The nearest month whose day is of this weekday, on the side of the tense where both are near.
   */
  private static @Nullable LocalDate dayOfMonth(DayOfMonth day, YearMonth around, Tense tense) {
    int side = tense == Tense.FUTURE ? 1 : -1;
    for (int n = 0; n <= 2 * MONTHS_AROUND; n++) {
      YearMonth month = around.plusMonths((n % 2 == 0 ? -side : side) * (long) ((n + 1) / 2));
      boolean fits =
          day.day() <= month.lengthOfMonth()
              && month.atDay(day.day()).getDayOfWeek().getValue() == day.weekday();
      if (fits) {
        return month.atDay(day.day());
      }
    }
    return null;
  }

  /** "the second week of January", "the last Friday of May". */
  private @Nullable Resolution nth(Nth nth, Setting setting) {
    Resolution whole = nth.within() == null ? null : of(nth.within(), setting);
    CalendarValue period = whole == null ? null : whole.calendar();
    if (whole == null || period == null) {
      return null;
    }
    LocalDate first = period.begin().toLocalDate();
    LocalDate last = period.end().toLocalDate().minusDays(1);
    boolean backwards = nth.number() == Nth.LAST;
    LocalDate day = backwards ? last : first;
    if (nth.weekday() != UNKNOWN) {
      DayOfWeek weekday = DayOfWeek.of(nth.weekday());
      day =
          day.with(
              backwards
                  ? TemporalAdjusters.previousOrSame(weekday)
                  : TemporalAdjusters.nextOrSame(weekday));
    }
    if (nth.unit() == Unit.WEEK) {
      // A week is called after the period that holds most of it.
      day = backwards ? day.minusDays(3) : day.plusDays(3);
    }
    Unit step = nth.weekday() != UNKNOWN ? Unit.WEEK : nth.unit();
    LocalDate found = backwards ? day : Periods.moved(day, step, nth.number() - 1);
    if (isWeekAhead(nth, found) && setting.tense() == Tense.PAST) {
      CalendarDate yearBefore = CalendarDate.of(Year.fromDocument(-1));
      return nth(new Nth(nth.number(), nth.unit(), UNKNOWN, yearBefore), setting);
    }
    return found.isAfter(last)
        ? null
        : date(CalendarValue.holding(found, nth.unit()), whole.basis());
  }

  /** "In week 51 sales fell", told in January. */
  private boolean isWeekAhead(Nth nth, LocalDate week) {
    LocalDate today = document.date();
    return nth.within() instanceof CalendarDate year
        && year.equals(CalendarDate.of(Year.fromDocument(0)))
        && today != null
        && week.minusDays(6).isAfter(today);
  }

  /** "two days after 27 February" is a day; "two years after 1914" is a year. */
  private @Nullable Resolution shifted(Shifted shifted, Setting setting) {
    Resolution from = of(shifted.from(), setting);
    CalendarValue start = from == null ? null : from.calendar();
    if (start == null) {
      return null;
    }
    java.time.Period step = java.time.Period.parse(shifted.by().value());
    if (start.granularity() == Granularity.QUARTER) {
      int year = start.begin().getYear() + shifted.sign() * step.getYears();
      return date(start.in(year), Basis.RELATIVE);
    }
    LocalDate moved =
        shifted.sign() < 0
            ? start.begin().toLocalDate().minus(step)
            : start.begin().toLocalDate().plus(step);
    Unit unit =
        switch (start.granularity()) {
          case MONTH -> step.getDays() == 0 ? Unit.MONTH : Unit.DAY;
          case YEAR -> step.getDays() == 0 && step.getMonths() == 0 ? Unit.YEAR : Unit.DAY;
          default -> Unit.DAY;
        };
    return date(CalendarValue.holding(moved, unit), Basis.RELATIVE);
  }

  private @Nullable Resolution holding(Holding holding, Setting setting) {
    Resolution date = of(holding.date(), setting);
    CalendarValue value = date == null ? null : date.calendar();
    return date == null || value == null
        ? null
        : date(CalendarValue.holding(within(value, holding.unit()), holding.unit()), date.basis());
  }

  /** The week-end of a holiday on a Monday or Tuesday is the one before it. */
  private static LocalDate within(CalendarValue day, Unit unit) {
    LocalDate date = day.begin().toLocalDate();
    boolean before = unit == Unit.WEEKEND && date.getDayOfWeek().getValue() <= 2;
    return before ? date.minusWeeks(1) : date;
  }

  // Times of day

  /**
   * The day that a time of day without one belongs to: the one just told, else that of the entry in
   * which it stands, else that of writing.
   */
  private Expression today() {
    LocalDate near = story.dayNear();
    return dayOrToday(near == null ? story.entryDay() : near);
  }

  private static Expression dayOrToday(@Nullable LocalDate day) {
    return day == null
        ? new Period(Unit.DAY, 0, Anchor.DOCUMENT)
        : new CalendarDate(
            Year.of(day.getYear()), day.getMonthValue(), day.getDayOfMonth(), Direction.OPEN);
  }

  /** What happened at an hour that is yet to come on the day of writing happened the day before. */
  private Expression dayOf(Clock clock, Setting setting) {
    if (setting.stamp()) {
      return dayOrToday(
          clock.hour() == 24
              ? story.entryDay()
              : story.entryDay(LocalTime.of(clock.hour(), Math.max(0, clock.minute()))));
    }
    Expression today = today();
    LocalTime now = document.time();
    boolean yetToCome =
        today instanceof Period
            && setting.tense() == Tense.PAST
            && now != null
            && clock.hour() < 24
            && LocalTime.of(clock.hour(), Math.max(0, clock.minute())).isAfter(now);
    return yetToCome ? new Period(Unit.DAY, -1, Anchor.DOCUMENT) : today;
  }

  /** What happened overnight, told during the day, happened in the night before it. */
  private Expression dayOf(DayPart part, Tense tense) {
    Expression today = today();
    boolean nightBefore =
        part.code().equals("NI") && tense == Tense.PAST && today instanceof Period;
    return nightBefore ? new Period(Unit.DAY, -1, Anchor.DOCUMENT) : today;
  }

  private @Nullable Resolution dateTime(DateTime both, Setting setting) {
    Resolution day = of(both.date(), setting);
    if (day == null) {
      return null;
    }
    return switch (both.time()) {
      case DayPart part -> Resolution.time(partOf(day, part.code()), day.basis());
      case Clock clock -> clock(day, clock, setting);
      case Modified modified -> {
        Resolution inner = dateTime(new DateTime(both.date(), modified.of()), setting);
        yield inner == null ? null : inner.withMod(modified.mod());
      }
      default -> day;
    };
  }

  private static TimeValue partOf(Resolution day, String code) {
    CalendarValue date = day.calendar();
    if (date != null && date.isDay()) {
      return CalendarValue.at(date.begin().toLocalDate(), code);
    }
    String unknown = day.told().value();
    return new TimeValue.Open(
        unknown.startsWith(Periods.ANY_YEAR) && unknown.length() == Periods.ANY_DAY.length()
            ? unknown + "T" + code
            : "T" + code);
  }

  /** A time of day without a day, told after a day, has the day from there. */
  private @Nullable Resolution inScene(@Nullable Resolution time) {
    return time == null || story.dayNear() == null ? time : time.withBasis(Basis.CONTEXT);
  }

  private Resolution clock(Resolution day, Clock clock, Setting setting) {
    CalendarValue whole = day.calendar();
    LocalDate date = whole != null && whole.isDay() ? whole.begin().toLocalDate() : null;
    int hour = clock.hour();
    if (hour == 24 && date != null) {
      date = dayOfMidnight(date, setting.tense());
      hour = 0;
    }
    String time = Periods.clock(hour, Math.max(0, clock.minute()));
    if (clock.second() != UNKNOWN) {
      time = Periods.padded(new StringBuilder(time).append(':'), clock.second()).toString();
    }
    StatedZone stated = clock.zone();
    ZoneId zone = stated == null ? null : stated.isLocal() ? setting.place() : meant(stated, date);
    TimeValue value = date == null ? new TimeValue.Open("T" + time) : CalendarValue.at(date, time);
    Resolution told = Resolution.time(value, day.basis());
    return zone == null
        ? told.in(document.zone(), document.zoneBasis())
        : told.in(zone, ZoneBasis.STATED);
  }

  /**
   * Midnight "on Friday" ends Friday, as the ISO's 24:00 does; but what began then, told on Friday,
   * began with it.
   */
  private LocalDate dayOfMidnight(LocalDate day, Tense tense) {
    LocalDate written = document.date();
    boolean isYetToEnd = written != null && !day.isBefore(written);
    return tense == Tense.PAST && isYetToEnd ? day : day.plusDays(1);
  }

  /**
   * Of the zones that an abbreviation can mean, the one of the writer's own country, of several of
   * one country the one that keeps standard time on that day: MST in July is Arizona's.
   */
  private ZoneId meant(StatedZone stated, @Nullable LocalDate day) {
    List<ZoneId> own = stated.candidates().stream().filter(region::holds).toList();
    List<ZoneId> meant = own.isEmpty() ? stated.candidates() : own;
    ZoneId first = meant.getFirst();
    Instant noon = day == null ? null : day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    if (noon == null || !first.getRules().isDaylightSavings(noon)) {
      return first;
    }
    ZoneOffset standard = first.getRules().getStandardOffset(noon);
    return meant.stream()
        .filter(zone -> zone.getRules().getOffset(noon).equals(standard))
        .findFirst()
        .orElse(first);
  }

  // What times are counted from

  private @Nullable LocalDate document() {
    LocalDate date = document.date();
    if (date != null) {
      counted = new TimeAnchor(From.DOCUMENT, date);
    }
    return date;
  }

  private @Nullable LocalDate storyDay() {
    LocalDate day = story.day() != null ? story.day() : story.isHistory() ? story.date() : null;
    if (day == null) {
      return document();
    }
    counted = new TimeAnchor(From.STORY, day);
    return day;
  }

  /** Days are counted from the last day told, longer units from the last date of any kind. */
  private @Nullable LocalDate anchor(Anchor anchor, Unit unit) {
    boolean told = anchor == Anchor.NARRATIVE || (anchor == Anchor.SCENE && story.isHistory());
    if (!told) {
      return document();
    }
    CalendarValue reported = story.reported();
    if (unit == Unit.QUARTER && reported != null) {
      counted = new TimeAnchor(From.STORY, reported.begin().toLocalDate());
      return counted.date();
    }
    if (unit == Unit.DAY || unit.isOfDay()) {
      return storyDay();
    }
    LocalDate heard = story.heard();
    if (heard == null) {
      return document();
    }
    counted = new TimeAnchor(From.STORY, heard);
    return heard;
  }

  // What the story has told so far

  private void remember(Expression expression, Resolution resolution, Setting setting) {
    Expression bare = expression instanceof Modified modified ? modified.of() : expression;
    CalendarValue value = resolution.calendar();
    if (value == null) {
      return;
    }
    if (isReport(bare)) {
      report(value);
    }
    if (!(bare instanceof ReportedPeriod)) {
      story.tell(value);
    }
    if (setting.stamp()) {
      story.enterEntry(value);
    }
    int year = Evidence.writtenYear(bare);
    if (year != UNKNOWN && !setting.inPassing()) {
      story.tellYear(year);
    }
  }

  /**
   * Whether a history only looks there from where it is: "as in the previous year", "two years
   * ago"; but "Two years later the war began" goes on.
   */
  private static boolean isGlance(Expression expression, Setting setting) {
    return switch (expression) {
      case Modified modified -> isGlance(modified.of(), setting);
      case Period period ->
          period.anchor() == Anchor.DOCUMENT || (period.offset() < 0 && !setting.opens());
      case Offset offset ->
          offset.anchor() == Anchor.DOCUMENT || (offset.sign() < 0 && !setting.opens());
      default -> false;
    };
  }

  private static boolean isReport(Expression expression) {
    return expression instanceof PartOfYear part
        && (part.unit() == Unit.HALF || part.code().startsWith("Q"));
  }

  /** A report is about the latest period that is over, not those it compares it with. */
  private void report(CalendarValue period) {
    CalendarValue reported = story.reported();
    boolean over =
        document.date() != null && !period.end().toLocalDate().isAfter(document.date().plusDays(7));
    if (over && (reported == null || !period.end().isBefore(reported.end()))) {
      story.report(period);
    }
  }
}
