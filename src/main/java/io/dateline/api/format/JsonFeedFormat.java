package io.dateline.api.format;

import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.1: the events last changed first, an item each. */
public final class JsonFeedFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    List<Event> newest = Wording.newestFirst(about, events);
    out.append(
            Json.line(
                new Feed(
                    "https://jsonfeed.org/version/1.1",
                    about.feedTitle(),
                    about.home(newest),
                    about.description(),
                    Objects.requireNonNullElse(about.settings().language(), "en"),
                    newest.stream().map(event -> item(about, event)).toList())))
        .append('\n');
  }

  /** The fields as the standard names them. */
  @SuppressWarnings("MemberName")
  private record Feed(
      String version,
      String title,
      @Nullable String home_page_url,
      String description,
      String language,
      List<Item> items) {}

  /** The fields as the standard names them. */
  @SuppressWarnings("MemberName")
  private record Item(
      String id,
      @Nullable String url,
      @Nullable String external_url,
      String title,
      String content_text,
      String date_published,
      String date_modified,
      @Nullable String language,
      List<String> tags) {}

  private static Item item(Export about, Event event) {
    return new Item(
        Wording.tag(event.timeline() + "/" + event.id()),
        about.link(event),
        about.site() == null ? null : Wording.url(event).orElse(null),
        Wording.title(event),
        Wording.summary(event),
        event.firstReported().instant().toString(),
        about.changed(event).toString(),
        event.mentions().getFirst().quote().language(),
        List.of(Wording.lower(event.factuality())));
  }
}
