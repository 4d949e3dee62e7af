package io.dateline.store;

import io.dateline.event.ContentHash;
import java.nio.charset.StandardCharsets;

/**
 * Under what an article is kept: its id and its timeline.
 *
 * @param partition the partition key of its items
 * @param timeline the timeline it belongs to
 */
public record ArticleKey(String partition, String timeline) {

  private static final String PREFIX = "article#";
  private static final String HASHED = "sha256-";
  private static final String SEPARATOR = "#";
  private static final String HEAD = "#head";
  private static final int LONGEST_ID = 900;

  /** The key of an article; ids too long for a DynamoDB key are hashed. */
  public static ArticleKey of(String id, String timeline) {
    return new ArticleKey(partitionOf(id), timeline);
  }

  static String partitionOf(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    // An id that looks like a hash is hashed too: nobody may aim at the key of another's long id.
    boolean isPlain = bytes.length <= LONGEST_ID && !id.startsWith(HASHED);
    return PREFIX + (isPlain ? id : HASHED + ContentHash.of(bytes));
  }

  /** Its id, or a hash of that where it is long. */
  public String name() {
    return partition.substring(PREFIX.length());
  }

  /** Whether an item with these keys is the head of an article. */
  public static boolean isHead(String partition, String sort) {
    return partition.startsWith(PREFIX) && sort.endsWith(HEAD);
  }

  /** The key of the article whose head has these keys. */
  public static ArticleKey ofHead(String partition, String sort) {
    return new ArticleKey(partition, sort.substring(0, sort.length() - HEAD.length()));
  }

  String head() {
    return timeline + HEAD;
  }

  String reading(String hash, int rules) {
    return timeline + "#reading#" + hash + "#" + rules;
  }

  /** The sort key of what tells that an object holds this article. */
  String held() {
    return timeline + SEPARATOR + partition;
  }

  /** The key of the article that {@link #held} is of. */
  static ArticleKey ofHeld(String sort) {
    // No timeline's id has the separator in it.
    int end = sort.indexOf(SEPARATOR);
    return new ArticleKey(sort.substring(end + 1), sort.substring(0, end));
  }

  /** What this article is called in the contents of its timeline. */
  String inContents() {
    return ContentHash.of(partition.getBytes(StandardCharsets.UTF_8));
  }
}
