package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.Mention;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The record of what was read, for ever: each text's reading as an item of its own that is never
 * changed, and for each article a head that names the one that is shown, which {@link ObjectIntake}
 * writes with it.
 */
public final class Ledger {

  private static final TypeReference<List<Mention>> MENTIONS = new TypeReference<>() {};

  /** So many of the objects that hold an article are told. */
  private static final int MOST_OBJECTS = 100;

  private static final int LONGEST_REASON = 1_000;

  /** What is said of an article whose reading is not there. */
  static final String LOST = "what was read of it is lost: put its object anew";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Backoff conflicts;
  private final Readings readings;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Ledger(DynamoDbClient dynamo, String table) {
    this(dynamo, table, Backoff.OF_CONFLICTS);
  }

  /**
   * @param dynamo the client
   * @param table the table's name
   * @param conflicts how often what others write at the same moment is tried
   */
  public Ledger(DynamoDbClient dynamo, String table, Backoff conflicts) {
    this.dynamo = dynamo;
    this.conflicts = conflicts;
    this.table = table;
    this.readings = new Readings(dynamo, table);
  }

  /** What the ledger holds of an article. */
  public enum State {
    READ,
    REFUSED,
    WITHDRAWN,
    /** Its owner had all that was read of it deleted; it is not read any more. */
    ERASED
  }

