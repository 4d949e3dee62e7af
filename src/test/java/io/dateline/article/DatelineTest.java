package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Span;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEW YORK, NY \u2013 The gate was shut. | NEW YORK, NY | America/New_York",
        "New York, NY \u2013 The gate was shut. | New York, NY | America/New_York",
        "Lisbon, Portugal \u2014 The gate was shut. | Lisbon, Portugal | Europe/Lisbon",
        "Geneva (AP) \u2014 The gate was shut. | Geneva | Europe/Zurich",
        "Geneva (14 December 2012) \u2013 The gate was shut. | Geneva | Europe/Zurich"
      })
  void tellsPlaceAndZone(String paragraph, String place, String zone) {
    assertThat(Dateline.at(paragraph, new Span(0, paragraph.length())))
        .hasValueSatisfying(line -> {
          assertThat(line.place()).isEqualTo(place);
          assertThat(line.zone()).isEqualTo(ZoneId.of(zone));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lisbon \u2013 the city on the river \u2013 was shut.",
        "Lisbon, Porto and Faro were shut.",
        "Nobody, Friends \u2014 that is how it began.",
        "Lisbon, Portugal, was shut."
      })
  void isNoSentenceOfItsOwn(String paragraph) {
    assertThat(Dateline.at(paragraph, new Span(0, paragraph.length()))).isEmpty();
  }
}
