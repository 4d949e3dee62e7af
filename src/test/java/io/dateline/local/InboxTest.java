package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.Samples;
import io.dateline.aws.Bucket;
import io.dateline.place.Place;
import io.dateline.place.PlaceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What can be wrong with an inbox is told in one line, and the rest goes on. */
@Isolated("takes what is printed")
class InboxTest {

  @TempDir private Path folder;
  private Path inbox;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private FolderBucket bucket = new FolderBucket();
  private Machine machine;
  private Inbox box;
  private final PrintStream errors = System.err;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void open() throws IOException {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    inbox = folder.resolve("inbox");
    start();
  }

  private void start() throws IOException {
    bucket = new FolderBucket();
    machine = Machine.start(folder.resolve("data"), bucket);
    box = new Inbox(inbox, bucket, machine, () -> now);
  }

  @AfterEach
  void close() throws IOException {
    System.setErr(errors);
    machine.close();
  }

  private Path put(String name, String id, String text) throws IOException {
    Path file = inbox.resolve("articles/riga").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, Samples.json(id, "P", "2025-03-04", text));
  }

  private List<String> lines() {
    String all = told.toString(StandardCharsets.UTF_8);
    told.reset();
    return all.lines().toList();
  }

  private List<String> titles() {
    machine.pump().drain();
    return machine.events("riga").stream().map(event -> event.title()).toList();
  }

  @Test
  void readsReplacesAndWithdraws() throws IOException {
    Path file = put("a.json", "a", "A ferry sank off Riga on Monday.");
    assertThat(box.look()).isEqualTo(1);
    assertThat(box.look()).isZero();
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    put("a.json", "a", "A long tanker sank off Riga on Monday.");
    assertThat(box.look()).isEqualTo(1);
    assertThat(titles()).containsExactly("Long tanker sank off Riga");
    Files.delete(file);
    assertThat(box.look()).isEqualTo(1);
    assertThat(titles()).isEmpty();
    assertThat(lines())
        .containsExactly(
            "dateline: articles/riga/a.json: 1 articles, 1 mentions",
            "dateline: articles/riga/a.json: 1 articles, 1 mentions",
            "dateline: withdrawn: articles/riga/a.json");
  }

  @Test
  void noticesWhatWasDeletedWhileNobodyLooked() throws IOException {
    Path file = put("a.json", "a", "A ferry sank off Riga on Monday.");
    put("b.json", "b", "Parliament sat in Oslo on Sunday.");
    box.look();
    Path loaded = Files.writeString(folder.resolve("c.json"), "");
    bucket.put("articles/riga/c.json", loaded);
    Files.writeString(
        loaded,
        Samples.json("c", "P", "2025-03-04", "A tanker ran aground off Skagen on 1 March 2025."));
    machine.notify("load", "articles/riga/c.json", false);
    Files.delete(file);
    box = new Inbox(inbox, bucket, machine, () -> now);
    box.look();
    assertThat(titles())
        .as("what came from elsewhere stays")
        .containsExactlyInAnyOrder("Parliament sat in Oslo", "Tanker ran aground off Skagen");
  }

  @Test
  void readsNothingThroughALink() throws IOException {
    Path outside = Files.writeString(folder.resolve("secret.json"), "");
    Files.writeString(outside, Samples.json("s", "P", "2025-03-04", "A spy met Ada on Monday."));
    Files.createDirectories(inbox.resolve("articles/riga"));
    Files.createSymbolicLink(inbox.resolve("articles/riga/a.json"), outside);
    Files.createSymbolicLink(inbox.resolve("articles/riga/b"), folder);
    put("c.json", "c", "A ferry sank off Riga on Monday.");
    for (int i = 0; i < 3; i++) {
      box.look();
    }
    assertThat(titles()).containsExactly("Ferry sank off Riga");
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "dateline: articles/riga/a.json: is a link, which is not followed; put the file itself"
                + " here",
            "dateline: articles/riga/b: is a link, which is not followed; put the file itself here",
            "dateline: articles/riga/c.json: 1 articles, 1 mentions");
  }

  @Test
  void aFileThatBecomesALinkIsNotFollowed() throws IOException {
    Path file = put("a.json", "a", "A ferry sank off Riga on Monday.");
    bucket.put("articles/riga/a.json", file);
    Files.delete(file);
    Path outside = Files.writeString(folder.resolve("secret.json"), "x");
    Files.createSymbolicLink(file, outside);
    assertThat(bucket.find("b", "articles/riga/a.json")).isEmpty();
  }

  @Test
  void anInboxThatIsGoneForAWhileLosesNothing() throws IOException {
    put("a.json", "a", "A ferry sank off Riga on Monday.");
    box.look();
    Path away = folder.resolve("away");
    Files.move(inbox, away);
    lines();
    for (int i = 0; i < 3; i++) {
      assertThat(box.look()).isZero();
    }
    assertThat(lines()).containsExactly("dateline: " + inbox + ": " + inbox + " is not there");
    assertThat(titles()).hasSize(1);
    Files.move(away, inbox);
    put("b.json", "b", "Parliament sat in Oslo on Sunday.");
    assertThat(box.look()).isEqualTo(1);
    assertThat(titles()).hasSize(2);
  }

  @Test
  void namesThatAreNoKeysAreToldOnce() throws IOException {
    put("a\nb.json", "a", "A ferry sank off Riga on Monday.");
    Files.writeString(inbox.resolve("stray.json"), "{}");
    box.look();
    assertThat(lines())
        .filteredOn(line -> line.contains("an article's key is"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("dateline: "));
    box.look();
    assertThat(lines()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsTriedLessAndLess() throws IOException {
    put("a.json", "a", "A ferry sank off Riga on Monday.");
    int[] tries = {0};
    boolean[] isBroken = {true};
    Bucket broken =
        new Bucket() {
          @Override
          public Optional<Stored> find(String name, String key) throws IOException {
            tries[0]++;
            if (isBroken[0]) {
              throw new IOException("the disk does not answer");
            }
            return bucket.find(name, key);
          }

          @Override
          public String origin(String name, String key) {
            return key;
          }
        };
    machine.close();
    machine = Machine.start(null, broken);
    box = new Inbox(inbox, bucket, machine, () -> now);
    for (int second = 0; second < 600; second++) {
      assertThat(box.look()).isZero();
      now = now.plus(Duration.ofSeconds(1));
    }
    assertThat(tries[0]).isBetween(8, 12);
    assertThat(lines()).containsExactly("dateline: articles/riga/a.json: the disk does not answer");
    isBroken[0] = false;
    now = now.plus(Duration.ofMinutes(5));
    assertThat(box.look()).as("once the disk answers").isEqualTo(1);
    assertThat(titles()).hasSize(1);
  }

  @Test
  void twoProcessesDoNotWorkOnOneTable() {
    assertThatThrownBy(() -> Machine.start(folder.resolve("data"), bucket).close())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "another dateline works on this table; end it first, or choose --data");
  }

  @Test
  void aFolderThatIsAFileIsToldInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Machine.start(file, bucket).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no table can be kept here");
  }

  @Test
  void placesOfItsOwnPlaceTheEventsThatAreThere() throws IOException {
    put("a.json", "a", "A fire broke out in Mezaparks on 3 March 2025, the city council said.");
    settle();
    assertThat(places()).isEmpty();
    Path file = inbox.resolve(PlaceFile.NAME);
    Files.writeString(file, "Mezaparks\tLV\t57.0\t24.2\tdistrict\tRiga\nBroken\tLV\t91\t0\n");
    settle();
    assertThat(places()).containsExactly("Mezaparks, Riga, Latvia");
    assertThat(lines()).anyMatch(line -> line.contains("places.tsv: line 2: the latitude 91 lies"));
    Files.delete(file);
    settle();
    assertThat(places()).isEmpty();
  }

  private void settle() {
    box.look();
    machine.pump().drain();
  }

  private List<String> places() {
    return machine.events("riga").stream()
        .flatMap(event -> event.places().stream())
        .map(Place::whole)
        .distinct()
        .toList();
  }
}
