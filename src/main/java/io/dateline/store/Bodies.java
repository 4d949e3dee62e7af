package io.dateline.store;

import io.dateline.event.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * JSON bodies inside items, compressed. One that is too large for an item (DynamoDB allows 400 KB)
 * is laid out over several, named by its own hash, so that writing it again changes nothing.
 */
final class Bodies {

  /** What the partitions of parts begin with. */
  static final String PARTS = "body#";

  /** What {@link #pack} puts into an item, and may not put into the next. */
  static final List<String> ATTRIBUTES = List.of("hash", "format", "body", "parts");

  private static final int LARGEST_INLINE = 300_000;

  private static final int LONG = 40_000;

  /** How bodies are written: 1 is JSON, compressed as RFC 1952 has it. */
  private static final int FORMAT = 1;

  /** The same, of a reading that has its text with it: {@link KeptReading}. */
  private static final int WITH_TEXT = 2;

  private final DynamoDbClient dynamo;
  private final String table;

  Bodies(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The attributes that hold {@code json}; parts of a large one are written at once. */
  Map<String, AttributeValue> pack(byte[] json) {
    // A long body is that of an event of many reports, which each of them writes anew.
    int level = json.length > LONG ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION;
    return pack(json, FORMAT, level);
  }

  /** The same for a reading with its text, which is written once. */
  Map<String, AttributeValue> packWithText(byte[] json) {
    return pack(json, WITH_TEXT, Deflater.BEST_COMPRESSION);
  }

  private Map<String, AttributeValue> pack(byte[] json, int format, int level) {
    byte[] zipped = zip(json, level);
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("hash", Items.s(ContentHash.of(json)));
    attributes.put("format", Items.n(format));
    if (zipped.length <= LARGEST_INLINE) {
      attributes.put("body", Items.b(zipped));
      return attributes;
    }
    int parts = 0;
    String pk = PARTS + ContentHash.of(json);
    for (int from = 0; from < zipped.length; from += LARGEST_INLINE) {
      byte[] part =
          Arrays.copyOfRange(zipped, from, Math.min(zipped.length, from + LARGEST_INLINE));
      Map<String, AttributeValue> item = new HashMap<>(Items.key(pk, partKey(parts++)));
      item.put("body", Items.b(part));
      dynamo.putItem(put -> put.tableName(table).item(item));
    }
    attributes.put("parts", Items.n(parts));
    return attributes;
  }

  /**
   * The JSON that {@link #pack} put into an item, of this version or an older one.
   *
   * @throws NewerVersionException if a newer one wrote it
   */
  byte[] unpack(Map<String, AttributeValue> item) {
    if (Items.number(item, "format") > WITH_TEXT) {
      throw new NewerVersionException("item " + Items.string(item, Items.PK));
    }
    return unzip(Items.bytes(item, "body").orElseGet(() -> gather(item)));
  }

  private byte[] gather(Map<String, AttributeValue> item) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    String pk = PARTS + Items.required(item, "hash");
    for (int part = 0; part < Items.number(item, "parts"); part++) {
      Map<String, AttributeValue> key = Items.key(pk, partKey(part));
      Map<String, AttributeValue> found =
          dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
      whole.writeBytes(
          Items.bytes(found, "body")
              .orElseThrow(() -> new IllegalStateException("a part of " + pk + " is missing")));
    }
    return whole.toByteArray();
  }

  /** The partition of the parts of a large body that an item names; empty where it names none. */
  static Optional<String> partsOf(Map<String, AttributeValue> item) {
    return Items.number(item, "parts") == 0
        ? Optional.empty()
        : Optional.of(PARTS + Items.required(item, "hash"));
  }

  /** Deletes the parts of a large body that an item names. */
  void deleteParts(Map<String, AttributeValue> item) {
    for (int part = 0; part < Items.number(item, "parts"); part++) {
      Map<String, AttributeValue> key =
          Items.key(PARTS + Items.required(item, "hash"), partKey(part));
      dynamo.deleteItem(delete -> delete.tableName(table).key(key));
    }
  }

  /** The JSON of all parts of a body, in their order; nothing where some are missing. */
  static byte[] unpackParts(List<Map<String, AttributeValue>> parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(part -> whole.writeBytes(Items.bytes(part, "body").orElse(new byte[0])));
    try {
      return unzip(whole.toByteArray());
    } catch (UncheckedIOException e) {
      return new byte[0];
    }
  }

  private static String partKey(int part) {
    return String.format(Locale.ROOT, "%05d", part);
  }

  private static byte[] zip(byte[] plain, int level) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream out =
        new GZIPOutputStream(zipped) {
          {
            def.setLevel(level);
          }
        }) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static byte[] unzip(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
