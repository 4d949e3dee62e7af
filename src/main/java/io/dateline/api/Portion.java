package io.dateline.api;

import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How much of a list one answer holds: Lambda answers with at most 6 MB, of Base64. */
final class Portion {

  /** Bytes of JSON that an answer holds at most, whatever lies around its list. */
  static final int MOST_BYTES = 4_000_000;

  private Portion() {}

  /**
   * The items of a list from one on that fit into some bytes of JSON: at least one where there is
   * one.
   *
   * @param from the index of the first, at most the size of the list
   * @param bytes how many bytes they may have
   */
  static <T> List<T> of(List<T> items, int from, long bytes) {
    long left = bytes;
    int end = from;
    while (end < items.size()) {
      left -= size(items.get(end));
      if (left < 0 && end > from) {
        break;
      }
      end++;
    }
    return items.subList(from, end);
  }

  /** The bytes of a value's JSON and of a comma. */
  static long size(Object value) {
    return Json.line(value).getBytes(StandardCharsets.UTF_8).length + 1L;
  }
}
