package io.dateline.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The item that says what of an article is shown, as it was read and as it is to be. All that
 * changes which objects hold the article changes its version, so that of two who do so at once one
 * begins anew.
 */
final class ArticleHead {

  private static final String VERSION = "version";
  private static final String HOLDER = "holder";
  static final String WAITING = "waiting";
  private static final String REVISIONS = "revisions";

  /** Sets that an older layout keeps. */
  private static final String OLD_HOLDERS = "objects";

  private static final String OLD_REVISIONS = "known";

  private final ArticleKey key;
  private final Map<String, AttributeValue> before;
  private final Map<String, AttributeValue> now;

  private ArticleHead(ArticleKey key, Map<String, AttributeValue> item) {
    this.key = key;
    this.before = item;
    this.now = new HashMap<>(item);
  }

  /** The head as it stands at this moment. */
  static ArticleHead read(DynamoDbClient dynamo, String table, ArticleKey key) {
    return new ArticleHead(
        key,
        dynamo
            .getItem(get ->
                get.tableName(table)
                    .key(Items.key(key.partition(), key.head()))
                    .consistentRead(true))
            .item());
  }

  ArticleKey key() {
    return key;
  }

  Ledger.@Nullable State state() {
    String state = Items.string(before, "state");
    return state == null ? null : Ledger.State.valueOf(state);
  }

  @Nullable String error() {
    return Items.string(before, "error");
  }

  /**
   * Whether it shows this text, read under these rules or later ones, and kept with its reading.
   */
  boolean shows(String content, int rules) {
    return state() == Ledger.State.READ
        && before.containsKey(Readings.LENGTH)
        && content.equals(Items.string(before, "content"))
        && Items.number(before, "rules") >= rules;
  }

  /** The version of the rules by which the text shown was read. */
  int rules() {
    return (int) Items.number(before, "rules");
  }

  /** The holding whose text is shown; null where none is, or where an older layout names none. */
  @Nullable Holding shown() {
    String holder = Items.string(before, HOLDER);
    return state() != Ledger.State.READ || holder == null
        ? null
        : new Holding(
            Items.required(before, "order"),
            holder,
            new Readings.Name(
                Items.required(before, "content"), (int) Items.number(before, "rules")),
            ArticleObject.of(before));
  }

  /** How many objects hold the article beside the one whose text is shown. */
  int waiting() {
    return (int) Items.number(before, WAITING);
  }

  void waiting(int count) {
    now.put(WAITING, Items.n(count));
  }

  /** Whether the text is the one that is or was shown last. */
  boolean isLast(String content) {
    return content.equals(Items.string(before, "content"));
  }

  /** How many texts of the article have been read. */
  static int revisions(Map<String, AttributeValue> item) {
    if (item.containsKey(REVISIONS)) {
      return (int) Items.number(item, REVISIONS);
    }
    // An older layout keeps them by order and content.
    Set<String> contents = new HashSet<>();
    for (String known : Items.strings(item, OLD_REVISIONS)) {
      contents.add(known.substring(known.lastIndexOf('#') + 1));
    }
    return contents.size();
  }

  /** One more text has been read: what is shown is numbered anew. */
  void addRevision() {
    now.put(REVISIONS, Items.n(revisions(before) + 1L));
    if (state() == Ledger.State.READ) {
      changed();
    }
  }

  /**
   * Shows the text of a holding.
   *
   * @param attributes of its reading
   */
  void show(Holding holding, Map<String, AttributeValue> attributes) {
    Readings.SHOWN.stream().filter(name -> !name.equals("id")).forEach(now::remove);
    now.remove("error");
    now.remove(OLD_HOLDERS);
    ArticleObject.ATTRIBUTES.forEach(now::remove);
    if (attributes.isEmpty()) {
      // Its reading is lost, which a check tells.
      now.put("mentions", Items.n(0));
      now.put("error", Items.s(Ledger.LOST));
    }
    now.putAll(attributes);
    boolean isSame =
        state() == Ledger.State.READ
            && isLast(holding.reading().content())
            && Items.number(before, "rules") == holding.reading().rules();
    now.put("state", Items.s(Ledger.State.READ.name()));
    now.put("order", Items.s(holding.order()));
    now.put(HOLDER, Items.s(holding.object()));
    now.put("content", Items.s(holding.reading().content()));
    now.put("rules", Items.n(holding.reading().rules()));
    now.putAll(holding.place().attributes());
    if (!isSame) {
      changed();
    }
  }