  /**
   * The head of an article.
   *
   * @param key its key
   * @param id its id
   * @param state what became of it
   * @param revision how many different texts of it have been read, from 1; 0 where none was
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
      @Nullable String pending) {

    /** Whether it is what the article has been from the first, and not taken in yet. */
    boolean isFirst() {
      return ArticleHead.pending(key, 1).equals(pending);
    }
  }

  /**
   * Checks that what is written of a reading can be read again.
   *
   * @throws IllegalStateException if not: such a reading must not be taken
   */
  public static void check(Reading reading) {
    byte[] json = KeptReading.of(reading).json();
    if (!Arrays.equals(json, KeptReading.read(json).json())) {
      throw new IllegalStateException("it is another once written and read back");
    }
  }

  /** The places that were added to the world's. */
  public OwnPlaces places() {
    return new OwnPlaces(dynamo, table);
  }

  /** The feeds that are watched. */
  public Feeds feeds() {
    return new Feeds(dynamo, table);
  }

  /**
   * Begins to take in what an object holds. The object is to be looked at after this, not before.
   *
   * @param bucket the bucket's name
   * @param object the object's key, which names it in the ledger
   */
  public ObjectIntake open(String bucket, String object) {
    return new ObjectIntake(dynamo, table, conflicts, bucket, object);
  }

  /** Whether an object that was given again may be read. */
  public enum Again {
    /** It may; that is noted until {@link Ledger#tried}. */
    GO_ON,
    /** Somebody else is at it. */
    BUSY,
    /** Who was at it before has not come to an end. */
    DEADLY
  }

  /**
   * Begins to read an object that may end the process, as one that was given again may.
   *
   * @param now the time
   */
  public Again tryAgain(String object, Instant now) {
    return new Holdings(dynamo, table).tryAgain(Holdings.nameOf(object), now);
  }

  /** The end of what {@link #tryAgain} began, well or badly. */
  public void tried(String object) {
    new Holdings(dynamo, table).tried(Holdings.nameOf(object));
  }

  /**
   * The objects that hold or held articles.
   *
   * @param bucket the name of the bucket they came from
   * @return their keys, read as the stream is: the whole table is looked through
   */
  public Stream<String> objects(String bucket) {
    return new Holdings(dynamo, table).objects(bucket);
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

  static Head head(Map<String, AttributeValue> item) {
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
            "format",
            "captured",
            "found",
            "sha256",
            ArticleHead.WAITING,
            "error",
            "notes",
            "content",
            "rules",
            "language")) {
      AttributeValue value = item.get(name);
      if (value != null) {
        attributes.put(name, value.s() != null ? value.s() : value.n());
      }
    }
    return new Head(
        key,
        Items.required(item, "id"),
        State.valueOf(Items.required(item, "state")),
        ArticleHead.revisions(item),
        (int) Items.number(item, "mentions"),
        attributes,
        Items.string(item, "pending"));
  }

  /**
   * The text of an article that is shown, with all that was read in it.
   *
   * @return empty where none is shown, or where a version before 1.1 read it, which kept none
   */
  public Optional<ArticleText> text(Head head) {
    if (head.state() != State.READ) {
      return Optional.empty();
    }
    Map<String, AttributeValue> item =
        readings.items(Map.of(head.key(), nameOf(head))).get(head.key());
    if (item == null) {
      return Optional.empty();
    }
    KeptReading kept = readings.kept(item);
    String text = kept.text();
    return text == null ? Optional.empty() : Optional.of(ArticleText.of(head, kept, text));
  }

  /**
   * The objects that hold an article: first the one whose text is shown, then others, the one with
   * the latest text first. None where the article is withdrawn: no object holds it any more.
   */
  public List<ArticleObject> objects(Head head) {
    if (head.state() == State.WITHDRAWN) {
      return List.of();
    }
    List<ArticleObject> objects = new ArrayList<>();
    ArticleObject shown = ArticleObject.told(head.attributes());
    if (shown != null) {
      objects.add(shown);
    }
    if (!head.attributes().getOrDefault(ArticleHead.WAITING, "0").equals("0")) {
      new Holdings(dynamo, table)
          .waiting(head.key(), MOST_OBJECTS)
          .forEach(holding -> objects.add(holding.place()));
    }
    return objects;
  }

  /**
   * All articles of a timeline as they are listed, the one published first at the head, those
   * without a known publication before it. An article that changed a moment ago may be listed as it
   * was.
   */
  public List<ArticleIndex.Listed> articles(String timeline) {
    return new ArticleIndex(dynamo, table).of(timeline);
  }

  /** The heads of some articles, as they stand at this moment; of those that are there. */
  public List<Head> heads(Collection<ArticleKey> keys) {
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
   * The mentions of the text of some articles that is shown, numbered with its revision; none of an
   * article that shows none. A reading that cannot be read is set apart: its article shows nothing
   * and says why.
   *
   * @throws IllegalStateException if a newer version of Dateline wrote one
   */
  Map<Head, List<Mention>> currentMentions(Collection<Head> heads) {
    Map<ArticleKey, Readings.Name> names = new HashMap<>();
    for (Head head : heads) {
      if (head.state() == State.READ) {
        names.put(head.key(), nameOf(head));
      }
    }
    Map<ArticleKey, Map<String, AttributeValue>> items = readings.items(names);
    Map<Head, List<Mention>> mentions = new HashMap<>();
    for (Head head : heads) {
      Map<String, AttributeValue> reading = items.get(head.key());
      List<Mention> told = reading == null ? List.of() : mentions(head, reading);
      mentions.put(
          head, told.stream().map(mention -> mention.withRevision(head.revision())).toList());
    }
    return mentions;
  }

  private static Readings.Name nameOf(Head head) {
    return new Readings.Name(
        head.attributes().getOrDefault("content", ""),
        Integer.parseInt(head.attributes().getOrDefault("rules", "0")));
  }

  private List<Mention> mentions(Head head, Map<String, AttributeValue> reading) {
    try {
      return readings.kept(reading).mentions();
    } catch (NewerVersionException e) {
      throw e;
    } catch (RuntimeException e) {
      String reason = "its reading cannot be read, put its object anew: " + e.getMessage();
      tell(head.key(), reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
      return List.of();
    }
  }

  /** Says of an article what is wrong with it. */
  private void tell(ArticleKey key, String error) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Items.key(key.partition(), key.head()))
            .updateExpression("SET #error = :error")
            .expressionAttributeNames(Map.of("#error", "error"))
            .expressionAttributeValues(Map.of(":error", Items.s(error))));
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

  /**
   * Lets the read model take in an article once more.
   *
   * @return false where the article has changed since its head was read
   */
  boolean redo(Head head) {
    return set(head, "SET pending = :value", head.key().inContents() + "#again");
  }

  /**
   * Lets an article be read anew when its object is put once more: its reading is not there.
   *
   * @return false where the article has changed since its head was read
   */
  boolean forget(Head head) {
    return set(head, "SET #error = :value, content = :nothing", LOST);
  }

  /** Counts as a change of the head, so that one who read it before does not write over it. */
  private boolean set(Head head, String expression, String value) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":value", Items.s(value));
    values.put(":state", Items.s(head.state().name()));
    values.put(":content", Items.s(head.attributes().getOrDefault("content", "")));
    values.put(":one", Items.n(1));
    Map<String, String> names = new HashMap<>(Map.of("#state", "state", "#version", "version"));
    if (expression.contains("#error")) {
      names.put("#error", "error");
      values.put(":nothing", Items.s(""));
    }
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(Items.key(head.key().partition(), head.key().head()))
              .updateExpression(expression + " ADD #version :one")
              .conditionExpression(
                  "#state = :state AND attribute_not_exists(pending)"
                      + " AND (attribute_not_exists(content) OR content = :content)")
              .expressionAttributeNames(names)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** The articles that the read model has not taken in: what a lost stream leaves behind. */
  public List<ArticleKey> pending() {
    ScanRequest scan =
        ScanRequest.builder().tableName(table).indexName(TimelineTable.PENDING).build();
    return dynamo.scanPaginator(scan).items().stream()
        .filter(item ->
            ArticleKey.isHead(Items.required(item, Items.PK), Items.required(item, Items.SK)))
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
