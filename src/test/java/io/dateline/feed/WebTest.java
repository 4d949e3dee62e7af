package io.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched from the web, and what is not. */
class WebTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final int MOST = 1 << 20;

  private final List<Duration> pauses = new ArrayList<>();
  private Site site;
  private Web web;

  @BeforeEach
  void open() throws IOException {
    site = new Site();
    web = web(Web.Bounds.USUAL);
  }

  private Web web(Web.Bounds bounds) {
    return new Web(
        "news@example.org",
        host ->
            host.equals("news.example")
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : Reach.PUBLIC.allowed(host, WebTest::addresses),
        bounds,
        InstantSource.fixed(NOW),
        pauses::add);
  }

  /** No test asks a name server: those names that are no numbers are not known. */
  private static InetAddress[] addresses(String host) throws UnknownHostException {
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    return InetAddress.getAllByName(host);
  }

  private Visit visit(Instant until) {
    return new Visit(InstantSource.fixed(NOW), until, Duration.ZERO);
  }

  @AfterEach
  void close() {
    web.close();
    site.close();
  }

  private Web.Answer get(String address) throws WebException {
    return web.get(URI.create(address), "text/html", Map.of(), MOST, Web.Leave.ALL);
  }

  private WebException failure(String address) {
    WebException failure = catchThrowableOfType(WebException.class, () -> get(address));
    assertThat(failure).as(address).isNotNull();
    return failure;
  }

  @Test
  void itSaysWhoAsksAndSendsNothingElse() throws WebException {
    site.on(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("Set-Cookie", "id=1");
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Content-Type", "text/HTML; charset=iso-8859-1");
          Site.send(exchange, 200, "Ferry");
        });
    Web.Answer answer = get(site.at("/a"));
    assertThat(answer.content()).asString().isEqualTo("Ferry");
    assertThat(answer.type()).isEqualTo("text/html");
    assertThat(answer.charset()).isEqualTo("ISO-8859-1");
    assertThat(answer.etag()).isEqualTo("\"v1\"");
    get(site.at("/a"));
    assertThat(site.lastHeader("User-agent")).isEqualTo("Dateline/1.0 (+news@example.org)");
    assertThat(site.lastHeader("Cookie")).isEmpty();
    assertThat(site.lastHeader("Upgrade")).isEmpty();
    assertThat(pauses).as("between two requests").containsExactly(Turns.PAUSE);
  }

  @Test
  void gzipIsUnpackedWithinBounds() throws WebException {
    site.on("/small", exchange -> zipped(exchange.getResponseBody(), 1_000, exchange));
    site.on("/bomb", exchange -> zipped(exchange.getResponseBody(), 50 << 20, exchange));
    assertThat(get(site.at("/small")).content()).hasSize(1_000);
    assertThat(failure(site.at("/bomb")).reason()).isEqualTo("it is longer than 1 MB");
  }

  private static void zipped(OutputStream out, int length, HttpExchange exchange)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, 0);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(new byte[length]);
    }
  }

  @Test
  void answersHaveAnEnd() {
    web.close();
    web =
        web(
            new Web.Bounds(
                Duration.ofMillis(800), Duration.ofMillis(1_200), Duration.ofSeconds(5)));
    site.on(
        "/told",
        exchange -> {
          exchange.sendResponseHeaders(200, 5L << 30);
          exchange.getResponseBody().flush();
        });
    site.on("/silent", _ -> pause(1_600));
    site.on(
        "/trickle",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 60; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            pause(50);
          }
        });
    assertThat(failure(site.at("/told")).reason()).isEqualTo("it is longer than 1 MB");
    assertThat(failure(site.at("/silent")).reason()).isEqualTo("it did not answer in time");
    assertThat(failure(site.at("/trickle")).reason()).isEqualTo("it took too long");
  }

  @Test
  void aVisitHasAnEndHoweverManyRequestsItTakes() throws IOException {
    for (int i = 0; i < 5; i++) {
      site.on("/" + i, 302, "Location", "/" + (i + 1));
    }
    site.on("/5", "text/html", "There");
    Instant[] now = {NOW};
    try (Web slow =
        new Web(
            "news@example.org",
            _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
            new Web.Bounds(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2_500)),
            () -> now[0],
            pause -> now[0] = now[0].plus(pause))) {
      WebException failure =
          catchThrowableOfType(
              WebException.class,
              () -> slow.get(URI.create(site.at("/0")), "*/*", Map.of(), MOST, Web.Leave.ALL));
      assertThat(failure.reason()).isEqualTo("it took too long");
      assertThat(failure.isWorthAnotherTry()).isTrue();
      assertThat(failure.wasAsked()).isTrue();
      assertThat(site.requests()).containsExactly("/0", "/1", "/2");
    }
  }

  @Test
  void aRequestIsOnlyBegunWithTimeForAnAnswer() {
    site.on("/a", "text/html", "There");
    Duration silence = Web.Bounds.USUAL.silence();
    WebException late =
        catchThrowableOfType(
            WebException.class, () -> getIn("/a", web, silence.minusMillis(1), Web.Leave.ALL));
    assertThat(late.isLate()).isTrue();
    assertThat(late.wasAsked()).isFalse();
    assertThat(site.requests()).isEmpty();
    assertThat(catchThrowable(() -> getIn("/a", web, silence, Web.Leave.ALL))).isNull();
  }

  private void getIn(String path, Web from, Duration time, Web.Leave leave) throws WebException {
    URI address = URI.create(site.at(path));
    from.get(address, "*/*", Map.of(), MOST, leave, from.visit(NOW.plus(time)));
  }

  @Test
  void whatTheVisitsEndCutsShortIsNoFaultOfTheServer() {
    web.close();
    web = web(new Web.Bounds(Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(9)));
    Site.Handler slow =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 80; i++) {
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
            pause(50);
          }
        };
    site.on("/a", slow);
    site.on("/b", 302, "Location", "/a");
    // After the pause between two requests there is just enough for one.
    Duration time = Turns.PAUSE.plusSeconds(1);
    WebException spent =
        catchThrowableOfType(WebException.class, () -> getIn("/b", web, time, Web.Leave.ALL));
    assertThat(spent.wasAsked()).as("its own redirect took the time").isTrue();
    Visit heldUp = web.visit(NOW.plus(time));
    heldUp.queued(Duration.ofSeconds(1));
    URI address = URI.create(site.at("/b"));
    WebException queued =
        catchThrowableOfType(
            WebException.class,
            () -> web.get(address, "*/*", Map.of(), MOST, Web.Leave.ALL, heldUp));
    assertThat(queued.wasAsked()).as("it was others that took the time").isFalse();
    site.on("/robots.txt", slow);
    Robots robots = new Robots(web, InstantSource.fixed(NOW), 5);
    WebException unknown =
        catchThrowableOfType(WebException.class, () -> getIn("/c", web, time, robots::check));
    assertThat(unknown.isLate()).isTrue();
    assertThat(unknown.wasAsked()).isFalse();
    site.on("/robots.txt", "text/plain", "");
    site.on("/c", "text/html", "There");
    assertThat(catchThrowable(() -> getIn("/c", web, time, robots::check)))
        .as("nothing is remembered of the rules that there was no time for")
        .isNull();
  }

  @Test
  void whoWaitsForATurnCountsHowLong() throws Exception {
    Instant[] now = {NOW};
    Turns turns = new Turns(() -> now[0], pauses::add);
    Semaphore isAsked = new Semaphore(0);
    Semaphore goesOn = new Semaphore(0);
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try {
                turns.take(
                    "news.example",
                    visit(NOW.plusSeconds(99)),
                    () -> {
                      isAsked.release();
                      goesOn.acquireUninterruptibly();
                      return "";
                    });
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    isAsked.acquireUninterruptibly();
    Visit visit = new Visit(() -> now[0], NOW.plusSeconds(99), Duration.ofSeconds(10));
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                turns.take("news.example", visit, () -> "");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      pause(1);
    }
    now[0] = NOW.plusSeconds(11);
    goesOn.release();
    waiting.join();
    other.join();
    assertThat(visit.wasHeldUp()).isTrue();
  }

  @Test
  void aTurnIsNotWaitedForWithoutEnd() throws Exception {
    web.close();
    web =
        web(new Web.Bounds(Duration.ofMillis(500), Duration.ofSeconds(9), Duration.ofMillis(600)));
    Semaphore isAsked = new Semaphore(0);
    Semaphore goesOn = new Semaphore(0);
    site.on(
        "/slow",
        _ -> {
          isAsked.release();
          goesOn.acquireUninterruptibly();
        });
    Thread other = Thread.ofVirtual().start(() -> getUntil(NOW.plusSeconds(9)));
    isAsked.acquireUninterruptibly();
    assertThat(failure(site.at("/a")).wasAsked()).isFalse();
    goesOn.release();
    other.join();
  }

  private void getUntil(Instant end) {
    URI slow = URI.create(site.at("/slow"));
    try {
      web.get(slow, "*/*", Map.of(), MOST, Web.Leave.ALL, web.visit(end));
    } catch (WebException e) {
      // What it answers does not matter.
    }
  }

  @Test
  void hostsThatMayBeAskedAtOnceAreForgotten() throws IOException {
    Instant[] now = {NOW};
    Turns turns = new Turns(() -> now[0], pauses::add);
    WebException busy = WebException.busy("it answered 429", Duration.ofHours(1));
    Turns.Request<String> refused =
        () -> {
          throw busy;
        };
    assertThat(catchThrowable(() -> turns.take("calm.example", visit(NOW.plusSeconds(9)), refused)))
        .isSameAs(busy);
    for (int i = 0; i < 5_000; i++) {
      now[0] = now[0].plusMillis(10);
      turns.take("h" + i + ".example", visit(now[0].plusSeconds(9)), () -> "");
    }
    assertThat(turns.known()).isLessThan(1_500);
    assertThat(
            catchThrowable(
                () -> turns.take("calm.example", visit(now[0].plusSeconds(9)), () -> "")))
        .hasMessage("its host has asked to be left alone");
  }

  @Test
  void rulesOfSitesAreForgotten() throws IOException {
    Robots robots = new Robots(web, InstantSource.fixed(NOW), 5);
    for (int i = 0; i < 9; i++) {
      // Its host is not known, which is remembered, too.
      URI page = URI.create("http://h" + i + ".invalid/");
      assertThat(catchThrowable(() -> robots.check(page, visit(NOW.plusSeconds(9)))))
          .hasMessage("the robots.txt of its site cannot be had");
    }
    assertThat(robots.known()).isEqualTo(5);
  }

  @Test
  void whatIsParsedAtOnceHasBounds() throws WebException {
    Room room = new Room(10 << 20);
    Room.Place first = room.enter(6 << 20, Duration.ZERO);
    WebException full =
        catchThrowableOfType(WebException.class, () -> room.enter(6 << 20, Duration.ofMillis(5)));
    assertThat(full.wasAsked()).isFalse();
    room.enter(2 << 20, Duration.ZERO).close();
    first.close();
    try (Room.Place whole = room.enter(64 << 20, Duration.ZERO)) {
      assertThat(whole).as("what is larger than all is let in alone").isNotNull();
      assertThat(catchThrowable(() -> room.enter(1, Duration.ZERO))).isNotNull();
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void redirectsAreFollowedFiveTimes() throws WebException {
    for (int i = 0; i < 7; i++) {
      site.on("/" + i, 302, "Location", "/" + (i + 1));
    }
    site.on("/5", "text/html", "There");
    assertThat(get(site.at("/0")).address()).hasToString(site.at("/5"));
    site.on("/5", 301, "Location", "6");
    site.on("/6", "text/html", "Too far");
    assertThat(failure(site.at("/0")).reason()).isEqualTo("it redirects more than 5 times");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://169.254.169.254/latest/meta-data/ | 169.254.169.254 is on this machine or in its network, and is not asked
          http://127.0.0.1:1/                      | 127.0.0.1 is on this machine or in its network, and is not asked
          http://localhost:1/                      | localhost is on this machine or in its network, and is not asked
          http://2130706433/                       | 2130706433 is on this machine or in its network, and is not asked
          http://[::1]/                            | [::1] is on this machine or in its network, and is not asked
          http://[::ffff:10.0.0.1]/                | [::ffff:10.0.0.1] is on this machine or in its network, and is not asked
          file:///etc/passwd                       | only http and https are fetched
          gopher://news.example/                   | only http and https are fetched
          http://me:secret@news.example/           | an address with a name and password is not fetched
          http://                                  | it leads to what is no address of the web
          """)
  void redirectsLeadNowhereElse(String location, String reason) {
    site.on("/a", 302, "Location", location);
    WebException failure = failure(site.at("/a"));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.isWorthAnotherTry()).isFalse();
    assertThat(site.requests()).containsExactly("/a");
  }

  @Test
  void aNameIsResolvedForEachRequestAndOnlyOnce() throws IOException {
    List<String> asked = new ArrayList<>();
    site.on("/a", 302, "Location", "/b");
    site.on("/b", "text/html", "There");
    try (Web counting =
        new Web(
            "news@example.org",
            host -> {
              asked.add(host);
              // A name that leads to the public once and then into the network.
              return asked.size() < 3
                  ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                  : Reach.PUBLIC.allowed(
                      host, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
            },
            Web.Bounds.USUAL,
            InstantSource.fixed(NOW),
            pauses::add)) {
      counting.get(URI.create(site.at("/a")), "*/*", Map.of(), MOST, Web.Leave.ALL);
      assertThat(asked).containsExactly("news.example", "news.example");
      assertThat(
              catchThrowableOfType(
                      WebException.class,
                      () ->
                          counting.get(
                              URI.create(site.at("/b")), "*/*", Map.of(), MOST, Web.Leave.ALL))
                  .reason())
          .contains("is not asked");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                           | PT2M
          Mon, 02 Mar 2026 12:05:00 GMT | PT5M
          Mon, 02 Mar 2026 11:05:00 GMT | PT0S
          Mon, 01 Mar 2027 12:05:00 GMT | PT24H
          999999999                     | PT24H
          soon                          | PT0S
          """)
  void aHostIsLeftAloneForAsLongAsItAsks(String retryAfter, Duration pause) {
    site.on("/a", 429, "Retry-After", retryAfter);
    site.on("/b", "text/html", "Calm");
    WebException busy = failure(site.at("/a"));
    assertThat(busy.retryAfter()).isEqualTo(pause);
    assertThat(busy.wasAsked()).isTrue();
    site.requests();
    if (pause.isPositive()) {
      WebException deferred = failure(site.at("/b"));
      assertThat(deferred.wasAsked()).isFalse();
      assertThat(site.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "me", "me (him)@example.org", "a@b\r\nX: y", "a@b c", "ü@example.org"})
  void whoAsksSaysSoInOneWord(String contact) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> Web.userAgent(contact)))
        .hasMessageStartingWith("takes an e-mail address or the address of a page");
  }

  @Test
  void aHostThatIsNotThereIsOnlyNotThere() {
    assertThat(failure("http://nowhere.invalid/").reason()).isEqualTo("its host is not known");
    site.close();
    assertThat(failure(site.at("/")).reason()).isEqualTo("its host cannot be reached");
  }

  @Test
  void hostileHeadsAreBounded() {
    site.on("/long", 200, "X-Long", "x".repeat(100_000));
    assertThat(failure(site.at("/long")).isWorthAnotherTry()).isTrue();
    site.on(
        "/charset",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=no-such");
          Site.send(exchange, 200, "x");
        });
    assertThat(get200("/charset").charset()).isNull();
  }

  private Web.Answer get200(String path) {
    try {
      return get(site.at(path));
    } catch (WebException e) {
      throw new AssertionError(e);
    }
  }
}
