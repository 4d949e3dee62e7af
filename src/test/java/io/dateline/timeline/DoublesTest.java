package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Made;
import io.dateline.event.Mention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublesTest {

  private static Event event(Mention mention) {
    return Fold.fold(List.of(mention)).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ferry sinks off Riga        | 2025-03-04 | Ferry sunk near Riga                   | 2025-03-04 | yes
          Ferry sinks off Riga        | 2025-03-04 | Riga ferry goes down, dozens missing   | 2025-03-05 | yes
          Ferry sinks off Riga        | 2025-03    | Ferry sinks off Riga                   | 2025-03-20 | yes
          Ferry sinks off Riga        | 2025-03-04 | Ferry sinks off Riga                   | 2025-03-09 | no
          Ferry sinks off Riga        | 2025-03-04 | Ferry strike begins                    | 2025-03-04 | no
          Ferry sinks off Riga        | 2025-03-04 | Parliament meets                       | 2025-03-04 | no
          Ferry                       | 2025-03-04 | Ferry                                  | 2025-03-04 | no
          """)
  void areAlikeInWordsAndNearInTime(
      String title, String value, String other, String otherValue, String alike) {
    Event one = event(Made.mention("a", title, value));
    Event two = event(Made.mention("b", other, otherValue));
    assertThat(Doubles.of(one, List.of(one, two), 5))
        .extracting(found -> found.event().id())
        .isEqualTo(alike.equals("yes") ? List.of(two.id()) : List.of());
  }
}
