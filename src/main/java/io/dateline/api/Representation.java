package io.dateline.api;

import io.dateline.api.format.AtomFormat;
import io.dateline.api.format.CsvFormat;
import io.dateline.api.format.EventFormat;
import io.dateline.api.format.GeoJsonFormat;
import io.dateline.api.format.ICalendarFormat;
import io.dateline.api.format.JsonFeedFormat;
import io.dateline.api.format.JsonLinesFormat;
import io.dateline.api.format.KmlFormat;
import io.dateline.api.format.MarkdownFormat;
import io.dateline.api.format.RssFormat;
import io.dateline.api.format.TimelineJsFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which the events of a timeline are given, the usual one first. */
enum Representation {
  JSON(".json", "application/json"),
  JSON_LINES(".jsonl", "application/jsonl"),
  CSV(".csv", "text/csv"),
  ICALENDAR(".ics", "text/calendar"),
  MARKDOWN(".md", "text/markdown"),
  GEO_JSON(".geojson", "application/geo+json"),
  KML(".kml", "application/vnd.google-earth.kml+xml"),
  TIMELINE_JS(".timelinejs.json", "application/json"),
  JSON_FEED(".feed.json", "application/feed+json"),
  ATOM(".atom", "application/atom+xml"),
  RSS(".rss", "application/rss+xml");

  private final String suffix;
  private final String type;

  Representation(String suffix, String type) {
    this.suffix = suffix;
    this.type = type;
  }

  String suffix() {
    return suffix;
  }

  /** The media type with the encoding, where the type itself does not settle it. */
  String contentType() {
    return type.startsWith("text/") ? type + "; charset=utf-8" : type;
  }

  /** The form of a path's ending. */
  static Optional<Representation> ofSuffix(String suffix) {
    return Stream.of(values()).filter(form -> form.suffix.equals(suffix)).findFirst();
  }

  /**
   * The form that an {@code Accept} header likes best (RFC 9110 §12.5.1); of several liked alike
   * the one it names, then the first here.
   *
   * @throws Problem.Thrown if it takes none
   */
  static Representation accepted(String accept) {
    if (accept.isBlank()) {
      return JSON;
    }
    Representation best = JSON;
    double liking = 0;
    for (Representation form : values()) {
      double liked = form.liking(accept.toLowerCase(Locale.ROOT));
      if (form != TIMELINE_JS && liked > liking) {
        best = form;
        liking = liked;
      }
    }
    if (liking == 0) {
      throw new Problem.Thrown(
          new Problem(
              406,
              "Not acceptable",
              "\"Accept\" takes one of "
                  + Stream.of(values())
                      .map(form -> form.type)
                      .distinct()
                      .collect(Collectors.joining(", ")),
              null,
              "application/json"));
    }
    return best;
  }

  /**
   * The quality of the most specific range that covers the type, a little more where it is named.
   */
  private double liking(String accept) {
    double liking = 0;
    int specificity = 0;
    for (String range : accept.split(",")) {
      String[] parts = range.split(";");
      int specific = covers(parts[0].strip());
      if (specific > specificity) {
        specificity = specific;
        double quality = quality(parts);
        liking = quality == 0 ? 0 : quality + specific / 10_000.0;
      }
    }
    return liking;
  }

  private int covers(String range) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }

  private static double quality(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }

  /** Whether it has all that is asked for, in any order: not what is newest, nor a page of it. */
  boolean isOfAll() {
    return switch (this) {
      case JSON_LINES, CSV, ICALENDAR, MARKDOWN, GEO_JSON, KML, TIMELINE_JS -> true;
      case JSON, JSON_FEED, ATOM, RSS -> false;
    };
  }

  /** The format that writes it; empty for the list, which is JSON like every other answer. */
  Optional<EventFormat> format() {
    return switch (this) {
      case JSON -> Optional.empty();
      case JSON_LINES -> Optional.of(new JsonLinesFormat());
      case CSV -> Optional.of(new CsvFormat());
      case ICALENDAR -> Optional.of(new ICalendarFormat());
      case MARKDOWN -> Optional.of(new MarkdownFormat());
      case GEO_JSON -> Optional.of(new GeoJsonFormat());
      case KML -> Optional.of(new KmlFormat());
      case TIMELINE_JS -> Optional.of(new TimelineJsFormat());
      case JSON_FEED -> Optional.of(new JsonFeedFormat());
      case ATOM -> Optional.of(new AtomFormat());
      case RSS -> Optional.of(new RssFormat());
    };
  }
}
