package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * One record of an S3 event notification.
 *
 * @param bucket the bucket's name
 * @param key the object's key, decoded
 * @param removed whether the object was deleted
 * @param time when that happened, or null where it is not told
 */
record Notification(String bucket, String key, boolean removed, @Nullable Instant time) {

  /** Reads one record; keys come url-encoded, with {@code +} for a space. */
  static Notification of(JsonNode record) {
    JsonNode s3 = record.path("s3");
    String key = s3.path("object").path("key").asText("");
    String name = record.path("eventName").asText("");
    String event = name.startsWith("s3:") ? name.substring(3) : name;
    return new Notification(
        s3.path("bucket").path("name").asText(""),
        decoded(key),
        event.startsWith("ObjectRemoved") || event.startsWith("LifecycleExpiration"),
        time(record.path("eventTime").asText("")));
  }

  private static @Nullable Instant time(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return key;
    }
  }
}
