package io.dateline.article;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article from a JSON object: Dateline's own shape, schema.org {@code NewsArticle}, IPTC
 * ninjs.
 */
final class JsonReader {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReader() {}

  static Draft read(String json, String origin) throws ArticleException {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ArticleException(
          origin,
          "a JSON object was expected: " + Draft.printable(e.getOriginalMessage()) + place(e));
    }
    if (!node.isObject()) {
      throw new ArticleException(origin, "a JSON object was expected, found " + kind(node));
    }
    return draft(node, origin);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
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
    String text = first(node, "text", "articleBody", "body_text");
    String html = first(node, "html", "body_html", "body_xhtml");
    if (text != null) {
      draft = new Draft();
      draft.text = text;
      draft.body = TextReader.paragraphs(text);
    } else if (html != null) {
      draft = HtmlReader.read(html);
    } else {
      throw new ArticleException(
          origin,
          node.has("text")
              ? "its \"text\" is empty"
              : "an article needs \"text\" or \"html\" (or articleBody, body_text)");
    }
    draft.id = or(first(node, "id", "uri", "@id", "identifier"), draft.id);
    draft.url =
        or(Draft.webAddress(first(node, "url", "mainEntityOfPage", "canonical")), draft.url);
    draft.title = or(first(node, "title", "headline"), draft.title);
    draft.publisher =
        or(
            first(node, "publisher", "provider", "source"),
            or(HtmlReader.text(node.path("publisher"), "name"), draft.publisher));
    draft.byline =
        or(
            first(node, "byline", "author"),
            or(HtmlReader.text(node.path("author"), "name"), draft.byline));
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
    return draft;
  }

  private static @Nullable PublicationTime time(
      JsonNode node, String origin, @Nullable PublicationTime otherwise, String... fields)
      throws ArticleException {
    String given = first(node, fields);
    if (given == null) {
      return otherwise;
    }
    PublicationTime time = HtmlReader.time(given);
    if (time == null) {
      throw new ArticleException(
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
