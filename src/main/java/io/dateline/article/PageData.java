package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The description of a page for machines: its JSON-LD article and its meta elements. */
final class PageData {

  private static final Pattern FIELD =
      Pattern.compile("\"(datePublished|dateModified|headline)\"\\s*:\\s*\"([^\"\\\\]{4,300})\"");

  /** How the data of pages that scripts draw name their publication. */
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?i)\"(?:date_?published|published_?(?:at|date|time)|publication_?(?:date|time)|publish_?date"
              + "|first_?published?_?(?:at|date)|pub_?date)\"\\s*:\\s*\"(\\d{4}-\\d\\d-\\d\\d[^\"\\\\]{0,20})\"");

  private static final int DEEPEST = 6;

  /** How much data of one page is read, in UTF-16 units; pages have a hundredth of it. */
  private static final int LONGEST_DATA = 2_000_000;

  private final JsonNode article;
  private final Map<String, String> metas = new HashMap<>();
  private final Map<String, String> brokenFields = new HashMap<>();
  private int dataRead;

  private PageData(Document page, @Nullable String address) {
    List<JsonNode> articles = new ArrayList<>();
    for (Element script : page.select("script")) {
      String text = script.data().strip();
      boolean typed = script.attr("type").strip().equalsIgnoreCase("application/ld+json");
      if (typed || text.startsWith("{\"@context\"")) {
        collect(text, articles);
      } else {
        find(text);
      }
    }
    article = main(articles, address);
    for (Element meta : page.select("meta[content]")) {
      String content = meta.attr("content").strip();
      for (String key : new String[] {"property", "name", "itemprop"}) {
        if (meta.hasAttr(key) && !content.isEmpty()) {
          metas.putIfAbsent(meta.attr(key).strip().toLowerCase(Locale.ROOT), content);
        }
      }
    }
  }

  /** Looks for the time of publication in a script; without the sign there is none. */
  private void find(String script) {
    if (!brokenFields.containsKey("published") && script.contains("ublish")) {
      Matcher value = PUBLISHED.matcher(script);
      if (value.find()) {
        brokenFields.put("published", value.group(1));
      }
    }
  }

  static PageData of(Document page, @Nullable String address) {
    return new PageData(page, address);
  }

  /** A text of the JSON-LD article, or null. */
  @Nullable String article(String field) {
    String found = text(article, field);
    return found != null ? Markup.unescaped(found) : brokenFields.get(field);
  }

  /** Whether the page says that its article is not free to read. */
  boolean isPaid() {
    return article.path("isAccessibleForFree").asText("").equalsIgnoreCase("false");
  }

  /** The data of a live blog with its updates, or null. */
  @Nullable JsonNode liveBlog() {
    return article.path("liveBlogUpdate").isEmpty() ? null : article;
  }

  /** The name of a person or organisation of the JSON-LD article, or null. */
  @Nullable String name(String field) {
    JsonNode value = article.path(field);
    String plain = text(article, field);
    String found = plain != null ? plain : text(value, "name");
    return found == null ? null : Markup.unescaped(found);
  }

  /** The content of the first meta element of any of these names, or null. */
  @Nullable String meta(String... names) {
    for (String name : names) {
      String content = metas.get(name);
      if (content != null) {
        return Markup.unescaped(content);
      }
    }
    return null;
  }

  private void collect(String script, List<JsonNode> articles) {
    String json =
        script
            .replace("<!--", "")
            .replace("-->", "")
            .replaceAll("/?/?\\*?<!\\[CDATA\\[\\*?/?|/?/?\\*?]]>\\*?/?", "")
            .strip();
    dataRead += json.length();
    Optional<JsonNode> data = dataRead > LONGEST_DATA ? Optional.empty() : JsonTree.ofPage(json);
    if (data.isPresent()) {
      collect(data.get(), articles, 0);
    } else if (json.contains("Article") || json.contains("BlogPosting")) {
      // Broken data still states its dates.
      Matcher field = FIELD.matcher(json);
      while (field.find()) {
        brokenFields.putIfAbsent(field.group(1), field.group(2));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> articles, int depth) {
    if (depth > DEEPEST || !node.isContainerNode()) {
      return;
    }
    if (node.isObject() && isArticle(node.path("@type"))) {
      articles.add(node);
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, articles, depth + 1));
    } else {
      for (String field :
          List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "blogPost")) {
        collect(node.path(field), articles, depth + 1);
      }
    }
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asText("");
    return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
  }

  /** The article of the page, if its data describe several. */
  private static JsonNode main(List<JsonNode> articles, @Nullable String address) {
    for (JsonNode candidate : articles) {
      String url = text(candidate, "url");
      String page = text(candidate, "mainEntityOfPage");
      if (address != null && (address.equals(url) || address.equals(page))) {
        return candidate;
      }
    }
    return articles.isEmpty() ? MissingNode.getInstance() : articles.getFirst();
  }

  /** A text field of an object, or of the first object of an array. */
  static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.isArray() && !node.isEmpty() ? node.get(0).path(field) : node.path(field);
    if (value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText().strip()
        : null;
  }
}
