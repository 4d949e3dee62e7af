package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Sentences;
import io.dateline.text.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads lists of dates, a date at the head of each line. */
class DateListsTest {

  private static List<String> values(String published, String text) {
    return new TimeTagger()
            .tag(
                text,
                Sentences.split(text, new Span(0, text.length())),
                DocumentTime.of(LocalDate.parse(published)))
            .timexes()
            .stream()
            .map(Timex::value)
            .toList();
  }

  @Test
  void goesOnOverTheNewYear() {
    String tour =
        """
        The choir sings again.
        Dec 2 - Riga, Old Church
        Dec 29 - Graz, Arena
        Jan 9 - Vienna, Town Hall
        Feb 3 - Bern, Casino
        May 2 - Lyon, Opera
        """;
    assertThat(values("2016-11-30", tour))
        .containsExactly("2016-12-02", "2016-12-29", "2017-01-09", "2017-02-03", "2017-05-02");
  }

  @Test
  void goesBackOverTheNewYear() {
    String news =
        """
        9 January: The roof is mended.
        29 December: The storm is over.
        28 November: The storm comes.
        """;
    assertThat(values("2017-01-10", news))
        .containsExactly("2017-01-09", "2016-12-29", "2016-11-28");
  }

  @Test
  void believesAStatedYear() {
    String tour =
        """
        \u2022 3 May 2018: Riga
        \u2022 5 May: Graz
        \u2022 9 May: Vienna
        """;
    assertThat(values("2016-04-30", tour))
        .containsExactly("2018-05-03", "2018-05-05", "2018-05-09");
  }

  @Test
  void believesAWeekday() {
    String fixtures =
        """
        Wednesday 3 May: Ajax v Bern
        5 May: Celta v Derby
        9 May: Bern v Celta
        """;
    assertThat(values("2016-04-20", fixtures))
        .containsExactly("2017-05-03", "2017-05-05", "2017-05-09");
  }

  @Test
  void beginsBelowTheDateline() {
    String chronology =
        """
        Aug 22 (Ina News) - So went the strike:
        February 17 - The workers go home.
        March 5 - The mill is shut.
        May 30 - The owners give in.
        """;
    assertThat(values("2016-08-22", chronology))
        .containsExactly("2016-08-22", "2016-02-17", "2016-03-05", "2016-05-30");
  }

  @Test
  void takesNoListFromDatesWithoutOrder() {
    String notes =
        """
        3 May: Riga
        2 December: Graz
        9 April: Vienna
        """;
    assertThat(values("2016-11-20", notes))
        .containsExactly("2016-05-03", "2016-12-02", "2016-04-09");
  }

  @Test
  void takesNoListFromSentencesOfOneLine() {
    String text = "On 3 May it rained. On 29 December it snowed. On 9 January it was dry.";
    assertThat(values("2016-06-20", text))
        .containsExactly("2016-05-03", "2015-12-29", "2016-01-09");
  }
}
