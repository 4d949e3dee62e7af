package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dateline.api.SignIn;
import io.dateline.api.SignIn.Grant;
import io.dateline.api.Tiles;
import io.dateline.store.FeedState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the browser tests of {@code src/test/browser} in Chromium against the local server on the
 * sample articles. Without Chromium, Node or npm it says so and is skipped; {@code .ci/run}
 * installs Chromium.
 */
@Order(1)
class PageIT {

  /** The engine without the browser around it, if it is there: its contexts cost half as much. */
  private static final Path CHROMIUM =
      Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium-headless-shell")
          .filter(Objects::nonNull)
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin/chromium"));

  /** An article that tries to be more than text wherever it is shown. */
  private static final String HOSTILE =
      """
      {"id":"hostile-1","url":"javascript:window.hacked=1","title":"<script>window.hacked=1</script>",\
      "publisher":"<img src=x onerror=window.hacked=1>","published":"2025-03-04T10:00:00Z",\
      "text":"A ferry named <img src=x onerror=window.hacked=1> sank off Riga on Monday.\
       The \\u202egnitaolf crane was towed to Liepaja on Tuesday."}
      """;

  /** Articles for the list of articles: each becomes something else. */
  private static final String READER =
      """
      {"id":"https://reader.example/a?b=1#c","title":"\u05d4\u05e1\u05e4\u05d9\u05e0\u05d4 \u05d8\u05d1\u05e2\u05d4",\
      "publisher":"\u05d4\u05e2\u05d9\u05ea\u05d5\u05df","published":"2025-03-04T10:00:00+02:00",\
      "text":"\u05d4\u05e1\u05e4\u05d9\u05e0\u05d4 \u05d8\u05d1\u05e2\u05d4.\\n\\nThe ferry sank off Haifa on 3 March 2025 \ud83d\ude80."}
      {"id":"long","title":"%s","published":"2025-03-05","text":"The sea is calm. Ships are blue."}
      """
          .formatted("An endless headline ".repeat(199));

  @TempDir private Path folder;

  @Test
  void isUsableInABrowser() throws IOException, InterruptedException {
    if (!Files.isExecutable(CHROMIUM) || !NodeTests.canRun()) {
      System.out.println(
          "PageIT SKIPPED: needs node, npm and " + CHROMIUM + " (apt-get install chromium npm)");
      abort("no browser here");
    }
    NodeTests tests = new NodeTests("browser");
    tests.install();
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket)) {
      fill(machine, bucket);
      try (LocalServer server =
          LocalServer.start(
              0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
        String address = server.address().replaceFirst("/$", "");
        // One file at a time: on two cores two browsers at once take longer than one after another.
        check(
            tests,
            address,
            "page.test.mjs",
            "map.test.mjs",
            "articles.test.mjs",
            "edit.test.mjs",
            "review.test.mjs");
        checkMembers(tests, machine, bucket);
        // Last, when the other classes of tests, which begin with this one, are at their end.
        check(tests, address, "speed.test.mjs");
      }
    }
  }

  /** The same machine for members only, who sign in at a real OpenID provider. */
  private void checkMembers(NodeTests tests, Machine machine, FolderBucket bucket)
      throws IOException, InterruptedException {
    int port = freePort();
    String back = "http://127.0.0.1:%d/signin".formatted(port);
    String issuer = "http://localhost:" + freePort();
    Process provider =
        tests.start(
            Map.of("OIDC_PORT", issuer.replaceFirst(".*:", ""), "OIDC_BACK", back),
            "issuer ",
            "node",
            "provider.mjs");
    try {
      SignIn signIn =
          new SignIn(
              issuer,
              "dateline",
              List.of(),
              Grant.NONE,
              new Grant("groups", "editors"),
              new Grant("groups", "owners"));
      Tokens tokens = Tokens.of(signIn, InstantSource.system());
      try (LocalServer server =
          LocalServer.start(
              port,
              machine.api(Tiles.NONE, tokens.signIn()),
              new Drop(folder, bucket, machine),
              machine.desk(),
              tokens)) {
        check(tests, server.address().replaceFirst("/$", ""), "members.test.mjs");
      }
    } finally {
      provider.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void check(NodeTests tests, String address, String... files)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
    command.addAll(List.of(files));
    assertThat(
            tests.run(
                Map.of("DATELINE_URL", address, "CHROMIUM", CHROMIUM.toString()),
                command.toArray(String[]::new)))
        .as("exit code of the browser tests, printed above")
        .isZero();
  }

  private void fill(Machine machine, FolderBucket bucket) throws IOException {
    Path samples = Path.of("events");
    try (Stream<Path> files = Files.walk(samples.resolve("articles"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        take(machine, bucket, samples.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    // A copy to edit, so that these tests can run beside those that read the samples.
    try (Stream<Path> files = Files.list(samples.resolve("articles/kourou-launch"))) {
      for (Path file : files.sorted().toList()) {
        take(machine, bucket, "articles/launch-desk/" + file.getFileName(), file);
      }
    }
    Path hostile = Files.writeString(folder.resolve("hostile.json"), HOSTILE);
    take(machine, bucket, "articles/hostile/hostile.json", hostile);
    Path reader = Files.writeString(folder.resolve("reader.jsonl"), READER);
    take(machine, bucket, "articles/reader/reader.jsonl", reader);
    bucket.put("articles/reader/empty.txt", Files.createFile(folder.resolve("empty.txt")));
    machine.notify("b", "articles/reader/empty.txt", false);
    take(machine, bucket, "articles/reader/gone.json", hostile);
    bucket.remove("articles/reader/gone.json");
    machine.notify("b", "articles/reader/gone.json", true);
    String feed = "https://" + "news.".repeat(20) + "example/rss";
    machine.feeds().put("reader", FeedState.of(feed));
    machine.pump().drain();
  }

  private static void take(Machine machine, FolderBucket bucket, String key, Path file)
      throws IOException {
    bucket.put(key, file);
    assertThat(machine.notify("b", key, false).path("articles").asInt()).as(key).isPositive();
  }
}
