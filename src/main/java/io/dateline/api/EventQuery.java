package io.dateline.api;

import io.dateline.store.Timelines;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request for a timeline's events.
 *
 * @param events which, in the range that the request gives
 * @param filter what they have to be besides
 * @param view which of them are shown
 * @param from the first instant of the range; null where none is given
 * @param to the instant after its last; null where none is given
 * @param order in what order
 * @param limit how many at most
 * @param after where an earlier answer ended; empty at the begin
 * @param written the query in words, as cursors are bound to it: without {@code limit}
 */
record EventQuery(
    Timelines.Query events,
    EventFilter filter,
    View view,
    @Nullable Instant from,
    @Nullable Instant to,
    Order order,
    int limit,
    String after,
    String written) {

  /** Which of the events that a request asks for are shown. */
  enum View {
    /** All that matter most of the timeline's period; see {@link Survey} and {@link Period}. */
    STORY,
    /** All of the timeline's period. */
    ALL,
    /** All. */
    PLAIN
  }

  /** The orders in which events are given. */
  enum Order {
    /** The earliest first. */
    TIME("time"),
    /** The latest first. */
    LATEST("-time"),
    /** The most important first. */
    IMPORTANCE("-importance"),
    /** First those that most need a person to look at them: see {@link Outline#urgency}. */
    REVIEW("review");

    private final String sort;

    Order(String sort) {
      this.sort = sort;
    }

    /** Whether it is by a rank and not by time. */
    boolean isOfRank() {
      return this == IMPORTANCE || this == REVIEW;
    }

    /** Its name as the parameter {@code sort}. */
    String sort() {
      return sort;
    }
  }

  /** The parameters that say which events are asked for. */
  static final Set<String> SELECTING = with(Set.of("view"));

  /** The parameters of lists and exports. */
  static final Set<String> PARAMETERS = with(Set.of("view", "sort", "limit", "cursor"));

  /** The parameters of feeds, which are of what is newest and have no further page. */
  static final Set<String> FEED_PARAMETERS = with(Set.of("view", "limit"));

  private static Set<String> with(Set<String> more) {
    Set<String> all = new TreeSet<>(EventFilter.PARAMETERS);
    all.addAll(Set.of("from", "to", "asOf"));
    all.addAll(more);
    return Set.copyOf(all);
  }

  /** Reads what selects, with no limit to it. */
  static EventQuery selecting(Parameters parameters, String timeline, Outlines outlines) {
    DateParameter range = parameters.range();
    Order order = parameters.order();
    EventFilter asked = EventFilter.of(parameters, outlines::atlas);
    EventFilter filter = asked.namesSomebody() ? asked.with(outlines.people(timeline)) : asked;
    Timelines.Query events =
        new Timelines.Query(
            timeline,
            range.begin(),
            range.end(),
            parameters.moment("asOf"),
            EventFilter.asksForAssumed(parameters),
            asked.editorial().hidden(),
            order == Order.LATEST,
            filter.inTable());
    return new EventQuery(
        events,
        filter,
        parameters.view(),
        parameters.text("from").isPresent() ? range.begin() : null,
        parameters.text("to").isPresent() ? range.end() : null,
        order,
        Integer.MAX_VALUE,
        "",
        timeline + "?" + parameters.written(Set.of("limit", "cursor")));
  }

  /**
   * Reads it.
   *
   * @param known the parameters that may be there
   * @param usual the limit where none is given
   * @param most the highest limit
   */
  static EventQuery of(
      Request request,
      String timeline,
      Set<String> known,
      int usual,
      int most,
      Cursors cursors,
      Outlines outlines) {
    Parameters parameters = Parameters.of(request, known);
    EventQuery query = selecting(parameters, timeline, outlines);
    return new EventQuery(
        query.events(),
        query.filter(),
        query.view(),
        query.from(),
        query.to(),
        query.order(),
        parameters.number("limit", usual, most),
        cursors.given(parameters, "cursor", query.written()),
        query.written());
  }

  /**
   * The same for a calendar, which is of days: what is known to the month alone would fill all of
   * them. It is there where a granularity is asked for.
   */
  EventQuery ofDaysUnlessAsked() {
    EventFilter days = filter.ofDaysUnlessAsked();
    return new EventQuery(
        events.with(days.inTable()), days, view, from, to, order, limit, after, written);
  }

  /**
   * The range that is shown: what the request gives of it, and where it gives none the period.
   *
   * @param period the timeline's
   */
  DateParameter range(DateParameter period) {
    DateParameter whole =
        view == View.PLAIN ? new DateParameter(DateParameter.FIRST, DateParameter.LAST) : period;
    Instant begin = from != null ? from : whole.begin();
    Instant end = to != null ? to : whole.end();
    // Of a range that is given in part the rest may lie outside of the period.
    return new DateParameter(
        from == null && !begin.isBefore(end) ? DateParameter.FIRST : begin,
        to == null && !begin.isBefore(end) ? DateParameter.LAST : end);
  }
}
