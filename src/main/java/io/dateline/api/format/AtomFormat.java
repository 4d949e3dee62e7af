package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Atom (RFC 4287): the events last changed first, an entry each. */
public final class AtomFormat implements EventFormat {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @Override
  public void write(String timeline, List<Event> events, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      feed(xml, timeline, Wording.newestFirst(events));
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.append(text.getBuffer()).append('\n');
  }

  private static void feed(XMLStreamWriter xml, String timeline, List<Event> newest)
      throws XMLStreamException {
    Instant updated = newest.isEmpty() ? Instant.EPOCH : newest.getFirst().updated().instant();
    element(xml, "id", Wording.tag(timeline));
    element(xml, "title", "Timeline " + timeline);
    element(xml, "updated", updated.toString());
    xml.writeStartElement("author");
    element(xml, "name", "Dateline");
    xml.writeEndElement();
    for (Event event : newest) {
      xml.writeStartElement("entry");
      entry(xml, event);
      xml.writeEndElement();
    }
  }

  private static void entry(XMLStreamWriter xml, Event event) throws XMLStreamException {
    element(xml, "id", Wording.tag(event.timeline() + "/" + event.id()));
    element(xml, "title", Wording.title(event));
    element(xml, "published", event.firstReported().instant().toString());
    element(xml, "updated", event.updated().instant().toString());
    Optional<String> url = Wording.url(event);
    if (url.isPresent()) {
      xml.writeEmptyElement("link");
      xml.writeAttribute("rel", "alternate");
      xml.writeAttribute("href", url.get());
    }
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", Wording.lower(event.factuality()));
    element(
        xml,
        "content",
        TimeText.of(event.time()) + " (" + Wording.sure(event) + ")\n" + Wording.quote(event));
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
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
