package io.dateline.article.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a document: its paragraphs in the order of reading, and its own description.
 *
 * @param title its headline, or null if only its paragraphs can show it
 * @param byline who wrote it, or null
 * @param publisher who published it, or null
 * @param url its address, or null
 * @param language the BCP 47 tag of its language, or null
 * @param published when it says that it was published, as it says so, or null
 * @param created when its file was made, as an ISO date or time, or null
 * @param paragraphs its paragraphs and headings, none of them blank
 */
public record Document(
    @Nullable String title,
    @Nullable String byline,
    @Nullable String publisher,
    @Nullable String url,
    @Nullable String language,
    @Nullable String published,
    @Nullable String created,
    List<Paragraph> paragraphs) {

  /** Copies the list. */
  public Document {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * A paragraph.
   *
   * @param text its text on one line
   * @param pages where in the text another page begins, the first at 0; empty where the document
   *     has no pages
   */
  public record Paragraph(String text, List<PageStart> pages) {
    /** Copies the list. */
    public Paragraph {
      pages = List.copyOf(pages);
    }

    static Paragraph of(String text) {
      return new Paragraph(text, List.of());
    }
  }

  /**
   * The begin of a page.
   *
   * @param offset in UTF-16 units
   * @param page its number, from 1
   */
  public record PageStart(int offset, int page) {}
}
