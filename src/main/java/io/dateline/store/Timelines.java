package io.dateline.store;

import io.dateline.event.ContentHash;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Cell;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The timelines as they are read: the events folded from the ledger's current mentions.
 *
 * <p>Everything here can be made again from the ledger. A {@link Cell} holds the mentions of one
 * timeline and year and is folded as a whole; its version keeps two writers from mixing their work.
 * Writing stops anywhere without harm: the articles stay pending, and the next fold ends what this
 * one began.
 */
public final class Timelines {

  private static final String META = "!meta";

  /** DynamoDB takes 100 items in a transaction; one of ours is the cell's version. */
  private static final int MOST_ITEMS = 99;

  /** DynamoDB takes 4 MB in a transaction. */
  private static final int MOST_BYTES = 3_000_000;

  private static final int MOST_TRIES = 20;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final Ledger ledger;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Timelines(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
    this.ledger = new Ledger(dynamo, table);
  }

  /**
   * Takes in what has changed of some articles. Taking in the same again changes nothing.
   *
   * @param articles the articles that changed, in any order, with repeats
   */
  public void refresh(Collection<ArticleKey> articles) {
    List<Ledger.Head> heads = new ArrayList<>();
    Map<Cell, Map<ArticleKey, List<Mention>>> changes = new TreeMap<>();
    Map<ArticleKey, Set<String>> cells = new HashMap<>();
    for (ArticleKey key : new HashSet<>(articles)) {
      Optional<Ledger.Head> found = ledger.head(key).filter(head -> head.pending() != null);
      if (found.isEmpty()) {
        continue;
      }
      Ledger.Head head = found.get();
      heads.add(head);
      for (String period : head.cells()) {
        changesOf(changes, new Cell(key.timeline(), period)).put(key, new ArrayList<>());
      }
      Set<String> now = new TreeSet<>();
      for (Mention mention : ledger.mentions(head)) {
        Cell cell = Cell.of(mention);
        now.add(cell.period());
        changesOf(changes, cell).computeIfAbsent(key, _ -> new ArrayList<>()).add(mention);
      }
      cells.put(key, now);
    }
    changes.forEach(this::refold);
    for (Ledger.Head head : heads) {
      ledger.settle(head, cells.getOrDefault(head.key(), Set.of()));
    }
  }

  private static Map<ArticleKey, List<Mention>> changesOf(
      Map<Cell, Map<ArticleKey, List<Mention>>> changes, Cell cell) {
    return changes.computeIfAbsent(cell, _ -> new LinkedHashMap<>());
  }

