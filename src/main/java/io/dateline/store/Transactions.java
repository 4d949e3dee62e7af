package io.dateline.store;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes of several items that DynamoDB carries out all or none. */
final class Transactions {

  private Transactions() {}

  static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  static TransactWriteItem delete(String table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }

  /**
   * Writes all or nothing, anew with pauses where others write to the same items.
   *
   * @throws TransactionCanceledException if a condition does not hold, or after many tries
   */
  static void write(DynamoDbClient dynamo, List<TransactWriteItem> items, Backoff conflicts) {
    for (int attempt = 1; ; attempt++) {
      try {
        dynamo.transactWriteItems(write -> write.transactItems(items));
        return;
      } catch (TransactionCanceledException e) {
        boolean isInTheWay =
            Cancellation.isFor(e, Cancellation.CONFLICT)
                && !Cancellation.isFor(e, Cancellation.CONDITION);
        if (!isInTheWay || !conflicts.pause(attempt)) {
          throw e;
        }
      }
    }
  }
}
