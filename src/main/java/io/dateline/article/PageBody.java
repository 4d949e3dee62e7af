package io.dateline.article;

import io.dateline.text.Lexicon;
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
import org.jspecify.annotations.Nullable;

/**
 * The paragraphs of a page that are its article.
 *
 * <p>Prose counts for the elements around it, links and crumbs against them. The element that gains
 * most is the article; elements whose names say menu, caption or comment are left out of it. After
 * Kohlschütter et al., "Boilerplate Detection using Shallow Text Features" (WSDM 2010), and
 * Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation"
 * (WWW 2009).
 */
final class PageBody {

  private static final Set<String> PARAGRAPHS = Set.of("p", "li", "blockquote", "pre");
  private static final Set<String> ROLES =
      Set.of("navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert");
  private static final Lexicon<Boolean> CHROME_NAMES =
      Lexicon.load(PageBody.class, "chrome-names.tsv", (_, _) -> true);
  private static final Lexicon<Boolean> CHROME_LINES =
      Lexicon.load(PageBody.class, "en/chrome.tsv", (_, _) -> true);
  private static final Pattern WORD_OF_NAME = Pattern.compile("[a-z]+|[A-Z][a-z]*");

  /** The loss by a block of links, in characters of prose. */
  private static final int COST_OF_LINKS = 20;

  private static final double NEARLY_ALL = 0.85;

  /** The longest teaser of another story, in characters of prose. */
  private static final int LONGEST_TEASER = 600;

  private final Document page;
  private final List<PageBlock> blocks;
  private final Map<Element, Integer> prose = new HashMap<>();

  private final Map<Element, Boolean> chrome = new HashMap<>();
  private final Element article;

  private PageBody(Document page) {
    this.page = page;
    blocks = PageBlocks.of(page);
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

  /** Counts the prose that each element holds, in characters. */
  private void weigh() {
    for (PageBlock block : blocks) {
      if (block.isProse()) {
        prose.merge(block.element(), block.text().length(), Integer::sum);
      }
    }
    PageBlocks.addUp(page, prose);
  }

  private int prose(Element element) {
    return prose.getOrDefault(element, 0);
  }

  /** Whether the name or role of an element, or of one around it, excludes it from the article. */
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

  /** The innermost element that holds nearly all of the highest gain: prose less links. */
  private Element findArticle() {
    Map<Element, Integer> gain = new HashMap<>();
    for (PageBlock block : blocks) {
      int worth = isChrome(block.element()) ? 0 : worth(block);
      if (worth != 0) {
        gain.merge(block.element(), worth, Integer::sum);
      }
    }
    PageBlocks.addUp(page, gain);
    Element best = page.body();
    Set<Element> compared = new HashSet<>();
    for (PageBlock block : blocks) {
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

  private static int worth(PageBlock block) {
    if (block.isProse()) {
      return block.text().length();
    }
    return block.isLinks() ? -COST_OF_LINKS : 0;
  }

  /**
   * The article's paragraphs, headings and list items in order, without its title.
   *
   * @param title the title, or null if it is not known
   */
  List<String> paragraphs(@Nullable String title) {
    Set<String> kept = new LinkedHashSet<>();
    Set<Element> within = new HashSet<>(article.getAllElements());
    Set<Element> teasers = teasers(within, title);
    String heading = null;
    for (PageBlock block : blocks) {
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

  /** The short boxes below linked headings: each is the teaser of another story. */
  private Set<Element> teasers(Set<Element> within, @Nullable String title) {
    Set<Element> teasers = new HashSet<>();
    for (PageBlock block : blocks) {
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

  private boolean isNotice(PageBlock block) {
    return block.endsSentence()
        && !block.isLinks()
        && !block.isAboutCookies()
        && !isChrome(block.element())
        && block.text().indexOf(' ') > 0;
  }

  private static boolean isKept(PageBlock block) {
    if ((block.isLinks() && !block.isSentence()) || CHROME_LINES.contains(block.text())) {
      return false;
    }
    String tag = block.element().normalName();
    return block.isProse() || tag.equals("tr") || PARAGRAPHS.contains(tag);
  }
}
