package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.event.ContentHash;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A bucket full of made-up news and the functions that read it, for drills: plans, their
 * postponement and what came of them, the same told by several, corrections, deletions.
 */
public final class Newsroom implements Bucket {

  public static final List<String> TIMELINES = List.of("harbour", "valley");

  private static final Instant STORED = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final List<String> TOWNS =
      List.of("Riga", "Porto", "Aarhus", "Trieste", "Split", "Bergen", "Gdansk", "Cork");
  private static final List<String> WORKS =
      List.of("harbour bridge", "rail tunnel", "opera house", "tidal barrier", "cable car");

  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final List<String> keys = new ArrayList<>();

  /** A newsroom of some stories, always the same for a seed. */
  public Newsroom(int stories, long seed) {
    this(stories, seed, TIMELINES);
  }

  Newsroom(int stories, long seed, List<String> timelines) {
    Random random = new Random(seed);
    for (int i = 0; i < stories; i++) {
      story(i, timelines.get(i % timelines.size()), random);
    }
  }

  private void story(int number, String timeline, Random random) {
    String what = WORKS.get(random.nextInt(WORKS.size()));
    String town = TOWNS.get(random.nextInt(TOWNS.size()));
    int day = 1 + random.nextInt(8);
    String plan = "The opening of the %s in %s is planned for %d March.";
    put(timeline, number + "-a", "2025-02-20", "Harbour Post", plan.formatted(what, town, day));
    put(timeline, number + "-b", "2025-02-21", "Daily Beacon", plan.formatted(what, town, day));
    if (random.nextInt(3) == 0) {
      day += 10;
      put(
          timeline,
          number + "-c",
          "2025-03-01",
          "Harbour Post",
          "The opening of the %s in %s has been postponed to %d March.".formatted(what, town, day));
    }
    put(
        timeline,
        number + "-d",
        "2025-03-%02d".formatted(day + 1),
        "North Wire",
        ("The opening of the %s in %s took place on %d March. Two workers were hurt in a fall at the"
                + " site on 2 January 2025. Mayor Ilze Kalnina resigned on Monday.")
            .formatted(what, town, day));
  }

  private void put(String timeline, String name, String published, String publisher, String text) {
    String key = "articles/" + timeline + "/" + name + ".json";
    objects.put(
        key,
        Json.json()
            .createObjectNode()
            .put("id", name)
            .put("publisher", publisher)
            .put("published", published)
            .put("text", text)
            .toString());
    keys.add(key);
  }

  /** The keys of all objects, in the order in which they were put. */
  public List<String> keys() {
    return List.copyOf(keys);
  }

  /** What an object holds. */
  String content(String key) {
    return objects.getOrDefault(key, "");
  }

  /** The same in some order, a share of them twice. */
  public List<String> shuffled(long seed) {
    List<String> order = new ArrayList<>(keys);
    Random random = new Random(seed);
    keys.stream().filter(_ -> random.nextInt(5) == 0).forEach(order::add);
    Collections.shuffle(order, random);
    return order;
  }

