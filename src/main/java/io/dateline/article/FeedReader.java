package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of an RSS 2.0 or Atom (RFC 4287) feed, each an article. jsoup's XML parser
 * resolves no entity and loads no DTD.
 */
final class FeedReader {

  private final List<Element> items = new ArrayList<>();
  private final @Nullable String publisher;
  private final @Nullable String language;

  private FeedReader(Document feed) {
    Element channel = feed.selectFirst("channel, feed");
    publisher = channel == null ? null : child(channel, "title");
    language = channel == null ? null : first(child(channel, "language"), channel.attr("xml:lang"));
    feed.filter((node, _) -> {
      if (node instanceof Element element && isItem(element)) {
        items.add(element);
        return FilterResult.SKIP_CHILDREN;
      }
      return FilterResult.CONTINUE;
    });
  }

  /**
   * A reader of the items of a feed.
   *
   * @throws ArticleException if the text is no feed with items, or a larger one than is read
   */
  static FeedReader of(String xml, String origin) throws ArticleException {
    FeedReader feed = isFeed(xml) ? new FeedReader(Markup.xml(xml, origin)) : null;
    if (feed == null || feed.items.isEmpty()) {
      throw new ArticleException(
          Kind.FORMAT, origin, "an RSS or Atom feed with items was expected");
    }
    return feed;
  }

  private static boolean isFeed(String text) {
    String head = text.substring(0, Math.min(text.length(), 2_000));
    return head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:RDF");
  }

  private static boolean isItem(Element element) {
    Element parent = element.parent();
    return element.tagName().equals("item")
        || (element.tagName().equals("entry") && parent != null && parent.tagName().equals("feed"));
  }

  /** How many items the feed has. */
  int size() {
    return items.size();
  }

  /**
   * The draft of one item.
   *
   * @param number its place in the feed, from 1
   * @throws ArticleException if it has no text, or a larger one than is read
   */
  Draft item(int number, String origin) throws ArticleException {
    Element item = items.get(number - 1);
    String html =
        first(
            child(item, "content:encoded"),
            child(item, "content"),
            child(item, "description"),
            child(item, "summary"));
    if (html == null) {
      throw new ArticleException(
          Kind.FORMAT, origin, "the item has no content, description or summary");
    }
    Draft draft = HtmlReader.read(html, null, origin);
    draft.title = first(child(item, "title"), draft.title);
    draft.url = first(Draft.webAddress(child(item, "link")), Draft.webAddress(link(item)));
    draft.id = first(draft.url, child(item, "guid"), child(item, "id"));
    draft.publisher = first(child(item, "source"), publisher);
    draft.byline = first(child(item, "dc:creator"), author(item));
    draft.language = language;
    String published =
        first(
            child(item, "pubDate"),
            child(item, "published"),
            child(item, "dc:date"),
            child(item, "updated"));
    String updated = first(child(item, "atom:updated"), child(item, "updated"));
    draft.published = published == null ? null : PublicationTime.parse(published).orElse(null);
    draft.updated = updated == null ? null : PublicationTime.parse(updated).orElse(null);
    return draft;
  }

  private static @Nullable String link(Element entry) {
    Element link = null;
    for (Element child : entry.children()) {
      String relation = child.attr("rel");
      if (child.tagName().equals("link") && (relation.isEmpty() || relation.equals("alternate"))) {
        link = link == null ? child : link;
      }
    }
    return link == null ? null : link.attr("href");
  }

  private static @Nullable String author(Element item) {
    for (Element child : item.children()) {
      if (child.tagName().equals("author")) {
        String name = child(child, "name");
        return name != null ? name : first(child.ownText());
      }
    }
    return null;
  }

  /** The text of a child element; markup in it, escaped or not, as markup. */
  private static @Nullable String child(Element parent, String name) {
    for (Element child : parent.children()) {
      if (child.tagName().equals(name)) {
        return first(child.childrenSize() > 0 ? child.html() : child.wholeText());
      }
    }
    return null;
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate.strip();
      }
    }
    return null;
  }
}
