package io.dateline.article.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the words of a PDF in the order of reading: what stands above and below all pages is left
 * out, columns are read one after the other, lines become paragraphs, and words that were broken at
 * the end of a line are whole again.
 */
final class PdfLayout {

  /** A line that stands so at the rim of so many of the pages is no text. */
  private static final double OFTEN = 0.3;

  /** How much of a page, above and below, its head and its foot may take. */
  private static final float RIM = 0.12f;

  /** Above that many times the usual distance of lines, in hundredths, a paragraph begins. */
  private static final float GAP = 1.4f;

  private static final float INDENT = 0.8f;
  private static final float DEEPEST_INDENT = 5f;
  private static final float HEADING = 1.15f;
  private static final float SHORT = 0.8f;
  private static final int MOST_LINES_OF_TITLE = 5;

  /** The share of the lines of a page that may cross the space between its columns. */
  private static final double CROSSING = 0.25;

  private static final int FEWEST_LINES_OF_COLUMN = 4;
  private static final int STEPS = 60;
  private static final double HALF = 0.5;

  /**
   * Lines stand farther apart between paragraphs: the nearest ones give the distance within one.
   */
  private static final double QUARTER = 0.25;

  private final List<PdfLine> lines;

  /** How wide the column of each line is: where its lines end. */
  private final Map<PdfLine, Float> ends = new HashMap<>();

  private final Set<String> words = new HashSet<>();
  private final float size;
  private final float leading;

  PdfLayout(List<PdfWord> drawn) {
    List<PdfLine> all = PdfLine.of(drawn);
    this.lines = new ArrayList<>();
    for (List<PdfLine> page : withoutHeads(pages(all))) {
      order(page, lines);
    }
    this.size = median(lines.stream().map(PdfLine::size).toList());
    this.leading = leading();
    drawn.forEach(word -> words.add(bare(word.text().toLowerCase(Locale.ROOT))));
  }

  /** A word without the signs at its end. */
  private static String bare(String word) {
    int end = word.length();
    while (end > 0 && !Character.isLetterOrDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static List<List<PdfLine>> pages(List<PdfLine> lines) {
    Map<Integer, List<PdfLine>> pages = new TreeMap<>();
    lines.forEach(line -> pages.computeIfAbsent(line.page(), _ -> new ArrayList<>()).add(line));
    return List.copyOf(pages.values());
  }

  private static List<List<PdfLine>> withoutHeads(List<List<PdfLine>> pages) {
    Map<String, Integer> often = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> patterns = new HashSet<>();
      page.stream().filter(PdfLayout::isAtRim).forEach(line -> patterns.add(line.pattern()));
      patterns.forEach(pattern -> often.merge(pattern, 1, Integer::sum));
    }
    double needed = Math.max(2, OFTEN * pages.size());
    return pages.stream()
        .map(page ->
            page.stream()
                .filter(line ->
                    !isAtRim(line)
                        || (!line.isPageNumber() && often.getOrDefault(line.pattern(), 0) < needed))
                .toList())
        .toList();
  }

  private static boolean isAtRim(PdfLine line) {
    return line.base() < RIM * line.pageHeight() || line.base() > (1 - RIM) * line.pageHeight();
  }

  /** Puts the lines of a page, or of a column, in order: columns one after the other. */
  private void order(List<PdfLine> page, List<PdfLine> ordered) {
    List<PdfLine> sorted = new ArrayList<>(page);
    sorted.sort(Comparator.comparingDouble(PdfLine::base).thenComparingDouble(PdfLine::left));
    Float gutter = gutter(sorted);
    if (gutter == null) {
      float end = (float) sorted.stream().mapToDouble(PdfLine::right).max().orElse(0);
      sorted.forEach(line -> ends.put(line, end));
      ordered.addAll(sorted);
      return;
    }
    List<PdfLine> left = new ArrayList<>();
    List<PdfLine> right = new ArrayList<>();
    for (PdfLine line : sorted) {
      if (line.right() <= gutter) {
        left.add(line);
      } else if (line.left() >= gutter) {
        right.add(line);
      } else {
        flush(left, right, ordered);
        ends.put(line, line.right());
        ordered.add(line);
      }
    }
    flush(left, right, ordered);
  }

  private void flush(List<PdfLine> left, List<PdfLine> right, List<PdfLine> ordered) {
    for (List<PdfLine> column : List.of(left, right)) {
      if (!column.isEmpty()) {
        order(List.copyOf(column), ordered);
        column.clear();
      }
    }
  }

  /** The position of the space between two columns; null if there is only one. */
  private static @Nullable Float gutter(List<PdfLine> lines) {
    if (lines.size() < 2 * FEWEST_LINES_OF_COLUMN) {
      return null;
    }
    float from = (float) lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    float to = (float) lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
    Float best = null;
    int fewest = (int) (CROSSING * lines.size()) + 1;
    for (int step = STEPS / 5; step <= STEPS * 4 / 5; step++) {
      float at = from + (to - from) * step / STEPS;
      int crossing = 0;
      int before = 0;
      for (PdfLine line : lines) {
        crossing += line.left() < at && line.right() > at ? 1 : 0;
        before += line.right() <= at ? 1 : 0;
      }
      int after = lines.size() - crossing - before;
      if (Math.min(before, after) >= Math.max(FEWEST_LINES_OF_COLUMN, lines.size() / 6)
          && crossing < fewest) {
        fewest = crossing;
        best = at;
      }
    }
    return best;
  }

  /** The usual distance of two lines of a paragraph. */
  private float leading() {
    List<Float> distances = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      float distance = lines.get(i).base() - lines.get(i - 1).base();
      if (lines.get(i).page() == lines.get(i - 1).page() && distance > size / 2) {
        distances.add(distance);
      }
    }
    return distances.isEmpty() ? HEADING * size : ranked(distances, QUARTER);
  }

