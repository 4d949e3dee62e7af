package io.dateline.feed;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

  private final Web web;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(BaseRobotRules rules, Instant until) {}

  Robots(Web web, InstantSource clock) {
    this.web = web;
    this.clock = clock;
  }

  /**
   * Checks whether a page may be fetched.
   *
   * @throws WebException if not
   */
  void check(URI address) throws WebException {
    Instant now = clock.instant();
    Known site =
        known.compute(
            WebAddress.site(address),
            (name, before) ->
                before == null
                        || !now.isBefore(before.until())
                        || before.until().isAfter(now.plus(KEPT))
                    ? ask(URI.create(name + "/robots.txt"), now)
                    : before);
    if (site.rules().isDeferVisits()) {
      throw WebException.passing("the robots.txt of its site cannot be had", null);
    }
    if (!site.rules().isAllowed(address.toString())) {
      throw WebException.lasting("the robots.txt of its site does not let programs fetch it");
    }
  }

  private Known ask(URI address, Instant now) {
    // One that has read a file keeps notes of it.
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    try {
      Web.Answer answer =
          web.get(address, "text/plain, */*;q=0.1", Map.of(), LONGEST, Web.Leave.ALL);
      if (answer.status() != 200) {
        Duration kept = answer.status() >= 500 ? KEPT_OF_FAULT : KEPT;
        return new Known(parser.failedFetch(answer.status()), now.plus(kept));
      }
      BaseRobotRules rules =
          parser.parseContent(
              address.toString(),
              answer.content(),
              "text/plain",
              List.of(Web.NAME.toLowerCase(Locale.ROOT)));
      if (rules.getCrawlDelay() > 0) {
        web.turns().slowDown(address.getHost(), Duration.ofMillis(rules.getCrawlDelay()));
      }
      return new Known(rules, now.plus(KEPT));
    } catch (WebException e) {
      return new Known(parser.failedFetch(503), now.plus(KEPT_OF_FAULT));
    }
  }
}