  private void refold(Cell cell, Map<ArticleKey, List<Mention>> changed) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      if (tryRefold(cell, changed)) {
        return;
      }
    }
    throw new IllegalStateException(
        "cell " + cell.timeline() + " " + cell.period() + " kept changing while it was folded");
  }

  private boolean tryRefold(Cell cell, Map<ArticleKey, List<Mention>> changed) {
    String cellKey = "cell#" + cell.timeline() + "#" + cell.period();
    long version = 0;
    Map<String, Map<String, AttributeValue>> content = new TreeMap<>();
    for (Map<String, AttributeValue> item : query(cellKey)) {
      String sk = Items.required(item, Items.SK);
      if (sk.equals(META)) {
        version = Items.number(item, "version");
      } else {
        content.put(sk, item);
      }
    }
    List<TransactWriteItem> contents = new ArrayList<>();
    changed.forEach((key, mentions) -> setMentions(cellKey, key, mentions, content, contents));
    List<Mention> mentions = new ArrayList<>();
    content.values().forEach(item -> mentions.addAll(Ledger.mentions(bodies.unpack(item))));
    List<Event> events = Fold.fold(mentions);
    List<TransactWriteItem> writes = new ArrayList<>();
    setEvents(cell, events, !contents.isEmpty(), writes);
    // The content comes last: while it is not there, a later try writes the rest again.
    writes.addAll(contents);
    return writes.isEmpty() || commit(cellKey, version, writes);
  }

  /** Puts an article's mentions into the cell's content, and what that takes into the writes. */
  private void setMentions(
      String cellKey,
      ArticleKey key,
      List<Mention> mentions,
      Map<String, Map<String, AttributeValue>> content,
      List<TransactWriteItem> writes) {
    String sk = key.inCell();
    Map<String, AttributeValue> before = content.get(sk);
    if (mentions.isEmpty()) {
      if (before != null) {
        content.remove(sk);
        writes.add(delete(cellKey, sk));
      }
      return;
    }
    byte[] json = Ledger.bytes(mentions);
    if (before != null && ContentHash.of(json).equals(Items.string(before, "hash"))) {
      return;
    }
    Map<String, AttributeValue> item = new HashMap<>(Items.key(cellKey, sk));
    item.putAll(bodies.pack(json));
    content.put(sk, item);
    writes.add(put(item));
  }

  private void setEvents(
      Cell cell, List<Event> events, boolean changed, List<TransactWriteItem> writes) {
    String pk = eventsKey(cell);
    List<TransactWriteItem> eventWrites = new ArrayList<>();
    Map<String, Map<String, AttributeValue>> before = new HashMap<>();
    Map<String, String> placesBefore = new HashMap<>();
    for (Map<String, AttributeValue> item : eventOutlines(pk)) {
      String sk = Items.required(item, Items.SK);
      before.put(sk, item);
      Items.strings(item, "members").forEach(member -> placesBefore.put(member, sk));
    }
    Map<String, String> places = new TreeMap<>();
    Instant latest = Instant.MIN;
    for (Event event : events) {
      String sk = sortKey(event);
      byte[] json = Ledger.bytes(event);
      Map<String, AttributeValue> old = before.remove(sk);
      if (old == null || !ContentHash.of(json).equals(Items.string(old, "hash"))) {
        eventWrites.add(put(item(pk, sk, event, json)));
      }
      event.mentions().forEach(mention -> places.put(mention.id(), sk));
      latest = event.time().latest().isAfter(latest) ? event.time().latest() : latest;
    }
    before.keySet().forEach(sk -> eventWrites.add(delete(pk, sk)));
    setPlaces(cell, pk, placesBefore, places, writes);
    if (changed || !eventWrites.isEmpty()) {
      setPeriod(cell, events, latest, writes);
    }
    writes.addAll(eventWrites);
  }

  private Map<String, AttributeValue> item(String pk, String sk, Event event, byte[] json) {
    Map<String, AttributeValue> item = new HashMap<>(Items.key(pk, sk));
    item.putAll(bodies.pack(json));
    item.put("latest", Items.s(Items.sortable(event.time().latest())));
    if (event.isAssumed()) {
      item.put("assumed", AttributeValue.fromBool(true));
    }
    item.put("members", AttributeValue.fromSs(event.mentions().stream().map(Mention::id).toList()));
    return item;
  }

  /** Where the event of each mention is found; of a mention that is gone, that it was here. */
  private void setPlaces(
      Cell cell,
      String pk,
      Map<String, String> before,
      Map<String, String> now,
      List<TransactWriteItem> writes) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      String place = now.get(id);
      if (Objects.equals(place, before.get(id))) {
        continue;
      }
      Map<String, AttributeValue> item = new HashMap<>(mentionKey(cell.timeline(), id));
      if (place != null) {
        item.put("events", Items.s(pk));
        item.put("event", Items.s(place));
      } else {
        item.put("withdrawn", AttributeValue.fromBool(true));
      }
      writes.add(put(item));
    }
  }

  private void setPeriod(
      Cell cell, List<Event> events, Instant latest, List<TransactWriteItem> writes) {
    String pk = "timeline#" + cell.timeline();
    if (events.isEmpty()) {
      writes.add(delete(pk, cell.period()));
      return;
    }
    Map<String, AttributeValue> period = new HashMap<>(Items.key(pk, cell.period()));
    period.put("events", Items.n(events.stream().filter(event -> !event.isAssumed()).count()));
    period.put("latest", Items.s(Items.sortable(latest)));
    writes.add(put(period));
    writes.add(put(Items.key("timelines", cell.timeline())));
  }

  /** Writes in as few transactions as will hold them; each on the cell's version. */
  private boolean commit(String cellKey, long version, List<TransactWriteItem> writes) {
    long at = version;
    int from = 0;
    while (from < writes.size()) {
      int to = from;
      long bytes = 0;
      while (to < writes.size() && to - from < MOST_ITEMS && (to == from || bytes < MOST_BYTES)) {
        bytes += size(writes.get(to++));
      }
      if (to > from + 1 && bytes >= MOST_BYTES) {
        to--;
      }
      List<TransactWriteItem> items = new ArrayList<>(writes.subList(from, to));
      items.add(version(cellKey, at++));
      try {
        dynamo.transactWriteItems(write -> write.transactItems(items));
      } catch (TransactionCanceledException e) {
        if (Cancellation.isFor(e, Cancellation.CONDITION, Cancellation.CONFLICT)) {
          return false;
        }
        throw e;
      }
      from = to;
    }
    return true;
  }

  private static long size(TransactWriteItem write) {
    return write.put() == null
        ? 200
        : 500
            + Items.bytes(write.put().item(), "body").map(body -> (long) body.length).orElse(0L)
            + 24L * Items.strings(write.put().item(), "members").size();
  }

  private TransactWriteItem version(String cellKey, long version) {
    Map<String, AttributeValue> meta = new HashMap<>(Items.key(cellKey, META));
    meta.put("version", Items.n(version + 1));
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(meta)
                .conditionExpression("attribute_not_exists(version) OR version = :version")
                .expressionAttributeValues(Map.of(":version", Items.n(version))))
        .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  private TransactWriteItem delete(String pk, String sk) {
    Map<String, AttributeValue> key = Items.key(pk, sk);
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }

  private static String eventsKey(Cell cell) {
    return "events#" + cell.timeline() + "#" + cell.period();
  }

  static String sortKey(Event event) {
    return Items.sortable(event.time().earliest()) + "#" + event.id();
  }

  private static Map<String, AttributeValue> mentionKey(String timeline, String id) {
    return Items.key("mention#" + timeline + "#" + id, "event");
  }

  private Iterable<Map<String, AttributeValue>> query(String pk) {
    return dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Items.s(pk)))
                .consistentRead(true))
        .items();
  }

  private Iterable<Map<String, AttributeValue>> eventOutlines(String pk) {
    return dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk")
                .projectionExpression("sk, #hash, members")
                .expressionAttributeNames(Map.of("#hash", "hash"))
                .expressionAttributeValues(Map.of(":pk", Items.s(pk)))
                .consistentRead(true))
        .items();
  }

  /** Takes in whatever is still pending: what a lost stream leaves behind. */
  public void refreshPending() {
    refresh(ledger.pending());
  }

  // Reading

  /**
   * A timeline in the list of timelines.
   *
   * @param id its id
   * @param events how many events it has
   */
  public record Summary(String id, long events) {}

  /** All timelines that have events, by id. */
  public List<Summary> list() {
    List<Summary> list = new ArrayList<>();
    for (Map<String, AttributeValue> item : query("timelines")) {
      String id = Items.required(item, Items.SK);
      long events = 0;
      for (Map<String, AttributeValue> period : query("timeline#" + id)) {
        events += Items.number(period, "events");
      }
      if (events > 0) {
        list.add(new Summary(id, events));
      }
    }
    return list;
  }

  /**
   * Which events of a timeline are asked for, and in what order.
   *
   * @param timeline the timeline
   * @param from the first instant of the range that an event's time overlaps
   * @param to the instant after its last
   * @param asOf the moment as of whose reports the timeline is shown, folded anew, so that it costs
   *     as much as the years have mentions; null for the present
   * @param assumed whether events whose day is only assumed are shown
   * @param backwards whether the latest come first
   * @param wanted what else an event has to be
   */
  public record Query(
      String timeline,
      Instant from,
      Instant to,
      @Nullable Instant asOf,
      boolean assumed,
      boolean backwards,
      Predicate<Event> wanted) {

    /** A {@link #wanted} that every event passes. */
    public static final Predicate<Event> ANY = _ -> true;

    /** The same, the latest first. */
    public Query latestFirst() {
      return new Query(timeline, from, to, asOf, assumed, true, wanted);
    }
  }

  /** Whether there is or was a timeline of this id. */
  public boolean exists(String timeline) {
    Map<String, AttributeValue> key = Items.key("timelines", timeline);
    return dynamo.getItem(get -> get.tableName(table).key(key)).hasItem();
  }

  /** Up to {@code limit} events of a timeline, in order, whose time overlaps {@code [from, to)}. */
  public Page page(String timeline, Instant from, Instant to, String after, int limit) {
    return page(new Query(timeline, from, to, null, false, false, Query.ANY), after, limit);
  }

  /**
   * A run of the events asked for. It ends at {@code limit} events, at about 4 MB, or when 2,000
   * have been looked at, so that it may be empty and not the last.
   *
   * @param after the sort key after which to begin, from an earlier {@link Page}, or empty
   */
  public Page page(Query query, String after, int limit) {
    return new PageReader(dynamo, table, bodies, query, after, limit).read();
  }

  /**
   * A run of events.
   *
   * @param events in order
   * @param next the sort key after which more may follow, or null at the end
   */
  public record Page(List<Event> events, @Nullable String next) {
    /** Copies the list. */
    public Page {
      events = List.copyOf(events);
    }
  }

  /** Where a mention's id leads. */
  public sealed interface Found {
    /** To the event that it belongs to. */
    record Here(Event event) implements Found {}

    /** To nothing any more: the mention was withdrawn. */
    record Withdrawn() implements Found {}

    /** To nothing: no such mention has ever been. */
    record Unknown() implements Found {}
  }

  /** The event that a mention belongs to, by the mention's id; an event's own id is one of them. */
  public Found event(String timeline, String id) {
    Map<String, AttributeValue> place =
        dynamo
            .getItem(get -> get.tableName(table).key(mentionKey(timeline, id)).consistentRead(true))
            .item();
    if (place.isEmpty()) {
      return new Found.Unknown();
    }
    String pk = Items.string(place, "events");
    String sk = Items.string(place, "event");
    if (pk == null || sk == null) {
      return new Found.Withdrawn();
    }
    Map<String, AttributeValue> item =
        dynamo
            .getItem(get -> get.tableName(table).key(Items.key(pk, sk)).consistentRead(true))
            .item();
    return item.isEmpty() ? new Found.Withdrawn() : new Found.Here(Json.event(bodies.unpack(item)));
  }
}
