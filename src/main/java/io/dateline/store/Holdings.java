package io.dateline.store;

import io.dateline.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Which objects of the bucket hold which articles. An object has an item that counts those who
 * wrote of it, and one for each article in it; an article has one for each object that holds it,
 * but for the one whose text is shown, which its head names. These lie in the order of the texts,
 * so that the next to be shown is found at once, however many there are.
 */
final class Holdings {

  /** Sort before all articles: no timeline's id begins so. */
  private static final String CLAIM = "#claim";

  private static final String TRY = "#try";

  /** No function works for longer at one call. */
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

  private final DynamoDbClient dynamo;
  private final String table;

  Holdings(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** An object, as its items are named. */
  static String nameOf(String object) {
    return ContentHash.of(object.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An article in an object.
   *
   * @param order of the text that the object holds; null where it holds none that can be read, or
   *     an older layout tells none
   * @param content the hash of that text, or null
   * @param rules under which it was read, or 0
   * @param isRefused whether something of that name in the object could not be read
   */
  record Held(@Nullable String order, @Nullable String content, int rules, boolean isRefused) {
    static Held of(Holding holding) {
      return new Held(
          holding.order(), holding.reading().content(), holding.reading().rules(), false);
    }

    boolean isOf(Holding holding) {
      return equals(of(holding));
    }

    Held refused(boolean refused) {
      return new Held(order, content, rules, refused);
    }

    boolean isNothing() {
      return content == null && !isRefused;
    }
  }

  /**
   * What is known of an object.
   *
   * @param claim how many writes of it there were
   * @param articles what it holds
   */
  record Known(long claim, Map<ArticleKey, Held> articles) {}

  private static String partitionOfObject(String name) {
    return "object#" + name;
  }

  /** What is known of an object at this moment. */
  Known of(String name) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(partitionOfObject(name))))
            .consistentRead(true)
            .build();
    long claim = 0;
    Map<ArticleKey, Held> articles = new HashMap<>();
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
      String sort = Items.required(item, Items.SK);
      if (sort.equals(CLAIM)) {
        claim = Items.number(item, "claim");
      } else if (!sort.equals(TRY)) {
        articles.put(ArticleKey.ofHeld(sort), held(item));
      }
    }
    return new Known(claim, articles);
  }

  private static Held held(Map<String, AttributeValue> item) {
    // An older layout does not say which text.
    String content = item.containsKey("content") ? Items.required(item, "content") : "";
    boolean isRefused = item.containsKey("refused");
    return new Held(
        Items.string(item, "order"),
        isRefused && content.isEmpty() ? null : content,
        (int) Items.number(item, "rules"),
        isRefused);
  }

  /**
   * The write that counts another write of an object, on the condition that nobody else has written
   * of it.
   *
   * @param known how many writes there were before
   */
  TransactWriteItem claim(String name, String bucket, String object, long known) {
    Map<String, AttributeValue> item = new HashMap<>(Items.key(partitionOfObject(name), CLAIM));
    item.put("claim", Items.n(known + 1));
    item.put("bucket", Items.s(bucket));
    item.put("object", Items.s(object));
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(known == 0 ? "attribute_not_exists(pk)" : "claim = :claim")
                .expressionAttributeValues(known == 0 ? null : Map.of(":claim", Items.n(known))))
        .build();
  }

  /** The write of what an object holds of an article. */
  TransactWriteItem write(String name, String object, ArticleKey key, Held held) {
    if (held.isNothing()) {
      return Transactions.delete(table, Items.key(partitionOfObject(name), key.held()));
    }
    Map<String, AttributeValue> item =
        new HashMap<>(Items.key(partitionOfObject(name), key.held()));
    item.put("object", Items.s(object));
    if (held.order() != null && held.content() != null) {
      item.put("order", Items.s(held.order()));
      item.put("content", Items.s(held.content()));
      item.put("rules", Items.n(held.rules()));
    }
    if (held.isRefused()) {
      item.put("refused", AttributeValue.fromBool(true));
    }
    return Transactions.put(table, item);
  }

  /** Where an object is, {@code bucket/key}, by its name in items. */
  String addressOf(String name) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(get ->
                get.tableName(table)
                    .key(Items.key(partitionOfObject(name), CLAIM))
                    .consistentRead(true))
            .item();
    return item.isEmpty()
        ? name
        : Items.required(item, "bucket") + "/" + Items.required(item, "object");
  }

  static String partitionOfWaiting(ArticleKey key) {
    return "held#" + key.partition();
  }

  private static Map<String, AttributeValue> keyOfWaiting(ArticleKey key, String sortKey) {
    return Items.key(partitionOfWaiting(key), key.timeline() + "#" + sortKey);
  }

  /** The write that lets an article be shown by an object where no later text is. */
  TransactWriteItem wait(ArticleKey key, Holding holding) {
    Map<String, AttributeValue> item = new HashMap<>(keyOfWaiting(key, holding.sortKey()));
    item.put("order", Items.s(holding.order()));
    item.put("holder", Items.s(holding.object()));
    item.put("content", Items.s(holding.reading().content()));
    item.put("rules", Items.n(holding.reading().rules()));
    item.putAll(holding.place().attributes());
    return Transactions.put(table, item);
  }

  /** The write that an object's text no longer waits to be shown. */
  TransactWriteItem waitNoMore(ArticleKey key, String sortKey) {
    return Transactions.delete(table, keyOfWaiting(key, sortKey));
  }

  /** Of the texts that wait to be shown the last; empty where none does. */
  Optional<Holding> next(ArticleKey key) {
    return waiting(key, 1).stream().findFirst();
  }

  /** Of the texts that wait to be shown the last ones, the last first. */
  List<Holding> waiting(ArticleKey key, int most) {
    return dynamo
        .query(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :timeline)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Items.s(partitionOfWaiting(key)),
                        ":timeline", Items.s(key.timeline() + "#")))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(most))
        .items()
        .stream()
        .map(item ->
            new Holding(
                Items.required(item, "order"),
                Items.required(item, "holder"),
                new Readings.Name(
                    Items.required(item, "content"), (int) Items.number(item, "rules")),
                ArticleObject.of(item)))
        .toList();
  }

  /** Notes that an object is being read, unless somebody's note of it is there. */
  Ledger.Again tryAgain(String name, Instant now) {
    Map<String, AttributeValue> note = new HashMap<>(Items.key(partitionOfObject(name), TRY));
    note.put("at", Items.s(Items.sortable(now)));
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(note)
              .conditionExpression("attribute_not_exists(pk)")
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Ledger.Again.GO_ON;
    } catch (ConditionalCheckFailedException e) {
      String ended = Items.sortable(now.minus(LONGEST_LIFE));
      boolean isDead = e.hasItem() && Items.required(e.item(), "at").compareTo(ended) < 0;
      return isDead ? Ledger.Again.DEADLY : Ledger.Again.BUSY;
    }
  }

  /** Deletes that note. */
  void tried(String name) {
    dynamo.deleteItem(
        delete -> delete.tableName(table).key(Items.key(partitionOfObject(name), TRY)));
  }

  /**
   * The objects that hold something, by the bucket they came from.
   *
   * @param bucket the bucket's name
   */
  Stream<String> objects(String bucket) {
    return dynamo
        .scanPaginator(scan ->
            scan.tableName(table)
                .filterExpression("sk = :claim AND #bucket = :bucket")
                .expressionAttributeNames(Map.of("#bucket", "bucket"))
                .expressionAttributeValues(
                    Map.of(":claim", Items.s(CLAIM), ":bucket", Items.s(bucket))))
        .items()
        .stream()
        .map(item -> Items.required(item, "object"));
  }
}
