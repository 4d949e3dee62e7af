package io.dateline.api.format;

import io.dateline.json.Json;
import io.dateline.place.Place;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GeoJSON (RFC 7946): a feature for each event whose place is known, a point at the one that most
 * of its articles name. Behind them stand how many events are in the file ({@code shown}), of how
 * many that were asked for ({@code total}), and how many are left out since they have no place
 * ({@code unplaced}).
 */
public final class GeoJsonFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    out.append("{\"type\":\"FeatureCollection\",\"features\":[");
    long shown = 0;
    long placed = 0;
    for (Event event : events) {
      shown++;
      if (!event.places().isEmpty()) {
        out.append(placed == 0 ? "\n" : ",\n")
            .append(Json.line(feature(about, event, event.places().getFirst())));
        placed++;
      }
    }
    long total = about.part() == null ? shown : about.part().of();
    out.append(
        "\n],\"shown\":"
            + shown
            + ",\"total\":"
            + total
            + ",\"unplaced\":"
            + (shown - placed)
            + "}\n");
  }

  private record Feature(String type, String id, Point geometry, Properties properties) {}

  /**
   * A point.
   *
   * @param coordinates longitude and latitude
   */
  private record Point(String type, List<Double> coordinates) {}

  private record Properties(
      String title,
      String time,
      String edtf,
      String granularity,
      String earliest,
      String factuality,
      String kind,
      double importance,
      int sources,
      String place,
      @Nullable String in,
      String country,
      String precision,
      @Nullable String url) {}

  private static Feature feature(Export about, Event event, Place place) {
    return new Feature(
        "Feature",
        event.id(),
        new Point("Point", List.of(place.lon(), place.lat())),
        new Properties(
            Wording.title(event),
            TimeText.of(event.time()),
            event.time().edtf(),
            Wording.lower(event.time().granularity()),
            event.time().earliest().toString(),
            Wording.lower(event.factuality()),
            Wording.lower(event.kind()),
            event.importance(),
            event.sources(),
            place.name(),
            place.in(),
            place.country(),
            Wording.lower(place.precision()),
            about.link(event)));
  }
}
