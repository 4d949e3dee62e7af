package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lambda function: S3 notifications, direct or wrapped in SQS messages, into the ledger.
 *
 * <p>What cannot be read is recorded and not retried. What could not be reached fails its message
 * alone ({@code batchItemFailures}), or the whole call where there are no messages.
 */
public final class IngestHandler implements RequestStreamHandler {

  private final Ingest ingest;

  /** Wires AWS. */
  public IngestHandler() {
    this(
        new Ingest(
            new Ledger(Environment.dynamo(), Environment.tableName()), S3Bucket.ofEnvironment()));
  }

  /** Takes its collaborator. */
  public IngestHandler(Ingest ingest) {
    this.ingest = ingest;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Answer answer = new Answer();
    for (JsonNode record : event.path("Records")) {
      if (record.has("body")) {
        message(record, answer, context);
      } else {
        answer.add(notification(record));
      }
    }
    Json.json().writeValue(output, answer.told());
  }

  private void message(JsonNode message, Answer answer, @Nullable Context context) {
    try {
      JsonNode body = Json.json().readTree(message.path("body").asText());
      for (JsonNode record : body.path("Records")) {
        answer.add(notification(record));
      }
    } catch (IOException | RuntimeException e) {
      String id = message.path("messageId").asText();
      log(context, "message " + id + " failed and will be tried again: " + e);
      answer.failures.add(new Failure(id));
    }
  }

  private Ingest.Result notification(JsonNode record) throws IOException {
    Notification notification = Notification.of(record);
    return notification.removed()
        ? ingest.removed(notification.bucket(), notification.key())
        : ingest.stored(notification.bucket(), notification.key());
  }

  private static void log(@Nullable Context context, String line) {
    if (context != null) {
      context.getLogger().log(line.replaceAll("\\p{Cc}", " ") + "\n");
    }
  }

  private record Failure(String itemIdentifier) {}

  private record Told(
      List<Failure> batchItemFailures, int articles, int mentions, List<String> refused) {}

  private static final class Answer {
    private Ingest.Result result = Ingest.Result.NOTHING;
    private final List<Failure> failures = new ArrayList<>();

    void add(Ingest.Result more) {
      result = result.and(more);
    }

    Told told() {
      return new Told(failures, result.articles(), result.mentions(), result.refused());
    }
  }
}
