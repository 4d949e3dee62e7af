package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Change;
import io.dateline.timeline.Edited;
import io.dateline.timeline.Event;
import io.dateline.timeline.History;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers for how what was known of an event changed: its steps, then what it was merged with. */
final class EventHistories {

  private final Timelines timelines;
  private final Cursors cursors;

  EventHistories(Timelines timelines, Cursors cursors) {
    this.timelines = timelines;
    this.cursors = cursors;
  }

  /** Answers from the request's cursor on, which counts the entries answered before. */
  Response answer(Request request, Event event, Parameters parameters) {
    String list = "history of " + event.timeline() + "/" + event.id();
    String given = cursors.given(parameters, "cursor", list);
    int told = given.isEmpty() ? 0 : Integer.parseInt(given);
    List<History.Step> history = History.of(event);
    List<Change> mergers = timelines.mergers(event.timeline(), event.id());
    int all = history.size() + mergers.size();
    List<History.Step> steps =
        Portion.of(history, Math.min(told, history.size()), Portion.MOST_BYTES);
    told = Math.min(all, told + steps.size());
    List<Change> others =
        told < history.size() ? List.of() : Portion.of(mergers, told - history.size(), left(steps));
    told += others.size();
    String next = told < all ? cursors.at(list, Integer.toString(told)) : null;
    return NextLink.on(
        request,
        next,
        new Response(
            200,
            Map.of("content-type", "application/json"),
            Json.line(
                new Answer(event.timeline(), event.id(), steps, others, decisions(event), next))));
  }

  /** The decisions about it that hold: few, and part of every answer. */
  private static List<Edited.Made> decisions(Event event) {
    Edited edited = event.edited();
    return edited == null ? List.of() : edited.decisions();
  }

  private static long left(List<History.Step> steps) {
    return Portion.MOST_BYTES - steps.stream().mapToLong(Portion::size).sum();
  }

  private record Answer(
      String timeline,
      String event,
      List<History.Step> history,
      List<Change> mergers,
      List<Edited.Made> decisions,
      @Nullable String next) {}
}
