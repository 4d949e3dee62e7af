package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The browser tests of {@code src/test/browser}, which run in Chromium against the local server.
 * Without Chromium, Node or npm they say so and are skipped; {@code .ci/run} installs Chromium.
 *
 * @param node runs them
 */
record BrowserTests(NodeTests node) {

  /** The engine without the browser around it, if it is there: its contexts cost half as much. */
  private static final Path CHROMIUM =
      Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium-headless-shell")
          .filter(Objects::nonNull)
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin/chromium"));

  /**
   * Makes them ready to be run, or says that they are skipped.
   *
   * @param name of the class that runs them
   */
  static BrowserTests open(String name) throws IOException, InterruptedException {
    if (!Files.isExecutable(CHROMIUM) || !NodeTests.canRun()) {
      System.out.println(
          name + " SKIPPED: needs node, npm and " + CHROMIUM + " (apt-get install chromium npm)");
      abort("no browser here");
    }
    NodeTests node = new NodeTests("browser");
    node.install();
    return new BrowserTests(node);
  }

  /**
   * Runs some, one file at a time: on two cores two browsers at once take longer than one after
   * another.
   */
  void check(String address, String... files) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
    command.addAll(List.of(files));
    assertThat(
            node.run(
                Map.of("DATELINE_URL", address, "CHROMIUM", CHROMIUM.toString()),
                command.toArray(String[]::new)))
        .as("exit code of the browser tests, printed above")
        .isZero();
  }

  /** Takes the sample articles in. */
  static void takeSamples(Machine machine, FolderBucket bucket) throws IOException {
    Path samples = Path.of("events");
    try (Stream<Path> files = Files.walk(samples.resolve("articles"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        take(machine, bucket, samples.relativize(file).toString().replace('\\', '/'), file);
      }
    }
  }

  /** Takes an article in. */
  static void take(Machine machine, FolderBucket bucket, String key, Path file) throws IOException {
    bucket.put(key, file);
    assertThat(machine.notify("b", key, false).path("articles").asInt()).as(key).isPositive();
  }
}
