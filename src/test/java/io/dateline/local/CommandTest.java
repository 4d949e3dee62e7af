package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dateline.Samples;
import io.dateline.api.format.CsvFormat;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Runs the command: as a process of its own, as people do, where that makes a difference, and
 * otherwise within this one, which starts no JVM. Nothing runs beside it that prints, too.
 */
@Isolated("takes what is printed")
class CommandTest {

  /** What a load has written when it is killed, in bytes: some of its articles. */
  private static final long SOME = 1_000_000;

  private final Map<String, String> variables = new HashMap<>();
  @TempDir private Path folder;
  private Path out;
  private Path err;

  @BeforeEach
  void streams() {
    out = folder.resolve("out");
    err = folder.resolve("err");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // A command ends before more than a quick compiler pays.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.dateline.local.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    builder.environment().putAll(variables);
    return builder.start();
  }

  private int process(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** The exit code of what {@link Main#main} exits with. */
  private int run(String... arguments) throws IOException {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    try (PrintStream told = new PrintStream(out.toFile(), StandardCharsets.UTF_8);
        PrintStream complained = new PrintStream(err.toFile(), StandardCharsets.UTF_8)) {
      System.setOut(told);
      System.setErr(complained);
      return Main.run(arguments);
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void putsArticlesIntoABucket() throws Exception {
    Map<String, String> tags = new ConcurrentHashMap<>();
    HttpServer s3 =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String key = exchange.getRequestURI().getPath();
            String tag = tags.get(key);
            if (exchange.getRequestMethod().equals("PUT")) {
              exchange.getRequestBody().readAllBytes();
              // That of "A ferry sank off Riga on Monday."
              tags.put(key, "\"307a11fb3eb9af9ea948975e802d41e7\"");
            } else if (tag != null) {
              exchange.getResponseHeaders().set("ETag", tag);
            }
            boolean found = tag != null || exchange.getRequestMethod().equals("PUT");
            exchange.sendResponseHeaders(found ? 200 : 404, -1);
          }
        });
    s3.start();
    try {
      variables.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + s3.getAddress().getPort());
      variables.put("AWS_REGION", "eu-central-1");
      variables.put("AWS_ACCESS_KEY_ID", "test");
      variables.put("AWS_SECRET_ACCESS_KEY", "test");
      String article = file("ferry.txt", "A ferry sank off Riga on Monday.");
      assertThat(process("load", "--aws=news", "--timeline=riga", article)).isZero();
      assertThat(tags).hasSize(1);
      assertThat(tags.keySet().iterator().next())
          .startsWith("/news/articles/riga/")
          .endsWith("ferry.txt");
      assertThat(Files.readString(err)).contains("1 article from 1 file");
      assertThat(process("load", "--aws=news", "--timeline=riga", article)).isZero();
      assertThat(Files.readString(err)).contains("0 articles from 1 file");
    } finally {
      s3.stop(0);
    }
    assertThat(process("load", "--aws=news", "--timeline=riga", folder.toString())).isOne();
    assertThat(Files.readString(err)).contains("can be given again");
  }

  @Test
  void readsAndMerges() throws IOException, InterruptedException {
    assertThat(process("read", "--json", "events/articles")).isZero();
    assertThat(Files.readString(err)).isEmpty();
    String mentions = file("mentions.jsonl", Files.readString(out));
    assertThat(Files.readAllLines(out)).hasSize(Samples.mentions().size());
    assertThat(run("merge", mentions)).isZero();
    assertThat(Files.readString(out)).contains("\"timeline\":\"kourou-launch\"");
  }

  @Test
  void mergesIntoEveryForm() throws IOException {
    String mentions =
        file(
            "mentions.jsonl",
            Samples.mentions().stream().map(Json::line).collect(Collectors.joining("\n")));
    List<Event> events =
        Fold.fold(Samples.mentions()).stream().filter(event -> !event.isAssumed()).toList();
    assertThat(run("merge", "--format", "csv", mentions)).isZero();
    StringBuilder csv = new StringBuilder();
    new CsvFormat().write("", events, csv);
    assertThat(Files.readString(out)).isEqualTo(csv.toString());
    for (String form : List.of("ics", "feed")) {
      assertThat(run("merge", "--format", form, mentions)).as(form).isZero();
      assertThat(Files.readString(out)).as(form).contains("Matinha bridge");
    }
    assertThat(run("merge", "--format", "json", mentions)).isZero();
    assertThat(Files.readAllLines(out)).hasSize(Fold.fold(Samples.mentions()).size());
    assertThat(run("merge", "--format", "xls", mentions)).isEqualTo(2);
    assertThat(Files.readString(err)).contains("csv", "timelinejs");
    assertThat(run("merge", "--format", "csv", "--highlights", "3", mentions)).isEqualTo(2);
  }

