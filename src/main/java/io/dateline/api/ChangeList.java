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
 *
 * <p>A change of the timeline that takes in many articles makes more changes of events than an
 * answer holds. So a place in either list is a key of the log, and how many changes from there on
 * have been answered.
 */
final class ChangeList {

  private static final int MOST = 500;

  /** Lines of a page for people. */
  private static final int MOST_LINES = 2 * MOST;

  private static final char TOLD = '!';

  private final Timelines timelines;
  private final Cursors cursors;

  ChangeList(Timelines timelines, Cursors cursors) {
    this.timelines = timelines;
    this.cursors = cursors;
  }

  /**
   * A place in a list of changes.
   *
   * @param key a key of the log
   * @param told the number of changes from there on that have been answered
   */
  private record Place(String key, int told) {
    static Place of(String text) {
      int end = text.indexOf(TOLD);
      return end < 0
          ? new Place(text, 0)
          : new Place(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
    }

    String text() {
      return told == 0 ? key : key + TOLD + told;
    }

    /** The changes from the key on that have not been answered yet. */
    <T> List<T> untold(List<T> changes) {
      return changes.subList(Math.min(told, changes.size()), changes.size());
    }
  }

  Response answer(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("since"));
    requireTimeline(timeline);
    // A cursor of this list goes on where an earlier answer ended, now or later.
    String list = "changes of " + timeline;
    Optional<String> cursor = parameters.text("since").flatMap(since -> cursors.place(list, since));
    Place from =
        cursor.map(Place::of).orElseGet(() -> new Place(Timelines.from(parameters.since()), 0));
    Timelines.Changes changes = timelines.changes(timeline, from.key(), from.told() + MOST);
    List<ChangeEntry> untold =
        from.untold(changes.changes()).stream().map(ChangeEntry::of).toList();
    List<ChangeEntry> told = Portion.of(untold, 0, Portion.MOST_BYTES);
    Place next =
        told.size() == untold.size()
            ? new Place(changes.next(), 0)
            : new Place(from.key(), from.told() + told.size());
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(new Answer(timeline, told, cursors.at(list, next.text()))));
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
    Place from = Place.of(cursors.given(parameters, "before", list));
    Timelines.Changes back =
        timelines.changesBack(timeline, parameters.since(), from.key(), from.told() + MOST);
    List<Timelines.Written> untold = from.untold(back.changes());
    if (untold.size() > MOST_LINES) {
      List<Timelines.Written> told = untold.subList(0, MOST_LINES);
      return new Back(told, cursors.at(list, amid(back.changes(), from, told.size()).text()));
    }
    return new Back(untold, back.next().isEmpty() ? null : cursors.at(list, back.next()));
  }

  /**
   * The place of a change: what is written later comes before all of these and must not move it.
   */
  private static Place amid(List<Timelines.Written> changes, Place from, int told) {
    int index = Math.min(from.told(), changes.size()) + told;
    Timelines.Written next = changes.get(index);
    int first = index;
    while (first > 0 && changes.get(first - 1).sequence() == next.sequence()) {
      first--;
    }
    return new Place(Timelines.before(next), index - first);
  }

  private void requireTimeline(String timeline) {
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
  }

  private record Answer(String timeline, List<ChangeEntry> changes, String next) {}
}
