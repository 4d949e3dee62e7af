package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;

/** A form in which events leave: every event given is in it, once. */
public sealed interface EventFormat
    permits AtomFormat,
        CsvFormat,
        ICalendarFormat,
        JsonFeedFormat,
        JsonLinesFormat,
        MarkdownFormat,
        TimelineJsFormat {

  /**
   * Writes events. The same events give the same text.
   *
   * @param timeline what the whole is called: the timeline's id, or those of several
   * @param events in the order in which they are shown; feeds choose their own
   * @param out where to
   * @throws IOException if {@code out} cannot be written to
   */
  void write(String timeline, List<Event> events, Appendable out) throws IOException;
}
