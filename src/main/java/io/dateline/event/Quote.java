package io.dateline.event;

/**
 * The sentence that proves a mention.
 *
 * @param text the sentence, exactly as it stands in the article
 * @param in whether it stands in the text or in the title
 * @param begin where it begins there, in UTF-16 units
 * @param end where it ends
 */
public record Quote(String text, Part in, int begin, int end) {

  /** The part of an article that offsets index. */
  public enum Part {
    TEXT,
    TITLE
  }
}
