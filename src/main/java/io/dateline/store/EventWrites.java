package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Change;
import io.dateline.timeline.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /**
   * The events that some mentions belong to, by where they are; empty where one is not to be found.
   *
   * @param mentions a mention of each event, whose places have been read
   */
  Optional<Map<EventPlace, Event>> read(MentionPlaces places, Collection<String> mentions) {
    List<Map<String, AttributeValue>> keys =
        mentions.stream()
            .flatMap(mention -> places.of(mention).stream())
            .map(EventPlace::key)
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
  void add(Commit commit, MentionPlaces places, Map<EventPlace, Event> before, List<Event> after) {
    add(commit, places, before, after, false);
  }

  /** The same where it is not known that the places of the mentions are those of the events. */
  void addAnew(
      Commit commit, MentionPlaces places, Map<EventPlace, Event> before, List<Event> after) {
    add(commit, places, before, after, true);
  }

  private void add(
      Commit commit,
      MentionPlaces places,
      Map<EventPlace, Event> before,
      List<Event> after,
      boolean anew) {
    Map<EventPlace, Event> now = new LinkedHashMap<>();
    after.forEach(event -> now.put(EventPlace.of(event), event));
    now.forEach((place, event) -> {
      if (!event.equals(before.get(place))) {
        commit.put(item(place, event));
      }
    });
    Map<String, EventPlace> was = places(before);
    Map<String, EventPlace> is = places(now);
    Set<String> moved = new TreeSet<>(was.keySet());
    moved.addAll(is.keySet());
    if (!anew) {
      moved.removeIf(id -> Objects.equals(was.get(id), is.get(id)));
    }
    places.write(commit, moved, is);
    before.forEach((place, event) ->
        event.mentions().stream()
            .map(Mention::id)
            .filter(id -> !is.containsKey(id))
            .forEach(id -> places.writeWithdrawn(commit, id, event)));
    before.keySet().stream()
        .filter(place -> !now.containsKey(place))
        .forEach(place -> commit.delete(place.key()));
  }

  private static Map<String, EventPlace> places(Map<EventPlace, Event> events) {
    Map<String, EventPlace> places = new HashMap<>();
    events.forEach((place, event) -> event.mentions().forEach(m -> places.put(m.id(), place)));
    return places;
  }

  private Map<String, AttributeValue> item(EventPlace place, Event event) {
    Map<String, AttributeValue> item = new HashMap<>(place.key());
    item.putAll(bodies.pack(Ledger.bytes(event)));
    item.put("latest", Items.s(Items.sortable(event.time().latest())));
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
