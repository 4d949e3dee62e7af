package io.dateline.local;

import io.dateline.article.Article;
import io.dateline.text.Language;
import java.util.Map;
import java.util.TreeMap;

/** Counts the articles in languages that are not read, to say so once for each language. */
final class Unread {

  private final Map<String, Integer> articles = new TreeMap<>();

  /** Takes in an article that was read. */
  void take(Article article) {
    Language language = Language.of(article.language());
    if (!language.isRead()) {
      articles.merge(language.name(), 1, Integer::sum);
    }
  }

  /** Says on standard error which languages were not read, a line each. */
  void tell() {
    articles.forEach((language, count) ->
        System.err.println(
            "dateline: "
                + Output.plain(
                    count == 1
                        ? "1 article is in " + language + ", which is not read"
                        : "%,d articles are in %s, which is not read".formatted(count, language))));
  }
}
