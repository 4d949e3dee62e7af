package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.ProcessorTime;
import io.dateline.Samples;
import io.dateline.event.ArticleRef;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Quote;
import io.dateline.json.Json;
import io.dateline.time.Basis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** One who is an agent of one deed and a patient of the other may be of one happening. */
  @Test
  void theWitnessWhoTestifiesIsTheOneWhoIsQuestioned() {
    assertThat(
            Fold.fold(
                both(
                    of(
                        "a",
                        "P",
                        "2016-02-24",
                        "Ilona Varga testified at a hearing of parliament on ferries on Monday."),
                    of(
                        "b",
                        "Q",
                        "2016-02-24",
                        "Ilona Varga was questioned at a hearing of parliament on Monday."))))
        .filteredOn(event -> !event.isAssumed())
        .hasSize(1);
  }

  @Test
  void anEveningRunsIntoItsNight() {
    assertThat(
            Fold.fold(
                both(
                    of(
                        "a",
                        "P",
                        "2016-02-24",
                        "A fire destroyed the market of Riga on Monday evening."),
                    of(
                        "b",
                        "Q",
                        "2016-02-24",
                        "A fire destroyed the market of Riga on Monday night."))))
        .filteredOn(event -> !event.isAssumed())
        .hasSize(1);
    assertThat(
            Fold.fold(
                both(
                    of(
                        "a",
                        "P",
                        "2016-02-24",
                        "A fire destroyed the market of Riga on Monday morning."),
                    of(
                        "b",
                        "Q",
                        "2016-02-24",
                        "A fire destroyed the market of Riga on Monday night."))))
        .filteredOn(event -> !event.isAssumed())
        .hasSize(2);
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

  /** Where nothing but a name differs, the name decides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Police arrested %s Tamm in Riga on Monday.",
        "Storm %s struck the port of Riga on Monday.",
        "%s Tamm was shot dead in Riga on Monday.",
        "%s Tamm said on Monday that the port of Riga would close."
      })
  void keepsNamesInOneRoleApart(String sentence) {
    List<Mention> mentions = new ArrayList<>();
    for (String name : List.of("Anna", "Boris", "Clara", "Daniel", "Erik", "Frank")) {
      mentions.addAll(of(name, name, "2016-02-24", sentence.formatted(name)));
    }
    assertThat(Fold.fold(mentions)).filteredOn(event -> !event.isAssumed()).hasSize(6);
  }

  @Test
  void aReportWithoutANameTiesNoNamesTogether() {
    List<Mention> mentions =
        both(
            both(
                of("a", "P", "2016-02-24", "Police arrested Boris Tamm in Riga on Monday."),
                of("b", "Q", "2016-02-24", "Police arrested Clara Lepp in Riga on Monday.")),
            of("c", "R", "2016-02-24", "Police arrested a suspect in Riga on Monday."));
    assertThat(Fold.fold(mentions))
        .filteredOn(event -> !event.isAssumed())
        .allSatisfy(event ->
            assertThat(event.mentions())
                .extracting(mention -> mention.quote().text())
                .satisfiesAnyOf(
                    quotes -> assertThat(quotes).noneMatch(quote -> quote.contains("Boris")),
                    quotes -> assertThat(quotes).noneMatch(quote -> quote.contains("Clara"))));
  }

  /** What is done to somebody by name is not what a sentence tells that does not name him. */
  @Test
  void whatIsDoneToSomebodyNamedStaysWithItsName() {
    List<Mention> mentions =
        both(
            of("a", "P", "2016-02-24", "Police arrested Boris Tamm in Riga on Monday."),
            of("b", "Q", "2016-02-24", "Soldiers arrested journalists in Riga on Monday."));
    assertThat(Fold.fold(mentions)).filteredOn(event -> !event.isAssumed()).hasSize(2);
  }

  @Test
  void knowsANameInItsSpellingsAndItsInitials() {
    assertThat(
            Fold.fold(
                both(
                    of("a", "P", "2016-02-24", "Rebels captured Muammar Gaddafi on Monday."),
                    of("b", "Q", "2016-02-24", "Rebels captured Moammar Gadhafi on Monday."))))
        .filteredOn(event -> !event.isAssumed())
        .hasSize(1);
  }

  @Test
  void whatAnybodySaidIsNoKindOfHappening() {
    List<Mention> mentions = new ArrayList<>();
    List<String> sayings =
        List.of(
            "Residents said on Monday that they were afraid.",
            "The ministry said on Monday that the harvest was good.",
            "Doctors said on Monday that beds were short.",
            "The bank said on Monday that rates would stay.");
    for (String saying : sayings) {
      mentions.addAll(of(saying, saying, "2016-02-24", saying));
    }
    assertThat(Fold.fold(mentions))
        .filteredOn(event -> !event.isAssumed())
        .allSatisfy(event -> assertThat(event.mentions()).hasSize(1));
  }

  /** News of the day it was published supports an event of a stated month, and hides it not. */
  @Test
  void anAssumedDayNeitherDatesNorHidesAnEvent() {
    String bridge = "The harbour bridge of Riga collapsed";
    List<Mention> stated = of("a", "P", "2016-02-24", bridge + " in February 2016.");
    List<Mention> mentions =
        both(
            stated,
            of(
                "b",
                "Q",
                "2016-02-20",
                "Divers came to Jelgava on 5 February 2016 and left on 7 February 2016.\\n\\n"
                    + "Ministers met in Ventspils.\\n\\n"
                    + bridge
                    + "."));
    assertThat(mentions).anyMatch(mention -> mention.time().basis() == Basis.ASSUMED);
    assertThat(Fold.fold(mentions))
        .filteredOn(event -> event.title().contains("bridge"))
        .allSatisfy(event -> assertThat(event.isAssumed()).isFalse())
        .singleElement()
        .satisfies(event -> assertThat(event.time().value()).isEqualTo("2016-02"));
  }

  @Test
  void oneClockInSummerAndInStandardTimeIsOneWithAConflict() {
    List<Mention> mentions =
        both(
            of("a", "P", "2016-02-24", "The truce in Homs began at 06:00 UTC+3 on February 22."),
            of("b", "Q", "2016-02-24", "The truce in Homs began at 06:00 UTC+4 on February 22."));
    assertThat(Fold.fold(mentions))
        .filteredOn(event -> !event.isAssumed())
        .singleElement()
        .satisfies(event -> assertThat(event.conflicts()).hasSize(1));
  }

  /** Four times as many cost little more than four times as much; by their square it were 16. */
  @Test
  void foldsManyLikeMentionsInTimeThatGrowsWithThem() {
    Fold.fold(like(1_000));
    List<Mention> some = like(1_000);
    List<Mention> four = like(4_000);
    long few = ProcessorTime.least(() -> Fold.fold(some));
    long many = ProcessorTime.least(() -> Fold.fold(four));
    assertThat(many).isLessThan(8 * few + 100_000_000);
    assertThat(Fold.fold(some)).hasSize(1);
  }

  /** More sentences with the same words than are compared with each other. */
  @Test
  void countsTheSourcesOfManyLikeMentionsTheSameInAnyOrder() {
    List<Mention> mentions = like(600);
    List<Event> events = Fold.fold(mentions);
    assertThat(events.getFirst().sources()).isBetween(300, 500);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(mentions, new Random(seed));
      assertThat(Fold.fold(mentions)).isEqualTo(events);
    }
  }

  /** So many that hubs come and go too. */
  @Test
  void whatWentLeavesNothingBehind() {
    List<Mention> mentions = like(300);
    mentions.addAll(of("s", "Q", "2016-02-24", "A storm sank a ferry near Riga in 2016."));
    TimelineFold fold = new TimelineFold();
    mentions.forEach(mention -> fold.set(mention.article().id(), List.of(mention)));
    Random random = new Random(8);
    Map<String, Mention> left = new TreeMap<>();
    Map<String, List<String>> groups = new TreeMap<>();
    note(fold.take(), groups);
    for (Mention mention : mentions) {
      fold.set(mention.article().id(), List.of());
      if (random.nextInt(3) == 0) {
        left.put(mention.id(), mention);
        fold.set(mention.article().id(), List.of(mention));
      }
      if (random.nextInt(20) == 0) {
        note(fold.take(), groups);
      }
    }
    note(fold.take(), groups);
    assertThat(groups.values())
        .containsExactlyInAnyOrderElementsOf(
            Fold.fold(left.values()).stream()
                .map(event -> event.mentions().stream().map(Mention::id).sorted().toList())
                .toList());
  }

  private static void note(TimelineFold.Changed changed, Map<String, List<String>> groups) {
    changed.before().forEach(ids -> groups.remove(ids.stream().sorted().toList().getFirst()));
    for (TimelineFold.Group group : changed.after()) {
      List<String> ids = group.ids().stream().sorted().toList();
      groups.put(ids.getFirst(), ids);
    }
  }

  /**
   * Mentions of one event in sentences that go on in some of a few words; every third is a copy.
   */
  private static List<Mention> like(int number) {
    Mention one = of("a", "P", "2016-02-24", "A ferry sank near Riga on Monday.").getFirst();
    List<String> words =
        List.of("as", "divers", "searched", "the", "cold", "water", "near", "an", "old", "tower");
    Random random = new Random(number);
    List<Mention> mentions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number; i++) {
      ArticleRef where = one.article();
      if (i % 3 == 2) {
        text.append(" later");
      } else {
        text = new StringBuilder(one.quote().text());
        for (char word = 'a'; word < 'm'; word++) {
          text.append(' ').append(words.get(random.nextInt(words.size()))).append(word);
        }
      }
      mentions.add(
          new Mention(
              "m_" + Integer.toHexString(random.nextInt()) + i,
              one.timeline(),
              new ArticleRef("a" + i, 1, null, null, "P" + i, where.published(), List.of()),
              one.time(),
              one.event(),
              new Quote(
                  text.toString(),
                  one.quote().in(),
                  one.quote().begin(),
                  one.quote().begin() + text.length()),
              one.reader(),
              one.rules()));
    }
    return mentions;
  }

  @Test
  void theNightOfADayIsOfThatDay() {
    assertThat(
            Fold.fold(
                both(
                    of("a", "P", "2016-02-24", "Jets bombed the port of Riga on Monday night."),
                    of("b", "Q", "2016-02-25", "Jets bombed the port of Riga on 22 February."))))
        .singleElement()
        .satisfies(event -> assertThat(event.conflicts()).isEmpty());
  }

  /** "Was postponed on Tuesday" dates the decision, not what it put off. */
  @Test
  void theDayOfADecisionToPostponeIsNoNewDay() {
    List<Mention> mentions =
        both(
            of("a", "P", "2016-02-22", "The ferry Aurora will be launched in Riga on Thursday."),
            of("b", "Q", "2016-02-24", "The launch of the ferry Aurora was postponed on Tuesday."));
    assertThat(Fold.fold(mentions))
        .filteredOn(event -> event.title().contains("postponed"))
        .allSatisfy(event -> assertThat(event.mentions()).hasSize(1));
  }

  @Test
  void whatIsDoneToATownsmansHouseMayBeToldWithoutHim() {
    assertThat(
            Fold.fold(
                both(
                    of("a", "P", "2016-02-24", "Fire destroyed Tamm's mill in Riga on Monday."),
                    of("b", "Q", "2016-02-24", "Fire destroyed the old mill in Riga on Monday."))))
        .hasSize(1);
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

  @Test
  void theWordsOfALinkAreWords() {
    List<Mention> one =
        of("a", "P", "2025-03-04", "A ferry with 120 tourists of 2025 sank off Riga on Monday.");
    List<Mention> other =
        of("b", "Q", "2025-03-04", "A ferry with 120 tourists of 2025 sank near Riga on Monday.");
    assertThat(Fold.fold(both(one, other)))
        .singleElement()
        .satisfies(event ->
            assertThat(event.links())
                .singleElement()
                .satisfies(link ->
                    assertThat(link.shared())
                        .contains("ferri")
                        .allMatch(word -> word.chars().anyMatch(Character::isLetter))));
  }
}
