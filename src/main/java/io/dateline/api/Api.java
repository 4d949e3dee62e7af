package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import io.dateline.timeline.History;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query API: timelines, their events, and what became of an article.
 *
 * <pre>
 * GET /v1/timelines
 * GET /v1/timelines/{timeline}/events?from&amp;to&amp;limit&amp;cursor
 * GET /v1/timelines/{timeline}/events/{id}
 * GET /v1/timelines/{timeline}/events/{id}/history
 * GET /v1/articles/{id}
 * GET /health
 * </pre>
 *
 * <p>and the routes of {@link Page}.
 */
public final class Api {

  private static final int USUAL_LIMIT = 50;
  private static final int MOST = 500;

  private final Timelines timelines;
  private final Ledger ledger;
  private final Page page;

  /**
   * @param timelines the timelines to show
   * @param ledger what is known of articles
   */
  public Api(Timelines timelines, Ledger ledger) {
    this.timelines = timelines;
    this.ledger = ledger;
    this.page = new Page(timelines, this::select);
  }

  /** Answers a request; a fault of the request is a problem, never an exception. */
  public Response answer(Request request) {
    try {
      if (!request.method().equals("GET")) {
        throw new Problem.Thrown(
            new Problem(405, "Method not allowed", "this API is only read: use GET", null, null));
      }
      return route(request);
    } catch (Problem.Thrown e) {
      return e.problem().response();
    }
  }

  private Response route(Request request) {
    String path = request.path();
    if (Page.holds(path)) {
      return page.answer(request);
    }
    if (path.equals("/health")) {
      return json(Map.of("status", "ok"));
    }
    if (path.startsWith("/v1/articles/")) {
      return article(request, path.substring("/v1/articles/".length()));
    }
    String[] parts = path.split("/", -1);
    boolean v1 = parts.length >= 3 && parts[1].equals("v1") && parts[2].equals("timelines");
    if (v1 && parts.length == 3) {
      return timelines(request);
    }
    if (v1 && parts.length == 5 && parts[4].equals("events")) {
      return events(request, parts[3]);
    }
    if (v1 && parts.length == 6 && parts[4].equals("events")) {
      return event(request, parts[3], parts[5], "");
    }
    if (v1 && parts.length == 7 && parts[4].equals("events") && parts[6].equals("history")) {
      return event(request, parts[3], parts[5], "/history");
    }
    throw Problem.notFound(
        "there is nothing at \"" + Parameters.shown(path) + "\"; begin at /v1/timelines");
  }

  private Response timelines(Request request) {
    Parameters.of(request, Set.of());
    return json(Map.of("timelines", timelines.list()));
  }

  private Response events(Request request, String timeline) {
    Page.Selected selected = select(request, timeline);
    Map<String, String> headers = new TreeMap<>();
    if (selected.next() != null) {
      headers.put("link", "<" + nextUrl(request, selected.next()) + ">; rel=\"next\"");
    }
    return json(new EventPage(timeline, selected.events(), selected.next()), headers);
  }

  private Page.Selected select(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of("from", "to", "asOf", "limit", "cursor"));
    Instant from = parameters.from("from");
    Instant to = parameters.to("to");
    if (!to.isAfter(from)) {
      throw Problem.badParameter("to", "\"to\" does not lie after \"from\"", "9999");
    }
    int limit = parameters.limit(USUAL_LIMIT, MOST);
    Instant asOf = parameters.moment("asOf");
    String query = timeline + "?" + from + "/" + to + "@" + asOf;
    Timelines.Page page = timelines.page(timeline, from, to, asOf, parameters.cursor(query), limit);
    return new Page.Selected(
        page.events(), page.next() == null ? null : Parameters.cursorAt(query, page.next()));
  }

  private record EventPage(String timeline, List<Event> events, @Nullable String next) {}

  private static String nextUrl(Request request, String cursor) {
    Map<String, String> parameters = new TreeMap<>();
    request.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    parameters.put("cursor", cursor);
    return encodedPath(request.path())
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encodedPath(String path) {
    return encoded(path).replace("%2F", "/");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * @param part {@code /history}, or empty for the event itself
   */
  private Response event(Request request, String timeline, String id, String part) {
    Parameters.of(request, Set.of());
    return switch (timelines.event(timeline, id)) {
      case Timelines.Found.Here here when here.event().id().equals(id) ->
          part.isEmpty()
              ? json(here.event())
              : json(new EventHistory(timeline, id, History.of(here.event())));
      case Timelines.Found.Here here -> moved(timeline, here.event().id() + part);
      case Timelines.Found.Withdrawn _ ->
          new Problem(
                  410,
                  "Gone",
                  "the article that told this has been withdrawn or corrected",
                  null,
                  null)
              .response();
      case Timelines.Found.Unknown _ ->
          throw Problem.notFound(
              "timeline \""
                  + Parameters.shown(timeline)
                  + "\" has no event \""
                  + Parameters.shown(id)
                  + "\"");
    };
  }

  private record EventHistory(String timeline, String event, List<History.Step> history) {}

  /**
   * @param event the event's id, with the part of it that was asked for
   */
  private static Response moved(String timeline, String event) {
    String location = "/v1/timelines/" + encoded(timeline) + "/events/" + encodedPath(event);
    return new Response(
        301,
        Map.of("location", location, "content-type", "application/json"),
        Json.line(Map.of("location", location)));
  }

  private Response article(Request request, String id) {
    Parameters.of(request, Set.of());
    List<Ledger.Head> heads = ledger.heads(id);
    if (heads.isEmpty()) {
      throw Problem.notFound("no article \"" + Parameters.shown(id) + "\" has come in");
    }
    return json(new ArticleAnswer(id, heads.stream().map(Api::entry).toList()));
  }

  private record ArticleAnswer(String id, List<ArticleEntry> timelines) {}

  private record ArticleEntry(
      String timeline,
      Ledger.State state,
      int revision,
      int mentions,
      @Nullable String title,
      @Nullable String url,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String origin,
      @Nullable String notes,
      @Nullable String error) {}

  private static ArticleEntry entry(Ledger.Head head) {
    Map<String, String> told = head.attributes();
    return new ArticleEntry(
        head.key().timeline(),
        head.state(),
        head.revision(),
        head.mentions(),
        told.get("title"),
        told.get("url"),
        told.get("publisher"),
        told.get("published"),
        told.get("origin"),
        told.get("notes"),
        told.get("error"));
  }

  private static Response json(Object body) {
    return json(body, Map.of());
  }

  private static Response json(Object body, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("content-type", "application/json");
    headers.put("x-content-type-options", "nosniff");
    return new Response(200, headers, Json.line(body));
  }
}
