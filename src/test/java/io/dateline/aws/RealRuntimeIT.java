package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Runs the handlers in AWS's own Lambda runtime client, each in a JVM of its own, against DynamoDB
 * Local over HTTP and small stand-ins for S3 and EventBridge, with the files of {@code events/}.
 */
class RealRuntimeIT {

  private static final Path EVENTS = Path.of("events");

  private static DynamoDbHttp dynamo;
  private static HttpServer s3;
  private static HttpServer bus;
  private static volatile boolean emptied;
  private static final List<JsonNode> TOLD = new CopyOnWriteArrayList<>();

  /** DynamoDB Local behind HTTP, on the loopback interface only. */
  private record DynamoDbHttp(Server server, int port) {
    static DynamoDbHttp start() throws Exception {
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
      server.start();
      return new DynamoDbHttp(server, server.getURI().getPort());
    }

    String url() {
      return "http://127.0.0.1:" + port;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    dynamo = DynamoDbHttp.start();
    TimelineTable.createIfAbsent(client(), EmbeddedTable.NAME);
    s3 = serve(RealRuntimeIT::object);
    bus = serve(RealRuntimeIT::putEvents);
  }

  private static HttpServer serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  @AfterAll
  static void stop() throws Exception {
    s3.stop(0);
    bus.stop(0);
    dynamo.server().stop();
  }

  private static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(URI.create(dynamo.url()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  /** Path style: /bucket/key, from the sample articles. */
  private static void object(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestURI().getPath().replaceFirst("^/[^/]+/", "");
      Path file = EVENTS.resolve(key);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (emptied || !Files.isRegularFile(file)) {
        byte[] error =
            "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(404, head ? -1 : error.length);
        if (!head) {
          exchange.getResponseBody().write(error);
        }
        return;
      }
      byte[] content = Files.readAllBytes(file);
      exchange.getResponseHeaders().set("Last-Modified", "Wed, 05 Mar 2025 00:00:00 GMT");
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, head ? -1 : content.length);
      if (!head) {
        exchange.getResponseBody().write(content);
      }
    }
  }

  /** EventBridge, of which only putting is asked. */
  private static void putEvents(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode entries = Json.json().readTree(exchange.getRequestBody()).path("Entries");
      ObjectNode answer = Json.json().createObjectNode().put("FailedEntryCount", 0);
      for (JsonNode entry : entries) {
        TOLD.add(entry);
        answer.withArray("Entries").addObject().put("EventId", UUID.randomUUID().toString());
      }
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void runsTheFilesOfEventsThroughTheRealRuntime() throws Exception {
    try (Sandbox ingest = Sandbox.start(IngestHandler.class)) {
      JsonNode put = ingest.invoke(EVENTS.resolve("s3-put.json"));
      assertThat(put.path("articles").asInt()).isEqualTo(1);
      assertThat(put.path("mentions").asInt()).isPositive();
      JsonNode batch = ingest.invoke(EVENTS.resolve("s3-put-through-sqs.json"));
      assertThat(batch.path("articles").asInt()).isEqualTo(2);
      assertThat(batch.path("batchItemFailures")).isEmpty();
      assertThat(batch.path("refused"))
          .singleElement()
          .satisfies(r -> assertThat(r.asText()).contains("the object is gone"));
    }
    try (Sandbox fold = Sandbox.start(FoldHandler.class)) {
      assertThat(fold.invoke(EVENTS.resolve("table-stream.json")).path("articles").asInt())
          .isEqualTo(1);
    }
    Ledger ledger = new Ledger(client(), EmbeddedTable.NAME);
    assertThat(ledger.heads("mp-20250428-0117"))
        .singleElement()
        .satisfies(head -> assertThat(head.pending()).isNull());
    try (Sandbox notify = Sandbox.start(NotifyHandler.class)) {
      JsonNode answer = notify.invoke(EVENTS.resolve("table-stream-log.json"));
      assertThat(answer.path("batchItemFailures")).isEmpty();
      assertThat(answer.path("changes").asInt()).isEqualTo(TOLD.size()).isPositive();
    }
    assertThat(TOLD)
        .allSatisfy(entry -> {
          assertThat(entry.path("Source").asText()).isEqualTo("dateline");
          assertThat(entry.path("EventBusName").asText()).isEqualTo("dateline");
          assertThat(Json.json().readTree(entry.path("Detail").asText()).path("timeline").asText())
              .isEqualTo("kourou-launch");
        })
        .extracting(entry -> entry.path("DetailType").asText())
        .contains("Dateline Event Added", "Dateline Event Changed");
    try (Sandbox query = Sandbox.start(QueryHandler.class)) {
      assertThat(answer(query, "timelines.json", 200).path("timelines"))
          .singleElement()
          .satisfies(t -> assertThat(t.path("id").asText()).isEqualTo("kourou-launch"));
      JsonNode events = answer(query, "events.json", 200).path("events");
      assertThat(events)
          .anySatisfy(event -> {
            assertThat(event.path("time").path("value").asText()).isEqualTo("2025-05-14T09:40");
            assertThat(event.path("time").path("earliest").asText())
                .isEqualTo("2025-05-14T12:40:00Z");
          });
      assertThat(answer(query, "event-unknown.json", 404).path("detail").asText())
          .contains("m_0000");
      assertThat(answer(query, "bad-parameter.json", 400).path("parameter").asText())
          .isEqualTo("from");
      assertThat(
              answer(query, "article-refused.json", 200)
                  .path("timelines")
                  .get(0)
                  .path("error")
                  .asText())
          .contains("the object is gone");
      assertThat(answer(query, "health.json", 200).path("status").asText()).isEqualTo("ok");
    }
    try (Sandbox ingest = Sandbox.start(IngestHandler.class)) {
      emptied = true;
      ingest.invoke(EVENTS.resolve("s3-delete.json"));
      assertThat(ledger.heads("mp-20250428-0117"))
          .singleElement()
          .satisfies(head -> assertThat(head.state()).isEqualTo(Ledger.State.WITHDRAWN));
    }
  }

  private static JsonNode answer(Sandbox query, String file, int status) throws Exception {
    JsonNode response = query.invoke(EVENTS.resolve("api").resolve(file));
    assertThat(response.path("statusCode").asInt()).isEqualTo(status);
    return Json.json().readTree(response.path("body").asText());
  }

  /** A Lambda sandbox in small: the Runtime API's endpoint, and the runtime client as a process. */
  private static final class Sandbox implements AutoCloseable {
    private final HttpServer api;
    private final Process process;
    private final Path log;
    private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);

    private Sandbox(HttpServer api, Class<?> handler) throws IOException {
      this.api = api;
      api.createContext("/2018-06-01/runtime/", this::serve);
      api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      api.start();
      this.log = Files.createTempFile("runtime", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                  handler.getName() + "::handleRequest")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(variables());
      builder
          .environment()
          .putAll(
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API",
                  "127.0.0.1:" + api.getAddress().getPort(),
                  "AWS_REGION",
                  "eu-central-1",
                  "AWS_ACCESS_KEY_ID",
                  "test",
                  "AWS_SECRET_ACCESS_KEY",
                  "test"));
      this.process = builder.start();
    }

