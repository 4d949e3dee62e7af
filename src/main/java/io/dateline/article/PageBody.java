package io.dateline.article;

import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The paragraphs of a page that are its article.
 *
 * <p>The page is cut into blocks of text. Prose counts for the elements around it, links and crumbs
 * against them; the element with most is the article, and what names itself a menu, a caption or a
 * comment is left out. After Kohlschütter et al., "Boilerplate Detection using Shallow Text
 * Features" (WSDM 2010), and Pasternack and Roth, "Extracting Article Text from the Web with
 * Maximum Subsequence Segmentation" (WWW 2009).
 */
final class PageBody {

  /**
   * A run of text that no block element interrupts.
   *
   * @param element the block element that holds it
   * @param linked how many of its characters are in links
   */
  record Block(Element element, String text, int linked) {

    boolean isLinks() {
      return linked * 2 > text.length();
    }

    boolean isHeading() {
      return HEADINGS.contains(element.normalName());
    }

    boolean isProse() {
      return !isAboutCookies()
          && linked * 3 < text.length()
          && !isHeading()
          && (text.length() >= LONG || (endsSentence() && text.length() >= SHORTEST_SENTENCE));
    }

    private boolean isAboutCookies() {
      int first = text.indexOf("ookies");
      return first >= 0 && (text.indexOf("ookies", first + 1) >= 0 || COOKIES.matcher(text).find());
    }

    /** Long enough, and with a full stop: prose, though all of it be a link. */
    boolean isSentence() {
      return endsSentence() && text.length() >= LONG;
    }

    private boolean endsSentence() {
      return ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }
  }

