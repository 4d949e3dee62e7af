package io.dateline.api;

import io.dateline.store.TimelineSettings;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page as it is sent: a shell with the first events in it, readable without script. The scripts
 * of {@link Assets} take over from there through the query API.
 */
final class PageHtml {

  /** Parameters of the page that are none of the API's. */
  static final Set<String> OWN = Set.of("view", "zone", "map", "embed");

  /** Names that a field suggests. */
  private static final int MOST_SUGGESTED = 100;

  private static final Pattern TIMELINE = Pattern.compile("^/t/([a-z0-9-]{1,64})(/|$)");

  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");

  private final String shell = Assets.text("index.html");
  private final String assets;
  private final String frames;
  private final Tiles tiles;
  private final @Nullable SignIn signIn;
  private final Function<String, TimelineSettings> settings;

  /**
   * @param assets where the files of the page are served
   * @param frames the sites that may frame what is made to be embedded
   * @param tiles what the map shows below the events
   * @param signIn how members sign in, or null where nobody does
   * @param settings gives what the owner of a timeline says of it
   */
  PageHtml(
      String assets,
      String frames,
      Tiles tiles,
      @Nullable SignIn signIn,
      Function<String, TimelineSettings> settings) {
    this.settings = settings;
    this.assets = assets;
    this.frames = frames;
    this.tiles = tiles;
    this.signIn = signIn;
  }

  /**
   * Some of the timelines.
   *
   * @param next the cursor of those that follow, or null
   */
  Response timelines(List<Timelines.Summary> timelines, @Nullable String next) {
    StringBuilder main = new StringBuilder("<h1>Timelines</h1>\n");
    if (timelines.isEmpty()) {
      main.append(
          "<div class=\"message\"><h2>No timeline yet</h2><p>Put articles under"
              + " <code>articles/{timeline}/</code>; their events make the timeline.</p></div>\n");
    }
    main.append("<ul class=\"timelines\">\n");
    for (Timelines.Summary timeline : timelines) {
      main.append(
          String.format(
              Locale.ROOT,
              "<li><a href=\"/t/%s\">%s</a> <span>%,d event%s%s</span></li>\n",
              Markup.encoded(timeline.id()),
              Markup.text(Objects.requireNonNullElse(timeline.title(), name(timeline.id()))),
              timeline.events(),
              timeline.events() == 1 ? "" : "s",
              Markup.text(timeline.fault() == null ? "" : "; its latest articles are not on it")));
    }
    main.append("</ul>\n");
    if (next != null) {
      main.append(
          "<p class=\"more\"><a class=\"button\" href=\"/?cursor=%s\">More timelines</a></p>\n"
              .formatted(Markup.encoded(next)));
    }
    main.append(
        """
        <section id="start" class="start" hidden>
        <label for="new-timeline">Timeline to add articles to</label>
        <input id="new-timeline" maxlength="64" placeholder="riga-ferry" autocomplete="off">
        <div id="drop"></div>
        </section>
        """);
    return page(200, "timelines", "", "", null, "Dateline", "", main.toString(), false);
  }

  /**
   * A timeline's first events.
   *
   * @param asked what the API is asked for them, as exports ask it too
   * @param request what the page was asked, from which the form is filled
   */
  Response timeline(String timeline, Page.Selected selected, Request asked, Request request) {
    String items = PageEvents.days(selected.events(), request.first("sort"));
    String exports = exports(timeline, "events", asked);
    return list(200, timeline, selected.survey(), exports, "", items, request, selected.next());
  }

  /** A timeline that is not there yet: articles may be added to it. */
  Response noTimeline(String timeline, Request asked, Request request) {
    return list(404, timeline, null, exports(timeline, "events", asked), "", "", request, null);
  }

  /** A timeline's dates that matter, each with its sentences. */
  Response highlights(Survey survey, HighlightList.Chosen chosen, Request asked, Request request) {
    String items = PageEvents.highlights(chosen.highlights());
    String exports = exports(chosen.timeline(), "highlights", asked);
    return list(
        200, chosen.timeline(), survey, exports, cut(chosen, request), items, request, null);
  }

