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
  void countsFromTheLastStatedYearAbove() {
    String diary =
        """
        4 November 2013: The nets are torn.
        21 November: The nets are mended.
        8 December: The boats are back.
        17 December 2015: The nets are torn.
        3 January: The nets are mended.
        """;
    assertThat(values("2016-06-20", diary))
        .containsExactly("2013-11-04", "2013-11-21", "2013-12-08", "2015-12-17", "2016-01-03");
  }

  @Test
  void countsFromTheNextStatedYearWhereNoneIsAbove() {
    String diary =
        """
        21 December: The nets are mended.
        8 January: The boats are back.
        17 January 2014: The nets are torn.
        """;
    assertThat(values("2016-06-20", diary))
        .containsExactly("2013-12-21", "2014-01-08", "2014-01-17");
  }

  @Test
  void believesAWeekdayThatIsNoSlip() {
    String fixtures =
        """
        Saturday 14 January: Ajax v Bern
        21 January: Celta v Derby
        28 January: Bern v Celta
        """;
    assertThat(values("2016-06-20", fixtures))
        .containsExactly("2017-01-14", "2017-01-21", "2017-01-28");
    String mistyped =
        """
        Wednesday 3 May: Ajax v Bern
        5 May: Celta v Derby
        9 May: Bern v Celta
        """;
    assertThat(values("2016-04-20", mistyped))
        .containsExactly("2016-05-03", "2016-05-05", "2016-05-09");
  }

  @Test
  void endsAtAHeadingAndWhereItBeginsAnew() {
    String first =
        """
        Sep 4 - Riga
        Oct 2 - Gent
        Oct 29 - Graz
        Jan 14 - Bern
        Mar 30 - Lyon
        Jun 20 - Vienna
        """;
    String second = first.replace("Sep 4", "Sep 2").replace("Jun 20", "Jun 11");
    for (String between : List.of("", "Away\n", "The choirs of the north:\n")) {
      assertThat(values("2016-08-20", first + between + second))
          .containsExactly(
              "2016-09-04",
              "2016-10-02",
              "2016-10-29",
              "2017-01-14",
              "2017-03-30",
              "2017-06-20",
              "2016-09-02",
              "2016-10-02",
              "2016-10-29",
              "2017-01-14",
              "2017-03-30",
              "2017-06-11");
    }
  }

  @Test
  void leapDayShowsItsYear() {
    String tour =
        """
        Dec 27 - Riga
        Jan 30 - Graz
        Feb 29 - Bern
        Mar 4 - Lyon
        """;
    assertThat(values("2016-11-20", tour))
        .containsExactly("2015-12-27", "2016-01-30", "2016-02-29", "2016-03-04");
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
