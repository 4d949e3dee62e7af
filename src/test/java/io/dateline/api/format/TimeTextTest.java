package io.dateline.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Made;
import io.dateline.event.EventTime;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  static LocalDateTime begin(EventTime time) {
    return CalendarValue.parse(time.value()).orElseThrow().begin();
  }

  static boolean isClock(EventTime time) {
    return Granularity.DAY.isCoarserThan(
        CalendarValue.parse(time.value()).orElseThrow().granularity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2016-02-27T00:00 | Asia/Damascus | 27 Feb 2016, 00:00 Damascus | 27 Feb 2016",
        "2016-02-27T24:00 | +03:00        | 28 Feb 2016, 00:00 UTC+03:00 | 28 Feb 2016",
        "2016-02-27       |               | 27 Feb 2016                 | 27 Feb 2016",
        "2016-02-27TNI    |               | 27 Feb 2016, night          | 27 Feb 2016",
        "2016-02          |               | Feb 2016                    | Feb 2016",
        "2016-W08         |               | week of 22 Feb 2016         | week of 22 Feb 2016",
        "2016-SU          |               | summer 2016                 | summer 2016",
        "198              |               | 1980s                       | 1980s"
      })
  void tellsTheTimeAndItsDay(String value, String zone, String text, String day) {
    EventTime time = Made.mention("a", "It rained", value, zone).time();
    assertThat(TimeText.of(time)).isEqualTo(text);
    assertThat(TimeText.day(time)).isEqualTo(day);
  }
}
