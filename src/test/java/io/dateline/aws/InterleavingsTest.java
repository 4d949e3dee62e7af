package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.ContentHash;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.store.Backoff;
import io.dateline.store.Ledger;
import io.dateline.store.TableInMemory;
import io.dateline.store.TimelineWriter;
import io.dateline.timeline.Fold;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Two functions take in what they are told of two objects that share an article, while the objects
 * are put, replaced, deleted and restored; in every order of their requests to table and bucket.
 * Whatever the order, the timeline at the end is that of one clean pass over what the bucket holds.
 */
@Order(1)
class InterleavingsTest {

  private static final String TABLE = "t";
  private static final Instant DAY_ONE = Instant.parse("2025-06-01T00:00:00Z");
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Backoff AT_ONCE =
      new Backoff(Duration.ZERO, Duration.ZERO, 50, RandomGenerator.getDefault());

  /** What befalls an object; its content, or null where it is deleted. */
  private record Change(String object, @Nullable String content) {}

  private static Change change(String object, String... articles) {
    return new Change(object, articles.length == 0 ? null : String.join("\n", articles));
  }

  private static String article(String id, String updated, String text) {
    String json = Samples.json(id, "P", "2025-03-04", text);
    return updated.isEmpty() ? json : json.replaceFirst("\\{", "{\"updated\":\"" + updated + "\",");
  }

  private static final String FERRY = article("a", "", "A ferry sank off Riga on Monday.");
  private static final String TANKER =
      article("a", "2025-03-05", "A tanker sank off Riga on Sunday.");
  private static final String CLAIMS_9999 =
      article("a", "9999-01-01", "A liner sank off Riga on Saturday.");
  private static final String OTHER = article("b", "", "Parliament sat in Oslo on Monday.");
  private static final String BROKEN = "{";

  /** What is there and read before, and then what happens while two functions work. */
  private record Script(List<Change> before, List<Change> meanwhile) {}

  private static final List<Script> SHORT =
      List.of(
          // Deleted and uploaded again.
          new Script(List.of(change("1", FERRY)), List.of(change("1"), change("1", FERRY))),
          new Script(List.of(change("1", TANKER)), List.of(change("1"), change("1", FERRY))),
          // Corrected twice.
          new Script(
              List.of(change("1", CLAIMS_9999)), List.of(change("1", TANKER), change("1", FERRY))),
          // Of two that hold one article either is deleted.
          new Script(
              List.of(change("1", TANKER), change("2", FERRY)), List.of(change("1"), change("2"))),
          new Script(
              List.of(change("1", TANKER), change("2", FERRY)),
              List.of(change("1"), change("1", TANKER))),
          // One comes while the other goes.
          new Script(List.of(change("1", FERRY)), List.of(change("2", TANKER), change("1"))),
          new Script(List.of(change("1", TANKER)), List.of(change("2", FERRY), change("1"))),
          // An article moves within one object.
          new Script(
              List.of(change("1", FERRY, OTHER)), List.of(change("1", OTHER), change("1", FERRY))),
          // Broken, and whole again.
          new Script(
              List.of(change("1", FERRY)), List.of(change("1", BROKEN), change("1", TANKER))));

  /** The bucket: what is where, when it was stored, and what is told of it. */
  private static final class World {
    private record Stamped(String content, Instant stored) {}

    private final SortedMap<String, Stamped> objects = new TreeMap<>();
    private int clock;

    void happen(Change change) {
      String key = "articles/test/" + change.object() + ".jsonl";
      clock++;
      if (change.content() == null) {
        objects.remove(key);
      } else {
        objects.put(key, new Stamped(change.content(), DAY_ONE.plusSeconds(clock)));
      }
    }

    Optional<Bucket.Stored> find(String key) {
      return Optional.ofNullable(objects.get(key))
          .map(stamped -> {
            byte[] bytes = stamped.content().getBytes(StandardCharsets.UTF_8);
            return new Bucket.Stored(
                stamped.stored(),
                ContentHash.of(bytes),
                bytes.length,
                null,
                null,
                () -> new ByteArrayInputStream(bytes));
          });
    }
  }

  /** A function that works on a thread of its own and takes a step each time it is told to. */
  private static final class Worker implements AutoCloseable {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private final Deque<Change> told = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean isIdle;
    private volatile boolean isOver;
    private volatile @Nullable Throwable fault;

