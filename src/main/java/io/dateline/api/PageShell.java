package io.dateline.api;

import io.dateline.api.format.Html;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page: its head, its menu of views and its headers. The scripts of {@link
 * Assets} read from the attributes of its root what kind of page it is.
 */
final class PageShell {

  private static final Html.Template TEMPLATE = Html.Template.read("/io/dateline/page/index.html");

  private static final String NAME = "Dateline";

  private record View(String id, String label) {}

  private static final List<View> VIEWS =
      List.of(
          new View("", "Story"),
          new View("all", "All"),
          new View("highlights", "Key dates"),
          new View("upcoming", "Upcoming"),
          new View("changes", "Changes"),
          new View("articles", "Articles"));

  private final String assets;
  private final String frames;
  private final Tiles tiles;
  private final @Nullable SignIn signIn;

  /**
   * @param assets the folder that the files of the page are served under
   * @param frames the sites that may frame a page that is embedded, as a content security policy
   *     names them
   * @param tiles the map server of the page's map
   * @param signIn how members sign in, or null where nobody does
   */
  PageShell(String assets, String frames, Tiles tiles, @Nullable SignIn signIn) {
    this.assets = assets;
    this.frames = frames;
    this.tiles = tiles;
    this.signIn = signIn;
  }

  /**
   * A page without its frame.
   *
   * @param kind the name that the scripts know its kind by
   * @param timeline the id of its timeline, or empty
   * @param event the id of its event, or empty
   * @param view the view of the timeline; null on a page that has no menu of views
   * @param title the title of its window
   * @param meta more of its head
   * @param embeds whether it is made to be shown in a frame of another site
   */
  record Content(
      String kind,
      String timeline,
      String event,
      @Nullable String view,
      String title,
      Html meta,
      Html main,
      boolean embeds) {

    /** A page of no timeline. */
    static Content of(String kind, String title, Html main) {
      return new Content(kind, "", "", null, title, Html.NONE, main, false);
    }

    /** A page of a timeline that the request may ask to be embedded. */
    static Content of(
        String kind, String timeline, @Nullable String view, String title, Html main, Request at) {
      boolean embeds = at.first("embed").equals("1");
      return new Content(kind, timeline, "", view, title, Html.NONE, main, embeds);
    }

    Content with(Html more) {
      return new Content(kind, timeline, event, view, title, more, main, embeds);
    }

    Content ofEvent(String id) {
      return new Content(kind, timeline, id, view, title, meta, main, embeds);
    }
  }

  /** The page in its frame. */
  Response page(int status, Content page) {
    Tiles map = page.kind().equals("timeline") ? tiles : Tiles.NONE;
    Html html =
        TEMPLATE.fill(
            Map.of(
                "kind", page.kind(),
                "timeline", page.timeline(),
                "event", page.event(),
                "view", page.view() == null ? "" : page.view(),
                "views", page.view() == null ? Html.NONE : views(page.timeline(), page.view()),
                "title", page.title().equals(NAME) ? NAME : page.title() + " \u2013 " + NAME,
                "assets", assets,
                "more", attributes(page, map),
                // The links of an embedded page open outside its frame.
                "head",
                    Html.of(
                        "{}{}",
                        Html.when(page.embeds(), "<base target=\"_blank\">\n"),
                        page.meta()),
                "main", page.main()));
    return new Response(
        status,
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "content-security-policy",
                PagePolicy.of(map, signIn, page.embeds() ? frames : "'none'"),
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "cache-control", status == 200 ? "no-cache" : "no-store"),
        html.toString());
  }

  private Html attributes(Content page, Tiles map) {
    return Html.of(
        "{}{}{}",
        Html.when(page.embeds(), " class=\"embed\""),
        map.attributes(),
        signIn == null ? Html.NONE : signIn.attributes());
  }

  private static Html views(String timeline, String shown) {
    return VIEWS.stream()
        .map(view ->
            Html.of(
                "<a href=\"{}{}\"{}>{}</a>\n",
                Links.timeline(timeline),
                view.id().isEmpty() ? "" : "?view=" + view.id(),
                Html.when(view.id().equals(shown), " aria-current=\"page\""),
                view.label()))
        .collect(Html.joining());
  }
}
