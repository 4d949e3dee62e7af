package io.dateline.api;

import io.dateline.api.PageShell.Content;
import io.dateline.api.format.Html;
import io.dateline.store.TimelineSettings;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages as they are sent, each with its first events in it and readable without script. The
 * scripts of {@link Assets} take over from there through the query API.
 */
final class PageHtml {

  /** Parameters that the page takes and the API does not. */
  static final Set<String> OWN = Set.of("view", "zone", "map", "embed");

  /** Names that a field suggests. */
  private static final int MOST_SUGGESTED = 100;

  private static final Pattern TIMELINE = Pattern.compile("^/t/([a-z0-9-]{1,64})(/|$)");

  private final PageShell shell;
  private final Function<String, TimelineSettings> settings;

  /**
   * @param assets the folder that the files of the page are served under
   * @param frames the sites that may frame a page that is embedded
   * @param tiles the map server of the page's map
   * @param signIn how members sign in, or null where nobody does
   * @param settings gives the settings of a timeline by its id
   */
  PageHtml(
      String assets,
      String frames,
      Tiles tiles,
      @Nullable SignIn signIn,
      Function<String, TimelineSettings> settings) {
    this.shell = new PageShell(assets, frames, tiles, signIn);
    this.settings = settings;
  }

  /**
   * A list of timelines.
   *
   * @param next the cursor of the timelines that follow, or null
   */
  Response timelines(List<Timelines.Summary> timelines, @Nullable String next) {
    Html.Builder main = new Html.Builder().add("<h1>Timelines</h1>\n");
    if (timelines.isEmpty()) {
      main.add(
          """
          <div class="message"><h2>No timeline yet</h2><p>Put articles under <code>articles/{timeline}/</code>; their events make the timeline.</p></div>
          """);
    }
    main.add("<ul class=\"timelines\">\n");
    for (Timelines.Summary timeline : timelines) {
      main.add(
          "<li><a href=\"{}\">{}</a> <span>{}{}</span></li>\n",
          Links.timeline(timeline.id()),
          Objects.requireNonNullElse(timeline.title(), name(timeline.id())),
          PageHead.count(timeline.events(), "event"),
          timeline.fault() == null ? "" : "; its latest articles are not on it");
    }
    main.add("</ul>\n");
    if (next != null) {
      main.add(
          "<p class=\"more\"><a class=\"button\" href=\"/?cursor={}\">More timelines</a></p>\n",
          Links.encoded(next));
    }
    main.add(
        """
        <section id="start" class="start" hidden>
        <label for="new-timeline">Timeline to add articles to</label>
        <input id="new-timeline" maxlength="64" placeholder="riga-ferry" autocomplete="off">
        <div id="drop"></div>
        </section>
        """);
    return shell.page(200, Content.of("timelines", "Dateline", main.build()));
  }

  /**
   * A timeline's first events.
   *
   * @param asked the request to the API that gave them, which exports repeat
   * @param request the request for the page, from which the form is filled
   */
  Response timeline(String timeline, Page.Selected selected, Request asked, Request request) {
    Html items = PageEvents.days(selected.events(), request.first("sort"));
    Html exports = PageExports.of(timeline, "events", asked);
    Listed listed = new Listed(selected.survey(), exports, Html.NONE, items, selected.next());
    return list(200, timeline, listed, request);
  }

  /** The page of a timeline that does not exist yet: articles may be added to it. */
  Response noTimeline(String timeline, Request asked, Request request) {
    Html exports = PageExports.of(timeline, "events", asked);
    return list(404, timeline, new Listed(null, exports, Html.NONE, Html.NONE, null), request);
  }

  /** A timeline's dates that matter, each with its sentences. */
  Response highlights(Survey survey, HighlightList.Chosen chosen, Request asked, Request request) {
    Html items = PageEvents.highlights(chosen.highlights());
    Html exports = PageExports.of(chosen.timeline(), "highlights", asked);
    Listed listed = new Listed(survey, exports, cut(chosen, request), items, null);
    return list(200, chosen.timeline(), listed, request);
  }

