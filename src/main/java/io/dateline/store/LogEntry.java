package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.timeline.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * An entry of a timeline's log: which articles a change took in, and what it made of the events. In
 * the order of the changes, which is that of their times.
 */
final class LogEntry {

  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  private static final String PREFIX = "log#";

  /** More articles than this are not named: who follows reads all anew. */
  private static final int MOST_ARTICLES = 1_000;

  /** Comes after every sort key. */
  private static final String AFTER_ALL = "~";

  /** Entries read at once where it is not known how many are wanted. */
  private static final int AT_ONCE = 100;

  private LogEntry() {}

  /**
   * @param state the state that the change led to
   * @param articles the keys of the articles that it took in
   * @param isOfDecisions whether it took in decisions
   */
  static Map<String, AttributeValue> item(
      TimelineState state,
      Collection<String> articles,
      boolean isOfDecisions,
      List<Change> changes,
      Bodies bodies) {
    Map<String, AttributeValue> item =
        new HashMap<>(Items.key(partition(state.timeline()), sortKey(state)));
    item.put("version", Items.n(state.version()));
    item.put("at", Items.s(state.updated().toString()));
    item.putAll(bodies.pack(Ledger.bytes(changes)));
    if (!articles.isEmpty() && articles.size() <= MOST_ARTICLES) {
      item.put("articles", AttributeValue.fromSs(List.copyOf(articles)));
    }
    if (isOfDecisions && articles.size() <= MOST_ARTICLES) {
      item.put("decided", Items.n(state.decided()));
    }
    return item;
  }

  static String partition(String timeline) {
    return PREFIX + timeline;
  }

  /** The timeline that a partition is the log of; empty for any other partition. */
  static Optional<String> timeline(String partition) {
    return partition.startsWith(PREFIX)
        ? Optional.of(partition.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** The sort key of the entry that led to a state. */
  static String sortKey(TimelineState state) {
    return sortKey(state.updated(), state.version());
  }

  private static String sortKey(Instant at, long version) {
    return Items.sortable(at) + "#" + String.format(Locale.ROOT, "%012d", version);
  }

  /** A sort key right behind that of an entry. */
  static String sortKeyBehind(Instant at, long version) {
    return sortKey(at, version) + AFTER_ALL;
  }

  /** The sort key that comes before all entries from an instant on. */
  static String sortKey(Instant from) {
    return Items.sortable(from);
  }

  /** The entries after a sort key, the first of them. */
  static QueryRequest after(String table, String timeline, String sortKey, int most) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk > :after")
        .expressionAttributeValues(
            Map.of(":pk", Items.s(partition(timeline)), ":after", Items.s(sortKey)))
        .consistentRead(true)
        .limit(most)
        .build();
  }

  /**
   * The entries back in time, the newest first.
   *
   * @param sortKey the one before which they are, or empty for all
   */
  static QueryRequest before(String table, String timeline, String sortKey) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk < :before")
        .expressionAttributeValues(
            Map.of(
                ":pk", Items.s(partition(timeline)),
                ":before", Items.s(sortKey.isEmpty() ? AFTER_ALL : sortKey)))
        .scanIndexForward(false)
        .consistentRead(true)
        .limit(AT_ONCE)
        .build();
  }

  /** What an entry made of the events. */
  static List<Timelines.Written> changes(Map<String, AttributeValue> entry, Bodies bodies) {
    Instant at = Instant.parse(Items.required(entry, "at"));
    return Ledger.read(bodies.unpack(entry), CHANGES).stream()
        .map(change -> new Timelines.Written(version(entry), at, change))
        .toList();
  }

  static long version(Map<String, AttributeValue> entry) {
    return Items.number(entry, "version");
  }

  /** Whether an entry says all that it took in; one that does not may have changed anything. */
  static boolean isWhole(Map<String, AttributeValue> entry) {
    return !articles(entry).isEmpty() || entry.containsKey("decided");
  }

  /** The articles of an entry; empty for one that names none. */
  static Set<String> articles(Map<String, AttributeValue> entry) {
    return new HashSet<>(Items.strings(entry, "articles"));
  }
}