  /** Every seventh article is deleted, every fifth corrected. */
  List<String> correct() {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      if (i % 7 == 3) {
        objects.remove(key);
        changed.add(key);
      } else if (i % 5 == 2) {
        objects.compute(key, (_, json) -> String.valueOf(json).replace(" March.", " April."));
        changed.add(key);
      }
    }
    return changed;
  }

  /**
   * An article of three revisions, each in an object of its own, the oldest first; which of them
   * comes in when must not matter.
   */
  public void revise(String id) {
    for (int revision = 1; revision <= 3; revision++) {
      String key = "articles/" + TIMELINES.getFirst() + "/" + id + "-" + revision + ".json";
      objects.put(
          key,
          Json.json()
              .createObjectNode()
              .put("id", id)
              .put("publisher", "Harbour Post")
              .put("published", "2025-02-20T08:00:00Z")
              .put("updated", "2025-02-2" + revision + "T08:00:00Z")
              .put("text", "A tanker ran aground off Skagen on 1" + revision + " February 2025.")
              .toString());
      keys.add(key);
    }
  }

  @Override
  public Optional<Stored> find(String bucket, String key) {
    return Optional.ofNullable(objects.get(key))
        .map(json -> json.getBytes(StandardCharsets.UTF_8))
        .map(bytes ->
            new Stored(
                STORED,
                ContentHash.of(bytes),
                bytes.length,
                null,
                null,
                () -> new ByteArrayInputStream(bytes)));
  }

  @Override
  public String origin(String bucket, String key) {
    return "s3://" + bucket + "/" + key;
  }

  /** The functions on a table. */
  Functions functions(DynamoDbClient dynamo, String table) {
    return functions(dynamo, table, InstantSource.system());
  }

  /** The same with a clock of their own. */
  Functions functions(DynamoDbClient dynamo, String table, InstantSource clock) {
    return new Functions(
        this,
        dynamo,
        table,
        new IngestHandler(new Ingest(new Ledger(dynamo, table), this, Ingest.Limits.NONE), clock),
        new FoldHandler(new TimelineWriter(dynamo, table, clock), clock));
  }

  /** The functions, and what calls them in the cloud: a call that failed is made again. */
  record Functions(
      Newsroom newsroom,
      DynamoDbClient dynamo,
      String table,
      IngestHandler ingest,
      FoldHandler fold) {

    private static final int MOST_TRIES = 200;

    /** Tells the ingest function of an object until it has taken it in; how often it took. */
    int ingest(String key) {
      for (int tries = 1; tries <= MOST_TRIES; tries++) {
        if (tryIngest(key)) {
          return tries;
        }
      }
      throw new IllegalStateException(key + " was not taken in");
    }

    /** Tells it once; whether it has taken the object in. */
    boolean tryIngest(String key) {
      ObjectNode record = Json.json().createObjectNode();
      boolean there = newsroom.objects.containsKey(key);
      record.put("eventName", there ? "ObjectCreated:Put" : "ObjectRemoved:Delete");
      ObjectNode s3 = record.putObject("s3");
      s3.putObject("bucket").put("name", "b");
      s3.putObject("object").put("key", key);
      String body = Json.json().createObjectNode().set("Records", array(record)).toString();
      ObjectNode message = Json.json().createObjectNode().put("messageId", "m").put("body", body);
      ObjectNode event = Json.json().createObjectNode().set("Records", array(message));
      return answer(event).path("batchItemFailures").isEmpty();
    }

    private static JsonNode array(JsonNode element) {
      return Json.json().createArrayNode().add(element);
    }

    private JsonNode answer(ObjectNode event) {
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

    /** Folds some articles until it is done; how often it took. */
    int fold(List<ArticleKey> articles) {
      ObjectNode event = Json.json().createObjectNode();
      for (ArticleKey key : articles) {
        ObjectNode keys =
            event.withArray("Records").addObject().putObject("dynamodb").putObject("Keys");
        keys.putObject("pk").put("S", key.partition());
        keys.putObject("sk").put("S", key.timeline() + "#head");
      }
      for (int tries = 1; tries <= MOST_TRIES; tries++) {
        try {
          fold.handleRequest(bytes(event), OutputStream.nullOutputStream(), null);
          return tries;
        } catch (IOException | RuntimeException e) {
          // The stream gives the batch again.
        }
      }
      throw new IllegalStateException("a batch was not folded");
    }

    /** Folds all that is pending, as the schedule does, until nothing is. */
    void foldPending() {
      while (!pending().isEmpty()) {
        fold(pending());
      }
    }

    List<ArticleKey> pending() {
      for (int tries = 1; ; tries++) {
        try {
          return new Ledger(dynamo, table).pending();
        } catch (RuntimeException e) {
          if (tries == MOST_TRIES) {
            throw e;
          }
        }
      }
    }
  }

  /** All events of the table's timelines, those of an assumed day too, a line each. */
  public static List<String> export(DynamoDbClient dynamo, String table) {
    return export(dynamo, table, TIMELINES);
  }

  static List<String> export(DynamoDbClient dynamo, String table, List<String> timelines) {
    List<String> lines = new ArrayList<>();
    for (String timeline : timelines) {
      Timelines.Query all =
          new Timelines.Query(timeline, FIRST, LAST, null, true, true, false, _ -> true);
      String after = "";
      while (after != null) {
        Timelines.Page page = new Timelines(dynamo, table).page(all, after, 100);
        page.events().forEach(event -> lines.add(Json.line(event)));
        after = page.next();
      }
    }
    return lines;
  }
}
