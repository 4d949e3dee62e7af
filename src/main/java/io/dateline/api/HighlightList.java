package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import io.dateline.timeline.Highlight;
import io.dateline.timeline.Highlights;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers with the dates of a timeline that matter. */
final class HighlightList {

  private static final int USUAL_DATES = 20;
  private static final int MOST_DATES = 200;
  private static final int USUAL_SENTENCES = 2;
  private static final int MOST_SENTENCES = 20;

  /** How many events the dates are chosen from. */
  private static final int MOST_EVENTS = 10_000;

  private static final int AT_ONCE = 1_000;

  /** No zone is farther from UTC. */
  private static final int HOURS_OF_ZONES = 18;

  private final Timelines timelines;

  HighlightList(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * Answers.
   *
   * <p>{@code complete} tells whether all events of the range were looked at; a range with more
   * than 10,000 is looked at from its begin.
   */
  Response answer(Request request, String timeline) {
    return new Response(
        200, Map.of("content-type", "application/json"), Json.line(choose(request, timeline)));
  }

  /** Some dates of a timeline, and whether all of its events were looked at for them. */
  record Chosen(String timeline, List<Highlight> highlights, boolean complete) {}

  /** Chooses the dates that matter. */
  Chosen choose(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("dates", "perDate", "from", "to"));
    int dates = parameters.number("dates", USUAL_DATES, MOST_DATES);
    int sentences = parameters.number("perDate", USUAL_SENTENCES, MOST_SENTENCES);
    DateParameter range = parameters.range();
    List<Event> events = new ArrayList<>();
    boolean complete = gather(timeline, range, events);
    if (events.isEmpty() && !timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
    List<Highlight> highlights =
        Highlights.of(events, dates, sentences, day(range.begin()), day(range.end().minusNanos(1)));
    return new Chosen(timeline, highlights, complete);
  }

  /** Days are those of the places, so that the range is a little wider in UTC. */
  private boolean gather(String timeline, DateParameter range, List<Event> events) {
    Timelines.Query query =
        new Timelines.Query(
            timeline,
            range.begin().minusSeconds(3600L * HOURS_OF_ZONES),
            range.end().plusSeconds(3600L * HOURS_OF_ZONES),
            null,
            false,
            false,
            Timelines.Query.ANY);
    String after = "";
    while (after != null && events.size() < MOST_EVENTS) {
      Timelines.Page page = timelines.page(query, after, AT_ONCE);
      events.addAll(page.events());
      after = page.next();
    }
    return after == null;
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
