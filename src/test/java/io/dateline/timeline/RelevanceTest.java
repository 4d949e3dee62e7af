package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelevanceTest {

  private static List<Mention> read(String id, String text) {
    return new MentionExtractor()
        .extract(Samples.article(id, "P " + id, "2016-02-28", text))
        .mentions();
  }

  /** What a wire brings of a flood, and of other things. */
  private static List<Mention> wire() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      mentions.addAll(
          read(
              "flood" + i,
              "The Oder flooded the old town of Brieg on %d February 2016.".formatted(20 + i)));
    }
    mentions.addAll(read("match", "Ana Ruiz won the tennis final in Quito on 22 February 2016."));
    mentions.addAll(read("film", "Omar Haddad sold a comic film to Sofia on 23 February 2016."));
    return mentions;
  }

  private static double of(String article, List<Mention> mentions) {
    return Fold.fold(mentions).stream()
        .filter(event -> event.mentions().getFirst().article().id().equals(article))
        .mapToDouble(event -> Objects.requireNonNull(event.relevance()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isHighWhereArticlesShareWhatMostTellOf() {
    assertThat(of("flood0", wire())).isEqualTo(1.0);
    assertThat(of("flood5", wire())).isEqualTo(1.0);
    assertThat(of("match", wire())).isLessThan(0.3);
    assertThat(of("film", wire())).isLessThan(0.3);
  }

  @Test
  void isOneInATimelineOfOneArticle() {
    assertThat(of("match", read("match", "Ana Ruiz won in Quito on 22 February 2016.")))
        .isEqualTo(1.0);
  }

  /** More articles than are drawn. */
  @Test
  void dependsOnWhatIsThereAlone() {
    List<Mention> mentions = new ArrayList<>(wire());
    for (int i = 0; i < 2 * Relevance.DRAWN; i++) {
      mentions.addAll(
          read(
              "n" + i, "Jan Novak left the harbour of Riga on %d May 2015.".formatted(1 + i % 28)));
    }
    List<Event> events = Fold.fold(mentions);
    Collections.shuffle(mentions, new Random(3));
    mentions.addAll(mentions.subList(0, 20));
    assertThat(Fold.fold(mentions)).isEqualTo(events);
    assertThat(events)
        .allSatisfy(event -> assertThat(event.relevance()).isNotNull().isBetween(0.0, 1.0));
  }

  @Test
  void aGistHasTheTermsThatMostMentionsTell() {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i < 28; i++) {
      all.append("Jan Novak left Riga on %d May 2015. ".formatted(i));
    }
    all.append("Ana Ruiz met bakers, brewers, barbers, tailors and tanners on 1 June 2015.");
    assertThat(Gist.of(read("a", all.toString())).terms())
        .hasSizeLessThanOrEqualTo(24)
        .contains("riga".hashCode(), "novak".hashCode());
  }
}
