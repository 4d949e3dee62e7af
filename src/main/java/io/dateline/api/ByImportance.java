package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads events by falling importance; of those that matter alike the earlier comes first, then the
 * one whose id does.
 *
 * <p>The table keeps events in the order of time, so each page reads the 10,000 events anew that it
 * is chosen from. A longer range is read in stretches of so many: after the least important event
 * of one comes the most important of the next, which is later in time.
 */
final class ByImportance {

  private static final int MOST_EVENTS = 10_000;
  private static final int AT_ONCE = 1_000;

  /**
   * Reads of a stretch, each of some 4 MB and 2,000 events at most: a stretch has fewer events than
   * it may where they are very long, or where few of many are asked for.
   */
  private static final int MOST_READS = 20;

  private final Timelines timelines;
  private final int mostEvents;

  ByImportance(Timelines timelines) {
    this(timelines, MOST_EVENTS);
  }

  /**
   * @param mostEvents how many events a stretch has, at least 1
   */
  ByImportance(Timelines timelines, int mostEvents) {
    this.timelines = timelines;
    this.mostEvents = mostEvents;
  }

  /**
   * Some of the events that are asked for. A page ends with its stretch, even empty.
   *
   * @param query whose order is that of time
   * @param after where an earlier page ended; empty at the begin
   * @param limit how many at most, at least 1
   */
  Timelines.Page page(Timelines.Query query, String after, int limit) {
    Place place = Place.of(after);
    Best best = new Best(place.rank(), limit);
    String next = place.stretch();
    int left = mostEvents;
    for (int reads = 0; next != null && left > 0 && reads < MOST_READS; reads++) {
      Timelines.Page some = timelines.page(query, next, Math.min(left, AT_ONCE));
      some.json().forEach(best::offer);
      left -= some.json().size();
      next = some.next();
    }
    return best.page(place.stretch(), next);
  }

  /** A place in the order. */
  private record Rank(double importance, Instant earliest, String id) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparingDouble(Rank::importance)
            .reversed()
            .thenComparing(Rank::earliest)
            .thenComparing(Rank::id);

    static Rank of(Event event) {
      return new Rank(event.importance(), event.time().earliest(), event.id());
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Where a page ended.
   *
   * @param stretch the sort key after which its stretch begins, or empty
   * @param rank the last event that was given of the stretch; null where none was
   */
  private record Place(String stretch, @Nullable Rank rank) {

    /** The place that {@link #text} is of. */
    static Place of(String text) {
      String[] parts = text.split(" ", 4);
      return parts.length < 4
          ? new Place(text, null)
          : new Place(
              parts[3], new Rank(Double.parseDouble(parts[0]), Instant.parse(parts[1]), parts[2]));
    }

    String text() {
      return rank == null
          ? stretch
          : String.join(
              " ",
              Double.toString(rank.importance()),
              rank.earliest().toString(),
              rank.id(),
              stretch);
    }
  }

  /** The first events behind a rank, as many as fit into a page. */
  private static final class Best {
    private final @Nullable Rank after;
    private final int limit;
    private final TreeMap<Rank, byte[]> events = new TreeMap<>();
    private long bytes;

    /** The first that found no room: what comes behind it has none either. */
    private @Nullable Rank end;

    Best(@Nullable Rank after, int limit) {
      this.after = after;
      this.limit = limit;
    }

    void offer(byte[] json) {
      Rank rank = Rank.of(Json.event(json));
      if ((after == null || rank.compareTo(after) > 0)
          && (end == null || rank.compareTo(end) < 0)) {
        events.put(rank, json);
        bytes += json.length;
        makeRoom();
      }
    }

    private void makeRoom() {
      while (events.size() > limit || (bytes > Portion.MOST_BYTES && events.size() > 1)) {
        Map.Entry<Rank, byte[]> last = events.pollLastEntry();
        bytes -= last.getValue().length;
        end = last.getKey();
      }
    }

    /**
     * The page.
     *
     * @param stretch where the stretch begins
     * @param next where the one after it begins; null at the end
     */
    Timelines.Page page(String stretch, @Nullable String next) {
      String place = end == null ? next : new Place(stretch, events.lastKey()).text();
      return new Timelines.Page(events.values().stream().toList(), place);
    }
  }
}
