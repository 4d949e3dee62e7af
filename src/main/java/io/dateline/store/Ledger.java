package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.article.Article;
import io.dateline.article.Note;
import io.dateline.article.PublicationTime;
import io.dateline.event.Mention;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The record of what was read, for ever: each revision's reading as an item of its own that is
 * never changed, and for each article a head that names the current one.
 *
 * <p>A reading and the head that names it are written in one transaction, on the condition that no
 * later revision is there. So a crash, a repeat or an older revision that comes late leaves neither
 * a half-read article nor a doubled mention.
 */
public final class Ledger {

  private static final int LONGEST_NOTES = 4_000;
  private static final TypeReference<List<Mention>> MENTIONS = new TypeReference<>() {};

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final Holdings holdings;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Ledger(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
    this.holdings = new Holdings(dynamo, table);
  }

  /** What the ledger holds of an article. */
  public enum State {
    READ,
    REFUSED,
    WITHDRAWN
  }

  /**
   * The head of an article.
   *
   * @param key its key
   * @param id its id
   * @param state what became of it
   * @param revision which of the revisions known is current, from 1; 0 where none was read
   * @param mentions how many mentions it yields
   * @param attributes title, url, publisher, published, origin, error, notes as far as known
   * @param pending what the read model has yet to take in, or null where it has taken in all
   */
  public record Head(
      ArticleKey key,
      String id,
      State state,
      int revision,
      int mentions,
      Map<String, String> attributes,
      @Nullable String pending) {}

  /**
   * Lets an object hold an article whose content has been read under these rules and is current.
   *
   * @return whether it has; if not, it is to be read
   */
  public boolean holdReading(Article article, String contentHash, int rules, String object) {
    ArticleKey key = ArticleKey.of(article.id(), article.timeline());
    Map<String, AttributeValue> item = get(key.partition(), key.head());
    boolean read =
        contentHash.equals(Items.string(item, "content"))
            && Items.number(item, "rules") >= rules
            && State.READ.name().equals(Items.string(item, "state"));
    if (read && !Holdings.isHeld(item, object)) {
      holdings.add(key, object);
    }
    return read;
  }

  /**
   * Appends a reading. Appending the same again changes nothing, and neither does an older revision
   * than the current one, which is kept all the same.
   *
   * @param stored when the article was stored: of two revisions published at one time the later
   *     stored one counts
   * @param object the key of the object it came in, which holds it from now on
   */
  public void append(Reading reading, Instant stored, String object) {
    Article article = reading.article();
    ArticleKey key = ArticleKey.of(article.id(), article.timeline());
    String order = order(article, stored, reading.contentHash());
    Map<String, AttributeValue> item =
        new HashMap<>(
            Items.key(key.partition(), key.reading(reading.contentHash(), reading.rules())));
    item.putAll(bodies.pack(bytes(reading.mentions())));
    item.put("order", Items.s(order));
    try {
      Transactions.write(
          dynamo,
          Transactions.put(table, item),
          headUpdate(key, reading, order, object),
          holdings.item(key, object));
    } catch (TransactionCanceledException e) {
      if (!Cancellation.isFor(e, Cancellation.CONDITION)) {
        throw e;
      }
      keepOlder(key, item, order);
      holdings.add(key, object);
    }
  }

  /** Which revision is later: by update, by storage, and at last by content, so that all agree. */
  private static String order(Article article, Instant stored, String hash) {
    PublicationTime at = article.updated() == null ? article.published() : article.updated();
    return Items.sortable(at.instant()) + "#" + Items.sortable(stored) + "#" + hash;
  }

