package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.dateline.aws.Bucket;
import io.dateline.feed.Reach;
import io.dateline.feed.Site;
import io.dateline.feed.Watch;
import io.dateline.feed.Web;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What is said of the feeds of a data folder while they are watched. */
@Isolated("takes what is printed")
class WatcherTest {

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void ofTwoFeedsThatAreShownAlikeEachFaultIsToldOnce() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    FolderBucket bucket = new FolderBucket();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try (Site site = new Site();
        Machine machine = Machine.start(null, bucket);
        Web web = new Web("me@example.org", Reach.ANYWHERE, () -> now)) {
      String address = site.at("/feed").replace("news.example", "127.0.0.1");
      site.on("/feed?key=one", exchange -> exchange.sendResponseHeaders(404, -1));
      site.on("/feed?key=other", exchange -> exchange.sendResponseHeaders(500, -1));
      Files.createDirectories(folder.resolve("feeds"));
      Files.writeString(
          folder.resolve("feeds/riga.txt"), address + "?key=one\n" + address + "?key=other\n");
      FolderShelf shelf = new FolderShelf(folder, bucket, machine);
      Watch watch =
          new Watch(
              shelf,
              machine.feeds(),
              web,
              () -> now,
              new Watch.Settings(Duration.ofMinutes(15), 10));
      Watcher watcher = new Watcher(watch, web, shelf.folder(), machine, () -> now);
      for (int round = 0; round < 3; round++) {
        assertThat(watcher.round()).isFalse();
        now = now.plus(Duration.ofHours(1));
      }
      assertThat(told.toString(StandardCharsets.UTF_8).lines())
          .containsExactlyInAnyOrder(
              "dateline: riga: " + address + ": it answered 404",
              "dateline: riga: " + address + ": it answered 500");
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void anArticleThatCannotBeTakenInIsNotPut() throws IOException {
    Bucket broken =
        new Bucket() {
          @Override
          public Optional<Stored> find(String bucket, String key) {
            throw new IllegalStateException("the table is closed");
          }

          @Override
          public String origin(String bucket, String key) {
            return key;
          }
        };
    try (Machine machine = Machine.start(null, broken)) {
      FolderShelf shelf = new FolderShelf(folder, new FolderBucket(), machine);
      assertThatIOException()
          .isThrownBy(() -> shelf.put("articles/riga/feeds/a.xml", new byte[] {'x'}))
          .withMessageContaining("the table is closed");
    }
  }
}
