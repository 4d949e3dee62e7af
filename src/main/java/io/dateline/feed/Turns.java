package io.dateline.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one request at a time go to a host, with a pause after it. Safe for several threads. */
final class Turns {

  /** The least pause between two requests. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Hosts may ask for longer pauses, by {@code Crawl-delay}, but not for any. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * When so many hosts are known, those are forgotten that may be asked at once. What is left are
   * those being asked and those that asked to be left alone, which is for a day at most.
   */
  private static final int MOST = 1_000;

  private final InstantSource clock;
  private final Sleep sleep;
  private final Map<String, Host> hosts = new HashMap<>();

  /** Waits. */
  @FunctionalInterface
  interface Sleep {
    void over(Duration pause) throws InterruptedException;
  }

  /** What is known of a host. */
  private static final class Host {
    private final ReentrantLock lock = new ReentrantLock();

    /** How many are at it, or wait; under the monitor of the hosts. */
    private int users;

    private volatile Duration pause = PAUSE;
    private volatile Instant next = Instant.MIN;
    private volatile Instant busyUntil = Instant.MIN;

    boolean isIdle(Instant now) {
      return users == 0 && !now.isBefore(next) && !now.isBefore(busyUntil);
    }
  }

  /** A request. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws IOException;
  }

  Turns(InstantSource clock, Sleep sleep) {
    this.clock = clock;
    this.sleep = sleep;
  }

  private Host enter(String name) {
    synchronized (hosts) {
      if (hosts.size() >= MOST) {
        Instant now = clock.instant();
        hosts.values().removeIf(host -> host.isIdle(now));
      }
      Host host = hosts.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new Host());
      host.users++;
      return host;
    }
  }

  private void leave(Host host) {
    synchronized (hosts) {
      host.users--;
    }
  }

  /** How many hosts are known. */
  int known() {
    synchronized (hosts) {
      return hosts.size();
    }
  }

  /** Makes pauses at a host longer, as it asks. */
  void slowDown(String name, Duration pause) {
    Host host = enter(name);
    if (pause.compareTo(host.pause) > 0) {
      host.pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    leave(host);
  }

  /**
   * Sends a request when it is its turn.
   *
   * @param visit that it is part of
   * @throws WebException if the host has asked to be left alone for now, its turn does not come in
   *     time, or the request fails
   */
  <T> T take(String name, Visit visit, Request<T> request) throws IOException {
    Host host = enter(name);
    try {
      Instant before = clock.instant();
      long slack = visit.slack().toMillis();
      if (!host.lock.tryLock(Math.max(0, slack), TimeUnit.MILLISECONDS)) {
        throw WebException.late();
      }
      try {
        visit.queued(Duration.between(before, clock.instant()));
        return take(host, visit, request);
      } finally {
        host.lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WebException.passing("it was interrupted", e);
    } finally {
      leave(host);
    }
  }

  private <T> T take(Host host, Visit visit, Request<T> request)
      throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(host.busyUntil)) {
      throw WebException.deferred(Duration.between(now, host.busyUntil));
    }
    Duration wait = now.isBefore(host.next) ? Duration.between(now, host.next) : Duration.ZERO;
    if (wait.compareTo(host.pause) > 0) {
      // A clock that was put back makes nobody wait for longer than a pause.
      wait = host.pause;
    }
    if (wait.compareTo(visit.slack()) > 0) {
      throw WebException.late();
    }
    if (wait.isPositive()) {
      sleep.over(wait);
    }
    try {
      return request.send();
    } catch (WebException e) {
      Duration alone = e.retryAfter();
      if (alone != null && e.wasAsked()) {
        host.busyUntil = clock.instant().plus(alone);
      }
      throw e;
    } finally {
      host.next = clock.instant().plus(host.pause);
    }
  }
}
