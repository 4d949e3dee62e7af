package io.dateline.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much may be parsed at once, since what is parsed takes many times the room of what was
 * fetched. Safe for several threads.
 */
final class Room {

  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  /**
   * @param bytes in all; what has more is let in when nothing else is
   */
  Room(int bytes) {
    units = bytes / UNIT;
    free = new Semaphore(units, true);
  }

  /** Something that has room, until it is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for room.
   *
   * @param bytes that are to be parsed
   * @throws WebException if there is none in time
   */
  Place enter(int bytes, Duration longest) throws WebException {
    int wanted = Math.clamp(bytes / UNIT + 1, 1, units);
    try {
      if (!free.tryAcquire(wanted, Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS)) {
        throw WebException.late();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WebException.passing("it was interrupted", e);
    }
    return () -> free.release(wanted);
  }
}
