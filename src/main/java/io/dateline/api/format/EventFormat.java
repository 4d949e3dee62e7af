package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;

/** A form in which events leave: every event given is in it, once. */
public sealed interface EventFormat
    permits AtomFormat,
        CsvFormat,
        GeoJsonFormat,
        ICalendarFormat,
        JsonFeedFormat,
        JsonLinesFormat,
        KmlFormat,
        MarkdownFormat,
        RssFormat,
        TimelineJsFormat {

  /**
   * Writes events as they come. The same events give the same text.
   *
   * @param about what they are
   * @param events in the order in which they are shown; feeds choose their own
   * @param out where to
   * @throws IOException if {@code out} cannot be written to
   */
  void write(Export about, Iterable<Event> events, Appendable out) throws IOException;

  /** Writes all events of a whole of which nothing but its title is known. */
  default void write(String title, Iterable<Event> events, Appendable out) throws IOException {
    write(Export.of(title), events, out);
  }
}
