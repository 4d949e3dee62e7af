package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the paragraphs of an office document; a paragraph in a frame may lie in another. */
final class OfficeText {

  private static final int MOST_PARAGRAPHS = 200_000;
  private static final int DEEPEST = 100;

  private final List<Document.Paragraph> paragraphs = new ArrayList<>();
  private final Deque<StringBuilder> open = new ArrayDeque<>();
  private @Nullable String title;
  private boolean isTitle;
  private int begun;

  /**
   * A paragraph begins.
   *
   * @throws UnreadableException if there are more than are read, or it lies too deep in others
   */
  void begin() throws UnreadableException {
    if (++begun > MOST_PARAGRAPHS || open.size() >= DEEPEST) {
      throw new UnreadableException(
          Fault.TOO_LARGE,
          "a document of at most %,d paragraphs is read, %,d in one another"
              .formatted(MOST_PARAGRAPHS, DEEPEST));
    }
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
