package io.dateline.store;

import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads events in order over the periods of a timeline. A period is opened only when the events
 * before it have been read, and only those that overlap the range are opened at all. Events whose
 * day is only assumed are left out.
 */
final class PageReader {

  /** Lambda answers with at most 6 MB. */
  private static final long MOST_BYTES = 4_000_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final String timeline;
  private final String from;
  private final String to;

  PageReader(
      DynamoDbClient dynamo,
      String table,
      Bodies bodies,
      String timeline,
      Instant from,
      Instant to) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = bodies;
    this.timeline = timeline;
    this.from = Items.sortable(from);
    this.to = Items.sortable(to);
  }

  Timelines.Page read(String after, int limit) {
    PriorityQueue<Period> periods = periods();
    List<Event> events = new ArrayList<>();
    String last = after;
    long bytes = 0;
    while (!periods.isEmpty()) {
      Period period = periods.poll();
      if (period.items == null) {
        period.open(after, limit);
      } else if (events.size() == limit || bytes > MOST_BYTES) {
        return new Timelines.Page(events, last);
      } else {
        byte[] json = bodies.unpack(period.head);
        bytes += json.length;
        events.add(Json.event(json));
        last = period.at;
        period.advance();
      }
      if (period.at != null) {
        periods.add(period);
      }
    }
    return new Timelines.Page(events, null);
  }

  private PriorityQueue<Period> periods() {
    PriorityQueue<Period> periods =
        new PriorityQueue<>(Comparator.comparing((Period period) -> String.valueOf(period.at)));
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s("timeline#" + timeline)))
            .build();
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
      String lowest = lowest(Items.required(item, Items.SK));
      boolean over = Items.required(item, "latest").compareTo(from) <= 0;
      if (!over && lowest.compareTo(to) < 0) {
        periods.add(new Period(Items.required(item, Items.SK), lowest));
      }
    }
    return periods;
  }

  /** A key that no event of the period comes before, though its zone be the easternmost. */
  private static String lowest(String period) {
    int year = Integer.parseInt(period.replace('X', '0'));
    return String.format(Locale.ROOT, "%04d-12-31T00:00:00Z", Math.max(0, year - 1));
  }

  /** One period's events, from the first that is wanted. */
  private final class Period {
    private final String name;

    /** The sort key of {@link #head}, or before opening a lower bound of it; null when read out. */
    private @Nullable String at;

    private @Nullable Iterator<Map<String, AttributeValue>> items;
    private Map<String, AttributeValue> head = Map.of();

    Period(String name, String lowest) {
      this.name = name;
      this.at = lowest;
    }

    void open(String after, int limit) {
      Map<String, AttributeValue> values = new HashMap<>();
      values.put(":pk", Items.s("events#" + timeline + "#" + name));
      values.put(":after", Items.s(after.isEmpty() ? "!" : after + "!"));
      values.put(":to", Items.s(to));
      values.put(":from", Items.s(from));
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND sk BETWEEN :after AND :to")
              .filterExpression("latest > :from AND attribute_not_exists(assumed)")
              .expressionAttributeValues(values)
              .limit(Math.max(25, limit + 1))
              .build();
      items = dynamo.queryPaginator(query).items().iterator();
      advance();
    }

    void advance() {
      if (items != null && items.hasNext()) {
        head = items.next();
        at = Items.required(head, Items.SK);
      } else {
        at = null;
      }
    }
  }
}
