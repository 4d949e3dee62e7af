package io.dateline.article;

import org.jspecify.annotations.Nullable;

/** An article without a publication time: it can be shown, but its "Monday" cannot be read. */
public final class UndatedException extends ArticleException {

  private static final long serialVersionUID = 1L;

  private final transient Undated article;

  /** The article as far as it was read. */
  public record Undated(
      String id,
      String timeline,
      @Nullable String url,
      @Nullable String title,
      @Nullable String publisher,
      @Nullable String byline,
      @Nullable String language,
      String text) {}

  UndatedException(String origin, Undated article) {
    super(
        Kind.TIME,
        origin,
        "no publication time found in its data, its text or its url; give one with --published");
    this.article = article;
  }

  /** The article as far as it was read. */
  public Undated article() {
    return article;
  }
}
