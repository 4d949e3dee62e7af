package io.dateline.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys and attributes of the table's items. */
final class Items {

  static final String PK = "pk";
  static final String SK = "sk";

  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Items() {}

  static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue n(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue b(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(value));
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, s(pk), SK, s(sk));
  }

  /** The key of an item that has been read. */
  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return key(required(item, PK), required(item, SK));
  }

  static @Nullable String string(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  static String required(Map<String, AttributeValue> item, String name) {
    String value = string(item, name);
    if (value == null) {
      throw new IllegalStateException("item " + string(item, PK) + " has no \"" + name + "\"");
    }
    return value;
  }

  static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  static List<String> strings(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || !value.hasSs() ? List.of() : value.ss();
  }

  static Optional<byte[]> bytes(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::b).map(SdkBytes::asByteArray);
  }

  /** How many bytes DynamoDB counts an item as, or nearly. */
  static long size(Map<String, AttributeValue> item) {
    long size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += 1 + utf8(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static long size(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> 21;
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> 3 + value.ss().stream().mapToLong(Items::utf8).sum();
      case M -> 3 + size(value.m());
      case L -> 3 + value.l().stream().mapToLong(one -> 1 + size(one)).sum();
      case BOOL, NUL -> 1;
      case NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("an attribute of type " + value.type());
    };
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** An instant as text that sorts by time; those outside the years 0 to 9999 as their bounds. */
  static String sortable(Instant instant) {
    Instant least = instant.isBefore(FIRST) ? FIRST : instant;
    return SORTABLE.format(least.isAfter(LAST) ? LAST : least);
  }
}
