package io.dateline.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one request at a time go to a host, with a pause after it. Safe for several threads. */
final class Turns {

  /** The least pause between two requests. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Hosts may ask for longer pauses, by {@code Crawl-delay}, but not for any. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Sleep sleep;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  /** Waits. */
  @FunctionalInterface
  interface Sleep {
    void over(Duration pause) throws InterruptedException;
  }

  /** What is known of a host. */
  private static final class Host {
    private final ReentrantLock lock = new ReentrantLock();
    private Duration pause = PAUSE;
    private Instant next = Instant.MIN;
    private Instant busyUntil = Instant.MIN;
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

  private Host host(String name) {
    return hosts.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new Host());
  }

  /** Makes pauses at a host longer, as it asks. */
  void slowDown(String name, Duration pause) {
    Host host = host(name);
    host.lock.lock();
    try {
      if (pause.compareTo(host.pause) > 0) {
        host.pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    } finally {
      host.lock.unlock();
    }
  }

  /**
   * Sends a request when it is its turn.
   *
   * @throws WebException if the host has asked to be left alone for now, or the request fails
   */
  <T> T take(String name, Request<T> request) throws IOException {
    Host host = host(name);
    host.lock.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(host.busyUntil)) {
        throw WebException.deferred(Duration.between(now, host.busyUntil));
      }
      if (now.isBefore(host.next)) {
        // A clock that was put back makes nobody wait for longer than a pause.
        Duration wait = Duration.between(now, host.next);
        sleep.over(wait.compareTo(host.pause) > 0 ? host.pause : wait);
      }
      return request.send();
    } catch (WebException e) {
      Duration alone = e.retryAfter();
      if (alone != null && e.wasAsked()) {
        host.busyUntil = clock.instant().plus(alone);
      }
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WebException.passing("it was interrupted", e);
    } finally {
      host.next = clock.instant().plus(host.pause);
      host.lock.unlock();
    }
  }
}
