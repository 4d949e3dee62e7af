package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.time.Basis;
import java.util.List;
import java.util.Locale;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionExtractorTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor(EventGolden.WHOLE);

  /** The mentions of one sentence that is not the lead, read on Wednesday 24 February 2016. */
  private static List<Mention> mentions(String sentence) {
    Article article =
        Samples.article(
            "a",
            "P",
            "2016-02-24T12:00:00+01:00",
            "This opens the story, as it were.\\n\\n" + sentence);
    return EXTRACTOR.extract(article).mentions().stream()
        .filter(mention -> !mention.quote().text().startsWith("This opens"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The bridge opened on Monday.                                      | opened     | 2016-02-22 | happened
          The bridge will open on Monday.                                   | open       | 2016-02-29 | planned
          The bridge is due to open on Monday.                              | open       | 2016-02-29 | planned
          The bridge may open on 3 March.                                   | open       | 2016-03-03 | possible
          The bridge did not open on Monday.                                | open       | 2016-02-22 | denied
          The opening planned for 3 March has been cancelled.               | planned    | 2016-03-03 | cancelled
          Friday's attack killed nobody.                                    | attack     | 2016-02-19 | happened
          The ceasefire agreed in Geneva on 12 February held.               | agreed     | 2016-02-12 | happened
          On Monday, the court freed the men.                               | freed      | 2016-02-22 | happened
          "Talks resume at 10:00 on Monday," the envoy said.                | resume     | 2016-02-29T10:00 | planned
          """)
  void givesATimeToItsEvent(String sentence, String trigger, String value, String factuality) {
    Mention mention = mentions(sentence.replace("\"", "\\\"")).getFirst();
    assertThat(mention.event().trigger().text()).isEqualTo(trigger);
    assertThat(mention.time().value()).isEqualTo(value);
    assertThat(mention.event().factuality().name().toLowerCase(Locale.ROOT)).isEqualTo(factuality);
  }

  @Test
  void keepsTwoEventsOfOneSentenceApart() {
    assertThat(
            mentions(
                "The truce is due to begin in Aleppo on February 27, a statement said on Monday."))
        .extracting(
            m -> m.time().value(), m -> m.event().factuality(), m -> m.event().attribution())
        .containsExactly(
            Tuple.tuple("2016-02-27", Factuality.PLANNED, "statement"),
            Tuple.tuple("2016-02-22", Factuality.HAPPENED, null));
  }

  @Test
  void datesTheLeadByThePublication() {
    Article article =
        Samples.article(
            "a", "P", "2016-02-24", "The presidents of Chad and Mali have met in Bamako to talk.");
    assertThat(EXTRACTOR.extract(article).mentions())
        .singleElement()
        .satisfies(mention -> {
          assertThat(mention.time().value()).isEqualTo("2016-02-24");
          assertThat(mention.time().basis()).isEqualTo(Basis.PUBLISHED);
          assertThat(mention.event().places()).contains("Bamako");
        });
  }

  @Test
  void tellsWhoTookPartAndWhere() {
    Article article =
        Samples.article(
            "a",
            "P",
            "2016-02-24",
            "This opens the story, as it were.\\n\\nPresident Ana Ruiz spoke.\\n\\nRuiz met Omar Haddad in"
                + " Beirut on Monday.");
    Occurrence event = EXTRACTOR.extract(article).mentions().getLast().event();
    assertThat(event.participants())
        .containsExactly(
            new Participant("Ana Ruiz", Role.AGENT), new Participant("Omar Haddad", Role.PATIENT));
    assertThat(event.places()).containsExactly("Beirut");
    assertThat(event.title()).isEqualTo("Ana Ruiz met Omar Haddad in Beirut");
  }

  @Test
  void closesAnInterval() {
    Mention mention = mentions("The fair was held from 3 to 5 February.").getFirst();
    assertThat(mention.time().value()).isEqualTo("2016-02-03");
    assertThat(mention.time().endValue()).isEqualTo("2016-02-05");
    assertThat(mention.time().edtf()).isEqualTo("2016-02-03/2016-02-05");
  }

  @Test
  void findsNoEventInVagueTimes() {
    assertThat(mentions("The two sides now keep up a dialogue and have recently spoken."))
        .isEmpty();
  }

  @Test
  void quotesExactlyWhatTheArticleSays() {
    for (Article article : Samples.articles()) {
      for (Mention mention : EXTRACTOR.extract(article).mentions()) {
        Quote quote = mention.quote();
        Trigger trigger = mention.event().trigger();
        EventTime time = mention.time();
        assertThat(article.text().substring(quote.begin(), quote.end())).isEqualTo(quote.text());
        assertThat(article.text().substring(trigger.begin(), trigger.end()))
            .isEqualTo(trigger.text());
        assertThat(article.text().substring(time.begin(), time.end())).isEqualTo(time.text());
        assertThat(mention.event().title()).hasSizeBetween(2, 100).doesNotContain("\n", "\"");
      }
    }
  }

  @Test
  void readsTheSameTwiceAlike() {
    for (Article article : Samples.articles()) {
      assertThat(EXTRACTOR.extract(article)).isEqualTo(EXTRACTOR.extract(article));
    }
  }

  @Test
  void givesEachMentionItsOwnId() {
    assertThat(Samples.mentions()).extracting(Mention::id).doesNotHaveDuplicates();
  }
}
