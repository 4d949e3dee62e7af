package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.api.format.TimeText;
import io.dateline.event.Factuality;
import io.dateline.place.Place;
import io.dateline.timeline.Event;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a page's head that describes it to machines: Open Graph for sites that link to it,
 * JSON-LD (schema.org) for search engines, and the addresses of its feeds.
 */
final class PageMeta {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

  private PageMeta() {}

  /**
   * The description of a timeline.
   *
   * @param about the owner's own description, or null
   * @param survey the timeline's events and sources; null where there is no such timeline
   */
  static Html timeline(
      String timeline,
      String title,
      @Nullable String about,
      @Nullable Survey survey,
      Request request) {
    String description = about != null ? about : survey == null ? "" : PageHead.told(survey);
    String path = Links.timeline(timeline);
    Map<String, Object> data = about("CollectionPage", title, description);
    return new Html.Builder()
        .add(graph("website", title, description, request, path, data))
        .add(feed(timeline, title, Representation.ATOM))
        .add(feed(timeline, title, Representation.RSS))
        .add(feed(timeline, title, Representation.JSON_FEED))
        .build();
  }

  private static Html feed(String timeline, String title, Representation form) {
    return Html.of(
        "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"/v1/timelines/{}/events{}?view=story\">\n",
        form.contentType(),
        title,
        Links.encoded(timeline),
        form.suffix());
  }

  /**
   * The description of an event. An event that is denied or only possible is not stated as a fact.
   */
  static Html event(Event event, Request request) {
    String quote = event.mentions().getFirst().quote().text();
    Factuality factuality = event.factuality();
    String sure =
        factuality == Factuality.HAPPENED
            ? ""
            : " (" + factuality.name().toLowerCase(Locale.ROOT) + ")";
    String description = TimeText.of(event.time()) + sure + ". " + quote;
    Map<String, Object> data =
        switch (factuality) {
          case HAPPENED, PLANNED, CANCELLED -> happening(event, description);
          case POSSIBLE, DENIED -> about("WebPage", event.title(), description);
        };
    String path = Links.event(event.timeline(), event.id());
    return graph("article", event.title(), description, request, path, data);
  }

  private static Map<String, Object> happening(Event event, String description) {
    Map<String, Object> data = about("Event", event.title(), description);
    data.put("startDate", startDate(event));
    if (event.factuality() == Factuality.CANCELLED) {
      data.put("eventStatus", "https://schema.org/EventCancelled");
    }
    if (!event.places().isEmpty()) {
      data.put("location", event.places().stream().map(PageMeta::location).toList());
    }
    return data;
  }

  private static Map<String, Object> location(Place place) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("@type", "Place");
    location.put("name", place.whole());
    location.put("address", Map.of("@type", "PostalAddress", "addressCountry", place.country()));
    switch (place.precision()) {
      case DISTRICT, CITY ->
          location.put(
              "geo",
              Map.of("@type", "GeoCoordinates", "latitude", place.lat(), "longitude", place.lon()));
      case REGION, COUNTRY -> {
        // No point stands for all of it.
      }
    }
    return location;
  }

  /** The begin of an event in ISO 8601, no finer than it is known. */
  private static String startDate(Event event) {
    Outline outline = Outline.of(event);
    LocalDateTime begin = outline.begin();
    return switch (outline.granularity()) {
      case MINUTE, HOUR ->
          event.time().zone() == null ? begin.toString() : event.time().earliest().toString();
      case DAY, WEEK -> DAY.format(begin);
      case MONTH, QUARTER -> MONTH.format(begin);
      case YEAR, DECADE, CENTURY -> YEAR.format(begin);
    };
  }

  private static Map<String, Object> about(String type, String name, String description) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", type);
    data.put("name", name);
    data.put("description", description);
    return data;
  }

  private static Html graph(
      String type,
      String title,
      String description,
      Request request,
      String path,
      Map<String, Object> data) {
    Html.Builder head = new Html.Builder();
    head.add("<meta name=\"description\" content=\"{}\">\n", description);
    property(head, "type", type);
    property(head, "title", title);
    property(head, "description", description);
    property(head, "site_name", "Dateline");
    String site = request.site();
    if (site != null) {
      property(head, "url", site + path);
      data.put("url", site + path);
    }
    return head.add("<script type=\"application/ld+json\">{}</script>\n", Html.script(data))
        .build();
  }

  private static void property(Html.Builder head, String name, String content) {
    head.add("<meta property=\"og:{}\" content=\"{}\">\n", name, content);
  }
}
