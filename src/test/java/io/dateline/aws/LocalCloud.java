package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.TimelineTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * What the functions reach in the cloud, on the loopback interface only: DynamoDB Local behind
 * HTTP, with the table, and small stand-ins for S3 and EventBridge.
 */
public final class LocalCloud implements AutoCloseable {

  private final Server dynamoServer;
  private final HttpServer s3;
  private final HttpServer bus;
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final Function<String, byte @Nullable []> objects;
  private final AtomicLong nanos = new AtomicLong();

  private LocalCloud(
      Server dynamoServer,
      HttpServer s3,
      HttpServer bus,
      Function<String, byte @Nullable []> objects) {
    this.dynamoServer = dynamoServer;
    this.s3 = s3;
    this.bus = bus;
    this.objects = objects;
  }

  /**
   * Starts it.
   *
   * @param objects the content of the object at a key, or null where there is none
   */
  public static LocalCloud start(Function<String, byte @Nullable []> objects) throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    LocalCloud cloud =
        new LocalCloud(
            new Server(anyPort),
            HttpServer.create(anyPort, 0),
            HttpServer.create(anyPort, 0),
            objects);
    cloud.dynamoServer.setHandler(
        cloud
        .new Timed(
            new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, true, null, true, false), null)));
    cloud.dynamoServer.start();
    TimelineTable.createIfAbsent(cloud.dynamo(), EmbeddedTable.NAME);
    serve(cloud.s3, cloud::object);
    serve(cloud.bus, cloud::putEvents);
    return cloud;
  }

  private static void serve(HttpServer server, HttpHandler handler) {
    server.createContext("/", handler);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Adds up how long the requests to the table take. */
  private final class Timed extends Handler.Wrapper {
    Timed(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      long begin = System.nanoTime();
      try {
        return super.handle(request, response, callback);
      } finally {
        nanos.addAndGet(System.nanoTime() - begin);
      }
    }
  }

  /** Path style: {@code /bucket/key}; a list of keys has none. */
  private void object(HttpExchange exchange) throws IOException {
    long begin = System.nanoTime();
    try (exchange) {
      boolean isList = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type=2");
      byte[] content =
          isList
              ? "<ListBucketResult/>".getBytes(StandardCharsets.UTF_8)
              : objects.apply(exchange.getRequestURI().getPath().replaceFirst("^/[^/]+/", ""));
      boolean head = exchange.getRequestMethod().equals("HEAD");
      byte[] answer =
          content != null
              ? content
              : "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Last-Modified", "Wed, 05 Mar 2025 00:00:00 GMT");
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.length));
      exchange.sendResponseHeaders(content == null ? 404 : 200, head ? -1 : answer.length);
      if (!head) {
        exchange.getResponseBody().write(answer);
      }
    } finally {
      nanos.addAndGet(System.nanoTime() - begin);
    }
  }

  /** EventBridge, of which only putting is asked. */
  private void putEvents(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode entries = Json.json().readTree(exchange.getRequestBody()).path("Entries");
      ObjectNode answer = Json.json().createObjectNode().put("FailedEntryCount", 0);
      for (JsonNode entry : entries) {
        told.add(entry);
        answer.withArray("Entries").addObject().put("EventId", UUID.randomUUID().toString());
      }
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** What has been put on the event bus. */
  List<JsonNode> told() {
    return List.copyOf(told);
  }

  /** How long table and bucket have worked so far, in nanoseconds. */
  public long nanos() {
    return nanos.get();
  }

  /** A client of the table. */
  public DynamoDbClient dynamo() {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(URI.create(url(dynamoServer.getURI().getPort())))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  /**
   * The environment of a function that reaches it: the variables that {@code sam local} gives, with
   * this table and these servers.
   */
  public Map<String, String> environment() throws IOException {
    Map<String, String> variables = new HashMap<>();
    Json.json()
        .readTree(Path.of("events", "env.json").toFile())
        .path("Parameters")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    variables.replace("TABLE_NAME", EmbeddedTable.NAME);
    variables.replace("AWS_ENDPOINT_URL_DYNAMODB", url(dynamoServer.getURI().getPort()));
    variables.replace("AWS_ENDPOINT_URL_S3", url(s3.getAddress().getPort()));
    variables.replace("AWS_ENDPOINT_URL_EVENTBRIDGE", url(bus.getAddress().getPort()));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "test");
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    return variables;
  }

  @Override
  public void close() {
    s3.stop(0);
    bus.stop(0);
    try {
      dynamoServer.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
