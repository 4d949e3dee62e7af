package io.dateline.article;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of an RSS 2.0 or Atom (RFC 4287) feed, each an article. jsoup's XML parser
 * resolves no entity and loads no DTD.
 */
final class FeedReader {

  private FeedReader() {}

  /** One item's draft, or the reason why it has none. */
  record Item(@Nullable Draft draft, int number, String fault) {}

  static boolean isFeed(String text) {
    String head = text.substring(0, Math.min(text.length(), 2_000));
    return head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:RDF");
  }

  /** The items in order, numbered from 1. */
  static List<Item> read(String xml) {
    Document feed = Jsoup.parse(xml, Parser.xmlParser());
    Element channel = feed.selectFirst("channel, feed");
    String publisher = channel == null ? null : child(channel, "title");
    String language =
        channel == null ? null : first(child(channel, "language"), channel.attr("xml:lang"));
    List<Item> items = new ArrayList<>();
    for (Element item : feed.select("item, feed > entry")) {
      items.add(item(item, items.size() + 1, publisher, language));
    }
    return items;
  }

  private static Item item(
      Element item, int number, @Nullable String publisher, @Nullable String language) {
    String html =
        first(
            child(item, "content:encoded"),
            child(item, "content"),
            child(item, "description"),
            child(item, "summary"));
    if (html == null) {
      return new Item(null, number, "has no content, description or summary");
    }
    Draft draft = HtmlReader.read(html, null);
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
    return new Item(draft, number, "");
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
