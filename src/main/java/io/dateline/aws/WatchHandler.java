package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dateline.feed.Reach;
import io.dateline.feed.Watch;
import io.dateline.feed.Web;
import io.dateline.json.Json;
import io.dateline.store.FeedState;
import io.dateline.store.Feeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lambda function of a schedule: watches feeds for one round, whatever it is called with.
 *
 * <p>A feed that fails is no failure of the function, which the feed's record tells instead; that
 * the bucket or the table cannot be reached is.
 */
public final class WatchHandler implements RequestStreamHandler {

  /** So long before the function ends it begins nothing new: a page may take a while. */
  private static final Duration RESERVE = Duration.ofMinutes(3);

  private static final Duration WITHOUT_END = Duration.ofMinutes(12);

  /**
   * Made at the first call: nothing of the web is in a snapshot, and one that is off needs none.
   */
  private final Supplier<Watch> watching;

  private final InstantSource clock;

  private @Nullable Watch watch;

  /** Wires AWS. */
  public WatchHandler() {
    this(
        () ->
            new Watch(
                new S3Shelf(Environment.s3(), Environment.bucketName()),
                new Feeds(Environment.dynamo(), Environment.tableName()),
                new Web(Environment.watchContact(), Reach.PUBLIC, InstantSource.system()),
                InstantSource.system(),
                Environment.watching()),
        InstantSource.system());
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written, and when it has to end
   */
  WatchHandler(Supplier<Watch> watching, InstantSource clock) {
    this.watching = watching;
    this.clock = clock;
  }

  /** What it answers. */
  private record Answer(boolean busy, int feeds, int failed, long items, List<String> faults) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    Telemetry telemetry = Telemetry.of(context, clock);
    if (watch == null) {
      watch = watching.get();
    }
    Watch.Round round = watch.run(deadline(context));
    if (round.isBusy()) {
      telemetry.warn("round busy", Map.of());
    }
    round.faults().forEach(fault -> telemetry.warn("list at fault", Map.of("list", key(fault))));
    round.asked().forEach(asked -> tell(telemetry, asked));
    int failed = (int) round.asked().stream().filter(one -> one.state().failures() > 0).count();
    Map<Telemetry.Metric, Integer> counts = new EnumMap<>(Telemetry.Metric.class);
    counts.put(Telemetry.Metric.ITEMS_WATCHED, (int) round.items());
    counts.put(Telemetry.Metric.FEEDS_FAILED, failed);
    telemetry.count(counts);
    Json.json()
        .writeValue(
            output,
            new Answer(
                round.isBusy(), round.asked().size(), failed, round.items(), round.faults()));
  }

  private Instant deadline(@Nullable Context context) {
    return clock
        .instant()
        .plus(
            context == null
                ? WITHOUT_END
                : Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE));
  }

  /** What the fault is of: the rest of it quotes the list. */
  private static String key(String fault) {
    int colon = fault.indexOf(": ");
    return colon < 0 ? "" : fault.substring(0, colon);
  }

  private static void tell(Telemetry telemetry, Watch.Asked asked) {
    FeedState state = asked.state();
    String feed = FeedState.shown(state.address());
    if (state.failures() > 0) {
      telemetry.warn(
          "feed failed",
          Map.of("timeline", asked.timeline(), "feed", feed, "failures", state.failures()));
    } else {
      telemetry.info(
          "feed watched",
          Map.of("timeline", asked.timeline(), "feed", feed, "items", asked.items()));
    }
  }
}
