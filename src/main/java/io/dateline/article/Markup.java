package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;

/**
 * Parses HTML and XML into a tree of bounded size: the one door to the parser, for pages, feeds and
 * the markup inside feeds and JSON.
 *
 * <p>A small file can become a huge tree, because the HTML standard reopens formatting elements in
 * every paragraph ("reconstruct the active formatting elements", 13.2.4.3). So the tree is counted
 * while it grows, and the parse ends where it becomes larger than any news page. jsoup bounds depth
 * and attributes of one element by itself.
 */
final class Markup {

  /** Elements and attributes of the largest tree; long live blogs have a tenth of it. */
  static final int MOST_NODES = 500_000;

  /** The longest heading or line of a page, in UTF-16 units of its source and elements. */
  static final int LONGEST_LINE = 4_000;

  private static final int DEEPEST = 512;
  private static final int MOST_ESCAPES = 2;

  private Markup() {}

  /**
   * The tree of a page or a fragment of one.
   *
   * @throws ArticleException if it would be too large
   */
  static Document html(String text, String origin) throws ArticleException {
    return parse(text, Parser.htmlParser(), origin);
  }

  /**
   * The tree of an XML document. No entity is resolved and no DTD loaded.
   *
   * @throws ArticleException if it would be too large
   */
  static Document xml(String text, String origin) throws ArticleException {
    return parse(text, Parser.xmlParser(), origin);
  }

  private static Document parse(String text, Parser parser, String origin) throws ArticleException {
    checkTags(text, origin);
    try (StreamParser stream = new StreamParser(parser.setMaxDepth(DEEPEST)).parse(text, "")) {
      int nodes = 0;
      for (Iterator<Element> elements = stream.iterator(); elements.hasNext(); ) {
        nodes += 1 + elements.next().attributesSize();
        if (nodes > MOST_NODES) {
          throw tooLarge(origin, "elements and attributes");
        }
      }
      return stream.document();
    }
  }

  /** A parser reports comments and stretches of text only once they are complete. */
  private static void checkTags(String text, String origin) throws ArticleException {
    int tags = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      tags++;
      if (tags > MOST_NODES) {
        throw tooLarge(origin, "tags and comments");
      }
    }
  }

  /**
   * A line of text without the entities that programs have left in it, escaped twice or cut short:
   * {@code Sirene d&#39}.
   */
  static String unescaped(String line) {
    String plain = line;
    for (int i = 0; i < MOST_ESCAPES && plain.indexOf('&') >= 0; i++) {
      plain = Parser.unescapeEntities(plain, false);
    }
    return plain;
  }

  /** The text of an element, or an empty one where it is longer than a heading or a line. */
  static String line(Element element) {
    Room room = new Room();
    element.filter(room);
    return room.left >= 0 ? element.text() : "";
  }

  /** Counts what an element holds, and stops where it is more than a line. */
  private static final class Room implements NodeFilter {
    private int left = LONGEST_LINE;

    @Override
    public FilterResult head(Node node, int depth) {
      left -= node instanceof TextNode text ? text.getWholeText().length() : 1;
      return left < 0 ? FilterResult.STOP : FilterResult.CONTINUE;
    }
  }

  private static ArticleException tooLarge(String origin, String found) {
    return new ArticleException(
        Kind.TOO_LARGE,
        origin,
        "its markup has more than %,d %s, which no news page has".formatted(MOST_NODES, found));
  }
}
