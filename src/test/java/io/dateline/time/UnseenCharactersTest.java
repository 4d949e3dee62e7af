package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Sentences;
import io.dateline.text.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as pages break and adorn them are read as a reader sees them, or are left alone. */
class UnseenCharactersTest {

  private static final String DAY = "2016-02-27";

  private static List<Timex> times(String text) {
    List<Span> sentences = Sentences.split(text, new Span(0, text.length()));
    DocumentTime written = new DocumentTime(LocalDate.of(2016, 3, 1), null, null, null);
    return new TimeTagger().tag(text, sentences, written).timexes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "27-02-2016",
        "27\u221202\u22122016",
        "27\u201002\u20102016",
        "27\u201102\u20112016",
        "27\u201202\u20122016",
        "27\u201302\u20132016",
        "27\u201402\u20142016",
        "2016\u221202\u221227",
        "2016\u201302\u201327",
        "27\u200b February 2016",
        "2\u200b7 February 2016",
        "27 Feb\u00adruary 2016",
        "27\u2060February\u20602016",
        "27\u200e \u202bFebruary\u202c 2016",
        "27\nFebruary 2016",
        "February\n27, 2016",
        "27 February\n2016",
        "February 27,\n2016"
      })
  void readsTheDayAndKeepsItsPlace(String date) {
    String text = "A truce be\u00adgan on " + date + " in Nes.";
    assertThat(times(text))
        .singleElement()
        .satisfies(time -> {
          assertThat(time.value()).isEqualTo(DAY);
          assertThat(time.text()).isEqualTo(date);
          assertThat(time.span().of(text)).isEqualTo(date);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chapter 27\nFebruary was cold.",
        "Page 27\nFebruary 2016 was cold.",
        "In February\n27 people died.",
        "They counted 27\n\nFebruary was cold.",
        "Call 555-27-02-2016.",
        "It won 27\u221202 in the end."
      })
  void readsNoDayWhereNoneIsWritten(String text) {
    assertThat(times(text))
        .noneSatisfy(time -> assertThat(time.granularity()).isEqualTo(Granularity.DAY));
  }

  @Test
  void notesStandInTheTextAsGiven() {
    String text = "The vote of 30\u200b February 2016 was held.";
    Tagged tagged =
        new TimeTagger()
            .tag(
                text,
                List.of(new Span(0, text.length())),
                new DocumentTime(LocalDate.of(2016, 3, 1), null, null, null));
    assertThat(tagged.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.span().of(text)).isEqualTo("30\u200b February 2016"));
  }
}
