package io.dateline.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Cuts a page into blocks of text. */
final class PageBlocks {

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

  private final Document page;
  private final List<PageBlock> blocks = new ArrayList<>();

  /** The length of the text in each element; null until something hidden is met. */
  private @Nullable Map<Element, Integer> lengths;

  private final Map<Element, Boolean> rowsOfData = new HashMap<>();

  private PageBlocks(Document page) {
    this.page = page;
  }

  /** The blocks of a page, in order. */
  static List<PageBlock> of(Document page) {
    PageBlocks cut = new PageBlocks(page);
    Cutter cutter = cut.new Cutter();
    page.body().filter(cutter);
    cutter.end();
    return cut.blocks;
  }

  /** Adds the worth of each element to all elements around it. */
  static void addUp(Document page, Map<Element, Integer> worth) {
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
        blocks.add(new PageBlock(holder, words, Math.min(linked, words.length())));
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

  /** Whether an element is a cell of a table of data, whose rows are read as lines. */
  private boolean isCell(Element element) {
    String tag = element.normalName();
    if (!tag.equals("td") && !tag.equals("th")) {
      return false;
    }
    Element row = element.parent();
    return row != null && rowsOfData.computeIfAbsent(row, PageBlocks::isRowOfData);
  }

  private static boolean isRowOfData(Element row) {
    return row.childrenSize() > 1
        && row.selectFirst("p, div, table table, ul, ol, h1, h2, h3, br") == null;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("style").replace(" ", "").contains("display:none");
  }

  /**
   * Whether an element holds most of the page: some pages hide all of it until a script has run.
   */
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
    addUp(page, all);
    return all;
  }
}
