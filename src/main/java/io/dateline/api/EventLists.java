package io.dateline.api;

import io.dateline.api.format.Export;
import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers for the events of a timeline, in any of their representations. */
final class EventLists {

  private static final int USUAL_LIST = 50;
  private static final int MOST_LISTED = 500;
  private static final int MOST_EXPORTED = 5_000;
  private static final int USUAL_SLIDES = 30;

  /** Events read at once of those that are streamed. */
  private static final int AT_ONCE = 1_000;

  /** Lambda answers with at most 6 MB, of Base64. */
  static final int MOST_BYTES = 4_400_000;

  private final Timelines timelines;
  private final Outlines outlines;
  private final Chosen chosen;
  private final Cursors cursors;
  private final LongEvents longEvents;
  private final boolean streams;

  /**
   * @param streams whether a whole timeline may be sent as one stream
   */
  EventLists(
      Timelines timelines,
      Outlines outlines,
      Cursors cursors,
      LongEvents longEvents,
      boolean streams) {
    this.timelines = timelines;
    this.outlines = outlines;
    this.chosen = new Chosen(timelines, outlines);
    this.cursors = cursors;
    this.longEvents = longEvents;
    this.streams = streams;
  }

  /**
   * Answers.
   *
   * @param suffix of the path, such as {@code .csv}; empty for what the request accepts
   */
  Response answer(Request request, String timeline, String suffix) {
    Representation form =
        suffix.isEmpty()
            ? Representation.accepted(request.header("accept"))
            : Representation.ofSuffix(suffix).orElseThrow();
    return switch (form) {
      case JSON -> list(request, timeline);
      case JSON_LINES, CSV, ICALENDAR, MARKDOWN, GEO_JSON, KML -> export(request, timeline, form);
      case TIMELINE_JS -> slides(request, timeline);
      case JSON_FEED, ATOM, RSS -> feed(request, timeline, form);
    };
  }

  private Response list(Request request, String timeline) {
    EventQuery query = query(request, timeline, USUAL_LIST, MOST_LISTED);
    Timelines.Page page = page(query, query.limit());
    String next = next(query, page);
    Map<String, String> headers = Map.of("content-type", "application/json");
    return NextLink.on(
        request, next, new Response(200, headers, new Body.Whole(json(timeline, page, next))));
  }

  /** The events of a page for people. */
  Page.Selected select(Request request, String timeline) {
    EventQuery query = query(request, timeline, USUAL_LIST, MOST_LISTED);
    Timelines.Page page = page(query, query.limit());
    return new Page.Selected(Survey.of(query, outlines), page.events(), next(query, page));
  }

  /** The events that a request asks for, counted. */
  Survey survey(Request request, String timeline) {
    return Survey.of(query(request, timeline, USUAL_LIST, MOST_LISTED), outlines);
  }

  /** Most events stand in it as they are kept: they are not read and written again. */
  private byte[] json(String timeline, Timelines.Page page, @Nullable String next) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(1 << 16);
    json.writeBytes(utf8("{\"timeline\":" + Json.line(timeline) + ",\"events\":["));
    boolean isFirst = true;
    for (byte[] event : page.json()) {
      json.writeBytes(utf8(isFirst ? "" : ","));
      json.writeBytes(longEvents.shown(event, LongEvents.IN_LIST));
      isFirst = false;
    }
    json.writeBytes(utf8(next == null ? "]}" : "],\"next\":" + Json.line(next) + "}"));
    return json.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EventQuery query(Request request, String timeline, int usual, int most) {
    return EventQuery.of(request, timeline, EventQuery.PARAMETERS, usual, most, cursors, outlines);
  }

  /** The events of the table that a query selects, narrowed to those of its view. */
  private Timelines.Query narrowed(EventQuery query) {
    if (query.view() == EventQuery.View.PLAIN) {
      return query.events();
    }
    Set<String> shown =
        Survey.of(query, outlines).shown().stream().map(Outline::id).collect(Collectors.toSet());
    return query.events().with(event -> shown.contains(event.id()));
  }

  private Timelines.Page page(EventQuery query, int limit) {
    Timelines.Page page = page(query, query.after(), limit);
    if (page.json().isEmpty()) {
      requireTimeline(query.events().timeline());
    }
    return page;
  }

  private Timelines.Page page(EventQuery query, String after, int limit) {
    return Chosen.is(query)
        ? chosen.page(query, after, limit)
        : timelines.page(query.events(), after, limit);
  }

  /** The cursor of what follows a page; null where nothing does. */
  private @Nullable String next(EventQuery query, Timelines.Page page) {
    return page.next() == null ? null : cursors.at(query.written(), page.next());
  }

  private void requireTimeline(String timeline) {
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
  }

