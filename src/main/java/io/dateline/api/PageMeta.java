package io.dateline.api;

import io.dateline.api.format.TimeText;
import io.dateline.event.Factuality;
import io.dateline.json.Json;
import io.dateline.place.Place;
import io.dateline.timeline.Event;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells machines of itself, in its head: Open Graph for who links to it, JSON-LD
 * (schema.org) for who searches, feeds for who follows.
 */
final class PageMeta {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

  private PageMeta() {}

  /**
   * Of a timeline.
   *
   * @param about what its owner says that it is about, or null
   * @param survey what it is of; null where there is no such timeline
   */
  static String timeline(
      String timeline,
      String title,
      @Nullable String about,
      @Nullable Survey survey,
      Request request) {
    String description = about != null ? about : survey == null ? "" : PageHead.told(survey);
    String path = "/t/" + Markup.encoded(timeline);
    Map<String, Object> data = about("CollectionPage", title, description);
    return graph("website", title, description, request, path, data)
        + feed(timeline, title, Representation.ATOM)
        + feed(timeline, title, Representation.RSS)
        + feed(timeline, title, Representation.JSON_FEED);
  }

  private static String feed(String timeline, String title, Representation form) {
    return "<link rel=\"alternate\" type=\"%s\" title=\"%s\" href=\"/v1/timelines/%s/events%s?view=story\">\n"
        .formatted(form.contentType(), Markup.text(title), Markup.encoded(timeline), form.suffix());
  }

  /** Of an event: what did not take place, or may not, is told as no fact. */
  static String event(Event event, Request request) {
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
    String path = PageEvents.url(event.timeline(), event.id());
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

  /** As ISO 8601 has it, no finer than it is known. */
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

  private static String graph(
      String type,
      String title,
      String description,
      Request request,
      String path,
      Map<String, Object> data) {
    StringBuilder head = new StringBuilder();
    head.append("<meta name=\"description\" content=\"%s\">\n".formatted(Markup.text(description)));
    property(head, "type", type);
    property(head, "title", title);
    property(head, "description", description);
    property(head, "site_name", "Dateline");
    String site = request.site();
    if (site != null) {
      property(head, "url", site + path);
      data.put("url", site + path);
    }
    // Within a script nothing is escaped but what would end it.
    return head.append("<script type=\"application/ld+json\">")
        .append(Json.line(data).replace("<", "\\u003c").replace("&", "\\u0026"))
        .append("</script>\n")
        .toString();
  }

  private static void property(StringBuilder head, String name, String content) {
    head.append("<meta property=\"og:%s\" content=\"%s\">\n".formatted(name, Markup.text(content)));
  }
}
