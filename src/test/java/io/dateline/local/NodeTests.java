package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tests that Node runs: a folder under {@code src/test}, copied to where its libraries may lie. */
final class NodeTests {

  private final Path sources;
  private final Path work;

  /**
   * @param name of the folder under {@code src/test}; the copy is under {@code target}
   */
  NodeTests(String name) {
    this.sources = Path.of("src/test", name);
    this.work = Path.of("target", name);
  }

  /** Whether Node and npm are there. */
  static boolean canRun() throws InterruptedException {
    return runs("node", "--version") && runs("npm", "--version");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Copies the tests, and fetches their libraries unless they are there. */
  void install() throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path lock = work.resolve("installed-lock.json");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, work.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path wanted = work.resolve("package-lock.json");
    if (!Files.exists(lock) || Files.mismatch(lock, wanted) >= 0) {
      assertThat(
              run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"))
          .as("exit code of npm ci")
          .isZero();
      Files.copy(wanted, lock, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Starts a command among the tests, and returns when it is ready.
   *
   * @param ready what its line begins with by which it tells so
   */
  Process start(Map<String, String> environment, String ready, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(work.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    // Not closed: it goes on writing.
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line;
    do {
      line = lines.readLine();
      assertThat(line).as("what %s tells", List.of(command)).isNotNull();
    } while (!line.startsWith(ready));
    return process;
  }

  /** Runs a command among the tests, prints what it prints, and returns its exit code. */
  int run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(System.out::println);
    }
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }
}
