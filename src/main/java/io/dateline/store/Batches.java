package io.dateline.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items in few requests, each as it stands at that moment. */
final class Batches {

  /** DynamoDB gives up to 100 items, and up to 16 MB, in one answer. */
  private static final int MOST_KEYS = 100;

  private Batches() {}

  /** The items that are there, by their keys. */
  static Map<Map<String, AttributeValue>, Map<String, AttributeValue>> get(
      DynamoDbClient dynamo, String table, Collection<Map<String, AttributeValue>> keys) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
    List<Map<String, AttributeValue>> left = new ArrayList<>(new LinkedHashSet<>(keys));
    while (!left.isEmpty()) {
      List<Map<String, AttributeValue>> some = left.subList(0, Math.min(MOST_KEYS, left.size()));
      KeysAndAttributes asked = KeysAndAttributes.builder().keys(some).consistentRead(true).build();
      BatchGetItemResponse answer =
          dynamo.batchGetItem(get -> get.requestItems(Map.of(table, asked)));
      answer
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> found.put(Items.keyOf(item), item));
      KeysAndAttributes unprocessed = answer.unprocessedKeys().get(table);
      List<Map<String, AttributeValue>> next =
          new ArrayList<>(left.subList(some.size(), left.size()));
      if (unprocessed != null) {
        next.addAll(unprocessed.keys());
      }
      left = next;
    }
    return found;
  }
}
