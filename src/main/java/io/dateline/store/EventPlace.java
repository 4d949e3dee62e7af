package io.dateline.store;

import io.dateline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an event is kept: its partition is its timeline and how long its time is, so that all that
 * overlap a range are found from a little before the range's begin.
 *
 * @param pk the partition key
 * @param sk the sort key: when it begins, and its id
 */
record EventPlace(String pk, String sk) {

  /** How long the time of an event is, as told. */
  enum Length {
    /** Up to two days: a day in any zone, or less. */
    DAY(Duration.ofDays(2)),
    /** Longer, up to a year. */
    YEAR(Duration.ofDays(366)),
    /** Longer than a year: few. */
    AGE(Duration.ofDays(400_000)),
    /** A day that is only assumed: seen by those alone who ask for it. */
    ASSUMED(Duration.ofDays(2));

    private final Duration longest;

    Length(Duration longest) {
      this.longest = longest;
    }

    private static Length of(Event event) {
      if (event.isAssumed()) {
        return ASSUMED;
      }
      Duration length = Duration.between(event.time().earliest(), event.time().latest());
      return length.compareTo(DAY.longest) <= 0
          ? DAY
          : length.compareTo(YEAR.longest) <= 0 ? YEAR : AGE;
    }

    /** The partition of a timeline's events of this length. */
    String partition(String timeline) {
      return "events#" + timeline + "#" + name().toLowerCase(Locale.ROOT);
    }

    /** The sort key before which no event can still last at {@code from}. */
    String firstLastingAt(Instant from) {
      return Items.sortable(from.minus(longest));
    }
  }

  static EventPlace of(Event event) {
    return new EventPlace(Length.of(event).partition(event.timeline()), sortKey(event));
  }

  static String sortKey(Event event) {
    return Items.sortable(event.time().earliest()) + "#" + event.id();
  }

  /** The place that {@link #key} is of. */
  static EventPlace ofItem(Map<String, AttributeValue> item) {
    return new EventPlace(Items.required(item, Items.PK), Items.required(item, Items.SK));
  }

  Map<String, AttributeValue> key() {
    return Items.key(pk, sk);
  }
}
