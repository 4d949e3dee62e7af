package io.dateline.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.json.Json;
import io.dateline.store.TimelineSettings;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.io.kml.KMLReader;

/** GeoJSON and KML, opened by the readers of the JTS Topology Suite. */
class MapFormatsTest {

  private static final List<Event> EVENTS =
      List.of(
          event("one", "Bridge <b>opened</b> & closed", "2016-02-27", "Riga"),
          event("two", "Talks began", "2016-03", "Syria"),
          event("three", "Nobody knows where", "2016-04-01", "Nowhereville"),
          event("four", "Ship sank", "BC0330", "Suva"));

  private static Event event(String name, String title, String value, String place) {
    ObjectNode line = Made.line(name, title, value);
    line.withObject("/event").putArray("places").add(place);
    return Fold.fold(List.of(Json.mention(line.toString()))).getFirst();
  }

  private static String write(EventFormat format, Export about) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(about, EVENTS, out);
    return out.toString();
  }

  @Test
  void geoJsonIsReadByAnother() throws IOException, ParseException {
    String text = write(new GeoJsonFormat(), Export.of("test"));
    Geometry points = new GeoJsonReader().read(text);
    assertThat(points.getNumGeometries()).isEqualTo(3);
    Coordinate riga = points.getGeometryN(0).getCoordinate();
    assertThat(riga.x).isBetween(24.0, 24.2);
    assertThat(riga.y).isBetween(56.9, 57.0);
    assertThat(points.getGeometryN(2).getCoordinate().x).as("Suva lies east").isGreaterThan(178);
  }

  @Test
  void geoJsonTellsWhatItIsOf() throws IOException {
    Export about =
        new Export(
            "test",
            TimelineSettings.NONE,
            "https://n.example",
            Map.of(),
            new Export.Part(EVENTS.size(), 90));
    JsonNode whole = Json.json().readTree(write(new GeoJsonFormat(), about));
    assertThat(whole.path("shown").asInt()).isEqualTo(4);
    assertThat(whole.path("total").asInt()).isEqualTo(90);
    assertThat(whole.path("unplaced").asInt()).isEqualTo(1);
    JsonNode first = whole.path("features").path(0);
    assertThat(first.path("id").asText()).isEqualTo("m_one");
    assertThat(first.path("properties").toString())
        .isEqualTo(
            "{\"title\":\"Bridge <b>opened</b> & closed\",\"time\":\"27 Feb 2016\","
                + "\"edtf\":\"2016-02-27\",\"granularity\":\"day\","
                + "\"earliest\":\"2016-02-27T00:00:00Z\",\"factuality\":\"happened\","
                + "\"kind\":\"%s\",\"importance\":%s,\"sources\":1,\"place\":\"Riga\","
                    .formatted(
                        Wording.lower(EVENTS.getFirst().kind()), EVENTS.getFirst().importance())
                + "\"in\":\"Latvia\",\"country\":\"LV\",\"precision\":\"city\","
                + "\"url\":\"https://n.example/t/%s/m_one\"}"
                    .formatted(EVENTS.getFirst().timeline()));
    assertThat(whole.path("features").path(1).path("properties").has("in")).isFalse();
  }

  @Test
  void kmlIsReadByAnother() throws IOException, XMLStreamException, ParseException {
    String text = write(new KmlFormat(), Export.of("test"));
    assertThat(text)
        .contains("<name>Bridge &lt;b&gt;opened&lt;/b&gt; &amp; closed</name>")
        .contains("<begin>2016-02-27T00:00:00Z</begin><end>2016-02-28T00:00:00Z</end>")
        .doesNotContain("Nobody");
    List<Coordinate> points = new ArrayList<>();
    int spans = 0;
    XMLStreamReader xml =
        XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
    while (xml.hasNext()) {
      xml.next();
      if (xml.isStartElement() && xml.getLocalName().equals("TimeSpan")) {
        spans++;
      } else if (xml.isStartElement() && xml.getLocalName().equals("coordinates")) {
        String point = "<Point><coordinates>" + xml.getElementText() + "</coordinates></Point>";
        points.add(new KMLReader().read(point).getCoordinate());
      }
    }
    assertThat(points).hasSize(3);
    assertThat(points.getFirst().y).isBetween(56.9, 57.0);
    assertThat(spans).as("KML knows no years before Christ").isEqualTo(2);
  }
}
