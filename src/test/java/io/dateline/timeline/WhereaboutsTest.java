package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Made;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.place.PlaceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

  private static final Whereabouts WORLD = new Whereabouts(Atlas.world());

  private static int count;

  /** A mention of an article of its own that tells of some countries. */
  private static Mention mention(String countries, String... places) {
    ObjectNode line = Made.line("a" + count++, "Bridge opened", "2016-02-27");
    ArrayNode told = line.withObject("/article").putArray("countries");
    Stream.of(countries.split(" ")).filter(one -> !one.isEmpty()).forEach(told::add);
    ArrayNode names = line.withObject("/event").putArray("places");
    Stream.of(places).forEach(names::add);
    return Json.mention(line.toString());
  }

  private static List<String> where(Mention... mentions) {
    return WORLD.of(List.of(mentions)).stream().map(Place::whole).toList();
  }

  @Test
  void theInnerPlaceStandsForTheOuter() {
    assertThat(where(mention("", "Riga", "Latvia"))).containsExactly("Riga, Latvia");
    assertThat(where(mention("", "Latvia"))).containsExactly("Latvia");
    assertThat(where(mention("", "Riga", "Finland")))
        .containsExactlyInAnyOrder("Riga, Latvia", "Finland");
  }

  @Test
  void theArticleDecidesWhichPlaceOfANameIsMeant() {
    assertThat(where(mention("VE CO", "Valencia"))).containsExactly("Valencia, Venezuela");
    assertThat(where(mention("ES FR", "Valencia"))).containsExactly("Valencia, Spain");
    assertThat(where(mention("", "Valencia, Venezuela"))).containsExactly("Valencia, Venezuela");
  }

  @Test
  void noPlaceIsGuessed() {
    assertThat(where(mention("", "Springfield"))).containsExactly("United States");
    assertThat(where(mention("", "Valencia"))).isEmpty();
    assertThat(where(mention("LV", "Springfield"))).isEmpty();
    assertThat(where(mention("LV", "Nowhereville"))).isEmpty();
  }

  @Test
  void aFamousPlaceIsMeantWhateverElseIsTold() {
    assertThat(where(mention("US", "Paris"))).containsExactly("Paris, France");
    assertThat(where(mention("US", "Paris, Texas"))).containsExactly("Paris, United States");
  }

  @Test
  void aSmallPlaceOfAnotherCountryIsNotMeant() {
    assertThat(where(mention("FI EE", "Kotka"))).containsExactly("Kotka, Finland");
    assertThat(where(mention("AU NZ", "Kotka"))).isEmpty();
  }

  @Test
  void otherMentionsDecideWhatOneLeavesOpen() {
    assertThat(where(mention("", "Valencia"), mention("VE", "Valencia")))
        .containsExactly("Valencia, Venezuela");
  }

  @Test
  void mostArticlesDecide() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      mentions.add(mention("LV", "Riga"));
    }
    mentions.add(mention("LV", "Jelgava"));
    assertThat(WORLD.of(mentions)).extracting(Place::name).containsExactly("Riga");
    List<Place> before = WORLD.of(mentions);
    Collections.shuffle(mentions, new Random(7));
    assertThat(WORLD.of(mentions)).as("in any order").isEqualTo(before);
  }

  @Test
  void whatOneOfManyArticlesTellsMoreExactlyIsNotTaken() {
    List<Mention> mentions = new ArrayList<>();
    mentions.add(mention("LV", "Jelgava"));
    for (int i = 0; i < 20; i++) {
      mentions.add(mention("LV", "Latvia"));
    }
    assertThat(WORLD.of(mentions)).extracting(Place::name).containsExactly("Latvia");
  }

  @Test
  void aPlaceThatWasAddedIsFoundAmongTheParticipants() {
    ObjectNode line = Made.line("p", "Tower burned in Mežaparks", "2016-02-27");
    line.withObject("/event")
        .putArray("participants")
        .addObject()
        .put("name", "Mežaparks")
        .put("role", "participant");
    Mention mention = Json.mention(line.toString());
    assertThat(where(mention)).isEmpty();
    Atlas atlas = PlaceFile.of("Mežaparks\tLV\t57\t24.1\tdistrict\tRiga").atlas();
    assertThat(new Whereabouts(atlas).of(List.of(mention)))
        .extracting(Place::whole)
        .containsExactly("Mežaparks, Riga, Latvia");
  }
}
