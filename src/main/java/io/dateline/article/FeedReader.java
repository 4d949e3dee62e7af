package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of an RSS 2.0 or Atom (RFC 4287) feed, each an article. jsoup's XML parser
 * resolves no entity and loads no DTD.
 */
final class FeedReader {

  /** RSS, Atom, Atom 0.3, Dublin Core. */
  private static final String[] PUBLISHED = {
    "pubDate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "dc:created",
    "date"
  };

  private final Document feed;
  private final List<Element> items;
  private final @Nullable String publisher;
  private final @Nullable String language;

  private FeedReader(Document feed) {
    Element channel = feed.selectFirst("channel, feed");
    publisher = channel == null ? null : child(channel, "title");
    language = channel == null ? null : first(child(channel, "language"), channel.attr("xml:lang"));
    this.feed = feed;
    items = items(feed);
  }

  private static List<Element> items(Document feed) {
    List<Element> items = new ArrayList<>();
    feed.filter((node, _) -> {
      if (node instanceof Element element && isItem(element)) {
        items.add(element);
        return FilterResult.SKIP_CHILDREN;
      }
      return FilterResult.CONTINUE;
    });
    return items;
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

  /** What the feed calls itself, or null. */
  @Nullable String title() {
    return publisher;
  }

  /** The headline of an item, or null. */
  @Nullable String title(int number) {
    return child(items.get(number - 1), "title");
  }

  /** The address of an item's page, or null. */
  @Nullable String address(int number) {
    Element item = items.get(number - 1);
    return first(
        Draft.webAddress(child(item, "feedburner:origLink")),
        Draft.webAddress(child(item, "link")),
        Draft.webAddress(link(item)),
        Draft.webAddress(permalink(item)));
  }

  /** The feed with some of its items alone, as they stand in it. */
  String only(Set<Integer> numbers) {
    Document some = feed.clone();
    List<Element> copies = items(some);
    for (int number = 1; number <= copies.size(); number++) {
      if (!numbers.contains(number)) {
        copies.get(number - 1).remove();
      }
    }
    some.outputSettings().prettyPrint(false);
    some.charset(StandardCharsets.UTF_8);
    return some.outerHtml();
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
    draft.title = first(title(number), draft.title);
    draft.url = address(number);
    draft.id = draft.url == null ? first(child(item, "guid"), child(item, "id")) : null;
    draft.publisher = first(child(item, "source"), publisher);
    draft.byline = first(child(item, "dc:creator"), author(item));
    draft.language = language;
    draft.isExcerpt = child(item, "content:encoded") == null && child(item, "content") == null;
    date(item, draft, origin);
    return draft;
  }

  /**
   * An item is news of a day, which neither the time of storage of its feed nor that of the feed's
   * last building says anything of: those would change from one reading to the next.
   */
  private void date(Element item, Draft draft, String origin) throws ArticleException {
    draft.mayBeDatedByStorage = false;
    draft.published = readable(item, PUBLISHED);
    draft.updated = readable(item, "atom:updated", "updated", "modified", "dcterms:modified");
    if (draft.published == null) {
      String unread =
          first(Arrays.stream(PUBLISHED).map(name -> child(item, name)).toArray(String[]::new));
      if (unread != null) {
        throw PublicationTime.unreadable(origin, "its date", unread);
      }
      draft.published = draft.updated;
    }
  }

  private static @Nullable PublicationTime readable(Element parent, String... names) {
    for (String name : names) {
      String text = child(parent, name);
      Optional<PublicationTime> time =
          text == null ? Optional.empty() : PublicationTime.parse(text);
      if (time.isPresent()) {
        return time.get();
      }
    }
    return null;
  }

  /** An RSS guid is the item's address unless it says that it is none. */
  private static @Nullable String permalink(Element item) {
    for (Element child : item.children()) {
      if (child.tagName().equals("guid") && !child.attr("isPermaLink").equals("false")) {
        return child.wholeText();
      }
    }
    return null;
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
