package io.dateline.local;

import io.dateline.api.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code dateline serve}. */
@Command(
    name = "serve",
    description =
        "Serve the timelines and their page on this machine, and read articles put into the inbox"
            + " folder or dropped on the page.")
final class ServeCommand implements Callable<Integer> {

  private static final int LOOK_EVERY_MILLIS = 500;

  @Option(
      names = "--port",
      description = "Port on the loopback interface (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Option(
      names = "--inbox",
      paramLabel = "DIR",
      description = "Folder that acts as the bucket: articles/{timeline}/{name} in it are read.")
  private @Nullable Path inbox;

  @Option(
      names = "--tiles",
      paramLabel = "URL",
      description =
          "Map server for the page's map, such as https://tiles.example.org/{z}/{x}/{y}.png"
              + " (default: none; the map has coasts of its own).")
  private String tiles = "";

  @Option(
      names = "--tile-credit",
      paramLabel = "TEXT",
      description = "Whose map that is, as the map shows it.")
  private String tileCredit = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Tiles map = tiles();
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(data, bucket);
        LocalServer server =
            LocalServer.start(
                port, machine.api(map), new Drop(dropped(), bucket, machine), machine.desk())) {
      System.err.println("dateline: " + server.address() + " (Ctrl-C ends it)");
      watch(
          machine,
          inbox == null ? null : new Inbox(inbox, bucket, machine, InstantSource.system()));
      return 0;
    } catch (BindException e) {
      return Output.faults(List.of("port " + port + " is taken; choose another with --port"));
    }
  }

  private Tiles tiles() {
    try {
      return new Tiles(tiles, tileCredit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--tiles " + e.getMessage(), e);
    }
  }

  /** Takes in what comes into the inbox until the process is ended. */
  private static void watch(Machine machine, @Nullable Inbox box) throws InterruptedException {
    Complaints complaints = new Complaints();
    boolean isDue = true;
    while (!Thread.currentThread().isInterrupted()) {
      isDue |= box != null && box.look() > 0;
      if (isDue) {
        try {
          machine.pump().drain();
          isDue = false;
          complaints.forget("the timelines");
        } catch (SdkException | IllegalStateException | UncheckedIOException e) {
          complaints.tell("the timelines", e);
        }
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** Articles dropped on the page go into the inbox, or beside the table where there is none. */
  private Path dropped() {
    return inbox == null ? data.resolve("dropped") : inbox;
  }
}
