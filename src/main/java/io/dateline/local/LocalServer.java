package io.dateline.local;

import static java.util.stream.Collectors.toSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import io.dateline.api.Api;
import io.dateline.api.Body;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.article.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query API, its page, and the page's way in for articles, over HTTP on this machine alone.
 *
 * <p>What it serves is private, so pages of other sites may not read it: it lets no other origin
 * read, and answers only to the names of this machine, lest another name be made to lead here (DNS
 * rebinding).
 */
final class LocalServer implements AutoCloseable {

  /** Whoever sits at this machine, where nobody signs in. */
  static final Caller USER = new Caller("local", Role.OWNER);

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpServer server;
  private final Api api;
  private final @Nullable Drop drop;
  private final @Nullable Desk desk;
  private final @Nullable Tokens tokens;

  private LocalServer(
      HttpServer server,
      Api api,
      @Nullable Drop drop,
      @Nullable Desk desk,
      @Nullable Tokens tokens) {
    this.server = server;
    this.api = api;
    this.drop = drop;
    this.desk = desk;
    this.tokens = tokens;
    server.createContext("/", forUs(this::answer));
    if (drop != null) {
      server.createContext("/local/", forUs(exchange -> take(exchange, drop)));
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Starts it on the loopback interface, taking no articles and no decisions. */
  static LocalServer start(int port, Api api) throws IOException {
    return start(port, api, null, null, null);
  }

  /**
   * Starts it on the loopback interface.
   *
   * @param port the port, or 0 for any free one
   * @param drop takes articles that are dropped on the page; null to take none
   * @param desk takes what is decided on the page; null to take nothing
   * @param tokens verifies members' tokens; null where whoever gets here is this machine's user
   * @throws IOException if the port is taken
   */
  static LocalServer start(
      int port, Api api, @Nullable Drop drop, @Nullable Desk desk, @Nullable Tokens tokens)
      throws IOException {
    // Head and content of an answer go out in two writes; the second must not wait for the first's
    // receipt.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new LocalServer(HttpServer.create(address, 0), api, drop, desk, tokens);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The page's address. */
  String address() {
    return "http://127.0.0.1:" + port() + "/";
  }

  /** Answers only what is asked of a name of this machine (RFC 9110 §15.5.20). */
  private HttpHandler forUs(HttpHandler handler) {
    Set<String> hosts = hostsAt(port());
    HttpHandler byPath =
        HttpHandlers.handleOrElse(
            request -> request.getRequestURI().getRawAuthority() == null,
            handler,
            LocalServer::refuseAuthority);
    return HttpHandlers.handleOrElse(
        request ->
            hosts.contains(
                Objects.requireNonNullElse(request.getRequestHeaders().getFirst("Host"), "")),
        byPath,
        this::misdirected);
  }

  /** A path of two slashes is the address of another site: nobody is led there from here. */
  private static void refuseAuthority(HttpExchange exchange) throws IOException {
    try (exchange) {
      String detail = "a path begins with one slash and names no server, like /v1/timelines";
      send(exchange, Drop.Answer.problem(400, "Bad request", detail));
    }
  }

  /** This machine as a client may call it: HTTP's own port is left out (RFC 9110 §4.2.3). */
  static Set<String> hostsAt(int port) {
    Stream<String> named = NAMES.stream().map(name -> name + ":" + port);
    return (port == 80 ? Stream.concat(named, NAMES.stream()) : named).collect(toSet());
  }

  private void misdirected(HttpExchange exchange) throws IOException {
    try (exchange) {
      String detail = "this server answers only to its own address, " + address();
      send(exchange, Drop.Answer.problem(421, "Misdirected request", detail));
    }
  }

  private Caller caller(HttpExchange exchange) {
    return tokens == null ? USER : tokens.caller(exchange.getRequestHeaders());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Caller caller = Caller.STRANGER;
      Response response;
      try {
        caller = caller(exchange);
        response = respond(exchange, caller);
      } catch (IOException | RuntimeException e) {
        System.err.println("dateline: a request failed: " + Output.plain(e.toString()));
        response =
            new Response(
                500,
                Map.of("content-type", "application/problem+json"),
                "{\"type\":\"about:blank\",\"title\":\"Internal error\",\"status\":500}");
      }
      response
          .headers()
          .forEach((name, value) -> {
            // The API lets every site read; what is on this machine is nobody else's.
            if (!name.startsWith("access-control-")) {
              exchange.getResponseHeaders().set(name, value);
            }
          });
      // By this the page knows what it may offer.
      exchange.getResponseHeaders().set("dateline-may", allowed(caller));
      if (drop != null) {
        exchange.getResponseHeaders().set("dateline-reads", String.join(" ", Format.allEndings()));
      }
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

  /** The rights of a caller beside reading. */
  private String allowed(Caller caller) {
    List<String> allowed = new ArrayList<>();
    if (drop != null && caller.may(Role.READER)) {
      allowed.add("watch");
    }
    if (desk != null && caller.may(Role.EDITOR)) {
      allowed.add("decide");
    }
    if (drop != null && caller.may(Role.OWNER)) {
      allowed.add("add");
    }
    return String.join(", ", allowed);
  }

  private void take(HttpExchange exchange, Drop drop) throws IOException {
    try (exchange) {
      Drop.Answer answer;
      try {
        answer = drop.answer(exchange, caller(exchange), tokens != null);
      } catch (IOException | RuntimeException e) {
        System.err.println("dateline: a dropped article failed: " + e);
        answer = Drop.Answer.problem(500, "Internal error", "the article could not be taken in");
      }
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Drop.Answer answer) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "content-type",
            answer.status() == 200 ? "application/json" : "application/problem+json");
    send(exchange, answer.status(), answer.json().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Response respond(HttpExchange exchange, Caller caller) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    Request request =
        Request.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                hasBody(exchange))
            .from(caller);
    return desk != null && desk.takes(exchange)
        ? desk.answer(exchange, request, tokens != null)
        : api.answer(request);
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
