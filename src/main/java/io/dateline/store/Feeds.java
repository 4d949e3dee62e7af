package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The feeds that are watched, and what became of them: an item of the table for each, in the
 * partition of its timeline, and one that says who is at it and how much was fetched of late.
 */
public final class Feeds {

  /** No timeline has an id so short. */
  private static final Map<String, AttributeValue> ROUND = Items.key("feeds#", "round");

  /** Timelines that have feeds, so that those of removed lists are found. */
  private static final String TIMELINES = "timelines";

  private static final TypeReference<FeedState> STATE = new TypeReference<>() {};

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Feeds(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Begins a round; nobody else may until {@link #end} or for a while.
   *
   * @param now the time
   * @param longest how long the round may take
   * @return false if somebody else is at it
   */
  public boolean begin(Instant now, Duration longest) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":now", Items.n(now.toEpochMilli()));
    values.put(":until", Items.n(now.plus(longest).toEpochMilli()));
    // A round that ends far ahead was begun by a clock that has been put back since.
    values.put(":never", Items.n(now.plus(longest.multipliedBy(2)).toEpochMilli()));
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(ROUND)
              .updateExpression("SET #until = :until")
              .conditionExpression(
                  "attribute_not_exists(#until) OR #until <= :now OR #until > :never")
              .expressionAttributeNames(Map.of("#until", "until"))
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Ends a round. */
  public void end() {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(ROUND)
            .updateExpression("REMOVE #until")
            .expressionAttributeNames(Map.of("#until", "until")));
  }

  /** How many articles were taken in the hour of {@code now}. */
  public int taken(Instant now) {
    Map<String, AttributeValue> round = get(ROUND);
    return Items.number(round, "hour") == hour(now) ? (int) Items.number(round, "taken") : 0;
  }

  /** Records how many were. */
  public void taken(Instant now, int articles) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(ROUND)
            .updateExpression("SET #hour = :hour, taken = :taken")
            .expressionAttributeNames(Map.of("#hour", "hour"))
            .expressionAttributeValues(
                Map.of(":hour", Items.n(hour(now)), ":taken", Items.n(articles))));
  }

  private static long hour(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3_600;
  }

  /** The timelines that had feeds when {@link #timelines(Set)} was last told. */
  public Set<String> timelines() {
    return new TreeSet<>(Items.strings(get(ROUND), TIMELINES));
  }

  /** Records which timelines have feeds. */
  public void timelines(Set<String> timelines) {
    boolean none = timelines.isEmpty();
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(ROUND)
            .updateExpression(none ? "REMOVE #timelines" : "SET #timelines = :timelines")
            .expressionAttributeNames(Map.of("#timelines", TIMELINES))
            .expressionAttributeValues(
                none ? null : Map.of(":timelines", AttributeValue.fromSs(List.copyOf(timelines)))));
  }

  /** The feeds of a timeline, sorted by their addresses. */
  public List<FeedState> of(String timeline) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(partition(timeline))))
            .consistentRead(true)
            .build();
    return dynamo.queryPaginator(query).items().stream()
        .map(Feeds::state)
        .sorted((one, other) -> one.address().compareTo(other.address()))
        .toList();
  }

  private static FeedState state(Map<String, AttributeValue> item) {
    byte[] json = Items.bytes(item, "state").orElse(new byte[0]);
    return Ledger.read(json, STATE);
  }

  /** Records the state of a feed. */
  public void put(String timeline, FeedState state) {
    Map<String, AttributeValue> item = new HashMap<>(key(timeline, state.address()));
    item.put("state", Items.b(Ledger.bytes(state)));
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  /** Forgets a feed that is not watched any more. */
  public void remove(String timeline, String address) {
    dynamo.deleteItem(delete -> delete.tableName(table).key(key(timeline, address)));
  }

  private static String partition(String timeline) {
    return "feeds#" + timeline;
  }

  private static Map<String, AttributeValue> key(String timeline, String address) {
    return Items.key(partition(timeline), ContentHash.of(address.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
  }
}
