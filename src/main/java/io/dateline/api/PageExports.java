package io.dateline.api;

import io.dateline.api.format.Html;
import java.util.List;
import java.util.Map;

/** The menu of exports in HTML. It exports the events that the page shows, in the same order. */
final class PageExports {

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

  private PageExports() {}

  /**
   * The menu.
   *
   * @param resource {@code events} or {@code highlights}
   * @param asked the request to the API that the page shows the answer of
   */
  static Html of(String timeline, String resource, Request asked) {
    boolean isList = resource.equals("events");
    return Html.of(
        """
        <details class="menu" id="exports"><summary>Export</summary><ul>
        {}</ul></details>
        """,
        FORMATS.stream()
            .filter(format -> isList || format.form().isOfAll())
            .map(format -> item(timeline, resource, asked, format))
            .collect(Html.joining()));
  }

  private static Html item(String timeline, String resource, Request asked, Format format) {
    return Html.of(
        "<li><a href=\"/v1/timelines/{}/{}{}{}\" download>{} <small>{}</small></a></li>\n",
        Links.encoded(timeline),
        resource,
        format.form().suffix(),
        query(asked, format.form(), resource.equals("events")),
        format.name(),
        format.form().suffix().substring(1));
  }

  /** The query of an export; feeds and slides have an order of their own. */
  private static String query(Request asked, Representation form, boolean isList) {
    Map<String, String> parameters = asked.firsts();
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
    return parameters.isEmpty() ? "" : "?" + Links.query(parameters);
  }
}
