package io.dateline.article.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads Markdown (CommonMark), with the front matter that site generators and note books write. */
public final class MarkdownFile {

  private static final int DEEPEST = 100;
  private static final String FENCE = "---";

  private MarkdownFile() {}

  /** The document that a text in Markdown is. */
  public static Document read(String markdown) {
    Map<String, String> told = new HashMap<>();
    String body = withoutFrontMatter(markdown, told);
    Node document = Parser.builder().maxOpenBlockParsers(DEEPEST).build().parse(body);
    List<Document.Paragraph> paragraphs = new ArrayList<>();
    String heading = null;
    for (Node node = document; node != null; node = next(node, document)) {
      if (node instanceof Paragraph || node instanceof Heading) {
        String text = text(node);
        if (!text.isEmpty()) {
          paragraphs.add(Document.Paragraph.of(text));
          boolean isFirst = heading == null && node instanceof Heading;
          heading = isFirst ? text : heading;
        }
      }
    }
    return new Document(
        first(told, "title", "headline") != null ? first(told, "title", "headline") : heading,
        first(told, "author", "byline", "authors"),
        first(told, "publisher", "publication", "site"),
        first(told, "url", "source", "link", "canonical"),
        first(told, "language", "lang"),
        first(told, "published", "date", "created"),
        null,
        paragraphs);
  }

  /** The nodes below one, each after the one above it: without recursion, however deep they lie. */
  private static @Nullable Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    return after(node, root);
  }

  private static @Nullable Node after(Node node, Node root) {
    Node up = node;
    while (up != null && !up.equals(root) && up.getNext() == null) {
      up = up.getParent();
    }
    return up == null || up.equals(root) ? null : up.getNext();
  }

  private static String text(Node block) {
    StringBuilder text = new StringBuilder();
    Node node = block;
    while (node != null) {
      switch (node) {
        case Text run -> text.append(run.getLiteral());
        case Code code -> text.append(code.getLiteral());
        case SoftLineBreak _ -> text.append(' ');
        case HardLineBreak _ -> text.append(' ');
        default -> {}
      }
      node = node instanceof Image ? after(node, block) : next(node, block);
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  /** Takes the lines between two fences at the beginning: {@code key: value}. */
  private static String withoutFrontMatter(String markdown, Map<String, String> told) {
    List<String> lines = markdown.replace("\uFEFF", "").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
      return markdown;
    }
    int end = lines.subList(1, lines.size()).stream().map(String::strip).toList().indexOf(FENCE);
    if (end < 0) {
      return markdown;
    }
    for (String line : lines.subList(1, end + 1)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      if (colon > 0 && !value.isEmpty()) {
        told.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT), unquoted(value));
      }
    }
    return String.join("\n", lines.subList(end + 2, lines.size()));
  }

  private static String unquoted(String value) {
    char first = value.charAt(0);
    boolean isQuoted =
        value.length() > 1
            && (first == '"' || first == '\'')
            && value.charAt(value.length() - 1) == first;
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private static @Nullable String first(Map<String, String> told, String... names) {
    for (String name : names) {
      if (told.containsKey(name)) {
        return told.get(name);
      }
    }
    return null;
  }
}
