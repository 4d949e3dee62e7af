package io.dateline.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A change of a timeline: writes in their order, in as few transactions as hold them, each of them
 * on the condition that nobody else has changed the timeline meanwhile.
 */
final class Commit {

  /** DynamoDB takes 100 items in a transaction; one of ours is the timeline's state. */
  private static final int MOST_ITEMS = 99;

  /** DynamoDB takes 4 MB in a transaction. */
  private static final int MOST_BYTES = 3_000_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  Commit(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  void put(Map<String, AttributeValue> item) {
    writes.add(Transactions.put(table, item));
  }

  void delete(Map<String, AttributeValue> key) {
    writes.add(Transactions.delete(table, key));
  }

  /**
   * Writes all. Until the last transaction the timeline is marked as broken, so that whoever comes
   * after a crash makes it whole.
   *
   * @param before the state that the change was worked out from
   * @param after makes the state after it of the one before its last transaction
   * @param log makes the item that tells others of it
   * @return the state after it, or empty where somebody else was first and the change may have
   *     stopped half-way
   */
  Optional<TimelineState> run(
      TimelineState before,
      UnaryOperator<TimelineState> after,
      Function<TimelineState, Map<String, AttributeValue>> log) {
    TimelineState state = before;
    for (Iterator<List<TransactWriteItem>> parts = parts().iterator(); parts.hasNext(); ) {
      List<TransactWriteItem> items = new ArrayList<>(parts.next());
      TimelineState next = parts.hasNext() ? state.broken() : after.apply(state);
      items.add(state(state, next));
      if (!parts.hasNext()) {
        items.add(Transactions.put(table, log.apply(next)));
      }
      try {
        dynamo.transactWriteItems(write -> write.transactItems(items));
      } catch (TransactionCanceledException e) {
        if (Cancellation.isFor(e, Cancellation.CONDITION, Cancellation.CONFLICT)) {
          return Optional.empty();
        }
        throw e;
      }
      state = next;
    }
    return Optional.of(state);
  }

  /** Puts one state in the place of another, without a change; false where somebody was first. */
  boolean turn(TimelineState before, TimelineState after) {
    try {
      dynamo.transactWriteItems(write -> write.transactItems(state(before, after)));
      return true;
    } catch (TransactionCanceledException e) {
      if (Cancellation.isFor(e, Cancellation.CONDITION, Cancellation.CONFLICT)) {
        return false;
      }
      throw e;
    }
  }

  private List<List<TransactWriteItem>> parts() {
    List<List<TransactWriteItem>> parts = new ArrayList<>();
    List<TransactWriteItem> part = new ArrayList<>();
    long bytes = 0;
    for (TransactWriteItem write : writes) {
      long size = size(write);
      if (part.size() == MOST_ITEMS - 1 || (!part.isEmpty() && bytes + size > MOST_BYTES)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(write);
      bytes += size;
    }
    parts.add(part);
    return parts;
  }

  private static long size(TransactWriteItem write) {
    return write.put() == null
        ? 200
        : 500 + Items.bytes(write.put().item(), "body").map(body -> (long) body.length).orElse(0L);
  }

  private TransactWriteItem state(TimelineState before, TimelineState next) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(next.item())
                .conditionExpression("attribute_not_exists(version) OR version = :version")
                .expressionAttributeValues(Map.of(":version", Items.n(before.version()))))
        .build();
  }
}
