package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers for what became of a timeline's events, in the order in which it was written. */
final class ChangeList {

  private static final int MOST = 500;

  private final Timelines timelines;
  private final Cursors cursors;

  ChangeList(Timelines timelines, Cursors cursors) {
    this.timelines = timelines;
    this.cursors = cursors;
  }

  Response answer(Request request, String timeline) {
    Run run = read(request, timeline);
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(
            new Answer(
                timeline, run.changes().stream().map(ChangeEntry::of).toList(), run.next())));
  }

  /**
   * Some changes in the order in which they were made.
   *
   * @param next the cursor of those that follow, now or later
   * @param isFull whether there may be more already
   */
  record Run(List<Timelines.Written> changes, String next, boolean isFull) {}

  /** The changes that a request asks for. */
  Run read(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("since"));
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
    // A cursor of this list goes on where an earlier answer ended, now or later.
    String list = "changes of " + timeline;
    Optional<String> place = parameters.text("since").flatMap(since -> cursors.place(list, since));
    Timelines.Changes changes =
        place.isPresent()
            ? timelines.changes(timeline, place.get(), MOST)
            : timelines.changes(timeline, parameters.since(), MOST);
    return new Run(
        changes.changes(), cursors.at(list, changes.next()), changes.changes().size() >= MOST);
  }

  private record Answer(String timeline, List<ChangeEntry> changes, String next) {}
}
