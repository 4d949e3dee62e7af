package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.ArticleException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article from a JSON object: Dateline's own shape, schema.org {@code NewsArticle}, IPTC
 * ninjs.
 */
final class JsonReader {

  private JsonReader() {}

  static List<Draft> read(String json, String origin) throws ArticleException {
    return read(JsonTree.parse(json, origin), origin);
  }

  static List<Draft> read(JsonNode node, String origin) throws ArticleException {
    if (!node.isObject()) {
      throw new ArticleException(
          Kind.FORMAT, origin, "a JSON object was expected, found " + kind(node));
    }
    JsonNode updates = node.path("liveBlogUpdate");
    return updates.isContainerNode() && !updates.isEmpty()
        ? liveBlog(node, updates, origin)
        : List.of(draft(node, origin));
  }

  /** Each update of a live blog is an article with its own time. */
  private static List<Draft> liveBlog(JsonNode blog, JsonNode updates, String origin)
      throws ArticleException {
    String url = Draft.webAddress(first(blog, "url", "mainEntityOfPage"));
    String id = first(blog, "id", "@id", "identifier");
    String base = id != null ? id : url != null ? url : origin;
    List<Draft> drafts = new ArrayList<>();
    for (JsonNode update : updates.isArray() ? updates : List.of(updates)) {
      if (first(update, "articleBody", "text", "html") == null) {
        continue;
      }
      Draft draft = draft(update, origin);
      String own = draft.id != null ? draft.id : draft.url;
      String time = String.valueOf(draft.published);
      draft.id = own != null && !own.equals(base) ? own : base + "#" + time;
      draft.url = draft.url != null ? draft.url : url;
      draft.publisher = or(draft.publisher, publisher(blog));
      draft.language = or(draft.language, first(blog, "language", "inLanguage"));
      draft.timeline = or(draft.timeline, first(blog, "timeline"));
      if (draft.published == null) {
        draft.published = time(blog, origin, null, "published", "datePublished");
      }
      drafts.add(draft);
    }
    if (drafts.isEmpty()) {
      throw new ArticleException(Kind.EMPTY, origin, "none of its updates has a text");
    }
    return drafts;
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN, NULL -> "\"" + node.asText() + "\"";
      case MISSING, OBJECT, POJO, BINARY -> "nothing";
    };
  }

  private static Draft draft(JsonNode node, String origin) throws ArticleException {
    Draft draft;
    String text = body(node, false);
    String html = body(node, true);
    if (text != null) {
      draft = new Draft();
      draft.text = text;
      draft.body = TextReader.paragraphs(text);
    } else if (html != null) {
      draft = HtmlReader.read(html, first(node, "url", "mainEntityOfPage", "canonical"), origin);
    } else if (isCancelled(node)) {
      draft = new Draft();
    } else {
      throw new ArticleException(
          Kind.FORMAT,
          origin,
          node.has("text")
              ? "its \"text\" is empty"
              : "an article needs \"text\" or \"html\" (or articleBody, body_text)");
    }
    if (isCancelled(node)) {
      draft.withdrawn = true;
      draft.notes.add(new Note("cancelled", "its publisher has withdrawn it", null));
    }
    draft.id = or(first(node, "id", "uri", "@id", "identifier"), draft.id);
    draft.url =
        or(Draft.webAddress(first(node, "url", "mainEntityOfPage", "canonical")), draft.url);
    draft.title =
        or(
            or(first(node, "title", "headline"), PageData.text(node.path("headlines"), "value")),
            draft.title);
    draft.publisher = or(publisher(node), draft.publisher);
    draft.byline =
        or(
            first(node, "byline", "author"),
            or(PageData.text(node.path("author"), "name"), draft.byline));
    draft.language = or(first(node, "language", "inLanguage"), draft.language);
    draft.timeline = first(node, "timeline");
    draft.published =
        time(
            node,
            origin,
            draft.published,
            "published",
            "datePublished",
            "firstcreated",
            "versioncreated");
    draft.updated = time(node, origin, draft.updated, "updated", "dateModified", "versioncreated");
    draft.embargoed = time(node, origin, null, "embargoed", "embargoeduntil");
    return draft;
  }

  /** IPTC ninjs: {@code pubstatus} {@code canceled}. */
  private static boolean isCancelled(JsonNode node) {
    return switch (node.path("pubstatus").asText("")) {
      case "canceled", "cancelled", "withheld" -> true;
      default -> false;
    };
  }

  /** A name, or an organisation with one; ninjs 2 has a list of them. */
  private static @Nullable String publisher(JsonNode node) {
    return or(
        first(node, "publisher", "provider", "source", "infosources"),
        or(
            PageData.text(node.path("publisher"), "name"),
            PageData.text(node.path("infosources"), "name")));
  }

  /** The text of an article: as a field, or as ninjs 2 has it, in a list of bodies. */
  private static @Nullable String body(JsonNode node, boolean html) {
    String plain =
        html
            ? first(node, "html", "body_html", "body_xhtml")
            : first(node, "text", "articleBody", "body_text");
    if (plain != null) {
      return plain;
    }
    for (JsonNode body : node.path("bodies")) {
      String value = first(body, "value", "body_text", "content");
      boolean marked = body.path("contenttype").asText("").contains("html");
      if (value != null && marked == html) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable PublicationTime time(
      JsonNode node, String origin, @Nullable PublicationTime otherwise, String... fields)
      throws ArticleException {
    String given = first(node, fields);
    if (given == null) {
      return otherwise;
    }
    PublicationTime time = PublicationTime.parse(given).orElse(null);
    if (time == null) {
      throw new ArticleException(
          Kind.TIME,
          origin,
          "\""
              + fields[0]
              + "\" should be a time like 2016-02-24T12:29:00+03:00, not \""
              + Draft.printable(given)
              + "\"");
    }
    return time;
  }

  private static @Nullable String first(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (value.isTextual() && !value.asText().isBlank()) {
        return value.asText();
      }
      if (value.isNumber() && field.equals("id")) {
        return value.asText();
      }
    }
    return null;
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
