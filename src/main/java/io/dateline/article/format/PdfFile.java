package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Reads PDF, by Apache PDFBox; {@link PdfLayout} puts its words in the order of reading. */
public final class PdfFile {

  static {
    // The fonts of the machine would be looked through, and the text depend on them.
    FontMappers.set(new OneFont());
  }

  private static final int MOST_PAGES = 3_000;

  /** A shelf of books; and more than a page of a newspaper has, in its smallest print. */
  private static final int MOST_LETTERS = 5_000_000;

  private static final int MOST_LETTERS_OF_PAGE = 200_000;
  private static final int SHORTEST_TITLE = 12;

  private PdfFile() {}

  /**
   * Reads a PDF file.
   *
   * @throws UnreadableException if it is broken, asks for a password or holds no text
   */
  public static Document read(byte[] content) throws UnreadableException {
    try (PDDocument pdf = Loader.loadPDF(content)) {
      if (pdf.getNumberOfPages() > MOST_PAGES) {
        throw new UnreadableException(
            Fault.TOO_LARGE,
            "has %,d pages; a PDF of at most %,d is read"
                .formatted(pdf.getNumberOfPages(), MOST_PAGES));
      }
      List<PdfWord> words = new Words().of(pdf);
      if (words.isEmpty()) {
        throw new UnreadableException(
            Fault.EMPTY,
            "there is no text in this PDF: scanned? Save it with text recognised (OCR)");
      }
      PdfLayout layout = new PdfLayout(words);
      PDDocumentInformation told = pdf.getDocumentInformation();
      return new Document(
          title(told.getTitle(), layout),
          blankToNull(told.getAuthor()),
          null,
          null,
          blankToNull(pdf.getDocumentCatalog().getLanguage()),
          null,
          day(told.getCreationDate()),
          layout.paragraphs());
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(
          Fault.FORMAT, "this PDF asks for a password; save it without one");
    } catch (TooLongException e) {
      throw new UnreadableException(
          Fault.TOO_LARGE,
          "a PDF of at most %,d letters is read, and %,d of a page"
              .formatted(MOST_LETTERS, MOST_LETTERS_OF_PAGE));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The bytes are all there: what goes wrong is theirs, whatever PDFBox makes of it.
      throw new UnreadableException(Fault.FORMAT, "not a whole PDF");
    }
  }

  /** The title that its programs gave it, where the text has it too; else what is set largest. */
  private static @Nullable String title(@Nullable String told, PdfLayout layout) {
    String plain = told == null ? "" : told.strip();
    boolean isTold =
        plain.length() >= SHORTEST_TITLE && layout.hasOnFirstPage(plain) && plain.indexOf(' ') > 0;
    return isTold ? plain : layout.largest();
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String day(@Nullable Calendar time) {
    return time == null
        ? null
        : String.format(
            Locale.ROOT,
            "%04d-%02d-%02d",
            time.get(Calendar.YEAR),
            time.get(Calendar.MONTH) + 1,
            time.get(Calendar.DAY_OF_MONTH));
  }

  /** Ends the reading of a file with more letters than are read. */
  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes the words of all pages as they are drawn. */
  private static final class Words extends PDFTextStripper {

    private final List<PdfWord> words = new ArrayList<>();
    private int letters;
    private int lettersOfPage;

    List<PdfWord> of(PDDocument pdf) throws IOException {
      setSuppressDuplicateOverlappingText(true);
      getText(pdf);
      return words;
    }

    @Override
    protected void startPage(PDPage page) {
      lettersOfPage = 0;
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
      if (++letters > MOST_LETTERS || ++lettersOfPage > MOST_LETTERS_OF_PAGE) {
        throw new TooLongException();
      }
      super.processTextPosition(letter);
    }

    @Override
    protected void writeString(String text, List<TextPosition> letters) {
      if (text.isBlank() || letters.isEmpty()) {
        return;
      }
      TextPosition first = letters.getFirst();
      TextPosition last = letters.getLast();
      words.add(
          new PdfWord(
              getCurrentPageNo(),
              first.getPageHeight(),
              text.strip(),
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              Math.max(1, first.getFontSizeInPt())));
    }
  }

  /** Serves PDFBox's own font for all that a file does not bring. */
  private static final class OneFont implements FontMapper {

    private static final String FONT =
        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private @Nullable TrueTypeFont font;

    private synchronized TrueTypeFont font() {
      if (font == null) {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
          if (in == null) {
            throw new IllegalStateException("PDFBox has no font of its own any more");
          }
          font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return font;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font(), true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font(), true);
    }

    @Override
    @SuppressWarnings("NullAway") // PDFBox takes null for "no OpenType font"
    public CIDFontMapping getCIDFont(
        String name, PDFontDescriptor descriptor, PDCIDSystemInfo characters) {
      return new CIDFontMapping(null, font(), true);
    }
  }
}
