package io.dateline.aws;

import io.dateline.api.Audience;
import io.dateline.api.SignIn;
import io.dateline.api.SignIn.Grant;
import io.dateline.api.Tiles;
import io.dateline.feed.Watch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The settings that the functions find in their environment. */
public final class Environment {

  private Environment() {}

  /** The table's name, from {@code TABLE_NAME}. */
  static String tableName() {
    return required("TABLE_NAME", "must name the table");
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

  /** Who can reach the API, from {@code ACCESS}: the account's callers unless it is open. */
  static Audience audience() {
    return "public".equals(System.getenv("ACCESS")) ? Audience.PUBLIC : Audience.ACCOUNT;
  }

  /**
   * How members sign in, from {@code OIDC_ISSUER}, {@code OIDC_CLIENT}, {@code OIDC_HOSTS}, {@code
   * READER_CLAIM}, {@code READER_VALUE}, {@code EDITOR_CLAIM} and {@code EDITOR_VALUE}; null unless
   * {@code ACCESS} is {@code members}.
   *
   * @throws IllegalArgumentException if these are none: it is better to answer nobody than
   *     everybody
   */
  static @Nullable SignIn signIn() {
    if (!"members".equals(System.getenv("ACCESS"))) {
      return null;
    }
    List<String> hosts =
        Stream.of(text(System.getenv("OIDC_HOSTS")).split(","))
            .filter(one -> !one.isEmpty())
            .toList();
    return new SignIn(
        text(System.getenv("OIDC_ISSUER")),
        text(System.getenv("OIDC_CLIENT")),
        hosts,
        grant("READER"),
        grant("EDITOR"),
        Grant.NONE);
  }

  private static Grant grant(String role) {
    try {
      return new Grant(text(System.getenv(role + "_CLAIM")), text(System.getenv(role + "_VALUE")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          role + "_CLAIM with " + role + "_VALUE " + e.getMessage(), e);
    }
  }

  private static String text(@Nullable String variable) {
    return variable == null ? "" : variable.strip();
  }

  /** The map server of the page's map, from {@code TILE_URL} and {@code TILE_CREDIT}. */
  static Tiles tiles() {
    try {
      return new Tiles(text(System.getenv("TILE_URL")), text(System.getenv("TILE_CREDIT")));
    } catch (IllegalArgumentException e) {
      // A map without its tiles is better than no API.
      System.err.println("TILE_URL " + e.getMessage());
      return Tiles.NONE;
    }
  }

  /** The name of the bucket of articles, from {@code BUCKET_NAME}. */
  static String bucketName() {
    return required("BUCKET_NAME", "must name the bucket of the articles");
  }

  /** How feeds are watched, from {@code WATCH_EVERY}, in minutes, and {@code WATCH_PER_HOUR}. */
  static Watch.Settings watching() {
    return new Watch.Settings(
        Duration.ofMinutes(Integer.parseInt(required("WATCH_EVERY", "must be minutes"))),
        Integer.parseInt(required("WATCH_PER_HOUR", "must be a number of articles")));
  }

  /** Who watches feeds, for those who are asked, from {@code WATCH_CONTACT}. */
  static String watchContact() {
    return required("WATCH_CONTACT", "must be an e-mail address or the address of a page");
  }

  private static String required(String variable, String what) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + variable + " " + what);
    }
    return value;
  }

  /** The event bus's name, from {@code EVENT_BUS_NAME}. */
  static String eventBusName() {
    return required("EVENT_BUS_NAME", "must name the bus");
  }

  /**
   * The client of the function's own region and role, or of the endpoint that the environment
   * names.
   */
  public static DynamoDbClient dynamo() {
    return dynamo(UrlConnectionHttpClient.create());
  }

  static DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).build();
  }

  /** The same for EventBridge. */
  static EventBridgeClient events(SdkHttpClient http) {
    return EventBridgeClient.builder().httpClient(http).build();
  }

  /**
   * The same for S3: the endpoint is that of {@code AWS_ENDPOINT_URL_S3} or {@code
   * AWS_ENDPOINT_URL}.
   */
  static S3Requests s3() {
    return s3(UrlConnectionHttpClient.create());
  }

  static S3Requests s3(SdkHttpClient http) {
    return new S3Requests(
        http,
        DefaultCredentialsProvider.builder().build(),
        AwsRetryStrategy.standardRetryStrategy(),
        new DefaultAwsRegionProviderChain().getRegion(),
        s3Endpoint(),
        Clock.systemUTC());
  }

  /**
   * The endpoint as the SDK reads it for its own clients: the service's own before the general one.
   */
  private static @Nullable URI s3Endpoint() {
    for (String variable : List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")) {
      String endpoint = System.getenv(variable);
      if (endpoint != null) {
        return URI.create(endpoint);
      }
    }
    return null;
  }
}
