package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.store.FeedState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .startsWith("{\"timeline\":\"riga\",\"feeds\":[{\"address\":\"https://post.example/feed\"")
        .contains("\"state\":\"failing\"", "\"failures\":2", "\"became\":\"item-alone\"")
        .doesNotContain("seen", "0123456789abcdef", "etag");
    assertThat(api.get("/v1/timelines/oslo/feeds", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://post.example/feed?key=secret#x             | https://post.example/feed
          https://u:p@post.example/feed                      | https://post.example/feed
          https://post.example?key=secret                    | https://post.example
          https://post.example/rss/4f2A9c0e77b1d35aK/all.xml | https://post.example/rss/…/all.xml
          https://post.example/6f1c2d3e-0000-4a5b-8c7d-0123456789ab.rss | https://post.example/…
          https://post.example/abcdefghijklmnopqrstuvwxyzabcdef/ | https://post.example/…/
          https://post.example/2025/03/latest-news-from-riga-and-all-of-latvia.xml | https://post.example/2025/03/latest-news-from-riga-and-all-of-latvia.xml
          https://post.example:8443/category/wirtschaftsnachrichten/feed20/ | https://post.example:8443/category/wirtschaftsnachrichten/feed20/
          no address?key                                     | no address
          """)
  void nobodyIsToldWhatMayBeAKey(String address, String shown) {
    assertThat(FeedState.shown(address)).isEqualTo(shown);
  }

  @Test
  void thePageShowsNoKey() {
    for (Audience audience : Audience.values()) {
      for (String path : List.of("/v1/timelines/riga/feeds", "/t/riga?view=feeds")) {
        String[] parts = path.split("\\?", 2);
        Request request = Request.of("GET", parts[0], parts.length > 1 ? parts[1] : "");
        assertThat(api.at("key", audience).answer(request).text())
            .contains("https://post.example/feed")
            .doesNotContain("secret");
      }
    }
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
