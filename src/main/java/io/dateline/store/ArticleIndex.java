package io.dateline.store;

import io.dateline.article.PublicationTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The list of each timeline's articles, by publication. It has an item for each head, which holds
 * what articles are searched by, and which every write of the head writes too, so that the two
 * agree. What else is shown of an article is in its head.
 */
public final class ArticleIndex {

  /** With what the partitions of the lists begin. */
  private static final String PARTITION = "articles#";

  /** The attribute by which a head knows where its article is listed. */
  static final String PLACE = "listed";

  /** Sorts before all dates: an article of which nothing could be read has none. */
  private static final String UNDATED = "-";

  /** Of longer titles and names, so much is searched. */
  private static final int LONGEST_SEARCHED = 500;

  private final DynamoDbClient dynamo;
  private final String table;

  ArticleIndex(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * An article in the list of a timeline.
   *
   * @param place its sort key: it begins with the publication in UTC, or with a hyphen where none
   *     is known, and differs from that of every other article of the timeline
   * @param key its key
   * @param id its id
   * @param state what the ledger holds of it
   * @param title the first 500 characters of its headline, or null
   * @param publisher the same of who published it, or null
   * @param mentions how many mentions it yields
   * @param language the BCP 47 tag of a language that is not read for events; else null
   */
  public record Listed(
      String place,
      ArticleKey key,
      String id,
      Ledger.State state,
      @Nullable String title,
      @Nullable String publisher,
      int mentions,
      @Nullable String language) {

    /** When it was published, in UTC to the second; null where that is not known. */
    public @Nullable String published() {
      return place.startsWith(UNDATED) ? null : place.substring(0, place.indexOf('#'));
    }
  }

  /** All articles of a timeline, the one published first at the head; the undated before it. */
  List<Listed> of(String timeline) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s(PARTITION + timeline)))
            .build();
    List<Listed> all = new ArrayList<>();
    dynamo.queryPaginator(query).items().forEach(item -> all.add(listed(timeline, item)));
    return all;
  }

  private static Listed listed(String timeline, Map<String, AttributeValue> item) {
    return new Listed(
        Items.required(item, Items.SK),
        new ArticleKey(Items.required(item, "article"), timeline),
        Items.required(item, "id"),
        Ledger.State.valueOf(Items.required(item, "state")),
        Items.string(item, "title"),
        Items.string(item, "publisher"),
        (int) Items.number(item, "mentions"),
        Items.string(item, "language"));
  }

  /** The item by which an article is listed, of its head. */
  static Map<String, AttributeValue> item(ArticleKey key, Map<String, AttributeValue> head) {
    String published = Items.string(head, "published");
    String place =
        published == null
            ? UNDATED
            : PublicationTime.parse(published)
                .map(time -> Items.sortable(time.instant()))
                .orElse(UNDATED);
    Map<String, AttributeValue> item = new HashMap<>(key(key, place));
    item.put("article", Items.s(key.partition()));
    String id = Items.string(head, "id");
    item.put("id", Items.s(id == null ? key.name() : id));
    item.put("state", Items.s(Items.required(head, "state")));
    for (String name : List.of("title", "publisher", "language")) {
      String text = Items.string(head, name);
      if (text != null) {
        item.put(name, Items.s(cut(text)));
      }
    }
    if (head.containsKey("mentions")) {
      item.put("mentions", head.get("mentions"));
    }
    return item;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_SEARCHED) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_SEARCHED - 1));
    return text.substring(0, splits ? LONGEST_SEARCHED - 1 : LONGEST_SEARCHED);
  }

  /** Where an item says that its article is listed, as its head keeps it. */
  static AttributeValue placeOf(Map<String, AttributeValue> item) {
    String sort = Items.required(item, Items.SK);
    return Items.s(sort.substring(0, sort.indexOf('#')));
  }

  /** The key of an article in the list, by the place that its head keeps. */
  static Map<String, AttributeValue> key(ArticleKey key, String place) {
    return Items.key(PARTITION + key.timeline(), place + "#" + key.inContents());
  }

  /** Whether an item of the table is one of these lists. */
  static boolean holds(Map<String, AttributeValue> item) {
    return Items.required(item, Items.PK).startsWith(PARTITION);
  }

  /**
   * Lists some articles as their heads say, where they are not listed so.
   *
   * @param heads the items of the heads, as they were read
   * @return how many were listed anew
   */
  int mend(Collection<Map<String, AttributeValue>> heads) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> wanted = new HashMap<>();
    for (Map<String, AttributeValue> head : heads) {
      Map<String, AttributeValue> item = item(keyOf(head), head);
      wanted.put(Items.keyOf(item), head);
    }
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> there =
        Batches.get(dynamo, table, wanted.keySet());
    int mended = 0;
    for (Map.Entry<Map<String, AttributeValue>, Map<String, AttributeValue>> one :
        wanted.entrySet()) {
      Map<String, AttributeValue> head = one.getValue();
      Map<String, AttributeValue> item = item(keyOf(head), head);
      boolean isListed =
          item.equals(there.get(one.getKey())) && placeOf(item).equals(head.get(PLACE));
      if (!isListed && isWritten(list(head, item))) {
        mended++;
      }
    }
    return mended;
  }

  private static ArticleKey keyOf(Map<String, AttributeValue> head) {
    return ArticleKey.ofHead(Items.required(head, Items.PK), Items.required(head, Items.SK));
  }

  private List<TransactWriteItem> list(
      Map<String, AttributeValue> head, Map<String, AttributeValue> item) {
    return List.of(
        Transactions.put(table, item),
        TransactWriteItem.builder()
            .update(update ->
                update
                    .tableName(table)
                    .key(Items.keyOf(head))
                    .updateExpression("SET #place = :place, #version = :next")
                    .conditionExpression("#version = :version")
                    .expressionAttributeNames(Map.of("#place", PLACE, "#version", "version"))
                    .expressionAttributeValues(
                        Map.of(
                            ":place", placeOf(item),
                            ":version", Items.n(Items.number(head, "version")),
                            // Whoever has read the head before must see the place.
                            ":next", Items.n(Items.number(head, "version") + 1))))
            .build());
  }

  /**
   * Takes items off the lists whose article is listed elsewhere, or is not there.
   *
   * @param items items of the lists, as they were read
   * @return how many were taken off
   */
  int prune(Collection<Map<String, AttributeValue>> items) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> heads =
        Batches.get(dynamo, table, items.stream().map(ArticleIndex::headOf).toList());
    int pruned = 0;
    for (Map<String, AttributeValue> item : items) {
      Map<String, AttributeValue> head = heads.getOrDefault(headOf(item), Map.of());
      boolean isOfHead =
          !head.isEmpty() && Items.keyOf(item(keyOf(head), head)).equals(Items.keyOf(item));
      if (!isOfHead
          && isWritten(List.of(Transactions.delete(table, Items.keyOf(item)), as(head, item)))) {
        pruned++;
      }
    }
    return pruned;
  }

  /** On the condition that the head is still the one that was read, or is still not there. */
  private TransactWriteItem as(Map<String, AttributeValue> head, Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .conditionCheck(check -> {
          check.tableName(table).key(headOf(item));
          if (head.isEmpty()) {
            check.conditionExpression("attribute_not_exists(pk)");
          } else {
            check
                .conditionExpression("#version = :version")
                .expressionAttributeNames(Map.of("#version", "version"))
                .expressionAttributeValues(
                    Map.of(":version", Items.n(Items.number(head, "version"))));
          }
        })
        .build();
  }

  private static Map<String, AttributeValue> headOf(Map<String, AttributeValue> item) {
    String timeline = Items.required(item, Items.PK).substring(PARTITION.length());
    ArticleKey key = new ArticleKey(Items.required(item, "article"), timeline);
    return Items.key(key.partition(), key.head());
  }

  /** Whether some writes went through; not where another changed the article meanwhile. */
  private boolean isWritten(List<TransactWriteItem> writes) {
    try {
      Transactions.write(dynamo, writes, Backoff.OF_CONFLICTS);
      return true;
    } catch (TransactionCanceledException e) {
      if (Cancellation.isFor(e, Cancellation.CONDITION)) {
        return false;
      }
      throw e;
    }
  }
}
