package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.ArticleException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article from a JSON object: Dateline's own shape, schema.org {@code NewsArticle}, IPTC
 * ninjs 1 to 3, which differ in the case of their names, and the items of a JSON Feed.
 */
final class JsonReader {

  private static final Pattern MARKUP =
      Pattern.compile("<(?:[a-zA-Z][\\w.-]*[^<>]*|/[a-zA-Z][\\w.-]*)>");

  /** Names of what identifies an article: in another case they are of something else. */
  private static final Set<String> IDS = Set.of("id", "uri", "@id", "identifier");

  private JsonReader() {}

  /** Whether an object is a JSON Feed (jsonfeed.org, version 1 and 1.1). */
  static boolean isFeed(JsonNode node) {
    return node.path("version").asText("").contains("jsonfeed.org/version/")
        && node.path("items").isArray();
  }

  /**
   * How many references a list of them has, in CSL JSON, as Zotero exports it; 0 where it is none.
   * They say where articles are, but not what these say.
   */
  static int references(JsonNode node) {
    boolean isList = node.isArray() && !node.isEmpty();
    for (JsonNode one : node) {
      isList &= one.path("type").isTextual() && one.path("title").isTextual() && !one.has("text");
    }
    return isList ? node.size() : 0;
  }

  /** The draft of one item of a JSON Feed. */
  static Draft item(JsonNode feed, JsonNode item, String origin) throws ArticleException {
    boolean isWhole = body(item, false) != null || body(item, true) != null;
    JsonNode whole =
        isWhole || !(item instanceof ObjectNode object) || !item.has("summary")
            ? item
            : object.deepCopy().set("content_text", item.path("summary"));
    Draft draft = draft(whole, origin);
    draft.isExcerpt = !isWhole;
    draft.mayBeDatedByStorage = false;
    draft.id = draft.url == null ? draft.id : null;
    draft.publisher = or(draft.publisher, first(feed, "title"));
    draft.byline = or(draft.byline, PageData.text(feed.path("authors"), "name"));
    draft.language = or(draft.language, first(feed, "language"));
    return draft;
  }

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
            or(
                first(node, "title", "headline"),
                or(PageData.text(at(node, "headlines"), "value"), named(node, "headline_"))),
            draft.title);
    draft.publisher = or(publisher(node), draft.publisher);
    draft.byline =
        or(
            first(node, "byline", "author"),
            or(
                PageData.text(node.path("author"), "name"),
                or(
                    PageData.text(node.path("authors"), "name"),
                    or(PageData.text(at(node, "bylines"), "byline"), draft.byline))));
    draft.language = or(first(node, "language", "inLanguage"), draft.language);
    draft.timeline = first(node, "timeline");
    draft.published =
        time(
            node,
            origin,
            draft.published,
            "published",
            "datePublished",
            "date_published",
            "firstcreated",
            "contentcreated",
            "versioncreated");
    draft.updated =
        time(
            node,
            origin,
            draft.updated,
            "updated",
            "dateModified",
            "date_modified",
            "versioncreated");
    draft.embargoed = time(node, origin, null, "embargoed", "embargoeduntil");
    return draft;
  }

  /** IPTC ninjs: {@code pubstatus} {@code canceled}. */
  private static boolean isCancelled(JsonNode node) {
    return switch (at(node, "pubstatus").asText("")) {
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
            PageData.text(at(node, "infosources"), "name")));
  }

  /** The text of an article: as a field, or as ninjs 2 and 3 have it, in a list of bodies. */
  private static @Nullable String body(JsonNode node, boolean markup) {
    String plain =
        markup
            ? first(node, "html", "content_html", "body_html", "body_xhtml")
            : first(node, "text", "articleBody", "content_text", "body_text");
    if (plain != null) {
      return plain;
    }
    for (JsonNode body : node.path("bodies")) {
      String value = first(body, "value", "body_text", "content");
      if (value != null && isMarkup(at(body, "contenttype").asText(""), value) == markup) {
        return value;
      }
    }
    String named = named(node, "body_");
    return named != null && isMarkup("", named) == markup ? named : null;
  }

  /** Whether a body is of HTML, XHTML or NITF, by what is said of it or by itself. */
  private static boolean isMarkup(String type, String value) {
    String named = type.toLowerCase(Locale.ROOT);
    return named.contains("html")
        || named.contains("nitf")
        || named.contains("xml")
        || (!named.equals("text/plain") && MARKUP.matcher(value).find());
  }

  /** ninjs 1 lets each provider name its bodies and headlines: the first of those. */
  private static @Nullable String named(JsonNode node, String prefix) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (field.getKey().startsWith(prefix) && value.isTextual() && !value.asText().isBlank()) {
        return value.asText();
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
      throw PublicationTime.unreadable(origin, "\"" + fields[0] + "\"", given);
    }
    return time;
  }

  private static @Nullable String first(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = IDS.contains(field) ? node.path(field) : at(node, field);
      if (value.isTextual() && !value.asText().isBlank()) {
        return value.asText();
      }
      if (value.isNumber() && field.equals("id")) {
        return value.asText();
      }
    }
    return null;
  }

  /** The field of a name, in whatever case. */
  private static JsonNode at(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    if (!exact.isMissingNode() || !node.isObject()) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue();
      }
    }
    return exact;
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