  /** A note on a range with too many events to choose from, with a link that goes on from there. */
  private static Html cut(HighlightList.Chosen chosen, Request request) {
    LocalDate until = chosen.until();
    if (until == null) {
      return Html.when(
          !chosen.complete(), "This day has more events than can be looked at for it.");
    }
    Map<String, String> parameters = request.firsts();
    parameters.put("from", until.toString());
    return Html.of(
        "More events than can be looked at at once: these dates are from before {}. <a href=\"?{}\">Go on from there</a>",
        PageTime.shortDay(until),
        Links.query(parameters));
  }

  /**
   * The items of a timeline's page, and its parts that depend on them.
   *
   * @param survey the timeline's events and sources; null where there is no such timeline
   * @param exports the menu of exports
   * @param note a remark on the list, or empty
   * @param items the items of the list
   * @param next the cursor of the events that follow, or null
   */
  private record Listed(
      @Nullable Survey survey, Html exports, Html note, Html items, @Nullable String next) {}

  private Response list(int status, String timeline, Listed listed, Request request) {
    String path = Links.timeline(timeline);
    TimelineSettings about = settings.apply(timeline);
    String title = Objects.requireNonNullElse(about.title(), name(timeline));
    Map<String, String> given = request.firsts();
    Survey survey = listed.survey();
    FacetList.@Nullable Facets facets =
        survey == null ? null : FacetList.of(timeline, survey, MOST_SUGGESTED);
    Html.Builder main = new Html.Builder();
    main.add("<div class=\"head\"><h1 dir=\"auto\">{}</h1>\n", title);
    if (about.description() != null) {
      main.add("<p class=\"about\" dir=\"auto\">{}</p>\n", about.description());
    }
    main.add(
        "{}</div>\n<section id=\"strip\" class=\"strip\" aria-label=\"When the events are\">{}</section>\n",
        survey == null ? Html.NONE : PageHead.lede(timeline, survey),
        survey == null
            ? Html.NONE
            : PageHead.strip(Density.of(survey.within(), survey.range()), path, given));
    Html shown = survey == null ? Html.NONE : PageHead.shown(survey, path, given);
    main.add(PageForm.of(path, request, shown, facets));
    // The scripts put the map into the board, beside the column.
    main.add(
        """
        <div id="chips" class="chips"></div>
        <div class="board"><div class="column">
        <div id="message" class="message"{}>{}</div>
        <p id="note" class="note">{}</p>
        <ol id="list" class="days">
        {}</ol>
        <p id="more" class="more"{}>{}</p>
        <p id="later" class="edge">{}</p>
        </div></div>
        {}\
        """,
        Html.when(!listed.items().isEmpty(), " hidden"),
        Html.when(
            listed.items().isEmpty(),
            "<h2>No events here</h2><p>No event matches, or no article has been read yet.</p>"),
        listed.note(),
        listed.items(),
        Html.when(listed.next() == null, " hidden"),
        listed.next() == null ? Html.NONE : more(path, request, listed.next()),
        survey == null ? Html.NONE : PageHead.later(survey, path, given),
        listed.exports());
    Html meta = PageMeta.timeline(timeline, title, about.description(), survey, request);
    String view = request.first("view");
    return shell.page(
        status, Content.of("timeline", timeline, view, title, main.build(), request).with(meta));
  }

  private static Html more(String path, Request request, String next) {
    Map<String, String> parameters = request.firsts();
    parameters.put("cursor", next);
    return Html.of("<a href=\"{}?{}\">More events</a>", path, Links.query(parameters));
  }

  /**
   * The changes of a timeline's events.
   *
   * @param since a date or an instant
   * @param now the moment from which the dates of the links are counted back
   */
  Response changes(
      String timeline, ChangeList.Back run, String since, Request request, Instant now) {
    String path = Links.timeline(timeline);
    boolean isNewest = request.first("before").isEmpty();
    return titled(
        "changes", timeline, PageChanges.of(timeline, path, run, since, isNewest, now), request);
  }

