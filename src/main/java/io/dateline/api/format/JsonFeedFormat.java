package io.dateline.api.format;

import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.1: the events last changed first, an item each. */
public final class JsonFeedFormat implements EventFormat {

  @Override
  public void write(String timeline, List<Event> events, Appendable out) throws IOException {
    out.append(
            Json.line(
                new Feed(
                    "https://jsonfeed.org/version/1.1",
                    "Timeline " + timeline,
                    "Dated events, last changed first.",
                    "en",
                    Wording.newestFirst(events).stream().map(JsonFeedFormat::item).toList())))
        .append('\n');
  }

  private record Feed(
      String version, String title, String description, String language, List<Item> items) {}

  /** The fields as the standard names them. */
  @SuppressWarnings("MemberName")
  private record Item(
      String id,
      @Nullable String url,
      String title,
      String content_text,
      String date_published,
      String date_modified,
      List<String> tags) {}

  private static Item item(Event event) {
    return new Item(
        Wording.tag(event.timeline() + "/" + event.id()),
        Wording.url(event).orElse(null),
        Wording.title(event),
        TimeText.of(event.time()) + " (" + Wording.sure(event) + ")\n" + Wording.quote(event),
        event.firstReported().instant().toString(),
        event.updated().instant().toString(),
        List.of(Wording.lower(event.factuality())));
  }
}
