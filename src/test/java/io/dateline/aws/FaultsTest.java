package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.store.ArticleKey;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Faults;
import io.dateline.store.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whatever goes wrong on the way, the timelines come out as from an undisturbed run, byte for byte.
 * The long form runs with {@code -Pdrill}.
 */
class FaultsTest {

  private static final double SHARE = 0.2;

  /** Of a share, half of the calls are throttled. */
  private static final double ALL_THROTTLED = 2;

  /** What an undisturbed run makes of a newsroom of its own. */
  private static List<String> undisturbed(int stories, long seed, boolean corrected) {
    Newsroom newsroom = newsroom(stories, seed);
    try (EmbeddedTable table = new EmbeddedTable()) {
      Newsroom.Functions functions = newsroom.functions(table.dynamo(), EmbeddedTable.NAME);
      newsroom.keys().forEach(functions::ingest);
      functions.foldPending();
      if (corrected) {
        newsroom.correct().forEach(functions::ingest);
        functions.foldPending();
      }
      return Newsroom.export(table.dynamo(), EmbeddedTable.NAME);
    }
  }

  private static Newsroom newsroom(int stories, long seed) {
    Newsroom newsroom = new Newsroom(stories, seed);
    newsroom.revise("aground");
    return newsroom;
  }

  private static void survivesFaults(int stories, long seed) {
    Newsroom newsroom = newsroom(stories, seed);
    try (EmbeddedTable table = new EmbeddedTable()) {
      DynamoDbClient faulty = Faults.of(table.dynamo(), SHARE, seed);
      Newsroom.Functions functions = newsroom.functions(faulty, EmbeddedTable.NAME);
      Random random = new Random(seed);
      for (String key : newsroom.shuffled(seed)) {
        functions.ingest(key);
        if (random.nextInt(10) == 0) {
          functions.foldPending();
        }
      }
      newsroom.correct().forEach(functions::ingest);
      functions.foldPending();
      assertThat(Faults.injected(faulty)).isPositive();
      assertThat(Newsroom.export(table.dynamo(), EmbeddedTable.NAME))
          .isEqualTo(undisturbed(stories, seed, true));
      System.out.printf(
          "drill: seed %d: %d faults in the calls of %d articles, same events%n",
          seed, Faults.injected(faulty), newsroom.keys().size());
    }
  }

  /**
   * Ingests from several threads at once, each object twice, with two folding functions between
   * them.
   */
  private static void survivesConcurrency(int ingesters, int stories, long seed) {
    Newsroom newsroom = newsroom(stories, seed);
    try (EmbeddedTable table = new EmbeddedTable();
        ExecutorService threads = Executors.newFixedThreadPool(ingesters + 2)) {
      List<Future<?>> ingesting = new ArrayList<>();
      List<String> keys = newsroom.shuffled(seed);
      for (int i = 0; i < ingesters; i++) {
        int first = i;
        ingesting.add(
            threads.submit(() -> {
              Newsroom.Functions own = newsroom.functions(table.dynamo(), EmbeddedTable.NAME);
              for (int k = first; k < 2 * keys.size(); k += ingesters) {
                own.ingest(keys.get(k % keys.size()));
              }
            }));
      }
      List<Future<?>> folding = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        folding.add(
            threads.submit(() -> {
              Newsroom.Functions own = newsroom.functions(table.dynamo(), EmbeddedTable.NAME);
              while (ingesting.stream().anyMatch(one -> !one.isDone())) {
                own.foldPending();
                sleep();
              }
            }));
      }
      ingesting.forEach(FaultsTest::join);
      folding.forEach(FaultsTest::join);
      newsroom.functions(table.dynamo(), EmbeddedTable.NAME).foldPending();
      assertThat(Newsroom.export(table.dynamo(), EmbeddedTable.NAME))
          .isEqualTo(undisturbed(stories, seed, false));
      System.out.printf(
          "drill: seed %d: %d ingesters and 2 folders at once over %d objects, same events%n",
          seed, ingesters, newsroom.keys().size());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFifthOfAllCallsMayFail() {
    survivesFaults(6, 1);
  }

  @Test
  void manyMayReadAndFoldAtOnce() {
    survivesConcurrency(6, 6, 2);
  }

  @Test
  void revisionsMayComeNewestFirst() {
    Newsroom newsroom = newsroom(0, 3);
    try (EmbeddedTable table = new EmbeddedTable()) {
      Newsroom.Functions functions = newsroom.functions(table.dynamo(), EmbeddedTable.NAME);
      for (String key : newsroom.keys().reversed()) {
        functions.ingest(key);
        functions.foldPending();
      }
      List<String> events = Newsroom.export(table.dynamo(), EmbeddedTable.NAME);
      assertThat(events).isEqualTo(undisturbed(0, 3, false));
      assertThat(events).singleElement().asString().contains("2025-02-13", "\"revision\":3");
    }
  }

  /** Folds a few articles at a time by clocks that go wrong, each its own way. */
  private static void survivesClocks(int stories, long seed) {
    Newsroom newsroom = newsroom(stories, seed);
    try (EmbeddedTable table = new EmbeddedTable()) {
      Random random = new Random(seed);
      Instant noon = Instant.parse("2025-06-01T12:00:00Z");
      List<Newsroom.Functions> skewed = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        // Up to an hour ahead or behind, and never twice the same.
        skewed.add(
            newsroom.functions(
                table.dynamo(),
                EmbeddedTable.NAME,
                () -> noon.plusSeconds(random.nextInt(7_200) - 3_600L)));
      }
      int turn = 0;
      for (String key : newsroom.shuffled(seed)) {
        skewed.get(turn++ % 3).ingest(key);
        if (random.nextInt(3) == 0) {
          skewed.get(turn % 3).foldPending();
        }
      }
      skewed.getFirst().foldPending();
      assertThat(Newsroom.export(table.dynamo(), EmbeddedTable.NAME))
          .isEqualTo(undisturbed(stories, seed, false));
      for (String timeline : Newsroom.TIMELINES) {
        List<Timelines.Written> changes =
            table.timelines().changes(timeline, Instant.EPOCH, 10_000).changes();
        assertThat(changes).isNotEmpty();
        assertThat(changes).extracting(Timelines.Written::at).isSorted();
        assertThat(changes).extracting(Timelines.Written::sequence).isSorted();
      }
      System.out.printf(
          "drill: seed %d: three clocks up to an hour wrong over %d articles, same events%n",
          seed, newsroom.keys().size());
    }
  }

