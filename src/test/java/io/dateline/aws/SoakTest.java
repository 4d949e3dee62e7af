package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.event.ContentHash;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Faults;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineWriter;
import io.dateline.timeline.Fold;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A long stretch of days in the cloud: objects that come, come twice, are corrected and deleted;
 * broken ones; messages that nobody can read; a queue out of order, a stream that delivers twice, a
 * clock that jumps, a table that throttles, for a while at every call. The long form runs with
 * {@code -Pdrill}.
 */
class SoakTest {

  private static final int MOST_RECEIVED = 5;
  private static final int BATCH = 10;
  private static final int STORIES_OF_A_TIMELINE = 60;
  private static final double SHARE_OF_FAULTS = 0.01;
  private static final Instant DAY_ONE = Instant.parse("2025-06-01T00:00:00Z");
  private static final List<String> BROKEN =
      List.of("", "{\"id\":\"x\"", "{\"published\":\"2025-03-04\",\"text\":\"\"}", "\u0000\u0001");

  @Test
  void aShortSoak() {
    new Soak(90, 1).run();
  }

  @Tag("drill")
  @Test
  void drillOfSoak() {
    new Soak(15_000, 2).run();
  }

  /** A bucket of objects and when they were stored. */
  private static final class Objects implements Bucket {
    private record Stamped(String content, Instant stored) {
      Bucket.Stored opened() {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Bucket.Stored(
            stored,
            ContentHash.of(bytes),
            bytes.length,
            null,
            null,
            () -> new ByteArrayInputStream(bytes));
      }
    }

    private final SortedMap<String, Stamped> objects = new TreeMap<>();
    private int changes;

    void put(String key, String content) {
      objects.put(key, new Stamped(content, DAY_ONE.plusSeconds(changes++)));
    }

    void remove(String key) {
      objects.remove(key);
    }

    @Override
    public Optional<Stored> find(String name, String key) {
      return Optional.ofNullable(objects.get(key)).map(Stamped::opened);
    }

    @Override
    public String origin(String name, String key) {
      return "s3://" + name + "/" + key;
    }
  }

  /**
   * A message of the queue.
   *
   * @param received how often it has been received
   * @param visible from how many sent messages on it is given again
   */
  private record Message(String id, String key, String body, int received, int visible) {
    Message received(int next) {
      return new Message(id, key, body, received + 1, next);
    }
  }

  /** Something that befalls an object, at some time after it has come. */
  private record Fate(double at, String key, What what) {}

  private enum What {
    COMES,
    COMES_BROKEN,
    IS_TOLD_OF_AGAIN,
    IS_CORRECTED,
    IS_DELETED,
    IS_TOLD_OF_IN_GIBBERISH
  }

  private static final class Soak {
    private final Random random;
    private final Newsroom newsroom;
    private final List<String> timelines = new ArrayList<>();
    private final Objects bucket = new Objects();
    private final Deque<Message> queue = new ArrayDeque<>();
    private final Deque<Message> invisible = new ArrayDeque<>();
    private final Set<String> read = new HashSet<>();
    private final SortedSet<String> corrected = new TreeSet<>();
    private final SortedSet<String> broken = new TreeSet<>();
    private final SortedSet<String> gibberish = new TreeSet<>();
    private final SortedSet<String> dead = new TreeSet<>();
    private final List<Long> heaps = new ArrayList<>();
    private boolean isThrottled;
    private int sent;
    private int retried;
    private int deleted;
    private int repeated;

    Soak(int stories, long seed) {
      random = new Random(seed);
      for (int i = 0; i * STORIES_OF_A_TIMELINE < stories; i++) {
        timelines.add("soak-" + i);
      }
      newsroom = new Newsroom(stories, seed, timelines);
    }

    void run() {
      try (EmbeddedTable table = new EmbeddedTable()) {
        DynamoDbClient faulty = Faults.of(table.dynamo(), SHARE_OF_FAULTS, random.nextLong());
        DynamoDbClient throttled = Faults.of(table.dynamo(), 2, random.nextLong());
        List<Functions> functions = List.of(functions(faulty), functions(throttled));
        Deque<Fate> fates = new ArrayDeque<>(fates());
        int all = fates.size();
        while (!fates.isEmpty() || !queue.isEmpty() || !invisible.isEmpty()) {
          boolean isQuiet = fates.isEmpty() || !befall(fates);
          isThrottled = !fates.isEmpty() && sent > all / 2 && sent < all / 2 + all / 50;
          Functions now = functions.get(isThrottled ? 1 : 0);
          if (sent % BATCH == 0 || isQuiet) {
            receive(now.ingest(), fates.isEmpty() ? sent : sent + all / 40);
          }
          if (sent % (40 * BATCH) == 0) {
            fold(now.fold(), table);
          }
          if (heaps.size() < 4 && sent >= (heaps.size() + 1) * all / 4) {
            heaps.add(heap());
          }
        }
        while (!table.ledger().pending().isEmpty()) {
          fold(functions.getFirst().fold(), table);
        }
        check(table, all, Faults.injected(faulty) + Faults.injected(throttled));
      }
    }

