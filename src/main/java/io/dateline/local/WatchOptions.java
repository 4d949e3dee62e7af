package io.dateline.local;

import io.dateline.feed.Reach;
import io.dateline.feed.Watch;
import io.dateline.feed.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How feeds are watched on one machine. */
final class WatchOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description =
          "Your e-mail address or page, for those whose servers are asked for feeds; it is needed"
              + " to watch feeds.")
  private @Nullable String contact;

  @Option(
      names = "--every",
      paramLabel = "MINUTES",
      description = "How often a feed is asked for (default: ${DEFAULT-VALUE}).")
  private int every = 15;

  @Option(
      names = "--per-hour",
      paramLabel = "N",
      description =
          "How many articles are taken in an hour at most, of all feeds together (default:"
              + " ${DEFAULT-VALUE}).")
  private int perHour = 300;

  @Option(
      names = "--private",
      description =
          "Ask servers on this machine and in its network, too; otherwise only those of the public"
              + " internet are asked.")
  private boolean reachesPrivate;

  /**
   * Checks what was given.
   *
   * @throws ParameterException if it is not enough, or wrong
   */
  void check() {
    if (contact == null) {
      throw fault("--contact ADDRESS is needed to watch feeds: it is told to the servers asked");
    }
    try {
      Web.userAgent(contact);
    } catch (IllegalArgumentException e) {
      throw fault("--contact " + e.getMessage());
    }
    if (every < 1 || every > 10_080) {
      throw fault("--every takes 1 to 10,080 minutes, not " + every);
    }
    if (perHour < 1) {
      throw fault("--per-hour takes a number of articles, not " + perHour);
    }
  }

  private ParameterException fault(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  /** What watches the feeds of a data folder. */
  Watcher watcher(Path data, FolderBucket bucket, Machine machine) {
    InstantSource clock = InstantSource.system();
    // Nobody else works on this folder: a round that is not at its end was ended by force.
    machine.feeds().end();
    FolderShelf shelf = new FolderShelf(data, bucket, machine);
    Web web =
        new Web(String.valueOf(contact), reachesPrivate ? Reach.ANYWHERE : Reach.PUBLIC, clock);
    Watch watch =
        new Watch(
            shelf,
            machine.feeds(),
            web,
            clock,
            new Watch.Settings(Duration.ofMinutes(every), perHour));
    return new Watcher(watch, web, shelf.folder(), machine, clock);
  }
}
