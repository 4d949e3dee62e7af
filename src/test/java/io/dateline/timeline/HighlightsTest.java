package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightsTest {

  private static List<Mention> of(String id, String text) {
    return new MentionExtractor()
        .extract(Samples.article(id, "P " + id, "2016-02-28", text))
        .mentions();
  }

  private static List<Mention> story() {
    List<Mention> mentions = new ArrayList<>();
    mentions.addAll(of("a", "The old ferry of Riga sank in heavy seas on 22 February 2016."));
    mentions.addAll(of("b", "The old ferry of Riga sank off the harbour on 22 February 2016."));
    mentions.addAll(of("c", "Divers found the wreck of the lost ferry on 22 February 2016."));
    mentions.addAll(of("d", "The mayor of Riga opened a new park on 24 February 2016."));
    mentions.addAll(of("d2", "The mayor of Riga praised the new park on 24 February 2016."));
    mentions.addAll(of("e", "A baker in Riga painted his old door on 25 February 2016."));
    return mentions;
  }

  private static List<Highlight> highlights(int dates, LocalDate from, LocalDate to) {
    return Highlights.of(Fold.fold(story()), dates, 2, from, to);
  }

  @Test
  void choosesTheDatesThatMostArticlesTellOf() {
    List<Highlight> chosen = highlights(2, LocalDate.MIN, LocalDate.MAX);
    assertThat(chosen)
        .extracting(Highlight::date)
        .containsExactly(LocalDate.of(2016, 2, 22), LocalDate.of(2016, 2, 24));
    assertThat(chosen.getFirst().importance()).isEqualTo(1.0);
    assertThat(chosen.getLast().importance()).isLessThan(1.0);
  }

  @Test
  void tellsEachEventOnceInASentenceOfItsArticle() {
    Highlight day = highlights(1, LocalDate.MIN, LocalDate.MAX).getFirst();
    assertThat(day.sentences()).hasSize(2);
    assertThat(day.sentences()).extracting(Highlight.Sentence::event).doesNotHaveDuplicates();
    assertThat(day.sentences())
        .allSatisfy(sentence -> assertThat(sentence.text()).contains("ferry").endsWith("."));
  }

  /** A wire brings as many articles of other things; they make no day of this timeline. */
  @Test
  void aDayOfOtherThingsComesAfterOneOfTheStory() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      mentions.addAll(of("a" + i, "Boris Tamm reached the harbour of Riga on 20 February 2016."));
      mentions.addAll(of("b" + i, "Boris Tamm left the harbour of Riga on 22 February 2016."));
    }
    for (String name : List.of("Lima", "Quito", "Sucre")) {
      mentions.addAll(of(name, "A bakery burnt down in " + name + " on 21 February 2016."));
    }
    assertThat(Highlights.of(Fold.fold(mentions), 2, 1, LocalDate.MIN, LocalDate.MAX))
        .extracting(Highlight::date)
        .containsExactly(LocalDate.of(2016, 2, 20), LocalDate.of(2016, 2, 22));
  }

  /** What happened comes before what was planned of it and what somebody said to it. */
  @Test
  void choosesWhatHappenedAndASentenceThatTellsIt() {
    List<Mention> mentions = new ArrayList<>();
    mentions.addAll(of("a", "Boris Tamm will open the new bridge of Riga on 29 February 2016."));
    mentions.addAll(of("b", "Ana Ruiz said on 24 February 2016 that Riga needs a bridge."));
    mentions.addAll(of("c", "Ana Ruiz said on 24 February 2016 that the bridge of Riga is safe."));
    mentions.addAll(of("d", "Even had the bridge of Riga fallen on 24 February 2016, few slept."));
    mentions.addAll(of("e", "The old bridge of Riga fell into the river on 24 February 2016."));
    mentions.addAll(of("f", "The old bridge of Riga fell down on 24 February 2016."));
    Highlight day =
        Highlights.of(Fold.fold(mentions), 1, 1, LocalDate.MIN, LocalDate.MAX).getFirst();
    assertThat(day.date()).isEqualTo(LocalDate.of(2016, 2, 24));
    assertThat(day.sentences())
        .extracting(Highlight.Sentence::text)
        .singleElement()
        .asString()
        .startsWith("The old bridge of Riga fell");
  }

  @Test
  void keepsToTheSpan() {
    assertThat(highlights(5, LocalDate.of(2016, 2, 23), LocalDate.of(2016, 2, 24)))
        .extracting(Highlight::date)
        .containsExactly(LocalDate.of(2016, 2, 24));
  }

  @Test
  void doesNotDependOnOrder() {
    List<Event> events = new ArrayList<>(Fold.fold(story()));
    List<Highlight> expected = Highlights.of(events, 3, 2, LocalDate.MIN, LocalDate.MAX);
    Collections.reverse(events);
    assertThat(Highlights.of(events, 3, 2, LocalDate.MIN, LocalDate.MAX)).isEqualTo(expected);
  }
}
