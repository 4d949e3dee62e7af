package io.dateline.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.place.Place.Precision;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceFileTest {

  private static final String GOOD = "Mežaparks|Meza Park\tLV\t57.0\t24.16\tdistrict\tRiga";

  @Test
  void addsPlacesWithAllTheirNames() {
    PlaceFile file =
        PlaceFile.of("\uFEFF# of our own\r\n\r\n" + GOOD + "\nKalna\tLV\t56.8\t25.1\n");
    assertThat(file.faults()).isEmpty();
    Place district = Objects.requireNonNull(file.atlas().place("LV-mezaparks"));
    assertThat(file.atlas().named("MEZA PARK")).containsExactly(district);
    assertThat(district.whole()).isEqualTo("Mežaparks, Riga, Latvia");
    assertThat(district.within()).containsExactly("456172", "LV.25", "LV");
    assertThat(district.precision()).isEqualTo(Precision.DISTRICT);
    assertThat(file.atlas().named("Kalna").getFirst().precision()).isEqualTo(Precision.CITY);
    assertThat(file.atlas().named("Riga")).isEqualTo(Atlas.world().named("Riga"));
    assertThat(Atlas.world().place("LV-mezaparks")).isNull();
  }

  @Test
  void whatIsAddedIsMeantBeforeAllElse() {
    PlaceFile file = PlaceFile.of("Valencia\tLV\t56.9\t24.2");
    assertThat(file.atlas().named("Valencia")).extracting(Place::id).containsExactly("LV-valencia");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "A; 1 fields",
        "A\\tLV\\t1; 3 fields",
        "A\\tLV\\t1\\t2\\tcity\\tRiga\\tx; 7 fields",
        "|A\\tLV\\t1\\t2; a name of 1 to 100 letters",
        "'...\\tLV\\t1\\t2'; a name of 1 to 100 letters",
        "A\\tLatvia\\t1\\t2; a country's code such as SY",
        "A\\tLV.25\\t1\\t2; a country's code such as SY",
        "A\\tLV\\t90.1\\t2; latitude 90.1 lies outside of -90 to 90",
        "A\\tLV\\t1\\t-180.01; longitude -180.01 lies outside of -180 to 180",
        "A\\tLV\\t1e1\\t2; a latitude in decimal degrees",
        "A\\tLV\\tNaN\\t2; a latitude in decimal degrees",
        "A\\tLV\\t1\\t\\t; a longitude in decimal degrees",
        "A\\tLV\\t1\\t2\\tvillage; district, city or region was expected",
        "A\\tLV\\t1\\t2\\tcity\\tNowhereville; there is no place \"Nowhereville\" in Latvia",
        "A\\tLV\\t1\\t2\\tcity\\tHelsinki; there is no place \"Helsinki\" in Latvia",
        "mezaparks\\tLV\\t1\\t2; \"mezaparks\" of LV is there already"
      })
  void namesEachBrokenLineAndUsesTheRest(String line, String reason) {
    PlaceFile file = PlaceFile.of(GOOD + "\n" + line.replace("\\t", "\t") + "\nKalna\tLV\t56\t25");
    assertThat(file.faults()).hasSize(1);
    assertThat(file.faults().getFirst()).startsWith("line 2: ").contains(reason);
    assertThat(file.atlas().named("Meza Park")).hasSize(1);
    assertThat(file.atlas().named("Kalna")).hasSize(1);
  }

  @Test
  void aBrokenFileAddsNothing() {
    PlaceFile file = PlaceFile.of("\0\u0001\n<html>\n{\"a\":1}\n");
    assertThat(file.faults()).hasSize(3);
    assertThat(file.atlas().named("html")).isEqualTo(List.of());
  }
}
