package io.dateline.store;

import io.dateline.article.Article;
import io.dateline.article.Provenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An object that holds an article, as evidence of where it was read.
 *
 * @param object where it is, with the number of the part where it holds several articles
 * @param format in what format the article is in it; null where an earlier version read it
 * @param captured when the page was saved, where the object says so, or null
 * @param address where the page was found then, or null
 * @param sha256 of the bytes that the article was read from; null where an earlier version read it
 */
public record ArticleObject(
    String object,
    @Nullable String format,
    @Nullable String captured,
    @Nullable String address,
    @Nullable String sha256) {

  /** The attributes of items that hold it. */
  static final List<String> ATTRIBUTES = List.of("origin", "format", "captured", "found", "sha256");

  static ArticleObject of(Article article) {
    Provenance provenance = article.provenance();
    return provenance == null
        ? new ArticleObject(article.origin(), null, null, null, null)
        : new ArticleObject(
            article.origin(),
            provenance.format(),
            provenance.captured() == null ? null : provenance.captured().toString(),
            provenance.address(),
            provenance.sha256());
  }

  /** That of an item. */
  static ArticleObject of(Map<String, AttributeValue> item) {
    return new ArticleObject(
        Items.required(item, "origin"),
        Items.string(item, "format"),
        Items.string(item, "captured"),
        Items.string(item, "found"),
        Items.string(item, "sha256"));
  }

  /** That of what is told of an article; null where it came from nowhere. */
  public static @Nullable ArticleObject told(Map<String, String> told) {
    String object = told.get("origin");
    return object == null
        ? null
        : new ArticleObject(
            object,
            told.get("format"),
            told.get("captured"),
            told.get("found"),
            told.get("sha256"));
  }

  /** What is kept of it in items. */
  Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> attributes = new HashMap<>();
    put(attributes, "origin", object);
    put(attributes, "format", format);
    put(attributes, "captured", captured);
    put(attributes, "found", address);
    put(attributes, "sha256", sha256);
    return attributes;
  }

  private static void put(
      Map<String, AttributeValue> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, Items.s(value));
    }
  }
}
