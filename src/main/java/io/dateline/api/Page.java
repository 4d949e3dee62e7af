package io.dateline.api;

import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The routes for people.
 *
 * <pre>
 * GET /                         the timelines; takes cursor
 * GET /t/{timeline}             a timeline; takes the parameters of its events, and view, zone, map, embed;
 *                               view is the story where it is not given, all, highlights (of from,
 *                               to), upcoming, changes (since, before), articles (q, publisher,
 *                               state, from, to, sort, cursor), or feeds
 * GET /t/{timeline}/articles/{id}
 *                               an article's text; takes at (a place in it), embed
 * GET /articles/{id}            leads to the same in the first of the article's timelines
 * GET /t/{timeline}/{eventId}   one event; takes zone, embed, and cursor for more of its sentences
 * GET /assets/{version}/{name}  style and scripts
 * </pre>
 *
 * <p>{@link Gate} says which of them a stranger gets.
 */
final class Page {

  /** Parameters that select a timeline's events; others in an address are ignored. */
  private static final Set<String> SELECT = select();

  private static final Set<String> RANGE = Set.of("from", "to");
  private static final Set<String> SINCE = Set.of("since", "before");

  /** How far back changes are shown where nothing is asked for. */
  private static final Duration OF_LATE = Duration.ofDays(7);

  private static final Set<String> CURSOR = Set.of("cursor");
  private static final Set<String> AT = Set.of("at");

  /** Articles on a page. */
  private static final String MOST_ARTICLES = "100";

  /** Timelines on a page. */
  private static final int MOST_TIMELINES = 500;

  /** A run of events, and the cursor of the next. */
  record Selected(Survey survey, List<Event> events, @Nullable String next) {}

  private final Timelines timelines;
  private final EventLists lists;
  private final LongEvents longEvents;
  private final HighlightList highlights;
  private final ChangeList changes;
  private final ArticleList articles;
  private final ArticleTexts texts;
  private final WatchedFeeds feeds;
  private final @Nullable SignIn signIn;
  private final InstantSource clock;
  private final Assets assets = new Assets();
  private final Cursors cursors;
  private final PageHtml html;

  Page(
      Timelines timelines,
      EventLists lists,
      LongEvents longEvents,
      HighlightList highlights,
      ChangeList changes,
      ArticleList articles,
      ArticleTexts texts,
      WatchedFeeds feeds,
      Cursors cursors,
      Audience audience,
      Tiles tiles,
      @Nullable SignIn signIn,
      InstantSource clock) {
    this.timelines = timelines;
    this.lists = lists;
    this.longEvents = longEvents;
    this.highlights = highlights;
    this.changes = changes;
    this.articles = articles;
    this.texts = texts;
    this.feeds = feeds;
    this.cursors = cursors;
    this.signIn = signIn;
    this.html =
        new PageHtml(assets.folder(), audience.frames(), tiles, signIn, timelines::settings);
    this.clock = clock;
  }

  private static Set<String> select() {
    Set<String> all = new TreeSet<>(EventFilter.PARAMETERS);
    all.addAll(Set.of("from", "to", "asOf", "sort", "cursor"));
    return Set.copyOf(all);
  }

  /** Whether a path is one of these routes. */
  static boolean holds(String path) {
    return path.equals("/")
        || path.startsWith("/t/")
        || path.startsWith(Api.ARTICLES)
        || path.startsWith("/assets/");
  }

  /** The page on which members sign in: it holds no data. */
  Response signIn() {
    return html.signIn();
  }

  /** The page that states a fault of a request. */
  Response problem(Problem problem, String path) {
    return html.problem(problem, path);
  }

  /**
   * Answers.
   *
   * @throws Problem.Thrown for a fault of the request
   */
  Response answer(Request request) {
    String path = request.path();
    if (path.equals("/")) {
      return timelines(only(request, CURSOR));
    }
    if (path.startsWith(Api.ARTICLES)) {
      return article(path.substring(Api.ARTICLES.length()));
    }
    String[] parts = path.split("/", 4);
    if (parts[1].equals("assets")) {
      return file(path.substring("/assets/".length()));
    }
    if (parts.length == 3 || parts[3].isEmpty()) {
      return timeline(request, parts[2]);
    }
    String below = "/" + parts[3];
    return below.startsWith(Api.ARTICLES)
        ? article(request, parts[2], below.substring(Api.ARTICLES.length()))
        : event(request, parts[2], parts[3]);
  }

