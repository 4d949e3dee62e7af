package io.dateline.api.format;

import io.dateline.place.Place;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.xml.stream.XMLStreamException;

/**
 * KML 2.3 (OGC 12-007r2): a placemark for each event whose place is known, with its span of time.
 * Its readers take descriptions for HTML.
 */
public final class KmlFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    Xml.write(
        out,
        xml -> {
          xml.begin("kml", "xmlns", "http://www.opengis.net/kml/2.2").begin("Document");
          xml.text("name", Wording.line(about.title()));
          if (about.part() != null) {
            xml.text("description", "This file has " + about.part() + ".");
          }
          for (Event event : events) {
            if (!event.places().isEmpty()) {
              placemark(xml, about, event, event.places().getFirst());
            }
          }
          xml.end().end();
        });
  }

  private static void placemark(Xml xml, Export about, Event event, Place place)
      throws XMLStreamException {
    xml.begin("Placemark");
    xml.text("name", Wording.title(event));
    xml.text("description", description(about, event));
    span(xml, event.time().earliest(), event.time().latest());
    xml.begin("ExtendedData");
    data(xml, "id", event.id());
    data(xml, "edtf", event.time().edtf());
    data(xml, "factuality", Wording.lower(event.factuality()));
    data(xml, "place", place.whole());
    data(xml, "precision", Wording.lower(place.precision()));
    xml.end();
    xml.begin("Point").text("coordinates", place.lon() + "," + place.lat()).end();
    xml.end();
  }

  private static Html description(Export about, Event event) {
    Html text = Html.lines(Wording.summary(event));
    String link = about.link(event);
    return link == null ? text : Html.of("{}<br><a href=\"{}\">more</a>", text, link);
  }

  /** KML knows the years from 1 to 9999. */
  private static void span(Xml xml, Instant begin, Instant end) throws XMLStreamException {
    if (isKnown(begin) && isKnown(end)) {
      xml.begin("TimeSpan").text("begin", begin.toString()).text("end", end.toString()).end();
    }
  }

  private static boolean isKnown(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1 && year <= 9999;
  }

  private static void data(Xml xml, String name, String value) throws XMLStreamException {
    xml.begin("Data", "name", name).text("value", value).end();
  }
}
