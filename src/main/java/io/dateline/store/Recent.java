package io.dateline.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, as much as there is room for: the one longest unused goes first, the one put
 * last stays whatever its weight. Not safe for several threads.
 *
 * @param <K> names a value
 * @param <V> a value
 */
final class Recent<K, V> {

  private final int most;
  private final long heaviest;
  private final ToLongFunction<V> weight;
  private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weights;

  /**
   * @param most how many values at most
   * @param heaviest how much they may weigh together
   * @param weight what one weighs, always the same
   */
  Recent(int most, long heaviest, ToLongFunction<V> weight) {
    this.most = most;
    this.heaviest = heaviest;
    this.weight = weight;
  }

  @Nullable V get(K key) {
    return values.get(key);
  }

  void put(K key, V value) {
    remove(key);
    values.put(key, value);
    weights += weight.applyAsLong(value);
    while (values.size() > 1 && (values.size() > most || weights > heaviest)) {
      Map.Entry<K, V> oldest = values.firstEntry();
      remove(oldest.getKey());
    }
  }

  void remove(K key) {
    V value = values.remove(key);
    weights -= value == null ? 0 : weight.applyAsLong(value);
  }

  void clear() {
    values.clear();
    weights = 0;
  }
}
