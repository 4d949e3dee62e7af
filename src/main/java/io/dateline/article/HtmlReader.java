package io.dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a saved news page: its metadata, and the paragraphs of the article without the page. */
final class HtmlReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHROME =
      "script, style, noscript, template, svg, nav, header, footer, aside, form, button, figure,"
          + " iframe, [role=navigation], [role=complementary], [aria-hidden=true], [hidden],"
          + " [class*=related], [class*=share], [class*=social], [class*=comment], [class*=promo],"
          + " [class*=newsletter], [class*=caption], [class*=advert], [class*=cookie], [id*=comment]";
  private static final String BLOCKS = "p, h2, h3, h4, li, blockquote, pre, td";
  private static final int FEWEST_CHARACTERS = 40;

  private HtmlReader() {}

  static Draft read(String html) {
    Document page = Jsoup.parse(html);
    Draft draft = new Draft();
    JsonNode data = newsArticle(page);
    draft.title =
        first(
            text(data, "headline"),
            meta(page, "og:title"),
            heading(page),
            blankToNull(page.title()));
    draft.publisher =
        first(
            text(data.path("publisher"), "name"),
            meta(page, "og:site_name"),
            meta(page, "publisher"));
    draft.byline = first(text(data.path("author"), "name"), meta(page, "author"));
    draft.url =
        first(
            Draft.webAddress(attribute(page, "link[rel=canonical]", "href")),
            Draft.webAddress(meta(page, "og:url")),
            Draft.webAddress(text(data, "url")));
    draft.language = blankToNull(page.select("html").attr("lang"));
    draft.published =
        time(
            text(data, "datePublished"),
            meta(page, "article:published_time"),
            meta(page, "datePublished"),
            meta(page, "date"),
            meta(page, "dc.date"),
            meta(page, "pubdate"),
            attribute(page, "[itemprop=datePublished]", "content"),
            attribute(page, "article time[datetime], main time[datetime]", "datetime"),
            attribute(page, "time[datetime]", "datetime"));
    draft.updated = time(text(data, "dateModified"), meta(page, "article:modified_time"));
    List<String> paragraphs = paragraphs(page, draft);
    lay(draft, paragraphs);
    return draft;
  }

  /** Puts paragraphs together as one text, with a blank line between them. */
  static void lay(Draft draft, List<String> paragraphs) {
    StringBuilder text = new StringBuilder();
    List<Span> body = new ArrayList<>();
    for (String paragraph : paragraphs) {
      text.append(text.isEmpty() ? "" : "\n\n");
      body.add(new Span(text.length(), text.length() + paragraph.length()));
      text.append(paragraph);
    }
    draft.text = text.toString();
    draft.body = body;
  }

  /** The page's JSON-LD news article, or a missing node. */
  private static JsonNode newsArticle(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      JsonNode found = find(parsed(script.data()), 0);
      if (found != null) {
        return found;
      }
    }
    return JSON.missingNode();
  }

  /** Broken data on a page is as good as none. */
  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static @Nullable JsonNode find(JsonNode node, int depth) {
    if (depth > 4) {
      return null;
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        JsonNode found = find(item, depth + 1);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (isArticle(node.path("@type"))) {
      return node;
    }
    return node.has("@graph") ? find(node.path("@graph"), depth + 1) : null;
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
    return type.asText("").endsWith("Article") || type.asText("").endsWith("BlogPosting");
  }

  private static List<String> paragraphs(Document page, Draft draft) {
    Optional<PublicationTime> visible = visibleDate(page);
    if (draft.published == null) {
      draft.published = visible.orElse(null);
    }
    page.select(CHROME).stream()
        .filter(element -> !element.is("header") || element.closest("article") == null)
        .toList()
        .forEach(Element::remove);
    Element container = container(page);
    List<String> paragraphs = new ArrayList<>();
    for (Element block : container.select(BLOCKS)) {
      boolean outermost =
          block.parents().stream().noneMatch(p -> p.is(BLOCKS) && !p.equals(container));
      String text = block.text().strip();
      if (outermost && !text.isEmpty() && !text.equals(draft.title)) {
        paragraphs.add(text);
      }
    }
    if (paragraphs.isEmpty() && container.text().length() >= FEWEST_CHARACTERS) {
      paragraphs.add(container.text().strip());
    }
    return paragraphs;
  }

  private static Optional<PublicationTime> visibleDate(Document page) {
    for (Element element : page.select("time, [class*=date], [class*=time], [class*=publish]")) {
      Optional<PublicationTime> time = PublicationLine.parse(element.text());
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  /** The element whose own paragraphs hold most text. */
  private static Element container(Document page) {
    Elements articles = page.select("[itemprop=articleBody], article, main");
    Element best = page.body();
    int most = 0;
    for (Element candidate : articles) {
      int length = paragraphText(candidate, true);
      if (length > most) {
        best = candidate;
        most = length;
      }
    }
    if (most > 0) {
      return best;
    }
    for (Element candidate : page.select("div, section, td, body")) {
      int length = paragraphText(candidate, false);
      if (length > most) {
        best = candidate;
        most = length;
      }
    }
    return best;
  }

  private static int paragraphText(Element element, boolean deep) {
    int length = 0;
    for (Element p : deep ? element.select("p") : element.children()) {
      if (p.is("p")) {
        length += p.text().length();
      }
    }
    return length;
  }

  private static @Nullable String heading(Document page) {
    Element heading = page.selectFirst("h1");
    return heading == null ? null : blankToNull(heading.text());
  }

  private static @Nullable String meta(Document page, String name) {
    Element meta =
        page.selectFirst(
            "meta[property=" + name + "], meta[name=" + name + "], meta[itemprop=" + name + "]");
    return meta == null ? null : blankToNull(meta.attr("content"));
  }

  private static @Nullable String attribute(Document page, String query, String attribute) {
    Element element = page.selectFirst(query);
    return element == null ? null : blankToNull(element.attr(attribute));
  }

  static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.isArray() && !node.isEmpty() ? node.get(0).path(field) : node.path(field);
    return value.isValueNode() && !value.isNull() ? blankToNull(value.asText()) : null;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }

  static @Nullable PublicationTime time(@Nullable String... candidates) {
    for (String candidate : candidates) {
      Optional<PublicationTime> time =
          candidate == null ? Optional.empty() : PublicationTime.parse(candidate);
      if (time.isPresent()) {
        return time.get();
      }
    }
    return null;
  }
}