  /** For a while every call is throttled: what failed then comes again, and no try is the last. */
  private static void survivesAThrottledTable(int stories, long seed) {
    Newsroom newsroom = newsroom(stories, seed);
    try (EmbeddedTable table = new EmbeddedTable()) {
      Newsroom.Functions functions = newsroom.functions(table.dynamo(), EmbeddedTable.NAME);
      Newsroom.Functions throttled =
          newsroom.functions(Faults.of(table.dynamo(), ALL_THROTTLED, seed), EmbeddedTable.NAME);
      List<String> keys = newsroom.shuffled(seed);
      int third = keys.size() / 3;
      keys.subList(0, third).forEach(functions::ingest);
      List<ArticleKey> pending = functions.pending();
      for (String key : keys.subList(third, 2 * third)) {
        assertThat(throttled.tryIngest(key)).as("%s while the table is throttled", key).isFalse();
      }
      assertThatThrownBy(() -> throttled.fold(pending)).isInstanceOf(IllegalStateException.class);
      assertThat(functions.pending()).as("nothing is lost").isEqualTo(pending);
      keys.subList(third, keys.size()).forEach(functions::ingest);
      functions.foldPending();
      assertThat(Newsroom.export(table.dynamo(), EmbeddedTable.NAME))
          .isEqualTo(undisturbed(stories, seed, false));
      System.out.printf(
          "drill: seed %d: a table throttled for %d of %d messages, same events%n",
          seed, third, keys.size());
    }
  }

  /** Every batch of the stream comes twice, the second time to another function. */
  private static void survivesAStreamThatDeliversTwice(int stories, long seed) {
    Newsroom newsroom = newsroom(stories, seed);
    List<List<Timelines.Written>> told = new ArrayList<>();
    for (boolean twice : List.of(false, true)) {
      try (EmbeddedTable table = new EmbeddedTable()) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2025-06-01T12:00:00Z"));
        Newsroom.Functions one = newsroom.functions(table.dynamo(), EmbeddedTable.NAME, clock);
        Newsroom.Functions other = newsroom.functions(table.dynamo(), EmbeddedTable.NAME, clock);
        List<ArticleKey> last = List.of();
        for (String key : newsroom.shuffled(seed)) {
          one.ingest(key);
          List<ArticleKey> batch = one.pending();
          one.fold(batch);
          if (twice) {
            other.fold(batch);
            other.fold(last);
          }
          last = batch;
        }
        assertThat(Newsroom.export(table.dynamo(), EmbeddedTable.NAME))
            .isEqualTo(undisturbed(stories, seed, false));
        List<Timelines.Written> changes = new ArrayList<>();
        for (String timeline : Newsroom.TIMELINES) {
          changes.addAll(table.timelines().changes(timeline, Instant.EPOCH, 10_000).changes());
        }
        told.add(changes);
      }
    }
    assertThat(told.getLast()).as("no change is told twice").isEqualTo(told.getFirst());
    System.out.printf(
        "drill: seed %d: a stream that delivers all twice, the same %d changes%n",
        seed, told.getFirst().size());
  }

  @Test
  void clocksMayBeWrong() {
    survivesClocks(6, 4);
  }

  @Test
  void theTableMayBeThrottledForAWhile() {
    survivesAThrottledTable(6, 5);
  }

  @Test
  void theStreamMayDeliverTwice() {
    survivesAStreamThatDeliversTwice(6, 6);
  }

  @Tag("drill")
  @Test
  void drillOfClocksThrottlesAndRepeats() {
    for (long seed = 300; seed < 305; seed++) {
      survivesClocks(25, seed);
      survivesAThrottledTable(25, seed);
      survivesAStreamThatDeliversTwice(25, seed);
    }
  }

  @Tag("drill")
  @Test
  void drillOfFaults() {
    for (long seed = 100; seed < 120; seed++) {
      survivesFaults(25, seed);
    }
  }

  @Tag("drill")
  @Test
  void drillOfConcurrency() {
    for (long seed = 200; seed < 210; seed++) {
      survivesConcurrency(16, 25, seed);
    }
  }
}
