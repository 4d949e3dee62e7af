package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.ContentHash;
import io.dateline.event.Mention;
import io.dateline.timeline.Change;
import io.dateline.timeline.History;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Deletes all that was read of an article, for its owner: a withdrawn article stays in the ledger,
 * an erased one leaves only its id, the time and the reason. Its texts go out of readings, events,
 * histories and the log of changes, which is looked for in the whole table.
 *
 * <p>It can be broken off anywhere and begun again. What it cannot reach is the object in the
 * bucket and its old versions, backups of the table, the table's stream (24 hours), and what was
 * told on the event bus or exported.
 */
public final class Erasure {

  private static final TypeReference<List<History.Step>> STEPS = new TypeReference<>() {};
  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
  private static final TypeReference<Change> CHANGE = new TypeReference<>() {};

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;
  private final Bodies bodies;
  private final Holdings holdings;

  /**
   * @param dynamo the client
   * @param table the table's name
   * @param clock when it is noted that the article was erased
   */
  public Erasure(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
    this.bodies = new Bodies(dynamo, table);
    this.holdings = new Holdings(dynamo, table);
  }

  /**
   * What was erased.
   *
   * @param readings how many readings of it there were
   * @param others how many other items told its words
   * @param objects the objects that hold it, {@code bucket/key}, which are to be deleted apart
   */
  public record Erased(int readings, int others, Set<String> objects) {
    /** Copies the set. */
    public Erased {
      objects = Set.copyOf(objects);
    }
  }

  /**
   * Erases an article of one timeline.
   *
   * @param reason for the record; it is shown to whoever asks for the article
   */
  public Erased erase(ArticleKey key, String reason) {
    // The tombstone comes first: no reading is written after it.
    Set<String> objects = leaveATombstone(key, reason);
    List<Map<String, AttributeValue>> readings = readings(key);
    Traces traces = new Traces(key);
    readings.forEach(reading -> traces.add(bodies.unpack(reading)));
    new TimelineWriter(dynamo, table, clock).refresh(List.of(key)).orThrow();
    int others = scrub(key.timeline(), traces) + new Redo(dynamo, table).forget(key.timeline());
    for (Map<String, AttributeValue> reading : readings) {
      delete(reading);
    }
    return new Erased(readings.size(), others, objects);
  }

