package io.dateline;

import java.lang.management.ManagementFactory;

/** How long work computes, however busy the machine is with other things. */
public final class ProcessorTime {

  private static final int RUNS = 3;

  private ProcessorTime() {}

  /** The least processor time of this thread in three runs, in nanoseconds. */
  public static long least(Runnable work) {
    var clock = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long begin = clock.getCurrentThreadCpuTime();
      work.run();
      least = Math.min(least, clock.getCurrentThreadCpuTime() - begin);
    }
    return least;
  }
}
