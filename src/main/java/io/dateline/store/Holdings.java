package io.dateline.store;

import io.dateline.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Which objects of the bucket hold an article, by the set {@code objects} of its head, and which
 * articles an object holds, by an item for each. Both are written in one transaction.
 */
final class Holdings {

  private final DynamoDbClient dynamo;
  private final String table;

  Holdings(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** An object as the set of an article's head names it. */
  static AttributeValue setOf(String object) {
    return AttributeValue.fromSs(List.of(nameOf(object)));
  }

  /** Whether a head says that an object holds its article. */
  static boolean isHeld(Map<String, AttributeValue> head, String object) {
    return Items.strings(head, "objects").contains(nameOf(object));
  }

  private static String nameOf(String object) {
    return ContentHash.of(object.getBytes(StandardCharsets.UTF_8));
  }

  private static String partitionOf(String object) {
    return "object#" + nameOf(object);
  }

  /** The articles that an object holds. */
  Stream<ArticleKey> of(String object) {
    QueryRequest held =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(partitionOf(object))))
            .consistentRead(true)
            .build();
    return dynamo.queryPaginator(held).items().stream()
        .map(item -> ArticleKey.ofHeld(Items.required(item, Items.SK)));
  }

  /** The object's half of holding an article; its head has the other. */
  TransactWriteItem item(ArticleKey key, String object) {
    Map<String, AttributeValue> item = new HashMap<>(Items.key(partitionOf(object), key.held()));
    item.put("object", Items.s(object));
    return Transactions.put(table, item);
  }

  /** Lets an object hold an article that has been read. */
  void add(ArticleKey key, String object) {
    TransactWriteItem head =
        TransactWriteItem.builder()
            .update(update ->
                update
                    .tableName(table)
                    .key(Items.key(key.partition(), key.head()))
                    .updateExpression("ADD objects :object")
                    .expressionAttributeValues(Map.of(":object", setOf(object))))
            .build();
    Transactions.write(dynamo, head, item(key, object));
  }

  /**
   * Takes an object from those that hold an article. The object's half stays for {@link #forget}:
   * whoever crashes in between begins anew.
   */
  void remove(ArticleKey key, String object) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Items.key(key.partition(), key.head()))
            .updateExpression("DELETE objects :object")
            .expressionAttributeValues(Map.of(":object", setOf(object))));
  }

  /** Forgets the object's half, unless another reader has found the article in it again. */
  void forget(ArticleKey key, String object) {
    TransactWriteItem unlessHeld =
        TransactWriteItem.builder()
            .conditionCheck(check ->
                check
                    .tableName(table)
                    .key(Items.key(key.partition(), key.head()))
                    .conditionExpression("NOT contains(objects, :name)")
                    .expressionAttributeValues(Map.of(":name", Items.s(nameOf(object)))))
            .build();
    try {
      Transactions.write(
          dynamo,
          Transactions.delete(table, Items.key(partitionOf(object), key.held())),
          unlessHeld);
    } catch (TransactionCanceledException e) {
      if (!Cancellation.isFor(e, Cancellation.CONDITION)) {
        throw e;
      }
    }
  }
}
