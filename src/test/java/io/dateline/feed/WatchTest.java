package io.dateline.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.FeedState;
import io.dateline.store.FeedState.Became;
import io.dateline.store.FeedState.Condition;
import io.dateline.store.Feeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds of watching, at a site of the test's own. */
class WatchTest {

  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final String LIST = "feeds/riga.txt";

  private static EmbeddedTable table;

  private final Map<String, byte[]> lists = new TreeMap<>();
  private final Map<String, byte[]> put = new TreeMap<>();
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private boolean isFull;
  private boolean isBroken;
  private volatile boolean hasPut;
  private Site site;
  private Web web;
  private Feeds feeds;
  private Watch watch;

  private final Shelf shelf =
      new Shelf() {
        @Override
        public Map<String, byte[]> lists() {
          return lists;
        }

        @Override
        public synchronized void put(String key, byte[] content) throws IOException {
          if (isFull) {
            throw new IOException("no room");
          }
          if (isBroken) {
            throw new IllegalStateException("broken at https://a.example/?key=secret");
          }
          assertThat(put.put(key, content)).as("a key is used once").isNull();
          hasPut = true;
        }
      };

  @BeforeAll
  static void openTable() {
    table = new EmbeddedTable();
  }

  @AfterAll
  static void closeTable() {
    table.close();
  }

  @BeforeEach
  void open() throws IOException {
    site = new Site();
    web =
        new Web(
            "news@example.org",
            _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
            Web.Bounds.USUAL,
            () -> now,
            pause -> now = now.plus(pause));
    feeds = table.ledger().feeds();
    watch = watch(100);
    lists.put(LIST, site.at("/feed").getBytes(UTF_8));
  }

  private Watch watch(int perHour) {
    return new Watch(shelf, feeds, web, () -> now, new Watch.Settings(EVERY, perHour));
  }

  @AfterEach
  void close() throws IOException {
    lists.clear();
    watch.run(now.plusSeconds(600));
    feeds.taken(now, 0);
    web.close();
    site.close();
  }

  private Watch.Round round() throws IOException {
    return watch.run(now.plusSeconds(600));
  }

  private FeedState later() throws IOException {
    now = now.plus(EVERY);
    round();
    return state();
  }

  private FeedState state() {
    return feeds.of("riga").getFirst();
  }

  private String item(String name, String text) {
    return """
    <item><title>Ferry %1$s</title><link>%2$s</link><guid isPermaLink="false">%1$s</guid>
    <pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>%3$s</item>
    """
        .formatted(name, site.at("/" + name), text);
  }

  private String summary(String name) {
    return item(name, "<description>A ferry left Riga on Sunday, its owner says.</description>");
  }

  private static String rss(String... items) {
    return "<rss version=\"2.0\"><channel><title>Post</title>%s</channel></rss>"
        .formatted(String.join("", items));
  }

