package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.time.CalendarValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How what was known of an event changed, report by report: each step is the event as folded from
 * the mentions published by then.
 */
public final class History {

  /** What a report changed. */
  public enum Change {
    /** It was first told. */
    ADDED,
    /** It was given another time. */
    REDATED,
    /** What was planned or possible was told as having happened. */
    CONFIRMED,
    /** It was told that it will not be. */
    CANCELLED,
    /** It was told that it was not so. */
    DENIED
  }

  /**
   * A step.
   *
   * @param change what changed
   * @param time when the event takes place, as known from then on
   * @param factuality whether it does, as known from then on
   * @param article the report
   * @param quote the sentence that tells it
   */
  public record Step(
      Change change, EventTime time, Factuality factuality, ArticleRef article, String quote) {}

  private History() {}

  /** The steps of an event, oldest first; the first is always {@link Change#ADDED}. */
  public static List<Step> of(Event event) {
    List<Step> steps = new ArrayList<>();
    Event before = null;
    for (int i = 1; i <= event.mentions().size(); i++) {
      Event now = Fold.event(event.mentions().subList(0, i));
      Mention report = event.mentions().get(i - 1);
      for (Change change : changes(before, now)) {
        steps.add(
            new Step(
                change, now.time(), now.factuality(), report.article(), report.quote().text()));
      }
      before = now;
    }
    return List.copyOf(steps);
  }

  private static List<Change> changes(@Nullable Event before, Event now) {
    if (before == null) {
      return List.of(Change.ADDED);
    }
    List<Change> changes = new ArrayList<>();
    if (!agree(before.time(), now.time())) {
      changes.add(Change.REDATED);
    }
    if (before.factuality() != now.factuality()) {
      switch (now.factuality()) {
        case HAPPENED -> changes.add(Change.CONFIRMED);
        case CANCELLED -> changes.add(Change.CANCELLED);
        case DENIED -> changes.add(Change.DENIED);
        case PLANNED, POSSIBLE -> {
          // That it is still to come is no news of its own.
        }
      }
    }
    return changes;
  }

  /** Whether one time only tells the other more finely. */
  private static boolean agree(EventTime one, EventTime other) {
    CalendarValue some = CalendarValue.parse(one.value()).orElseThrow();
    CalendarValue others = CalendarValue.parse(other.value()).orElseThrow();
    return some.contains(others) || others.contains(some);
  }
}
