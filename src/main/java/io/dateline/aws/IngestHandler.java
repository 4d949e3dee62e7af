package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Lambda function: S3 notifications, direct or wrapped in SQS messages, into the ledger.
 *
 * <p>What cannot be read is recorded and not retried. What could not be reached fails its message
 * alone ({@code batchItemFailures}), or the whole call where there are no messages.
 */
public final class IngestHandler implements RequestStreamHandler, Resource {

  private final Ingest ingest;
  private final InstantSource clock;
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
    this.priming = List.of(IngestHandler::readSample, () -> Priming.ask(ledger));
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written, and to when lags are counted
   */
  public IngestHandler(Ingest ingest, InstantSource clock) {
    this.ingest = ingest;
    this.clock = clock;
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
        .stored("priming", "articles/priming/sample.html");
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
      for (JsonNode record : event.path("Records")) {
        if (record.has("body")) {
          message(record, report, failures);
        } else {
          take(record, report);
        }
      }
    } finally {
      report.count();
    }
    Json.json()
        .writeValue(
            output, new Answer(failures, report.articles(), report.mentions(), report.reasons()));
  }

  private void message(JsonNode message, IngestReport report, List<Failure> failures) {
    String id = message.path("messageId").asText();
    try {
      JsonNode body = Json.json().readTree(message.path("body").asText());
      for (JsonNode record : body.path("Records")) {
        take(record, report);
      }
    } catch (IOException | RuntimeException e) {
      report.failed(id, e);
      failures.add(new Failure(id));
    }
  }

  private void take(JsonNode record, IngestReport report) throws IOException {
    Notification notification = Notification.of(record);
    List<Ingest.Outcome> outcomes =
        notification.removed()
            ? ingest.removed(notification.bucket(), notification.key())
            : ingest.stored(notification.bucket(), notification.key());
    report.add(notification, outcomes);
  }

  private record Failure(String itemIdentifier) {}

  private record Answer(
      List<Failure> batchItemFailures, int articles, int mentions, List<String> refused) {}
}
