package io.dateline.api.format;

import io.dateline.event.EventTime;
import io.dateline.event.Mention;
import io.dateline.place.Place;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * CSV with a header line; what there are several of is parted by {@code "; "}. The column {@code
 * articles} has the ids of those that report the event, by which the list of articles tells what
 * each was read from.
 */
public final class CsvFormat implements EventFormat {

  private static final String HEADER =
      "id,timeline,title,when,value,end_value,edtf,granularity,zone,basis,mod,earliest,latest,"
          + "factuality,sources,importance,participants,places,conflicts,first_reported,"
          + "last_reported,revision,publishers,urls,quote,kind,role,relevance,"
          + "place,place_in,place_country,place_lat,place_lon,place_precision,place_id,articles,"
          + "quote_language,languages";

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    out.append(HEADER).append("\r\n");
    for (Event event : events) {
      out.append(CsvLine.of(cells(event)));
    }
  }

  private static List<String> cells(Event event) {
    EventTime time = event.time();
    Place place = event.places().isEmpty() ? null : event.places().getFirst();
    return List.of(
        event.id(),
        event.timeline(),
        event.title(),
        TimeText.of(time),
        time.value(),
        Objects.toString(time.endValue(), ""),
        time.edtf(),
        Wording.lower(time.granularity()),
        Objects.toString(time.zone(), ""),
        Wording.lower(time.basis()),
        Objects.toString(time.mod(), ""),
        time.earliest().toString(),
        time.latest().toString(),
        Wording.lower(event.factuality()),
        Integer.toString(event.sources()),
        Double.toString(event.importance()),
        joined(
            event.participants().stream()
                .map(one -> one.name() + " (" + Wording.lower(one.role()) + ")")
                .toList()),
        joined(event.places().stream().map(Place::whole).toList()),
        joined(event.conflicts().stream().map(other -> TimeText.of(other.time())).toList()),
        event.firstReported().toString(),
        event.lastReported().toString(),
        Integer.toString(event.revision()),
        joined(event.mentions().stream().flatMap(m -> Wording.publisher(m).stream()).toList()),
        joined(urls(event)),
        event.mentions().getFirst().quote().text(),
        Wording.lower(event.kind()),
        Wording.lower(event.role()),
        Objects.toString(event.relevance(), ""),
        place == null ? "" : place.name(),
        place == null ? "" : Objects.toString(place.in(), ""),
        place == null ? "" : place.country(),
        place == null ? "" : Double.toString(place.lat()),
        place == null ? "" : Double.toString(place.lon()),
        place == null ? "" : Wording.lower(place.precision()),
        place == null ? "" : place.id(),
        joined(event.mentions().stream().map(mention -> mention.article().id()).toList()),
        language(event.mentions().getFirst()),
        joined(event.mentions().stream().map(CsvFormat::language).toList()));
  }

  private static String language(Mention mention) {
    return mention.quote().languageTag();
  }

  private static List<String> urls(Event event) {
    return event.mentions().stream()
        .map(Mention::article)
        .map(article -> article.url())
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }

  private static String joined(List<String> values) {
    return values.stream().distinct().collect(Collectors.joining("; "));
  }
}
