package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.Backoff;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lambda function: notifications of a bucket, direct or in SQS messages, into the ledger; {@link
 * Notification} has their shapes.
 *
 * <p>What cannot be read is recorded and not retried. What could not be reached fails its message
 * alone ({@code batchItemFailures}), or the whole call where there are no messages.
 */
public final class IngestHandler implements RequestStreamHandler, Resource {

  private final Ingest ingest;
  private final InstantSource clock;
  private final Backoff backoff;
  private final List<Priming.Step> priming;

  /** Wires AWS, and reads meanwhile what the first article needs. */
  public IngestHandler() {
    Priming.beside(
        InstantSource.system(), () -> Json.prepareToWrite(Mention.class), MentionExtractor::sample);
    this(new Ledger(Environment.dynamo(), Environment.tableName()));
    Core.getGlobalContext().register(this);
  }

  private IngestHandler(Ledger ledger) {
    this.ingest = ingest(ledger, new S3Bucket(Environment.s3()));
    this.clock = InstantSource.system();
    this.backoff =
        new Backoff(
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            8,
            RandomGenerator.of("L64X128MixRandom"));
    this.priming = List.of(Priming.often(IngestHandler::readSample), () -> Priming.ask(ledger));
  }

  /**
   * Takes its collaborators; each object is tried once.
   *
   * @param clock when its log is written, and to when lags are counted
   */
  public IngestHandler(Ingest ingest, InstantSource clock) {
    this(ingest, clock, Backoff.NONE);
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written, and to when lags are counted
   * @param backoff how often an object is tried that cannot be reached: the queue gives a message
   *     that failed again only after hours
   */
  public IngestHandler(Ingest ingest, InstantSource clock, Backoff backoff) {
    this.ingest = ingest;
    this.clock = clock;
    this.backoff = backoff;
    this.priming = List.of();
  }

  private static Ingest ingest(Ledger ledger, Bucket bucket) {
    return new Ingest(ledger, bucket, Ingest.Limits.OF_A_FUNCTION);
  }

  /** Reads the sample article from end to end, without the network. */
  private static void readSample() throws IOException {
    Unplugged http = new Unplugged();
    Ledger nowhere = new Ledger(Environment.dynamo(http), Environment.tableName());
    ingest(nowhere, new S3Bucket(Environment.s3(http)))
        .take("priming", "articles/priming/sample.html", true);
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
    IngestReport report = new IngestReport(Telemetry.of(context, clock));
    List<Failure> failures = new ArrayList<>();
    try {
      if (event.path("Records").path(0).has("body")) {
        for (JsonNode message : event.path("Records")) {
          message(message, report, failures);
        }
      } else {
        take(event, report, false);
      }
    } finally {
      report.count();
    }
    Json.json()
        .writeValue(
            output,
            new Answer(
                failures,
                report.articles(),
                report.mentions(),
                report.reasons(),
                report.unreadLanguages(),
                report.passedOver()));
  }

  private void message(JsonNode message, IngestReport report, List<Failure> failures) {
    String id = message.path("messageId").asText();
    int received = message.path("attributes").path("ApproximateReceiveCount").asInt(1);
    try {
      take(Notification.parsed(message.path("body")), report, received > 1);
    } catch (Notification.UnknownShapeException e) {
      report.notUnderstood(id);
      failures.add(new Failure(id));
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | LinkageError e) {
      report.failed(id, e);
      failures.add(new Failure(id));
    }
  }

  /**
   * Takes in the objects that a message names.
   *
   * @param isGivenAgain whether it may be what ended the function when it was first given
   */
  private void take(JsonNode message, IngestReport report, boolean isGivenAgain)
      throws IOException {
    for (Notification notification : Notification.allIn(message)) {
      take(notification, report, isGivenAgain);
    }
  }

  private void take(Notification notification, IngestReport report, boolean isGivenAgain)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        report.add(notification, take(notification, isGivenAgain));
        return;
      } catch (IOException | SdkException e) {
        if (!backoff.pause(attempt)) {
          throw e;
        }
      }
    }
  }

  private List<Ingest.Outcome> take(Notification notification, boolean isGivenAgain)
      throws IOException {
    String bucket = notification.bucket();
    String key = notification.key();
    boolean wasStored = !notification.removed();
    return isGivenAgain
        ? ingest.takeAgain(bucket, key, wasStored, clock.instant())
        : ingest.take(bucket, key, wasStored);
  }

  private record Failure(String itemIdentifier) {}

  private record Answer(
      List<Failure> batchItemFailures,
      int articles,
      int mentions,
      List<String> refused,
      Map<String, Integer> unreadLanguages,
      Map<String, Integer> passedOver) {}
}