  private List<Map<String, AttributeValue>> readings(ArticleKey key) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Readings.places(key).forEach((pk, prefix) -> found.addAll(query(pk, prefix)));
    return found;
  }

  private List<Map<String, AttributeValue>> query(String pk, String prefix) {
    return query(
        "pk = :pk AND begins_with(sk, :prefix)",
        Map.of(":pk", Items.s(pk), ":prefix", Items.s(prefix)));
  }

  private List<Map<String, AttributeValue>> query(
      String condition, Map<String, AttributeValue> values) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values)
            .consistentRead(true)
            .build();
    return dynamo.queryPaginator(query).items().stream().toList();
  }

  /** By what the words of an article are known wherever they stand. */
  private static final class Traces {
    private final ArticleKey key;
    private final ErasedWords words = new ErasedWords();
    private final Set<String> mentions = new HashSet<>();

    Traces(ArticleKey key) {
      this.key = key;
    }

    void add(byte[] reading) {
      for (Mention mention : KeptReading.read(reading).mentions()) {
        words.add(mention);
        mentions.add(mention.id());
      }
    }

    boolean isIn(History.Step step) {
      return ArticleKey.partitionOf(step.article().id()).equals(key.partition());
    }

    boolean areIn(byte[] json) {
      String text = new String(json, StandardCharsets.UTF_8);
      return mentions.stream().anyMatch(text::contains) || isReading(json);
    }

    /** Whether this is a reading of the article, which may have a text without mentions. */
    private boolean isReading(byte[] json) {
      if (!KeptReading.isIn(json)) {
        return false;
      }
      KeptReading kept = KeptReading.read(json);
      return ArticleKey.partitionOf(kept.article()).equals(key.partition())
          && (kept.timeline() == null || kept.timeline().equals(key.timeline()));
    }
  }

  /** The head forgets all but the id; the objects that hold the article. */
  private Set<String> leaveATombstone(ArticleKey key, String reason) {
    Set<String> objects = new TreeSet<>();
    while (true) {
      ArticleHead head = ArticleHead.read(dynamo, table, key);
      Holding shown = head.shown();
      if (shown != null) {
        objects.add(holdings.addressOf(shown.object()));
      }
      head.erase(clock.instant(), reason);
      try {
        Transactions.write(dynamo, head.writes(table), Backoff.OF_CONFLICTS);
        break;
      } catch (TransactionCanceledException e) {
        if (!Cancellation.isOfCondition(e, 0)) {
          throw e;
        }
      }
    }
    for (Map<String, AttributeValue> waiting :
        query(Holdings.partitionOfWaiting(key), key.timeline() + "#")) {
      objects.add(holdings.addressOf(Items.required(waiting, "holder")));
      delete(waiting);
    }
    return objects;
  }

  /** Takes the words out of what else the table holds; how many items told them. */
  private int scrub(String timeline, Traces traces) {
    int scrubbed = 0;
    Set<String> parts = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (Map<String, AttributeValue> item :
        dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items()) {
      String pk = Items.required(item, Items.PK);
      Map<String, AttributeValue> now = item;
      if (pk.startsWith(Bodies.PARTS)) {
        parts.add(pk);
      } else if (pk.equals(LogEntry.partition(timeline))) {
        now = rewrite(item, json -> changes(json, traces));
      } else if (pk.startsWith(EventWrites.partitionOfHistory(timeline, ""))) {
        now = rewrite(item, json -> Ledger.bytes(traces.words.without(Ledger.read(json, CHANGE))));
      } else if (MentionPlaces.isWithdrawn(timeline, item)) {
        now = rewrite(item, json -> steps(json, traces));
      }
      scrubbed += now.equals(item) ? 0 : 1;
      Bodies.partsOf(now).ifPresent(named::add);
    }
    // What an item names tells ids at most, and is needed.
    parts.removeAll(named);
    for (String pk : parts) {
      scrubbed += deletePartsOf(pk, traces);
    }
    return scrubbed;
  }

  private static byte[] changes(byte[] json, Traces traces) {
    return Ledger.bytes(Ledger.read(json, CHANGES).stream().map(traces.words::without).toList());
  }

  private static byte[] steps(byte[] json, Traces traces) {
    return Ledger.bytes(
        Ledger.read(json, STEPS).stream().filter(step -> !traces.isIn(step)).toList());
  }

  /** The item as it stands then; what a fold has written meanwhile is read again. */
  private Map<String, AttributeValue> rewrite(
      Map<String, AttributeValue> read, UnaryOperator<byte[]> without) {
    Map<String, AttributeValue> item = read;
    while (!item.isEmpty()) {
      byte[] json = bodies.unpack(item);
      byte[] now = without.apply(json);
      if (ContentHash.of(json).equals(ContentHash.of(now))) {
        return item;
      }
      Map<String, AttributeValue> written = new HashMap<>(item);
      Bodies.ATTRIBUTES.forEach(written::remove);
      written.putAll(bodies.pack(now));
      if (isReplaced(item, written)) {
        bodies.deleteParts(item);
        return written;
      }
      Map<String, AttributeValue> key = Items.keyOf(item);
      item = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }
    return item;
  }

  private boolean isReplaced(
      Map<String, AttributeValue> item, Map<String, AttributeValue> written) {
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(written)
              .conditionExpression("#hash = :hash")
              .expressionAttributeNames(Map.of("#hash", "hash"))
              .expressionAttributeValues(Map.of(":hash", Items.s(Items.required(item, "hash")))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Parts of a large body that no item names any more. */
  private int deletePartsOf(String pk, Traces traces) {
    List<Map<String, AttributeValue>> parts = query("pk = :pk", Map.of(":pk", Items.s(pk)));
    if (!traces.areIn(Bodies.unpackParts(parts))) {
      return 0;
    }
    parts.forEach(this::delete);
    return 1;
  }

  private void delete(Map<String, AttributeValue> item) {
    dynamo.deleteItem(delete -> delete.tableName(table).key(Items.keyOf(item)));
    bodies.deleteParts(item);
  }

  /** When and why an article was erased, as its head says. */
  static Map<String, AttributeValue> tombstone(Instant at, String reason) {
    Map<String, AttributeValue> tombstone = new HashMap<>();
    tombstone.put("state", Items.s(Ledger.State.ERASED.name()));
    tombstone.put("notes", Items.s("erased " + Items.sortable(at) + ": " + reason));
    return tombstone;
  }
}
