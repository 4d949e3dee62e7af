package io.dateline.store;

import io.dateline.json.Json;
import io.dateline.store.EventPlace.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads events in order: one query for each length of time, merged. What a page costs does not grow
 * with the timeline.
 */
final class PageReader {

  /** Lambda answers with at most 6 MB. */
  private static final long MOST_BYTES = 4_000_000;

  /** Events looked at for one page, wanted or not. */
  private static final int MOST_EXAMINED = 2_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final Timelines.Query query;
  private final String from;

  PageReader(DynamoDbClient dynamo, String table, Bodies bodies, Timelines.Query query) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = bodies;
    this.query = query;
    this.from = Items.sortable(query.from());
  }

  Timelines.Page read(String after, int limit) {
    PriorityQueue<Run> runs = runs(after, limit);
    List<byte[]> events = new ArrayList<>();
    String last = after;
    long bytes = 0;
    for (int examined = 0; !runs.isEmpty(); examined++) {
      if (events.size() == limit || bytes > MOST_BYTES || examined == MOST_EXAMINED) {
        return new Timelines.Page(events, last);
      }
      Run run = runs.poll();
      byte[] json = bodies.unpack(run.head);
      // Most are given on as they are.
      if (query.wanted().equals(Timelines.Query.ANY) || query.wanted().test(Json.event(json))) {
        bytes += json.length;
        events.add(json);
      }
      last = run.at();
      if (run.advance()) {
        runs.add(run);
      }
    }
    return new Timelines.Page(events, null);
  }

  private PriorityQueue<Run> runs(String after, int limit) {
    Comparator<Run> order = Comparator.comparing(Run::at);
    PriorityQueue<Run> runs = new PriorityQueue<>(query.backwards() ? order.reversed() : order);
    for (Length length : Length.values()) {
      if (length != Length.ASSUMED || query.assumed()) {
        Run run = new Run(items(length, after, limit));
        if (run.advance()) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private Iterator<Map<String, AttributeValue>> items(Length length, String after, int limit) {
    String first = length.firstLastingAt(query.from());
    String end = Items.sortable(query.to());
    if (!after.isEmpty() && query.backwards()) {
      end = end.compareTo(after) < 0 ? end : before(after);
    } else if (!after.isEmpty()) {
      first = first.compareTo(after) > 0 ? first : after + "!";
    }
    if (first.compareTo(end) > 0) {
      return List.<Map<String, AttributeValue>>of().iterator();
    }
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", Items.s(length.partition(query.timeline())));
    values.put(":first", Items.s(first));
    values.put(":end", Items.s(end));
    values.put(":from", Items.s(from));
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :end")
            .filterExpression("latest > :from")
            .expressionAttributeValues(values)
            .scanIndexForward(!query.backwards())
            .limit(read(length, first, limit))
            .build();
    return dynamo.queryPaginator(request).items().iterator();
  }

  /** How many to read at once: of long ones many end before the range, which is seen only then. */
  private int read(Length length, String first, int limit) {
    boolean mayEndBefore = length != Length.DAY && first.compareTo(from) < 0;
    return mayEndBefore ? 4 * (limit + 1) : limit + 1;
  }

  /** A key that comes right before another: ids are of letters, digits and {@code _}. */
  private static String before(String key) {
    return key.substring(0, key.length() - 1) + (char) (key.charAt(key.length() - 1) - 1) + "~";
  }

  /** The events of one length. */
  private static final class Run {
    private final Iterator<Map<String, AttributeValue>> items;
    private Map<String, AttributeValue> head = Map.of();

    Run(Iterator<Map<String, AttributeValue>> items) {
      this.items = items;
    }

    boolean advance() {
      @Nullable Map<String, AttributeValue> next = items.hasNext() ? items.next() : null;
      head = next == null ? Map.of() : next;
      return next != null;
    }

    String at() {
      return Items.required(head, Items.SK);
    }
  }
}
