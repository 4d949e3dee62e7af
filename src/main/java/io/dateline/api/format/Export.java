package io.dateline.api.format;

import io.dateline.store.TimelineSettings;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subject of an export, besides its events.
 *
 * @param id what identifies the whole
 * @param settings what its owner says of it
 * @param site where the pages of events are, such as {@code https://news.example}; null where there
 *     are none
 * @param changed when events last changed, by id; of one that is not there, when its latest report
 *     was published
 * @param part what of the whole it is; null where it is the whole
 */
public record Export(
    String id,
    TimelineSettings settings,
    @Nullable String site,
    Map<String, Instant> changed,
    @Nullable Part part) {

  /**
   * A part of what was asked for.
   *
   * @param events how many events it has
   * @param of how many there are
   */
  public record Part(long events, long of) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d of %,d events", events, of);
    }
  }

  /** Copies the map. */
  public Export {
    changed = Map.copyOf(changed);
  }

  /** A whole of which nothing else is known. */
  public static Export of(String id) {
    return new Export(id, TimelineSettings.NONE, null, Map.of(), null);
  }

  /** The title of the whole. */
  String title() {
    return Objects.requireNonNullElse(settings.title(), id);
  }

  /** The same for a list of many feeds. */
  String feedTitle() {
    return Objects.requireNonNullElse(settings.title(), "Timeline " + id);
  }

  /** The description of the whole. */
  String description() {
    return Objects.requireNonNullElse(settings.description(), "Dated events, last changed first.");
  }

  /** When an event last changed. */
  Instant changed(Event event) {
    return changed.getOrDefault(event.id(), event.updated().instant());
  }

  /** The address of an event's page; of its article where there is none, else null. */
  @Nullable String link(Event event) {
    return site == null
        ? Wording.url(event).orElse(null)
        : site + "/t/" + event.timeline() + "/" + event.id();
  }

  /** The address of the timeline's page; null where there is none. */
  @Nullable String home(Iterable<Event> events) {
    for (Event event : events) {
      return site == null ? null : site + "/t/" + event.timeline();
    }
    return site;
  }
}
