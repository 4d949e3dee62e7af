package io.dateline.api;

import io.dateline.api.format.EventFormat;
import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Cursors cursors;
  private final boolean streams;

  EventLists(Timelines timelines, Cursors cursors, boolean streams) {
    this.timelines = timelines;
    this.cursors = cursors;
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
    String next = page.next() == null ? null : cursors.at(query.written(), page.next());
    Map<String, String> headers = Map.of("content-type", "application/json");
    return linked(
        request, next, new Response(200, headers, new Body.Whole(json(timeline, page, next))));
  }

  /** The events of a page for people. */
  Page.Selected select(Request request, String timeline) {
    EventQuery query = query(request, timeline, USUAL_LIST, MOST_LISTED);
    Timelines.Page page = page(query, query.limit());
    return new Page.Selected(
        page.events(), page.next() == null ? null : cursors.at(query.written(), page.next()));
  }

  /** The events stand in it as they are kept: they are not read and written again. */
  private static byte[] json(String timeline, Timelines.Page page, @Nullable String next) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(1 << 16);
    json.writeBytes(utf8("{\"timeline\":" + Json.line(timeline) + ",\"events\":["));
    boolean isFirst = true;
    for (byte[] event : page.json()) {
      json.writeBytes(utf8(isFirst ? "" : ","));
      json.writeBytes(event);
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

  private Timelines.Page page(EventQuery query, int limit) {
    Timelines.Page page = timelines.page(query.events(), query.after(), limit);
    if (page.events().isEmpty()) {
      requireTimeline(query.events().timeline());
    }
    return page;
  }

  private void requireTimeline(String timeline) {
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
  }

  private static Response linked(Request request, @Nullable String next, Response response) {
    return next == null
        ? response
        : response.with("link", "<" + nextUrl(request, next) + ">; rel=\"next\"");
  }

  private static String nextUrl(Request request, String cursor) {
    Map<String, String> parameters = new TreeMap<>();
    request.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    parameters.put("cursor", cursor);
    return encoded(request.path()).replace("%2F", "/")
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Response export(Request request, String timeline, Representation form) {
    EventQuery query = query(request, timeline, USUAL_EXPORT, MOST_EXPORTED);
    return export(request, query, form, query.limit());
  }

  /** Fewer where they come to more than can be sent: a form may be longer than the JSON. */
  private Response export(Request request, EventQuery query, Representation form, int limit) {
    Timelines.Page page = page(query, limit);
    Response response = written(query.events().timeline(), page.events(), form);
    if (response.bytes().length > MOST_BYTES && page.events().size() > 1) {
      return export(request, query, form, page.events().size() / 2);
    }
    String next = page.next() == null ? null : cursors.at(query.written(), page.next());
    return linked(request, next, response);
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
    EventQuery query = query(request, timeline, MOST_LISTED, MOST_LISTED);
    requireTimeline(timeline);
    EventFormat format = Representation.JSON_LINES.format().orElseThrow();
    Body.Writing writing =
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          String after = query.after();
          while (after != null) {
            Timelines.Page page = timelines.page(query.events(), after, query.limit());
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
    List<Event> latest = timelines.latest(query.events(), query.limit());
    if (latest.isEmpty()) {
      requireTimeline(timeline);
    }
    return written(timeline, latest, form);
  }
}
