package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.FeedState;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers with the feeds that are watched for a timeline, and what became of their items. */
final class WatchedFeeds {

  private final Ledger ledger;
  private final Timelines timelines;

  WatchedFeeds(Ledger ledger, Timelines timelines) {
    this.ledger = ledger;
    this.timelines = timelines;
  }

  /**
   * A feed; the members are those of {@link FeedState}.
   *
   * @param address without what may be a key: see {@link FeedState#shown}
   * @param state {@code waiting}, {@code watched}, {@code failing} or {@code stopped}
   */
  record Feed(
      String address,
      @Nullable String title,
      String state,
      @Nullable Instant tried,
      @Nullable Instant succeeded,
      @Nullable Instant next,
      @Nullable Instant failingSince,
      int failures,
      @Nullable String error,
      long articles,
      long pages,
      List<Item> items) {}

  /**
   * An item.
   *
   * @param became {@code page}, {@code item}, {@code item-alone}, {@code waiting} or {@code
   *     skipped}
   */
  record Item(
      Instant at,
      @Nullable String address,
      @Nullable String title,
      String became,
      @Nullable String reason) {}

  private record Answer(String timeline, List<Feed> feeds) {}

  /** Answers. */
  Response answer(Request request, String timeline) {
    Parameters.of(request, Set.of());
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(new Answer(timeline, of(timeline))));
  }

  /**
   * The feeds of a timeline.
   *
   * @throws Problem.Thrown if there are none, and no such timeline either
   */
  List<Feed> of(String timeline) {
    List<Feed> feeds = ledger.feeds().of(timeline).stream().map(this::feed).toList();
    if (feeds.isEmpty() && timelines.standing(timeline).isEmpty()) {
      throw Problem.noTimeline(timeline);
    }
    return feeds;
  }

  /** Whether any are watched for a timeline. */
  boolean areWatchedFor(String timeline) {
    return !ledger.feeds().of(timeline).isEmpty();
  }

  private Feed feed(FeedState state) {
    return new Feed(
        FeedState.shown(state.address()),
        state.title(),
        slug(state.condition()),
        state.tried(),
        state.succeeded(),
        state.next(),
        state.failingSince(),
        state.failures(),
        state.error(),
        state.articles(),
        state.pages(),
        state.items().stream()
            .map(item ->
                new Item(
                    item.at(), item.address(), item.title(), slug(item.became()), item.reason()))
            .toList());
  }

  private static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
