package io.dateline.store;

import io.dateline.event.ContentHash;
import io.dateline.place.Atlas;
import io.dateline.place.PlaceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The places that were added to the world's by a {@link PlaceFile}: an item of the table, so that
 * all that fold and answer know the same. A timeline says by which of them its events were placed,
 * and is made anew where these have changed.
 */
public final class OwnPlaces {

  private static final Map<String, AttributeValue> KEY = Items.key("places", PlaceFile.NAME);

  static final Placing NONE = new Placing("", Atlas.world());

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private Placing last = NONE;

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public OwnPlaces(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
  }

  /**
   * By which places events are placed.
   *
   * @param version tells these places from others; empty for the world's alone
   * @param atlas the world with them
   */
  record Placing(String version, Atlas atlas) {}

  /** The places as they are now. */
  synchronized Placing read() {
    Map<String, AttributeValue> item =
        dynamo.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)).item();
    if (item.isEmpty()) {
      last = NONE;
      return last;
    }
    String version = Items.required(item, "version");
    if (!version.equals(last.version())) {
      String text = new String(bodies.unpack(item), StandardCharsets.UTF_8);
      last = new Placing(version, PlaceFile.of(text).atlas());
    }
    return last;
  }

  /**
   * Takes the places of a file instead of those that there were.
   *
   * @return what is wrong with the file; the other lines are used
   */
  public List<String> put(String text) {
    Map<String, AttributeValue> item = new HashMap<>(KEY);
    item.putAll(bodies.pack(text.getBytes(StandardCharsets.UTF_8)));
    item.put("version", Items.s(ContentHash.of(text)));
    dynamo.putItem(put -> put.tableName(table).item(item));
    return PlaceFile.of(text).faults();
  }

  /** Leaves the world's places alone. */
  public void remove() {
    dynamo.deleteItem(delete -> delete.tableName(table).key(KEY));
  }
}
