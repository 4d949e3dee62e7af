package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers for what became of a timeline's events: in the order in which it was written for who
 * follows them, the newest first for people.
 */
final class ChangeList {

  private static final int MOST = 500;

  private final Timelines timelines;
  private final Cursors cursors;

  ChangeList(Timelines timelines, Cursors cursors) {
    this.timelines = timelines;
    this.cursors = cursors;
  }

  Response answer(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("since"));
    requireTimeline(timeline);
    // A cursor of this list goes on where an earlier answer ended, now or later.
    String list = "changes of " + timeline;
    Optional<String> place = parameters.text("since").flatMap(since -> cursors.place(list, since));
    Timelines.Changes changes =
        place.isPresent()
            ? timelines.changes(timeline, place.get(), MOST)
            : timelines.changes(timeline, parameters.since(), MOST);
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(
            new Answer(
                timeline,
                changes.changes().stream().map(ChangeEntry::of).toList(),
                cursors.at(list, changes.next()))));
  }

  /**
   * Some changes back in time.
   *
   * @param changes the newest first
   * @param earlier the cursor of those before them, or null at the end
   */
  record Back(List<Timelines.Written> changes, @Nullable String earlier) {}

  /** The changes since a moment, the newest first: {@code before} is the cursor of a run. */
  Back back(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("since", "before"));
    requireTimeline(timeline);
    String list = "changes back of " + timeline;
    String before =
        parameters
            .text("before")
            .map(cursor ->
                cursors
                    .place(list, cursor)
                    .orElseThrow(() ->
                        Problem.badParameter(
                            "before",
                            "\"before\" leads on from changes that were shown; leave it out to"
                                + " begin with the newest",
                            null)))
            .orElse("");
    Timelines.Changes back = timelines.changesBack(timeline, parameters.since(), before, MOST);
    return new Back(back.changes(), back.next().isEmpty() ? null : cursors.at(list, back.next()));
  }

  private void requireTimeline(String timeline) {
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
  }

  private record Answer(String timeline, List<ChangeEntry> changes, String next) {}
}
