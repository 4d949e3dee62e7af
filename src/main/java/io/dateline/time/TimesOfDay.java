package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts times of day on their days and into their zones. */
final class TimesOfDay {

  private static final Period TODAY = new Period(Unit.DAY, 0, Anchor.DOCUMENT);
  private static final Period YESTERDAY = new Period(Unit.DAY, -1, Anchor.DOCUMENT);

  private final DocumentTime document;
  private final Story story;
  private final Region region;

  TimesOfDay(DocumentTime document, Story story) {
    this.document = document;
    this.story = story;
    this.region = Region.of(document.zone());
  }

  /**
   * The day of a time of day that is stated without one: what happened at an hour that is yet to
   * come on the day of writing happened the day before.
   */
  Expression dayOf(Clock clock, Setting setting) {
    if (setting.stamp()) {
      return dayOrToday(clock.hour() == 24 ? story.entryDay() : story.entryDay(local(clock)));
    }
    LocalTime now = document.time();
    boolean yetToCome =
        dayTold() == null
            && setting.tense() == Tense.PAST
            && now != null
            && clock.hour() < 24
            && local(clock).isAfter(now);
    return yetToCome ? YESTERDAY : dayOrToday(dayTold());
  }

  private static LocalTime local(Clock clock) {
    return LocalTime.of(clock.hour(), Math.max(0, clock.minute()));
  }

  /**
   * The day of a part of the day that is stated without one: what happened overnight, reported
   * during the day, happened in the night before it.
   */
  Expression dayOf(DayPart part, Setting setting) {
    boolean nightBefore =
        part.code().equals("NI") && setting.tense() == Tense.PAST && dayTold() == null;
    return nightBefore ? YESTERDAY : dayOrToday(dayTold());
  }

  /** The day just stated, else that of the entry in which the text is, else null. */
  @Nullable LocalDate dayTold() {
    LocalDate near = story.dayNear();
    return near == null ? story.entryDay() : near;
  }

  private static Expression dayOrToday(@Nullable LocalDate day) {
    return day == null
        ? TODAY
        : new CalendarDate(
            Year.of(day.getYear()), day.getMonthValue(), day.getDayOfMonth(), Direction.OPEN);
  }

  /** A time of day on a day. */
  Resolution on(Resolution day, Expression time, Setting setting) {
    return switch (time) {
      case DayPart part -> Resolution.time(partOf(day, part.code()), day.basis());
      case Clock clock -> clock(day, clock, setting);
      case Modified modified -> on(day, modified.of(), setting).withMod(modified.mod());
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
   * Midnight "on Friday" ends Friday, as the ISO's 24:00 does; but what began then, as reported on
   * Friday, began with it.
   */
  private LocalDate dayOfMidnight(LocalDate day, Tense tense) {
    LocalDate written = document.date();
    boolean isYetToEnd = written != null && !day.isBefore(written);
    return tense == Tense.PAST && isYetToEnd ? day : day.plusDays(1);
  }

  /**
   * The zone that an abbreviation means: that of the writer's own country, and of several in one
   * country the one that keeps standard time on that day. MST in July is Arizona's.
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
}
