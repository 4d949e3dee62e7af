package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a sentence sets an event, and which places in it are none of the event's. */
class LocationsTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A bomb killed two people in Oslo on Monday.                        | killed   | Oslo
          A bridge collapsed near Riga on Monday.                            | collapsed | Riga
          Police raided a house in the city of Lisbon on Monday.             | raided   | Lisbon
          Talks on a truce began in Geneva on Monday.                        | began    | Geneva
          The mayor said in Lisbon on Monday that the port would close.      | said     | Lisbon
          A minister from Norway said on Monday that trade would grow.       | said     |
          Moscow said on Monday that the talks had failed.                   | said     |
          Paris Lind was arrested on Monday.                                 | arrested |
          A soldier who had left Riga was arrested on Monday.                | arrested |
          """)
  void setsAnEventWhereItsOwnWordsDo(String sentence, String trigger, String place) {
    List<Mention> told =
        EXTRACTOR.extract(Samples.article("a", "P", "2016-03-01", sentence)).mentions().stream()
            .filter(mention -> mention.event().trigger().text().equals(trigger))
            .toList();
    assertThat(told).as("the event is read").isNotEmpty();
    assertThat(told.getFirst().event().places())
        .isEqualTo(place == null ? List.of() : List.of(place));
  }
}