    private record Functions(IngestHandler ingest, FoldHandler fold) {}

    private Functions functions(DynamoDbClient dynamo) {
      InstantSource jumping = () -> DAY_ONE.plusSeconds(sent + random.nextInt(240) - 120L);
      return new Functions(
          new IngestHandler(
              new Ingest(new Ledger(dynamo, EmbeddedTable.NAME), bucket, Ingest.Limits.NONE),
              jumping),
          new FoldHandler(new TimelineWriter(dynamo, EmbeddedTable.NAME, jumping), jumping));
    }

    /** What befalls all objects, in the order of time. */
    private List<Fate> fates() {
      List<Fate> fates = new ArrayList<>();
      for (String key : newsroom.keys()) {
        // One timeline's news come in about the same days, several timelines' at a time.
        int timeline = timelines.indexOf(key.split("/", -1)[1]);
        double at = (timeline + 3 * random.nextDouble()) / (timelines.size() + 3);
        double drawn = random.nextDouble();
        boolean isBroken = random.nextInt(20) == 0;
        fates.add(new Fate(at, key, isBroken ? What.COMES_BROKEN : What.COMES));
        if (random.nextInt(1_000) == 0) {
          fates.add(new Fate(at, key, What.IS_TOLD_OF_IN_GIBBERISH));
        }
        double later = at + (1 - at) * random.nextDouble();
        if (drawn < 0.05) {
          fates.add(new Fate(later, key, What.IS_TOLD_OF_AGAIN));
        } else if (drawn < 0.07 && !isBroken) {
          fates.add(new Fate(later, key, What.IS_CORRECTED));
        } else if (drawn < 0.08 && !isBroken) {
          fates.add(new Fate(later, key, What.IS_DELETED));
        }
      }
      fates.add(new Fate(0.5, newsroom.keys().getFirst(), What.IS_TOLD_OF_IN_GIBBERISH));
      fates.sort(Comparator.comparingDouble(Fate::at));
      return fates;
    }

    /** Lets the next thing happen; false where it has to wait. */
    private boolean befall(Deque<Fate> fates) {
      Fate fate = fates.removeFirst();
      String key = fate.key();
      switch (fate.what()) {
        case COMES -> bucket.put(key, newsroom.content(key));
        case COMES_BROKEN -> {
          bucket.put(key, BROKEN.get(random.nextInt(BROKEN.size())));
          broken.add(key);
        }
        case IS_TOLD_OF_AGAIN -> repeated++;
        case IS_CORRECTED -> {
          if (!read.contains(key)) {
            // What nobody has read before it was corrected has no earlier revision.
            fates.addLast(fate);
            return false;
          }
          bucket.put(key, newsroom.content(key).replace(" March.", " April."));
          corrected.add(key);
        }
        case IS_DELETED -> {
          bucket.remove(key);
          deleted++;
        }
        case IS_TOLD_OF_IN_GIBBERISH -> gibberish.add("m" + sent);
      }
      send(key, fate.what());
      return true;
    }

    private void send(String key, What what) {
      ObjectNode record = Json.json().createObjectNode();
      record.put(
          "eventName",
          bucket.objects.containsKey(key) ? "ObjectCreated:Put" : "ObjectRemoved:Delete");
      ObjectNode s3 = record.putObject("s3");
      s3.putObject("bucket").put("name", "b");
      s3.putObject("object").put("key", key);
      ObjectNode body = Json.json().createObjectNode();
      body.putArray("Records").add(record);
      String text = body.toString();
      boolean isGibberish = what == What.IS_TOLD_OF_IN_GIBBERISH;
      queue.add(
          new Message(
              "m" + sent++, key, isGibberish ? text.substring(0, text.length() / 2) : text, 0, 0));
    }

