package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dateline.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A Lambda sandbox in small: the Runtime API's endpoint, and the runtime client as a process. */
public final class Sandbox implements AutoCloseable {

  /** After so many seconds it hangs, however busy the machine is with other tests. */
  private static final long LONGEST = 180;

  private final HttpServer api;
  private final Process process;
  private final Path log;
  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final CountDownLatch checkpoint = new CountDownLatch(1);
  private final CountDownLatch restore = new CountDownLatch(1);

  /**
   * How a function is run.
   *
   * @param handler the class of its handler
   * @param classPath what is deployed, and the runtime client
   * @param jvm options of the Java machine
   * @param environment its environment
   * @param snapStart whether it stops for a snapshot before its first call
   */
  public record Settings(
      String handler,
      String classPath,
      List<String> jvm,
      Map<String, String> environment,
      boolean snapStart) {}

  /** Starts a function on the class path of the tests. */
  static Sandbox start(Class<?> handler, LocalCloud cloud, boolean snapStart) throws IOException {
    return new Sandbox(
        new Settings(
            handler.getName(),
            System.getProperty("java.class.path"),
            // A few calls end before more than a quick compiler pays.
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            cloud.environment(),
            snapStart));
  }

  /** Starts a function. */
  public Sandbox(Settings settings) throws IOException {
    this.api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/2018-06-01/runtime/", this::serve);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.start();
    this.log = Files.createTempFile("runtime", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvm());
    if (settings.snapStart()) {
      // As the managed runtime does: org.crac finds Lambda's own hooks.
      command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }
    command.addAll(
        List.of(
            "-cp",
            settings.classPath(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            settings.handler() + "::handleRequest"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(settings.environment());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    if (settings.snapStart()) {
      builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }
    this.process = builder.start();
  }

  /** Waits until the function is ready for its snapshot. */
  public void awaitCheckpoint() throws InterruptedException {
    assertThat(checkpoint.await(LONGEST, TimeUnit.SECONDS)).as(this::logged).isTrue();
  }

  /** Lets it go on from there. */
  public void restore() {
    restore.countDown();
  }

  JsonNode invoke(Path event) throws IOException, InterruptedException {
    return invoke(Files.readAllBytes(event));
  }

  /** What the function answers to an event. */
  public JsonNode invoke(byte[] event) throws IOException, InterruptedException {
    events.put(event);
    String answer = answers.poll(LONGEST, TimeUnit.SECONDS);
    assertThat(answer).as(() -> "no answer; the runtime said: " + logged()).isNotNull();
    assertThat(answer).as(this::logged).startsWith("response ");
    return Json.json().readTree(answer.substring("response ".length()));
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** How much processor time the function has taken, in nanoseconds; 0 where that is not known. */
  public long cpuNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** What the function has printed. */
  String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/restore/next")) {
        checkpoint.countDown();
        restore.await();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
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
