package io.dateline.event;

import io.dateline.article.Article;

/**
 * Names mentions: by their article, its content and the place in it, so that the same reading gives
 * the same names. Those of one stretch of text begin alike: what is kept of each can be kept
 * together, and no stretch has room for more than some thousands.
 */
public final class MentionId {

  private static final String PREFIX = "m_";

  /** Characters of text. */
  private static final int STRETCH = 32_768;

  /** Hexadecimal digits, 32 bits: two stretches that share a name would only lie together. */
  private static final int STRETCH_DIGITS = 8;

  /** Hexadecimal digits, 48 bits within a stretch. */
  private static final int PLACE_DIGITS = 12;

  private MentionId() {}

  /**
   * The id of a mention.
   *
   * @param contentHash of the article's content
   * @param trigger where its word begins in the text
   * @param time where its time begins, and what that is
   */
  static String of(Article article, String contentHash, int trigger, EventTime time) {
    String stretch =
        ContentHash.of(article.id(), contentHash, "stretch", String.valueOf(trigger / STRETCH));
    String place =
        ContentHash.of(
            article.id(), contentHash, "text", trigger + "-" + time.begin() + "-" + time.value());
    return PREFIX + stretch.substring(0, STRETCH_DIGITS) + place.substring(0, PLACE_DIGITS);
  }

  /** What all ids of the mention's stretch of text begin with. */
  public static String stretch(String id) {
    return id.substring(0, Math.min(id.length(), PREFIX.length() + STRETCH_DIGITS));
  }
}
