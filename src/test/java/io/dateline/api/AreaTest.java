package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.place.Place;
import io.dateline.place.Place.Precision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

  private static Place at(double lat, double lon, Precision precision) {
    return new Place("1", "Somewhere", "Land", "LD", List.of("LD"), lat, lon, precision);
  }

  @ParameterizedTest
  @CsvSource({
    "170, -20, -170, 0,   -18, 178,  true",
    "170, -20, -170, 0,   -18, -178, true",
    "170, -20, -170, 0,   -18, 0,    false",
    "170, -20, 180,  0,   -18, -180, true",
    "-180, 60, 180, 90,    90, 12,   true",
    "-180, -90, 180, -60, -90, -77,  true",
    "10, 10, 10, 10,       10, 10,   true",
    "10, 10, 20, 20,       20.1, 15, false"
  })
  void boxesGoAcrossTheDateLineAndToThePoles(
      double west, double south, double east, double north, double lat, double lon, boolean in) {
    assertThat(new Area.Box(west, south, east, north).contains(at(lat, lon, Precision.CITY)))
        .isEqualTo(in);
  }

  @ParameterizedTest
  @CsvSource({
    "51.5, -0.12, 344,  48.86, 2.35, true",
    "51.5, -0.12, 340,  48.86, 2.35, false",
    "0, 179.9, 25,      0, -179.9,   true",
    "90, 0, 112,        89, 120,     true",
    "90, 0, 110,        89, 120,     false",
    "0, 0, 20040,       0, 180,      true"
  })
  void circlesAreMeasuredOnTheGlobe(
      double lat, double lon, double km, double placeLat, double placeLon, boolean in) {
    Area.Circle circle = new Area.Circle(lat, lon, km);
    assertThat(circle.contains(at(placeLat, placeLon, Precision.CITY))).isEqualTo(in);
    assertThat(circle.contains(at(placeLat, placeLon, Precision.DISTRICT))).isEqualTo(in);
    assertThat(circle.contains(at(placeLat, placeLon, Precision.COUNTRY))).isFalse();
  }
}
