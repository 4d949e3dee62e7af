package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.timeline.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The record of the editors' decisions: appended to, never rewritten.
 *
 * <p>Those that were made at once are one entry. The entries of a timeline are numbered from 1
 * without a gap, each written on the condition that its number is free: so two editors never write
 * at once without one of them knowing of the other. An entry is pending until the timeline has
 * taken it in.
 */
public final class Decisions {

  private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {};

  private static final String PREFIX = "decisions#";

  /** What the sort keys of the items begin with that say which entry has a decision's id. */
  private static final String ID = "id#";

  private static final String AFTER_NUMBERS = "a";

  /** Decisions that are written at once: as many items as DynamoDB takes in a transaction. */
  public static final int MOST_AT_ONCE = 100;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Decisions(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  /**
   * Names an entry.
   *
   * @param timeline the timeline
   * @param number from 1
   */
  public record Key(String timeline, long number) {

    /** The key of the entry that an item is; empty of any other item. */
    public static Optional<Key> of(String partition, String sort) {
      return partition.startsWith(PREFIX) && !sort.startsWith(ID)
          ? Optional.of(new Key(partition.substring(PREFIX.length()), Long.parseLong(sort)))
          : Optional.empty();
    }

    /** The partition key of its item. */
    public String partition() {
      return PREFIX + timeline;
    }

    /** The sort key of its item. */
    public String sort() {
      return String.format(Locale.ROOT, "%010d", number);
    }
  }

  /**
   * Decisions that were made at once.
   *
   * @param key the entry's key
   * @param decisions in the order in which they were given
   */
  public record Entry(Key key, List<Decision> decisions) {
    /** Copies the list. */
    public Entry {
      decisions = List.copyOf(decisions);
    }
  }

  /** The last entry of a timeline; empty where there is none. */
  public Optional<Entry> last(String timeline) {
    return dynamo
        .query(numbered(timeline, 0).toBuilder().scanIndexForward(false).limit(1).build())
        .items()
        .stream()
        .map(this::entry)
        .findFirst();
  }

  /** The entries of a timeline after a number, in order. */
  public List<Entry> after(String timeline, long number) {
    return dynamo.queryPaginator(numbered(timeline, number)).items().stream()
        .map(this::entry)
        .toList();
  }

  /** All decisions of a timeline's first entries, up to a number. */
  List<Decision> upTo(String timeline, long number) {
    List<Decision> decisions = new ArrayList<>();
    if (number > 0) {
      after(timeline, 0).stream()
          .filter(entry -> entry.key().number() <= number)
          .forEach(entry -> decisions.addAll(entry.decisions()));
    }
    return decisions;
  }

  private QueryRequest numbered(String timeline, long after) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":pk", Items.s(PREFIX + timeline),
                ":first", Items.s(new Key(timeline, after + 1).sort()),
                ":last", Items.s(AFTER_NUMBERS)))
        .consistentRead(true)
        .build();
  }

  private Entry entry(Map<String, AttributeValue> item) {
    return new Entry(
        Key.of(Items.required(item, Items.PK), Items.required(item, Items.SK)).orElseThrow(),
        Ledger.read(bodies.unpack(item), DECISIONS));
  }

  /** The first entry that has a decision of one of some ids; empty where none has. */
  public Optional<Entry> withId(String timeline, Collection<String> ids) {
    return Batches.get(
            dynamo, table, ids.stream().distinct().map(id -> keyOfId(timeline, id)).toList())
        .values()
        .stream()
        .map(item -> Items.number(item, "number"))
        .min(Comparator.naturalOrder())
        .map(number -> get(Items.key(PREFIX + timeline, new Key(timeline, number).sort())))
        .map(this::entry);
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
  }

  private static Map<String, AttributeValue> keyOfId(String timeline, String id) {
    return Items.key(PREFIX + timeline, ID + id);
  }

  /**
   * Appends decisions, all or none of them.
   *
   * @param key one more than that of the last entry
   * @param decisions 1 to {@link #MOST_AT_ONCE}, of the key's timeline, each with an id of its own
   * @return false where somebody else has written meanwhile: an entry of this number, or a decision
   *     of one of these ids
   */
  public boolean append(Key key, List<Decision> decisions) {
    Map<String, AttributeValue> item = new HashMap<>(Items.key(key.partition(), key.sort()));
    item.putAll(bodies.pack(Ledger.bytes(decisions)));
    item.put("pending", Items.s(key.partition() + "#" + key.sort()));
    List<TransactWriteItem> items = new ArrayList<>(List.of(putNew(item)));
    for (Decision decision : decisions) {
      Map<String, AttributeValue> id = new HashMap<>(keyOfId(key.timeline(), decision.id()));
      id.put("number", Items.n(key.number()));
      items.add(putNew(id));
    }
    // A transaction has room for one less than the most that are made at once: the last id of those
    // was free when its request came.
    List<TransactWriteItem> some = items.subList(0, Math.min(items.size(), MOST_AT_ONCE));
    try {
      dynamo.transactWriteItems(write -> write.transactItems(some));
      return true;
    } catch (TransactionCanceledException e) {
      if (Cancellation.isFor(e, Cancellation.CONDITION, Cancellation.CONFLICT)) {
        return false;
      }
      throw e;
    }
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  /** The entries that their timelines have not taken in: what a lost stream leaves behind. */
  public List<Key> pending() {
    ScanRequest scan =
        ScanRequest.builder().tableName(table).indexName(TimelineTable.PENDING).build();
    return dynamo.scanPaginator(scan).items().stream()
        .map(item -> Key.of(Items.required(item, Items.PK), Items.required(item, Items.SK)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Takes in that a timeline has taken an entry in. */
  void settle(Key key) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Items.key(key.partition(), key.sort()))
            .updateExpression("REMOVE pending"));
  }

  /**
   * All decisions of a timeline, in their order.
   *
   * @param by the moment after which those that were made are left out; null for none
   */
  public List<Decision> all(String timeline, @Nullable Instant by) {
    return after(timeline, 0).stream()
        .flatMap(entry -> entry.decisions().stream())
        .filter(decision -> by == null || !decision.at().isAfter(by))
        .sorted(Decision.ORDER)
        .toList();
  }
}