    /** Those that {@code sam local} gets, with this test's table and servers. */
    private static Map<String, String> variables() throws IOException {
      Map<String, String> variables = new HashMap<>();
      Json.json()
          .readTree(EVENTS.resolve("env.json").toFile())
          .path("Parameters")
          .properties()
          .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
      variables.replace("TABLE_NAME", EmbeddedTable.NAME);
      variables.replace("AWS_ENDPOINT_URL_DYNAMODB", dynamo.url());
      variables.replace("AWS_ENDPOINT_URL_S3", url(s3));
      variables.replace("AWS_ENDPOINT_URL_EVENTBRIDGE", url(bus));
      return variables;
    }

    private static String url(HttpServer server) {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static Sandbox start(Class<?> handler) throws IOException {
      return new Sandbox(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
          handler);
    }

    JsonNode invoke(Path event) throws IOException, InterruptedException {
      events.put(Files.readAllBytes(event));
      String answer = answers.poll(60, TimeUnit.SECONDS);
      assertThat(answer).as(() -> "no answer; the runtime said: " + logged()).isNotNull();
      assertThat(answer).as(this::logged).startsWith("response ");
      return Json.json().readTree(answer.substring("response ".length()));
    }

    private String logged() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        return e.toString();
      }
    }

    private void serve(HttpExchange exchange) throws IOException {
      try (exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/invocation/next")) {
          next(exchange);
          return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answers.put((path.endsWith("/response") ? "response " : "error ") + body);
        exchange.sendResponseHeaders(202, -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
      byte[] event = events.take();
      exchange
          .getResponseHeaders()
          .putAll(
              Map.of(
                  "Content-Type", List.of("application/json"),
                  "Lambda-Runtime-Aws-Request-Id", List.of(UUID.randomUUID().toString()),
                  "Lambda-Runtime-Deadline-Ms",
                      List.of(Long.toString(System.currentTimeMillis() + 60_000)),
                  "Lambda-Runtime-Invoked-Function-Arn",
                      List.of("arn:aws:lambda:eu-central-1:123456789012:function:test")));
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly().onExit().join();
      api.stop(0);
      Files.deleteIfExists(log);
    }
  }
}
