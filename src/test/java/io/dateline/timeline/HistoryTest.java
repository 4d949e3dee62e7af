package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static List<Mention> of(String id, String published, String text) {
    return new MentionExtractor()
        .extract(Samples.article(id, "P " + id, published, text))
        .mentions();
  }

  private static List<Mention> story() {
    List<Mention> mentions = new ArrayList<>();
    mentions.addAll(
        of("a", "2016-02-20", "The opening of the Riga harbour bridge is planned for 3 March."));
    mentions.addAll(
        of(
            "b",
            "2016-03-01",
            "The opening of the Riga harbour bridge has been postponed to 10 March."));
    mentions.addAll(
        of("c", "2016-03-11", "The opening of the Riga harbour bridge took place on 10 March."));
    return mentions;
  }

  @Test
  void isOneEventThatMoved() {
    List<Event> events = Fold.fold(story());
    assertThat(events).hasSize(1);
    Event event = events.getFirst();
    assertThat(event.time().value()).isEqualTo("2016-03-10");
    assertThat(event.factuality()).isEqualTo(Factuality.HAPPENED);
    assertThat(event.conflicts()).isEmpty();
    assertThat(History.of(event))
        .extracting(History.Step::change, step -> step.time().value(), step -> step.article().id())
        .containsExactly(
            Tuple.tuple(Change.Kind.ADDED, "2016-03-03", "a"),
            Tuple.tuple(Change.Kind.REDATED, "2016-03-10", "b"),
            Tuple.tuple(Change.Kind.CONFIRMED, "2016-03-10", "c"));
  }

  @Test
  void isTheSameWhateverTheOrder() {
    List<Mention> reversed = story();
    Collections.reverse(reversed);
    assertThat(Fold.fold(reversed)).isEqualTo(Fold.fold(story()));
  }

  @Test
  void tellsThatItWasCalledOff() {
    List<Mention> mentions =
        new ArrayList<>(of("a", "2016-02-20", "The Riga harbour concert will be held on 3 March."));
    mentions.addAll(
        of("b", "2016-03-01", "The Riga harbour concert of 3 March has been cancelled."));
    List<Event> events = Fold.fold(mentions);
    assertThat(events).hasSize(1);
    assertThat(History.of(events.getFirst()))
        .extracting(History.Step::change)
        .containsExactly(Change.Kind.ADDED, Change.Kind.CANCELLED);
  }

  @Test
  void doesNotMoveAnotherEvent() {
    List<Mention> mentions = new ArrayList<>(story().subList(1, story().size()));
    mentions.addAll(of("d", "2016-02-20", "The Tallinn song festival is planned for 3 March."));
    assertThat(Fold.fold(mentions)).hasSize(2);
  }
}
