package io.dateline.api;

import io.dateline.store.ArticleObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Origins of articles for readers who may not know the bucket: its name has the account's id. */
final class Origins {

  private static final Pattern BUCKET = Pattern.compile("^s3://[^/]+/");

  private Origins() {}

  /** The objects that hold an article, with the bucket left out of their names. */
  static List<ArticleObject> hidden(List<ArticleObject> objects) {
    return objects.stream()
        .map(one ->
            new ArticleObject(
                BUCKET.matcher(one.object()).replaceFirst(""),
                one.format(),
                one.captured(),
                one.address(),
                one.sha256()))
        .toList();
  }

  /**
   * The facts about an article, without the bucket in its origin and in texts that quote it.
   *
   * @param told the facts, with {@code origin}, such as {@code
   *     s3://bucket/articles/riga/ferry.html@v1}
   */
  static Map<String, String> hidden(Map<String, String> told) {
    Matcher bucket = BUCKET.matcher(told.getOrDefault("origin", ""));
    if (!bucket.find()) {
      return told;
    }
    Map<String, String> hidden = new HashMap<>(told);
    hidden.replaceAll((name, value) -> value.replace(bucket.group(), ""));
    return hidden;
  }
}
