package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query API: timelines, their events, and what became of an article. {@code openapi.json}
 * beside this class describes it.
 *
 * <pre>
 * GET /v1/timelines
 * GET /v1/timelines/{timeline}
 * GET /v1/timelines/{timeline}/events[.json|.jsonl|.csv|.ics|.md|.timelinejs.json|.feed.json|.atom|.rss]
 * GET /v1/timelines/{timeline}/events/{id}
 * GET /v1/timelines/{timeline}/events/{id}/history
 * GET /v1/timelines/{timeline}/highlights[.jsonl|.csv|.ics|.md|.timelinejs.json]
 * GET /v1/timelines/{timeline}/facets
 * GET /v1/timelines/{timeline}/changes
 * GET /v1/timelines/{timeline}/decisions[.jsonl]
 * GET /v1/timelines/{timeline}/articles[.csv]
 * GET /v1/timelines/{timeline}/articles/{id}
 * GET /v1/timelines/{timeline}/feeds
 * GET /v1/articles/{id}
 * GET /v1/times
 * GET /v1/openapi.json
 * GET /health
 * </pre>
 *
 * <p>and the routes of {@link Page}.
 */
public final class Api {

  /** The path of articles, below that of their timeline; an id follows, which may be an address. */
  static final String ARTICLES = "/articles/";

  /** Timelines asked for at once. */
  private static final int MOST_TIMELINES = 1_000;

  /** What there is of an event besides itself. */
  private static final Set<String> OF_EVENT = Set.of("history", "duplicates");

  private static final String ALLOWED = "GET, HEAD, OPTIONS";

  /** The name of the list of timelines in its cursors. */
  static final String TIMELINES = "timelines";

  private final Timelines timelines;
  private final ArticleStates articles;
  private final ArticleList articleList;
  private final ArticleTexts texts;
  private final WatchedFeeds feeds;
  private final EventLists lists;
  private final RecentAnswers recent;
  private final Cursors cursors;
  private final LongEvents longEvents;
  private final EventHistories histories;
  private final HighlightList highlights;
  private final FacetList facets;
  private final TimelineObject object;
  private final ChangeList changes;
  private final DecisionList decisions;
  private final Disagreements disagreements;
  private final DuplicateList duplicates;
  private final TimeReading times;
  private final Page page;
  private final Gate gate;
  private final @Nullable SignIn signIn;

  /**
   * An API that lets everybody read who gets here, and whose page loads nothing from elsewhere.
   *
   * @param timelines the timelines to show
   * @param ledger what is known of articles
   * @param decisions what editors decided
   * @param cursorKey the secret that cursors are signed with, at least a byte
   * @param audience who can reach it
   * @param clock decides which events are still to come, which changes are recent, and how old an
   *     answer is
   */
  public Api(
      Timelines timelines,
      Ledger ledger,
      Decisions decisions,
      byte[] cursorKey,
      Audience audience,
      InstantSource clock) {
    this(timelines, ledger, decisions, cursorKey, audience, Tiles.NONE, null, clock);
  }

  /**
   * @param timelines the timelines to show
   * @param ledger what is known of articles
   * @param decisions what editors decided
   * @param cursorKey the secret that cursors are signed with, at least a byte
   * @param audience who can reach it
   * @param tiles what the page's map shows below its events
   * @param signIn how members sign in, where only they may read; null where everybody who gets here
   *     may
   * @param clock decides which events are still to come, which changes are recent, and how old an
   *     answer is
   */
  public Api(
      Timelines timelines,
      Ledger ledger,
      Decisions decisions,
      byte[] cursorKey,
      Audience audience,
      Tiles tiles,
      @Nullable SignIn signIn,
      InstantSource clock) {
    this.timelines = timelines;
    this.cursors = new Cursors(cursorKey);
    this.articles = new ArticleStates(ledger, cursors, audience);
    this.longEvents = new LongEvents(cursors);
    Outlines outlines = new Outlines(timelines, clock);
    this.lists =
        new EventLists(timelines, outlines, cursors, longEvents, audience == Audience.MACHINE);
    this.articleList =
        new ArticleList(
            new Catalogue(ledger, timelines, outlines, clock), ledger, cursors, audience);
    this.texts = new ArticleTexts(ledger, audience);
    this.feeds = new WatchedFeeds(ledger, timelines);
    this.facets = new FacetList(outlines);
    this.object = new TimelineObject(timelines, outlines);
    this.recent = new RecentAnswers(timelines, clock);
    this.histories = new EventHistories(timelines, cursors);
    this.highlights = new HighlightList(timelines, longEvents);
    this.changes = new ChangeList(timelines, cursors);
    this.decisions = new DecisionList(timelines, decisions, cursors);
    this.disagreements = new Disagreements(timelines);
    this.duplicates = new DuplicateList(timelines);
    this.times = new TimeReading(clock);
    this.page =
        new Page(
            timelines,
            lists,
            longEvents,
            highlights,
            changes,
            articleList,
            texts,
            feeds,
            cursors,
            audience,
            tiles,
            signIn,
            clock);
    this.gate = new Gate(signIn != null, page);
    this.signIn = signIn;
  }

