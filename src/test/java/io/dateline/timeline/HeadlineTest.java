package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which title and which time an event gets of those that its mentions tell. */
class HeadlineTest {

  /** The event that the first of some texts tells, each text an article of its own. */
  private static Event event(String... texts) {
    List<Mention> mentions = new ArrayList<>();
    for (String text : texts) {
      String id = "a" + mentions.size();
      mentions.addAll(
          new MentionExtractor()
              .extract(Samples.article(id, "P " + id, "2016-02-28", text))
              .mentions());
    }
    return Fold.fold(mentions).stream()
        .filter(event -> event.mentions().contains(mentions.getFirst()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsWhatHappenedRatherThanNamesIt() {
    assertThat(
            event(
                    "People still speak of the explosion of the ferry Aurora on 22 February 2016.",
                    "The ferry Aurora exploded off Riga on 22 February 2016.",
                    "After the explosion of the ferry Aurora on 22 February 2016 the port closed.")
                .title())
        .isEqualTo("Ferry Aurora exploded off Riga");
  }

  @Test
  void prefersTheTitleThatNamesWhoDidIt() {
    assertThat(
            event(
                    "The ferry sank on 22 February 2016.",
                    "The ferry sank on 22 February 2016.",
                    "The ferry Aurora sank off Riga on 22 February 2016.")
                .title())
        .isEqualTo("Ferry Aurora sank off Riga");
  }

  @Test
  void isOfTheDayThatMostSourcesTell() {
    Event event =
        event(
            "Boris Tamm resigned as mayor of Riga on 22 February 2016.",
            "Boris Tamm resigned as mayor of Riga on 22 February 2016.",
            "Boris Tamm resigned as mayor of Riga at 10 a.m. on 22 February 2016.");
    assertThat(event.mentions()).hasSize(3);
    assertThat(event.time().value()).isEqualTo("2016-02-22T10:00");
    assertThat(event.conflicts()).isEmpty();
  }
}
