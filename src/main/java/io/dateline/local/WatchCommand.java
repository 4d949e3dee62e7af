package io.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dateline watch}. */
@Command(
    name = "watch",
    description =
        "Watch the feeds that are listed in the folder feeds of the data folder, and take what is"
            + " new in them into the table.")
final class WatchCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the embedded table, and of feeds/{timeline}.txt or .opml (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Option(
      names = "--once",
      description = "Ask for the feeds that are due once, and end; 1 where some did not answer.")
  private boolean isOnce;

  @Mixin private final WatchOptions watching = new WatchOptions();

  @Override
  public Integer call() throws IOException {
    watching.check();
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(data, bucket);
        Watcher watcher = watching.watcher(data, bucket, machine)) {
      if (isOnce) {
        return watcher.round() ? 0 : 1;
      }
      System.err.println("dateline: watching the feeds in " + data + " (Ctrl-C ends it)");
      watcher.run();
      return 0;
    }
  }
}
