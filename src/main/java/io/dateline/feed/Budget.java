package io.dateline.feed;

import java.time.Instant;
import java.time.InstantSource;

/** How much more a round may take. Safe for several threads. */
final class Budget {

  private final int perHour;
  private final int before;
  private final Instant deadline;
  private final InstantSource clock;
  private int spent;

  /**
   * @param perHour articles in an hour
   * @param before how many were taken in this hour before the round
   * @param deadline when it is to end
   */
  Budget(int perHour, int before, Instant deadline, InstantSource clock) {
    this.perHour = perHour;
    this.before = before;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Whether another article may be taken; if so, it counts as taken. */
  synchronized boolean take() {
    if (before + spent >= perHour || isLate()) {
      return false;
    }
    spent++;
    return true;
  }

  /** The last was not taken after all. */
  synchronized void giveBack() {
    spent--;
  }

  boolean isLate() {
    return !clock.instant().isBefore(deadline);
  }

  /** How many were taken in this hour. */
  synchronized int taken() {
    return before + spent;
  }
}
