package io.dateline.local;

import io.dateline.feed.Watch;
import io.dateline.feed.Web;
import io.dateline.store.FeedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Watches the feeds of a data folder, and says in a line each what comes and what fails. */
final class Watcher implements AutoCloseable, Runnable {

  private static final Duration LONGEST_ROUND = Duration.ofMinutes(30);
  private static final long BETWEEN_ROUNDS_MILLIS = 20_000;

  private final Watch watch;
  private final Web web;
  private final Path folder;
  private final Machine machine;
  private final InstantSource clock;
  private final Complaints complaints = new Complaints();

  /** The faults of lists that were told and are there still. */
  private final Set<String> told = new HashSet<>();

  /**
   * @param folder where the lists of feeds lie, for messages
   */
  Watcher(Watch watch, Web web, Path folder, Machine machine, InstantSource clock) {
    this.watch = watch;
    this.web = web;
    this.folder = folder;
    this.machine = machine;
    this.clock = clock;
  }

  /** Asks for all feeds that are due; whether all of it went well. */
  boolean round() {
    try {
      Watch.Round round = watch.run(clock.instant().plus(LONGEST_ROUND));
      complaints.forget("the feeds");
      told.retainAll(round.faults());
      for (String fault : round.faults()) {
        if (told.add(fault)) {
          System.err.println("dateline: " + Output.plain(fault));
        }
      }
      boolean isWell = round.faults().isEmpty();
      for (Watch.Asked asked : round.asked()) {
        isWell &= tell(asked);
      }
      if (round.isBusy()) {
        complaints.tell("the feeds", "another round is not at its end");
      } else if (round.watched() == 0 && isWell) {
        complaints.tell(
            folder.toString(),
            "there is no list of feeds here; put the addresses of those for the timeline riga,"
                + " one on each line, into riga.txt");
      }
      if (round.items() > 0) {
        machine.pump().drain();
      }
      return isWell && round.watched() > 0;
    } catch (IOException | UncheckedIOException | SdkException | IllegalStateException e) {
      complaints.tell("the feeds", e);
      return false;
    }
  }

  private boolean tell(Watch.Asked asked) {
    FeedState state = asked.state();
    String feed = asked.timeline() + ": " + FeedState.shown(state.address());
    // Two feeds may be shown alike.
    String key = asked.timeline() + ": " + state.address();
    if (state.failures() > 0) {
      complaints.tell(key, feed, String.valueOf(state.error()));
      return false;
    }
    complaints.forget(key);
    if (asked.items() > 0) {
      System.err.println("dateline: " + Output.plain(feed + ": " + asked.items() + " new"));
    }
    return true;
  }

  /** Watches until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        round();
        Thread.sleep(BETWEEN_ROUNDS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
