package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Sentences;
import io.dateline.text.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTaggerTest {

  private static final DocumentTime DOCUMENT =
      new DocumentTime(
          LocalDate.of(2016, 2, 24),
          LocalTime.of(12, 29),
          ZoneId.of("Europe/Moscow"),
          ZoneBasis.DATELINE);

  private static List<Timex> tag(String text) {
    return new TimeTagger()
        .tag(text, Sentences.split(text, new Span(0, text.length())), DOCUMENT)
        .timexes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It begins at 00:00 (Damascus time) on February 27, 2016. | 2016-02-27T00:00 | Asia/Damascus | 2016-02-26T22:00:00Z
          It began at 9 a.m. EST on Tuesday.                       | 2016-02-23T09:00 | America/New_York | 2016-02-23T14:00:00Z
          It began at 9 a.m. EST (1400 GMT) Tuesday.               | 2016-02-23T09:00 | America/New_York | 2016-02-23T14:00:00Z
          It began at 7 p.m. Beijing time on Monday.               | 2016-02-22T19:00 | Asia/Shanghai | 2016-02-22T11:00:00Z
          It began on Monday at 10:00 UTC+5.                       | 2016-02-22T10:00 | +05:00        | 2016-02-22T05:00:00Z
          It began on Monday at 10:00 GMT.                         | 2016-02-22T10:00 | UTC           | 2016-02-22T10:00:00Z
          It began at 18:30 Syrian time on 22 February.            | 2016-02-22T18:30 | Asia/Damascus | 2016-02-22T16:30:00Z
          It began in Tokyo at 8 a.m. local time on Monday.        | 2016-02-22T08:00 | Asia/Tokyo    | 2016-02-21T23:00:00Z
          It began on Monday at 8 a.m.                             | 2016-02-22T08:00 | Europe/Moscow | 2016-02-22T05:00:00Z
          It ends at midnight on Friday, they will say.            | 2016-02-27T00:00 | Europe/Moscow | 2016-02-26T21:00:00Z
          It began at midnight on Monday.                          | 2016-02-23T00:00 | Europe/Moscow | 2016-02-22T21:00:00Z
          It began at midnight on Wednesday.                       | 2016-02-24T00:00 | Europe/Moscow | 2016-02-23T21:00:00Z
          It will begin Friday, 7 p.m. Eastern time.               | 2016-02-26T19:00 | America/New_York | 2016-02-27T00:00:00Z
          """)
  void putsClockTimesInTheirZones(String text, String value, String zone, Instant earliest) {
    Timex timex = tag(text).getFirst();
    assertThat(timex.value()).isEqualTo(value);
    assertThat(String.valueOf(timex.zone())).isEqualTo(zone);
    assertThat(timex.earliest()).isEqualTo(earliest);
  }

  @Test
  void tellsWhereAZoneComesFrom() {
    assertThat(tag("At 8 a.m. on Monday.").getFirst().zoneBasis()).isEqualTo(ZoneBasis.DATELINE);
    assertThat(tag("At 8 a.m. GMT on Monday.").getFirst().zoneBasis()).isEqualTo(ZoneBasis.STATED);
    assertThat(tag("They met on Monday.").getFirst().zone()).isNull();
  }

  @Test
  void parsesTwoEndsOfARange() {
    List<Timex> ends = tag("The fair was open from 3 to 5 February.");
    assertThat(ends).extracting(Timex::value).containsExactly("2016-02-03", "2016-02-05");
    assertThat(ends).extracting(Timex::rangeEnd).containsExactly(RangeEnd.FIRST, RangeEnd.SECOND);
  }

  @Test
  void givesBothEndsOfARangeTheZoneOfTheSecond() {
    assertThat(tag("The road will be closed between 10:00 and 14:00 Lisbon time on Friday."))
        .extracting(timex -> String.valueOf(timex.zone()))
        .containsOnly("Europe/Lisbon");
  }

  @Test
  void readsTheScheduledPresentAhead() {
    assertThat(tag("The truce begins on Saturday."))
        .extracting(Timex::value)
        .containsExactly("2016-02-27");
  }

  @Test
  void putsAnHourYetToComeOnTheDayBefore() {
    assertThat(tag("He cut the ribbon at 3 p.m. in the rain."))
        .extracting(Timex::value)
        .containsExactly("2016-02-23T15:00");
  }

  @Test
  void carriesAWrittenYearToDatesNearBy() {
    assertThat(tag("He was born in 1931. On March 3 his mother died."))
        .extracting(Timex::value)
        .containsExactly("1931", "1931-03-03");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The score was 3-2.",
        "Call 555-0199 for help.",
        "They paid $1,998 for it.",
        "It has 1950 members.",
        "He may march on.",
        "Theresa May spoke.",
        "Room 2016b is closed."
      })
  void findsNoDatesInOtherNumbers(String text) {
    assertThat(tag(text)).noneMatch(Timex::isOnCalendar);
  }

  @Test
  void spansIndexTheTextUntouched() {
    String text = "On\u00a0Monday,\u200b 27 February 2016 \ud83d\ude80 at 9 a.m. it rained.";
    for (Timex timex : tag(text)) {
      assertThat(timex.span().of(text)).isEqualTo(timex.text());
    }
  }

  @Test
  void neverThrowsOnAnyText() {
    Random random = new Random(7);
    String[] pieces = {
      "Monday",
      " ",
      "27",
      "/",
      "-",
      ":",
      "00",
      "a.m.",
      "last",
      "February",
      ",",
      "(",
      ")",
      "2016",
      "\ud83d",
      "the",
      "two",
      "weeks",
      "ago",
      "\n",
      ".",
      "'98",
      "31",
      "April",
      "noon",
      "UTC+99",
      "Q9",
      "W54",
      "th",
      "and a half",
      "1/2",
      "99999999999"
    };
    for (int n = 0; n < 3_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
        if (random.nextBoolean()) {
          text.append(' ');
        }
      }
      String whole = text.toString();
      for (Timex timex : tag(whole)) {
        assertThat(timex.span().of(whole)).isEqualTo(timex.text());
      }
    }
  }

  @Test
  void readsAMillionTokensOnOneLine() {
    String text = "Monday 9 a.m. ".repeat(100_000);
    assertThat(tag(text)).hasSize(100_000);
  }

  @Test
  void readsTenMegabytesWithoutASpace() {
    assertThat(tag("x1-\ud83d".repeat(2_500_000))).isEmpty();
  }

  @Test
  void takesAThousandTimesAsLongForAThousandTimesTheText() {
    String text = "The truce began on Monday at 9 a.m. and lasted two days, officials said. ";
    tag(text.repeat(1_000));
    long start = System.nanoTime();
    tag(text.repeat(500));
    long once = System.nanoTime() - start;
    start = System.nanoTime();
    tag(text.repeat(20_000));
    assertThat((System.nanoTime() - start) / once).isLessThan(40 * 5);
  }

  @Test
  void tellsWhatWasStatedAndWhatImplied() {
    Timex timex = tag("They met on February 22 at 9 a.m.").getFirst();
    assertThat(timex.stated())
        .containsExactlyInAnyOrder(
            Component.MONTH, Component.DAY, Component.HOUR, Component.MINUTE);
    assertThat(timex.implied()).containsExactly(Component.YEAR);
    assertThat(timex.anchor())
        .isEqualTo(new TimeAnchor(TimeAnchor.From.DOCUMENT, LocalDate.of(2016, 2, 24)));
  }

  @Test
  void countsFromTheStoryWhereTheTextDoes() {
    Timex later = tag("They met on 9 January. Two days later they parted.").getLast();
    assertThat(later.anchor())
        .isEqualTo(new TimeAnchor(TimeAnchor.From.STORY, LocalDate.of(2016, 1, 9)));
  }

  @Test
  void resolvesNothingWithoutADocumentTime() {
    String text = "They met on Monday, yesterday and in March.";
    List<Timex> timexes =
        new TimeTagger()
            .tag(text, Sentences.split(text, new Span(0, text.length())), DocumentTime.UNKNOWN)
            .timexes();
    assertThat(timexes).hasSize(3).noneMatch(Timex::isOnCalendar);
  }
}
