package io.dateline.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the changes of timelines out of the table's stream. */
public final class ChangeStream {

  private final Bodies bodies;

  /**
   * @param dynamo the client: a large entry of the log lies in the table in several parts
   * @param table the table's name
   */
  public ChangeStream(DynamoDbClient dynamo, String table) {
    this.bodies = new Bodies(dynamo, table);
  }

  /**
   * The changes of a timeline that were written at once.
   *
   * @param timeline the timeline
   * @param changes what became of its events
   */
  public record Entry(String timeline, List<Timelines.Written> changes) {
    /** Copies the list. */
    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The changes that a record of the stream tells; empty where it tells of anything else than a new
   * entry of a timeline's log.
   *
   * @param record as Lambda gives it, with the new image
   */
  public Optional<Entry> read(JsonNode record) {
    JsonNode change = record.path("dynamodb");
    JsonNode image = change.path("NewImage");
    if (image.isMissingNode()) {
      return Optional.empty();
    }
    return LogEntry.timeline(change.path("Keys").path(Items.PK).path("S").asText(""))
        .map(timeline -> new Entry(timeline, LogEntry.changes(item(image), bodies)));
  }

  private static Map<String, AttributeValue> item(JsonNode image) {
    Map<String, AttributeValue> item = new HashMap<>();
    image
        .properties()
        .forEach(attribute -> item.put(attribute.getKey(), value(attribute.getValue())));
    return item;
  }

  /** The types that an entry's image, hash and numbers have; the rest is not read. */
  private static AttributeValue value(JsonNode typed) {
    if (typed.has("S")) {
      return Items.s(typed.get("S").asText());
    }
    if (typed.has("N")) {
      return AttributeValue.fromN(typed.get("N").asText());
    }
    if (typed.has("B")) {
      return Items.b(Base64.getDecoder().decode(typed.get("B").asText()));
    }
    return AttributeValue.fromNul(true);
  }
}
