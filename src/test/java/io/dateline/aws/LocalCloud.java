package io.dateline.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.TimelineTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
 * HTTP, with the table, and a small stand-in for S3.
 */
public final class LocalCloud implements AutoCloseable {

  private final Server dynamoServer;
  private final HttpServer s3;
  private final Function<String, byte @Nullable []> objects;
  private final AtomicLong nanos = new AtomicLong();

  private LocalCloud(
      Server dynamoServer, HttpServer s3, Function<String, byte @Nullable []> objects) {
    this.dynamoServer = dynamoServer;
    this.s3 = s3;
    this.objects = objects;
  }

  /**
   * Starts it.
   *
   * @param objects the content of the object at a key, or null where there is none
   */
  public static LocalCloud start(Function<String, byte @Nullable []> objects) throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    LocalCloud cloud = new LocalCloud(new Server(anyPort), HttpServer.create(anyPort, 0), objects);
    cloud.dynamoServer.setHandler(
        cloud
        .new Timed(
            new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, true, null, true, false), null)));
    cloud.dynamoServer.start();
    TimelineTable.createIfAbsent(cloud.dynamo(), EmbeddedTable.NAME);
    cloud.s3.createContext("/", cloud::object);
    cloud.s3.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    cloud.s3.start();
    return cloud;
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

  /** Path style: {@code /bucket/key}. */
  private void object(HttpExchange exchange) throws IOException {
    long begin = System.nanoTime();
    try (exchange) {
      byte[] content =
          objects.apply(exchange.getRequestURI().getPath().replaceFirst("^/[^/]+/", ""));
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

  /** The environment of a function that reaches it. */
  public Map<String, String> environment() {
    return Map.of(
        "TABLE_NAME",
        EmbeddedTable.NAME,
        "AWS_LAMBDA_FUNCTION_NAME",
        "test",
        "AWS_ENDPOINT_URL_DYNAMODB",
        url(dynamoServer.getURI().getPort()),
        "AWS_ENDPOINT_URL_S3",
        url(s3.getAddress().getPort()),
        "AWS_REGION",
        "eu-central-1",
        "AWS_ACCESS_KEY_ID",
        "test",
        "AWS_SECRET_ACCESS_KEY",
        "test");
  }

  @Override
  public void close() {
    s3.stop(0);
    try {
      dynamoServer.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