    /** What Lambda does with a queue: a batch, of which those that failed come again. */
    private void receive(IngestHandler ingest, int again) {
      while (!invisible.isEmpty() && (invisible.getFirst().visible() <= sent || queue.isEmpty())) {
        queue.addLast(invisible.removeFirst());
      }
      List<Message> batch = new ArrayList<>();
      for (int i = 0; i < BATCH && !queue.isEmpty(); i++) {
        // Not in the order in which they were sent.
        for (int skip = random.nextInt(Math.min(20, queue.size())); skip > 0; skip--) {
          queue.addLast(queue.removeFirst());
        }
        batch.add(queue.removeFirst().received(again));
      }
      ObjectNode event = Json.json().createObjectNode();
      ArrayNode records = event.putArray("Records");
      batch.forEach(m -> records.addObject().put("messageId", m.id()).put("body", m.body()));
      Set<String> failed = new HashSet<>();
      answer(ingest, event)
          .path("batchItemFailures")
          .forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
      for (Message message : batch) {
        if (!failed.contains(message.id())) {
          read.add(message.key());
        } else if (message.received() == MOST_RECEIVED) {
          dead.add(message.id());
        } else {
          retried++;
          invisible.addLast(message);
        }
      }
    }

    private static JsonNode answer(IngestHandler ingest, ObjectNode event) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        ingest.handleRequest(bytes(event), out, null);
        return Json.json().readTree(out.toByteArray());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static ByteArrayInputStream bytes(JsonNode event) {
      return new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What Lambda does with the stream: a batch until it succeeds, and now and then once more. */
    private void fold(FoldHandler fold, EmbeddedTable table) {
      ObjectNode event = Json.json().createObjectNode();
      ArrayNode records = event.putArray("Records");
      for (ArticleKey key : table.ledger().pending()) {
        ObjectNode keys = records.addObject().putObject("dynamodb").putObject("Keys");
        keys.putObject("pk").put("S", key.partition());
        keys.putObject("sk").put("S", key.timeline() + "#head");
      }
      int times = 1 + random.nextInt(2);
      for (int tries = 0; times > 0 && tries < 50; tries++) {
        try {
          fold.handleRequest(bytes(event), OutputStream.nullOutputStream(), null);
          times--;
        } catch (IOException | RuntimeException e) {
          if (isThrottled) {
            return;
          }
        }
      }
    }

    private static long heap() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void check(EmbeddedTable table, int messages, int faults) {
      List<String> export = Newsroom.export(table.dynamo(), EmbeddedTable.NAME, timelines);
      List<String> clean = clean();
      assertThat(without(export, clean)).as("not of one clean pass").isEmpty();
      assertThat(without(clean, export)).as("of one clean pass only").isEmpty();
      assertThat(export.equals(clean)).as("order and number of events").isTrue();
      assertThat(dead).as("dead letters").isEqualTo(gibberish);
      assertThat(broken)
          .as("refused")
          .allSatisfy(key ->
              assertThat(table.ledger().heads(key))
                  .singleElement()
                  .satisfies(head -> assertThat(head.attributes()).containsKey("error")));
      System.out.printf(
          Locale.ROOT,
          "drill: soak of %d objects, %d messages: %d told of again, %d broken, %d corrected, %d"
              + " deleted; %d faults, %d messages given again; dead letters: the %d that nobody can"
              + " read; %d events as of one clean pass; heap at each quarter %s MB%n",
          newsroom.keys().size(),
          messages,
          repeated,
          broken.size(),
          corrected.size(),
          deleted,
          faults,
          retried,
          dead.size(),
          export.size(),
          heaps);
      assertThat(heaps.getLast()).as("heap in MB").isLessThan(2 * heaps.getFirst() + 100);
    }

    /** The first few of some events that are not among others. */
    private static List<String> without(List<String> some, List<String> others) {
      Set<String> there = new HashSet<>(others);
      return some.stream().filter(event -> !there.contains(event)).limit(3).toList();
    }

    /** What one pass over the bucket as it is at last makes of it, without any table. */
    private List<String> clean() {
      MentionExtractor extractor = new MentionExtractor();
      List<Mention> mentions = new ArrayList<>();
      bucket.objects.forEach((key, object) ->
          Samples.read(key, object.content())
              .articles()
              .forEach(article -> mentions.addAll(mentions(extractor, key, article))));
      Map<String, List<String>> lines = new TreeMap<>();
      Fold.fold(mentions)
          .forEach(event ->
              lines
                  .computeIfAbsent(event.timeline(), _ -> new ArrayList<>())
                  .add(Json.line(event)));
      return timelines.stream().flatMap(t -> lines.getOrDefault(t, List.of()).stream()).toList();
    }

    private List<Mention> mentions(MentionExtractor extractor, String key, Article article) {
      String timeline = key.split("/", -1)[1];
      return extractor.extract(article).mentions().stream()
          .map(m ->
              new Mention(
                      m.id(),
                      timeline,
                      m.article(),
                      m.time(),
                      m.event(),
                      m.quote(),
                      m.reader(),
                      m.rules())
                  .withRevision(corrected.contains(key) ? 2 : 1))
          .toList();
    }
  }
}
