package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

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
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Range;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Repetition;
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
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts expressions on the calendar, in the order in which a text tells them.
 *
 * <p>It remembers the last date told, which is where "two days later" counts from, and the last
 * year written out, which dates without a year near by belong to.
 */
final class Resolver {

  /** A resolved expression: what {@link Timex} says beside its place. */
  record Resolution(
      TimexType type,
      String value,
      Basis basis,
      @Nullable ZoneId zone,
      @Nullable ZoneBasis zoneBasis,
      @Nullable Mod mod,
      @Nullable String quant) {}

  /** How many times a day on the side that its tense speaks against must be nearer. */
  private static final int WRONG_SIDE_DAY = 3;

  private static final int WRONG_SIDE_PERIOD = 12;

  /** How many sentences a day holds for times of day that follow it. */
  private static final int DAY_REACH = 3;

  /** How many sentences a written year is thought to hold for. */
  private static final int YEAR_REACH = 2;

  private final DocumentTime document;
  private @Nullable LocalDate narrative;
  private @Nullable LocalDate narrativeDay;
  private int writtenYear = UNKNOWN;
  private int writtenYearSentence;
  private int narrativeSentence;

  Resolver(DocumentTime document) {
    this.document = document;
  }

  /**
   * Resolves one expression.
   *
   * @param tense where the governing verb puts the action
   * @param sentence the number of the sentence it stands in
   * @param localZone the zone of the place near by, for "local time"; null where none is named
   * @return empty where the calendar has no such time
   */
  Optional<Resolution> resolve(
      Expression expression, Tense tense, int sentence, @Nullable ZoneId localZone) {
    try {
      Resolution resolution = of(expression, tense, sentence, localZone);
      if (resolution != null) {
        remember(expression, resolution, sentence);
      }
      return Optional.ofNullable(resolution);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private @Nullable Resolution of(
      Expression expression, Tense tense, int sentence, @Nullable ZoneId localZone) {
    return switch (expression) {
      case CalendarDate date -> calendarDate(date, tense, sentence);
      case Weekday weekday -> weekday(weekday, tense);
      case Period period -> period(period, tense);
      case Offset offset -> offset(offset);
      case PartOfYear part -> partOfYear(part, tense, sentence);
      case NamedDay day -> namedDay(day, tense, sentence);
      case DayOfMonth day -> dayOfMonth(day, tense);
      case Digits digits -> date(digits.prefix(), Basis.STATED);
      case Clock clock ->
          dateTime(new DateTime(dayOf(clock, tense, sentence), clock), tense, sentence, localZone);
      case DayPart part ->
          dateTime(new DateTime(today(sentence), part), tense, sentence, localZone);
      case DateTime both -> dateTime(both, tense, sentence, localZone);
      case Duration length ->
          new Resolution(TimexType.DURATION, length.value(), Basis.STATED, null, null, null, null);
      case Repetition set ->
          new Resolution(TimexType.SET, set.value(), Basis.STATED, null, null, null, set.quant());
      case Reference reference -> date(reference.value(), Basis.RELATIVE);
      case Modified modified -> modified(modified, tense, sentence, localZone);
      case Range range -> of(range.begin(), tense, sentence, localZone);
    };
  }

  private static Resolution date(String value, Basis basis) {
    return new Resolution(TimexType.DATE, value, basis, null, null, null, null);
  }

  private @Nullable Resolution modified(
      Modified modified, Tense tense, int sentence, @Nullable ZoneId localZone) {
    Resolution inner = of(modified.of(), tense, sentence, localZone);
    return inner == null
        ? null
        : new Resolution(
            inner.type(),
            inner.value(),
            inner.basis(),
            inner.zone(),
            inner.zoneBasis(),
            modified.mod(),
            inner.quant());
  }

  // Dates

  private Resolution calendarDate(CalendarDate date, Tense tense, int sentence) {
    Basis basis = Basis.STATED;
    int year = date.year().number();
    if (date.year().offset() != UNKNOWN) {
      basis = Basis.RELATIVE;
      year = document.date() == null ? UNKNOWN : document.date().getYear() + date.year().offset();
    } else if (year == UNKNOWN) {
      int implied = impliedYear(date, tense);
      boolean carried =
          date.direction() == Direction.OPEN
              && isYearNear(sentence)
              && !isNear(date, implied, tense);
      basis = carried ? Basis.CONTEXT : Basis.RELATIVE;
      year = carried ? writtenYear : implied;
    }
    String digits = year == UNKNOWN ? "XXXX" : String.format(Locale.ROOT, "%04d", year);
    if (date.month() == UNKNOWN) {
      return date(digits, basis);
    }
    if (date.day() == UNKNOWN) {
      return date(String.format(Locale.ROOT, "%s-%02d", digits, date.month()), basis);
    }
    if (year != UNKNOWN) {
      LocalDate.of(year, date.month(), date.day());
    }
    return date(
        String.format(Locale.ROOT, "%s-%02d-%02d", digits, date.month(), date.day()), basis);
  }

  /** Whether a date fits the days around the document so well that no other year is meant. */
  private boolean isNear(CalendarDate date, int year, Tense tense) {
    LocalDate today = document.date();
    if (today == null || year == UNKNOWN) {
      return false;
    }
    int day = date.day() == UNKNOWN ? 15 : date.day();
    LocalDate implied = LocalDate.of(year, date.month(), Math.min(day, 28));
    long since = ChronoUnit.DAYS.between(implied, today);
    return switch (tense) {
      case PAST -> since >= 0 && since <= nearDays(today);
      case PRESENT -> Math.abs(since) <= nearDays(today);
      case FUTURE -> true;
    };
  }

  /** A story far back keeps its own year; one of last year does not claim this year's dates. */
  private int nearDays(LocalDate today) {
    int years = Math.abs(today.getYear() - writtenYear);
    return years == 1 ? 200 : years < 10 ? 45 : 0;
  }

  private boolean isYearNear(int sentence) {
    return writtenYear != UNKNOWN
        && sentence - writtenYearSentence <= YEAR_REACH
        && (document.date() == null || writtenYear != document.date().getYear());
  }

  private int impliedYear(CalendarDate date, Tense tense) {
    if (document.date() == null) {
      return UNKNOWN;
    }
    int day = date.day() == UNKNOWN ? 1 : date.day();
    boolean wholeMonth = date.day() == UNKNOWN;
    return nearestYear(
        year -> {
          YearMonth month = YearMonth.of(year, date.month());
          return month.atDay(Math.min(day, month.lengthOfMonth()));
        },
        wholeMonth ? 30 : 0,
        date.direction(),
        tense);
  }

  /**
   * The year in which a day of the year lies, seen from the document: the last one past for what
   * happened, the next one for what is to come.
   *
   * @param slack days for which the period, once begun, goes on
   */
  private int nearestYear(
      IntFunction<LocalDate> begin, int slack, Direction direction, Tense tense) {
    LocalDate today = Objects.requireNonNull(document.date());
    int year = today.getYear();
    LocalDate here = begin.apply(year);
    boolean ahead = here.isAfter(today);
    boolean over = here.plusDays(slack).isBefore(today);
    return switch (direction) {
      case HERE -> year;
      case BACK -> over ? year : year - 1;
      case AHEAD -> ahead ? year : year + 1;
      case OPEN ->
          switch (tense) {
            case PAST ->
                ahead && isFurther(here, begin.apply(year - 1), today, slack) ? year - 1 : year;
            case FUTURE ->
                over && isFurther(here, begin.apply(year + 1), today, slack) ? year + 1 : year;
            case PRESENT -> nearer(begin, year, today);
          };
    };
  }

  /**
   * Whether a day on the wrong side of today, for its tense, is further than the right one: it may
   * be near all the same, as in "the launch had been planned for last Wednesday, May 14".
   */
  private static boolean isFurther(LocalDate wrong, LocalDate right, LocalDate today, int slack) {
    int price = slack == 0 ? WRONG_SIDE_DAY : WRONG_SIDE_PERIOD;
    return price * Math.abs(ChronoUnit.DAYS.between(today, wrong))
        > Math.abs(ChronoUnit.DAYS.between(today, right));
  }

  private static int nearer(IntFunction<LocalDate> begin, int year, LocalDate today) {
    int best = year;
    for (int candidate : new int[] {year - 1, year + 1}) {
      if (Math.abs(ChronoUnit.DAYS.between(today, begin.apply(candidate)))
          < Math.abs(ChronoUnit.DAYS.between(today, begin.apply(best)))) {
        best = candidate;
      }
    }
    return best;
  }

  private Resolution weekday(Weekday weekday, Tense tense) {
    LocalDate today = document.date();
    if (today == null) {
      return date("XXXX-WXX-" + weekday.weekday(), Basis.RELATIVE);
    }
    DayOfWeek day = DayOfWeek.of(weekday.weekday());
    LocalDate monday = today.with(DayOfWeek.MONDAY);
    LocalDate date =
        switch (weekday.direction()) {
          case BACK -> today.with(TemporalAdjusters.previous(day));
          case AHEAD -> monday.plusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
          case HERE ->
              monday.plusWeeks(weekday.weekOffset()).with(TemporalAdjusters.nextOrSame(day));
          case OPEN ->
              tense == Tense.FUTURE
                  ? today.with(TemporalAdjusters.nextOrSame(day))
                  : today.with(TemporalAdjusters.previousOrSame(day));
        };
    return date(date.toString(), Basis.RELATIVE);
  }

  /** Days are counted from the last day told, longer units from the last date of any kind. */
  private @Nullable LocalDate anchor(Anchor anchor, Unit unit) {
    LocalDate told = unit == Unit.DAY || unit.isOfDay() ? narrativeDay : narrative;
    return anchor == Anchor.NARRATIVE && told != null ? told : document.date();
  }

  private Resolution period(Period period, Tense tense) {
    LocalDate anchor = anchor(period.anchor(), period.unit());
    if (anchor == null) {
      return date(
          period.offset() < 0 ? "PAST_REF" : period.offset() > 0 ? "FUTURE_REF" : "PRESENT_REF",
          Basis.RELATIVE);
    }
    int offset = period.offset();
    if (period.unit() == Unit.WEEKEND
        && offset == 0
        && tense == Tense.PAST
        && anchor.getDayOfWeek().getValue() < 6) {
      offset = -1;
    }
    return date(
        calendarPeriod(moved(anchor, period.unit(), offset), period.unit()), Basis.RELATIVE);
  }

  private static LocalDate moved(LocalDate date, Unit unit, int amount) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> date.plusDays(amount);
      case WEEKEND, WEEK -> date.plusWeeks(amount);
      case MONTH -> date.plusMonths(amount);
      case QUARTER -> date.plusMonths(3L * amount);
      case HALF -> date.plusMonths(6L * amount);
      case YEAR -> date.plusYears(amount);
      case DECADE -> date.plusYears(10L * amount);
      case CENTURY -> date.plusYears(100L * amount);
      case MILLENNIUM -> date.plusYears(1000L * amount);
    };
  }

