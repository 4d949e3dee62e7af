package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarValueTest {

  @ParameterizedTest
  @CsvSource({
    "2016-02-27T00:00, MINUTE, 2016-02-27T00:00:00",
    "2016-02-27, DAY, 2016-02-27",
    "2016-02-27TMO, DAY, 2016-02-27",
    "2016-W08, WEEK, 2016-02-22/2016-02-28",
    "2016-W08-WE, WEEK, 2016-02-27/2016-02-28",
    "2016-02, MONTH, 2016-02",
    "2016-Q1, QUARTER, 2016-01/2016-03",
    "2016-SU, QUARTER, 2016-22",
    "2016, YEAR, 2016",
    "198, DECADE, 198X",
    "19, CENTURY, 19XX"
  })
  void readsAValueAndWritesItAsEdtf(String value, Granularity granularity, String edtf) {
    CalendarValue read = CalendarValue.parse(value).orElseThrow();
    assertThat(read.granularity()).isEqualTo(granularity);
    assertThat(read.edtf(null)).isEqualTo(edtf);
    assertThat(read.begin()).isBefore(read.end());
  }

  @Test
  void writesTheOffsetOfItsZoneOnThatDay() {
    CalendarValue winter = CalendarValue.parse("2016-02-27T00:00").orElseThrow();
    CalendarValue summer = CalendarValue.parse("2016-07-27T00:00").orElseThrow();
    ZoneId paris = ZoneId.of("Europe/Paris");
    assertThat(winter.edtf(paris)).isEqualTo("2016-02-27T00:00:00+01:00");
    assertThat(summer.edtf(paris)).isEqualTo("2016-07-27T00:00:00+02:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P3D",
        "XXXX-10-02",
        "PAST_REF",
        "2016-13",
        "2016-02-30",
        "2016-02-27T99:00",
        "1"
      })
  void readsNothingElse(String value) {
    assertThat(CalendarValue.parse(value)).isEmpty();
  }

  @Test
  void containsWhatLiesInside() {
    CalendarValue day = CalendarValue.parse("2016-02-27").orElseThrow();
    CalendarValue minute = CalendarValue.parse("2016-02-27T00:00").orElseThrow();
    assertThat(day.contains(minute)).isTrue();
    assertThat(minute.contains(day)).isFalse();
  }
}
