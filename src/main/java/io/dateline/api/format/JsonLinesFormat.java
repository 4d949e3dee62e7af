package io.dateline.api.format;

import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.io.IOException;

/**
 * JSON Lines: an event a line, as the API gives one event. Two of them one after the other are one.
 */
public final class JsonLinesFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    for (Event event : events) {
      out.append(Json.line(event)).append('\n');
    }
  }
}
