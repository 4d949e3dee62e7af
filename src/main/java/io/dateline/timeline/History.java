package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.time.CalendarValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    List<Mention> mentions = event.mentions();
    Step before = null;
    int from = 0;
    for (int to = 1; to <= mentions.size(); to++) {
      if (to < mentions.size()
          && published(mentions.get(to)).equals(published(mentions.get(from)))) {
        continue;
      }
      List<Mention> known = mentions.subList(0, to);
      EventTime time = Fold.time(known);
      Factuality factuality = Fold.factuality(known);
      Mention report = report(mentions.subList(from, to), time, factuality);
      Step now = new Step(Change.ADDED, time, factuality, report.article(), report.quote().text());
      List<Change> changes = before == null ? List.of(Change.ADDED) : changes(before, now);
      for (Change change : changes) {
        steps.add(new Step(change, time, factuality, now.article(), now.quote()));
      }
      before = now;
      from = to;
    }
    return List.copyOf(steps);
  }

  private static Instant published(Mention mention) {
    return mention.article().published().instant();
  }

  /** Of what was published at once, the first that tells what is known from then on. */
  private static Mention report(List<Mention> published, EventTime time, Factuality factuality) {
    return published.stream()
        .filter(
            mention -> mention.event().factuality() == factuality && agree(mention.time(), time))
        .findFirst()
        .orElse(published.getFirst());
  }

  private static List<Change> changes(Step before, Step now) {
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
