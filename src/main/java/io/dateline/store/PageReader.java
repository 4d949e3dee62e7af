package io.dateline.store;

import io.dateline.json.Json;
import io.dateline.store.EventPlace.Length;
import io.dateline.timeline.Relevance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads events in order: one query for each length of time, merged. What a page costs does not grow
 * with the timeline.
 */
final class PageReader {

  /** Lambda answers with at most 6 MB. */
  static final long MOST_BYTES = 4_000_000;

  /** Events looked at for one page, wanted or not. */
  private static final int MOST_EXAMINED = 2_000;

  /** Items asked for at once; a request ends at 1 MB in any case. */
  private static final int MOST_ITEMS = 2_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final EventItems items;
  private final Timelines.Query query;
  private final String from;
  private final Relevance relevance;

  PageReader(DynamoDbClient dynamo, String table, Timelines.Query query) {
    this.dynamo = dynamo;
    this.table = table;
    this.items = new EventItems(dynamo, table);
    this.query = query;
    this.from = Items.sortable(query.from());
    this.relevance = new Gists(dynamo, table).relevance(query.timeline());
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
      Run run = runs.remove();
      byte[] json = items.json(run.event(), relevance);
      // Most are given on as they are.
      if (query.wanted().equals(Timelines.Query.ANY) || query.wanted().test(Json.event(json))) {
        bytes += json.length;
        events.add(json);
      }
      last = run.at();
      run.next().ifPresent(runs::add);
    }
    return new Timelines.Page(events, null);
  }

  private PriorityQueue<Run> runs(String after, int limit) {
    Comparator<Run> order = Comparator.comparing(Run::at);
    PriorityQueue<Run> runs = new PriorityQueue<>(query.backwards() ? order.reversed() : order);
    for (Length length : Length.values()) {
      boolean isWanted =
          switch (length) {
            case ASSUMED -> query.assumed();
            case HIDDEN -> query.hidden();
            case DAY, YEAR, AGE -> true;
          };
      if (isWanted) {
        Run.first(new EventItems.Groups(items(length, after, limit))).ifPresent(runs::add);
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
      first = first.compareTo(after) > 0 ? first : behind(after);
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
            .filterExpression("attribute_not_exists(latest) OR latest > :from")
            .expressionAttributeValues(values)
            .scanIndexForward(!query.backwards())
            .limit(read(length, first, limit))
            .build();
    return new Pages(request);
  }

  /** How many to read at once: of long ones many end before the range, which is seen only then. */
  private int read(Length length, String first, int limit) {
    boolean mayEndBefore = length != Length.DAY && first.compareTo(from) < 0;
    return mayEndBefore ? 4 * (limit + 1) : limit + 1;
  }

  /** A key behind those of an event's items and before any other's. */
  static String behind(String key) {
    return key + "~";
  }

  /** A key that comes right before another: ids are of letters, digits and {@code _}. */
  private static String before(String key) {
    return key.substring(0, key.length() - 1) + (char) (key.charAt(key.length() - 1) - 1) + "~";
  }

  /** The items of a query. Each request asks for twice as many as the one before it. */
  private final class Pages implements Iterator<Map<String, AttributeValue>> {
    private @Nullable QueryRequest request;
    private Iterator<Map<String, AttributeValue>> page = Collections.emptyIterator();

    Pages(QueryRequest first) {
      this.request = first;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && request != null) {
        QueryRequest asked = request;
        QueryResponse answer = dynamo.query(asked);
        page = answer.items().iterator();
        request =
            answer.hasLastEvaluatedKey()
                ? asked.toBuilder()
                    .exclusiveStartKey(answer.lastEvaluatedKey())
                    .limit(Math.min(2 * asked.limit(), MOST_ITEMS))
                    .build()
                : null;
      }
      return page.hasNext();
    }

    @Override
    public Map<String, AttributeValue> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }

  /**
   * The events of one length from one of them on.
   *
   * @param event the one
   * @param later those after it
   */
  private record Run(EventItems.Group event, EventItems.Groups later) {
    static Optional<Run> first(EventItems.Groups events) {
      return events.hasNext() ? Optional.of(new Run(events.next(), events)) : Optional.empty();
    }

    Optional<Run> next() {
      return first(later);
    }

    String at() {
      return Items.required(event.head(), Items.SK);
    }
  }
}