    Worker(World world, TableInMemory table) {
      Bucket bucket =
          new Bucket() {
            @Override
            public Optional<Stored> find(String name, String key) {
              step();
              return world.find(key);
            }

            @Override
            public String origin(String name, String key) {
              return key;
            }
          };
      DynamoDbClient dynamo = stepping(table.client());
      Ingest ingest = new Ingest(new Ledger(dynamo, TABLE, AT_ONCE), bucket, Ingest.Limits.NONE);
      thread = Thread.ofVirtual().start(() -> work(ingest));
      await(stands);
    }

    private DynamoDbClient stepping(DynamoDbClient client) {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) -> {
                boolean isCall =
                    arguments != null
                        && arguments[0] instanceof DynamoDbRequest
                        && !method.getName().endsWith("Paginator");
                if (!isCall) {
                  return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                step();
                try {
                  return method.invoke(client, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private void work(Ingest ingest) {
      try {
        while (true) {
          isIdle = true;
          stands.release();
          await(go);
          if (isOver) {
            return;
          }
          isIdle = false;
          Change change = told.removeFirst();
          take(ingest, change);
        }
      } catch (RuntimeException | Error e) {
        fault = e;
        stands.release();
      }
    }

    private static void take(Ingest ingest, Change change) {
      while (true) {
        try {
          ingest.take("b", "articles/test/" + change.object() + ".jsonl", change.content() != null);
          return;
        } catch (IOException e) {
          // The queue gives the message again.
        }
      }
    }

    private void step() {
      stands.release();
      await(go);
    }

    /** Whether it has something to do. */
    boolean isAble() {
      return !isIdle || !told.isEmpty();
    }

    void go() {
      go.release();
      await(stands);
      if (fault != null) {
        throw new IllegalStateException(fault);
      }
    }

    private static void await(Semaphore semaphore) {
      semaphore.acquireUninterruptibly();
    }

    @Override
    public void close() {
      isOver = true;
      go.release();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What one clean pass makes of a bucket, by what the bucket holds. */
  private static final Map<String, List<String>> CLEAN = new HashMap<>();

  private static List<String> clean(World world) {
    return CLEAN.computeIfAbsent(world.objects.toString(), _ -> pass(world));
  }

  /** Without any table: of each article the latest text of all objects. */
  private static List<String> pass(World world) {
    SortedMap<String, Article> latest = new TreeMap<>();
    SortedMap<String, String> orders = new TreeMap<>();
    world.objects.forEach((key, object) -> {
      for (Article article : Samples.read(key, object.content()).articles()) {
        String order = order(article, object.stored());
        if (order.compareTo(orders.getOrDefault(article.id(), "")) > 0) {
          orders.put(article.id(), order);
          latest.put(article.id(), article);
        }
      }
    });
    List<Mention> mentions = new ArrayList<>();
    latest.values().forEach(article -> mentions.addAll(EXTRACTOR.extract(article).mentions()));
    return lines(Fold.fold(mentions).stream().map(Json::line).toList());
  }

  /** By when it says it was made, unless that lies ahead; by when it was stored; by content. */
  private static String order(Article article, Instant stored) {
    Instant ahead = stored.plus(Duration.ofHours(26));
    PublicationTime updated = article.updated();
    Instant made = article.published().instant();
    if (updated != null && !updated.instant().isAfter(ahead)) {
      made = updated.instant();
    }
    return made + " " + stored + " " + Reading.contentHash(article);
  }

  /** The history of an object tells how many texts there were, what it holds does not. */
  private static List<String> lines(List<String> events) {
    return events.stream()
        .map(line -> line.replaceAll("\"revision\":\\d+", "\"revision\":0"))
        .toList();
  }

  private static void take(Ingest ingest, String key) {
    try {
      ingest.take("b", key, true);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bucket bucketOf(World world) {
    return new Bucket() {
      @Override
      public Optional<Stored> find(String name, String key) {
        return world.find(key);
      }

      @Override
      public String origin(String name, String key) {
        return key;
      }
    };
  }

  private static List<String> export(TableInMemory table) {
    new TimelineWriter(table.client(), TABLE, InstantSource.fixed(DAY_ONE))
        .refreshPending()
        .orThrow();
    return lines(Newsroom.export(table.client(), TABLE, List.of("test")));
  }

  /**
   * Runs one schedule.
   *
   * @param choose which of some choices is taken next, given how many there are
   */
  private static void run(Script script, int[] workerOf, IntUnaryOperator choose) {
    World world = new World();
    TableInMemory table = new TableInMemory();
    Ingest before =
        new Ingest(new Ledger(table.client(), TABLE, AT_ONCE), bucketOf(world), Ingest.Limits.NONE);
    for (Change change : script.before()) {
      world.happen(change);
      take(before, "articles/test/" + change.object() + ".jsonl");
    }
    new TimelineWriter(table.client(), TABLE, InstantSource.fixed(DAY_ONE))
        .refreshPending()
        .orThrow();
    try (Worker one = new Worker(world, table);
        Worker other = new Worker(world, table)) {
      int happened = 0;
      while (true) {
        List<Integer> able = new ArrayList<>();
        if (one.isAble()) {
          able.add(0);
        }
        if (other.isAble()) {
          able.add(1);
        }
        if (happened < script.meanwhile().size()) {
          able.add(2);
        }
        if (able.isEmpty()) {
          break;
        }
        switch (able.get(able.size() == 1 ? 0 : choose.applyAsInt(able.size()))) {
          case 0 -> one.go();
          case 1 -> other.go();
          default -> {
            Change change = script.meanwhile().get(happened);
            world.happen(change);
            (workerOf[happened] == 0 ? one : other).told.addLast(change);
            happened++;
          }
        }
      }
    }
    assertThat(export(table)).as("%s by %s", script, workerOf).isEqualTo(clean(world));
  }

  /** All schedules of a script, or the first so many; how many there were. */
  private static long all(Script script, int[] workerOf, long most) {
    long runs = 0;
    List<int[]> path = new ArrayList<>();
    do {
      int[] depth = {0};
      run(
          script,
          workerOf,
          choices -> {
            if (depth[0] == path.size()) {
              path.add(new int[] {0, choices});
            }
            return path.get(depth[0]++)[0];
          });
      runs++;
      while (!path.isEmpty() && ++path.getLast()[0] == path.getLast()[1]) {
        path.removeLast();
      }
    } while (!path.isEmpty() && runs < most);
    return runs;
  }

  private static long shortSchedules(long mostOfEach) {
    long runs = 0;
    for (Script script : SHORT) {
      runs += all(script, new int[] {0, 1}, mostOfEach);
      for (int seed = 0; seed < mostOfEach / 4; seed++) {
        Random random = new Random(seed);
        run(script, new int[] {0, 1}, random::nextInt);
        runs++;
      }
    }
    return runs;
  }

  private static long longSchedules(int count, long seed) {
    List<String> articles = List.of(FERRY, TANKER, CLAIMS_9999, OTHER, BROKEN);
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      List<Change> changes = new ArrayList<>();
      int[] workerOf = new int[4 + random.nextInt(5)];
      for (int c = 0; c < workerOf.length; c++) {
        workerOf[c] = random.nextInt(2);
        String[] content = new String[random.nextInt(3)];
        for (int a = 0; a < content.length; a++) {
          content[a] = articles.get(random.nextInt(articles.size()));
        }
        changes.add(change(Integer.toString(1 + random.nextInt(2)), content));
      }
      run(new Script(List.of(), wholeAtLast(changes)), workerOf, random::nextInt);
    }
    return count;
  }

  /** What an object with a broken line holds depends on what it held: at last none is broken. */
  private static List<Change> wholeAtLast(List<Change> changes) {
    Set<String> seen = new HashSet<>();
    List<Change> whole = new ArrayList<>();
    for (Change change : changes.reversed()) {
      String content = change.content();
      boolean isLast = seen.add(change.object());
      whole.add(
          isLast && content != null
              ? new Change(change.object(), content.replaceAll("(?m)^\\{$", OTHER))
              : change);
    }
    return whole.reversed();
  }

  @Test
  void someSchedulesOfTwoFunctions() {
    long runs = shortSchedules(200) + longSchedules(500, 1);
    System.out.printf("drill: %,d schedules of two functions, 0 differ%n", runs);
  }

  @Test
  void oneMayReadBetweenTwoWritesOfAnother() {
    longSchedules(1, 2_787);
  }

  @Tag("drill")
  @Test
  void drillOfSchedules() {
    long runs = shortSchedules(Long.getLong("schedules", 20_000));
    long seeded = longSchedules(50_000, 1_000);
    System.out.printf(
        "drill: %,d short and %,d long schedules of two functions, 0 differ%n", runs, seeded);
  }
}
