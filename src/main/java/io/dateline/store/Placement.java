package io.dateline.store;

import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Places the events of a timeline anew where its places are others now: some events at a time, in
 * the order in which they are kept. The timeline's state says how far that has come, so that it can
 * stop after any step; articles that are folded meanwhile are placed by the new places at once.
 */
final class Placement {

  /** As many heads as one transaction holds. */
  private static final int MOST_CHANGED = 97;

  /** Some seconds' work. */
  private static final int MOST_LOOKED_AT = 5_000;

  /** After so many it is asked whether there is time for more. */
  private static final int AT_A_TIME = 100;

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;
  private final EventItems items;
  private final Bodies bodies;

  /**
   * @param dynamo the client
   * @param table the table's name
   * @param clock tells when a change is written
   */
  Placement(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
    this.items = new EventItems(dynamo, table);
    this.bodies = new Bodies(dynamo, table);
  }

  /** What one step does. */
  private static final class Work {
    private final Commit commit;
    private final BooleanSupplier hasTime;
    private int changed;
    private int lookedAt;
    private String to;

    Work(Commit commit, String to, BooleanSupplier hasTime) {
      this.commit = commit;
      this.to = to;
      this.hasTime = hasTime;
    }

    boolean isEnough() {
      return changed == MOST_CHANGED
          || lookedAt == MOST_LOOKED_AT
          || (lookedAt > 0 && lookedAt % AT_A_TIME == 0 && !hasTime.getAsBoolean());
    }
  }

  /**
   * Places the next events.
   *
   * @param state the timeline's state, no change under way
   * @param placing the places that hold now
   * @param hasTime asked now and then; once it is false, the step ends with what it has come to
   * @return the state after it; empty where somebody else has changed the timeline meanwhile
   */
  Optional<TimelineState> step(
      TimelineState state, OwnPlaces.Placing placing, BooleanSupplier hasTime) {
    TimelineState.Placing known = state.placing();
    boolean goesOn = known != null && known.places().equals(placing.version());
    String from = known != null && goesOn ? known.to() : "";
    Work work = new Work(new Commit(dynamo, table), from, hasTime);
    boolean isDone = run(state.timeline(), placing, work);
    TimelineState next =
        isDone
            ? state.placedBy(placing.version())
            : state.placedTo(new TimelineState.Placing(placing.version(), work.to));
    Instant now = clock.instant();
    return work.commit.run(
        state,
        last -> next.whole(last.version(), now),
        written -> LogEntry.item(written, Set.of(), true, List.of(), bodies));
  }

  /** Looks at events after that where the work has come to; whether these were all. */
  private boolean run(String timeline, OwnPlaces.Placing placing, Work work) {
    String begin = work.to;
    boolean isBefore = !begin.isEmpty();
    for (EventPlace.Length length : EventPlace.Length.values()) {
      String pk = length.partition(timeline);
      String after = "";
      if (isBefore) {
        EventPlace place = EventPlace.ofTimeline(timeline, begin);
        if (!place.pk().equals(pk)) {
          continue;
        }
        isBefore = false;
        after = PageReader.behind(place.sk());
      }
      EventItems.Groups groups = new EventItems.Groups(all(pk, after));
      while (groups.hasNext()) {
        if (work.isEnough()) {
          return false;
        }
        place(items.event(groups.next()), placing, work);
      }
    }
    return true;
  }

  private void place(KeptEvent kept, OwnPlaces.Placing placing, Work work) {
    Event placed = Fold.placed(kept.event(), placing.atlas());
    if (!placed.equals(kept.event())) {
      EventParts parts = EventParts.of(placed, kept.parts().gists());
      items.put(work.commit, kept.place(), kept.parts(), parts);
      work.changed++;
    }
    work.lookedAt++;
    work.to = kept.place().inTimeline();
  }

  private Iterator<Map<String, AttributeValue>> all(String pk, String after) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND sk > :after")
            .expressionAttributeValues(
                Map.of(":pk", Items.s(pk), ":after", Items.s(after.isEmpty() ? "!" : after)))
            .consistentRead(true)
            .build();
    return dynamo.queryPaginator(query).items().iterator();
  }
}
