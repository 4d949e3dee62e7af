package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Atom (RFC 4287): the events last changed first, an entry each. */
public final class AtomFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    List<Event> newest = Wording.newestFirst(about, events);
    Xml.write(
        out,
        xml -> {
          xml.begin("feed", "xmlns", "http://www.w3.org/2005/Atom");
          Instant updated = newest.isEmpty() ? Instant.EPOCH : about.changed(newest.getFirst());
          xml.text("id", Wording.tag(about.id()));
          xml.text("title", about.feedTitle());
          String description = about.settings().description();
          if (description != null) {
            xml.text("subtitle", description);
          }
          xml.text("updated", updated.toString());
          String home = about.home(newest);
          if (home != null) {
            xml.empty("link", "rel", "alternate", "href", home);
          }
          xml.begin("author").text("name", "Dateline").end();
          for (Event event : newest) {
            entry(xml.begin("entry"), about, event);
            xml.end();
          }
          xml.end();
        });
  }

  private static void entry(Xml xml, Export about, Event event) throws XMLStreamException {
    xml.text("id", Wording.tag(event.timeline() + "/" + event.id()));
    xml.text("title", Wording.title(event));
    xml.text("published", event.firstReported().instant().toString());
    xml.text("updated", about.changed(event).toString());
    String link = about.link(event);
    if (link != null) {
      xml.empty("link", "rel", "alternate", "href", link);
    }
    Optional<String> article = Wording.url(event);
    if (article.isPresent() && !article.get().equals(link)) {
      xml.empty("link", "rel", "related", "href", article.get());
    }
    xml.empty("category", "term", Wording.lower(event.factuality()));
    xml.text("content", Wording.summary(event));
  }
}
