package io.dateline.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A site on the loopback interface, whose answers a test chooses. */
public final class Site implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Handler> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

  /** Answers a request. */
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  public Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      requests.add(path);
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      pages.getOrDefault(path, Site::notFound).answer(exchange);
    }
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(404, -1);
  }

  /** Its address under a name, which a test resolves to the loopback interface. */
  public String at(String path) {
    return "http://news.example:" + server.getAddress().getPort() + path;
  }

  public void on(String path, Handler handler) {
    pages.put(path, handler);
  }

  /** Answers with a text. */
  public void on(String path, String type, String content) {
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          send(exchange, 200, content);
        });
  }

  /** Answers with a status and a header alone. */
  public void on(String path, int status, String header, String value) {
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set(header, value);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  static void send(HttpExchange exchange, int status, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** What was asked for since this was last asked. */
  public List<String> requests() {
    List<String> since = List.copyOf(requests);
    requests.clear();
    return since;
  }

  /** A header of the last request; empty where it had none. */
  public String lastHeader(String name) {
    return String.join(", ", headers.getLast().getOrDefault(name, List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