  /** The feeds that are watched for a timeline. */
  Response feeds(String timeline, List<WatchedFeeds.Feed> feeds, Request request) {
    String title = title(timeline);
    Html main = Html.of("<h1>{}</h1>\n{}", title, PageFeeds.of(timeline, feeds));
    return shell.page(200, Content.of("articles", timeline, "feeds", title, main, request));
  }

  /** A timeline's articles, each with its outcome. */
  Response articles(
      String timeline, ArticleList.Selected selected, boolean hasFeeds, Request request) {
    Html list = PageArticles.of(timeline, selected, hasFeeds, request);
    return titled("articles", timeline, list, request);
  }

  /** A view of a timeline below its title. */
  private Response titled(String view, String timeline, Html below, Request request) {
    String title = title(timeline);
    Html main = Html.of("<h1>{}</h1>\n{}", title, below);
    return shell.page(200, Content.of(view, timeline, view, title, main, request));
  }

  /** An article with its text. */
  Response article(String timeline, ArticleTexts.Found found, Request request) {
    String title = found.told().getOrDefault("title", found.head().id());
    Html main =
        Html.of(
            """
            <p class="lede"><a href="{}">{}</a> · <a href="{}">Articles</a></p>
            {}\
            """,
            Links.timeline(timeline),
            title(timeline),
            Links.articles(timeline),
            PageArticle.of(timeline, found));
    return shell.page(200, Content.of("article", timeline, null, title, main, request));
  }

  /** One event with the sentences that prove it, or with some of them and a link to the others. */
  Response event(LongEvents.Run run, Request request) {
    Event event = run.event();
    Html main =
        Html.of(
            """
            <p class="lede"><a href="{}">{}</a></p>
            {}{}\
            """,
            Links.timeline(event.timeline()),
            title(event.timeline()),
            PageEvents.alone(event),
            run.next() == null ? Html.NONE : moreSentences(run.next(), run.count(), request));
    return shell.page(
        200,
        Content.of("event", event.timeline(), null, event.title(), main, request)
            .ofEvent(event.id())
            .with(PageMeta.event(event, request)));
  }

  private static Html moreSentences(String next, int count, Request request) {
    Map<String, String> parameters = request.firsts();
    parameters.put("cursor", next);
    return Html.of(
        "<p id=\"more-sentences\" class=\"more\"><a class=\"button\" href=\"?{}\">More of {} sentences</a></p>\n",
        Links.query(parameters),
        PageHead.grouped(count));
  }

  /**
   * A page that states what is wrong with a request, with links to go on from.
   *
   * @param path the path of the request: if it is in a timeline, a link leads to the whole of it
   */
  Response problem(Problem problem, String path) {
    Matcher timeline = TIMELINE.matcher(path);
    Html main =
        Html.of(
            """
            <div class="message"><h1>{}</h1><p>{}.</p>{}
            <p>{}<a href="/">All timelines</a></p></div>
            """,
            problem.title(),
            sentence(problem.detail()),
            problem.example() == null
                ? Html.NONE
                : Html.of("<p>A good value: <code>{}</code></p>", problem.example()),
            timeline.find()
                ? Html.of(
                    "<a href=\"{}\">The whole timeline</a> · ", Links.timeline(timeline.group(1)))
                : Html.NONE);
    return shell.page(problem.status(), Content.of("problem", problem.title(), main));
  }

  /** The page on which members sign in. */
  Response signIn() {
    Html main =
        Html.of(
            """
            <div class="message"><h1>Sign in</h1>
            <p id="told">Only members read here.</p>
            <p id="acts"></p>
            <noscript><p>Signing in needs script: let this site run it, then load the page again.</p></noscript></div>
            """);
    return shell.page(200, Content.of("signin", "Sign in", main)).with("cache-control", "no-store");
  }

  private static String sentence(String detail) {
    return Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
  }

  /** The title that its owner gave a timeline, or else its id in words. */
  private String title(String timeline) {
    return Objects.requireNonNullElse(settings.apply(timeline).title(), name(timeline));
  }

  /** "Aleppo convoy" for {@code aleppo-convoy}. */
  static String name(String timeline) {
    String words = timeline.replace('-', ' ').strip();
    return words.isEmpty() ? timeline : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
