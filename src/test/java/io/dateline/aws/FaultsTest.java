package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.store.EmbeddedTable;
import io.dateline.store.Faults;
import java.time.Duration;
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
