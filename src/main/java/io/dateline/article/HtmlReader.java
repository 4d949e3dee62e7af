package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads a saved news page: its metadata, and the paragraphs of the article without the page. */
final class HtmlReader {

  private static final int SHORTEST_TITLE = 12;
  private static final int SHORTEST_BODY = 100;
  private static final int LONGEST_STUB = 1_500;
  private static final int OPENING = 60;

  /** Among how many headings of a page its headline is looked for. */
  static final int MOST_HEADINGS = 200;

  private HtmlReader() {}

  /**
   * Reads a page: an article, or the updates of a live blog, each an article.
   *
   * @param address where it was found, or null; its own canonical address comes first
   * @param origin for messages
   */
  static List<Draft> page(String html, @Nullable String address, String origin)
      throws ArticleException {
    Document page = Markup.html(html, origin);
    Draft draft = new Draft();
    PageData data = read(page, address, origin, draft);
    JsonNode blog = data.liveBlog();
    if (blog == null) {
      return List.of(draft);
    }
    try {
      List<Draft> updates = JsonReader.read(blog, origin);
      for (Draft update : updates) {
        update.title = first(update.title, draft.title);
        update.url = first(update.url, draft.url);
        update.publisher = first(update.publisher, draft.publisher);
        update.published = update.published == null ? draft.published : update.published;
      }
      return updates;
    } catch (ArticleException e) {
      // Broken data on a page is as good as none.
      return List.of(draft);
    }
  }

  /**
   * Reads a page or a fragment of one.
   *
   * @param address where it was found, or null; its own canonical address comes first
   * @param origin for messages
   */
  static Draft read(String html, @Nullable String address, String origin) throws ArticleException {
    Draft draft = new Draft();
    read(Markup.html(html, origin), address, origin, draft);
    return draft;
  }

  private static PageData read(Document page, @Nullable String address, String origin, Draft draft)
      throws ArticleException {
    draft.url =
        first(
            Draft.webAddress(attribute(page, "link[rel=canonical]", "href")),
            Draft.webAddress(attribute(page, "meta[property=og:url]", "content")),
            Draft.webAddress(address));
    PageBody body = PageBody.of(page);
    PageData data = PageData.of(page, draft.url);
    draft.publisher =
        first(data.name("publisher"), data.meta("og:site_name", "publisher", "dc.publisher"));
    draft.title =
        PageTitle.of(
            first(
                data.article("headline"),
                data.meta("og:title", "twitter:title"),
                heading(page, body.article()),
                blankToNull(Markup.unescaped(page.title()))),
            draft.publisher,
            draft.url);
    draft.byline = first(data.name("author"), data.meta("author", "byl", "parsely-author"));
    draft.language =
        first(blankToNull(page.select("html").attr("lang")), data.article("inLanguage"));
    PageDate.read(page, data, body.article(), draft);
    lay(draft, paragraphs(data, body.paragraphs(draft.title), origin));
    if (data.isPaid() && draft.text.length() < LONGEST_STUB) {
      draft.notes.add(
          new Note("paywalled", "only what the page shows without paying was read", null));
    }
    return data;
  }

  /** The page's data hold the whole article where what was found on the page is not it. */
  private static List<String> paragraphs(PageData data, List<String> found, String origin)
      throws ArticleException {
    String told = data.article("articleBody");
    if (told == null || told.length() < SHORTEST_BODY) {
      return found;
    }
    String plain =
        Markup.unescaped(Markup.html(told.replace("\n", "<br>"), origin).body().wholeText());
    List<String> whole = plain.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String opening = letters(String.join(" ", whole));
    String onPage = letters(String.join(" ", found));
    boolean missed = !onPage.contains(opening.substring(0, Math.min(opening.length(), OPENING)));
    return missed && opening.length() > onPage.length() / 2 ? whole : found;
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
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

  /** The headline that the page's title begins with or holds, else the article's own. */
  private static @Nullable String heading(Document page, Element article) {
    String title = page.title();
    boolean comparable = title.length() <= Markup.LONGEST_LINE;
    List<Element> headings = comparable ? page.select("h1, h2") : List.of();
    for (Element heading : headings.subList(0, Math.min(MOST_HEADINGS, headings.size()))) {
      String text = Markup.line(heading);
      if (text.length() >= SHORTEST_TITLE && title.contains(text)) {
        return text;
      }
    }
    Element own = article.selectFirst("h1");
    return own == null ? null : blankToNull(own.text());
  }

  private static @Nullable String attribute(Document page, String query, String attribute) {
    Element element = page.selectFirst(query);
    return element == null ? null : blankToNull(element.attr(attribute));
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
}
