package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of Word, {@code .docx} (ECMA-376): their text as it stands with all changes
 * accepted, without comments, footnotes, headers and footers.
 */
public final class WordFile {

  private static final String TEXT = "word/document.xml";
  private static final String PROPERTIES = "docProps/core.xml";

  /** Elements with deleted or moved text, or with a substitute for older programs. */
  private static final Set<String> NO_TEXT = Set.of("del", "moveFrom", "Fallback", "sdtPr", "pict");

  private WordFile() {}

  /**
   * Reads a document.
   *
   * @throws UnreadableException if it is broken, encrypted or of another format
   */
  public static Document read(byte[] content) throws UnreadableException {
    Map<String, byte[]> parts = ZipParts.of(content, Set.of(TEXT, PROPERTIES));
    byte[] text = parts.get(TEXT);
    if (text == null) {
      throw new UnreadableException(Fault.FORMAT, "a Word document was expected; it has no text");
    }
    Reader reader = new Reader();
    Xml.read(text, reader);
    byte[] properties = parts.get(PROPERTIES);
    Map<String, String> told = properties == null ? Map.of() : Xml.fields(properties);
    return reader.text.document(
        told.get("title"), told.get("creator"), told.get("language"), told.get("created"));
  }

  private static final class Reader implements Xml.Visitor {

    private final OfficeText text = new OfficeText();
    private boolean isRun;

    @Override
    public boolean begin(String name, XMLStreamReader attributes) throws UnreadableException {
      if (NO_TEXT.contains(name)) {
        return false;
      }
      switch (name) {
        case "p" -> text.begin();
        case "t" -> isRun = true;
        case "tab", "br", "cr" -> text.append(" ");
        case "noBreakHyphen" -> text.append("-");
        case "pStyle" -> {
          if ("Title".equals(value(attributes))) {
            text.markTitle();
          }
        }
        default -> {}
      }
      return true;
    }

    private static @Nullable String value(XMLStreamReader attributes) {
      return attributes.getAttributeCount() == 0 ? null : attributes.getAttributeValue(0);
    }

    @Override
    public void end(String name) {
      if (name.equals("p")) {
        text.end();
      }
      isRun = false;
    }

    @Override
    public void text(String run) {
      if (isRun) {
        text.append(run);
      }
    }
  }
}
