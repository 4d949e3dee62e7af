package io.dateline.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The writes of a change of a timeline that takes several transactions, kept before the first of
 * them is carried out: so that whoever finds the change broken off goes on where it stopped, one
 * transaction after another, without working anything out anew. An item holds the writes of one
 * transaction, and the next change of several writes over it.
 */
final class Redo {

  private static final String PREFIX = "redo#";

  /** DynamoDB reserves the word. */
  private static final Map<String, String> BASE = Map.of("#base", "base");

  private final DynamoDbClient dynamo;
  private final String table;

  Redo(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Names a change of several transactions.
   *
   * @param base the version of the timeline before the first of them; no other change has the same
   * @param parts how many transactions there are
   */
  record Left(long base, int parts) {}

  /**
   * A transaction of a change.
   *
   * @param writes all but that of the timeline's state
   * @param next the item of the state after it
   */
  record Step(List<TransactWriteItem> writes, Map<String, AttributeValue> next) {
    /** Copies the list. */
    Step {
      writes = List.copyOf(writes);
    }
  }

  /** The partition of what is kept of a timeline's changes. */
  static String partition(String timeline) {
    return PREFIX + timeline;
  }

  private static Map<String, AttributeValue> key(String timeline, int part) {
    return Items.key(partition(timeline), String.format(Locale.ROOT, "%05d", part));
  }

  /**
   * Keeps the transactions of a change, but for the first, which either comes or changes nothing.
   * Keeping the same again changes nothing, as the client does that has heard no answer.
   *
   * @return false where a later change is kept already: this one comes too late
   */
  boolean keep(String timeline, Left left, List<Step> steps) {
    for (int part = 1; part < steps.size(); part++) {
      Step step = steps.get(part);
      Map<String, AttributeValue> item = new HashMap<>(key(timeline, part));
      item.put("base", Items.n(left.base()));
      item.put("writes", AttributeValue.fromL(step.writes().stream().map(Redo::kept).toList()));
      item.put("next", AttributeValue.fromM(step.next()));
      try {
        dynamo.putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#base) OR #base <= :base")
                .expressionAttributeNames(BASE)
                .expressionAttributeValues(Map.of(":base", Items.n(left.base()))));
      } catch (ConditionalCheckFailedException e) {
        return false;
      }
    }
    return true;
  }

  /** Forgets a change of which nothing has come; what a later one keeps stays. */
  void forget(String timeline, Left left) {
    for (int part = 1; part < left.parts(); part++) {
      Map<String, AttributeValue> key = key(timeline, part);
      try {
        dynamo.deleteItem(delete ->
            delete
                .tableName(table)
                .key(key)
                .conditionExpression("#base = :base")
                .expressionAttributeNames(BASE)
                .expressionAttributeValues(Map.of(":base", Items.n(left.base()))));
      } catch (ConditionalCheckFailedException e) {
        // Another change stands there, or none.
      }
    }
  }

  private static AttributeValue kept(TransactWriteItem write) {
    return AttributeValue.fromM(
        write.put() != null
            ? Map.of("put", AttributeValue.fromM(write.put().item()))
            : Map.of("delete", AttributeValue.fromM(write.delete().key())));
  }

  /**
   * The transaction that a timeline waits for.
   *
   * @param state its state in the middle of a change
   * @return it, or empty where nothing or another change is kept
   */
  Optional<Step> next(TimelineState state) {
    Left left = state.left();
    if (left == null) {
      return Optional.empty();
    }
    Map<String, AttributeValue> key = key(state.timeline(), (int) (state.version() - left.base()));
    Map<String, AttributeValue> item =
        dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    if (item.isEmpty() || Items.number(item, "base") != left.base()) {
      return Optional.empty();
    }
    List<TransactWriteItem> writes = new ArrayList<>();
    for (AttributeValue write : Objects.requireNonNull(item.get("writes")).l()) {
      AttributeValue put = write.m().get("put");
      writes.add(
          put != null
              ? Transactions.put(table, put.m())
              : Transactions.delete(table, Objects.requireNonNull(write.m().get("delete")).m()));
    }
    return Optional.of(new Step(writes, Objects.requireNonNull(item.get("next")).m()));
  }

  /**
   * Forgets all that is kept of a timeline's changes, which holds words of articles.
   *
   * @return how many items there were
   */
  int forget(String timeline) {
    QueryRequest all =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(partition(timeline))))
            .consistentRead(true)
            .build();
    int forgotten = 0;
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(all).items()) {
      dynamo.deleteItem(delete -> delete.tableName(table).key(Items.keyOf(item)));
      forgotten++;
    }
    return forgotten;
  }
}
