package io.dateline.api;

import io.dateline.api.format.EventFormat;
import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers for the events of a timeline, in any of their representations. */
final class EventLists {

  private static final int USUAL_LIST = 50;
  private static final int MOST_LISTED = 500;
  private static final int USUAL_EXPORT = 1_000;
  private static final int MOST_EXPORTED = 5_000;

  /** Lambda answers with at most 6 MB, of Base64. */
  private static final int MOST_BYTES = 4_400_000;

  private final Timelines timelines;
  private final Outlines outlines;
  private final Chosen chosen;
  private final Cursors cursors;
  private final LongEvents longEvents;
  private final boolean streams;

  /**
   * @param streams whether a whole timeline may be sent as one stream of JSON Lines
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
      case JSON_LINES ->
          streams && !request.parameters().containsKey("limit")
              ? stream(request, timeline)
              : export(request, timeline, form);
      case CSV, ICALENDAR, MARKDOWN, TIMELINE_JS -> export(request, timeline, form);
      case JSON_FEED, ATOM -> feed(request, timeline, form);
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

  /** What a request asks for, counted. */
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
    return EventQuery.of(request, timeline, EventQuery.PARAMETERS, usual, most, cursors);
  }

  /** What a query asks of the table, with what its view shows alone. */
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

  private Response export(Request request, String timeline, Representation form) {
    EventQuery query = query(request, timeline, USUAL_EXPORT, MOST_EXPORTED);
    return export(request, query, form, query.limit());
  }

  /** Fewer where they come to more than can be sent: a form may be longer than the JSON. */
  private Response export(Request request, EventQuery query, Representation form, int limit) {
    Timelines.Page page = page(query, limit);
    Response response =
        form == Representation.JSON_LINES
            ? new Response(200, headers(query.events().timeline(), form), lines(page))
            : written(query.events().timeline(), events(page), form);
    if (response.bytes().length > MOST_BYTES && page.json().size() > 1) {
      return export(request, query, form, page.json().size() / 2);
    }
    return NextLink.on(request, next(query, page), response);
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

  private static Response written(String timeline, List<Event> events, Representation form) {
    StringBuilder text = new StringBuilder();
    try {
      form.format().orElseThrow().write(timeline, events, text);
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written to", e);
    }
    return new Response(200, headers(timeline, form), text.toString());
  }

  private static Map<String, String> headers(String timeline, Representation form) {
    return Map.of(
        "content-type",
        form.contentType(),
        "content-disposition",
        "inline; filename=\"" + timeline + form.suffix() + "\"");
  }

  /** The whole from where it begins, a page at a time, however much it is. */
  private Response stream(Request request, String timeline) {
    EventQuery query = query(request, timeline, MOST_EXPORTED, MOST_EXPORTED);
    requireTimeline(timeline);
    EventFormat format = Representation.JSON_LINES.format().orElseThrow();
    Body.Writing writing =
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          String after = query.after();
          while (after != null) {
            Timelines.Page page = page(query, after, query.limit());
            format.write(timeline, page.events(), text);
            after = page.next();
          }
          text.flush();
        };
    return new Response(
        200, headers(timeline, Representation.JSON_LINES), new Body.Streamed(writing));
  }

  /** The events that changed last. */
  private Response feed(Request request, String timeline, Representation form) {
    EventQuery query =
        EventQuery.of(
            request, timeline, EventQuery.FEED_PARAMETERS, USUAL_LIST, MOST_LISTED, cursors);
    List<Event> latest = timelines.latest(narrowed(query), query.limit());
    if (latest.isEmpty()) {
      requireTimeline(timeline);
    }
    return feed(timeline, latest, form);
  }

  /** Fewer where they come to more than can be sent. */
  private static Response feed(String timeline, List<Event> latest, Representation form) {
    Response response = written(timeline, latest, form);
    return response.bytes().length > MOST_BYTES && latest.size() > 1
        ? feed(timeline, latest.subList(0, latest.size() / 2), form)
        : response;
  }
}
