package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed clients that others' generators make of {@code openapi.json}, against a server. */
class ClientIT {

  private static final Path DESCRIPTION =
      Path.of("src/main/resources/io/dateline/api/openapi.json");

  @TempDir private Path folder;

  @Test
  void areMadeWithoutAWarningAndWork() throws IOException, InterruptedException {
    if (!NodeTests.canRun()) {
      System.out.println("ClientIT SKIPPED: needs node and npm (apt-get install npm)");
      abort("no node here");
    }
    NodeTests tests = new NodeTests("client");
    tests.install();
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket)) {
      String key = "articles/kourou-launch/meridian-launch-date.json";
      bucket.put(key, Path.of("events").resolve(key));
      machine.notify("b", key, false);
      machine.pump().drain();
      try (LocalServer server =
          LocalServer.start(
              0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
        Map<String, String> environment =
            Map.of(
                "DATELINE_URL",
                server.address().replaceFirst("/$", ""),
                "DESCRIPTION",
                DESCRIPTION.toAbsolutePath().toString());
        assertThat(
                tests.run(environment, "node", "--test", "--test-reporter=spec", "client.test.mjs"))
            .as("exit code of the tests, printed above")
            .isZero();
      }
    }
  }
}
