package io.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** How fast the page is in a browser. */
@Isolated("measures time")
class SpeedIT {

  @TempDir private Path folder;

  @Test
  void isFastInABrowser() throws IOException, InterruptedException {
    BrowserTests tests = BrowserTests.open("SpeedIT");
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket)) {
      BrowserTests.takeSamples(machine, bucket);
      machine.pump().drain();
      try (LocalServer server =
          LocalServer.start(
              0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
        tests.check(server.address().replaceFirst("/$", ""), "speed.test.mjs");
      }
    }
  }
}