  private static String calendarPeriod(LocalDate date, Unit unit) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> date.toString();
      case WEEK -> CalendarValue.week(date);
      case WEEKEND -> CalendarValue.week(date) + "-WE";
      case MONTH -> date.toString().substring(0, 7);
      case QUARTER -> date.getYear() + "-Q" + ((date.getMonthValue() - 1) / 3 + 1);
      case HALF -> date.getYear() + "-H" + (date.getMonthValue() > 6 ? 2 : 1);
      case YEAR -> fourDigits(date);
      case DECADE -> fourDigits(date).substring(0, 3);
      case CENTURY, MILLENNIUM -> fourDigits(date).substring(0, 2);
    };
  }

  private static String fourDigits(LocalDate date) {
    return String.format(Locale.ROOT, "%04d", date.getYear());
  }

  private @Nullable Resolution offset(Offset offset) {
    LocalDate anchor = anchor(offset.anchor(), offset.unit());
    if (anchor == null) {
      return date(offset.sign() < 0 ? "PAST_REF" : "FUTURE_REF", Basis.RELATIVE);
    }
    if (offset.unit().isOfDay()) {
      return ofDay(offset);
    }
    LocalDate moved = moved(anchor, offset.unit(), offset.sign() * offset.amount());
    if (offset.half() == 1) {
      moved =
          offset.unit() == Unit.YEAR
              ? moved.plusMonths(6L * offset.sign())
              : moved.plusDays(15L * offset.sign());
    }
    return date(calendarPeriod(moved, offset.unit()), Basis.RELATIVE);
  }

  /** "three hours ago" is a time only where the document's own time of day is known. */
  private Resolution ofDay(Offset offset) {
    LocalDate day = document.date();
    if (day == null || document.time() == null || offset.anchor() == Anchor.NARRATIVE) {
      LocalDate anchor = anchor(offset.anchor(), offset.unit());
      return date(anchor == null ? "PRESENT_REF" : anchor.toString(), Basis.RELATIVE);
    }
    ChronoUnit unit =
        switch (offset.unit()) {
          case SECOND -> ChronoUnit.SECONDS;
          case MINUTE -> ChronoUnit.MINUTES;
          default -> ChronoUnit.HOURS;
        };
    LocalDateTime then =
        day.atTime(document.time()).plus((long) offset.sign() * offset.amount(), unit);
    return new Resolution(
        TimexType.TIME,
        String.format(Locale.ROOT, "%sT%tR", then.toLocalDate(), then),
        Basis.RELATIVE,
        document.zone(),
        document.zoneBasis(),
        Mod.APPROX,
        null);
  }

  private Resolution partOfYear(PartOfYear part, Tense tense, int sentence) {
    Basis basis = Basis.STATED;
    int year = part.year().number();
    if (part.year().offset() != UNKNOWN) {
      basis = Basis.RELATIVE;
      year = document.date() == null ? UNKNOWN : document.date().getYear() + part.year().offset();
    } else if (year == UNKNOWN) {
      boolean carried = part.direction() == Direction.OPEN && isYearNear(sentence);
      basis = carried ? Basis.CONTEXT : Basis.RELATIVE;
      year = carried ? writtenYear : impliedYear(part, tense);
    }
    return date((year == UNKNOWN ? "XXXX" : Integer.toString(year)) + "-" + part.code(), basis);
  }

  private int impliedYear(PartOfYear part, Tense tense) {
    LocalDate today = document.date();
    if (today == null) {
      return UNKNOWN;
    }
    boolean thisWinter = part.direction() == Direction.HERE && part.code().equals("WI");
    if (thisWinter && tense != Tense.FUTURE && today.getMonthValue() < 9) {
      return today.getYear() - 1;
    }
    CalendarValue sample = CalendarValue.parse("2001-" + part.code()).orElseThrow();
    int length = (int) ChronoUnit.DAYS.between(sample.begin(), sample.end());
    return nearestYear(
        year -> LocalDate.of(year, sample.begin().getMonth(), 1),
        part.direction() == Direction.OPEN && tense == Tense.PAST ? 0 : length,
        part.direction(),
        tense);
  }

  private @Nullable Resolution namedDay(NamedDay day, Tense tense, int sentence) {
    Year stated = day.year();
    if (NamedDays.date(day.code(), 2000).isEmpty()) {
      return null;
    }
    int year = stated.number();
    Basis basis = Basis.STATED;
    if (year == UNKNOWN) {
      boolean carried = day.direction() == Direction.OPEN && isYearNear(sentence);
      basis = carried ? Basis.CONTEXT : Basis.RELATIVE;
      if (!carried && document.date() == null) {
        return date(
            "XXXX" + NamedDays.date(day.code(), 2001).orElseThrow().toString().substring(4), basis);
      }
      year =
          carried
              ? writtenYear
              : nearestYear(
                  y -> NamedDays.date(day.code(), y).orElseThrow(), 0, day.direction(), tense);
    }
    return date(NamedDays.date(day.code(), year).orElseThrow().toString(), basis);
  }

  private @Nullable Resolution dayOfMonth(DayOfMonth day, Tense tense) {
    LocalDate anchor = anchor(Anchor.NARRATIVE, Unit.MONTH);
    if (anchor == null) {
      return date(String.format(Locale.ROOT, "XXXX-XX-%02d", day.day()), Basis.RELATIVE);
    }
    YearMonth month = YearMonth.from(anchor);
    if (narrative == null && tense == Tense.PAST && day.day() > anchor.getDayOfMonth()) {
      month = month.minusMonths(1);
    } else if (narrative == null && tense == Tense.FUTURE && day.day() < anchor.getDayOfMonth()) {
      month = month.plusMonths(1);
    }
    return date(month.atDay(day.day()).toString(), Basis.CONTEXT);
  }

  // Times of day

  /** The day that a time of day without one belongs to: the one just told, else that of writing. */
  private Expression today(int sentence) {
    LocalDate near = sentence - narrativeSentence <= DAY_REACH ? narrativeDay : null;
    if (near == null) {
      return new Period(Unit.DAY, 0, Anchor.DOCUMENT);
    }
    return new CalendarDate(
        Year.of(near.getYear()), near.getMonthValue(), near.getDayOfMonth(), Direction.OPEN);
  }

  /** What happened at an hour that is yet to come on the day of writing happened the day before. */
  private Expression dayOf(Clock clock, Tense tense, int sentence) {
    Expression today = today(sentence);
    LocalTime now = document.time();
    boolean yetToCome =
        today instanceof Period
            && tense == Tense.PAST
            && now != null
            && clock.hour() < 24
            && LocalTime.of(clock.hour(), Math.max(0, clock.minute())).isAfter(now);
    return yetToCome ? new Period(Unit.DAY, -1, Anchor.DOCUMENT) : today;
  }

  private @Nullable Resolution dateTime(
      DateTime both, Tense tense, int sentence, @Nullable ZoneId localZone) {
    Resolution day = of(both.date(), tense, sentence, localZone);
    if (day == null) {
      return null;
    }
    boolean carried = both.date() instanceof CalendarDate && !hasOwnDate(both, sentence);
    Basis basis = carried ? Basis.CONTEXT : day.basis();
    return switch (both.time()) {
      case DayPart part ->
          new Resolution(
              TimexType.TIME,
              day.value().length() == 10 ? day.value() + "T" + part.code() : "T" + part.code(),
              basis,
              null,
              null,
              null,
              null);
      case Clock clock -> clock(day, clock, basis, localZone);
      default -> day;
    };
  }

  /** Whether the day was told in the same phrase and not carried over by {@link #today}. */
  private boolean hasOwnDate(DateTime both, int sentence) {
    return !both.date().equals(today(sentence));
  }

  private Resolution clock(Resolution day, Clock clock, Basis basis, @Nullable ZoneId localZone) {
    String date = day.value();
    int hour = clock.hour();
    boolean known = CalendarValue.parse(date).isPresent() && date.length() == 10;
    if (hour == 24 && known) {
      // Midnight "on Friday" ends Friday, as the ISO's 24:00 does.
      date = LocalDate.parse(date).plusDays(1).toString();
      hour = 0;
    }
    String time =
        clock.second() == UNKNOWN
            ? String.format(Locale.ROOT, "T%02d:%02d", hour, Math.max(0, clock.minute()))
            : String.format(Locale.ROOT, "T%02d:%02d:%02d", hour, clock.minute(), clock.second());
    ZoneId zone = clock.zone();
    ZoneBasis zoneBasis = zone == null ? null : ZoneBasis.STATED;
    if (zone == null && clock.local() && localZone != null) {
      zone = localZone;
      zoneBasis = ZoneBasis.STATED;
    }
    if (zone == null) {
      zone = document.zone();
      zoneBasis = document.zoneBasis();
    }
    return new Resolution(
        TimexType.TIME, known ? date + time : time, basis, zone, zoneBasis, null, null);
  }

  // What the story has told so far

  private void remember(Expression expression, Resolution resolution, int sentence) {
    if (resolution.type() != TimexType.DATE && resolution.type() != TimexType.TIME) {
      return;
    }
    CalendarValue.parse(resolution.value())
        .ifPresent(value -> {
          narrative = value.begin().toLocalDate();
          if (!value.granularity().isCoarserThan(Granularity.DAY)) {
            narrativeDay = narrative;
            narrativeSentence = sentence;
          }
        });
    Expression bare = expression instanceof Modified modified ? modified.of() : expression;
    int year =
        switch (bare) {
          case CalendarDate date -> date.year().number();
          case PartOfYear part -> part.year().number();
          case DateTime both when both.date() instanceof CalendarDate date -> date.year().number();
          default -> UNKNOWN;
        };
    if (year != UNKNOWN) {
      writtenYear = year;
      writtenYearSentence = sentence;
    }
  }
}
