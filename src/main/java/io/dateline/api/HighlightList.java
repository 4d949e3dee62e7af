package io.dateline.api;

import io.dateline.api.format.Export;
import io.dateline.json.Json;
import io.dateline.store.TimelineSettings;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with the dates of a timeline that matter. */
final class HighlightList {

  private static final int USUAL_DATES = 20;
  private static final int MOST_DATES = 200;
  private static final int USUAL_SENTENCES = 2;
  private static final int MOST_SENTENCES = 20;

  /** How many events the dates are chosen from, in the order of time. */
  private static final int MOST_EVENTS = 10_000;

  private static final int AT_ONCE = 1_000;

  /** No zone is farther from UTC. */
  private static final int HOURS_OF_ZONES = 18;

  private final Timelines timelines;
  private final LongEvents longEvents;
  private final int mostEvents;

  HighlightList(Timelines timelines, LongEvents longEvents) {
    this(timelines, longEvents, MOST_EVENTS);
  }

  /**
   * @param mostEvents how many events the dates are chosen from, at least 1
   */
  HighlightList(Timelines timelines, LongEvents longEvents, int mostEvents) {
    this.timelines = timelines;
    this.longEvents = longEvents;
    this.mostEvents = mostEvents;
  }

  /** Answers. */
  Response answer(Request request, String timeline) {
    Chosen chosen = choose(request, timeline);
    int sentences =
        chosen.highlights().stream().mapToInt(one -> one.sentences().size()).max().orElse(0);
    while (sentences > 1 && Portion.size(chosen) > Portion.MOST_BYTES) {
      sentences /= 2;
      chosen = chosen.withAtMost(sentences);
    }
    return new Response(200, Map.of("content-type", "application/json"), Json.line(chosen));
  }

  /** The events of the dates that matter, in a form of exports. */
  Response export(Request request, String timeline, Representation form) {
    List<String> ids =
        choose(request, timeline).highlights().stream()
            .flatMap(date -> date.sentences().stream())
            .map(Highlight.Sentence::event)
            .distinct()
            .toList();
    Map<String, Event> events =
        timelines.events(timeline, null, ids).stream()
            .collect(Collectors.toMap(Event::id, Function.identity()));
    List<LongEvents.Run> runs =
        ids.stream()
            .flatMap(id -> Stream.ofNullable(events.get(id)))
            .map(event -> longEvents.first(event, LongEvents.ALONE))
            .toList();
    return export(timeline, timelines.settings(timeline), runs, runs.size(), form);
  }

  /**
   * Fewer where they come to more than can be sent.
   *
   * @param most how many at most, the first of them
   */
  private static Response export(
      String timeline,
      TimelineSettings settings,
      List<LongEvents.Run> runs,
      int most,
      Representation form) {
    Export.@Nullable Part part = most < runs.size() ? new Export.Part(most, runs.size()) : null;
    Export about = new Export(timeline, settings, null, Map.of(), part);
    Response response = EventLists.writtenLong(about, runs.subList(0, most), form);
    return response.bytes().length > EventLists.MOST_BYTES && most > 1
        ? export(timeline, settings, runs, most / 2, form)
        : response;
  }

  /**
   * Some dates of a timeline.
   *
   * @param complete whether all events of their days were looked at, to the end of the range
   * @param until where the range has more: the day before which the dates are, and from which to go
   *     on; null where nothing is left
   */
  record Chosen(
      String timeline, List<Highlight> highlights, boolean complete, @Nullable LocalDate until) {

    /** The same with fewer sentences of each date. */
    Chosen withAtMost(int sentences) {
      return new Chosen(
          timeline, highlights.stream().map(one -> cut(one, sentences)).toList(), complete, until);
    }

    private static Highlight cut(Highlight date, int sentences) {
      return new Highlight(
          date.timeline(),
          date.date(),
          date.importance(),
          date.sentences().subList(0, Math.min(sentences, date.sentences().size())));
    }
  }

  /** Chooses the dates that matter. */
  Chosen choose(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("dates", "perDate", "from", "to"));
    int dates = parameters.number("dates", USUAL_DATES, MOST_DATES);
    int sentences = parameters.number("perDate", USUAL_SENTENCES, MOST_SENTENCES);
    DateParameter range = parameters.range();
    List<Event> events = new ArrayList<>();
    boolean seenAll = gather(timeline, range, events);
    if (seenAll && events.isEmpty() && !timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
    LocalDate from = day(range.begin());
    LocalDate to = day(range.end().minusNanos(1));
    LocalDate until = seenAll ? LocalDate.MAX : until(events.getLast());
    boolean complete = until.isAfter(to);
    // A day with more events than are looked at is answered as far as they go.
    LocalDate next = until.isAfter(from) ? until : from.plusDays(1);
    boolean goesOn = !next.isAfter(to);
    return new Chosen(
        timeline,
        Highlights.of(events, dates, sentences, from, goesOn ? next.minusDays(1) : to),
        complete,
        goesOn ? next : null);
  }

  /** The first day that the events after one may be of, in any zone. */
  private static LocalDate until(Event last) {
    return day(last.time().earliest().minusSeconds(3600L * HOURS_OF_ZONES));
  }

  /**
   * Reads the events of days from the first of a range on, until they are enough.
   *
   * <p>Days are those of the places, so that the range is a little wider in UTC.
   *
   * @return whether there are no more
   */
  private boolean gather(String timeline, DateParameter range, List<Event> events) {
    Timelines.Query query =
        Timelines.Query.of(
            timeline,
            range.begin().minusSeconds(3600L * HOURS_OF_ZONES),
            range.end().plusSeconds(3600L * HOURS_OF_ZONES));
    LocalDate first = day(range.begin());
    String after = "";
    while (after != null && events.size() < mostEvents) {
      Timelines.Page page = timelines.page(query, after, Math.min(mostEvents, AT_ONCE));
      page.events().stream().filter(event -> isFrom(first, event)).forEach(events::add);
      after = page.next();
    }
    return after == null;
  }

  private static boolean isFrom(LocalDate first, Event event) {
    return Highlights.day(event).filter(day -> !day.isBefore(first)).isPresent();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
