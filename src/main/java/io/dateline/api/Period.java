package io.dateline.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The period that a timeline is about: articles go back to what was long before, and look ahead to
 * what is far off; a list that opened on these would open on the least of its events.
 */
final class Period {

  /** A period has all but one in so many events at each end, */
  private static final int OUTLIERS = 40;

  /** or all where there are fewer than so many. */
  private static final int FEW = 30;

  /** How many times longer than the period the whole must be for the two to differ. */
  private static final int WORTH = 2;

  private static final DateParameter WHOLE =
      new DateParameter(DateParameter.FIRST, DateParameter.LAST);

  private Period() {}

  /**
   * The months from when a timeline's articles begin to report to when its events end; the whole of
   * time where nearly all of the events lie in it, or where fewer than half do, as in histories.
   *
   * @param events the whole timeline
   */
  static DateParameter of(List<Outline> events) {
    if (events.isEmpty()) {
      return WHOLE;
    }
    Instant begin = month(at(events.stream().map(Outline::firstReported), false));
    List<Outline> since = events.stream().filter(event -> event.latest().isAfter(begin)).toList();
    if (2 * since.size() < events.size()) {
      return WHOLE;
    }
    Instant last = at(since.stream().map(Outline::earliest), true);
    // What began long before may go on.
    Instant end = endOfMonth(last.isBefore(begin) ? begin : last);
    Duration length = Duration.between(begin, end);
    Duration all = Duration.between(at(events, false), at(events, true));
    boolean isWorth = all.compareTo(length.multipliedBy(WORTH)) > 0;
    return isWorth ? new DateParameter(begin, end) : WHOLE;
  }

  private static Instant at(List<Outline> events, boolean last) {
    Stream<Instant> begins = events.stream().map(Outline::earliest);
    return last
        ? begins.max(Instant::compareTo).orElseThrow()
        : begins.min(Instant::compareTo).orElseThrow();
  }

  /** The moment that few lie before, or after. */
  private static Instant at(Stream<Instant> moments, boolean after) {
    List<Instant> sorted = moments.sorted().toList();
    int outliers = sorted.size() < FEW ? 0 : Math.ceilDiv(sorted.size(), OUTLIERS);
    return sorted.get(after ? sorted.size() - 1 - outliers : outliers);
  }

  private static Instant month(Instant moment) {
    return wall(moment).toInstant(ZoneOffset.UTC);
  }

  private static Instant endOfMonth(Instant moment) {
    return wall(moment).plusMonths(1).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime wall(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.DAYS)
        .withDayOfMonth(1);
  }
}
