package io.dateline.api.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dateline.event.EventTime;
import io.dateline.json.Json;
import io.dateline.place.Place;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of NUKnightLab's TimelineJS 3. Its dates are wall clocks where the event takes place, no
 * finer than they are known; {@code display_date} states them with their zone. TimelineJS shows
 * texts as HTML, so they are written as such.
 */
public final class TimelineJsFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    out.append(
            Json.line(
                new Document(
                    new Title(new Text(Html.text(about.title()), part(about))),
                    StreamSupport.stream(events.spliterator(), false)
                        .map(TimelineJsFormat::slide)
                        .toList())))
        .append('\n');
  }

  private record Document(Title title, List<Slide> events) {}

  private record Title(Text text) {}

  private record Text(Html headline, Html text) {}

  private record Slide(
      @JsonProperty("unique_id") String id,
      @JsonProperty("start_date") Date start,
      @JsonProperty("end_date") @Nullable Date end,
      @JsonProperty("display_date") Html display,
      Text text,
      String group,
      @Nullable Location location,
      boolean autolink) {}

  /** The view of its map: the more exact the place, the nearer. */
  private record Location(Html name, double lat, double lon, int zoom) {}

  private record Date(
      int year,
      @Nullable Integer month,
      @Nullable Integer day,
      @Nullable Integer hour,
      @Nullable Integer minute,
      @JsonProperty("display_date") Html display) {}

  private static Html part(Export about) {
    return about.part() == null
        ? Html.NONE
        : Html.of("<p>{}, those that matter most</p>", about.part());
  }

  private static Slide slide(Event event) {
    Html when = Html.text(TimeText.of(event.time()));
    CalendarValue begin = CalendarValue.parse(event.time().value()).orElseThrow();
    return new Slide(
        event.id(),
        date(begin.begin(), begin.granularity(), when),
        end(event.time(), begin, when),
        when,
        new Text(Html.text(Wording.title(event)), text(event)),
        Wording.lower(event.factuality()),
        event.places().stream().findFirst().map(TimelineJsFormat::location).orElse(null),
        false);
  }

  private static Location location(Place place) {
    int zoom =
        switch (place.precision()) {
          case DISTRICT -> 13;
          case CITY -> 10;
          case REGION -> 7;
          case COUNTRY -> 5;
        };
    return new Location(Html.text(place.whole()), place.lat(), place.lon(), zoom);
  }

  private static Date date(LocalDateTime at, Granularity granularity, Html when) {
    boolean clock = Granularity.DAY.isCoarserThan(granularity);
    boolean day = !granularity.isCoarserThan(Granularity.WEEK);
    boolean month = !granularity.isCoarserThan(Granularity.QUARTER);
    return new Date(
        at.getYear(),
        month ? at.getMonthValue() : null,
        day ? at.getDayOfMonth() : null,
        clock ? at.getHour() : null,
        clock ? at.getMinute() : null,
        when);
  }

  /** The end of what takes longer than the unit that its begin states; null for what does not. */
  private static @Nullable Date end(EventTime time, CalendarValue begin, Html when) {
    if (time.endValue() != null) {
      CalendarValue end = CalendarValue.parse(time.endValue()).orElse(begin);
      return date(last(end), end.granularity(), when);
    }
    return switch (begin.granularity()) {
      case MINUTE, HOUR, DAY, MONTH, YEAR -> null;
      case WEEK, QUARTER, DECADE, CENTURY -> date(last(begin), begin.granularity(), when);
    };
  }

  private static LocalDateTime last(CalendarValue value) {
    boolean clock = Granularity.DAY.isCoarserThan(value.granularity());
    return clock ? value.begin() : value.end().minusNanos(1);
  }

  private static Html text(Event event) {
    return Html.of(
        "<p>{}</p><blockquote>{}{}</blockquote>",
        Wording.sure(event),
        Wording.quote(event),
        Wording.url(event)
            .map(url -> Html.of(" <a href=\"{}\" rel=\"nofollow noopener\">article</a>", url))
            .orElse(Html.NONE));
  }
}