  /** How members sign in, where only they may read; null where everybody who gets here may. */
  public @Nullable SignIn signIn() {
    return signIn;
  }

  /** Answers a request; a fault of the request is a problem, never an exception. */
  public Response answer(Request request) {
    return Delivery.of(request, gate.answer(request, this::respond));
  }

  private Response respond(Request request) {
    try {
      return switch (request.method()) {
        case "GET", "HEAD" -> {
          RequestRules.check(request);
          yield route(request);
        }
        case "OPTIONS" -> preflight();
        default ->
            Problem.of(405, "Method not allowed", "this API is only read: use GET")
                .response()
                .with("allow", ALLOWED);
      };
    } catch (Problem.Thrown e) {
      return Page.holds(request.path())
          ? page.problem(e.problem(), request.path())
          : e.problem().response();
    }
  }

  /** Answers the question of a browser whether a page of another site may read. */
  private static Response preflight() {
    return new Response(
        204,
        Map.of(
            "allow",
            ALLOWED,
            "access-control-allow-methods",
            ALLOWED,
            "access-control-allow-headers",
            "accept, if-none-match",
            "access-control-max-age",
            "86400"),
        "");
  }

  private Response route(Request request) {
    String path = request.path();
    if (Page.holds(path)) {
      return page.answer(request);
    }
    if (path.equals("/health")) {
      Parameters.of(request, Set.of());
      return json(Map.of("status", "ok"));
    }
    if (path.equals("/v1/openapi.json")) {
      Parameters.of(request, Set.of());
      return description();
    }
    if (path.equals("/v1/times")) {
      return times.answer(request);
    }
    if (path.startsWith("/v1/articles/")) {
      return articles.answer(request, path.substring("/v1/articles/".length()));
    }
    if (path.equals("/v1/timelines")) {
      return timelines(request);
    }
    if (path.startsWith("/v1/timelines/")) {
      return ofTimeline(request, path.substring("/v1/timelines/".length()).split("/", -1));
    }
    throw Problem.nothingAt(path);
  }

