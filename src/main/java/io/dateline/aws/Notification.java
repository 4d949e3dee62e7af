package io.dateline.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notification that one object of a bucket was stored or deleted.
 *
 * @param bucket the bucket's name
 * @param key the object's key, decoded
 * @param removed whether the object was deleted
 * @param time when that happened, or null if it is not stated
 */
record Notification(String bucket, String key, boolean removed, @Nullable Instant time) {

  /** The message that was expected. */
  static final String EXPECTED =
      "an S3 event notification, alone or wrapped by SNS, or EventBridge's \"Object Created\" or"
          + " \"Object Deleted\"";

  /** A message may be wrapped by SNS, and that by SNS of another account. */
  private static final int MOST_WRAPPINGS = 3;

  /** A message that names no object in any known form. */
  static final class UnknownShapeException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownShapeException() {
      super("expected " + EXPECTED);
    }
  }

  /**
   * Reads all notifications of a message in their order; S3's test message has none.
   *
   * @param message the body of a message of the queue, or the event that a function is given
   * @throws UnknownShapeException if any part of it is something else: to pass it over would lose
   *     articles without a word
   */
  static List<Notification> allIn(JsonNode message) throws UnknownShapeException {
    List<Notification> all = new ArrayList<>();
    collect(message, 0, all);
    return all;
  }

  private static void collect(JsonNode message, int wrappings, List<Notification> all)
      throws UnknownShapeException {
    if (wrappings > MOST_WRAPPINGS) {
      throw new UnknownShapeException();
    }
    if (!message.path("Records").isEmpty() && message.path("Records").isArray()) {
      for (JsonNode record : message.path("Records")) {
        if (record.path("Sns").isObject()) {
          collect(parsed(record.path("Sns").path("Message")), wrappings + 1, all);
        } else {
          all.add(ofS3(record));
        }
      }
    } else if (message.path("Type").asText("").equals("Notification") && message.has("TopicArn")) {
      collect(parsed(message.path("Message")), wrappings + 1, all);
    } else if (message.path("source").asText("").equals("aws.s3")) {
      all.add(ofEventBridge(message));
    } else if (!message.path("Event").asText("").equals("s3:TestEvent")) {
      throw new UnknownShapeException();
    }
  }

  /** Reads a text that should be JSON. */
  static JsonNode parsed(JsonNode text) throws UnknownShapeException {
    try {
      return Json.json().readTree(text.asText(""));
    } catch (JsonProcessingException e) {
      throw new UnknownShapeException();
    }
  }

  /** S3's own record; keys come url-encoded, with {@code +} for a space. */
  private static Notification ofS3(JsonNode record) throws UnknownShapeException {
    String name = record.path("eventName").asText("");
    String event = name.startsWith("s3:") ? name.substring(3) : name;
    return checked(
        record.path("s3"),
        event.startsWith("ObjectRemoved") || event.startsWith("LifecycleExpiration"),
        record.path("eventTime").asText(""),
        true);
  }

  /** EventBridge's event, whose keys come as they are. */
  private static Notification ofEventBridge(JsonNode event) throws UnknownShapeException {
    boolean isDeleted = event.path("detail-type").asText("").equals("Object Deleted");
    if (!isDeleted && !event.path("detail-type").asText("").equals("Object Created")) {
      throw new UnknownShapeException();
    }
    return checked(event.path("detail"), isDeleted, event.path("time").asText(""), false);
  }

  private static Notification checked(
      JsonNode place, boolean removed, String time, boolean isEncoded)
      throws UnknownShapeException {
    JsonNode bucket = place.path("bucket").path("name");
    JsonNode key = place.path("object").path("key");
    if (!bucket.isTextual() || !key.isTextual()) {
      throw new UnknownShapeException();
    }
    return new Notification(
        bucket.asText(), isEncoded ? decoded(key.asText()) : key.asText(), removed, time(time));
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
