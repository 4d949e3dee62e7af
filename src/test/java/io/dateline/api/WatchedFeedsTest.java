package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feeds of a timeline in the API and on the page. */
class WatchedFeedsTest {

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.empty();
    api.table()
        .ledger()
        .feeds()
        .put("riga", FeedStates.failing("https://post.example/feed?key=secret"));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void theyAreToldBeforeAnythingIsOnTheTimeline() {
    assertThat(api.get("/v1/timelines/riga/feeds", "").text())
        .startsWith(
            "{\"timeline\":\"riga\",\"feeds\":[{\"address\":\"https://post.example/feed?key=secret\"")
        .contains("\"state\":\"failing\"", "\"failures\":2", "\"became\":\"item-alone\"")
        .doesNotContain("seen", "0123456789abcdef", "etag");
    assertThat(api.get("/v1/timelines/oslo/feeds", "").status()).isEqualTo(404);
  }

  @Test
  void strangersAreNotToldWhatMayBeAKey() {
    String told =
        api.at("key", Audience.PUBLIC)
            .answer(Request.of("GET", "/v1/timelines/riga/feeds", ""))
            .text();
    assertThat(told).contains("\"https://post.example/feed\"").doesNotContain("secret");
  }

  @Test
  void thePageTellsHowTheyDoAndRunsNothing() {
    assertThat(api.get("/t/riga", "view=feeds").text())
        .contains(
            "The &lt;b&gt;Post&lt;/b&gt;",
            "failing since <time datetime=\"2025-07-01T00:00:00Z\">1 Jul 2025, 00:00 UTC</time>",
            "it answered 500 &amp; &quot;no&quot; (2 times)",
            "<a href=\"https://post.example/ferry?a=1&amp;b=2\"",
            "Ferry &lt;script&gt;",
            "taken as the feed has it, without its page")
        .doesNotContain("href=\"javascript:", "<b>Post", "Ferry <script>");
  }
}
