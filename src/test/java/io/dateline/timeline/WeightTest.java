package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  private static List<Mention> read(String id, String published, String text) {
    return EXTRACTOR.extract(Samples.article(id, id, published, text)).mentions();
  }

  private static Event only(List<Mention> mentions) {
    List<Event> events = Fold.fold(mentions).stream().filter(e -> !e.isAssumed()).toList();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jets bombed the port of Riga on Monday.                     | ATTACK
          Thousands protested in Riga on Monday.                      | PROTEST
          Ministers of the two countries met in Riga on Monday.       | TALKS
          Police arrested Boris Tamm in Riga on Monday.               | ARREST
          An earthquake shook Riga on Monday.                         | DISASTER
          Ilona Varga said on Monday that the port would close.       | STATEMENT
          The choir of Riga sang on Monday.                           | OTHER
          """)
  void tellsTheKindByTheWords(String sentence, Event.Kind kind) {
    assertThat(only(read("a", "2016-02-24", sentence)).kind()).isEqualTo(kind);
  }

  @Test
  void whatAllGoBackToIsBackground() {
    String invasion = "Troops invaded Courland in March 2003.";
    assertThat(only(read("a", "2016-02-24", invasion)).role()).isEqualTo(Event.Role.BACKGROUND);
    List<Mention> mentions = new ArrayList<>(read("a", "2016-02-24", invasion));
    mentions.addAll(read("b", "2003-03-24", invasion));
    assertThat(only(mentions).role()).isEqualTo(Event.Role.REPORT);
    assertThat(only(read("c", "2016-02-24", "Troops will invade Courland in March.")).role())
        .isEqualTo(Event.Role.REPORT);
  }

  @Test
  void moreReportsMatterMoreButNoneMuch() {
    List<Mention> mentions = new ArrayList<>();
    double before = 0;
    for (int i = 0; i < 12; i++) {
      mentions.addAll(
          read("a" + i, "2016-02-2" + i % 5, "Jets bombed the port of Riga on 19 February."));
      double importance = only(mentions).importance();
      assertThat(importance).isGreaterThanOrEqualTo(before).isLessThan(1);
      assertThat(importance - before).isLessThan(i == 0 ? 1 : 0.12);
      before = importance;
    }
    assertThat(before).isGreaterThan(0.3);
  }

  @Test
  void aStatementMattersLessThanADeed() {
    double deed = only(read("a", "2016-02-24", "Jets bombed Riga on Monday.")).importance();
    double said =
        only(read("a", "2016-02-24", "Ilona Varga said on Monday that all was well.")).importance();
    assertThat(said).isLessThan(deed);
  }
}
