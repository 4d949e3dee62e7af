package io.dateline.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.place.Place.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasTest {

  private static final Atlas WORLD = Atlas.world();

  @ParameterizedTest
  @CsvSource({
    "Riga, 456172, 'Riga, Latvia', CITY",
    "RIGA, 456172, 'Riga, Latvia', CITY",
    "Zurich, 2657896, 'Zurich, Switzerland', CITY",
    "Zürich, 2657896, 'Zurich, Switzerland', CITY",
    "Nova Iguaçu, 3456160, 'Nova Iguacu, Brazil', CITY",
    "Nova-Iguacu, 3456160, 'Nova Iguacu, Brazil', CITY",
    "Latvia, LV, Latvia, COUNTRY",
    "Bavaria, DE.02, 'Bavaria, Germany', REGION"
  })
  void findsPlacesByTheirNames(String name, String id, String whole, Precision precision) {
    Place found = WORLD.named(name).getFirst();
    assertThat(found.id()).isEqualTo(id);
    assertThat(found.whole()).isEqualTo(whole);
    assertThat(found.precision()).isEqualTo(precision);
    assertThat(WORLD.place(id)).isEqualTo(found);
  }

  @Test
  void aNameSaysWhichPlaceIsMeant() {
    assertThat(WORLD.named("Valencia")).hasSizeGreaterThan(1);
    assertThat(WORLD.named("Valencia, Venezuela")).extracting(Place::country).containsOnly("VE");
    assertThat(WORLD.named("Valencia, Carabobo, Venezuela")).hasSize(1);
    assertThat(WORLD.named("Valencia, Latvia")).isEmpty();
    assertThat(WORLD.named("Salzburg"))
        .extracting(Place::precision)
        .contains(Precision.CITY, Precision.REGION);
    assertThat(WORLD.named("Salzburg province"))
        .extracting(Place::precision)
        .containsOnly(Precision.REGION);
  }

  @Test
  void knowsNothingOfOtherWords() {
    for (String none : List.of("", " ", "\t", ",", ", Latvia", "Nowhereville", "456172\t", "'")) {
      assertThat(WORLD.named(none)).as(none).isEmpty();
      assertThat(WORLD.place(none)).as(none).isNull();
    }
  }

  @Test
  void whatLiesInAnotherSaysSo() {
    Place city =
        WORLD.named("Salzburg").stream()
            .filter(p -> p.precision() == Precision.CITY)
            .findFirst()
            .orElseThrow();
    assertThat(city.within()).hasSize(2).last().isEqualTo("AT");
    assertThat(city.isIn("AT")).isTrue();
    assertThat(city.isIn(city.id())).isTrue();
    assertThat(city.isIn("DE")).isFalse();
  }

  /** Every row of the two files is found by its key, and every place has its point on the earth. */
  @Test
  void everyRowIsFound() throws IOException {
    int places = 0;
    try (BufferedReader rows = open("places.tsv")) {
      for (String row : rows.lines().filter(line -> !line.startsWith("#")).toList()) {
        Place place = Objects.requireNonNull(WORLD.place(row.substring(0, row.indexOf('\t'))), row);
        assertThat(place.lat()).isBetween(-90.0, 90.0);
        assertThat(place.lon()).isBetween(-180.0, 180.0);
        assertThat(place.in() == null).isEqualTo(place.precision() == Precision.COUNTRY);
        places++;
      }
    }
    assertThat(places).isGreaterThan(25_000);
    try (BufferedReader rows = open("place-names.tsv")) {
      for (String row : rows.lines().filter(line -> !line.startsWith("#")).toList()) {
        String[] fields = row.split("\t");
        assertThat(Atlas.key(fields[0])).as("a key stays as it is").isEqualTo(fields[0]);
        assertThat(WORLD.named(fields[0])).as(row).hasSize(fields[1].split(" ").length);
      }
    }
  }

  private static BufferedReader open(String file) {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(Atlas.class.getResourceAsStream(file)), StandardCharsets.UTF_8));
  }
}
