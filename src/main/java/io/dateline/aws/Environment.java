package io.dateline.aws;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What the functions find in their environment. */
final class Environment {

  private Environment() {}

  /** The table's name, from {@code TABLE_NAME}. */
  static String tableName() {
    String name = System.getenv("TABLE_NAME");
    if (name == null || name.isBlank()) {
      throw new IllegalStateException("the environment variable TABLE_NAME must name the table");
    }
    return name;
  }

  /**
   * The secret that cursors are signed with: {@code CURSOR_KEY}, else one made of the table's name,
   * which guards against mistakes but not against who knows the name.
   */
  static byte[] cursorKey(String table) {
    String key = System.getenv("CURSOR_KEY");
    return (key == null || key.isBlank() ? "dateline " + table : key)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The event bus's name, from {@code EVENT_BUS_NAME}. */
  static String eventBusName() {
    String name = System.getenv("EVENT_BUS_NAME");
    if (name == null || name.isBlank()) {
      throw new IllegalStateException("the environment variable EVENT_BUS_NAME must name the bus");
    }
    return name;
  }

  /**
   * The client of the function's own region and role, or of the endpoint that the environment
   * names.
   */
  static DynamoDbClient dynamo() {
    return dynamo(UrlConnectionHttpClient.create());
  }

  static DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).build();
  }

  /** The same for EventBridge. */
  static EventBridgeClient events(SdkHttpClient http) {
    return EventBridgeClient.builder().httpClient(http).build();
  }

  /** The same for S3. Stand-ins of it want the bucket's name in the path. */
  static S3Client s3() {
    return s3(UrlConnectionHttpClient.create());
  }

  static S3Client s3(SdkHttpClient http) {
    return S3Client.builder()
        .httpClient(http)
        .forcePathStyle(System.getenv("AWS_ENDPOINT_URL_S3") != null)
        .build();
  }
}