  /**
   * An export of the events that are asked for. It is streamed if it may be and is the whole; else
   * it holds as many as can be sent at once, says how many there are, and links to the rest.
   */
  private Response export(Request request, String timeline, Representation form) {
    EventQuery asked = query(request, timeline, MOST_EXPORTED, MOST_EXPORTED);
    EventQuery query = form == Representation.ICALENDAR ? asked.ofDaysUnlessAsked() : asked;
    if (streams && request.first("limit").isEmpty() && query.after().isEmpty()) {
      requireTimeline(timeline);
      Export about = about(timeline, site(request, form), null);
      Body.Writing writing =
          out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            form.format().orElseThrow().write(about, () -> each(query), text);
            text.flush();
          };
      return new Response(200, headers(timeline, form, null), new Body.Streamed(writing));
    }
    return export(request, query, form, query.limit());
  }

  /** The events of a map link to their pages; other files stand for themselves. */
  private static @Nullable String site(Request request, Representation form) {
    return switch (form) {
      case GEO_JSON, KML -> request.site();
      case JSON, JSON_LINES, CSV, ICALENDAR, MARKDOWN, TIMELINE_JS, JSON_FEED, ATOM, RSS -> null;
    };
  }

  /** All events of a query from where it begins, a page at a time, however many they are. */
  private Iterator<Event> each(EventQuery query) {
    return new Iterator<>() {
      private @Nullable String after = query.after();
      private Iterator<Event> page = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!page.hasNext() && after != null) {
          Timelines.Page next = page(query, after, AT_ONCE);
          page = next.events().iterator();
          after = next.next();
        }
        return page.hasNext();
      }

      @Override
      public Event next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.next();
      }
    };
  }

  /** Fewer where they come to more than can be sent: a form may be longer than the JSON. */
  private Response export(Request request, EventQuery query, Representation form, int limit) {
    Timelines.Page page = page(query, limit);
    String next = next(query, page);
    boolean isPart = next != null || !query.after().isEmpty();
    Export.@Nullable Part part =
        isPart
            ? new Export.Part(page.json().size(), Survey.of(query, outlines).shown().size())
            : null;
    String timeline = query.events().timeline();
    Response response =
        form == Representation.JSON_LINES
            ? new Response(200, headers(timeline, form, part), lines(page))
            : written(about(timeline, site(request, form), part), events(page), form);
    if (response.bytes().length > MOST_BYTES && page.json().size() > 1) {
      return export(request, query, form, page.json().size() / 2);
    }
    return NextLink.on(request, next, response);
  }

  private Body lines(Timelines.Page page) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    for (byte[] event : page.json()) {
      lines.writeBytes(longEvents.shown(event, LongEvents.ALONE));
      lines.write('\n');
    }
    return new Body.Whole(lines.toByteArray());
  }

  private List<Event> events(Timelines.Page page) {
    return page.events().stream()
        .map(event -> longEvents.first(event, LongEvents.ALONE).event())
        .toList();
  }

  /** Events in a form. */
  static Response written(Export about, List<Event> events, Representation form) {
    StringBuilder text = new StringBuilder();
    try {
      form.format().orElseThrow().write(about, events, text);
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written to", e);
    }
    return new Response(200, headers(about.id(), form, about.part()), text.toString());
  }

  /** The most events whose details a form may hold. */
  static Response writtenLong(Export about, List<LongEvents.Run> runs, Representation form) {
    if (form != Representation.JSON_LINES) {
      return written(about, runs.stream().map(LongEvents.Run::event).toList(), form);
    }
    String lines =
        runs.stream().map(run -> LongEvents.json(run) + "\n").collect(Collectors.joining());
    return new Response(200, headers(about.id(), form, about.part()), lines);
  }

  /** A file that is a part says so in its name: a table of cells has no other place for it. */
  private static Map<String, String> headers(
      String timeline, Representation form, Export.@Nullable Part part) {
    String name = part == null ? timeline : timeline + "-" + part.events() + "-of-" + part.of();
    return Map.of(
        "content-type",
        form.contentType(),
        "content-disposition",
        "inline; filename=\"" + name + form.suffix() + "\"");
  }

  /** The events that matter most, as many as somebody looks through slide by slide. */
  private Response slides(Request request, String timeline) {
    EventQuery query =
        EventQuery.of(
            request,
            timeline,
            EventQuery.FEED_PARAMETERS,
            USUAL_SLIDES,
            MOST_LISTED,
            cursors,
            outlines);
    return slides(query, Survey.of(query, outlines).shown(), query.limit());
  }

  /** Fewer where they come to more than can be sent. */
  private Response slides(EventQuery query, List<Outline> shown, int limit) {
    String timeline = query.events().timeline();
    List<String> ids =
        shown.stream().sorted(Outline.BY_IMPORTANCE).limit(limit).map(Outline::id).toList();
    List<Event> events =
        timelines.events(timeline, query.events().asOf(), ids).stream()
            .map(event -> longEvents.first(event, LongEvents.ALONE).event())
            .sorted(
                Comparator.comparing((Event event) -> event.time().earliest())
                    .thenComparing(Event::id))
            .toList();
    Export.@Nullable Part part =
        events.size() < shown.size() ? new Export.Part(events.size(), shown.size()) : null;
    Response response = written(about(timeline, null, part), events, Representation.TIMELINE_JS);
    return response.bytes().length > MOST_BYTES && events.size() > 1
        ? slides(query, shown, events.size() / 2)
        : response;
  }

  private Export about(String timeline, @Nullable String site, Export.@Nullable Part part) {
    return new Export(timeline, timelines.settings(timeline), site, Map.of(), part);
  }

  /** The events that changed last. */
  private Response feed(Request request, String timeline, Representation form) {
    EventQuery query =
        EventQuery.of(
            request,
            timeline,
            EventQuery.FEED_PARAMETERS,
            USUAL_LIST,
            MOST_LISTED,
            cursors,
            outlines);
    List<Timelines.Latest> latest = timelines.latest(narrowed(query), query.limit());
    if (latest.isEmpty()) {
      requireTimeline(timeline);
    }
    return feed(timeline, request.site(), latest, form);
  }

  /** Fewer where they come to more than can be sent. */
  private Response feed(
      String timeline, @Nullable String site, List<Timelines.Latest> latest, Representation form) {
    Map<String, Instant> changed = new HashMap<>();
    latest.forEach(one -> changed.put(one.event().id(), one.changed()));
    Response response =
        written(
            new Export(timeline, timelines.settings(timeline), site, changed, null),
            latest.stream().map(Timelines.Latest::event).toList(),
            form);
    return response.bytes().length > MOST_BYTES && latest.size() > 1
        ? feed(timeline, site, latest.subList(0, latest.size() / 2), form)
        : response;
  }
}
