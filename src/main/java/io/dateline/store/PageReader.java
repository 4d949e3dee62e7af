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
 * before it have been read, and only those that overlap the range are opened at all.
 */
final class PageReader {

  /** Lambda answers with at most 6 MB. */
  private static final long MOST_BYTES = 4_000_000;

  /** How many events one page looks at, so that a rare word costs no more than a common one. */
  private static final int MOST_EXAMINED = 2_000;

  /** How many are fetched at once where only some are wanted. */
  private static final int FETCHED = 250;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final Timelines.Query asked;
  private final String after;
  private final int limit;
  private final String from;
  private final String to;

  PageReader(
      DynamoDbClient dynamo,
      String table,
      Bodies bodies,
      Timelines.Query asked,
      String after,
      int limit) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = bodies;
    this.asked = asked;
    this.after = after;
    this.limit = limit;
    this.from = Items.sortable(asked.from());
    this.to = Items.sortable(asked.to());
  }

  Timelines.Page read() {
    PriorityQueue<Period> periods = periods();
    List<Event> events = new ArrayList<>();
    String last = after;
    long bytes = 0;
    int examined = 0;
    while (!periods.isEmpty()) {
      Period period = periods.poll();
      if (period.items == null) {
        period.open();
      } else if (events.size() == limit || bytes > MOST_BYTES || examined == MOST_EXAMINED) {
        return new Timelines.Page(events, last);
      } else {
        byte[] json = period.json();
        Event event = Json.event(json);
        if (asked.wanted().test(event)) {
          bytes += json.length;
          events.add(event);
        }
        examined++;
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
    Comparator<Period> inOrder = Comparator.comparing(period -> String.valueOf(period.at));
    PriorityQueue<Period> periods =
        new PriorityQueue<>(asked.backwards() ? inOrder.reversed() : inOrder);
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.s("timeline#" + asked.timeline())))
            .build();
    for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
      String name = Items.required(item, Items.SK);
      String lowest = lowest(name);
      String highest = highest(name);
      // What is coarse as of then may since have been told to end sooner.
      boolean over = asked.asOf() == null && Items.required(item, "latest").compareTo(from) <= 0;
      boolean read =
          !after.isEmpty()
              && (asked.backwards() ? lowest.compareTo(after) > 0 : highest.compareTo(after) < 0);
      if (!over && !read && lowest.compareTo(to) < 0) {
        periods.add(new Period(name, asked.backwards() ? highest : lowest));
      }
    }
    return periods;
  }

  /** A key that no event of the period comes before, though its zone be the easternmost. */
  private static String lowest(String period) {
    int year = Integer.parseInt(period.replace('X', '0'));
    return String.format(Locale.ROOT, "%04d-12-31T00:00:00Z", Math.max(0, year - 1));
  }

  /** A key that no event of the period comes after, though its zone be the westernmost. */
  private static String highest(String period) {
    int year = Integer.parseInt(period.replace('X', '9'));
    return year >= 9999 ? "~" : String.format(Locale.ROOT, "%04d-01-02T00:00:00Z", year + 1);
  }

  /** One period's events, from the first that is wanted. */
  private final class Period {
    private final String name;

    /** The sort key of {@link #head}, or before opening a bound of it; null when read out. */
    private @Nullable String at;

    private @Nullable Iterator<Map<String, AttributeValue>> items;
    private Map<String, AttributeValue> head = Map.of();

    /** The events as of then by their sort keys, where the past is asked for. */
    private Map<String, Event> past = Map.of();

    Period(String name, String bound) {
      this.name = name;
      this.at = bound;
    }

    byte[] json() {
      Event event = past.get(String.valueOf(at));
      return event == null ? bodies.unpack(head) : Ledger.bytes(event);
    }

    void open() {
      if (asked.asOf() != null) {
        items =
            past(asked.asOf()).keySet().stream()
                .map(sk -> Map.of(Items.SK, Items.s(sk)))
                .iterator();
        advance();
        return;
      }
      Map<String, AttributeValue> values = new HashMap<>();
      values.put(":pk", Items.s("events#" + asked.timeline() + "#" + name));
      values.put(":low", Items.s(low()));
      values.put(":high", Items.s(high()));
      values.put(":from", Items.s(from));
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
              .filterExpression(
                  "latest > :from" + (asked.assumed() ? "" : " AND attribute_not_exists(assumed)"))
              .expressionAttributeValues(values)
              .scanIndexForward(!asked.backwards())
              .limit(asked.wanted().equals(Timelines.Query.ANY) ? Math.max(25, limit + 1) : FETCHED)
              .build();
      items =
          dynamo.queryPaginator(query).items().stream()
              .filter(item -> !Items.required(item, Items.SK).equals(after))
              .iterator();
      advance();
    }

    private String low() {
      return asked.backwards() || after.isEmpty() ? "!" : after;
    }

    private String high() {
      return asked.backwards() && !after.isEmpty() && after.compareTo(to) < 0 ? after : to;
    }

    /** Folds what had been published by then: a year's mentions are read for it. */
    private Map<String, Event> past(Instant moment) {
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND begins_with(sk, :mentions)")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", Items.s("cell#" + asked.timeline() + "#" + name),
                      ":mentions", Items.s(ArticleKey.IN_CELL)))
              .build();
      List<Mention> known = new ArrayList<>();
      for (Map<String, AttributeValue> item : dynamo.queryPaginator(query).items()) {
        Ledger.mentions(bodies.unpack(item)).stream()
            .filter(mention -> !mention.article().published().instant().isAfter(moment))
            .forEach(known::add);
      }
      Comparator<String> inOrder = Comparator.naturalOrder();
      past = new TreeMap<>(asked.backwards() ? inOrder.reversed() : inOrder);
      for (Event event : Fold.fold(known)) {
        String sk = Timelines.sortKey(event);
        boolean isWanted =
            (asked.assumed() || !event.isAssumed())
                && sk.compareTo(low()) >= 0
                && sk.compareTo(high()) <= 0
                && !sk.equals(after)
                && Items.sortable(event.time().latest()).compareTo(from) > 0;
        if (isWanted) {
          past.put(sk, event);
        }
      }
      return past;
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
