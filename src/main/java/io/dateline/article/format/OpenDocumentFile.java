package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of OpenDocument, {@code .odt} (ISO 26300): without comments, notes and what was
 * deleted.
 */
public final class OpenDocumentFile {

  private static final String TEXT = "content.xml";
  private static final String PROPERTIES = "meta.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";
  private static final Set<String> NO_TEXT =
      Set.of("annotation", "note", "tracked-changes", "automatic-styles", "font-face-decls");
  private static final int MOST_SPACES = 100;

  private OpenDocumentFile() {}

  /**
   * Reads a document.
   *
   * @throws UnreadableException if it is broken, encrypted or of another format
   */
  public static Document read(byte[] content) throws UnreadableException {
    Map<String, byte[]> parts = ZipParts.of(content, Set.of(TEXT, PROPERTIES, MANIFEST));
    byte[] text = parts.get(TEXT);
    if (text == null) {
      throw new UnreadableException(
          Fault.FORMAT, "an OpenDocument text was expected; it has no text");
    }
    byte[] manifest = parts.get(MANIFEST);
    if (manifest != null
        && new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
      throw new UnreadableException(
          Fault.FORMAT, "this document asks for a password; save it without one");
    }
    Reader reader = new Reader();
    Xml.read(text, reader);
    byte[] properties = parts.get(PROPERTIES);
    Map<String, String> told = properties == null ? Map.of() : Xml.fields(properties);
    return reader.text.document(
        told.get("title"),
        told.getOrDefault("initial-creator", told.get("creator")),
        told.get("language"),
        told.get("creation-date"));
  }

  private static final class Reader implements Xml.Visitor {

    private final OfficeText text = new OfficeText();

    @Override
    public boolean begin(String name, XMLStreamReader attributes) throws UnreadableException {
      if (NO_TEXT.contains(name)) {
        return false;
      }
      switch (name) {
        case "p", "h" -> {
          text.begin();
          if ("Title".equals(value(attributes, "style-name"))) {
            text.markTitle();
          }
        }
        case "s" -> text.append(" ".repeat(spaces(value(attributes, "c"))));
        case "tab", "line-break" -> text.append(" ");
        default -> {}
      }
      return true;
    }

    private static int spaces(@Nullable String count) {
      boolean isNumber = count != null && count.matches("\\d{1,3}");
      return isNumber ? Math.min(MOST_SPACES, Integer.parseInt(count)) : 1;
    }

    private static @Nullable String value(XMLStreamReader attributes, String name) {
      for (int i = 0; i < attributes.getAttributeCount(); i++) {
        if (attributes.getAttributeLocalName(i).equals(name)) {
          return attributes.getAttributeValue(i);
        }
      }
      return null;
    }

    @Override
    public void end(String name) {
      if (name.equals("p") || name.equals("h")) {
        text.end();
      }
    }

    @Override
    public void text(String run) {
      text.append(run);
    }
  }
}
