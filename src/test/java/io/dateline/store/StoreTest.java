package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.event.MentionExtractor;
import io.dateline.event.MentionId;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Order(1)
class StoreTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private EmbeddedTable table;
  private Ledger ledger;
  private Timelines timelines;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    ledger = table.ledger();
    timelines = table.timelines();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private static Reading reading(String id, String published, String text) {
    return EXTRACTOR.extract(Samples.article(id, "P", published, text));
  }

  /** As if from an object that is named as the article. */
  private void append(Reading reading) {
    Article article = reading.article();
    table.append(reading, STORED, article.id());
  }

  private void withdraw(String id) {
    table.withdraw(id);
  }

  private void foldPending() {
    table.writer().refreshPending().orThrow();
  }

  private List<String> exported(String timeline) {
    List<String> lines = new ArrayList<>();
    String after = "";
    while (after != null) {
      Timelines.Page page =
          timelines.page(Timelines.Query.of(timeline, Instant.EPOCH, EVER), after, 7);
      page.events().forEach(event -> lines.add(Json.line(event)));
      after = page.next();
    }
    return lines;
  }

  @Test
  void servesWhatTheFoldMakesOfTheMentions() {
    for (Article article : Samples.articles()) {
      append(EXTRACTOR.extract(article));
    }
    foldPending();
    List<String> all = new ArrayList<>();
    timelines.list().forEach(summary -> all.addAll(exported(summary.id())));
    assertThat(all)
        .containsExactlyElementsOf(
            Fold.fold(Samples.mentions()).stream()
                .filter(event -> !event.isAssumed())
                .map(Json::line)
                .toList());
    assertThat(timelines.list())
        .extracting(Timelines.Summary::id)
        .containsExactly("aleppo-convoy", "kourou-launch", "tagus-bridge");
    assertThat(ledger.pending()).isEmpty();
  }

  @Test
  void comesOutTheSameInAnyOrderWithRepeatsInAnyBatches() {
    List<Article> articles = Samples.articles();
    List<String> expected =
        Fold.fold(Samples.mentions()).stream()
            .filter(event -> event.timeline().equals("kourou-launch") && !event.isAssumed())
            .map(Json::line)
            .toList();
    Random random = new Random(5);
    List<Article> shuffled = new ArrayList<>(articles);
    shuffled.addAll(articles.subList(0, 6));
    Collections.shuffle(shuffled, random);
    for (Article article : shuffled) {
      append(EXTRACTOR.extract(article));
      if (random.nextInt(3) == 0) {
        foldPending();
      }
    }
    foldPending();
    assertThat(exported("kourou-launch")).containsExactlyElementsOf(expected);
  }

  @Test
  void appendingTheSameAgainChangesNothing() {
    Reading reading = reading("a", "2025-03-04", "A ferry sank off Riga on Monday.");
    append(reading);
    foldPending();
    List<String> once = exported("test");
    append(reading);
    assertThat(ledger.pending()).isEmpty();
    foldPending();
    assertThat(exported("test")).isEqualTo(once).hasSize(1);
  }

  @Test
  void aLaterRevisionReplacesTheEarlierWhicheverComesFirst() {
    Reading first = reading("a", "2025-03-04T08:00:00Z", "A ferry sank off Riga on Monday.");
    Reading second = reading("a", "2025-03-04T10:00:00Z", "A ferry sank off Riga on Sunday.");
    table.append(first, STORED, "1.json");
    foldPending();
    table.append(second, STORED, "2.json");
    foldPending();
    List<String> inOrder = exported("test");
    assertThat(inOrder).singleElement().asString().contains("2025-03-02", "\"revision\":2");

    close();
    open();
    table.append(second, STORED, "2.json");
    foldPending();
    table.append(first, STORED, "1.json");
    foldPending();
    assertThat(exported("test")).isEqualTo(inOrder);
  }

  @Test
  void withdrawsWhatAnObjectNoLongerHolds() {
    Reading other = reading("b", "2025-03-04", "Parliament sat on Sunday.");
    table.append(reading("a", "2025-03-04", "A ferry sank off Riga on Monday."), STORED, "x.jsonl");
    table.append(other, STORED, "x.jsonl");
    foldPending();
    String gone =
        timelines
            .page(Timelines.Query.of("test", Instant.EPOCH, EVER), "", 10)
            .events()
            .getLast()
            .id();
    table.take(
        "x.jsonl",
        intake -> {
          intake.take(other, STORED);
          intake.close(true);
        });
    foldPending();
    assertThat(exported("test")).singleElement().asString().contains("Parliament");
    assertThat(timelines.event("test", gone)).isInstanceOf(Timelines.Found.Withdrawn.class);
    assertThat(timelines.event("test", "m_none")).isInstanceOf(Timelines.Found.Unknown.class);
    table.withdraw("x.jsonl");
    foldPending();
    assertThat(exported("test")).isEmpty();
    assertThat(timelines.list()).isEmpty();
  }

  @Test
  void aRefusalLeavesAnEarlierGoodReading() {
    append(reading("a", "2025-03-04", "A ferry sank off Riga on Monday."));
    table.refuse("a", "test", "s3://b/a", "s3://b/a: found binary data");
    assertThat(ledger.heads("a"))
        .singleElement()
        .satisfies(head -> {
          assertThat(head.state()).isEqualTo(Ledger.State.READ);
          assertThat(head.attributes()).containsEntry("error", "s3://b/a: found binary data");
        });
    table.refuse("c", "test", "s3://b/c", "s3://b/c: the file is empty");
    assertThat(ledger.heads("c").getFirst().state()).isEqualTo(Ledger.State.REFUSED);
  }

  @Test
  void anyMentionLeadsToItsEvent() {
    append(reading("a", "2025-03-04", "A truce in Aleppo begins on March 9."));
    append(reading("b", "2025-03-05", "The truce in Aleppo will begin on March 9."));
    foldPending();
    Event event =
        timelines.page(Timelines.Query.of("test", Instant.EPOCH, EVER), "", 10).events().getFirst();
    assertThat(event.mentions()).hasSize(2);
    event
        .mentions()
        .forEach(mention ->
            assertThat(timelines.event("test", mention.id()))
                .isEqualTo(new Timelines.Found.Here(event)));
  }

  @Test
  void findsEventsThatOverlapARange() {
    append(
        reading(
            "a",
            "2025-06-04",
            "Work began in 2019. A ferry sank on 3 March 2024. A fair was held from 3 to 9 May 2024."));
    foldPending();
    assertThat(titles("2019-06-01T00:00:00Z", "2019-07-01T00:00:00Z"))
        .containsExactly("Work began");
    assertThat(titles("2024-05-05T00:00:00Z", "2024-05-06T00:00:00Z"))
        .containsExactly("Fair was held");
    assertThat(titles("2024-03-03T00:00:00Z", "2024-03-04T00:00:00Z"))
        .containsExactly("Ferry sank");
    assertThat(titles("2024-03-04T00:00:00Z", "2024-04-04T00:00:00Z")).isEmpty();
  }

  private List<String> titles(String from, String to) {
    return timelines
        .page(Timelines.Query.of("test", Instant.parse(from), Instant.parse(to)), "", 10)
        .events()
        .stream()
        .map(Event::title)
        .toList();
  }

  @Test
  void holdsAReadingThatIsLargerThanAnItem() {
    StringBuilder text = new StringBuilder("This opens the story, as it were.");
    Random random = new Random(1);
    for (int i = 0; i < 2_600; i++) {
      text.append("\\n\\nShip ")
          .append(Long.toString(random.nextLong() >>> 1, 36))
          .append(" reached port ")
          .append(Long.toString(random.nextLong() >>> 1, 36))
          .append(" on ")
          .append(1 + i % 28)
          .append(" May ")
          .append(1990 + i % 30)
          .append(".");
    }
    Reading reading = reading("a", "2025-03-04", text.toString());
    append(reading);
    assertThat(ledger.currentMentions(ledger.heads("a")).values())
        .containsExactly(reading.mentions());
  }

  private void told(String id, String published, String text) {
    append(reading(id, published, text));
    foldPending();
  }

  private List<String> changes(String after) {
    return timelines.changes("test", after, 500).changes().stream()
        .map(written -> written.change().change() + " " + written.change().time().value())
        .toList();
  }

  @Test
  void tellsWhatBecameOfEventsInTheOrderInWhichItWasWritten() {
    told("a", "2016-02-20", "The opening of the Riga harbour bridge is planned for 3 March.");
    told("b", "2016-03-01", "The opening of the Riga harbour bridge was postponed to 10 March.");
    told("c", "2016-03-11", "The opening of the Riga harbour bridge took place on 10 March.");
    assertThat(changes("0"))
        .containsExactly("ADDED 2016-03-03", "REDATED 2016-03-10", "CONFIRMED 2016-03-10");
    String next = timelines.changes("test", "0", 500).next();
    withdraw("b");
    foldPending();
    assertThat(changes(next)).containsExactlyInAnyOrder("REDATED 2016-03-03", "SPLIT 2016-03-10");
    next = timelines.changes("test", "0", 500).next();
    withdraw("a");
    foldPending();
    assertThat(changes(next)).containsExactly("WITHDRAWN 2016-03-03");
    assertThat(timelines.changes("test", Instant.EPOCH, 500).changes()).hasSize(6);
    assertThat(timelines.changes("test", Instant.parse("9999-01-01T00:00:00Z"), 5).changes())
        .isEmpty();
  }

  @Test
  void aWithdrawnEventKeepsItsHistory() {
    told("a", "2016-02-20", "The opening of the Riga harbour bridge is planned for 3 March.");
    String id =
        timelines
            .page(Timelines.Query.of("test", Instant.EPOCH, EVER), "", 10)
            .events()
            .getFirst()
            .id();
    withdraw("a");
    foldPending();
    assertThat(timelines.event("test", id))
        .isInstanceOfSatisfying(
            Timelines.Found.Withdrawn.class, gone -> assertThat(gone.history()).hasSize(1));
    assertThat(timelines.list()).isEmpty();
  }

  @Test
  void catchesUpWithWhatAnotherWriterHasWritten() {
    TimelineWriter one = table.writer();
    TimelineWriter other = table.writer();
    for (int i = 0; i < 6; i++) {
      String text = "The ferry terminal in Riga opened on " + (1 + i % 3) + " March 2025.";
      append(reading("a" + i, "2025-03-1" + i, text));
      (i % 2 == 0 ? one : other).refreshPending().orThrow();
    }
    assertThat(exported("test")).hasSize(3).allMatch(line -> line.contains("\"revision\":2"));
  }

  @Test
  void makesWholeWhatABrokenOffWriterLeft() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      text.append("Warden Ada Smith ").append(i).append(" opened lock number ").append(i);
      text.append(" near Riga on ").append(LocalDate.ofYearDay(2024, 1 + i)).append(". ");
    }
    Reading reading = reading("a", "2025-04-04", text.toString());
    List<String> expected =
        Fold.fold(reading.mentions()).stream()
            .filter(event -> !event.isAssumed())
            .map(Json::line)
            .toList();
    int broken = 0;
    for (int requests = 4; requests < 20; requests += 2) {
      close();
      open();
      append(reading);
      DynamoDbClient failing = failingAfter(requests, table.dynamo());
      TimelineWriter writer =
          new TimelineWriter(failing, EmbeddedTable.NAME, InstantSource.system());
      List<ArticleKey> pending = ledger.pending();
      assertThatThrownBy(
              () -> {
                while (true) {
                  writer.refresh(pending).orThrow();
                }
              })
          .isInstanceOf(Crash.class);
      broken +=
          table
                  .dynamo()
                  .getItem(get -> get.tableName(EmbeddedTable.NAME).key(TimelineState.key("test")))
                  .item()
                  .containsKey("broken")
              ? 1
              : 0;
      foldPending();
      assertThat(exported("test")).isEqualTo(expected);
    }
    assertThat(broken).isPositive();
  }

  @Test
  void makesTheEventsOfAnOlderLayoutAnew() {
    append(reading("a", "2025-03-04", "A ferry sank off Riga on Monday."));
    foldPending();
    List<String> events = exported("test");
    DynamoDbClient dynamo = table.dynamo();
    dynamo.updateItem(update ->
        update
            .tableName(EmbeddedTable.NAME)
            .key(TimelineState.key("test"))
            .updateExpression("REMOVE #layout")
            .expressionAttributeNames(Map.of("#layout", "layout")));
    String id =
        timelines
            .page(Timelines.Query.of("test", Instant.EPOCH, EVER), "", 1)
            .events()
            .getFirst()
            .id();
    dynamo.deleteItem(delete ->
        delete
            .tableName(EmbeddedTable.NAME)
            .key(Items.key("mentions#test#" + MentionId.stretch(id), "places")));
    append(reading("b", "2025-03-05", "Parliament sat on Sunday."));
    foldPending();
    assertThat(exported("test")).hasSize(2).containsAll(events);
    assertThat(timelines.event("test", id)).isInstanceOf(Timelines.Found.Here.class);
  }

  @Test
  void refusesWhatANewerVersionWrote() {
    append(reading("a", "2025-03-04", "A ferry sank off Riga on Monday."));
    foldPending();
    table
        .dynamo()
        .updateItem(update ->
            update
                .tableName(EmbeddedTable.NAME)
                .key(TimelineState.key("test"))
                .updateExpression("SET #layout = :layout")
                .expressionAttributeNames(Map.of("#layout", "layout"))
                .expressionAttributeValues(Map.of(":layout", Items.n(99))));
    append(reading("b", "2025-03-05", "Parliament sat on Sunday."));
    assertThatThrownBy(this::foldPending).hasMessageContaining("newer version of Dateline");
  }

  /** Every request but the first {@code n} fails, wherever that leaves the work. */
  @Test
  void aCrashAtAnyRequestLeavesNothingHalfDone() {
    List<Article> articles =
        Samples.articles().stream().filter(a -> a.timeline().equals("tagus-bridge")).toList();
    List<String> expected =
        Fold.fold(Samples.mentions()).stream()
            .filter(event -> event.timeline().equals("tagus-bridge") && !event.isAssumed())
            .map(Json::line)
            .toList();
    for (int n = 0; n < 60; n += 3) {
      close();
      open();
      DynamoDbClient failing = failingAfter(n, table.dynamo());
      Ledger crashing = new Ledger(failing, EmbeddedTable.NAME);
      assertThatThrownBy(
              () -> {
                for (Article article : articles) {
                  ObjectIntake intake = crashing.open("b", article.id());
                  intake.take(EXTRACTOR.extract(article), STORED);
                  intake.close(true);
                }
                TimelineWriter folding =
                    new TimelineWriter(failing, EmbeddedTable.NAME, InstantSource.system());
                while (true) {
                  folding.refresh(crashing.pending()).orThrow();
                }
              })
          .isInstanceOf(Crash.class);
      articles.forEach(article -> append(EXTRACTOR.extract(article)));
      foldPending();
      assertThat(exported("tagus-bridge")).as("after %s requests", n).isEqualTo(expected);
    }
  }

  @Test
  void aDeletionThatBreaksOffAnywhereIsMadeGoodByTheNext() {
    Reading told = reading("a", "2025-03-04", "A ferry sank off Riga on Monday.");
    for (int requests = 0; requests < 4; requests++) {
      // Read, but by a function that came no further.
      table.append(told, STORED, "x.jsonl");
      int n = requests;
      try {
        new Ledger(failingAfter(n, table.dynamo()), EmbeddedTable.NAME)
            .open("b", "x.jsonl")
            .close(true);
        assertThat(n).as("requests that a deletion needs").isEqualTo(3);
      } catch (Crash e) {
        assertThat(n).isLessThan(3);
      } catch (ObjectIntake.Outrun e) {
        throw new IllegalStateException(e);
      }
      table.withdraw("x.jsonl");
      assertThat(ledger.heads("a"))
          .as("after %s requests", n)
          .extracting(Ledger.Head::state)
          .containsExactly(Ledger.State.WITHDRAWN);
    }
  }

  private Ledger.State stateOfA() {
    return ledger.heads("a").getFirst().state();
  }

  @Test
  void aRemovalThatIsOvertakenDoesNothing() throws ObjectIntake.Outrun {
    Reading told = reading("a", "2025-03-04", "A ferry sank off Riga on Monday.");
    table.append(told, STORED, "x.json");
    ObjectIntake removal = ledger.open("b", "x.json");
    // The object is uploaded again and read before the removal writes.
    table.append(told, STORED.plusSeconds(1), "x.json");
    assertThatThrownBy(() -> removal.close(true))
        .isInstanceOfSatisfying(
            ObjectIntake.Outrun.class, outrun -> assertThat(outrun.isInTheMiddle()).isFalse());
    assertThat(stateOfA()).isEqualTo(Ledger.State.READ);
    ledger.open("b", "x.json").close(true);
    assertThat(stateOfA()).isEqualTo(Ledger.State.WITHDRAWN);
  }

  @Test
  void oneWhoseObjectIsTakenOverStopsInTheMiddle() throws ObjectIntake.Outrun {
    ObjectIntake early = ledger.open("b", "x.jsonl");
    early.take(reading("a", "2025-03-04", "A ferry sank off Riga on Monday."), STORED);
    early.take(reading("b", "2025-03-04", "A tanker sank off Oslo on Monday."), STORED);
    // By now the first has been written.
    ObjectIntake late = ledger.open("b", "x.jsonl");
    late.take(reading("c", "2025-03-04", "A liner sank off Bergen on Monday."), STORED);
    late.close(true);
    assertThatThrownBy(() -> early.close(true))
        .isInstanceOfSatisfying(
            ObjectIntake.Outrun.class, outrun -> assertThat(outrun.isInTheMiddle()).isTrue());
    foldPending();
    assertThat(exported("test")).singleElement().asString().contains("Liner sank");
  }

  @Test
  void oneTimelineThatCannotBeFoldedKeepsNoOtherFromIt() {
    Reading one = reading("a", "2025-03-04", "A ferry sank off Riga on Monday.");
    Article article = one.article();
    append(one);
    foldPending();
    table
        .dynamo()
        .updateItem(update ->
            update
                .tableName(EmbeddedTable.NAME)
                .key(TimelineState.key("test"))
                .updateExpression("SET #layout = :layout")
                .expressionAttributeNames(Map.of("#layout", "layout"))
                .expressionAttributeValues(Map.of(":layout", Items.n(99))));
    append(reading("b", "2025-03-05", "Parliament sat on Sunday."));
    append(in("west", article));
    append(in("zoo", article));
    TimelineWriter.Folded folded = table.writer().refreshPending();
    assertThat(folded.failed()).containsOnlyKeys("test");
    assertThat(exported("west")).hasSize(1);
    assertThat(exported("zoo")).hasSize(1);
    assertThat(timelines.list())
        .filteredOn(summary -> summary.fault() != null)
        .singleElement()
        .satisfies(summary -> {
          assertThat(summary.id()).isEqualTo("test");
          assertThat(summary.fault()).contains("written by a newer version of Dateline");
        });
    assertThat(ledger.pending()).hasSize(1);
  }

  private static Reading in(String timeline, Article a) {
    return EXTRACTOR.extract(
        new Article(
            a.id(),
            timeline,
            a.origin(),
            a.url(),
            a.title(),
            a.publisher(),
            a.byline(),
            a.published(),
            a.updated(),
            a.language(),
            a.text(),
            a.body(),
            a.dateline(),
            a.notes(),
            List.of(),
            null));
  }

  @Test
  void aReadingThatCannotBeReadIsSetApartAlone() {
    Reading poisoned = reading("a", "2025-03-04", "A ferry sank off Riga on Monday.");
    append(poisoned);
    append(reading("b", "2025-03-05", "Parliament sat on Sunday."));
    Map<String, AttributeValue> item =
        new HashMap<>(
            new Readings(table.dynamo(), EmbeddedTable.NAME)
                .item(ArticleKey.of("a", "test"), poisoned));
    item.put("body", Items.b(new byte[] {1, 2, 3}));
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(item));
    foldPending();
    assertThat(exported("test")).singleElement().asString().contains("Parliament");
    assertThat(ledger.heads("a").getFirst().attributes().get("error"))
        .startsWith("its reading cannot be read, put its object anew");
    assertThat(ledger.pending()).isEmpty();
  }

  @Test
  void aBacklogIsFoldedInStepsAsFarAsThereIsTime() {
    for (int i = 0; i < 700; i++) {
      append(reading("a" + i, "2025-03-04", "Ship " + i + " sank on Monday."));
    }
    int[] steps = {0};
    table.writer().refreshPending(() -> steps[0]++ < 1).orThrow();
    assertThat(ledger.pending()).hasSize(200);
    foldPending();
    assertThat(ledger.pending()).isEmpty();
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static DynamoDbClient failingAfter(int requests, DynamoDbClient client) {
    int[] left = {requests};
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (left[0]-- <= 0) {
                throw new Crash();
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
