package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML inside documents, read without a DTD and without entities. */
final class Xml {

  private Xml() {}

  /** Takes what is found, in its order. */
  interface Visitor {
    /** The beginning of an element; false where all that is in it is to be skipped. */
    boolean begin(String name, XMLStreamReader attributes) throws UnreadableException;

    /** The end of an element that was not skipped. */
    void end(String name);

    /** Text. */
    void text(String text);
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableException if it is no XML, or declares entities
   */
  static void read(byte[] content, Visitor visitor) throws UnreadableException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      int skipped = 0;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (skipped > 0 || !visitor.begin(xml.getLocalName(), xml)) {
              skipped++;
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (skipped > 0) {
              skipped--;
            } else {
              visitor.end(xml.getLocalName());
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (skipped == 0) {
              visitor.text(xml.getText());
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new UnreadableException(
                  Fault.FORMAT, "its XML declares entities, which no document's does");
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new UnreadableException(Fault.FORMAT, "its XML is broken");
    }
  }

  /**
   * The texts of the elements of a small document, the first of each name.
   *
   * @throws UnreadableException if it is no XML
   */
  static Map<String, String> fields(byte[] content) throws UnreadableException {
    Map<String, String> fields = new HashMap<>();
    StringBuilder text = new StringBuilder();
    read(
        content,
        new Visitor() {
          @Override
          public boolean begin(String name, XMLStreamReader attributes) {
            text.setLength(0);
            return true;
          }

          @Override
          public void end(String name) {
            if (!text.toString().isBlank()) {
              fields.putIfAbsent(name, text.toString().strip());
            }
            text.setLength(0);
          }

          @Override
          public void text(String run) {
            text.append(run);
          }
        });
    return fields;
  }
}
