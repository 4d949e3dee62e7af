package io.dateline.local;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page does in a browser, with the sample articles and some that are hostile. */
@Order(1)
class PageIT {

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
    BrowserTests tests = BrowserTests.open("PageIT");
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket)) {
      fill(machine, bucket);
      try (LocalServer server =
          LocalServer.start(
              0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
        String address = server.address().replaceFirst("/$", "");
        tests.check(
            address,
            "page.test.mjs",
            "map.test.mjs",
            "articles.test.mjs",
            "edit.test.mjs",
            "review.test.mjs");
        checkMembers(tests, machine, bucket);
      }
    }
  }

  /** The same machine for members only, who sign in at a real OpenID provider. */
  private void checkMembers(BrowserTests tests, Machine machine, FolderBucket bucket)
      throws IOException, InterruptedException {
    int port = freePort();
    String back = "http://127.0.0.1:%d/signin".formatted(port);
    String issuer = "http://localhost:" + freePort();
    Process provider =
        tests
            .node()
            .start(
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
        tests.check(server.address().replaceFirst("/$", ""), "members.test.mjs");
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

  private void fill(Machine machine, FolderBucket bucket) throws IOException {
    BrowserTests.takeSamples(machine, bucket);
    // A copy to edit, so that these tests can run beside those that read the samples.
    try (Stream<Path> files = Files.list(Path.of("events/articles/kourou-launch"))) {
      for (Path file : files.sorted().toList()) {
        BrowserTests.take(machine, bucket, "articles/launch-desk/" + file.getFileName(), file);
      }
    }
    Path hostile = Files.writeString(folder.resolve("hostile.json"), HOSTILE);
    BrowserTests.take(machine, bucket, "articles/hostile/hostile.json", hostile);
    Path reader = Files.writeString(folder.resolve("reader.jsonl"), READER);
    BrowserTests.take(machine, bucket, "articles/reader/reader.jsonl", reader);
    bucket.put("articles/reader/empty.txt", Files.createFile(folder.resolve("empty.txt")));
    machine.notify("b", "articles/reader/empty.txt", false);
    BrowserTests.take(machine, bucket, "articles/reader/gone.json", hostile);
    bucket.remove("articles/reader/gone.json");
    machine.notify("b", "articles/reader/gone.json", true);
    String feed = "https://" + "news.".repeat(20) + "example/rss";
    machine.feeds().put("reader", FeedState.of(feed));
    machine.pump().drain();
  }
}
