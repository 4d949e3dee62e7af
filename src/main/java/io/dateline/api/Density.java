package io.dateline.api;

import io.dateline.time.Granularity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events begin when, by the finest unit that the range has not too many of. Days are those
 * of the events' places, clocks those of UTC, as the ranges are that a unit leads to.
 *
 * @param unit the unit
 * @param first when the first unit of the range begins
 * @param last when its last unit begins
 * @param bins the units in which events begin, by time
 * @param coarser how many events are known less precisely than to the unit, and are in no bin
 */
record Density(Unit unit, LocalDateTime first, LocalDateTime last, List<Bin> bins, long coarser) {

  /** Units that a strip can show side by side. */
  private static final int MOST_BINS = 190;

  /** Units that can be hot at once. */
  private static final int MOST_HOT = 6;

  /** A hot unit has so many times as many events as those of the range have on average. */
  private static final int HOT = 3;

  /** Fewer events make no unit hot. */
  private static final int LEAST_HOT = 3;

  /** A unit of time, the finest first. */
  enum Unit {
    HOUR(Granularity.HOUR),
    DAY(Granularity.DAY),
    WEEK(Granularity.WEEK),
    MONTH(Granularity.MONTH),
    YEAR(Granularity.YEAR),
    DECADE(Granularity.DECADE),
    CENTURY(Granularity.CENTURY);

    private final Granularity granularity;

    Unit(Granularity granularity) {
      this.granularity = granularity;
    }

    boolean holds(Outline event) {
      return !event.granularity().isCoarserThan(granularity);
    }

    LocalDateTime begin(LocalDateTime at) {
      LocalDate day = at.toLocalDate();
      return switch (this) {
        case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
        case DAY -> day.atStartOfDay();
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
        case MONTH -> day.withDayOfMonth(1).atStartOfDay();
        case YEAR -> year(day.getYear());
        case DECADE -> year(Math.floorDiv(day.getYear(), 10) * 10);
        case CENTURY -> year(Math.floorDiv(day.getYear(), 100) * 100);
      };
    }

    private static LocalDateTime year(int year) {
      return LocalDate.of(year, 1, 1).atStartOfDay();
    }

    LocalDateTime next(LocalDateTime begin) {
      return switch (this) {
        case HOUR -> begin.plusHours(1);
        case DAY -> begin.plusDays(1);
        case WEEK -> begin.plusWeeks(1);
        case MONTH -> begin.plusMonths(1);
        case YEAR -> begin.plusYears(1);
        case DECADE -> begin.plusYears(10);
        case CENTURY -> begin.plusYears(100);
      };
    }

    /** How many units lie between the begins of two. */
    long count(LocalDateTime from, LocalDateTime to) {
      return switch (this) {
        case HOUR -> ChronoUnit.HOURS.between(from, to);
        case DAY -> ChronoUnit.DAYS.between(from, to);
        case WEEK -> ChronoUnit.WEEKS.between(from, to);
        case MONTH -> ChronoUnit.MONTHS.between(from, to);
        case YEAR -> ChronoUnit.YEARS.between(from, to);
        case DECADE -> ChronoUnit.YEARS.between(from, to) / 10;
        case CENTURY -> ChronoUnit.YEARS.between(from, to) / 100;
      };
    }
  }

  /**
   * A unit of time in which events begin.
   *
   * @param begin when it begins
   * @param events how many
   * @param hot whether they are many more than in others
   */
  record Bin(LocalDateTime begin, int events, boolean hot) {}

  /** Copies the list. */
  Density {
    bins = List.copyOf(bins);
  }

  /**
   * The density of some events.
   *
   * @param range where they are looked at
   */
  static Density of(List<Outline> events, DateParameter range) {
    LocalDateTime from = LocalDateTime.ofInstant(range.begin(), ZoneOffset.UTC);
    LocalDateTime to = LocalDateTime.ofInstant(range.end().minusNanos(1), ZoneOffset.UTC);
    List<Outline> within =
        events.stream()
            .filter(event -> !begin(event).isBefore(from) && !begin(event).isAfter(to))
            .toList();
    if (within.isEmpty()) {
      return new Density(Unit.YEAR, Unit.YEAR.begin(from), Unit.YEAR.begin(from), List.of(), 0);
    }
    Comparator<LocalDateTime> order = Comparator.naturalOrder();
    LocalDateTime begin =
        !range.begin().isAfter(DateParameter.FIRST)
            ? within.stream().map(Density::begin).min(order).orElse(from)
            : from;
    LocalDateTime end =
        !range.end().isBefore(DateParameter.LAST)
            ? within.stream().map(Density::begin).max(order).orElse(to)
            : to;
    Unit unit = unit(within, begin, end);
    Map<LocalDateTime, Integer> counts = new TreeMap<>();
    for (Outline event : within) {
      if (unit.holds(event)) {
        counts.merge(unit.begin(begin(event)), 1, Integer::sum);
      }
    }
    long counted = counts.values().stream().mapToInt(count -> count).sum();
    LocalDateTime first = unit.begin(begin);
    LocalDateTime last = unit.begin(end);
    int hot = hot(counts, counted / (double) (unit.count(first, last) + 1));
    return new Density(
        unit,
        first,
        last,
        counts.entrySet().stream()
            .map(one -> new Bin(one.getKey(), one.getValue(), one.getValue() >= hot))
            .toList(),
        within.size() - counted);
  }

  /**
   * When an event begins by the clocks of its place, where that is a moment of it by those of UTC
   * too, else by these: the event is then in any range that has the moment.
   */
  private static LocalDateTime begin(Outline event) {
    Instant begin = event.begin().toInstant(ZoneOffset.UTC);
    boolean isOfIt = !begin.isBefore(event.earliest()) && begin.isBefore(event.latest());
    return isOfIt ? event.begin() : LocalDateTime.ofInstant(event.earliest(), ZoneOffset.UTC);
  }

  /**
   * The finest unit of which a range has not too many, and which at least half of the events state.
   */
  private static Unit unit(List<Outline> events, LocalDateTime from, LocalDateTime to) {
    for (Unit unit : Unit.values()) {
      boolean fits = unit.count(unit.begin(from), unit.begin(to)) < MOST_BINS;
      if (fits && 2 * events.stream().filter(unit::holds).count() >= events.size()) {
        return unit;
      }
    }
    return Unit.CENTURY;
  }

  /** How many events make a unit hot. */
  private static int hot(Map<LocalDateTime, Integer> counts, double average) {
    List<Integer> most = counts.values().stream().sorted(Collections.reverseOrder()).toList();
    int next = most.size() > MOST_HOT ? most.get(MOST_HOT) + 1 : LEAST_HOT;
    return Math.max(Math.max(LEAST_HOT, next), (int) Math.ceil(HOT * average));
  }
}
