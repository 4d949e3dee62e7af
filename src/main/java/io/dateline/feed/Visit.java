package io.dateline.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that there is for all that is done to get one thing from the web. Used by one thread.
 *
 * <p>A request is only begun where a server has time enough to answer it, so that no server is
 * blamed for what others took up.
 */
final class Visit {

  private final InstantSource clock;
  private final Instant until;
  private final Duration least;
  private Duration queued = Duration.ZERO;

  /**
   * @param until when it has to end
   * @param least how much time a request needs at least
   */
  Visit(InstantSource clock, Instant until, Duration least) {
    this.clock = clock;
    this.until = until;
    this.least = least;
  }

  /** How much time is left. */
  Duration left() {
    return Duration.between(clock.instant(), until);
  }

  /** For how long a request may still wait to be begun; negative where it is too late for one. */
  Duration slack() {
    return left().minus(least);
  }

  /** So long it has waited for others that were before it. */
  void queued(Duration time) {
    queued = queued.plus(time);
  }

  /** Whether it has waited for others so long that its end says nothing of who was asked. */
  boolean wasHeldUp() {
    return queued.compareTo(least) >= 0;
  }
}