  /** Tells where the events of a range were too many, and leads on from there. */
  private static String cut(HighlightList.Chosen chosen, Request request) {
    LocalDate until = chosen.until();
    if (until == null) {
      return chosen.complete() ? "" : "This day has more events than can be looked at for it.";
    }
    Map<String, String> parameters = given(request);
    parameters.put("from", until.toString());
    return "More events than can be looked at at once: these dates are from before %s. <a href=\"?%s\">Go on from there</a>"
        .formatted(PageEvents.shortDay(until), Markup.query(parameters));
  }

  /**
   * @param survey what is asked for; null of a timeline that is not there
   * @param exports the menu of exports
   * @param note what is to be known of the list, in HTML, or empty
   * @param items the items of the list
   */
  private Response list(
      int status,
      String timeline,
      @Nullable Survey survey,
      String exports,
      String note,
      String items,
      Request request,
      @Nullable String next) {
    String path = "/t/" + Markup.encoded(timeline);
    TimelineSettings about = settings.apply(timeline);
    String title = Objects.requireNonNullElse(about.title(), name(timeline));
    Map<String, String> given = given(request);
    FacetList.@Nullable Facets facets =
        survey == null ? null : FacetList.of(timeline, survey, MOST_SUGGESTED);
    String main =
        "<div class=\"head\"><h1 dir=\"auto\">%s</h1>\n%s%s</div>\n"
                .formatted(
                    Markup.text(title),
                    about.description() == null
                        ? ""
                        : "<p class=\"about\" dir=\"auto\">%s</p>\n"
                            .formatted(Markup.text(about.description())),
                    survey == null ? "" : PageHead.lede(timeline, survey))
            + "<section id=\"strip\" class=\"strip\" aria-label=\"When the events are\">"
            + (survey == null
                ? ""
                : PageHead.strip(Density.of(survey.within(), survey.range()), path, given))
            + "</section>\n"
            + PageForm.of(
                path, request, survey == null ? "" : PageHead.shown(survey, path, given), facets)
            + "<div id=\"chips\" class=\"chips\"></div>\n"
            // The scripts put the map into the board, beside the column.
            + "<div class=\"board\"><div class=\"column\">\n"
            + "<div id=\"message\" class=\"message\"%s>%s</div>\n"
                .formatted(items.isEmpty() ? "" : " hidden", items.isEmpty() ? NONE : "")
            + "<p id=\"note\" class=\"note\">"
            + note
            + "</p>\n"
            + "<ol id=\"list\" class=\"days\">\n"
            + items
            + "</ol>\n<p id=\"more\" class=\"more\"%s>%s</p>\n"
                .formatted(
                    next == null ? " hidden" : "", next == null ? "" : more(path, request, next))
            + "<p id=\"later\" class=\"edge\">%s</p>\n"
                .formatted(survey == null ? "" : PageHead.later(survey, path, given))
            + "</div></div>\n"
            + exports;
    String view = request.first("view");
    String meta = PageMeta.timeline(timeline, title, about.description(), survey, request);
    return page(status, "timeline", timeline, "", view, title, meta, main, embeds(request));
  }

  /**
   * What became of a timeline's events.
   *
   * @param since a date or an instant
   * @param now from which the dates of the links are counted
   */
  Response changes(
      String timeline, ChangeList.Back run, String since, Request request, Instant now) {
    String path = "/t/" + Markup.encoded(timeline);
    String main =
        "<h1>%s</h1>\n".formatted(Markup.text(title(timeline)))
            + PageChanges.of(timeline, path, run, since, request.first("before").isEmpty(), now);
    return page(
        200, "changes", timeline, "", "changes", title(timeline), "", main, embeds(request));
  }

  /** The feeds that are watched for a timeline. */
  Response feeds(String timeline, List<WatchedFeeds.Feed> feeds, Request request) {
    String main =
        "<h1>%s</h1>\n".formatted(Markup.text(title(timeline))) + PageFeeds.of(timeline, feeds);
    return page(200, "articles", timeline, "", "feeds", title(timeline), "", main, embeds(request));
  }

  /** A timeline's articles, and what became of each. */
  Response articles(
      String timeline, ArticleList.Selected selected, boolean hasFeeds, Request request) {
    String main =
        "<h1>%s</h1>\n".formatted(Markup.text(title(timeline)))
            + PageArticles.of(timeline, selected, hasFeeds, request);
    return page(
        200, "articles", timeline, "", "articles", title(timeline), "", main, embeds(request));
  }

