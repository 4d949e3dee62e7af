package io.dateline.time;

import static io.dateline.time.Resolution.date;
import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.Ladder.Rung;
import io.dateline.time.TimeAnchor.From;
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
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Mod;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves expressions to calendar times, in the order of the text: against the day of writing, and
 * against the times that its {@link Story} has stated so far.
 */
final class Resolver {

  /** How many months before and after are looked through for one whose 11th is a Tuesday. */
  private static final int MONTHS_AROUND = 8;

  private final DocumentTime document;
  private final Story story;
  private final boolean dayFirst;
  private final boolean everyYear;
  private final Region region;
  private final Ladder ladder;
  private final TimesOfDay timesOfDay;

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
    this.ladder = new Ladder(document, story);
    this.timesOfDay = new TimesOfDay(document, story);
  }

  /** Resolves one expression; empty where the calendar has no such time. */
  Optional<Resolution> resolve(Expression expression, Setting setting) {
    try {
      Resolution resolution = afterBegin(of(expression, setting), setting.rangeBegin());
      if (resolution == null) {
        return Optional.empty();
      }
      boolean stays = story.isHistory() && (setting.inPassing() || isGlance(expression, setting));
      if (!stays) {
        remember(expression, resolution, setting);
      } else if (setting.inPassing()) {
        hear(resolution);
      }
      return Optional.of(resolution);
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
  private static @Nullable Resolution afterBegin(
      @Nullable Resolution end, @Nullable LocalDateTime rangeBegin) {
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
      case CalendarDate date -> calendarDate(date, setting);
      case SlashedDate date -> slashedDate(date, setting);
      case Weekday weekday -> weekday(weekday, setting);
      case Period period -> period(period, setting);
      case Offset offset -> offset(offset, setting);
      case PartOfYear part -> partOfYear(part, setting);
      case ReportedPeriod period -> reportedPeriod(period);
      case NamedDay day -> namedDay(day, setting);
      case DayOfMonth day -> dayOfMonth(day, setting);
      case Nth nth -> nth(nth, setting);
      case Digits digits -> date(CalendarValue.told(digits.prefix()), Basis.STATED);
      case ShortDecade decade -> decade(decade);
      case Shifted shifted -> shifted(shifted, setting);
      case Holding holding -> holding(holding, setting);
      case Clock clock ->
          inScene(dateTime(new DateTime(timesOfDay.dayOf(clock, setting), clock), setting));
      case DayPart part ->
          inScene(dateTime(new DateTime(timesOfDay.dayOf(part, setting), part), setting));
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

  private static Resolution on(LocalDate day, Basis basis) {
    return date(CalendarValue.of(day), basis);
  }

  // Dates

  private Resolution calendarDate(CalendarDate date, Setting setting) {
    if (isOfEveryYear(date, setting.tense())) {
      return open(withoutYear(date), Basis.STATED);
    }
    Rung rung = ladder.year(date.year(), date.direction(), new Yearless.Date(date), setting);
    int year = rung.year();
    TimeValue value =
        year == UNKNOWN
            ? new TimeValue.Open(withoutYear(date))
            : date.month() == UNKNOWN
                ? CalendarValue.ofYear(year)
                : date.day() == UNKNOWN
                    ? CalendarValue.of(YearMonth.of(year, date.month()))
                    : CalendarValue.of(LocalDate.of(year, date.month(), date.day()));
    return date(value, rung.basis()).countedFrom(rung.anchor());
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

  private Resolution slashedDate(SlashedDate date, Setting setting) {
    boolean monthSecond = date.first() > 12 || (dayFirst && date.second() <= 12);
    int month = monthSecond ? date.second() : date.first();
    int day = monthSecond ? date.first() : date.second();
    return calendarDate(new CalendarDate(date.year(), month, day, Direction.OPEN), setting);
  }

  private @Nullable Resolution weekday(Weekday weekday, Setting setting) {
    boolean told = weekday.anchor() == Anchor.NARRATIVE || story.isHistory();
    TimeAnchor anchor = ladder.anchor(told ? Anchor.NARRATIVE : Anchor.DOCUMENT, Unit.DAY);
    boolean lost = story.isHistory() && story.date() != null && story.dayAtHand() == null;
    boolean untold =
        weekday.anchor() == Anchor.NARRATIVE
            && ladder.isUntold(weekday.direction() == Direction.AHEAD ? 1 : 0, setting.tense());
    boolean everyWeek =
        everyYear && setting.tense() == Tense.PRESENT && weekday.direction() == Direction.OPEN;
    if (anchor == null || lost || untold || everyWeek) {
      return open("XXXX-WXX-" + weekday.weekday(), Basis.RELATIVE);
    }
    LocalDate today = anchor.date();
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
    return on(date, Basis.RELATIVE).countedFrom(anchor);
  }

  /** A stamp, such as "Friday 9:40 a.m. -", means the nearest day; else the tense decides. */
  private static boolean isAhead(Setting setting, LocalDate today, DayOfWeek day) {
    int days = Math.floorMod(day.getValue() - today.getDayOfWeek().getValue(), 7);
    return setting.stamp() ? days <= 3 : setting.tense() == Tense.FUTURE;
  }

  private Resolution period(Period period, Setting setting) {
    Tense tense = setting.tense();
    if (story.isHistory() && period.unit() == Unit.DAY && period.anchor() == Anchor.DOCUMENT) {
      // A history's "today" is our time, and its "tomorrow" stands in somebody's mouth.
      return open(period.offset() == 0 ? "PRESENT_REF" : Periods.ANY_DAY, Basis.RELATIVE);
    }
    TimeAnchor anchor = ladder.anchor(spokenAt(period.anchor(), setting), period.unit());
    int offset = period.offset();
    if (period.anchor() == Anchor.NARRATIVE && ladder.isUntold(offset, tense)) {
      return date(Periods.any(period.unit()), Basis.RELATIVE);
    }
    if (anchor == null) {
      return open(
          offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF", Basis.RELATIVE);
    }
    int today = anchor.date().getDayOfWeek().getValue();
    boolean told = tense == Tense.PAST && today < 6;
    boolean justOver = period.anchor() == Anchor.SCENE && tense != Tense.FUTURE && today < 4;
    boolean weekendPast = period.unit() == Unit.WEEKEND && offset == 0 && (told || justOver);
    LocalDate moved = Periods.moved(anchor.date(), period.unit(), weekendPast ? -1 : offset);
    CalendarValue value = CalendarValue.holding(moved, period.unit());
    boolean ahead = period.anchor() == Anchor.NARRATIVE && offset > 0 && tense == Tense.PAST;
    return ahead && ladder.isYetToCome(value)
        ? date(Periods.any(period.unit()), Basis.RELATIVE)
        : date(value, Basis.RELATIVE).countedFrom(anchor);
  }

  /** A history counts from its own time: "two years ago", "next year". */
  private Anchor spokenAt(Anchor anchor, Setting setting) {
    return story.isHistory() && setting.quoted() ? Anchor.NARRATIVE : anchor;
  }

  private Resolution offset(Offset offset, Setting setting) {
    Tense tense = setting.tense();
    boolean yearBack =
        offset.unit() == Unit.YEAR
            && offset.amount() == 1
            && offset.half() == 0
            && offset.sign() < 0;
    if (yearBack && story.reported() != null && !story.isHistory()) {
      return reportedPeriod(new ReportedPeriod(-1, Year.NOT_STATED));
    }
    TimeAnchor anchor = ladder.anchor(spokenAt(offset.anchor(), setting), offset.unit());
    boolean fine = offset.unit() == Unit.WEEK || offset.unit() == Unit.MONTH;
    boolean untold =
        offset.anchor() == Anchor.NARRATIVE
            && (fine ? !story.isHeardToTheMonth() : offset.sign() > 0 && story.heard() == null);
    if (anchor == null || untold) {
      return open(offset.sign() < 0 ? "PAST_REF" : "FUTURE_REF", Basis.RELATIVE);
    }
    if (offset.unit().isOfDay()) {
      return ofDay(offset);
    }
    int amount = offset.sign() * offset.amount();
    LocalDate moved = Periods.moved(anchor.date(), offset.unit(), amount);
    LocalDate written = document.date();
    boolean notYet = tense == Tense.PAST && written != null && moved.isAfter(written);
    if (notYet && offset.sign() < 0) {
      // Past events are not counted from a day still to come that was stated in between.
      anchor = Objects.requireNonNull(ladder.document());
      moved = Periods.moved(anchor.date(), offset.unit(), amount);
    }
    if (moved.getYear() < 1 && anchor.date().getYear() >= 1) {
      return open("PAST_REF", Basis.RELATIVE); // "5,000 years ago" means no one year
    }
    if (offset.half() == 1) {
      moved = Periods.movedByHalf(moved, offset.unit(), offset.sign());
    }
    Unit precision =
        offset.unit() == Unit.CENTURY && offset.half() == 1 ? Unit.DECADE : offset.unit();
    CalendarValue value = CalendarValue.holding(moved, precision);
    boolean lost = notYet && offset.anchor() == Anchor.NARRATIVE && ladder.isYetToCome(value);
    return lost
        ? open("FUTURE_REF", Basis.RELATIVE)
        : date(value, Basis.RELATIVE).countedFrom(anchor);
  }

  /** "three hours ago" is a time only where the document's own time of day is known. */
  private Resolution ofDay(Offset offset) {
    LocalDate day = document.date();
    LocalTime time = document.time();
    boolean counted = offset.anchor() == Anchor.NARRATIVE;
    if (counted && !story.isHistory() && story.dayNear() == null) {
      return open(offset.sign() < 0 ? "PAST_REF" : "FUTURE_REF", Basis.RELATIVE);
    }
    if (day == null || time == null || counted) {
      TimeAnchor anchor = ladder.anchor(offset.anchor(), offset.unit());
      int days = offset.unit() == Unit.HOUR ? offset.sign() * offset.amount() / 24 : 0;
      return anchor == null
          ? open("PRESENT_REF", Basis.RELATIVE)
          : on(anchor.date().plusDays(days), Basis.RELATIVE).countedFrom(anchor);
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
        .withMod(Mod.APPROX)
        .countedFrom(ladder.document());
  }

  /** "the '60s" are the last that have begun, or those nearest to the story's own time. */
  private Resolution decade(ShortDecade decade) {
    int year = ladder.past(Year.ofTwoDigits(decade.years()));
    return date(CalendarValue.ofDecade(year), Basis.STATED);
  }

  private Resolution partOfYear(PartOfYear part, Setting setting) {
    if (isOfEveryYear(part, setting.tense())) {
      return open(Periods.ANY_YEAR + "-" + part.code(), Basis.STATED);
    }
    Rung rung = ladder.year(part.year(), part.direction(), new Yearless.Part(part), setting);
    return rung.year() == UNKNOWN
        ? open(Periods.ANY_YEAR + "-" + part.code(), rung.basis())
        : date(CalendarValue.ofPartOfYear(rung.year(), part.code()), rung.basis())
            .countedFrom(rung.anchor());
  }

  /** The period of a report that names none is the last quarter that has ended. */
  private Resolution reportedPeriod(ReportedPeriod period) {
    CalendarValue reported = story.reported();
    TimeAnchor anchor =
        reported == null
            ? ladder.document()
            : new TimeAnchor(From.STORY, reported.begin().toLocalDate());
    if (anchor == null) {
      return open("PAST_REF", Basis.RELATIVE);
    }
    CalendarValue last =
        reported == null
            ? CalendarValue.holding(anchor.date().minusMonths(3), Unit.QUARTER)
            : reported;
    int year =
        period.year().isStated()
            ? ladder.past(period.year())
            : last.begin().getYear() + period.years();
    return date(last.in(year), Basis.CONTEXT).countedFrom(anchor);
  }

  private @Nullable Resolution namedDay(NamedDay day, Setting setting) {
    TimeAnchor written = ladder.document();
    if (written != null && NamedDays.isFresh(day.code(), written.date())) {
      return on(written.date().withMonth(9).withDayOfMonth(11), Basis.RELATIVE)
          .countedFrom(written);
    }
    if (NamedDays.date(day.code(), 2000, region).isEmpty()) {
      return null;
    }
    Yearless named = new Yearless.Named(day, region);
    Rung rung = ladder.year(day.year(), day.direction(), named, setting);
    return rung.year() == UNKNOWN
        ? open(Periods.ANY_YEAR + Periods.day(named.in(2001)).substring(4), rung.basis())
        : on(named.in(rung.year()), rung.basis()).countedFrom(rung.anchor());
  }

  private @Nullable Resolution dayOfMonth(DayOfMonth day, Setting setting) {
    Tense tense = setting.tense();
    TimeAnchor anchor = ladder.anchor(Anchor.NARRATIVE, Unit.MONTH);
    if (anchor == null) {
      return open("XXXX-XX" + Periods.day(2000, 1, day.day()).substring(7), Basis.RELATIVE);
    }
    YearMonth month = YearMonth.from(anchor.date());
    int today = anchor.date().getDayOfMonth();
    if (day.weekday() != UNKNOWN) {
      LocalDate dated = dayOfMonth(day, month, tense);
      return dated == null ? null : on(dated, Basis.CONTEXT).countedFrom(anchor);
    }
    if (story.date() == null && tense == Tense.PAST && day.day() > today) {
      month = month.minusMonths(1);
    } else if (story.date() == null && tense == Tense.FUTURE && day.day() < today) {
      month = month.plusMonths(1);
    }
    return on(month.atDay(day.day()), Basis.CONTEXT).countedFrom(anchor);
  }

  /** The nearest month whose day is of this weekday and lies where the tense says. */
  private @Nullable LocalDate dayOfMonth(DayOfMonth day, YearMonth around, Tense tense) {
    int side = tense == Tense.FUTURE ? 1 : -1;
    for (int n = 0; n <= 2 * MONTHS_AROUND; n++) {
      YearMonth month = around.plusMonths((n % 2 == 0 ? -side : side) * (long) ((n + 1) / 2));
      boolean fits =
          day.day() <= month.lengthOfMonth()
              && month.atDay(day.day()).getDayOfWeek().getValue() == day.weekday()
              && !isAgainst(tense, month.atDay(day.day()));
      if (fits) {
        return month.atDay(day.day());
      }
    }
    return null;
  }

  /** Whether a day lies ahead of the writer of what is over, or behind him of what is to come. */
  private boolean isAgainst(Tense tense, LocalDate day) {
    return switch (tense) {
      case PAST -> day.isAfter(document.date());
      case FUTURE -> day.isBefore(document.date());
      default -> false;
    };
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
        : date(CalendarValue.holding(found, nth.unit()), whole.basis()).countedFrom(whole.anchor());
  }

  /** "In week 51 sales fell", reported in January. */
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
    if (from == null || start == null) {
      return null;
    }
    java.time.Period step = java.time.Period.parse(shifted.by().value());
    if (start.granularity() == Granularity.QUARTER) {
      int year = start.begin().getYear() + shifted.sign() * step.getYears();
      return date(start.in(year), Basis.RELATIVE).countedFrom(from.anchor());
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
    return date(CalendarValue.holding(moved, unit), Basis.RELATIVE).countedFrom(from.anchor());
  }

  private @Nullable Resolution holding(Holding holding, Setting setting) {
    Resolution date = of(holding.date(), setting);
    CalendarValue value = date == null ? null : date.calendar();
    return date == null || value == null
        ? null
        : date(CalendarValue.holding(within(value, holding.unit()), holding.unit()), date.basis())
            .countedFrom(date.anchor());
  }

  /** The week-end of a holiday on a Monday or Tuesday is the one before it. */
  private static LocalDate within(CalendarValue day, Unit unit) {
    LocalDate date = day.begin().toLocalDate();
    boolean before = unit == Unit.WEEKEND && date.getDayOfWeek().getValue() <= 2;
    return before ? date.minusWeeks(1) : date;
  }

  // Times of day

  private @Nullable Resolution dateTime(DateTime both, Setting setting) {
    Resolution day = of(both.date(), setting);
    return day == null ? null : timesOfDay.on(day, both.time(), setting).countedFrom(day.anchor());
  }

  /** A time of day without a day takes the day that was stated before it. */
  private @Nullable Resolution inScene(@Nullable Resolution time) {
    return time == null || timesOfDay.dayTold() == null ? time : time.withBasis(Basis.CONTEXT);
  }

  // The times that the story has stated so far

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
