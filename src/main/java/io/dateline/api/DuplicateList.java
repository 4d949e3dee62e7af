package io.dateline.api;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Doubles;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers for the events that may be the same happening as one, with some of their sentences. */
final class DuplicateList {

  private static final int MOST = 5;
  private static final int MOST_SENTENCES = 3;

  /** Events of about the same time that are compared. */
  private static final int MOST_COMPARED = 500;

  private final Timelines timelines;

  DuplicateList(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * An event that may be the same.
   *
   * @param likeness how alike the words are, from 0.5 to 1
   * @param mentions the first of its mentions
   */
  private record Duplicate(
      String id,
      String title,
      EventTime time,
      Factuality factuality,
      int sources,
      double likeness,
      List<Mention> mentions) {
    static Duplicate of(Doubles.Alike alike) {
      Event event = alike.event();
      return new Duplicate(
          event.id(),
          event.title(),
          event.time(),
          event.factuality(),
          event.sources(),
          Math.round(100 * alike.likeness()) / 100.0,
          event.mentions().stream().limit(MOST_SENTENCES).toList());
    }
  }

  private record Answer(String event, List<Duplicate> duplicates) {}

  Response answer(Event event) {
    Instant from = event.time().earliest().minus(Doubles.NEAR);
    Instant to = event.time().latest().plus(Doubles.NEAR);
    Timelines.Query near = Timelines.Query.of(event.timeline(), from, to);
    List<Event> others = new ArrayList<>();
    String after = "";
    while (after != null && others.size() < MOST_COMPARED) {
      Timelines.Page page = timelines.page(near, after, MOST_COMPARED - others.size());
      others.addAll(page.events());
      after = page.next();
    }
    List<Duplicate> duplicates =
        Doubles.of(event, others, MOST).stream().map(Duplicate::of).toList();
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(new Answer(event.id(), duplicates)));
  }
}
