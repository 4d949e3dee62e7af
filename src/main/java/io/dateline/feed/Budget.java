package io.dateline.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many more articles a round may take, divided among its feeds. Safe for several threads.
 *
 * <p>Each feed may take an equal share of what the hour has left. What is left of it beyond the
 * shares of all feeds that are not done yet is for whoever has more.
 */
final class Budget {

  private final Instant deadline;
  private final InstantSource clock;
  private final int before;
  private final int most;
  private int spent;

  /** What feeds that are not done may still take for sure. */
  private int reserved;

  /** What of that is for feeds that are asked later in the hour. */
  private int kept;

  /**
   * @param perHour articles in an hour
   * @param before how many were taken in this hour before the round
   * @param deadline when it is to end
   */
  Budget(int perHour, int before, Instant deadline, InstantSource clock) {
    this.most = perHour - before;
    this.before = before;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Divides what is left.
   *
   * @param feeds how many are about to be asked
   * @param later how many others will be asked in this hour, by a later round
   * @return a share for each of the first
   */
  synchronized int divide(int feeds, int later) {
    int share = Math.max(0, most - spent) / Math.max(1, feeds + later);
    kept = share * later;
    reserved = share * feeds + kept;
    return share;
  }

  /**
   * Divides what feeds have left of their shares.
   *
   * @param feeds how many have more than theirs
   */
  synchronized int divideRest(int feeds) {
    int share = (most - kept - spent) / feeds;
    reserved = share * feeds + kept;
    return share;
  }

  /** What one feed may take. */
  final class Share implements AutoCloseable {
    private int left;
    private boolean isBeyond;

    private Share(int left) {
      this.left = left;
    }

    /** Whether another article may be taken; if so, it counts as taken. */
    boolean take() {
      synchronized (Budget.this) {
        if (isLate() || (left == 0 && spent + reserved >= most)) {
          return false;
        }
        isBeyond = left == 0;
        if (!isBeyond) {
          left--;
          reserved--;
        }
        spent++;
        return true;
      }
    }

    /** How much time is left. */
    Duration time() {
      return Duration.between(clock.instant(), deadline);
    }

    /** The last was not taken after all. */
    void giveBack() {
      synchronized (Budget.this) {
        spent--;
        if (!isBeyond) {
          left++;
          reserved++;
        }
      }
    }

    /** The feed is done: what it has not taken is for others. */
    @Override
    public void close() {
      synchronized (Budget.this) {
        reserved -= left;
        left = 0;
      }
    }
  }

  /** A share of this size. */
  Share share(int size) {
    return new Share(size);
  }

  boolean isLate() {
    return !clock.instant().isBefore(deadline);
  }

  /** Whether feeds of this round may take any more. */
  synchronized boolean hasLeft() {
    return spent + kept < most && !isLate();
  }

  /** How many were taken in this hour. */
  synchronized int taken() {
    return before + spent;
  }
}
