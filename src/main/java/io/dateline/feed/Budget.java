package io.dateline.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * How many more articles a round may take, divided among its feeds. Safe for several threads.
 *
 * <p>Each feed may take an equal share of what the hour has left; where that cannot be divided
 * equally, those that have waited longest may take one more. What feeds leave of their shares is
 * for whoever has more.
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
   * @param areNow of the feeds that are asked in this hour, those first that have waited longest:
   *     whether this round asks for it, and not a later one
   * @return a share for each
   */
  synchronized List<Integer> divide(List<Boolean> areNow) {
    List<Integer> shares = shares(most - spent, areNow.size());
    kept = 0;
    for (int i = 0; i < shares.size(); i++) {
      kept += areNow.get(i) ? 0 : shares.get(i);
    }
    reserved = shares.stream().mapToInt(share -> share).sum();
    return shares;
  }

  /**
   * Divides what feeds have left of their shares.
   *
   * @param feeds how many have more than theirs
   * @return a share for each of them, the largest first
   */
  synchronized List<Integer> divideRest(int feeds) {
    List<Integer> shares = shares(most - kept - spent, feeds);
    reserved = kept + shares.stream().mapToInt(share -> share).sum();
    return shares;
  }

  private static List<Integer> shares(int articles, int feeds) {
    List<Integer> shares = new ArrayList<>();
    for (int left = Math.max(0, articles), of = feeds; of > 0; of--) {
      int share = (left + of - 1) / of;
      shares.add(share);
      left -= share;
    }
    return shares;
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

    /**
     * How much time is left.
     *
     * @param longest more of it is not told
     */
    Duration time(Duration longest) {
      Duration left = Duration.between(clock.instant(), deadline);
      return left.compareTo(longest) < 0 ? left : longest;
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
