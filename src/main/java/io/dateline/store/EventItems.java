package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.json.Json;
import io.dateline.store.EventParts.Block;
import io.dateline.timeline.Event;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of events: one for the head, {@code {earliest}#{id}}, and after it one for each block,
 * {@code {earliest}#{id}#{number}}. A head is written before its blocks and deleted after them.
 */
final class EventItems {

  private static final TypeReference<Block> BLOCK = new TypeReference<>() {};

  /** The attribute of a head with {@link EventParts#numbers}; it is missing where that is 0. */
  private static final String NUMBERS = "blocks";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;

  EventItems(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  private static String sortKey(EventPlace place, int block) {
    return place.sk() + String.format(Locale.ROOT, "#%05x", block);
  }

  private static boolean isHead(Map<String, AttributeValue> item) {
    return endOfPlace(Items.required(item, Items.SK)) < 0;
  }

  /** Where the key of an event ends in that of a block; negative in that of a head. */
  private static int endOfPlace(String sortKey) {
    return sortKey.indexOf('#', sortKey.indexOf('#') + 1);
  }

  private static String sortKeyOfHead(Map<String, AttributeValue> item) {
    String key = Items.required(item, Items.SK);
    int end = endOfPlace(key);
    return end < 0 ? key : key.substring(0, end);
  }

  /** The events at some places, with their blocks; of those that are there. */
  List<KeptEvent> get(Collection<EventPlace> places) {
    Collection<Map<String, AttributeValue>> heads =
        Batches.get(dynamo, table, places.stream().map(EventPlace::key).toList()).values();
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (Map<String, AttributeValue> head : heads) {
      EventPlace place = EventPlace.ofItem(head);
      for (int block = 0; block < Items.number(head, NUMBERS); block++) {
        keys.add(Items.key(place.pk(), sortKey(place, block)));
      }
    }
    Map<EventPlace, List<Map<String, AttributeValue>>> blocks = new HashMap<>();
    for (Map<String, AttributeValue> block : Batches.get(dynamo, table, keys).values()) {
      EventPlace place = new EventPlace(Items.required(block, Items.PK), sortKeyOfHead(block));
      blocks.computeIfAbsent(place, _ -> new ArrayList<>()).add(block);
    }
    return heads.stream()
        .map(
            head -> event(new Group(head, blocks.getOrDefault(EventPlace.ofItem(head), List.of()))))
        .toList();
  }

  /**
   * The items of one event.
   *
   * @param head its head
   * @param blocks its blocks, in any order
   */
  record Group(Map<String, AttributeValue> head, List<Map<String, AttributeValue>> blocks) {}

  /** The event of some items. */
  KeptEvent event(Group group) {
    SortedMap<Integer, Block> blocks = new TreeMap<>();
    for (Map<String, AttributeValue> item : group.blocks()) {
      String key = Items.required(item, Items.SK);
      blocks.put(
          Integer.parseInt(key, endOfPlace(key) + 1, key.length(), 16),
          Ledger.read(bodies.unpack(item), BLOCK));
    }
    int numbers = (int) Items.number(group.head(), NUMBERS);
    EventParts parts =
        new EventParts(
            Json.event(bodies.unpack(group.head())), numbers, blocks, Gists.of(group.head()));
    return new KeptEvent(EventPlace.ofItem(group.head()), parts, parts.whole());
  }

  /** The event of some items as readers see it and {@link Json#line} writes it, in UTF-8. */
  byte[] json(Group group, Relevance relevance) {
    if (!group.blocks().isEmpty()) {
      return Ledger.bytes(event(group).shown(relevance));
    }
    // Most have no blocks and are not read: their last field is added.
    List<Gist> gists = Gists.of(group.head());
    byte[] event = bodies.unpack(group.head());
    return gists.isEmpty() ? event : with(event, relevance.of(gists));
  }

  private static byte[] with(byte[] event, double relevance) {
    byte[] end = (",\"relevance\":" + relevance + "}").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(event, event.length - 1 + end.length);
    System.arraycopy(end, 0, whole, event.length - 1, end.length);
    return whole;
  }

  /** Puts into a commit what makes an event of what was in its place. */
  void put(Commit commit, EventPlace place, @Nullable EventParts before, EventParts now) {
    boolean isHeadAsBefore =
        before != null
            && before.numbers() == now.numbers()
            && before.head().equals(now.head())
            && before.gists().equals(now.gists());
    if (!isHeadAsBefore) {
      commit.put(head(place, now));
    }
    now.blocks()
        .forEach((number, block) -> {
          if (before == null || !block.equals(before.blocks().get(number))) {
            commit.put(block(place, number, block));
          }
        });
    if (before != null) {
      before.blocks().keySet().stream()
          .filter(number -> !now.blocks().containsKey(number))
          .forEach(number -> commit.delete(Items.key(place.pk(), sortKey(place, number))));
    }
  }

  /** Puts into a commit that an event is no longer there. */
  void delete(Commit commit, EventPlace place, EventParts parts) {
    parts
        .blocks()
        .keySet()
        .forEach(number -> commit.delete(Items.key(place.pk(), sortKey(place, number))));
    commit.delete(place.key());
  }

  private Map<String, AttributeValue> head(EventPlace place, EventParts parts) {
    Event event = parts.head();
    Map<String, AttributeValue> item = new HashMap<>(place.key());
    item.putAll(bodies.pack(Ledger.bytes(event)));
    item.put("latest", Items.s(Items.sortable(event.time().latest())));
    Gists.keep(item, parts.gists());
    if (parts.numbers() > 0) {
      item.put(NUMBERS, Items.n(parts.numbers()));
    }
    return item;
  }

  private Map<String, AttributeValue> block(EventPlace place, int number, Block block) {
    Map<String, AttributeValue> item = new HashMap<>(Items.key(place.pk(), sortKey(place, number)));
    item.putAll(bodies.pack(Ledger.bytes(block)));
    return item;
  }

  /**
   * Puts together the items of events that come in the order of their keys, or against it. Blocks
   * without a head are left out: their head was filtered away.
   */
  static final class Groups implements Iterator<Group> {
    private final Iterator<Map<String, AttributeValue>> items;
    private @Nullable Map<String, AttributeValue> ahead;
    private @Nullable Group next;

    Groups(Iterator<Map<String, AttributeValue>> items) {
      this.items = items;
    }

    @Override
    public boolean hasNext() {
      while (next == null && (ahead != null || items.hasNext())) {
        next = gather();
      }
      return next != null;
    }

    @Override
    public Group next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Group group = next;
      next = null;
      return group;
    }

    private Map<String, AttributeValue> take() {
      Map<String, AttributeValue> item = ahead == null ? items.next() : ahead;
      ahead = null;
      return item;
    }

    /** The items that belong together; looks no further than it must: a page may end there. */
    private @Nullable Group gather() {
      Map<String, AttributeValue> first = take();
      @Nullable Map<String, AttributeValue> head = isHead(first) ? first : null;
      List<Map<String, AttributeValue>> blocks = new ArrayList<>();
      if (head == null) {
        blocks.add(first);
      } else if (!head.containsKey(NUMBERS)) {
        return new Group(head, blocks);
      }
      while (items.hasNext()) {
        Map<String, AttributeValue> item = items.next();
        if (!sortKeyOfHead(item).equals(sortKeyOfHead(first))) {
          ahead = item;
          break;
        }
        if (isHead(item)) {
          head = item;
          break;
        }
        blocks.add(item);
      }
      return head == null ? null : new Group(head, blocks);
    }
  }
}
