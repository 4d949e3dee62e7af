package io.dateline.article.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the paragraphs of an office document; a paragraph in a frame may lie in another. */
final class OfficeText {

  private final List<Document.Paragraph> paragraphs = new ArrayList<>();
  private final Deque<StringBuilder> open = new ArrayDeque<>();
  private @Nullable String title;
  private boolean isTitle;

  void begin() {
    open.push(new StringBuilder());
    isTitle = false;
  }

  /** The paragraph that is open is the title. */
  void markTitle() {
    isTitle = true;
  }

  void append(String text) {
    if (!open.isEmpty()) {
      open.peek().append(text);
    }
  }

  void end() {
    if (open.isEmpty()) {
      return;
    }
    String text = open.pop().toString().replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      paragraphs.add(Document.Paragraph.of(text));
      title = title == null && isTitle ? text : title;
    }
    isTitle = false;
  }

  /**
   * The document.
   *
   * @param told the title in the document's properties, which may be that of its template
   */
  Document document(
      @Nullable String told,
      @Nullable String byline,
      @Nullable String language,
      @Nullable String created) {
    boolean isInText =
        told != null && paragraphs.stream().limit(3).anyMatch(one -> one.text().equals(told));
    return new Document(
        title != null ? title : isInText ? Objects.requireNonNull(told) : null,
        byline,
        null,
        null,
        language,
        null,
        created,
        paragraphs);
  }
}