  private Response file(String path) {
    Response file =
        assets.find(path).orElseThrow(() -> Problem.notFound("the page has no file of this name"));
    return signIn != null && path.endsWith("/worker.js")
        ? file.with("service-worker-allowed", "/")
            .with("content-security-policy", PagePolicy.ofWorker(signIn))
        : file;
  }

  private Response article(Request request, String timeline, String id) {
    return html.article(timeline, texts.find(only(request, AT), timeline, id), request);
  }

  /** The address of an article that names no timeline. */
  private Response article(String id) {
    String location = Links.article(texts.timeline(id), id);
    return new Response(302, Map.of("location", location, "cache-control", "no-cache"), "");
  }

  private Response timelines(Request request) {
    String after = cursors.given(Parameters.of(request, CURSOR), "cursor", Api.TIMELINES);
    Timelines.Listed some = timelines.list(after, MOST_TIMELINES);
    String next = some.next();
    return html.timelines(some.timelines(), next == null ? null : cursors.at(Api.TIMELINES, next));
  }

  private Response timeline(Request request, String timeline) {
    Set<String> known = new TreeSet<>(SELECT);
    known.addAll(PageHtml.OWN);
    Request shown = only(request, known);
    try {
      return switch (shown.first("view")) {
        case "highlights" ->
            html.highlights(
                lists.survey(only(request, RANGE).with("view", "all"), timeline),
                highlights.choose(only(request, RANGE), timeline),
                only(request, RANGE),
                shown);
        case "changes" -> changes(request, timeline);
        case "articles" -> articles(request, timeline);
        case "feeds" -> html.feeds(timeline, feeds.of(timeline), request);
        default -> {
          Request asked = selection(request);
          yield html.timeline(timeline, lists.select(asked, timeline), asked, shown);
        }
      };
    } catch (Problem.Thrown e) {
      if (e.problem().status() != 404) {
        throw e;
      }
      // A timeline that is not there yet is one without events: local mode adds articles to it.
      return html.noTimeline(timeline, selection(request), shown);
    }
  }

  /** The request to the API for a view of events. */
  private Request selection(Request request) {
    Request selection = only(request, SELECT);
    if (!request.first("view").equals("upcoming")) {
      return selection.with("view", request.first("view").equals("all") ? "all" : "story");
    }
    Request planned = selection.with("factuality", "planned");
    return planned.first("from").isEmpty()
        ? planned.with("from", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        : planned;
  }

  private Response changes(Request request, String timeline) {
    Request given = only(request, SINCE);
    Instant now = clock.instant();
    String since = given.first("since").isEmpty() ? day(now.minus(OF_LATE)) : given.first("since");
    ChangeList.Back run = changes.back(given.with("since", since), timeline);
    return html.changes(timeline, run, since, request, now);
  }

  private Response articles(Request request, String timeline) {
    Set<String> known = new TreeSet<>(ArticleList.PARAMETERS);
    known.addAll(CURSOR);
    Request asked = only(request, known).with("limit", MOST_ARTICLES);
    return html.articles(
        timeline, articles.select(asked, timeline), feeds.areWatchedFor(timeline), request);
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** The same request with some of its parameters; a form sends its empty fields too. */
  private static Request only(Request request, Set<String> names) {
    Map<String, List<String>> parameters = new TreeMap<>(request.parameters());
    parameters.keySet().retainAll(names);
    parameters.values().removeIf(values -> values.stream().allMatch(String::isBlank));
    return new Request(
        request.method(),
        request.path(),
        parameters,
        request.headers(),
        request.length(),
        request.hasBody(),
        request.caller());
  }

  /** An event with as many sentences as one reads at once. */
  private LongEvents.Run sentences(Event event, Request request) {
    Parameters parameters = Parameters.of(only(request, CURSOR), CURSOR);
    return longEvents.from(event, parameters, LongEvents.IN_LIST);
  }

  private Response event(Request request, String timeline, String id) {
    return switch (timelines.event(timeline, id)) {
      case Timelines.Found.Here here when here.event().id().equals(id) ->
          html.event(sentences(here.event(), request), request);
      case Timelines.Found.Here here ->
          new Response(301, Map.of("location", Links.event(timeline, here.event().id())), "");
      case Timelines.Found.Withdrawn _ ->
          html.problem(
              Problem.of(410, "Gone", "the article that told this has been withdrawn or corrected"),
              request.path());
      case Timelines.Found.Unknown _ -> throw Problem.notFound("this timeline has no such event");
    };
  }
}
