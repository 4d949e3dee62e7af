package io.dateline.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dateline.api.Api;
import io.dateline.api.Body;
import io.dateline.api.Request;
import io.dateline.api.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** The query API over HTTP on this machine alone. */
final class LocalServer implements AutoCloseable {

  private final HttpServer server;
  private final Api api;

  private LocalServer(HttpServer server, Api api) {
    this.server = server;
    this.api = api;
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /**
   * Starts it on the loopback interface.
   *
   * @param port the port, or 0 for any free one
   * @throws IOException if the port is taken
   */
  static LocalServer start(int port, Api api) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new LocalServer(HttpServer.create(address, 0), api);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = respond(exchange);
      response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      switch (response.body()) {
        case Body.Whole whole -> send(exchange, response.status(), whole.bytes());
        case Body.Streamed streamed -> {
          exchange.sendResponseHeaders(response.status(), 0);
          try (OutputStream out = exchange.getResponseBody()) {
            streamed.writing().to(out);
          }
        }
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Response respond(HttpExchange exchange) {
    try {
      String query = exchange.getRequestURI().getRawQuery();
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return api.answer(
          Request.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              query == null ? "" : query,
              headers,
              hasBody(exchange)));
    } catch (RuntimeException e) {
      System.err.println("dateline: a request failed: " + e);
      return new Response(
          500,
          Map.of("content-type", "application/problem+json"),
          "{\"type\":\"about:blank\",\"title\":\"Internal error\",\"status\":500}");
    }
  }

  private static boolean hasBody(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return (length != null && !length.equals("0"))
        || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
