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
 * finer than they are known; {@code display_date} tells them with their zone. TimelineJS shows
 * texts as HTML, so they are escaped.
 */
public final class TimelineJsFormat implements EventFormat {

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    out.append(
            Json.line(
                new Document(
                    new Title(new Text(Wording.html(about.title()), part(about))),
                    StreamSupport.stream(events.spliterator(), false)
                        .map(TimelineJsFormat::slide)
                        .toList())))
        .append('\n');
  }

  private record Document(Title title, List<Slide> events) {}

  private record Title(Text text) {}

  private record Text(String headline, String text) {}

  private record Slide(
      @JsonProperty("unique_id") String id,
      @JsonProperty("start_date") Date start,
      @JsonProperty("end_date") @Nullable Date end,
      @JsonProperty("display_date") String display,
      Text text,
      String group,
      @Nullable Location location,
      boolean autolink) {}

  /** Where its map is to look; how near follows from how exact the place is. */
  private record Location(String name, double lat, double lon, int zoom) {}

  private record Date(
      int year,
      @Nullable Integer month,
      @Nullable Integer day,
      @Nullable Integer hour,
      @Nullable Integer minute,
      @JsonProperty("display_date") String display) {}

  private static String part(Export about) {
    return about.part() == null ? "" : "<p>" + about.part() + ", those that matter most</p>";
  }

  private static Slide slide(Event event) {
    String when = Wording.html(TimeText.of(event.time()));
    CalendarValue begin = CalendarValue.parse(event.time().value()).orElseThrow();
    return new Slide(
        event.id(),
        date(begin.begin(), begin.granularity(), when),
        end(event.time(), begin, when),
        when,
        new Text(Wording.html(Wording.title(event)), text(event)),
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
    return new Location(Wording.html(place.whole()), place.lat(), place.lon(), zoom);
  }

  private static Date date(LocalDateTime at, Granularity granularity, String when) {
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
  private static @Nullable Date end(EventTime time, CalendarValue begin, String when) {
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

  private static String text(Event event) {
    String link =
        Wording.url(event)
            .map(url ->
                " <a href=\"" + Wording.html(url) + "\" rel=\"nofollow noopener\">article</a>")
            .orElse("");
    return "<p>"
        + Wording.sure(event)
        + "</p><blockquote>"
        + Wording.html(Wording.quote(event))
        + link
        + "</blockquote>";
  }
}
