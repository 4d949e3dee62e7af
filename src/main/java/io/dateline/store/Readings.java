package io.dateline.store;

import io.dateline.article.Article;
import io.dateline.article.Note;
import io.dateline.event.Reading;
import io.dateline.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The readings of articles, an item for each text under each version of the rules, never changed.
 * They lie in a partition of their own beside their article's head, so that however many there are,
 * the head is read alone.
 */
final class Readings {

  private static final int LONGEST_NOTES = 4_000;

  /**
   * How long the text is, in UTF-16 units; readings of earlier versions, without a text, have none.
   */
  static final String LENGTH = "length";

  /** What an article's head shows of its current reading. */
  static final List<String> SHOWN =
      List.of(
          "id", "title", "url", "publisher", "published", "mentions", "notes", LENGTH, "language");

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;

  Readings(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  /**
   * Names a reading of an article.
   *
   * @param content the hash of the text
   * @param rules the version of the rules
   */
  record Name(String content, int rules) {}

  private static String partition(ArticleKey key) {
    return "reading#" + key.partition();
  }

  /** The partitions in which readings of an article are, with what their sort keys begin with. */
  static Map<String, String> places(ArticleKey key) {
    return Map.of(
        partition(key), key.timeline() + "#", key.partition(), key.timeline() + "#reading#");
  }

  private static String sortKey(ArticleKey key, Name name) {
    return sortKeyOfText(key, name.content()) + name.rules();
  }

  private static String sortKeyOfText(ArticleKey key, String content) {
    return key.timeline() + "#" + content + "#";
  }

  private static Map<String, AttributeValue> key(ArticleKey key, Name name) {
    return Items.key(partition(key), sortKey(key, name));
  }

  /** Where readings lay in tables of an older layout: beside the head. */
  private static Map<String, AttributeValue> oldKey(ArticleKey key, Name name) {
    return Items.key(
        key.partition(), key.timeline() + "#reading#" + name.content() + "#" + name.rules());
  }

  /** The item of a reading. */
  Map<String, AttributeValue> item(ArticleKey key, Reading reading) {
    Name name = new Name(reading.contentHash(), reading.rules());
    Map<String, AttributeValue> item = new HashMap<>(key(key, name));
    item.putAll(bodies.packWithText(KeptReading.of(reading).json()));
    item.putAll(shown(reading));
    return item;
  }

  /** What the head of its article shows of a reading. */
  static Map<String, AttributeValue> shown(Reading reading) {
    Article article = reading.article();
    Map<String, AttributeValue> shown = new TreeMap<>();
    shown.put("id", Items.s(article.id()));
    shown.put("published", Items.s(article.published().toString()));
    shown.put("mentions", Items.n(reading.mentions().size()));
    shown.put(LENGTH, Items.n(article.text().length()));
    if (!Language.of(article.language()).isRead()) {
      putIfKnown(shown, "language", article.language());
    }
    putIfKnown(shown, "title", article.title());
    putIfKnown(shown, "url", article.url());
    putIfKnown(shown, "publisher", article.publisher());
    putIfKnown(shown, "notes", notes(reading));
    return shown;
  }

  private static void putIfKnown(
      Map<String, AttributeValue> shown, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      shown.put(name, Items.s(value));
    }
  }

  private static String notes(Reading reading) {
    String notes = String.join("; ", reading.notes().stream().map(Note::message).toList());
    return notes.length() > LONGEST_NOTES ? notes.substring(0, LONGEST_NOTES) + "…" : notes;
  }

  /** What the head of an article shows of a reading that is there. */
  Map<String, AttributeValue> shown(ArticleKey key, Name name) {
    Map<String, AttributeValue> item = get(key(key, name));
    Map<String, AttributeValue> shown =
        new HashMap<>(item.isEmpty() ? get(oldKey(key, name)) : item);
    shown.keySet().retainAll(SHOWN);
    return shown;
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
  }

  /** Whether a text of an article has been read, under whatever rules. */
  boolean isKnown(ArticleKey key, String content) {
    return dynamo.query(ofText(key, content).limit(1).build()).count() > 0;
  }

  /** Whether a text of an article has been read, and is kept with the reading. */
  boolean isKept(ArticleKey key, String content) {
    QueryRequest kept =
        ofText(key, content)
            .filterExpression("attribute_exists(#length)")
            .expressionAttributeNames(Map.of("#length", LENGTH))
            .build();
    return dynamo.query(kept).count() > 0;
  }

  private QueryRequest.Builder ofText(ArticleKey key, String content) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND begins_with(sk, :text)")
        .expressionAttributeValues(
            Map.of(
                ":pk", Items.s(partition(key)),
                ":text", Items.s(sortKeyOfText(key, content))))
        .select(Select.COUNT)
        .consistentRead(true);
  }

  /** The items of the readings of some articles, one of each; of those that are there. */
  Map<ArticleKey, Map<String, AttributeValue>> items(Map<ArticleKey, Name> names) {
    Map<ArticleKey, Map<String, AttributeValue>> found = new HashMap<>();
    find(names, Readings::key, found);
    find(names, Readings::oldKey, found);
    return found;
  }

  private void find(
      Map<ArticleKey, Name> names,
      BiFunction<ArticleKey, Name, Map<String, AttributeValue>> keyOf,
      Map<ArticleKey, Map<String, AttributeValue>> found) {
    Map<Map<String, AttributeValue>, ArticleKey> keys = new HashMap<>();
    names.forEach((article, name) -> {
      if (!found.containsKey(article)) {
        keys.put(keyOf.apply(article, name), article);
      }
    });
    Batches.get(dynamo, table, keys.keySet())
        .forEach((key, item) -> found.put(Objects.requireNonNull(keys.get(key)), item));
  }

  /** What the item of a reading holds. */
  KeptReading kept(Map<String, AttributeValue> item) {
    return KeptReading.read(bodies.unpack(item));
  }
}