  private static final String ENDS = ".!?\u2026\"\u201d\u2019:;)\u060c\u061f\u3002\u300d";
  private static final Pattern COOKIES =
      Pattern.compile(
          "(?i)\\b(?:web)?site (?:may |can )?uses? cookies|\\buse of cookies|\\baccept cookies");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> PARAGRAPHS = Set.of("p", "li", "blockquote", "pre");
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "nav",
          "button",
          "select",
          "option",
          "input",
          "textarea",
          "audio",
          "video",
          "object",
          "embed",
          "canvas",
          "dialog",
          "menu",
          "head",
          "math",
          "map",
          "figcaption",
          "label");
  private static final Set<String> ROLES =
      Set.of("navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert");
  private static final Lexicon<Boolean> CHROME_NAMES =
      Lexicon.load(PageBody.class, "chrome-names.tsv", (_, _) -> true);
  private static final Lexicon<Boolean> CHROME_LINES =
      Lexicon.load(PageBody.class, "en/chrome.tsv", (_, _) -> true);
  private static final Pattern WORD_OF_NAME = Pattern.compile("[a-z]+|[A-Z][a-z]*");
  private static final int LONG = 100;
  private static final int SHORTEST_SENTENCE = 30;

  /** What is lost with a menu, in characters of prose. */
  private static final int COST_OF_LINKS = 20;

  private static final double NEARLY_ALL = 0.85;

  /** In characters of prose. */
  private static final int LONGEST_TEASER = 600;

  private final Document page;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Element, Integer> prose = new HashMap<>();

  /** How much text each element holds; null until something hidden is met. */
  private @Nullable Map<Element, Integer> lengths;

  private final Map<Element, Boolean> chrome = new HashMap<>();
  private final Map<Element, Boolean> rowsOfData = new HashMap<>();

  private final Element article;

  private PageBody(Document page) {
    this.page = page;
    cut();
    weigh();
    article = findArticle();
  }

  /** Finds the article of a page. */
  static PageBody of(Document page) {
    return new PageBody(page);
  }

  /** The element that holds the article. */
  Element article() {
    return article;
  }

  /** Cuts the page into blocks. */
  private void cut() {
    Cutter cutter = new Cutter();
    page.body().filter(cutter);
    cutter.end();
  }

  private final class Cutter implements NodeFilter {

    private final StringBuilder text = new StringBuilder();
    private @Nullable Element holder;
    private int linked;
    private int links;
    private boolean lineBroken;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode run) {
        String words = run.text();
        if (!words.isBlank() && holder == null) {
          holder = blockOf(run);
        }
        if (!words.isBlank()) {
          lineBroken = false;
        }
        text.append(words);
        linked += links > 0 ? words.strip().length() : 0;
      } else if (node instanceof Element element) {
        if (SILENT.contains(element.normalName())
            || (isHidden(element) && !holdsThePage(element))) {
          return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("br")) {
          if (lineBroken) {
            end();
          }
          lineBroken = true;
          text.append(' ');
        } else if (isCell(element)) {
          text.append(' ');
        } else if (element.isBlock()) {
          end();
        }
        links += element.normalName().equals("a") ? 1 : 0;
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        links -= element.normalName().equals("a") ? 1 : 0;
        if (isCell(element)) {
          text.append(' ');
        } else if (element.isBlock()) {
          end();
        }
      }
      return FilterResult.CONTINUE;
    }

    void end() {
      String words = withSingleSpaces(text);
      if (!words.isEmpty() && holder != null) {
        blocks.add(new Block(holder, words, Math.min(linked, words.length())));
      }
      text.setLength(0);
      holder = null;
      linked = 0;
      lineBroken = false;
    }

    private static String withSingleSpaces(CharSequence text) {
      StringBuilder plain = new StringBuilder(text.length());
      boolean space = true;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean blank = Character.isWhitespace(c) || c == '\u00a0';
        if (!blank || !space) {
          plain.append(blank ? ' ' : c);
        }
        space = blank;
      }
      return plain.toString().stripTrailing();
    }

    private Element blockOf(TextNode run) {
      Element element = run.parent();
      while (element != null
          && (!element.isBlock() || isCell(element))
          && element.parent() != null) {
        element = element.parent();
      }
      return element == null ? page.body() : element;
    }
  }

  /** A cell of a table of data, whose rows are read as lines; cells of a layout hold blocks. */
  private boolean isCell(Element element) {
    String tag = element.normalName();
    if (!tag.equals("td") && !tag.equals("th")) {
      return false;
    }
    Element row = element.parent();
    return row != null && rowsOfData.computeIfAbsent(row, PageBody::isRowOfData);
  }

  private static boolean isRowOfData(Element row) {
    return row.childrenSize() > 1
        && row.selectFirst("p, div, table table, ul, ol, h1, h2, h3, br") == null;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("style").replace(" ", "").contains("display:none");
  }

  /** Some pages hide themselves as a whole, until a script has run. */
  private boolean holdsThePage(Element element) {
    if (lengths == null) {
      lengths = lengths();
    }
    return lengths.getOrDefault(element, 0) * 2 > lengths.getOrDefault(page.body(), 0);
  }

  private Map<Element, Integer> lengths() {
    Map<Element, Integer> all = new HashMap<>();
    page.body()
        .forEachNode(node -> {
          Element parent = node.parentElement();
          if (node instanceof TextNode run && parent != null) {
            all.merge(parent, run.getWholeText().length(), Integer::sum);
          }
        });
    addUp(all);
    return all;
  }

  /** How much prose each element holds. */
  private void weigh() {
    for (Block block : blocks) {
      if (block.isProse()) {
        prose.merge(block.element(), block.text().length(), Integer::sum);
      }
    }
    addUp(prose);
  }

  /** Adds what each element has of its own to all that are around it. */
  private void addUp(Map<Element, Integer> worth) {
    page.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {}

          @Override
          public void tail(Node node, int depth) {
            Integer own = node instanceof Element element ? worth.get(element) : null;
            Element parent = node.parentElement();
            if (own != null && parent != null) {
              worth.merge(parent, own, Integer::sum);
            }
          }
        });
  }

  private int prose(Element element) {
    return prose.getOrDefault(element, 0);
  }

  /** Whether an element or one around it says of itself that it is no part of the article. */
  private boolean isChrome(Element element) {
    Boolean known = chrome.get(element);
    if (known == null) {
      Element parent = element.parent();
      known = (parent != null && isChrome(parent)) || saysChrome(element);
      chrome.put(element, known);
    }
    return known;
  }

  private boolean saysChrome(Element element) {
    if (prose(element) * 2 > prose(page.body())) {
      return false;
    }
    String tag = element.normalName();
    if (tag.equals("aside") || tag.equals("footer") || tag.equals("form") || tag.equals("figure")) {
      return true;
    }
    if (ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
        || element.attr("aria-hidden").equals("true")) {
      return true;
    }
    return namesChrome(element.className()) || namesChrome(element.id());
  }

  private static boolean namesChrome(String names) {
    if (names.isEmpty()) {
      return false;
    }
    var words = WORD_OF_NAME.matcher(names);
    while (words.find()) {
      if (CHROME_NAMES.contains(words.group().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** The innermost element that holds nearly all that can be gained by prose and lost by links. */
  private Element findArticle() {
    Map<Element, Integer> gain = new HashMap<>();
    for (Block block : blocks) {
      int worth = isChrome(block.element()) ? 0 : worth(block);
      if (worth != 0) {
        gain.merge(block.element(), worth, Integer::sum);
      }
    }
    addUp(gain);
    Element best = page.body();
    Set<Element> compared = new HashSet<>();
    for (Block block : blocks) {
      for (Element e = block.element(); e != null && compared.add(e); e = e.parent()) {
        best = gain.getOrDefault(e, 0) > gain.getOrDefault(best, 0) ? e : best;
      }
    }
    boolean inner = true;
    while (inner) {
      inner = false;
      int needed = (int) (NEARLY_ALL * gain.getOrDefault(best, 0));
      for (Element child : best.children()) {
        boolean holdsBlocks = !PARAGRAPHS.contains(child.normalName());
        if (holdsBlocks && gain.getOrDefault(child, 0) > needed) {
          best = child;
          inner = true;
          break;
        }
      }
    }
    return best;
  }

  private static int worth(Block block) {
    if (block.isProse()) {
      return block.text().length();
    }
    return block.isLinks() ? -COST_OF_LINKS : 0;
  }

  /** The article's paragraphs, headings and list items, in order; its title is none of them. */
  List<String> paragraphs(@Nullable String title) {
    Set<String> kept = new LinkedHashSet<>();
    Set<Element> within = new HashSet<>(article.getAllElements());
    Set<Element> teasers = teasers(within, title);
    String heading = null;
    for (Block block : blocks) {
      if (!within.contains(block.element())
          || isChrome(block.element())
          || isWithin(block.element(), teasers)
          || block.text().equals(title)) {
        continue;
      }
      if (block.isHeading()) {
        heading =
            block.isLinks() || block.element().normalName().equals("h1") ? null : block.text();
      } else if (isKept(block)) {
        if (heading != null) {
          kept.add(heading);
          heading = null;
        }
        kept.add(block.text());
      }
    }
    if (kept.isEmpty()) {
      // A notice of one short sentence.
      blocks.stream().filter(this::isNotice).forEach(block -> kept.add(block.text()));
    }
    return List.copyOf(kept);
  }

  /**
   * What a linked heading stands above, as far as it is short: another story, to be read elsewhere.
   */
  private Set<Element> teasers(Set<Element> within, @Nullable String title) {
    Set<Element> teasers = new HashSet<>();
    for (Block block : blocks) {
      boolean isLinked = block.isHeading() && block.isLinks() && within.contains(block.element());
      if (!isLinked || (title != null && title.contains(block.text()))) {
        continue;
      }
      Element box = block.element();
      while (box != null && !box.equals(article) && prose(box) == 0) {
        box = box.parent();
      }
      if (box != null && !box.equals(article) && prose(box) <= LONGEST_TEASER) {
        teasers.add(box);
      }
    }
    return teasers;
  }

  private boolean isWithin(Element element, Set<Element> boxes) {
    for (Element e = element; !boxes.isEmpty() && e != null && !e.equals(article); e = e.parent()) {
      if (boxes.contains(e)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNotice(Block block) {
    return block.endsSentence()
        && !block.isLinks()
        && !block.isAboutCookies()
        && !isChrome(block.element())
        && block.text().indexOf(' ') > 0;
  }

  private static boolean isKept(Block block) {
    if ((block.isLinks() && !block.isSentence()) || CHROME_LINES.contains(block.text())) {
      return false;
    }
    String tag = block.element().normalName();
    return block.isProse() || tag.equals("tr") || PARAGRAPHS.contains(tag);
  }
}