  private void feed(String... items) {
    site.on(
        "/feed",
        exchange -> {
          String content = rss(items);
          String tag = "\"" + content.hashCode() + "\"";
          exchange.getResponseHeaders().set("ETag", tag);
          if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            Site.send(exchange, 200, content);
          }
        });
  }

  private void page(String name) {
    site.on(
        "/" + name,
        "text/html; charset=utf-8",
        """
        <html lang="en"><head><title>Ferry %1$s left Riga</title>
        <meta property="article:published_time" content="2026-03-02T09:00:00Z"></head><body><article>
        <h1>Ferry %1$s left Riga</h1><p>The ferry left the port of Riga on Sunday with 120 people on
        board, its owner said. Divers will look at the quay on 12 March 2026.</p></article></body></html>
        """
            .formatted(name));
  }

  private List<String> keys() {
    return put.keySet().stream().map(key -> key.replaceFirst(".*Z(?=[-.])", "")).toList();
  }

  private List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    for (Map.Entry<String, byte[]> one : put.entrySet()) {
      ArticleReader.read(
          new Source(
              one.getKey(),
              one.getKey(),
              "riga",
              null,
              null,
              null,
              () -> new ByteArrayInputStream(one.getValue())),
          articles::add,
          refusal -> {
            throw new AssertionError(refusal);
          });
    }
    return articles;
  }

  @Test
  void anItemAndItsPageAreOneArticleInTwoObjects() throws IOException {
    feed(summary("a"));
    page("a");
    assertThat(round().items()).isEqualTo(1);
    assertThat(put.keySet())
        .hasSize(2)
        .allMatch(key -> key.startsWith("articles/riga/feeds/news.example-"));
    assertThat(articles()).extracting(Article::id).containsOnly(site.at("/a"));
    assertThat(articles())
        .extracting(article -> Objects.requireNonNull(article.provenance()).format())
        .containsExactlyInAnyOrder("warc", "feed");
    assertThat(site.requests()).containsExactly("/feed", "/robots.txt", "/a");
    FeedState state = state();
    assertThat(state.condition()).isEqualTo(Condition.WATCHED);
    assertThat(state.title()).isEqualTo("Post");
    assertThat(state.items()).extracting(FeedState.Item::became).containsExactly(Became.PAGE);
  }

  @Test
  void aPageThatSaysItIsAnotherStandsForItsItem() throws IOException {
    feed(summary("a"));
    site.on("/a", 301, "Location", "/b");
    page("b");
    round();
    assertThat(articles()).extracting(Article::id).containsExactly(site.at("/b"));
  }

  @Test
  void whatIsKnownIsNotAskedForAgain() throws IOException {
    feed(summary("a"));
    page("a");
    round();
    put.clear();
    site.requests();
    assertThat(later().articles()).isEqualTo(1);
    assertThat(site.requests()).containsExactly("/feed");
    assertThat(site.lastHeader("If-none-match")).isNotEmpty();
    feed(summary("b"), summary("a"));
    page("b");
    assertThat(later().articles()).isEqualTo(2);
    assertThat(site.requests()).containsExactly("/feed", "/b");
    assertThat(articles()).extracting(Article::id).containsOnly(site.at("/b"));
    round();
    assertThat(site.requests()).as("it is not due").isEmpty();
  }

  @Test
  void aTextThatIsWholeNeedsNoPage() throws IOException {
    String whole =
        "<content:encoded><![CDATA[<p>A ferry left Riga on Sunday.</p>]]></content:encoded>";
    feed(item("a", whole), item("b", whole.replace("Sunday", "Friday")));
    round();
    assertThat(site.requests()).containsExactly("/feed");
    assertThat(articles()).extracting(Article::isExcerpt).containsExactly(false, false);
    feed(item("a", whole.replace("ferry", "tram")), item("b", whole.replace("Sunday", "Friday")));
    put.clear();
    later();
    assertThat(articles()).extracting(Article::text).containsExactly("A tram left Riga on Sunday.");
  }

  @Test
  void jsonFeedsAreWatchedToo() throws IOException {
    site.on(
        "/feed",
        "application/feed+json",
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
        {"id": "1", "url": "%s", "title": "Ferry", "summary": "A ferry left Riga on Sunday.",
         "date_published": "2026-03-02T09:00:00Z"},
        {"id": "2", "title": "Tram", "content_text": "A tram left Riga on Sunday.",
         "date_published": "2026-03-02T09:00:00Z"}]}
        """
            .formatted(site.at("/a")));
    page("a");
    round();
    assertThat(keys()).hasSize(2).anyMatch(key -> key.endsWith(".json"));
    assertThat(articles()).extracting(Article::id).contains(site.at("/a"), "2").hasSize(3);
  }

  @Test
  void whatCannotBeHadOfAPageIsSaidAndTheItemTaken() throws IOException {
    site.on("/robots.txt", "text/plain", "User-agent: Dateline\nDisallow: /c");
    site.on("/b", "application/pdf", "%PDF-1.4");
    site.on("/d", "text/html", "<html><title>Log in</title></html>");
    site.on("/e", 302, "Location", "/c");
    feed(
        summary("a"),
        summary("b"),
        summary("c"),
        summary("d"),
        summary("e"),
        "<item><title>Mail</title><link>mailto:me@example.org</link></item>",
        item("f", ""));
    round();
    assertThat(state().items())
        .extracting(FeedState.Item::became)
        .containsExactly(
            Became.ITEM_ALONE,
            Became.ITEM_ALONE,
            Became.ITEM_ALONE,
            Became.ITEM_ALONE,
            Became.ITEM_ALONE,
            Became.SKIPPED,
            Became.SKIPPED);
    String robots = "the robots.txt of its site does not let programs fetch it";
    assertThat(state().items())
        .extracting(FeedState.Item::reason)
        .containsExactly(
            "its page answered 404",
            "its page is application/pdf, not HTML",
            robots,
            "its page is no article: pages without an article's text",
            robots,
            "it has no address",
            "its page answered 404");
    assertThat(site.requests()).doesNotContain("/c");
    assertThat(articles()).hasSize(5).allMatch(Article::isExcerpt);
    assertThat(state().articles()).isEqualTo(5);
  }

  @Test
  void aPageIsAskedForFiveTimesAndThenNoMore() throws IOException {
    feed(summary("a"));
    site.on("/a", exchange -> exchange.sendResponseHeaders(500, -1));
    round();
    assertThat(put).isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(later().items().getFirst().became()).isEqualTo(Became.WAITING);
    }
    assertThat(later().items().getFirst().became()).isEqualTo(Became.ITEM_ALONE);
    assertThat(articles()).hasSize(1);
    site.requests();
    later();
    assertThat(site.requests()).containsExactly("/feed");
  }

  @Test
  void aSiteWhoseRobotsCannotBeHadIsAskedForNoPage() throws IOException {
    site.on("/robots.txt", exchange -> exchange.sendResponseHeaders(500, -1));
    feed(summary("a"));
    page("a");
    round();
    assertThat(state().items().getFirst().reason())
        .isEqualTo("the robots.txt of its site cannot be had");
    site.on("/robots.txt", "text/plain", "");
    assertThat(later().items().getFirst().became()).isEqualTo(Became.PAGE);
  }

  @Test
  void whatIsOverTheHourlyMeasureWaits() throws IOException {
    feed(summary("a"), summary("b"), summary("c"));
    List.of("a", "b", "c").forEach(this::page);
    watch = watch(2);
    assertThat(round().items()).isEqualTo(2);
    assertThat(later().articles()).as("within the hour").isEqualTo(2);
    now = now.plus(Duration.ofHours(1));
    assertThat(later().articles()).isEqualTo(3);
    assertThat(keys()).hasSize(5);
  }

  private static String whole(String name) {
    return """
    <item><title>Tram %1$s</title><guid isPermaLink="false">%1$s</guid>
    <pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>
    <content:encoded>&lt;p&gt;A tram left Riga on Sunday.&lt;/p&gt;</content:encoded></item>
    """
        .formatted(name);
  }

  private void feed(String path, int items) {
    String content =
        rss(
            IntStream.range(0, items)
                .mapToObj(i -> whole(path.substring(1) + i))
                .toArray(String[]::new));
    site.on(path, "application/rss+xml", content);
  }

  private void list(String... paths) {
    lists.put(
        LIST, Stream.of(paths).map(site::at).collect(Collectors.joining("\n")).getBytes(UTF_8));
  }

  /** How many articles were taken of each feed, by its path. */
  private Map<String, Long> taken() {
    Map<String, Long> taken = new TreeMap<>();
    feeds
        .of("riga")
        .forEach(state -> taken.put(state.address().replaceFirst(".*/", "/"), state.articles()));
    return taken;
  }

  @Test
  void aFeedThatHasMuchLeavesTheOthersTheirShare() throws IOException {
    list("/much", "/some", "/none");
    feed("/much", 50);
    feed("/some", 3);
    feed("/none", 1);
    watch = watch(12);
    assertThat(round().items()).isEqualTo(12);
    assertThat(taken())
        .containsExactlyInAnyOrderEntriesOf(Map.of("/much", 8L, "/some", 3L, "/none", 1L));
  }

  @Test
  void aFeedThatHasMuchLeavesThoseTheirShareThatComeLaterInTheHour() throws IOException {
    now = Instant.parse("2026-03-02T12:50:00Z");
    list("/one", "/other");
    feed("/one", 0);
    feed("/other", 0);
    watch = watch(6);
    round();
    now = Instant.parse("2026-03-02T13:00:00Z");
    list("/much", "/one", "/other");
    feed("/much", 50);
    round();
    assertThat(taken()).containsEntry("/much", 2L);
    now = Instant.parse("2026-03-02T13:10:00Z");
    feed("/one", 1);
    feed("/other", 3);
    round();
    assertThat(taken())
        .containsExactlyInAnyOrderEntriesOf(Map.of("/much", 2L, "/one", 1L, "/other", 3L));
  }

  @Test
  void whereThereAreMoreFeedsThanArticlesEachIsGivenOneInTurn() throws IOException {
    list("/one", "/two", "/three", "/four");
    List.of("/one", "/two", "/three", "/four").forEach(path -> feed(path, 50));
    watch = watch(3);
    for (int hour = 0; hour < 8; hour++) {
      assertThat(round().items()).isEqualTo(3);
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(taken().values()).as("none is left out twice running").allMatch(items -> items >= 4);
  }

  @Test
  void whatCannotBeDividedIsForThoseThatWaitedLongestWhetherNowOrLater() throws IOException {
    Budget budget = new Budget(8, 2, now.plusSeconds(60), () -> now);
    assertThat(budget.divide(List.of(true, false, true, false))).containsExactly(2, 2, 1, 1);
    Budget.Share first = budget.share(2);
    Budget.Share third = budget.share(1);
    assertThat(Stream.of(first, first, third).map(Budget.Share::take)).containsOnly(true);
    assertThat(first.take()).as("the rest is for those that come later").isFalse();
    assertThat(budget.hasLeft()).isFalse();
    assertThat(first.time(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    assertThat(first.time(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(60));
  }

  /** A feed that leaves its share to the other, which by then has taken its own. */
  private void listTwo() {
    String other = site.at("/none").replace("news.example", "other.example");
    lists.put(LIST, (site.at("/much") + "\n" + other).getBytes(UTF_8));
    site.on(
        "/none",
        exchange -> {
          while (!hasPut) {
            Thread.onSpinWait();
          }
          Site.send(exchange, 200, rss(whole("none")));
        });
  }

  @Test
  void noPageIsTriedTwiceInARound() throws IOException {
    listTwo();
    String[] items = IntStream.range(0, 9).mapToObj(WatchTest::wholeOf).toArray(String[]::new);
    items[0] = summary("a");
    site.on("/much", "application/rss+xml", rss(items));
    site.on("/a", exchange -> exchange.sendResponseHeaders(500, -1));
    watch = watch(8);
    assertThat(round().items()).isEqualTo(8);
    FeedState much =
        feeds.of("riga").stream()
            .filter(one -> one.address().endsWith("/much"))
            .findFirst()
            .orElseThrow();
    assertThat(much.tries()).extracting(FeedState.Tried::times).containsExactly(1);
    List<String> requests = site.requests();
    assertThat(requests).containsOnlyOnce("/a");
    assertThat(requests.stream().filter("/much"::equals)).as("passes").hasSize(2);
  }

  private static String wholeOf(int number) {
    return whole("much" + number);
  }

  @Test
  void aFeedThatHasAnsweredInARoundDoesNotFailInIt() throws IOException {
    listTwo();
    String content = rss(IntStream.range(0, 9).mapToObj(WatchTest::wholeOf).toArray(String[]::new));
    boolean[] wasAsked = {false};
    site.on(
        "/much",
        exchange -> {
          if (wasAsked[0]) {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
          } else {
            wasAsked[0] = true;
            Site.send(exchange, 200, content);
          }
        });
    watch = watch(8);
    assertThat(round().items()).isEqualTo(5);
    assertThat(feeds.of("riga")).extracting(FeedState::failures).containsOnly(0);
    assertThat(site.requests()).containsOnlyOnce("/none").hasSize(3);
  }

  @Test
  void aRoundEndsSoonAfterItsDeadlineHoweverSlowTheSite() throws IOException {
    String robots = "User-agent: *\nCrawl-delay: 30\n";
    site.on("/robots.txt", "text/plain", robots);
    feed(summary("a"), summary("b"));
    site.on("/a", 302, "Location", "/a1");
    for (int i = 1; i < 6; i++) {
      site.on("/a" + i, 302, "Location", "/a" + (i + 1));
    }
    Instant deadline = now.plusSeconds(60);
    watch.run(deadline);
    assertThat(now).isBetween(deadline, deadline.plus(Web.Bounds.USUAL.visit()));
    assertThat(state().items())
        .extracting(FeedState.Item::reason)
        .containsExactly("it took too long");
    assertThat(state().tries()).extracting(FeedState.Tried::times).containsExactly(1);
  }

  @Test
  void whatIsLeftAtTheDeadlineIsForTheNextRound() throws IOException {
    feed(summary("a"), summary("b"));
    List.of("a", "b").forEach(this::page);
    // The request for the feed, that for robots.txt and that for a page take a second each.
    watch.run(now.plusSeconds(2));
    assertThat(state().articles()).isEqualTo(1);
    assertThat(later().articles()).isEqualTo(2);
  }

  @Test
  void afeedThatFailsIsAskedForLessAndLessOftenAndAtLastNoMore() throws IOException {
    site.on("/feed", exchange -> exchange.sendResponseHeaders(500, -1));
    round();
    List<Duration> pauses = new ArrayList<>();
    int tries = 0;
    while (state().condition() == Condition.FAILING) {
      FeedState state = state();
      pauses.add(Duration.between(state.tried(), state.next()));
      assertThat(state.error()).isEqualTo("it answered 500");
      now = Objects.requireNonNull(state.next());
      round();
      tries++;
    }
    assertThat(pauses)
        .startsWith(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofDays(1))
        .endsWith(Duration.ofDays(1));
    assertThat(tries).isBetween(30, 40);
    assertThat(state().error()).isEqualTo("it answered 500; it has failed for 30 days");
    now = now.plus(Duration.ofDays(400));
    site.requests();
    round();
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void whatAnswersAgainHasNotFailed() throws IOException {
    site.on("/feed", "text/html", "<html>Under construction</html>");
    round();
    assertThat(state().error())
        .isEqualTo("it is no feed that can be read: an RSS or Atom feed with items was expected");
    feed(summary("a"));
    page("a");
    assertThat(later().condition()).isEqualTo(Condition.WATCHED);
    assertThat(state().error()).isNull();
    site.on("/feed", 410, "X", "x");
    assertThat(later().condition()).isEqualTo(Condition.STOPPED);
    assertThat(state().error()).isEqualTo("it answered 410: it is gone for good");
  }

  @Test
  void whoAsksToBeLeftAloneIsAndNobodyElseFailsForIt() throws IOException {
    // Both are asked at once; whichever is first is told to wait.
    site.on("/feed", 429, "Retry-After", "7200");
    site.on("/other", 429, "Retry-After", "7200");
    lists.put(LIST, (site.at("/feed") + "\n" + site.at("/other")).getBytes(UTF_8));
    round();
    FeedState other =
        feeds.of("riga").stream().filter(one -> one.failures() == 0).findFirst().orElseThrow();
    assertThat(List.of(feeds.of("riga").getFirst().next(), other.next()))
        .allMatch(next -> !next.isBefore(now.plusSeconds(7_100)));
    site.requests();
    later();
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void aLinkThatNobodyCanFollowKeepsNoOtherItemFromBeingTaken() throws IOException {
    String port = item("bad", "<description>A ferry left Riga, its owner says.</description>");
    port = port.replaceFirst("<link>[^<]*</link>", "<link>http://x.example:99999/</link>");
    String endless = item("long", "<description>A ferry left Riga, its owner says.</description>");
    endless =
        endless.replaceFirst(
            "<link>[^<]*</link>", "<link>http://x.example/" + "a".repeat(400_000) + "</link>");
    feed(port, summary("a"), endless);
    page("a");
    round();
    assertThat(state().condition()).isEqualTo(Condition.WATCHED);
    assertThat(state().pages()).isEqualTo(1);
    site.requests();
    put.clear();
    later();
    assertThat(put).isEmpty();
  }

  @Test
  void whoWasOfflineForAMonthGivesNoFeedUp() throws IOException {
    site.on("/feed", exchange -> exchange.sendResponseHeaders(500, -1));
    round();
    now = now.plus(Duration.ofDays(40));
    round();
    assertThat(state().condition()).isEqualTo(Condition.FAILING);
  }

  @Test
  void aClockThatWasPutBackStopsNothing() throws IOException {
    now = Instant.parse("2027-03-02T12:00:00Z");
    feed(summary("a"));
    page("a");
    round();
    now = Instant.parse("2026-03-02T12:00:00Z");
    site.requests();
    round();
    assertThat(site.requests()).containsExactly("/feed");
    assertThat(state().tried()).isEqualTo("2026-03-02T12:00:00Z");
  }

  @Test
  void oneRoundIsAtWorkAtATime() throws IOException {
    assertThat(feeds.begin(now, Duration.ofMinutes(10))).isTrue();
    assertThat(round().isBusy()).isTrue();
    now = now.plus(Duration.ofMinutes(11));
    assertThat(round().isBusy()).as("who is at it must have ended").isFalse();
  }

  @Test
  void whatCannotBePutIsAskedForAgain() throws IOException {
    feed(summary("a"));
    page("a");
    isFull = true;
    assertThatIOException().isThrownBy(this::round).withMessageContaining("was not taken in");
    isFull = false;
    isBroken = true;
    assertThatIOException()
        .isThrownBy(this::round)
        .withMessageContaining("was not taken in")
        .withMessageNotContaining("secret")
        .withNoCause();
    isBroken = false;
    assertThat(feeds.of("riga")).isEmpty();
    round();
    assertThat(articles()).hasSize(2);
  }

  @Test
  void feedsThatAreNotListedAnyMoreAreForgotten() throws IOException {
    feed(summary("a"));
    page("a");
    lists.put("feeds/oslo.opml", "<opml/>".getBytes(UTF_8));
    Watch.Round round = round();
    assertThat(round.faults()).containsExactly("feeds/oslo.opml: has no outline with an xmlUrl");
    assertThat(round.watched()).isEqualTo(1);
    lists.put(LIST, "# for now\n".getBytes(UTF_8));
    round();
    assertThat(feeds.of("riga")).as("a list without any is a slip").hasSize(1);
    lists.put(LIST, site.at("/other").getBytes(UTF_8));
    round();
    assertThat(feeds.of("riga")).extracting(FeedState::address).containsExactly(site.at("/other"));
    lists.remove(LIST);
    round();
    assertThat(feeds.of("riga")).isEmpty();
  }

  @Test
  void hostileFeedsEndWithALine() throws IOException {
    site.on(
        "/feed",
        "text/xml",
        "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>"
            + rss(summary("a").replace("its owner", "&a;&b;"), summary("\u202Eb&lt;script&gt;")));
    page("a");
    round();
    assertThat(state().items())
        .extracting(FeedState.Item::title)
        .containsExactly("Ferry a", "Ferry b<script>");
    assertThat(articles()).noneMatch(article -> article.text().contains("root:"));
  }
}
