package io.dateline.store;

import io.dateline.event.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What a timeline is folded from: the current mentions of its articles, an item for each. */
final class Contents {

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;

  Contents(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  /** The key of an article's mentions. */
  static Map<String, AttributeValue> key(String timeline, String article) {
    return Items.key(partition(timeline), article);
  }

  private static String partition(String timeline) {
    return "contents#" + timeline;
  }

  /** The item of an article's mentions. */
  Map<String, AttributeValue> item(String timeline, String article, List<Mention> mentions) {
    Map<String, AttributeValue> item = new HashMap<>(key(timeline, article));
    item.putAll(bodies.pack(Ledger.bytes(mentions)));
    return item;
  }

  /** Gives each article's mentions to {@code take}, all of the timeline. */
  void each(String timeline, BiConsumer<String, List<Mention>> take) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(partition(timeline))))
            .consistentRead(true)
            .build();
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
      take.accept(Items.required(item, Items.SK), mentions(item));
    }
  }

  /** The mentions of some articles; of one that has none an empty list. */
  Map<String, List<Mention>> of(String timeline, Collection<String> articles) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
        Batches.get(
            dynamo, table, articles.stream().map(article -> key(timeline, article)).toList());
    Map<String, List<Mention>> found = new HashMap<>();
    for (String article : articles) {
      Map<String, AttributeValue> item = items.get(key(timeline, article));
      found.put(article, item == null ? List.of() : mentions(item));
    }
    return found;
  }

  private List<Mention> mentions(Map<String, AttributeValue> item) {
    return new ArrayList<>(Ledger.mentions(bodies.unpack(item)));
  }
}
