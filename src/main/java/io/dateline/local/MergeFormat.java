package io.dateline.local;

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
import io.dateline.timeline.Event;
import java.util.List;
import java.util.Locale;

/** The forms that {@code dateline merge --format} writes. */
enum MergeFormat {
  JSON,
  CSV,
  ICS,
  MD,
  GEOJSON,
  KML,
  TIMELINEJS,
  FEED,
  ATOM,
  RSS;

  EventFormat format() {
    return switch (this) {
      case JSON -> new JsonLinesFormat();
      case CSV -> new CsvFormat();
      case ICS -> new ICalendarFormat();
      case MD -> new MarkdownFormat();
      case GEOJSON -> new GeoJsonFormat();
      case KML -> new KmlFormat();
      case TIMELINEJS -> new TimelineJsFormat();
      case FEED -> new JsonFeedFormat();
      case ATOM -> new AtomFormat();
      case RSS -> new RssFormat();
    };
  }

  /**
   * The events that are written: all of them in JSON. Formats for readers leave out, as the API
   * does, those whose day is only assumed.
   */
  List<Event> shown(List<Event> events) {
    return this == JSON ? events : events.stream().filter(event -> !event.isAssumed()).toList();
  }

  /** Its name as an option, and in the list of formats. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