  @Test
  void namesEveryFailureAndReadsTheRest() throws IOException, InterruptedException {
    String good = file("good.json", Samples.json("a", "P", "2025-03-04", "It rained on Monday."));
    String empty = file("empty.txt", "");
    String undated = file("undated.txt", "It rained all day over the hills near the coast.");
    assertThat(process("times", good, empty, undated, folder.resolve("none.txt").toString()))
        .isEqualTo(1);
    assertThat(Files.readString(out)).contains("\"value\":\"2025-03-03\"");
    assertThat(Files.readAllLines(err))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("empty.txt: the file is empty"))
        .anySatisfy(line -> assertThat(line).contains("undated.txt: no publication time found"))
        .anySatisfy(line -> assertThat(line).contains("none.txt: there is no such file or folder"));
    assertThat(run("times", "--published", "2025-03-04", undated)).isZero();
  }

  @Test
  void sendsTheWrongUserToTheUsage() throws IOException, InterruptedException {
    assertThat(process("raed")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("times", "--published", "soon", "x")).isEqualTo(2);
    assertThat(Files.readString(err)).contains("--published takes a time like");
    assertThat(run("serve", "--tiles", "http://tiles.example.org/")).isEqualTo(2);
    assertThat(Files.readString(err)).contains("--tiles takes an address like https://");
    assertThat(run("serve", "--editor", "groups=editors")).isEqualTo(2);
    assertThat(Files.readString(err)).contains("--oidc ISSUER and --client ID are given together");
    String issuer = "http://127.0.0.1:1/none";
    assertThat(run("serve", "--oidc", issuer, "--client", "c", "--editor", "ann")).isEqualTo(2);
    assertThat(Files.readString(err)).contains("--editor takes a claim and its value, like");
    assertThat(run("serve", "--oidc", issuer, "--client", "c", "--reader", "groups= "))
        .isEqualTo(2);
    assertThat(Files.readString(err)).contains("--reader takes a claim and its value, like");
    assertThat(run("serve", "--oidc", issuer, "--client", "c")).isEqualTo(1);
    assertThat(Files.readString(err)).contains("--oidc " + issuer + " does not answer as an");
  }

  @Test
  void aSubcommandHelps() throws IOException {
    assertThat(run("serve", "--help")).isZero();
    assertThat(Files.readString(out)).startsWith("Usage: dateline serve").contains("--inbox");
  }

  @Test
  void namesTheBrokenLineOfMentions() throws IOException {
    assertThat(run("merge", file("m.jsonl", "{\"id\":1}\n"))).isEqualTo(1);
    assertThat(Files.readString(err)).contains("m.jsonl:1: a mention was expected");
  }

  @Test
  void aKilledLoadIsMadeGoodByAnother() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add(
          Samples.json(
              "a" + i,
              "P" + i % 7,
              "2025-03-%02dT08:00:00Z".formatted(1 + i % 28),
              "The ferry " + i % 90 + " sank off Riga on %d March.".formatted(1 + i % 28)));
    }
    String articles = file("articles.jsonl", String.join("\n", lines));
    String whole = folder.resolve("whole").toString();
    String killed = folder.resolve("killed").toString();
    assertThat(run("load", "--data", whole, articles)).isZero();
    Process load = start("load", "--data", killed, articles);
    Path written = Path.of(killed, "dynamodb.db-wal");
    while (load.isAlive() && (!Files.exists(written) || Files.size(written) < SOME)) {
      Thread.sleep(10);
    }
    assertThat(load.isAlive()).as("it is killed amid its work").isTrue();
    load.destroyForcibly().waitFor();
    assertThat(run("load", "--data", killed, articles)).isZero();
    assertThat(run("timeline", "--json", "--data", whole)).isZero();
    String expected = Files.readString(out);
    assertThat(run("timeline", "--json", "--data", killed)).isZero();
    assertThat(Files.readString(out)).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void servesWhatIsPutIntoTheInbox() throws IOException, InterruptedException {
    Path inbox = folder.resolve("inbox");
    Path article = inbox.resolve("articles/riga/ferry.json");
    Files.createDirectories(article.getParent());
    Files.writeString(
        article, Samples.json("f", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
    Process serve =
        start(
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("d").toString(),
            "--inbox",
            inbox.toString());
    try (HttpClient http = HttpClient.newHttpClient()) {
      String address = address();
      assertThat(events(http, address, 1).get(0).path("title").asText()).contains("erry sank");
      Files.delete(article);
      assertThat(events(http, address, 0)).isEmpty();
    } finally {
      serve.destroy();
      serve.waitFor();
    }
  }

  private String address() throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      String told = Files.exists(err) ? Files.readString(err) : "";
      int at = told.indexOf("http://127.0.0.1:");
      if (at >= 0) {
        return told.substring(at, told.indexOf("/ ", at));
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("not served in 30 s: " + Files.readString(err));
  }

  private static JsonNode events(HttpClient http, String address, int wanted)
      throws IOException, InterruptedException {
    JsonNode events = Json.json().createArrayNode();
    for (int i = 0; i < 150; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/v1/timelines/riga/events")).build();
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      events = Json.json().readTree(body).path("events");
      if (events.size() == wanted) {
        return events;
      }
      Thread.sleep(100);
    }
    return events;
  }

  /** A site with one feed of one item. */
  private static HttpServer site() throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] feed =
        """
        <rss version="2.0"><channel><title>Post</title><item><title>Ferry sank off Riga</title>
        <guid isPermaLink="false">ferry</guid><pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate>
        <content:encoded>&lt;p&gt;A ferry sank off Riga on Monday.&lt;/p&gt;</content:encoded></item>
        </channel></rss>
        """
            .getBytes(StandardCharsets.UTF_8);
    site.createContext(
        "/feed",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
          }
        });
    site.start();
    return site;
  }

  @Test
  void watchesTheFeedsOfItsFolder() throws IOException, InterruptedException {
    Path list = folder.resolve("d/feeds/riga.txt");
    String data = folder.resolve("d").toString();
    assertThat(run("watch", "--once", "--data", data)).isEqualTo(2);
    assertThat(Files.readString(err)).contains("--contact ADDRESS is needed to watch feeds");
    String[] once = {"watch", "--once", "--private", "--contact", "me@example.org", "--data", data};
    assertThat(run(once)).isEqualTo(1);
    assertThat(Files.readString(err)).contains("there is no list of feeds here");
    HttpServer site = site();
    try {
      String address = "http://127.0.0.1:" + site.getAddress().getPort();
      Files.createDirectories(list.getParent());
      Files.writeString(list, address + "/feed?key=secret\n");
      assertThat(process(once)).isZero();
      assertThat(Files.readString(err))
          .contains("riga: " + address + "/feed: 1 new")
          .doesNotContain("secret");
      Files.writeString(list, address + "/none?key=secret\n", StandardOpenOption.APPEND);
      assertThat(run(once)).isEqualTo(1);
      assertThat(Files.readString(err))
          .contains("riga: " + address + "/none: it answered 404")
          .doesNotContain("secret");
    } finally {
      site.stop(0);
    }
    assertThat(run("timeline", "--json", "--data", data)).isZero();
    assertThat(Files.readString(out)).contains("erry sank off Riga").contains("\"riga\"");
  }

  @Test
  void aRoundThatWasEndedByForceKeepsNobodyFromTheNext() throws IOException {
    Path data = folder.resolve("d");
    Files.createDirectories(data.resolve("feeds"));
    Files.writeString(data.resolve("feeds/riga.txt"), "http://127.0.0.1:1/feed\n");
    try (Machine machine = Machine.start(data, new FolderBucket())) {
      assertThat(machine.feeds().begin(Instant.now(), Duration.ofMinutes(30))).isTrue();
    }
    String[] once = {"watch", "--once", "--contact", "me@example.org", "--data", data.toString()};
    assertThat(run(once)).isEqualTo(1);
    assertThat(Files.readString(err))
        .contains("127.0.0.1 is on this machine")
        .doesNotContain("another round");
  }

  @Test
  void findsNoTableWithAHint() throws IOException {
    assertThat(run("timeline", "--data", folder + File.separator + "nowhere")).isEqualTo(1);
    assertThat(Files.readString(err)).contains("there is no table here; dateline load makes one");
  }
}
