package io.dateline.feed;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What sites let programs fetch, by their robots.txt (RFC 9309). Safe for several threads.
 *
 * <p>A site without one lets everything be fetched. Where it cannot be had, nothing is for now.
 */
final class Robots {

  private static final Duration KEPT = Duration.ofHours(24);

  /** Of a site whose robots.txt could not be had. */
  private static final Duration KEPT_OF_FAULT = Duration.ofMinutes(10);

  /** RFC 9309 §2.5 wants at least 500 KiB read. */
  private static final int LONGEST = 1 << 20;

  /** So many sites are known at most; those asked about longest ago are forgotten. */
  private static final int MOST = 1_000;

  /** So much may their files have in all, in bytes. */
  private static final int MOST_BYTES = 8 << 20;

  private final Web web;
  private final InstantSource clock;
  private final int most;

  /** In the order in which they were last asked about. */
  private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true);

  private record Known(BaseRobotRules rules, Instant until, int bytes) {
    boolean holds(Instant now) {
      // A clock that was put back since makes nothing hold for ever.
      return now.isBefore(until) && !until.isAfter(now.plus(KEPT));
    }
  }

  /** A site, whose file one thread at a time asks for. */
  private static final class Site {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;

    int bytes() {
      Known now = known;
      return now == null ? 0 : now.bytes();
    }
  }

  Robots(Web web, InstantSource clock) {
    this(web, clock, MOST);
  }

  /**
   * @param most sites that are known at once
   */
  Robots(Web web, InstantSource clock, int most) {
    this.web = web;
    this.clock = clock;
    this.most = most;
  }

  /** How many sites are known. */
  int known() {
    synchronized (sites) {
      return sites.size();
    }
  }

  /**
   * Checks whether a page may be fetched.
   *
   * @param visit that fetches it
   * @throws WebException if not, or if it is not known in time
   */
  void check(URI address, Visit visit) throws WebException {
    BaseRobotRules rules = rules(WebAddress.site(address), visit);
    if (rules.getCrawlDelay() > 0) {
      web.turns().slowDown(address.getHost(), Duration.ofMillis(rules.getCrawlDelay()));
    }
    if (rules.isDeferVisits()) {
      throw WebException.passing("the robots.txt of its site cannot be had", null);
    }
    if (!rules.isAllowed(address.toString())) {
      throw WebException.lasting("the robots.txt of its site does not let programs fetch it");
    }
  }

  private BaseRobotRules rules(String name, Visit visit) throws WebException {
    Site site;
    synchronized (sites) {
      site = sites.computeIfAbsent(name, _ -> new Site());
    }
    Instant before = clock.instant();
    try {
      if (!site.lock.tryLock(Math.max(0, visit.slack().toMillis()), TimeUnit.MILLISECONDS)) {
        throw WebException.late();
      }
      visit.queued(Duration.between(before, clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WebException.passing("it was interrupted", e);
    }
    try {
      Instant now = clock.instant();
      Known known = site.known;
      if (known == null || !known.holds(now)) {
        known = ask(URI.create(name + "/robots.txt"), now, visit);
        site.known = known;
        forgetOldest();
      }
      return known.rules();
    } finally {
      site.lock.unlock();
    }
  }

  private void forgetOldest() {
    synchronized (sites) {
      long bytes = sites.values().stream().mapToLong(Site::bytes).sum();
      Iterator<Site> oldest = sites.values().iterator();
      while (sites.size() > most || bytes > MOST_BYTES) {
        bytes -= oldest.next().bytes();
        oldest.remove();
      }
    }
  }

  private Known ask(URI address, Instant now, Visit visit) throws WebException {
    // One that has read a file keeps notes of it.
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    try {
      Web.Answer answer =
          web.get(address, "text/plain, */*;q=0.1", Map.of(), LONGEST, Web.Leave.ALL, visit);
      if (answer.status() != 200) {
        Duration kept = answer.status() >= 500 ? KEPT_OF_FAULT : KEPT;
        return new Known(parser.failedFetch(answer.status()), now.plus(kept), 0);
      }
      BaseRobotRules rules =
          parser.parseContent(
              address.toString(),
              answer.content(),
              "text/plain",
              List.of(Web.NAME.toLowerCase(Locale.ROOT)));
      return new Known(rules, now.plus(KEPT), answer.content().length);
    } catch (WebException e) {
      if (e.isLate()) {
        // This visit had no time for it, which the next may have.
        throw e;
      }
      return new Known(parser.failedFetch(503), now.plus(KEPT_OF_FAULT), 0);
    }
  }
}
