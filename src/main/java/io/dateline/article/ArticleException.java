package io.dateline.article;

/**
 * An article that cannot be read. The message begins with its origin and says what was expected and
 * what was found.
 */
public class ArticleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String origin;
  private final String reason;

  /**
   * @param origin {@code s3://bucket/key}, {@code file} or {@code file:line}
   * @param problem what was expected and what was found
   */
  public ArticleException(String origin, String problem) {
    super(origin + ": " + problem);
    this.origin = origin;
    this.reason = origin + ": " + problem;
  }

  /** The whole message: the origin, what was expected and what was found. */
  public String reason() {
    return reason;
  }

  /** Where the article came from. */
  public String origin() {
    return origin;
  }
}
