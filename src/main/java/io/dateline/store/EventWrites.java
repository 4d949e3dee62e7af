package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Change;
import io.dateline.timeline.Event;
import io.dateline.timeline.History;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of events, and of where each mention's event is: reading them, and what changes them.
 */
final class EventWrites {

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;

  EventWrites(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  static Map<String, AttributeValue> keyOfMention(String timeline, String id) {
    return Items.key("mention#" + timeline + "#" + id, "event");
  }

  /**
   * The events that some mentions belong to, by where they are; empty where one is not to be found.
   *
   * @param mentions a mention of each event
   */
  Optional<Map<EventPlace, Event>> read(String timeline, Collection<String> mentions) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> places =
        Batches.get(
            dynamo, table, mentions.stream().map(id -> keyOfMention(timeline, id)).toList());
    List<Map<String, AttributeValue>> keys =
        places.values().stream()
            .filter(place -> place.containsKey("events"))
            .map(
                place -> Items.key(Items.required(place, "events"), Items.required(place, "event")))
            .toList();
    Map<EventPlace, Event> events = new LinkedHashMap<>();
    Batches.get(dynamo, table, keys)
        .values()
        .forEach(item -> events.put(EventPlace.ofItem(item), Json.event(bodies.unpack(item))));
    return events.size() == mentions.size() ? Optional.of(events) : Optional.empty();
  }

  /** All events of a timeline by where they are. */
  Map<EventPlace, Event> readAll(String timeline) {
    Map<EventPlace, Event> events = new LinkedHashMap<>();
    for (EventPlace.Length length : EventPlace.Length.values()) {
      String pk = length.partition(timeline);
      dynamo
          .queryPaginator(query ->
              query
                  .tableName(table)
                  .keyConditionExpression("pk = :pk")
                  .expressionAttributeValues(Map.of(":pk", Items.s(pk)))
                  .consistentRead(true))
          .items()
          .forEach(item -> events.put(EventPlace.ofItem(item), Json.event(bodies.unpack(item))));
    }
    return events;
  }

  /**
   * Puts into a commit what makes events of others. The events that are come first, then where
   * mentions are found, and at last those that are no more go: so that no reader misses one.
   */
  void add(Commit commit, String timeline, Map<EventPlace, Event> before, List<Event> after) {
    Map<EventPlace, Event> now = new LinkedHashMap<>();
    after.forEach(event -> now.put(EventPlace.of(event), event));
    now.forEach((place, event) -> {
      if (!event.equals(before.get(place))) {
        commit.put(item(place, event));
      }
    });
    addMentions(commit, timeline, before, now);
    before.keySet().stream()
        .filter(place -> !now.containsKey(place))
        .forEach(place -> commit.delete(place.key()));
  }

  private Map<String, AttributeValue> item(EventPlace place, Event event) {
    Map<String, AttributeValue> item = new HashMap<>(place.key());
    item.putAll(bodies.pack(Ledger.bytes(event)));
    item.put("latest", Items.s(Items.sortable(event.time().latest())));
    return item;
  }

  private void addMentions(
      Commit commit, String timeline, Map<EventPlace, Event> before, Map<EventPlace, Event> now) {
    Map<String, EventPlace> places = new TreeMap<>();
    now.forEach((place, event) -> event.mentions().forEach(m -> places.put(m.id(), place)));
    Map<String, EventPlace> placesBefore = new TreeMap<>();
    before.forEach((place, event) -> {
      List<String> gone =
          event.mentions().stream().map(Mention::id).filter(id -> !places.containsKey(id)).toList();
      event.mentions().forEach(mention -> placesBefore.put(mention.id(), place));
      gone.forEach(id -> commit.put(withdrawn(timeline, id, event)));
    });
    places.forEach((id, place) -> {
      if (!place.equals(placesBefore.get(id))) {
        Map<String, AttributeValue> item = new HashMap<>(keyOfMention(timeline, id));
        item.put("events", Items.s(place.pk()));
        item.put("event", Items.s(place.sk()));
        commit.put(item);
      }
    });
  }

  /** That a mention was here, with the last that was known of its event. */
  private Map<String, AttributeValue> withdrawn(String timeline, String id, Event event) {
    Map<String, AttributeValue> item = new HashMap<>(keyOfMention(timeline, id));
    item.put("withdrawn", AttributeValue.fromBool(true));
    item.putAll(bodies.pack(Ledger.bytes(History.of(event))));
    return item;
  }

  /** Puts into a commit that events were merged or split: their history tells it. */
  void addHistory(Commit commit, TimelineState state, List<Change> changes) {
    Map<String, List<Change>> byEvent =
        changes.stream()
            .filter(change -> change.into() != null)
            .collect(Collectors.groupingBy(Change::event, TreeMap::new, Collectors.toList()));
    byEvent.forEach((event, told) -> told.forEach(change -> commit.put(history(state, change))));
  }

  private Map<String, AttributeValue> history(TimelineState state, Change change) {
    String at = state.version() + "#" + change.event();
    Map<String, AttributeValue> item =
        new HashMap<>(
            Items.key(partitionOfHistory(state.timeline(), String.valueOf(change.into())), at));
    item.putAll(bodies.pack(Ledger.bytes(change)));
    return item;
  }

  static String partitionOfHistory(String timeline, String event) {
    return "history#" + timeline + "#" + event;
  }
}
