package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.timeline.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
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
  private final EventItems items;
  private final Bodies bodies;

  EventWrites(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.items = new EventItems(dynamo, table);
    this.bodies = new Bodies(dynamo, table);
  }

  /**
   * The events that some mentions belong to; empty where one is not to be found.
   *
   * @param mentions a mention of each event, whose places have been read
   */
  Optional<List<KeptEvent>> read(MentionPlaces places, Collection<String> mentions) {
    List<EventPlace> asked =
        mentions.stream().flatMap(mention -> places.of(mention).stream()).toList();
    List<KeptEvent> events = items.get(asked);
    return events.size() == mentions.size() ? Optional.of(events) : Optional.empty();
  }

  /** All events of a timeline, with whatever blocks are there. */
  List<KeptEvent> readAll(String timeline) {
    List<KeptEvent> events = new ArrayList<>();
    for (EventPlace.Length length : EventPlace.Length.values()) {
      String pk = length.partition(timeline);
      Iterator<Map<String, AttributeValue>> all =
          dynamo
              .queryPaginator(query ->
                  query
                      .tableName(table)
                      .keyConditionExpression("pk = :pk")
                      .expressionAttributeValues(Map.of(":pk", Items.s(pk)))
                      .consistentRead(true))
              .items()
              .iterator();
      EventItems.Groups groups = new EventItems.Groups(all);
      groups.forEachRemaining(group -> events.add(items.event(group)));
    }
    return events;
  }

  /**
   * Puts into a commit what makes events of others. The events that are come first, then where
   * mentions are found, and at last those that are no more go: so that no reader misses one.
   */
  void add(Commit commit, MentionPlaces places, List<KeptEvent> before, List<KeptEvent> after) {
    add(commit, places, before, after, false);
  }

  /** The same where it is not known that the places of the mentions are those of the events. */
  void addAnew(Commit commit, MentionPlaces places, List<KeptEvent> before, List<KeptEvent> after) {
    add(commit, places, before, after, true);
  }

  private void add(
      Commit commit,
      MentionPlaces places,
      List<KeptEvent> before,
      List<KeptEvent> after,
      boolean anew) {
    Map<EventPlace, EventParts> old = new LinkedHashMap<>();
    before.forEach(event -> old.put(event.place(), event.parts()));
    Map<EventPlace, EventParts> now = new LinkedHashMap<>();
    after.forEach(event -> now.put(event.place(), event.parts()));
    now.forEach((place, parts) -> items.put(commit, place, old.get(place), parts));
    Map<String, EventPlace> was = places(before);
    Map<String, EventPlace> is = places(after);
    Set<String> moved = new TreeSet<>(was.keySet());
    moved.addAll(is.keySet());
    if (!anew) {
      moved.removeIf(id -> Objects.equals(was.get(id), is.get(id)));
    }
    places.write(commit, moved, is);
    for (KeptEvent event : before) {
      event.event().mentions().stream()
          .map(Mention::id)
          .filter(id -> !is.containsKey(id))
          .forEach(id -> places.writeWithdrawn(commit, id, event.event()));
    }
    old.forEach((place, parts) -> {
      if (!now.containsKey(place)) {
        items.delete(commit, place, parts);
      }
    });
  }

  private static Map<String, EventPlace> places(List<KeptEvent> events) {
    Map<String, EventPlace> places = new HashMap<>();
    events.forEach(event ->
        event.event().mentions().forEach(mention -> places.put(mention.id(), event.place())));
    return places;
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
