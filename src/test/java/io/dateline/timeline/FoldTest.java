package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  private static List<Mention> of(String id, String publisher, String published, String text) {
    return EXTRACTOR
        .extract(
            Samples.article(
                id, publisher, published, "This opens the story, as it were.\\n\\n" + text))
        .mentions()
        .stream()
        .filter(mention -> !mention.quote().text().startsWith("This opens"))
        .toList();
  }

  private static List<Mention> both(List<Mention> some, List<Mention> others) {
    List<Mention> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  @Test
  void foldsOneEventFromTwoArticles() {
    List<Event> events =
        Fold.fold(
            both(
                of("a", "P", "2016-02-24", "The truce in Aleppo is to begin on February 27."),
                of(
                    "b",
                    "Q",
                    "2016-02-25",
                    "The truce in Aleppo begins on February 27 at 00:00 GMT.")));
    assertThat(events).hasSize(1);
    Event event = events.getFirst();
    assertThat(event.mentions()).hasSize(2);
    assertThat(event.time().value()).isEqualTo("2016-02-27T00:00");
    assertThat(event.sources()).isEqualTo(2);
    assertThat(event.id()).isEqualTo(event.mentions().getFirst().id());
    assertThat(event.firstReported()).hasToString("2016-02-24");
    assertThat(event.lastReported()).hasToString("2016-02-25");
  }

  @Test
  void turnsAPlanIntoAFactWhenItIsReported() {
    List<Event> events =
        Fold.fold(
            both(
                of("a", "P", "2016-02-24", "The new bridge in Riga will open on February 27."),
                of("b", "Q", "2016-02-28", "The new bridge in Riga opened on February 27.")));
    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.factuality()).isEqualTo(Factuality.HAPPENED));
  }

  @Test
  void aPlanForAMomentIsFulfilledAtThatMomentInWhateverZone() {
    List<Mention> plan =
        of("a", "P", "2016-02-24", "A truce will begin at 00:00 Damascus time on February 27.");
    List<Mention> fact =
        of("b", "Q", "2016-02-27", "The truce took effect at 22:00 GMT on February 26.");
    assertThat(Fold.fold(both(plan, fact)))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.factuality()).isEqualTo(Factuality.HAPPENED);
          assertThat(event.time().earliest()).hasToString("2016-02-26T22:00:00Z");
        });
    List<Mention> another =
        of("b", "Q", "2016-02-27", "A border post closed at 22:00 GMT on February 26.");
    assertThat(Fold.fold(both(plan, another))).hasSize(2);
    List<Mention> later =
        of("b", "Q", "2016-02-27", "The truce took effect at 23:00 GMT on February 26.");
    assertThat(Fold.fold(both(plan, later))).hasSize(2);
  }

  @Test
  void countsAWireCopyOnce() {
    String wire =
        "The old harbour wall of Riga gave way under heavy waves on February 22, the port said.";
    List<Event> events =
        Fold.fold(both(of("a", "P", "2016-02-24", wire), of("b", "Q", "2016-02-24", wire)));
    assertThat(events).allSatisfy(event -> assertThat(event.sources()).isEqualTo(1));
    assertThat(events).filteredOn(event -> !event.isAssumed()).hasSize(1);
  }

  @Test
  void keepsDifferentEventsOfADayApart() {
    assertThat(
            Fold.fold(
                both(
                    of("a", "P", "2016-02-24", "A ferry sank near Riga on February 22."),
                    of("b", "Q", "2016-02-24", "Parliament passed the budget on February 22."))))
        .hasSize(2);
  }

  @Test
  void knowsTheWordsForOneKindOfHappening() {
    assertThat(
            Fold.fold(
                both(
                    of("a", "P", "2016-02-24", "The harbour pilot of Riga quit on February 22."),
                    of(
                        "b",
                        "Q",
                        "2016-02-24",
                        "The harbour pilot of Riga resigned on February 22."))))
        .hasSize(1);
  }

  @Test
  void keepsApartWhatOneManSaid() {
    assertThat(
            Fold.fold(
                both(
                    of(
                        "a",
                        "P",
                        "2016-02-24",
                        "Ilona Varga said on Monday that ferries would stop."),
                    of(
                        "b",
                        "Q",
                        "2016-02-24",
                        "Ilona Varga said on Monday that taxes had doubled."))))
        .hasSize(2);
  }

  @Test
  void neverTiesTwoDaysTogetherByTheirMonth() {
    List<Mention> mentions =
        both(
            of("a", "P", "2016-05-30", "The weather satellite reached Kourou on 3 May 2016."),
            both(
                of(
                    "b",
                    "Q",
                    "2016-05-30",
                    "The weather satellite was shipped to Kourou on 20 May 2016."),
                of(
                    "c",
                    "R",
                    "2016-05-30",
                    "The weather satellite was shipped to Kourou in May 2016.")));
    assertThat(Fold.fold(mentions))
        .extracting(event -> event.time().value(), event -> event.mentions().size())
        .containsExactly(Tuple.tuple("2016-05-03", 1), Tuple.tuple("2016-05-20", 2));
  }

  @Test
  void keepsTimelinesApart() {
    List<Mention> mentions = of("a", "P", "2016-02-24", "A ferry sank near Riga on February 22.");
    Mention here = mentions.getFirst();
    Mention there =
        new Mention(
            "m_x",
            "other",
            here.article(),
            here.time(),
            here.event(),
            here.quote(),
            here.reader(),
            here.rules());
    assertThat(Fold.fold(List.of(here, there))).hasSize(2);
  }

  @Test
  void doesNotDependOnOrderGroupingOrRepeats() {
    List<Mention> mentions = Samples.mentions();
    List<String> expected = Fold.fold(mentions).stream().map(Json::line).toList();
    Random random = new Random(3);
    for (int n = 0; n < 40; n++) {
      List<Mention> shuffled = new ArrayList<>(mentions);
      for (int i = random.nextInt(30); i > 0; i--) {
        shuffled.add(mentions.get(random.nextInt(mentions.size())));
      }
      Collections.shuffle(shuffled, random);
      assertThat(Fold.fold(shuffled).stream().map(Json::line)).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void putsEveryMentionIntoExactlyOneEvent() {
    List<Mention> mentions = Samples.mentions();
    List<String> folded =
        Fold.fold(mentions).stream().flatMap(e -> e.mentions().stream()).map(Mention::id).toList();
    assertThat(folded)
        .containsExactlyInAnyOrderElementsOf(mentions.stream().map(Mention::id).toList());
  }

  @Test
  void sortsByTimelineTimeAndId() {
    List<Event> events = Fold.fold(Samples.mentions());
    assertThat(events).isSortedAccordingTo(Fold.ORDER);
  }

  @Test
  void survivesItsJson() {
    for (Mention mention : Samples.mentions()) {
      assertThat(Json.mention(Json.line(mention))).isEqualTo(mention);
    }
    for (Event event : Fold.fold(Samples.mentions())) {
      byte[] json = Json.line(event).getBytes(StandardCharsets.UTF_8);
      assertThat(Json.event(json)).isEqualTo(event);
    }
  }
}