  /**
   * Lets go of an object by the set that an older layout keeps of those that hold the article.
   *
   * @return whether others are in it
   */
  boolean isHeldAsBefore(String object) {
    List<String> others =
        Items.strings(before, OLD_HOLDERS).stream().filter(one -> !one.equals(object)).toList();
    if (!others.isEmpty()) {
      now.put(OLD_HOLDERS, AttributeValue.fromSs(others));
    }
    return !others.isEmpty();
  }

  /** Shows nothing any more: no object holds the article. */
  void withdraw() {
    now.remove(HOLDER);
    now.remove(OLD_HOLDERS);
    now.put("state", Items.s(Ledger.State.WITHDRAWN.name()));
    changed();
  }

  /** Forgets all but the id; see {@link Erasure}. */
  void erase(Instant at, String reason) {
    AttributeValue id = now.get("id");
    now.clear();
    if (id != null) {
      now.put("id", id);
    }
    now.putAll(Erasure.tombstone(at, reason));
    changed();
  }

  /** Says that something could not be read; what has been read goes on being shown. */
  void refuse(String id, String origin, String reason) {
    now.put("error", Items.s(reason));
    if (state() == null || state() == Ledger.State.REFUSED) {
      now.put("id", Items.s(id));
      now.put("origin", Items.s(origin));
      now.put("state", Items.s(Ledger.State.REFUSED.name()));
    }
  }

  /** Says no more that something could not be read. */
  void pardon() {
    now.remove("error");
    if (state() == Ledger.State.REFUSED) {
      now.clear();
    }
  }

  /** What is shown has changed; the value is spread, since an index is keyed by it. */
  private void changed() {
    now.put("pending", Items.s(pending(key, version() + 1)));
  }

  /** What the head of an article says while the read model has not taken in a version of it. */
  static String pending(ArticleKey key, long version) {
    return key.inContents() + "#" + version;
  }

  private long version() {
    return Items.number(before, VERSION);
  }

  /**
   * The writes of what has become of it, and of how it is listed: first that of the head, on the
   * condition that nobody else has changed it.
   */
  List<TransactWriteItem> writes(String table) {
    String place = Items.string(before, ArticleIndex.PLACE);
    List<TransactWriteItem> writes = new ArrayList<>();
    if (now.isEmpty()) {
      writes.add(delete(table));
    } else {
      Map<String, AttributeValue> listing = ArticleIndex.item(key, now);
      boolean isListed = place != null && listing.equals(ArticleIndex.item(key, before));
      now.put(ArticleIndex.PLACE, ArticleIndex.placeOf(listing));
      writes.add(put(table));
      if (!isListed) {
        writes.add(Transactions.put(table, listing));
      }
    }
    if (place != null && !place.equals(Items.string(now, ArticleIndex.PLACE))) {
      writes.add(Transactions.delete(table, ArticleIndex.key(key, place)));
    }
    return writes;
  }

  private TransactWriteItem delete(String table) {
    return TransactWriteItem.builder()
        .delete(delete ->
            delete
                .tableName(table)
                .key(Items.key(key.partition(), key.head()))
                .conditionExpression("#version = :version")
                .expressionAttributeNames(Map.of("#version", VERSION))
                .expressionAttributeValues(Map.of(":version", Items.n(version()))))
        .build();
  }

  private TransactWriteItem put(String table) {
    now.putAll(Items.key(key.partition(), key.head()));
    now.put(VERSION, Items.n(version() + 1));
    if (!now.containsKey(REVISIONS)) {
      now.put(REVISIONS, Items.n(revisions(before)));
    }
    now.remove(OLD_REVISIONS);
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(now)
                .conditionExpression("attribute_not_exists(#version) OR #version = :version")
                .expressionAttributeNames(Map.of("#version", VERSION))
                .expressionAttributeValues(Map.of(":version", Items.n(version()))))
        .build();
  }
}
