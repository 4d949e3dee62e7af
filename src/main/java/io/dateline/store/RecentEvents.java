package io.dateline.store;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Events that were read or written last, so that one that is told of again and again is not read
 * each time. Not safe for several threads.
 *
 * @param <K> names an event
 */
final class RecentEvents<K> {

  private final int most;
  private final LinkedHashMap<K, KeptEvent> events = new LinkedHashMap<>(16, 0.75f, true);
  private int mentions;

  /**
   * @param most how many mentions at most; the events longest unused go first
   */
  RecentEvents(int most) {
    this.most = most;
  }

  @Nullable KeptEvent get(K key) {
    return events.get(key);
  }

  void put(K key, KeptEvent event) {
    remove(key);
    events.put(key, event);
    mentions += event.event().mentions().size();
    while (mentions > most) {
      remove(events.firstEntry().getKey());
    }
  }

  void remove(K key) {
    KeptEvent event = events.remove(key);
    mentions -= event == null ? 0 : event.event().mentions().size();
  }

  void clear() {
    events.clear();
    mentions = 0;
  }
}
