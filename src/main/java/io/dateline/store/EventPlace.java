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

  private static final String PREFIX = "events#";

  /** How long the time of an event is, as told. */
  enum Length {
    /** Up to a day. */
    DAY(Duration.ofDays(1)),
    /** Longer, up to a year; a day on which clocks are put back is one of these. */
    YEAR(Duration.ofDays(366)),
    /** Longer than a year: few. */
    AGE(Duration.ofDays(400_000)),
    /** A day that is only assumed: seen by those alone who ask for it. */
    ASSUMED(Duration.ofHours(25)),
    /** Of any length, hidden by an editor: likewise. */
    HIDDEN(AGE.longest);

    private final Duration longest;

    Length(Duration longest) {
      this.longest = longest;
    }

    private static Length of(Event event) {
      if (event.isHidden()) {
        return HIDDEN;
      }
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
      return PREFIX + timeline + "#" + name().toLowerCase(Locale.ROOT);
    }

    /** The sort key before which no event can still last at {@code from}, to the second. */
    String firstLastingAt(Instant from) {
      return Items.sortable(from.minus(longest).plusSeconds(1));
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

  /** The place that {@link #inTimeline} is of. */
  static EventPlace ofTimeline(String timeline, String text) {
    int end = text.indexOf('#');
    return new EventPlace(
        PREFIX + timeline + "#" + text.substring(0, end), text.substring(end + 1));
  }

  /** The place for those who know the timeline. */
  String inTimeline() {
    return pk.substring(pk.lastIndexOf('#') + 1) + "#" + sk;
  }

  Map<String, AttributeValue> key() {
    return Items.key(pk, sk);
  }
}
