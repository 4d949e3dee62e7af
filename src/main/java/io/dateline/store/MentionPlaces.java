package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.MentionId;
import io.dateline.timeline.Event;
import io.dateline.timeline.History;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the events of a timeline's mentions are: an item for each stretch of an article's text, as
 * it was when first asked for. What was withdrawn has an item of its own, with the history of its
 * event.
 */
final class MentionPlaces {

  private static final TypeReference<SortedMap<String, String>> PLACES = new TypeReference<>() {};

  private static final String WITHDRAWN = "withdrawn#";

  private final DynamoDbClient dynamo;
  private final String table;
  private final String timeline;
  private final Bodies bodies;
  private final Map<String, SortedMap<String, String>> stretches = new HashMap<>();

  MentionPlaces(DynamoDbClient dynamo, String table, String timeline) {
    this.dynamo = dynamo;
    this.table = table;
    this.timeline = timeline;
    this.bodies = new Bodies(dynamo, table);
  }

  private static String partition(String timeline, String stretch) {
    return "mentions#" + timeline + "#" + stretch;
  }

  private Map<String, AttributeValue> key(String stretch) {
    return Items.key(partition(timeline, stretch), "places");
  }

  /** Whether an item is what a withdrawn mention of a timeline left. */
  static boolean isWithdrawn(String timeline, Map<String, AttributeValue> item) {
    return Items.required(item, Items.PK).startsWith(partition(timeline, ""))
        && Items.required(item, Items.SK).startsWith(WITHDRAWN);
  }

  /** The key of the item that a withdrawn mention leaves. */
  static Map<String, AttributeValue> keyOfWithdrawn(String timeline, String id) {
    return Items.key(partition(timeline, MentionId.stretch(id)), WITHDRAWN + id);
  }

  /** Reads what is known of some mentions and their neighbours, 100 stretches to a request. */
  void read(Collection<String> ids) {
    Set<String> missing = new TreeSet<>();
    ids.stream()
        .map(MentionId::stretch)
        .filter(s -> !stretches.containsKey(s))
        .forEach(missing::add);
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
        Batches.get(dynamo, table, missing.stream().map(this::key).toList());
    for (String stretch : missing) {
      Map<String, AttributeValue> item = items.get(key(stretch));
      stretches.put(
          stretch, item == null ? new TreeMap<>() : Ledger.read(bodies.unpack(item), PLACES));
    }
  }

  private SortedMap<String, String> stretch(String name) {
    return stretches.computeIfAbsent(name, _ -> new TreeMap<>());
  }

  /** Where the event of a mention is that has been read; empty where it has none. */
  Optional<EventPlace> of(String id) {
    return Optional.ofNullable(stretch(MentionId.stretch(id)).get(id))
        .map(text -> EventPlace.ofTimeline(timeline, text));
  }

  /**
   * Puts into a commit where some mentions are from now on.
   *
   * @param ids the mentions that may have moved
   * @param now where the events of all of them are; those that are not here are nowhere any more
   */
  void write(Commit commit, Collection<String> ids, Map<String, EventPlace> now) {
    read(ids);
    Set<String> changed = new TreeSet<>();
    for (String id : ids) {
      String stretch = MentionId.stretch(id);
      SortedMap<String, String> places = stretch(stretch);
      @Nullable EventPlace place = now.get(id);
      String text = place == null ? null : place.inTimeline();
      String before = text == null ? places.remove(id) : places.put(id, text);
      if (!Objects.equals(before, text)) {
        changed.add(stretch);
      }
    }
    for (String stretch : changed) {
      SortedMap<String, String> places = stretch(stretch);
      if (places.isEmpty()) {
        commit.delete(key(stretch));
      } else {
        Map<String, AttributeValue> item = new HashMap<>(key(stretch));
        item.putAll(bodies.pack(Ledger.bytes(places)));
        commit.put(item);
      }
    }
  }

  /** Puts into a commit that a mention was here, with the last that was known of its event. */
  void writeWithdrawn(Commit commit, String id, Event event) {
    Map<String, AttributeValue> item = new HashMap<>(keyOfWithdrawn(timeline, id));
    item.putAll(bodies.pack(Ledger.bytes(History.of(event))));
    commit.put(item);
  }
}
