package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The gists of a timeline's articles, an item for each, in the order of their lots: those that are
 * drawn to tell what the timeline is about are the first ones.
 */
final class Gists {

  private static final String TERMS = "terms";

  private final DynamoDbClient dynamo;
  private final String table;

  Gists(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  private static String partition(String timeline) {
    return "gists#" + timeline;
  }

  private static Map<String, AttributeValue> key(String timeline, String lot) {
    return Items.key(partition(timeline), lot);
  }

  private static Map<String, AttributeValue> item(String timeline, String lot, Gist gist) {
    Map<String, AttributeValue> item = new HashMap<>(key(timeline, lot));
    item.put(TERMS, Items.b(bytes(List.of(gist))));
    return item;
  }

  /** Puts into a commit what an article tells of, by its mentions before and its gist now. */
  static void put(Commit commit, String timeline, List<Mention> before, Map<String, Gist> is) {
    is.forEach((article, gist) -> commit.put(item(timeline, Gist.lot(article), gist)));
    Gist.byArticle(before).keySet().stream()
        .filter(article -> !is.containsKey(article))
        .forEach(article -> commit.delete(key(timeline, Gist.lot(article))));
  }

  /** Puts into a commit what makes the gists of a timeline those of some articles, by their ids. */
  void putAll(Commit commit, String timeline, Map<String, Gist> articles) {
    Map<String, Gist> should = byLot(articles);
    Map<String, Gist> there = all(timeline);
    should.forEach((lot, gist) -> {
      if (!gist.equals(there.get(lot))) {
        commit.put(item(timeline, lot, gist));
      }
    });
    there.keySet().stream()
        .filter(lot -> !should.containsKey(lot))
        .forEach(lot -> commit.delete(key(timeline, lot)));
  }

  /** Whether the gists of a timeline are those of some articles, by their ids. */
  boolean are(String timeline, Map<String, Gist> articles) {
    return all(timeline).equals(byLot(articles));
  }

  private static Map<String, Gist> byLot(Map<String, Gist> articles) {
    Map<String, Gist> byLot = new TreeMap<>();
    articles.forEach((article, gist) -> byLot.put(Gist.lot(article), gist));
    return byLot;
  }

  private Map<String, Gist> all(String timeline) {
    Map<String, Gist> all = new TreeMap<>();
    QueryRequest query = query(timeline).consistentRead(true).build();
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
      all.put(Items.required(item, Items.SK), of(item).getFirst());
    }
    return all;
  }

  private QueryRequest.Builder query(String timeline) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", Items.s(partition(timeline))));
  }

  /** By what the events of a timeline are judged, as it stands at this moment. */
  Relevance relevance(String timeline) {
    QueryRequest drawn = query(timeline).limit(Relevance.DRAWN).consistentRead(true).build();
    return new Relevance(
        dynamo.query(drawn).items().stream().map(item -> of(item).getFirst()).toList());
  }

  /** The gists of some articles, by their ids; of those that are there. */
  Map<String, Gist> get(String timeline, Collection<String> articles) {
    Map<Map<String, AttributeValue>, String> keys = new HashMap<>();
    new TreeSet<>(articles).forEach(id -> keys.put(key(timeline, Gist.lot(id)), id));
    Map<String, Gist> found = new HashMap<>();
    Batches.get(dynamo, table, keys.keySet())
        .forEach((key, item) -> found.put(keys.getOrDefault(key, ""), of(item).getFirst()));
    return found;
  }

  /** Keeps some gists in the item of an event. */
  static void keep(Map<String, AttributeValue> item, List<Gist> gists) {
    item.put(TERMS, Items.b(bytes(gists)));
  }

  /** The gists that are kept in an item; none in one that keeps none. */
  static List<Gist> of(Map<String, AttributeValue> item) {
    return Items.bytes(item, TERMS).map(Gists::gists).orElse(List.of());
  }

  /** Each as a byte that says how many terms follow, of 4 bytes each. */
  private static byte[] bytes(List<Gist> gists) {
    int terms = gists.stream().mapToInt(gist -> gist.terms().size()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(gists.size() + Integer.BYTES * terms);
    for (Gist gist : gists) {
      bytes.put((byte) gist.terms().size());
      gist.terms().forEach(bytes::putInt);
    }
    return bytes.array();
  }

  private static List<Gist> gists(byte[] kept) {
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    List<Gist> gists = new ArrayList<>();
    while (bytes.hasRemaining()) {
      List<Integer> terms = new ArrayList<>();
      for (int left = bytes.get(); left > 0; left--) {
        terms.add(bytes.getInt());
      }
      gists.add(new Gist(terms));
    }
    return gists;
  }
}
