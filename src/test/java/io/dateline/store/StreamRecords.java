package io.dateline.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of the table as its stream tells of them. */
public final class StreamRecords {

  private StreamRecords() {}

  /** The stream of all that is in the table, logs in their order. */
  public static ObjectNode all(DynamoDbClient dynamo) {
    ObjectNode event = Json.json().createObjectNode();
    List<Map<String, AttributeValue>> items =
        dynamo.scanPaginator(scan -> scan.tableName(EmbeddedTable.NAME)).items().stream()
            .sorted(
                Comparator.comparing(
                    item -> Items.required(item, Items.PK) + "\n" + Items.required(item, Items.SK)))
            .toList();
    for (int i = 0; i < items.size(); i++) {
      event.withArray("Records").add(record(i + 1, items.get(i)));
    }
    return event;
  }

  private static ObjectNode record(int number, Map<String, AttributeValue> item) {
    ObjectNode record = Json.json().createObjectNode();
    record.put("eventID", Integer.toString(number)).put("eventName", "INSERT");
    record.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb");
    record.put("awsRegion", "eu-central-1");
    ObjectNode change = record.putObject("dynamodb");
    change.set("Keys", attributes(Items.keyOf(item)));
    change.set("NewImage", attributes(item));
    change.put("SequenceNumber", Integer.toString(number)).put("StreamViewType", "NEW_IMAGE");
    return record;
  }

  private static ObjectNode attributes(Map<String, AttributeValue> item) {
    ObjectNode attributes = Json.json().createObjectNode();
    item.forEach((name, value) -> attributes.set(name, typed(value)));
    return attributes;
  }

  private static ObjectNode typed(AttributeValue value) {
    ObjectNode typed = Json.json().createObjectNode();
    switch (value.type()) {
      case S -> typed.put("S", value.s());
      case N -> typed.put("N", value.n());
      case B -> typed.put("B", value.b().asByteArray());
      case BOOL -> typed.put("BOOL", value.bool());
      case SS -> value.ss().forEach(typed.withArray("SS")::add);
      case L -> value.l().forEach(element -> typed.withArray("L").add(typed(element)));
      case M -> typed.set("M", attributes(value.m()));
      case NS, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("the table has no " + value.type());
    }
    return typed;
  }
}
