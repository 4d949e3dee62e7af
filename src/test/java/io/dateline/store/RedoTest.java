package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.timeline.Change;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class RedoTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");

  /** An article of so many events that taking it in takes several transactions. */
  private static final Reading LONG = reading("long", 0, 250);

  private final DynamoDbClient dynamo = new TableInMemory().client();
  private final Ledger ledger = new Ledger(dynamo, "t");

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Reading reading(String id, int first, int events) {
    StringBuilder text = new StringBuilder();
    for (int i = first; i < first + events; i++) {
      text.append("Warden Ada Smith ").append(i).append(" opened lock number ").append(i);
      text.append(" near Riga on ").append(LocalDate.ofYearDay(2024, 1 + i)).append(". ");
    }
    return EXTRACTOR.extract(Samples.article(id, "P", "2025-04-04", text.toString()));
  }

  private void append(Reading reading) {
    try {
      ObjectIntake intake = ledger.open("b", reading.article().id());
      intake.take(reading, STORED);
      intake.close(false);
    } catch (ObjectIntake.Outrun e) {
      throw new IllegalStateException(e);
    }
  }

  /** The client, which fails when it is asked for one more transaction. */
  private DynamoDbClient failingAfter(int transactions) {
    AtomicInteger left = new AtomicInteger(transactions);
    return watched(request -> {
      if (request instanceof TransactWriteItemsRequest && left.getAndDecrement() <= 0) {
        throw new Crash();
      }
    });
  }

  private interface Watch {
    void see(Object request);
  }

  private DynamoDbClient watched(Watch watch) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              boolean isRequest =
                  arguments != null
                      && arguments.length == 1
                      && arguments[0].getClass().getSimpleName().endsWith("Request");
              if (!isRequest && method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (isRequest) {
                watch.see(arguments[0]);
              }
              try {
                return method.invoke(dynamo, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private TimelineWriter writer(DynamoDbClient client) {
    return new TimelineWriter(client, "t", InstantSource.system());
  }

  private TimelineState state() {
    Map<String, AttributeValue> item =
        dynamo.getItem(get -> get.tableName("t").key(TimelineState.key("test"))).item();
    return TimelineState.of("test", item);
  }

  private List<String> events() {
    List<String> lines = new ArrayList<>();
    for (KeptEvent kept : new EventWrites(dynamo, "t").readAll("test")) {
      lines.add(Json.line(kept.event()));
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> folded(Reading... readings) {
    List<Mention> mentions = new ArrayList<>();
    for (Reading reading : readings) {
      mentions.addAll(reading.mentions());
    }
    return Fold.fold(mentions).stream()
        .map(event -> Json.line(event.withRelevance(null)))
        .sorted()
        .toList();
  }

  private List<Change.Kind> changes() {
    List<Change.Kind> kinds = new ArrayList<>();
    dynamo
        .queryPaginator(LogEntry.after("t", "test", "!", 100))
        .items()
        .forEach(entry ->
            LogEntry.changes(entry, new Bodies(dynamo, "t"))
                .forEach(written -> kinds.add(written.change().change())));
    return kinds;
  }

  /** Breaks the taking in of the long article off after some transactions. */
  private void breakOff(int transactions) {
    append(LONG);
    List<ArticleKey> pending = ledger.pending();
    TimelineWriter failing = writer(failingAfter(transactions));
    assertThatThrownBy(() -> failing.refresh(pending).orThrow()).isInstanceOf(Crash.class);
  }

  @Test
  void goesOnWhereAChangeWasBrokenOffWithoutReadingTheTimeline() {
    append(reading("before", 260, 3));
    writer(dynamo).refreshPending().orThrow();
    breakOff(3);
    TimelineState broken = state();
    assertThat(broken.isWhole()).isFalse();
    int[] written = {0};
    List<String> read = new ArrayList<>();
    TimelineWriter next =
        writer(
            watched(request -> {
              if (request instanceof TransactWriteItemsRequest) {
                written[0]++;
              } else if (request instanceof QueryRequest query) {
                read.add(query.expressionAttributeValues().toString());
              }
            }));
    next.refresh(List.of(ArticleKey.of("none", "test"))).orThrow();
    Redo.Left left = Objects.requireNonNull(broken.left());
    assertThat(written[0])
        .as("the transactions that are left")
        .isEqualTo(left.parts() - (int) (broken.version() - left.base()))
        .isPositive();
    assertThat(state().isWhole()).isTrue();
    assertThat(read).as("partitions that are read").isEmpty();
    assertThat(events()).isEqualTo(folded(reading("before", 260, 3), LONG));
    writer(dynamo).refreshPending().orThrow();
    assertThat(ledger.pending()).isEmpty();
    assertThat(changes()).as("each is told once").hasSize(253).containsOnly(Change.Kind.ADDED);
  }

  @Test
  void aChangeIsCarriedOnByOneAfterAnother() {
    breakOff(2);
    int ended = 0;
    for (int writers = 0; writers < 20 && !state().isWhole(); writers++) {
      // Each gets one transaction further.
      TimelineWriter failing = writer(failingAfter(1));
      List<ArticleKey> pending = ledger.pending();
      try {
        failing.refresh(pending).orThrow();
      } catch (Crash e) {
        ended++;
      }
    }
    assertThat(state().isWhole()).isTrue();
    writer(dynamo).refreshPending().orThrow();
    assertThat(events()).isEqualTo(folded(LONG));
    assertThat(ended).isPositive();
    assertThat(changes()).hasSize(250);
  }

  @Test
  void theWriterThatWasBrokenOffKeepsItsFold() {
    AtomicInteger failing = new AtomicInteger(-1);
    AtomicInteger reads = new AtomicInteger();
    TimelineWriter writer =
        writer(
            watched(request -> {
              if (request instanceof TransactWriteItemsRequest && failing.decrementAndGet() == 0) {
                throw new Crash();
              }
              if (request instanceof QueryRequest query
                  && query.expressionAttributeValues().toString().contains("contents#test")) {
                reads.incrementAndGet();
              }
            }));
    append(reading("before", 260, 3));
    writer.refreshPending().orThrow();
    assertThat(reads).hasValue(1);
    append(LONG);
    List<ArticleKey> pending = ledger.pending();
    failing.set(4);
    assertThatThrownBy(() -> writer.refresh(pending).orThrow()).isInstanceOf(Crash.class);
    writer.refresh(pending).orThrow();
    append(reading("after", 270, 2));
    writer.refreshPending().orThrow();
    assertThat(reads).as("the contents are read once").hasValue(1);
    assertThat(events())
        .isEqualTo(folded(reading("before", 260, 3), LONG, reading("after", 270, 2)));
  }

  @Test
  void whereTheRestIsNotKeptAllIsMadeAnew() {
    breakOff(3);
    new Redo(dynamo, "t").forget("test");
    writer(dynamo).refreshPending().orThrow();
    assertThat(events()).isEqualTo(folded(LONG));
  }

  @Test
  void aChangeThatWroteNothingYetIsForgotten() {
    breakOff(1);
    assertThat(state().isWhole()).isTrue();
    assertThat(events()).isEmpty();
    writer(dynamo).refreshPending().orThrow();
    assertThat(events()).isEqualTo(folded(LONG));
  }

  @Test
  void whoeverComesWaitsWhileAClaimIsYoung() {
    append(LONG);
    append(reading("short", 300, 1));
    List<ArticleKey> pending = ledger.pending();
    // While the first writer keeps its transactions, the second has to let it finish.
    Thread[] second = new Thread[1];
    TimelineWriter first =
        writer(
            watched(request -> {
              boolean keeps =
                  request instanceof PutItemRequest put
                      && Items.required(put.item(), Items.PK).startsWith("redo#");
              if (keeps && second[0] == null) {
                second[0] =
                    Thread.ofPlatform().start(() -> writer(dynamo).refreshPending().orThrow());
                sleep(Duration.ofMillis(500));
                assertThat(state().isClaimed()).isTrue();
              }
            }));
    first.refresh(pending).orThrow();
    join(second[0]);
    assertThat(events()).isEqualTo(folded(LONG, reading("short", 300, 1)));
    assertThat(changes()).hasSize(events().size());
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWriterThatWasOutrunLeavesNothingKept() {
    Redo redo = new Redo(dynamo, "t");
    List<Redo.Step> steps =
        List.of(new Redo.Step(List.of(), Map.of()), new Redo.Step(List.of(), Map.of()));
    Redo.Left late = new Redo.Left(5, 2);
    Redo.Left later = new Redo.Left(6, 2);
    assertThat(redo.keep("test", later, steps)).isTrue();
    assertThat(redo.keep("test", late, steps)).isFalse();
    redo.forget("test", late);
    assertThat(kept()).hasSize(1);
    redo.forget("test", later);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatIsErasedIsNotKept() {
    breakOff(3);
    assertThat(kept()).isNotEmpty();
    new Erasure(dynamo, "t", InstantSource.system())
        .erase(ArticleKey.of("long", "test"), "asked for");
    assertThat(kept()).isEmpty();
    assertThat(events()).isEmpty();
  }

  private List<Map<String, AttributeValue>> kept() {
    return dynamo
        .query(query ->
            query
                .tableName("t")
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Items.s(Redo.partition("test")))))
        .items();
  }

  @Test
  void itemsOfAKeptChangeAreNoLargerThanDynamoTakes() {
    List<Long> sizes = new ArrayList<>();
    append(reading("large", 0, 360));
    List<ArticleKey> pending = ledger.pending();
    writer(
            watched(request -> {
              if (request instanceof PutItemRequest put) {
                sizes.add(Items.size(put.item()));
              }
            }))
        .refresh(pending)
        .orThrow();
    assertThat(sizes).isNotEmpty().allMatch(size -> size < 400_000);
    List<Event> all =
        new EventWrites(dynamo, "t").readAll("test").stream().map(KeptEvent::event).toList();
    assertThat(all).hasSize(360);
  }

  @Test
  void whatTheStateAddsIsReckonedWith() {
    assertThat(Items.size(full().item())).isGreaterThan(100_000);
    List<Long> sizes = new ArrayList<>();
    List<Long> claims = new ArrayList<>();
    DynamoDbClient client =
        watched(request -> {
          if (request instanceof PutItemRequest put) {
            sizes.add(Items.size(put.item()));
          }
          if (request instanceof TransactWriteItemsRequest write) {
            claims.add((long) write.transactItems().size());
          }
        });
    run(client, 60, 60_000);
    assertThat(sizes).hasSizeGreaterThan(5).allMatch(size -> size < 400_000);
    sizes.clear();
    claims.clear();
    run(client, 12, 350_000);
    assertThat(sizes).as("too large to be kept beside the state").isEmpty();
    assertThat(claims).as("transactions without a claim").hasSizeGreaterThan(1).doesNotContain(1L);
    assertThat(state().isWhole()).isTrue();
  }

  /** A state that is as long as one may become. */
  private TimelineState full() {
    SortedMap<Integer, Long> years = new TreeMap<>();
    IntStream.range(1, 6_000).forEach(year -> years.put(year, 7L));
    List<String> orphans = IntStream.range(0, 500).mapToObj(i -> "d".repeat(150) + i).toList();
    return state().withCounts(years).withOrphans(orphans);
  }

  private void run(DynamoDbClient client, int writes, int bytes) {
    TimelineState state = full();
    Commit commit = new Commit(client, "t");
    for (int i = 0; i < writes; i++) {
      Map<String, AttributeValue> item = new HashMap<>(Items.key("large", "i" + i));
      item.put("body", Items.s("x".repeat(bytes)));
      commit.put(item);
    }
    assertThat(
            commit.run(
                state,
                last -> state.whole(last.version(), STORED),
                written -> Items.key("log#test", "v" + written.version())))
        .isPresent();
  }

  @Test
  void aFirstChangeThatWasBrokenOffNeedsNoPlacing() {
    ledger.places().put("Mezaparks\tLV\t57.0\t24.2\tdistrict\tRiga\n");
    breakOff(1);
    assertThat(state().isClaimed()).isTrue();
    writer(dynamo).refresh(ledger.pending()).orThrow();
    long version = state().version();
    assertThat(state().placing()).isNull();
    writer(dynamo).refreshPending().orThrow();
    assertThat(state().version()).as("nothing is placed anew").isEqualTo(version);
    assertThat(events()).hasSize(250);
  }

  @Test
  void aClaimLeavesWhatWasWrong() {
    append(reading("before", 260, 3));
    writer(dynamo).refreshPending().orThrow();
    dynamo.updateItem(update ->
        update
            .tableName("t")
            .key(TimelineState.key("test"))
            .updateExpression("SET fault = :fault")
            .expressionAttributeValues(Map.of(":fault", Items.s("cannot be folded: x"))));
    append(LONG);
    List<String> told = new ArrayList<>();
    TimelineWriter next =
        writer(
            watched(request -> {
              if (request instanceof PutItemRequest && state().isClaimed()) {
                told.add(String.valueOf(state().fault()));
              }
            }));
    next.refreshPending().orThrow();
    assertThat(told).isNotEmpty().containsOnly("cannot be folded: x");
    assertThat(state().fault()).isNull();
  }

  /** A first fold of a short article, of which something becomes before the fold is written. */
  private void foldedWhile(Runnable meanwhile) {
    append(reading("secret", 0, 1));
    boolean[] isDone = {false};
    TimelineWriter first =
        writer(
            watched(request -> {
              if (request instanceof TransactWriteItemsRequest && !isDone[0]) {
                isDone[0] = true;
                meanwhile.run();
              }
            }));
    first.refreshPending().orThrow();
    assertThat(isDone[0]).isTrue();
  }

  @Test
  void whatIsErasedIsInNoFirstFoldThatHadReadItBefore() {
    foldedWhile(() ->
        new Erasure(dynamo, "t", InstantSource.system())
            .erase(ArticleKey.of("secret", "test"), "asked for"));
    assertThat(events()).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatIsDeletedIsInNoFirstFoldThatHadReadItBefore() {
    foldedWhile(() -> {
      try {
        ledger.open("b", "secret").close(true);
      } catch (ObjectIntake.Outrun e) {
        throw new IllegalStateException(e);
      }
      writer(dynamo).refreshPending().orThrow();
    });
    assertThat(ledger.head(ArticleKey.of("secret", "test")).orElseThrow().state())
        .isEqualTo(Ledger.State.WITHDRAWN);
    assertThat(ledger.pending()).isEmpty();
    assertThat(events()).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatACorrectionTakesAwayIsInNoFoldThatHadReadItBefore() {
    append(reading("before", 260, 3));
    writer(dynamo).refreshPending().orThrow();
    foldedWhile(() -> {
      append(EXTRACTOR.extract(Samples.article("secret", "P", "2025-04-05", "The sea is calm.")));
      writer(dynamo).refreshPending().orThrow();
    });
    assertThat(ledger.pending()).isEmpty();
    assertThat(events()).isEqualTo(folded(reading("before", 260, 3)));
  }

  @Test
  void keepingTheSameAgainKeepsIt() {
    Redo redo = new Redo(dynamo, "t");
    List<Redo.Step> steps =
        List.of(new Redo.Step(List.of(), Map.of()), new Redo.Step(List.of(), Map.of()));
    Redo.Left left = new Redo.Left(5, 2);
    assertThat(redo.keep("test", left, steps)).isTrue();
    assertThat(redo.keep("test", left, steps)).as("the client tries once more").isTrue();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aClaimThatIsGivenUpKeepsNobodyWaiting() {
    append(LONG);
    AtomicInteger keeps = new AtomicInteger();
    TimelineWriter writer =
        writer(
            watched(request -> {
              if (request instanceof PutItemRequest && keeps.getAndIncrement() == 0) {
                throw new Crash();
              }
            }));
    List<ArticleKey> pending = ledger.pending();
    assertThatThrownBy(() -> writer.refresh(pending).orThrow()).isInstanceOf(Crash.class);
    assertThat(state().isClaimed()).isFalse();
    assertThat(state().isWhole()).isTrue();
    writer.refresh(pending).orThrow();
    assertThat(events()).isEqualTo(folded(LONG));
  }

  @Test
  void aClaimThatWasLeftIsTakenBackByWhoeverComesNext() {
    breakOff(1);
    assertThat(state().isClaimed()).isTrue();
    // Nothing to be written: the next after it need not wait all the same.
    writer(dynamo).refresh(List.of(ArticleKey.of("none", "test"))).orThrow();
    assertThat(state().isClaimed()).isFalse();
    assertThat(state().isWhole()).isTrue();
    assertThat(events()).isEmpty();
    writer(dynamo).refreshPending().orThrow();
    assertThat(events()).isEqualTo(folded(LONG));
  }
}
