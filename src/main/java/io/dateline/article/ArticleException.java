package io.dateline.article;

import java.util.Locale;

/**
 * An article that cannot be read. The message begins with its origin and says what was expected and
 * what was found.
 */
public class ArticleException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why an article cannot be read, in one word for those who count. */
  public enum Kind {
    /** The object is not, or no longer, there. */
    GONE,
    /** Its name or key is not one that articles have. */
    NAME,
    /** There is nothing in it, or nothing that is an article's text. */
    EMPTY,
    /** It is larger than any news, or there are too many in one file. */
    TOO_LARGE,
    /** It is not in the format that its name promises, or lacks what that must have. */
    FORMAT,
    /** It has no publication time, or one that cannot be read. */
    TIME,
    /** Reading it failed, by a fault of the program. */
    FAULT,
    /** Its owner had it erased. */
    ERASED;

    /** Its name in logs and metrics: {@code too-large}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;
  private final String origin;
  private final String reason;

  /**
   * @param kind why it cannot be read
   * @param origin {@code s3://bucket/key}, {@code file} or {@code file:line}
   * @param problem what was expected and what was found
   */
  public ArticleException(Kind kind, String origin, String problem) {
    super(origin + ": " + problem);
    this.kind = kind;
    this.origin = origin;
    this.reason = origin + ": " + problem;
  }

  /** The reason why it cannot be read; it quotes nothing of the content. */
  public Kind kind() {
    return kind;
  }

  /** The whole message: the origin, what was expected and what was found. */
  public String reason() {
    return reason;
  }

  /** The origin of the article. */
  public String origin() {
    return origin;
  }
}
