package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads events that were chosen by their outlines: those of a story, or by falling importance. The
 * table keeps events in the order of time alone.
 */
final class Chosen {

  private static final int AT_ONCE = 100;

  private final Timelines timelines;
  private final Outlines outlines;

  Chosen(Timelines timelines, Outlines outlines) {
    this.timelines = timelines;
    this.outlines = outlines;
  }

  /** Whether a query's events are chosen so. */
  static boolean is(EventQuery query) {
    return query.view() != EventQuery.View.PLAIN || query.order().isOfRank();
  }

  /**
   * Some of the events that are asked for.
   *
   * @param after where an earlier page ended; empty at the begin
   * @param limit how many at most, at least 1
   */
  Timelines.Page page(EventQuery query, String after, int limit) {
    Comparator<Place> order = Place.order(query.order());
    @Nullable Place begin = after.isEmpty() ? null : Place.of(after);
    List<Place> left =
        Survey.of(query, outlines).shown().stream()
            .map(event -> Place.of(event, query.order()))
            .filter(place -> begin == null || order.compare(place, begin) > 0)
            .sorted(order)
            .toList();
    List<byte[]> json = new ArrayList<>();
    long bytes = 0;
    int at = 0;
    while (at < left.size() && json.size() < limit) {
      int end = Math.min(left.size(), at + Math.min(AT_ONCE, limit - json.size()));
      Map<String, byte[]> events = read(query, left.subList(at, end));
      for (; at < end; at++) {
        // An event that has become part of another since is represented by that one.
        byte[] event = events.get(left.get(at).id());
        if (event != null) {
          if (bytes + event.length > Portion.MOST_BYTES && !json.isEmpty()) {
            return new Timelines.Page(json, left.get(at - 1).text());
          }
          bytes += event.length;
          json.add(event);
        }
      }
    }
    return new Timelines.Page(json, at < left.size() ? left.get(at - 1).text() : null);
  }

  private Map<String, byte[]> read(EventQuery query, List<Place> places) {
    Map<String, byte[]> events = new HashMap<>();
    for (Event event :
        timelines.events(
            query.events().timeline(),
            query.events().asOf(),
            places.stream().map(Place::id).toList())) {
      events.put(event.id(), Json.line(event).getBytes(StandardCharsets.UTF_8));
    }
    return events;
  }

  /** A place in an order, which events that come and go do not move. */
  private record Place(int rank, Instant earliest, String id) {

    private static final Comparator<Place> BY_TIME =
        Comparator.comparing(Place::earliest).thenComparing(Place::id);

    static Comparator<Place> order(EventQuery.Order order) {
      return switch (order) {
        case TIME -> BY_TIME;
        case LATEST -> BY_TIME.reversed();
        case IMPORTANCE, REVIEW ->
            Comparator.comparingInt(Place::rank).reversed().thenComparing(BY_TIME);
      };
    }

    static Place of(Outline event, EventQuery.Order order) {
      int rank = order == EventQuery.Order.REVIEW ? event.urgency() : event.importance();
      return new Place(rank, event.earliest(), event.id());
    }

    static Place of(String text) {
      String[] parts = text.split(" ", 3);
      return new Place(Integer.parseInt(parts[0]), Instant.parse(parts[1]), parts[2]);
    }

    String text() {
      return rank + " " + earliest + " " + id;
    }
  }
}
