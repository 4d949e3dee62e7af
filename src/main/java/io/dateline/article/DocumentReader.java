package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import io.dateline.article.format.Document;
import io.dateline.article.format.MarkdownFile;
import io.dateline.article.format.OpenDocumentFile;
import io.dateline.article.format.PdfFile;
import io.dateline.article.format.UnreadableException;
import io.dateline.article.format.WordFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files that are one article: a page, a text, a document. */
final class DocumentReader {

  /** The largest document that is read, with its pictures, in bytes. */
  static final int LARGEST_DOCUMENT = 64 << 20;

  /** Among so many paragraphs of a document the line of its publication is looked for. */
  private static final int REACH = 15;

  private static final int LARGEST_HEAD = 1_000;

  private DocumentReader() {}

  /** Reads a file. */
  static void read(Format format, Source source, InputStream content, Harvest harvest)
      throws IOException, ArticleException {
    byte[] bytes = bytes(content, longest(format), source);
    SavedPage saved = format == Format.HTML ? SavedPage.of(bytes) : new SavedPage(null, null);
    harvest.take(
        source,
        Provenance.of(source, format, bytes, saved.captured(), saved.address()),
        () -> drafts(format, bytes, null, saved.address(), source.origin()));
  }

  private static int longest(Format format) {
    return format == Format.HTML || format == Format.TEXT || format == Format.MARKDOWN
        ? ArticleReader.LONGEST_ARTICLE
        : LARGEST_DOCUMENT;
  }

  /**
   * The bytes of a file.
   *
   * @throws ArticleException if there are none, or more than are read
   */
  static byte[] bytes(InputStream content, int longest, Source source)
      throws IOException, ArticleException {
    byte[] bytes = content.readNBytes(longest + 1);
    if (bytes.length > longest) {
      throw new ArticleException(
          Kind.TOO_LARGE,
          source.origin(),
          "longer than %d MB, which no news article is".formatted(longest >> 20));
    }
    if (bytes.length == 0) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "the file is empty");
    }
    return bytes;
  }

  /**
   * The text of bytes.
   *
   * @param declares whether it may declare its charset itself
   * @param charset that is said outside, or null
   */
  static String text(byte[] bytes, boolean declares, @Nullable String charset, String origin)
      throws ArticleException {
    String text = Decoder.decode(origin, bytes, declares, charset);
    if (text.isBlank()) {
      throw new ArticleException(Kind.EMPTY, origin, "the file holds only white space");
    }
    return text;
  }

  /**
   * The articles of one document.
   *
   * @param format of a document: a page, a text, PDF, Word, OpenDocument or Markdown
   * @param charset that is said outside, or null
   * @param address where it was found, or null
   * @param origin for messages
   */
  static List<Draft> drafts(
      Format format,
      byte[] content,
      @Nullable String charset,
      @Nullable String address,
      String origin)
      throws ArticleException {
    try {
      return switch (format) {
        case HTML -> HtmlReader.page(text(content, true, charset, origin), address, origin);
        case TEXT -> {
          String text = text(content, false, charset, origin);
          yield isMarkedUp(text)
              ? HtmlReader.page(text, address, origin)
              : List.of(TextReader.read(text));
        }
        case PDF -> List.of(draft(PdfFile.read(content), origin));
        case DOCX -> List.of(draft(WordFile.read(content), origin));
        case ODT -> List.of(draft(OpenDocumentFile.read(content), origin));
        case MARKDOWN ->
            List.of(draft(MarkdownFile.read(text(content, false, charset, origin)), origin));
        case JSON, JSON_LINES, FEED, MAIL, MAILBOX, MHTML, WARC, WACZ ->
            throw new IllegalArgumentException(format + " is no document");
      };
    } catch (UnreadableException e) {
      throw refusal(origin, e);
    }
  }

  /** The refusal of a file that cannot be read. */
  static ArticleException refusal(String origin, UnreadableException unreadable) {
    Kind kind =
        switch (unreadable.fault()) {
          case FORMAT -> Kind.FORMAT;
          case EMPTY -> Kind.EMPTY;
          case TOO_LARGE -> Kind.TOO_LARGE;
        };
    return new ArticleException(kind, origin, unreadable.problem());
  }

  /** A page saved under the name of a text. */
  private static boolean isMarkedUp(String text) {
    String head = text.substring(0, Math.min(text.length(), LARGEST_HEAD)).toLowerCase(Locale.ROOT);
    return head.contains("<!doctype html") || head.contains("<html") || head.contains("<body");
  }

  /** The description that a document has of itself comes before the one that its text shows. */
  private static Draft draft(Document document, String origin) throws ArticleException {
    StringBuilder text = new StringBuilder();
    List<Integer> pages = new ArrayList<>();
    for (Document.Paragraph paragraph : document.paragraphs()) {
      text.append(text.isEmpty() ? "" : "\n\n");
      for (Document.PageStart start : paragraph.pages()) {
        while (pages.size() < start.page()) {
          pages.add(text.length() + start.offset());
        }
      }
      text.append(paragraph.text());
    }
    Draft draft = TextReader.read(text.toString(), REACH);
    draft.pages = pages;
    draft.title = document.title() == null ? draft.title : document.title();
    draft.byline = document.byline();
    draft.publisher = document.publisher();
    draft.url = Draft.webAddress(document.url());
    draft.language = document.language();
    if (document.published() != null) {
      draft.published = published(document.published(), origin);
    }
    Optional<PublicationTime> created =
        Optional.ofNullable(document.created()).flatMap(PublicationTime::parse);
    if (created.isPresent()) {
      draft.standIn =
          Draft.StandIn.of(
              created.get(),
              "published-from-document",
              "the text has no date; the day on which the document was made stands in for it");
    }
    return draft;
  }

  private static PublicationTime published(String told, String origin) throws ArticleException {
    Optional<PublicationTime> time =
        PublicationTime.parse(told).or(() -> PublicationLine.sure(told));
    if (time.isEmpty()) {
      throw PublicationTime.unreadable(origin, "its date", told);
    }
    return time.get();
  }
}