  private TransactWriteItem headUpdate(
      ArticleKey key, Reading reading, String order, String object) {
    Article article = reading.article();
    Map<String, AttributeValue> set = new TreeMap<>();
    set.put("id", Items.s(article.id()));
    set.put("state", Items.s(State.READ.name()));
    set.put("order", Items.s(order));
    set.put("content", Items.s(reading.contentHash()));
    set.put("rules", Items.n(reading.rules()));
    set.put("mentions", Items.n(reading.mentions().size()));
    set.put("pending", Items.s(order + "#" + reading.rules()));
    set.put("published", Items.s(article.published().toString()));
    set.put("origin", Items.s(article.origin()));
    putIfKnown(set, "title", article.title());
    putIfKnown(set, "url", article.url());
    putIfKnown(set, "publisher", article.publisher());
    putIfKnown(set, "notes", notes(reading));
    Map<String, AttributeValue> values = new HashMap<>();
    // Every name is aliased: DynamoDB reserves many words.
    Map<String, String> names = new HashMap<>(Map.of("#error", "error"));
    set.forEach((name, value) -> {
      names.put("#" + name, name);
      values.put(":" + name, value);
    });
    String sets =
        String.join(", ", set.keySet().stream().map(name -> "#" + name + " = :" + name).toList());
    String adds = "known :known, objects :object";
    values.put(":known", AttributeValue.fromSs(List.of(order)));
    values.put(":object", Holdings.setOf(object));
    values.put(":withdrawn", Items.s(State.WITHDRAWN.name()));
    String expression = "SET " + sets + " ADD " + adds + " REMOVE #error";
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Items.key(key.partition(), key.head()))
                .updateExpression(expression)
                .conditionExpression(
                    "attribute_not_exists(#order) OR #order < :order"
                        + " OR #state = :withdrawn"
                        + " OR (#order = :order AND (#rules < :rules OR #state <> :state))")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values))
        .build();
  }

  private static void putIfKnown(
      Map<String, AttributeValue> set, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      set.put(name, Items.s(value));
    }
  }

  private static String notes(Reading reading) {
    String notes = String.join("; ", reading.notes().stream().map(Note::message).toList());
    return notes.length() > LONGEST_NOTES ? notes.substring(0, LONGEST_NOTES) + "…" : notes;
  }

  /**
   * An older revision stands in the ledger too; that it is known changes the current one's number.
   */
  private void keepOlder(ArticleKey key, Map<String, AttributeValue> reading, String order) {
    dynamo.putItem(put -> put.tableName(table).item(reading));
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(Items.key(key.partition(), key.head()))
              .updateExpression("SET pending = :pending ADD known :known")
              .conditionExpression("NOT contains(known, :order)")
              .expressionAttributeValues(
                  Map.of(
                      ":pending", Items.s(order),
                      ":order", Items.s(order),
                      ":known", AttributeValue.fromSs(List.of(order)))));
    } catch (ConditionalCheckFailedException e) {
      // The same reading again: it is there.
      return;
    }
  }

  /**
   * Records that something could not be read. An earlier good reading stays.
   *
   * @param id the key or id of what was refused
   * @param origin where it came from
   * @param reason why, beginning with the origin
   */
  public void refuse(String id, String timeline, String origin, String reason) {
    ArticleKey key = ArticleKey.of(id, timeline);
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Items.key(key.partition(), key.head()))
            .updateExpression(
                "SET #id = :id, #error = :error, origin = :origin, #state = if_not_exists(#state,"
                    + " :refused)")
            .expressionAttributeNames(Map.of("#id", "id", "#error", "error", "#state", "state"))
            .expressionAttributeValues(
                Map.of(
                    ":id", Items.s(id),
                    ":error", Items.s(reason),
                    ":origin", Items.s(origin),
                    ":refused", Items.s(State.REFUSED.name()))));
  }

  /** Withdraws an article's mentions unless an object holds it; its readings stay in the ledger. */
  private void withdraw(ArticleKey key) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(Items.key(key.partition(), key.head()))
              .updateExpression("SET #state = :withdrawn, pending = :pending")
              .conditionExpression("#state = :read AND attribute_not_exists(objects)")
              .expressionAttributeNames(Map.of("#state", "state"))
              .expressionAttributeValues(
                  Map.of(
                      ":withdrawn", Items.s(State.WITHDRAWN.name()),
                      ":read", Items.s(State.READ.name()),
                      ":pending", Items.s("withdrawn"))));
    } catch (ConditionalCheckFailedException e) {
      // Nothing of it is on a timeline, or another object holds it too.
      return;
    }
  }

  /**
   * Lets an object no longer hold any articles but some, and withdraws those that no other object
   * holds. Those that it does hold have been told by {@link #append} or {@link #holdReading}.
   *
   * @param object the object's key
   * @param articles the articles in it now; none for a deleted object
   */
  public void holdsOnly(String object, Set<ArticleKey> articles) {
    holdings.of(object).filter(key -> !articles.contains(key)).forEach(key -> release(key, object));
  }

  /** That the object holds the article is forgotten at last: after a crash all is done again. */
  private void release(ArticleKey key, String object) {
    holdings.remove(key, object);
    withdraw(key);
    holdings.forget(key, object);
  }

  /** The head of an article, as it stands at this moment. */
  public Optional<Head> head(ArticleKey key) {
    Map<String, AttributeValue> item = get(key.partition(), key.head());
    return item.isEmpty() ? Optional.empty() : Optional.of(head(item));
  }

  /** The heads of all articles with this id, one for each timeline. */
  public List<Head> heads(String id) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(ArticleKey.partitionOf(id))))
            .filterExpression("attribute_exists(#state)")
            .expressionAttributeNames(Map.of("#state", "state"))
            .build();
    return dynamo.queryPaginator(query).items().stream().map(Ledger::head).toList();
  }

  private static Head head(Map<String, AttributeValue> item) {
    ArticleKey key =
        ArticleKey.ofHead(Items.required(item, Items.PK), Items.required(item, Items.SK));
    Map<String, String> attributes = new HashMap<>();
    for (String name :
        List.of(
            "title",
            "url",
            "publisher",
            "published",
            "origin",
            "error",
            "notes",
            "content",
            "rules")) {
      AttributeValue value = item.get(name);
      if (value != null) {
        attributes.put(name, value.s() != null ? value.s() : value.n());
      }
    }
    return new Head(
        key,
        Items.required(item, "id"),
        State.valueOf(Items.required(item, "state")),
        revision(item),
        (int) Items.number(item, "mentions"),
        attributes,
        Items.string(item, "pending"));
  }

  /** How many different contents are known that are not later than the current one. */
  private static int revision(Map<String, AttributeValue> item) {
    String current = Items.string(item, "order");
    Set<String> contents = new HashSet<>();
    for (String known : Items.strings(item, "known")) {
      if (current != null && known.compareTo(current) <= 0) {
        contents.add(known.substring(known.lastIndexOf('#') + 1));
      }
    }
    return contents.size();
  }

  /** The heads of some articles, as they stand at this moment; of those that are there. */
  List<Head> heads(Collection<ArticleKey> keys) {
    return Batches.get(
            dynamo,
            table,
            keys.stream().map(key -> Items.key(key.partition(), key.head())).toList())
        .values()
        .stream()
        .map(Ledger::head)
        .toList();
  }

  /**
   * The mentions of the current revision of some articles, numbered with it; none of one that is
   * withdrawn or refused.
   */
  Map<Head, List<Mention>> currentMentions(Collection<Head> heads) {
    Map<Head, Map<String, AttributeValue>> keys = new HashMap<>();
    for (Head head : heads) {
      if (head.state() == State.READ) {
        String hash = head.attributes().getOrDefault("content", "");
        int rules = Integer.parseInt(head.attributes().getOrDefault("rules", "0"));
        keys.put(head, Items.key(head.key().partition(), head.key().reading(hash, rules)));
      }
    }
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> readings =
        Batches.get(dynamo, table, keys.values());
    Map<Head, List<Mention>> mentions = new HashMap<>();
    for (Head head : heads) {
      Map<String, AttributeValue> reading = readings.get(keys.getOrDefault(head, Map.of()));
      List<Mention> told = reading == null ? List.of() : mentions(bodies.unpack(reading));
      mentions.put(
          head, told.stream().map(mention -> mention.withRevision(head.revision())).toList());
    }
    return mentions;
  }

  /** The read model has taken in what {@code head} showed; if more came since, it stays pending. */
  void settle(Head head) {
    try {
      dynamo.updateItem(request ->
          request
              .tableName(table)
              .key(Items.key(head.key().partition(), head.key().head()))
              .updateExpression("REMOVE pending")
              .conditionExpression("pending = :pending")
              .expressionAttributeValues(
                  Map.of(":pending", Items.s(String.valueOf(head.pending())))));
    } catch (ConditionalCheckFailedException e) {
      // A later change is on its way through the stream and will settle it.
      return;
    }
  }

  /** The articles that the read model has not taken in: what a lost stream leaves behind. */
  public List<ArticleKey> pending() {
    ScanRequest scan =
        ScanRequest.builder().tableName(table).indexName(TimelineTable.PENDING).build();
    return dynamo.scanPaginator(scan).items().stream()
        .map(item ->
            ArticleKey.ofHead(Items.required(item, Items.PK), Items.required(item, Items.SK)))
        .toList();
  }

  private Map<String, AttributeValue> get(String pk, String sk) {
    return dynamo
        .getItem(get -> get.tableName(table).key(Items.key(pk, sk)).consistentRead(true))
        .item();
  }

  static List<Mention> mentions(byte[] json) {
    return read(json, MENTIONS);
  }

  static byte[] bytes(Object value) {
    return Json.line(value).getBytes(StandardCharsets.UTF_8);
  }

  static <T> T read(byte[] json, TypeReference<T> type) {
    try {
      return Json.json().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
