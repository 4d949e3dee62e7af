package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.Decisions;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lambda function on the table's stream: folds the articles that changed, and what editors decided,
 * into their timelines, each timeline for itself. A fault that may pass fails the batch, which the
 * stream gives again; folding again changes nothing. A timeline that cannot be folded is logged,
 * and its articles stay pending. An event without records, as a schedule sends, folds whatever is
 * still pending, as far as there is time.
 */
public final class FoldHandler implements RequestStreamHandler, Resource {

  /**
   * The least time for a fold, in milliseconds; a timeline that must be read anew needs the most.
   */
  private static final int TIME_OF_A_STEP = 300_000;

  private final TimelineWriter timelines;
  private final InstantSource clock;
  private final List<Priming.Step> priming;

  /** Wires AWS, and builds meanwhile what the first article needs. */
  public FoldHandler() {
    Priming.eventsBeside(InstantSource.system());
    this(Environment.dynamo());
    Core.getGlobalContext().register(this);
  }

  private FoldHandler(DynamoDbClient dynamo) {
    String table = Environment.tableName();
    this.clock = InstantSource.system();
    this.timelines = new TimelineWriter(dynamo, table, clock);
    this.priming = List.of(FoldHandler::foldNothing, () -> Priming.ask(new Ledger(dynamo, table)));
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written, and to when lags are counted
   */
  public FoldHandler(TimelineWriter timelines, InstantSource clock) {
    this.timelines = timelines;
    this.clock = clock;
    this.priming = List.of();
  }

  /** Folds an article that is not there, without the network. */
  private static void foldNothing() throws IOException {
    new TimelineWriter(
            Environment.dynamo(new Unplugged()), Environment.tableName(), InstantSource.system())
        .refresh(List.of(ArticleKey.of("priming", "priming")));
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(priming, clock);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Set<ArticleKey> changed = new LinkedHashSet<>();
    Set<Decisions.Key> decided = new LinkedHashSet<>();
    List<Instant> appended = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
      JsonNode keys = record.path("dynamodb").path("Keys");
      String partition = keys.path("pk").path("S").asText("");
      String sort = keys.path("sk").path("S").asText("");
      if (ArticleKey.isHead(partition, sort)) {
        changed.add(ArticleKey.ofHead(partition, sort));
        long written = record.path("dynamodb").path("ApproximateCreationDateTime").asLong();
        if (written > 0) {
          appended.add(Instant.ofEpochSecond(written));
        }
      }
      Decisions.Key.of(partition, sort).ifPresent(decided::add);
    }
    TimelineWriter.Folded folded =
        event.has("Records")
            ? timelines.refresh(changed, decided)
            : timelines.refreshPending(() -> hasTime(context));
    Telemetry telemetry = Telemetry.of(context, clock);
    telemetry.info(
        "articles folded", Map.of("articles", changed.size(), "decisions", decided.size()));
    telemetry.count(
        Map.of(
            Telemetry.Metric.ARTICLES_FOLDED,
            changed.size(),
            Telemetry.Metric.MENTIONS_MERGED,
            folded.merged(),
            Telemetry.Metric.TIMELINES_FAILED,
            folded.failed().size()));
    telemetry.lag(Telemetry.Metric.FOLD_LAG, appended);
    folded
        .failed()
        .forEach((timeline, fault) ->
            telemetry.error("timeline not folded", fault, Map.of("timeline", timeline)));
    Json.json()
        .writeValue(output, Map.of("articles", changed.size(), "failed", folded.failed().keySet()));
    for (RuntimeException fault : folded.failed().values()) {
      if (TimelineWriter.isTransient(fault)) {
        throw fault;
      }
    }
  }

  /** The rest is left to the next time: what is begun must end before the function is ended. */
  private static boolean hasTime(@Nullable Context context) {
    return context == null || context.getRemainingTimeInMillis() > TIME_OF_A_STEP;
  }
}
