package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
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
  private final @Nullable Instant asOf;

  PageReader(
      DynamoDbClient dynamo,
      String table,
      Bodies bodies,
      String timeline,
      Instant from,
      Instant to,
      @Nullable Instant asOf) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = bodies;
    this.timeline = timeline;
    this.from = Items.sortable(from);
    this.to = Items.sortable(to);
    this.asOf = asOf;
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
        byte[] json = period.json();
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
      // What is coarse as of then may since have been told to end sooner.
      boolean over = asOf == null && Items.required(item, "latest").compareTo(from) <= 0;
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

    /** The events as of then by their sort keys, where the past is asked for. */
    private Map<String, Event> past = Map.of();

    Period(String name, String lowest) {
      this.name = name;
      this.at = lowest;
    }

    byte[] json() {
      Event event = past.get(String.valueOf(at));
      return event == null ? bodies.unpack(head) : Ledger.bytes(event);
    }

    void open(String after, int limit) {
      if (asOf != null) {
        past = past(asOf, after);
        items = past.keySet().stream().map(sk -> Map.of(Items.SK, Items.s(sk))).iterator();
        advance();
        return;
      }
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

    /** Folds what had been published by then: a year's mentions are read for it. */
    private Map<String, Event> past(Instant moment, String after) {
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND begins_with(sk, :mentions)")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", Items.s("cell#" + timeline + "#" + name),
                      ":mentions", Items.s(ArticleKey.IN_CELL)))
              .build();
      List<Mention> known = new ArrayList<>();
      for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
        Ledger.mentions(bodies.unpack(item)).stream()
            .filter(mention -> !mention.article().published().instant().isAfter(moment))
            .forEach(known::add);
      }
      Map<String, Event> events = new TreeMap<>();
      for (Event event : Fold.fold(known)) {
        String sk = Timelines.sortKey(event);
        boolean wanted =
            !event.isAssumed()
                && sk.compareTo(after.isEmpty() ? "!" : after + "!") >= 0
                && sk.compareTo(to) <= 0
                && Items.sortable(event.time().latest()).compareTo(from) > 0;
        if (wanted) {
          events.put(sk, event);
        }
      }
      return events;
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