  private static float median(List<Float> values) {
    return values.isEmpty() ? 0 : ranked(values, HALF);
  }

  private static float ranked(List<Float> values, double share) {
    return values.stream().sorted().toList().get((int) (share * values.size()));
  }

  /** Whether the first page has a text, whatever stands between its letters. */
  boolean hasOnFirstPage(String text) {
    StringBuilder page = new StringBuilder();
    lines.stream()
        .takeWhile(line -> line.page() == lines.getFirst().page())
        .forEach(line -> page.append(line.text()));
    return letters(page.toString()).contains(letters(text));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** The text in the largest letters of the first page; null if nothing stands out. */
  @Nullable String largest() {
    if (lines.isEmpty()) {
      return null;
    }
    List<PdfLine> first =
        lines.stream().filter(line -> line.page() == lines.getFirst().page()).toList();
    float largest = (float) first.stream().mapToDouble(PdfLine::size).max().orElse(0);
    List<String> title =
        first.stream()
            .dropWhile(line -> line.size() < largest)
            .takeWhile(line -> line.size() == largest)
            .map(PdfLine::text)
            .toList();
    return largest < HEADING * size || title.size() > MOST_LINES_OF_TITLE
        ? null
        : String.join(" ", title);
  }

  /** The paragraphs. */
  List<Document.Paragraph> paragraphs() {
    List<Document.Paragraph> paragraphs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<Document.PageStart> pages = new ArrayList<>();
    PdfLine last = null;
    for (PdfLine line : lines) {
      if (last != null && !goesOn(last, line)) {
        paragraphs.add(new Document.Paragraph(text.toString(), pages));
        text.setLength(0);
        pages.clear();
      } else if (last != null) {
        join(text, last, line);
      }
      if (pages.isEmpty() || pages.getLast().page() != line.page()) {
        pages.add(new Document.PageStart(text.length(), line.page()));
      }
      text.append(line.text());
      last = line;
    }
    if (last != null) {
      paragraphs.add(new Document.Paragraph(text.toString(), pages));
    }
    return paragraphs;
  }

  private boolean goesOn(PdfLine above, PdfLine line) {
    boolean isOtherSize =
        Math.max(above.size(), line.size()) > HEADING * Math.min(above.size(), line.size());
    if (isOtherSize) {
      return false;
    }
    float distance = line.base() - above.base();
    boolean isBelow = above.page() == line.page() && distance > 0 && line.left() < above.right();
    boolean isFull = above.right() >= SHORT * ends.getOrDefault(above, above.right());
    if (!isBelow) {
      return line.beginsSmall()
          || above.withoutHyphen() != null
          || (isFull && !above.endsSentence());
    }
    float indent = line.left() - above.left();
    boolean isIndented = indent > INDENT * size && indent < DEEPEST_INDENT * size;
    boolean isLineAlone = isShort(above) && !line.beginsSmall();
    boolean isEnded = isLineAlone || (!isFull && above.endsSentence());
    return distance <= GAP * leading && !isIndented && !isEnded;
  }

  /** Whether a line ends long before its column does. */
  private boolean isShort(PdfLine line) {
    float end = ends.getOrDefault(line, line.right());
    return line.right() - line.left() < HALF * (end - line.left());
  }

  /** Joins a line to what stands above it; a word that was broken there is made whole. */
  private void join(StringBuilder text, PdfLine above, PdfLine line) {
    String stem = above.withoutHyphen();
    if (stem == null || !line.beginsSmall()) {
      text.append(stem != null ? "" : " ");
      return;
    }
    String before = stem.substring(stem.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    String after = line.text().split("[^\\p{L}\\p{M}]", 2)[0].toLowerCase(Locale.ROOT);
    boolean isCompound = words.contains(before + "-" + after) && !words.contains(before + after);
    if (!isCompound) {
      text.setLength(text.length() - 1);
    }
  }
}
