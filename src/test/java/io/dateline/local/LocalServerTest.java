package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Made;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.event.Mention;
import io.dateline.store.EmbeddedTable;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalServerTest {

  private static final String EVENTS = "/v1/timelines/test/events";
  private static final int MADE = 1_200;

  private static EmbeddedTable table;
  private static LocalServer server;
  private static HttpClient http;

  @BeforeAll
  static void open() throws IOException {
    table = new EmbeddedTable();
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < MADE; i++) {
      String day = LocalDate.of(2020, 1, 1).plusDays(i).toString();
      mentions.add(Made.mention("n" + i, "Zeta" + i + " met kappa" + i, day));
    }
    table.append(
        Made.reading("many", mentions), Instant.parse("2025-07-01T00:00:00Z"), "many.jsonl");
    table.writer().refreshPending().orThrow();
    server =
        LocalServer.start(
            0,
            new Api(
                table.timelines(),
                table.ledger(),
                table.decisions(),
                new byte[] {1},
                Audience.MACHINE,
                InstantSource.system()));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    http.close();
    server.close();
    table.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    if (response.headers().firstValue("content-encoding").isEmpty()) {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isCalledWithoutItsPortWhereThatIsTheUsualOne() {
    assertThat(LocalServer.hostsAt(80)).contains("localhost", "[::1]", "127.0.0.1:80");
    assertThat(LocalServer.hostsAt(8080))
        .containsExactlyInAnyOrder("localhost:8080", "127.0.0.1:8080", "[::1]:8080");
  }

  @Test
  void streamsTheWholeTimeline() throws IOException, InterruptedException {
    HttpResponse<byte[]> plain = send(request(EVENTS + ".jsonl"));
    HttpResponse<byte[]> zipped =
        send(request(EVENTS + ".jsonl").header("accept-encoding", "gzip"));
    assertThat(text(plain).lines().count()).isEqualTo(MADE);
    assertThat(plain.headers().firstValue("transfer-encoding")).contains("chunked");
    assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(text(zipped)).isEqualTo(text(plain));
  }

  @Test
  void compressesAndSendsNothingTwice() throws IOException, InterruptedException {
    HttpResponse<byte[]> zipped = send(request(EVENTS).header("accept-encoding", "gzip"));
    HttpResponse<byte[]> plain = send(request(EVENTS));
    assertThat(text(zipped)).isEqualTo(text(plain));
    assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
    String tag = zipped.headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> again =
        send(request(EVENTS).header("accept-encoding", "gzip").header("if-none-match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void answersOtherMethods() throws IOException, InterruptedException {
    HttpResponse<byte[]> head = send(request(EVENTS).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("etag")).isPresent();
    assertThat(send(request(EVENTS + ".jsonl").HEAD()).statusCode()).isEqualTo(200);
    HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString("x");
    assertThat(send(request(EVENTS).method("OPTIONS", HttpRequest.BodyPublishers.noBody())))
        .satisfies(options -> assertThat(options.statusCode()).isEqualTo(204));
    assertThat(send(request(EVENTS).POST(content)).statusCode()).isEqualTo(405);
    assertThat(send(request(EVENTS).method("GET", content)).statusCode()).isEqualTo(400);
    assertThat(send(request(EVENTS + "?q=" + "a".repeat(8_192))).statusCode()).isEqualTo(414);
  }

  @Test
  void letsNoOtherSiteRead() throws IOException, InterruptedException {
    for (HttpRequest.Builder asked :
        List.of(
            request(EVENTS),
            request("/nowhere"),
            request(EVENTS).method("OPTIONS", HttpRequest.BodyPublishers.noBody()))) {
      assertThat(send(asked.header("origin", "https://evil.example")).headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
    }
  }

  @Test
  void noOtherSiteFramesThePage() throws IOException, InterruptedException {
    for (String path : List.of("/t/test?embed=1", "/t/test/m_n0?embed=1", "/t/test", "/")) {
      assertThat(send(request(path)).headers().firstValue("content-security-policy").orElseThrow())
          .as(path)
          .containsPattern("frame-ancestors ('none'|'self')$");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:PORT, 200",
    "127.0.0.1:PORT, 200",
    "[::1]:PORT, 200",
    "evil.example:PORT, 421",
    "127.0.0.1.evil.example:PORT, 421",
    "localhost, 421",
    "localhost:1, 421",
    "'', 421"
  })
  void answersToItsOwnNamesOnly(String host, int status) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String asked =
          "GET %s?limit=1 HTTP/1.1\r\nConnection: close\r\nHost: %s\r\n\r\n"
              .formatted(EVENTS, host.replace("PORT", Integer.toString(server.port())));
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
      String all = answer.lines().collect(Collectors.joining("\n"));
      assertThat(all).startsWith("HTTP/1.1 " + status);
      assertThat(all.contains("Zeta0")).isEqualTo(status == 200);
    }
  }
}