  /** An article with its text. */
  Response article(String timeline, ArticleTexts.Found found, Request request) {
    String title = found.told().getOrDefault("title", found.head().id());
    String main =
        "<p class=\"lede\"><a href=\"/t/%s\">%s</a> · <a href=\"%s\">Articles</a></p>\n"
                .formatted(
                    Markup.encoded(timeline),
                    Markup.text(title(timeline)),
                    PageArticles.url(timeline))
            + PageArticle.of(timeline, found);
    return page(200, "article", timeline, "", null, title, "", main, embeds(request));
  }

  private static final List<Map.Entry<String, String>> VIEWS =
      List.of(
          Map.entry("", "Story"),
          Map.entry("all", "All"),
          Map.entry("highlights", "Key dates"),
          Map.entry("upcoming", "Upcoming"),
          Map.entry("changes", "Changes"),
          Map.entry("articles", "Articles"));

  private static String views(String timeline, String shown) {
    String path = "/t/" + Markup.encoded(timeline);
    return VIEWS.stream()
        .map(view ->
            "<a href=\"%s%s\"%s>%s</a>"
                .formatted(
                    path,
                    view.getKey().isEmpty() ? "" : "?view=" + view.getKey(),
                    view.getKey().equals(shown) ? " aria-current=\"page\"" : "",
                    view.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static final String NONE =
      "<h2>No events here</h2><p>No event matches, or no article has been read yet.</p>";

  private static String more(String path, Request request, String next) {
    Map<String, String> parameters = given(request);
    parameters.put("cursor", next);
    return "<a href=\"%s?%s\">More events</a>".formatted(path, Markup.query(parameters));
  }

  private record Format(Representation form, String name) {}

  private static final List<Format> FORMATS =
      List.of(
          new Format(Representation.CSV, "Spreadsheet"),
          new Format(Representation.ICALENDAR, "Calendar of days"),
          new Format(Representation.MARKDOWN, "Markdown"),
          new Format(Representation.GEO_JSON, "GeoJSON, for maps"),
          new Format(Representation.KML, "KML, for Google Earth"),
          new Format(Representation.TIMELINE_JS, "TimelineJS, 30 slides"),
          new Format(Representation.JSON, "JSON, by the page"),
          new Format(Representation.JSON_LINES, "JSON Lines"),
          new Format(Representation.RSS, "RSS feed"),
          new Format(Representation.ATOM, "Atom feed"),
          new Format(Representation.JSON_FEED, "JSON Feed"));

  /**
   * What is seen is what is exported: the same events in the same order.
   *
   * @param resource {@code events} or {@code highlights}
   * @param asked what it was asked for
   */
  private static String exports(String timeline, String resource, Request asked) {
    String path = "/v1/timelines/" + Markup.encoded(timeline) + "/" + resource;
    boolean isList = resource.equals("events");
    return FORMATS.stream()
        .filter(format -> isList || format.form().isOfAll())
        .map(format ->
            "<li><a href=\"%s%s%s\" download>%s <small>%s</small></a></li>"
                .formatted(
                    path,
                    format.form().suffix(),
                    exported(asked, format.form(), isList),
                    format.name(),
                    format.form().suffix().substring(1)))
        .collect(
            Collectors.joining(
                "\n",
                "<details class=\"menu\" id=\"exports\"><summary>Export</summary><ul>\n",
                "\n</ul></details>\n"));
  }

  /** The query of an export; feeds and slides have an order of their own. */
  private static String exported(Request asked, Representation form, boolean isList) {
    Map<String, String> parameters = given(asked);
    parameters.remove("cursor");
    switch (form) {
      case JSON_FEED, ATOM, RSS, TIMELINE_JS -> parameters.remove("sort");
      case JSON -> parameters.put("limit", "500");
      case ICALENDAR -> {
        if (isList) {
          parameters.putIfAbsent("granularity", "day,hour,minute");
        }
      }
      case CSV, MARKDOWN, JSON_LINES, GEO_JSON, KML -> {}
    }
    return parameters.isEmpty() ? "" : "?" + Markup.query(parameters);
  }

  private static Map<String, String> given(Request request) {
    Map<String, String> parameters = new TreeMap<>();
    request.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    return parameters;
  }

  /** One event with its proof, or with a part of it that leads on. */
  Response event(LongEvents.Run run, Request request) {
    Event event = run.event();
    String main =
        "<p class=\"lede\"><a href=\"/t/%s\">%s</a></p>\n"
                .formatted(Markup.encoded(event.timeline()), Markup.text(title(event.timeline())))
            + PageEvents.alone(event)
            + (run.next() == null ? "" : moreSentences(run, request));
    return page(
        200,
        "event",
        event.timeline(),
        event.id(),
        null,
        event.title(),
        PageMeta.event(event, request),
        main,
        embeds(request));
  }

  private static String moreSentences(LongEvents.Run run, Request request) {
    Map<String, String> parameters = given(request);
    parameters.put("cursor", String.valueOf(run.next()));
    return "<p id=\"more-sentences\" class=\"more\"><a class=\"button\" href=\"?%s\">More of %,d sentences</a></p>\n"
        .formatted(Markup.query(parameters), run.count());
  }

  private static boolean embeds(Request request) {
    return request.first("embed").equals("1");
  }

  /**
   * What went wrong, for people, and where to go on.
   *
   * @param path where it went wrong: of a timeline, it leads back to the whole of it
   */
  Response problem(Problem problem, String path) {
    String example =
        problem.example() == null
            ? ""
            : "<p>A good value: <code>%s</code></p>".formatted(Markup.text(problem.example()));
    Matcher timeline = TIMELINE.matcher(path);
    String back =
        timeline.find()
            ? "<a href=\"/t/%s\">The whole timeline</a> · "
                .formatted(Markup.encoded(timeline.group(1)))
            : "";
    String main =
        """
        <div class="message"><h1>%s</h1><p>%s.</p>%s
        <p>%s<a href="/">All timelines</a></p></div>
        """
            .formatted(
                Markup.text(problem.title()),
                Markup.text(sentence(problem.detail())),
                example,
                back);
    return page(problem.status(), "problem", "", "", null, problem.title(), "", main, false);
  }

  /** The page on which members sign in. */
  Response signIn() {
    String main =
        """
        <div class="message"><h1>Sign in</h1>
        <p id="told">Only members read here.</p>
        <p id="acts"></p>
        <noscript><p>Signing in needs script: let this site run it, then load the page again.</p></noscript></div>
        """;
    return page(200, "signin", "", "", null, "Sign in", "", main, false)
        .with("cache-control", "no-store");
  }

  private static String sentence(String detail) {
    return Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
  }

  private Response page(
      int status,
      String kind,
      String timeline,
      String event,
      @Nullable String view,
      String title,
      String meta,
      String main,
      boolean embed) {
    Tiles map = kind.equals("timeline") ? tiles : Tiles.NONE;
    Map<String, String> parts =
        Map.of(
            "kind",
            kind,
            "timeline",
            Markup.text(timeline),
            "event",
            Markup.text(event),
            "view",
            view == null ? "" : Markup.text(view),
            "views",
            view == null ? "" : views(timeline, view),
            "title",
            Markup.text(title.equals("Dateline") ? title : title + " \u2013 Dateline"),
            "assets",
            assets,
            "more",
            (embed ? " class=\"embed\"" : "")
                + map.attributes()
                + (signIn == null ? "" : signIn.attributes()),
            // What an embedded page leads to is not for the frame.
            "head",
            (embed ? "<base target=\"_blank\">\n" : "") + meta,
            "main",
            main);
    String html =
        PLACE
            .matcher(shell)
            .replaceAll(found -> Matcher.quoteReplacement(parts.getOrDefault(found.group(1), "")));
    return new Response(
        status,
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "content-security-policy", PagePolicy.of(map, signIn, embed ? frames : "'none'"),
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "cache-control", status == 200 ? "no-cache" : "no-store"),
        html);
  }

  /** What the owner of a timeline calls it, or else its id in words. */
  private String title(String timeline) {
    return Objects.requireNonNullElse(settings.apply(timeline).title(), name(timeline));
  }

  /** "Aleppo convoy" for {@code aleppo-convoy}. */
  static String name(String timeline) {
    String words = timeline.replace('-', ' ').strip();
    return words.isEmpty() ? timeline : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
