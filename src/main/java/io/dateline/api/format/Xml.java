package io.dateline.api.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of text, for feeds and maps. */
final class Xml {

  private final XMLStreamWriter xml;

  private Xml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The content of a document. */
  @FunctionalInterface
  interface Content {
    void write(Xml xml) throws XMLStreamException;
  }

  /** Writes a document. */
  static void write(Appendable out, Content content) throws IOException {
    try {
      XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(writer(out));
      writer.writeStartDocument("UTF-8", "1.0");
      content.write(new Xml(writer));
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.append('\n');
  }

  /** Writes on at once, however long the document gets. */
  private static Writer writer(Appendable out) {
    return new Writer() {
      @Override
      public void write(char[] buffer, int from, int length) throws IOException {
        out.append(CharBuffer.wrap(buffer, from, length));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /**
   * Begins an element.
   *
   * @param attributes names, each with its value after it
   */
  Xml begin(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    attributes(attributes);
    return this;
  }

  Xml end() throws XMLStreamException {
    xml.writeEndElement();
    return this;
  }

  /** An element that has nothing in it. */
  Xml empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    attributes(attributes);
    return this;
  }

  /** An element of HTML as text: its readers take the text for HTML. */
  Xml text(String name, Html html) throws XMLStreamException {
    return text(name, html.toString());
  }

  /** An element of text. */
  Xml text(String name, String text, String... attributes) throws XMLStreamException {
    begin(name, attributes);
    xml.writeCharacters(legal(text));
    return end();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
    }
  }

  /** Text without the characters that XML 1.0 has no place for (§2.2). */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }
}
