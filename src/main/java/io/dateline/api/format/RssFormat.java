package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** RSS 2.0: the events last changed first, an item each. Readers take its texts for HTML. */
public final class RssFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    List<Event> newest = Wording.newestFirst(about, events);
    Xml.write(
        out,
        xml -> {
          xml.begin("rss", "version", "2.0").begin("channel");
          xml.text("title", Html.text(about.feedTitle()));
          // A channel has a link, if only the name that it has for good.
          xml.text("link", Objects.requireNonNullElse(about.home(newest), Wording.tag(about.id())));
          xml.text("description", Html.text(about.description()));
          String language = about.settings().language();
          if (language != null) {
            xml.text("language", language);
          }
          if (!newest.isEmpty()) {
            xml.text("lastBuildDate", date(about.changed(newest.getFirst())));
          }
          for (Event event : newest) {
            item(xml.begin("item"), about, event);
            xml.end();
          }
          xml.end().end();
        });
  }

  private static void item(Xml xml, Export about, Event event) throws XMLStreamException {
    xml.text("title", Html.text(Wording.title(event)));
    String link = about.link(event);
    if (link != null) {
      xml.text("link", link);
    }
    xml.text("description", Html.lines(Wording.summary(event)));
    xml.text("category", Wording.lower(event.factuality()));
    xml.text("guid", Wording.tag(event.timeline() + "/" + event.id()), "isPermaLink", "false");
    xml.text("pubDate", date(about.changed(event)));
  }

  /** A date in the form of RFC 822, with a year of four digits. */
  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
