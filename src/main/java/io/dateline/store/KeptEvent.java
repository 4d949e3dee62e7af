package io.dateline.store;

import io.dateline.timeline.Event;

/**
 * An event and how it is kept.
 *
 * @param place where
 * @param parts in which parts
 * @param event the whole of them
 */
record KeptEvent(EventPlace place, EventParts parts, Event event) {

  static KeptEvent of(Event event) {
    return new KeptEvent(EventPlace.of(event), EventParts.of(event), event);
  }
}
