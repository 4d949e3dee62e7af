package io.dateline.api;

import io.dateline.store.FeedState;
import java.time.Instant;
import java.util.List;

/** States of feeds that are watched. */
final class FeedStates {

  private static final Instant TRIED = Instant.parse("2025-07-01T00:00:00Z");

  private FeedStates() {}

  /** A feed that took one item and has failed since. */
  static FeedState failing(String address) {
    return new FeedState(
        address,
        "The <b>Post</b>",
        TRIED,
        TRIED.minusSeconds(900),
        TRIED.plusSeconds(1_800),
        TRIED,
        2,
        "it answered 500 & \"no\"",
        "\"v1\"",
        null,
        1,
        0,
        List.of("0123456789abcdef"),
        List.of(),
        List.of(
            new FeedState.Item(
                TRIED.minusSeconds(900),
                "https://post.example/ferry?a=1&b=2",
                "Ferry <script>",
                FeedState.Became.ITEM_ALONE,
                "its page answered 404"),
            new FeedState.Item(
                TRIED.minusSeconds(901),
                "javascript:alert(1)",
                null,
                FeedState.Became.SKIPPED,
                null)));
  }
}
