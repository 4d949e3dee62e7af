package io.dateline.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link ICalendarFormat} writes, as ical4j reads it. */
class ICalendarTest {

  private static String write(List<Event> events) throws IOException {
    StringBuilder out = new StringBuilder();
    new ICalendarFormat().write("test", events, out);
    return out.toString();
  }

  private static Calendar read(String text) throws IOException {
    try {
      return new CalendarBuilder().build(new StringReader(text));
    } catch (ParserException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String value(VEvent event, String property) {
    return event.<Property>getProperty(property).map(Property::getValue).orElse("");
  }

  @ParameterizedTest
  @MethodSource("io.dateline.api.format.ExportTest#events")
  void holdsEveryEventOnce(List<Event> events) throws IOException {
    String text = write(events);
    assertThat(text.split("\r\n", -1))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
        .noneMatch(line -> line.contains("\n") || line.contains("\r"));
    Calendar calendar = read(text);
    assertThat(calendar.validate(true).hasErrors()).as("%s", calendar.validate(true)).isFalse();
    List<VEvent> read = calendar.<VEvent>getComponents("VEVENT");
    assertThat(read).hasSize(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      assertThat(value(read.get(i), "UID")).isEqualTo(event.id() + "@dateline");
      assertThat(value(read.get(i), "SEQUENCE")).isEqualTo(Integer.toString(event.revision() - 1));
      assertThat(value(read.get(i), "STATUS"))
          .isEqualTo(
              switch (event.factuality()) {
                case HAPPENED -> "CONFIRMED";
                case PLANNED, POSSIBLE -> "TENTATIVE";
                case CANCELLED, DENIED -> "CANCELLED";
              });
      assertThat(begin(read.get(i)))
          .as("%s", event.time())
          .isEqualTo(
              sinceYearOne(
                  TimeTextTest.isClock(event.time())
                      ? event.time().earliest()
                      : TimeTextTest.begin(event.time())
                          .toLocalDate()
                          .atStartOfDay(ZoneOffset.UTC)
                          .toInstant()));
    }
  }

  /** What was before the year 1 stands at its begin. */
  private static Instant sinceYearOne(Instant instant) {
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    return instant.isBefore(first) ? first : instant;
  }

  private static Instant begin(VEvent event) {
    Temporal start = event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow().getDate();
    if (start instanceof LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return start instanceof LocalDateTime floating
        ? floating.toInstant(ZoneOffset.UTC)
        : Instant.from(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2016-02-27T00:00 |               | Asia/Damascus | DTSTART:20160226T220000Z",
        "2016-02-27T00:00 |               | +02:00        | DTSTART:20160226T220000Z",
        "1850-06-01T12:00 |               | Europe/Lisbon | DTSTART:18500601T123645Z",
        "2016-02-27T00:00 |               | Etc/UTC       | DTSTART:20160227T000000Z",
        "2016-02-27T00:00 |               |               | DTSTART:20160227T000000",
        "2016-02-27       |               |               | DTSTART;VALUE=DATE:20160227 DTEND;VALUE=DATE:20160228",
        "2016-02-27TNI    |               |               | DTSTART;VALUE=DATE:20160227 DTEND;VALUE=DATE:20160228",
        "2016-02          |               |               | DTSTART;VALUE=DATE:20160201 DTEND;VALUE=DATE:20160301",
        "2016-02-29       | 2016-03-03    |               | DTSTART;VALUE=DATE:20160229 DTEND;VALUE=DATE:20160304",
        "201              |               |               | DTSTART;VALUE=DATE:20100101 DTEND;VALUE=DATE:20200101",
        "9999             |               |               | DTSTART;VALUE=DATE:99990101",
        "BC0044-03-15     |               |               | DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00010102",
        "BC0044-03-15T10:00 |             | Etc/UTC       | DTSTART:00010101T000000Z",
        "2025-06-04T10:00 | 2025-06-04T14:00 | Europe/Lisbon | DTSTART:20250604T090000Z DTEND:20250604T130000Z"
      })
  void isNoMorePreciseThanTheTime(String value, String end, String zone, String lines)
      throws IOException {
    ObjectNode line = Made.line("a", "It rained", value);
    line.withObject("/time").put("endValue", end).put("zone", zone);
    String text = write(Fold.fold(List.of(Json.mention(line.toString()))));
    String event = text.substring(text.indexOf("BEGIN:VEVENT"));
    assertThat(event.lines().filter(one -> one.startsWith("DTSTART") || one.startsWith("DTEND")))
        .containsExactly(lines.split(" "));
  }
}
