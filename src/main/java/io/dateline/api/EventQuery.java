package io.dateline.api;

import io.dateline.store.Timelines;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request asks of a timeline's events.
 *
 * @param events which
 * @param order in what order
 * @param limit how many at most
 * @param after where an earlier answer ended; empty at the begin
 * @param written the query in words, as cursors are bound to it: without {@code limit}
 */
record EventQuery(Timelines.Query events, Order order, int limit, String after, String written) {

  /** The orders in which events are given. */
  enum Order {
    /** The earliest first. */
    TIME("time"),
    /** The latest first. */
    LATEST("-time"),
    /** The most important first. */
    IMPORTANCE("-importance");

    private final String sort;

    Order(String sort) {
      this.sort = sort;
    }

    /** What {@code sort} calls it. */
    String sort() {
      return sort;
    }
  }

  /** The parameters of lists and exports. */
  static final Set<String> PARAMETERS = with(Set.of("sort", "limit", "cursor"));

  /** The parameters of feeds, which are of what is newest and have no further page. */
  static final Set<String> FEED_PARAMETERS = with(Set.of("limit"));

  private static Set<String> with(Set<String> more) {
    Set<String> all = new TreeSet<>(EventFilter.PARAMETERS);
    all.addAll(Set.of("from", "to", "asOf"));
    all.addAll(more);
    return Set.copyOf(all);
  }

  /**
   * Reads it.
   *
   * @param known the parameters that may be there
   * @param usual the limit where none is given
   * @param most the highest limit
   */
  static EventQuery of(
      Request request, String timeline, Set<String> known, int usual, int most, Cursors cursors) {
    Parameters parameters = Parameters.of(request, known);
    DateParameter range = parameters.range();
    Order order = parameters.order();
    Timelines.Query events =
        new Timelines.Query(
            timeline,
            range.begin(),
            range.end(),
            parameters.moment("asOf"),
            EventFilter.asksForAssumed(parameters),
            order == Order.LATEST,
            EventFilter.of(parameters));
    String written = timeline + "?" + parameters.written(Set.of("limit", "cursor"));
    return new EventQuery(
        events,
        order,
        parameters.number("limit", usual, most),
        cursors.given(parameters, "cursor", written),
        written);
  }
}
