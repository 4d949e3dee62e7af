package io.dateline.feed;

import java.io.IOException;
import java.util.Map;

/** Where the lists of feeds lie and articles are put: the bucket, or folders that stand in. */
public interface Shelf {

  /**
   * The lists of feeds.
   *
   * @return their contents, at most a byte more than {@link FeedList#LARGEST}, by their keys
   * @throws IOException if they cannot be had
   */
  Map<String, byte[]> lists() throws IOException;

  /**
   * Puts an article where it is then read.
   *
   * @param key under {@code articles/}
   * @throws IOException if it cannot be put
   */
  void put(String key, byte[] content) throws IOException;
}
