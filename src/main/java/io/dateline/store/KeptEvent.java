package io.dateline.store;

import io.dateline.timeline.Event;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An event and how it is kept.
 *
 * @param place where
 * @param parts in which parts
 * @param event the whole of them, without its relevance
 */
record KeptEvent(EventPlace place, EventParts parts, Event event) {

  /**
   * An event as it will be kept.
   *
   * @param gists those of its articles and maybe others, by the articles' ids
   */
  static KeptEvent of(Event event, Map<String, Gist> gists) {
    Event kept = event.withRelevance(null);
    List<Gist> reports =
        Relevance.reports(event.mentions()).stream()
            .map(article -> Objects.requireNonNull(gists.get(article), article))
            .toList();
    return new KeptEvent(EventPlace.of(kept), EventParts.of(kept, reports), kept);
  }

  /** The gists that are kept with it, by the ids of their articles. */
  Map<String, Gist> gists() {
    Map<String, Gist> gists = new TreeMap<>();
    Iterator<Gist> kept = parts.gists().iterator();
    for (String article : Relevance.reports(event.mentions())) {
      if (kept.hasNext()) {
        gists.put(article, kept.next());
      }
    }
    return gists;
  }

  /** The event as readers see it; one of an earlier layout does not tell how relevant it is. */
  Event shown(Relevance relevance) {
    return parts.gists().isEmpty() ? event : event.withRelevance(relevance.of(parts.gists()));
  }
}
