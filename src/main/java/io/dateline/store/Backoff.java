package io.dateline.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries, each twice as long as the one before it and of a random part of that, so
 * that those who were in each other's way do not meet again. Chance decides when something is
 * written, never what.
 *
 * @param first the longest that the first pause takes
 * @param longest the longest that any takes
 * @param tries how often something is tried at most
 * @param jitter draws the part of a pause
 */
public record Backoff(Duration first, Duration longest, int tries, RandomGenerator jitter) {

  /** Each thing is tried once. */
  public static final Backoff NONE =
      new Backoff(Duration.ZERO, Duration.ZERO, 1, RandomGenerator.of("L64X128MixRandom"));

  /** What others write at the same moment is written within some milliseconds: tried for 20 s. */
  static final Backoff OF_CONFLICTS =
      new Backoff(
          Duration.ofMillis(20), Duration.ofSeconds(2), 20, RandomGenerator.of("L64X128MixRandom"));

  /**
   * Pauses after a try.
   *
   * @param attempt the number of the try, from 1
   * @return false, without a pause, where that was the last
   */
  public boolean pause(int attempt) {
    if (attempt >= tries) {
      return false;
    }
    long doubled = first.toMillis() << Math.min(attempt - 1, 16);
    long most = Math.min(doubled, longest.toMillis());
    try {
      Thread.sleep(Duration.ofMillis(part(most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for other writers", e);
    }
    return true;
  }

  private long part(long most) {
    synchronized (jitter) {
      return jitter.nextLong(most + 1);
    }
  }
}