  private static Response description() {
    try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
      byte[] json = Objects.requireNonNull(in, "openapi.json is missing").readAllBytes();
      return new Response(
          200,
          Map.of("content-type", "application/json", "cache-control", "max-age=3600"),
          new Body.Whole(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response timelines(Request request) {
    Listed listed = listed(request);
    return NextLink.on(request, listed.next(), json(listed));
  }

  /**
   * Some of the timelines.
   *
   * @param next the cursor of those that follow; null at the end
   */
  record Listed(List<Timelines.Summary> timelines, @Nullable String next) {}

  /** The timelines that a request asks for, from its cursor on. */
  private Listed listed(Request request) {
    String after = cursors.given(Parameters.of(request, Set.of("cursor")), "cursor", TIMELINES);
    Timelines.Listed some = timelines.list(after, MOST_TIMELINES);
    return new Listed(
        some.timelines(), some.next() == null ? null : cursors.at(TIMELINES, some.next()));
  }

  /**
   * @param parts of the path, from the timeline's id
   */
  private Response ofTimeline(Request request, String[] parts) {
    String timeline = parts[0];
    String rest = request.path().substring("/v1/timelines/".length() + timeline.length());
    if (rest.equals("/articles")) {
      return articleList.answer(request, timeline);
    }
    if (rest.equals("/articles.csv")) {
      return articleList.csv(request, timeline);
    }
    if (rest.startsWith(ARTICLES)) {
      return texts.answer(request, timeline, rest.substring(ARTICLES.length()));
    }
    String resource = parts.length > 1 ? parts[1] : "";
    boolean isList = parts.length == 2 && resource.startsWith("events");
    if (isList) {
      String suffix = resource.substring("events".length());
      if (suffix.isEmpty() || Representation.ofSuffix(suffix).isPresent()) {
        return recent.answer(request, timeline, () -> lists.answer(request, timeline, suffix));
      }
    }
    if (parts.length == 1) {
      return recent.answer(request, timeline, () -> object.answer(request, timeline));
    }
    if (parts.length == 2 && resource.equals("highlights")) {
      return recent.answer(request, timeline, () -> highlights.answer(request, timeline));
    }
    if (parts.length == 2 && resource.startsWith("highlights.")) {
      Optional<Representation> form =
          Representation.ofSuffix(resource.substring("highlights".length()))
              .filter(Representation::isOfAll);
      if (form.isPresent()) {
        return highlights.export(request, timeline, form.get());
      }
    }
    if (parts.length == 2 && resource.equals("facets")) {
      return recent.answer(request, timeline, () -> facets.answer(request, timeline));
    }
    if (parts.length == 2 && resource.equals("changes")) {
      return changes.answer(request, timeline);
    }
    if (parts.length == 2 && resource.equals("feeds")) {
      return feeds.answer(request, timeline);
    }
    if (parts.length == 2 && resource.equals("decisions")) {
      return decisions.answer(request, timeline);
    }
    if (parts.length == 2 && resource.equals("decisions.jsonl")) {
      return decisions.lines(request, timeline);
    }
    if (parts.length == 2 && resource.equals("disagreements")) {
      return disagreements.answer(request, timeline);
    }
    if (parts.length == 2 && resource.equals("disagreements.jsonl")) {
      return disagreements.lines(request, timeline);
    }
    if (parts.length == 3 && resource.equals("events")) {
      return event(request, timeline, parts[2], "");
    }
    if (parts.length == 4 && resource.equals("events") && OF_EVENT.contains(parts[3])) {
      return event(request, timeline, parts[2], "/" + parts[3]);
    }
    throw Problem.nothingAt(request.path());
  }

  /**
   * @param part {@code /history} or {@code /duplicates}, or empty for the event itself
   */
  private Response event(Request request, String timeline, String id, String part) {
    boolean isOfOne = part.equals("/duplicates");
    Parameters parameters = Parameters.of(request, isOfOne ? Set.of() : Set.of("cursor"));
    if (id.isEmpty()) {
      throw noEvent(timeline, id);
    }
    return switch (timelines.event(timeline, id)) {
      case Timelines.Found.Here here when here.event().id().equals(id) ->
          switch (part) {
            case "/history" -> histories.answer(request, here.event(), parameters);
            case "/duplicates" -> duplicates.answer(here.event());
            default -> event(request, longEvents.from(here.event(), parameters, LongEvents.ALONE));
          };
      case Timelines.Found.Here here -> moved(timeline, here.event().id() + part);
      case Timelines.Found.Withdrawn gone -> Problem.gone(id, gone.history());
      case Timelines.Found.Unknown _ -> throw noEvent(timeline, id);
    };
  }

  private static Response event(Request request, LongEvents.Run run) {
    return NextLink.on(request, run.next(), written(LongEvents.json(run)));
  }

  private static Problem.Thrown noEvent(String timeline, String id) {
    return Problem.notFound(
        "timeline \""
            + Parameters.shown(timeline)
            + "\" has no event \""
            + Parameters.shown(id)
            + "\"");
  }

  /**
   * @param event the event's id, with the part of it that was asked for
   */
  private static Response moved(String timeline, String event) {
    String location = "/v1/timelines/" + timeline + "/events/" + event;
    return new Response(
        301,
        Map.of("location", location, "content-type", "application/json"),
        Json.line(Map.of("location", location)));
  }

  private static Response json(Object body) {
    return written(Json.line(body));
  }

  private static Response written(String json) {
    return new Response(200, Map.of("content-type", "application/json"), json);
  }
}
