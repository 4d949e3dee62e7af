package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.api.ChangeEntry;
import io.dateline.json.Json;
import io.dateline.store.ChangeStream;
import io.dateline.store.Timelines;
import io.dateline.timeline.Change;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Lambda function on the table's stream: puts each change of a timeline onto an event bus.
 *
 * <p>Changes go out in the order of the stream. From the first record on that could not be told
 * whole, the stream gives all again ({@code batchItemFailures}): nothing is lost, and what comes
 * twice is the same, byte for byte.
 */
public final class NotifyHandler implements RequestStreamHandler {

  /** EventBridge takes ten at once, and 256 KB: one of ours has less than 1 KB. */
  private static final int MOST_AT_ONCE = 10;

  private final ChangeStream stream;
  private final EventBridgeClient events;
  private final String bus;

  /** Wires AWS. */
  public NotifyHandler() {
    this(
        new ChangeStream(Environment.dynamo(), Environment.tableName()),
        EventBridgeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        Environment.eventBusName());
  }

  /**
   * Takes its collaborators.
   *
   * @param bus the name of the event bus
   */
  public NotifyHandler(ChangeStream stream, EventBridgeClient events, String bus) {
    this.stream = stream;
    this.events = events;
    this.bus = bus;
  }

  private record Failure(String itemIdentifier) {}

  private record Told(List<Failure> batchItemFailures, int changes) {}

  /**
   * A change to be told.
   *
   * @param record the number of the record that tells it
   */
  private record Notice(String record, PutEventsRequestEntry entry) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    List<Notice> notices = new ArrayList<>();
    Optional<String> unread = read(Json.json().readTree(input).path("Records"), notices, context);
    int told = 0;
    Optional<String> failed = Optional.empty();
    while (told < notices.size() && failed.isEmpty()) {
      List<Notice> some = notices.subList(told, Math.min(told + MOST_AT_ONCE, notices.size()));
      failed = put(some, context);
      told += failed.isEmpty() ? some.size() : 0;
    }
    List<Failure> failures = failed.or(() -> unread).stream().map(Failure::new).toList();
    Json.json().writeValue(output, new Told(failures, told));
  }

  /** Reads records up to the first that cannot be read, and gives that one's number. */
  private Optional<String> read(JsonNode records, List<Notice> notices, @Nullable Context context) {
    for (JsonNode record : records) {
      String number = record.path("dynamodb").path("SequenceNumber").asText();
      try {
        stream
            .read(record)
            .ifPresent(entry ->
                entry
                    .changes()
                    .forEach(change ->
                        notices.add(new Notice(number, entry(entry.timeline(), change)))));
      } catch (RuntimeException e) {
        log(context, number, e.getClass().getName());
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  private PutEventsRequestEntry entry(String timeline, Timelines.Written written) {
    ObjectNode detail = Json.json().createObjectNode().put("timeline", timeline);
    detail.setAll(Json.json().<ObjectNode>valueToTree(ChangeEntry.of(written)));
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source("dateline")
        .detailType(detailType(written.change().change()))
        .time(written.at())
        .detail(detail.toString())
        .build();
  }

  private static String detailType(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> "Dateline Event Added";
      case WITHDRAWN -> "Dateline Event Withdrawn";
      case MERGED, SPLIT, REDATED, CONFIRMED, CANCELLED, DENIED -> "Dateline Event Changed";
    };
  }

  /** Puts some changes onto the bus, and gives the number of the first record that failed. */
  private Optional<String> put(List<Notice> notices, @Nullable Context context) {
    List<PutEventsResultEntry> results;
    try {
      results =
          events
              .putEvents(put -> put.entries(notices.stream().map(Notice::entry).toList()))
              .entries();
    } catch (SdkException e) {
      String first = notices.getFirst().record();
      log(context, first, e.getClass().getName());
      return Optional.of(first);
    }
    for (int i = 0; i < results.size(); i++) {
      String error = results.get(i).errorCode();
      if (error != null) {
        log(context, notices.get(i).record(), error);
        return Optional.of(notices.get(i).record());
      }
    }
    return Optional.empty();
  }

  /** Names the record and the kind of the fault only: messages may tell of an article's text. */
  private static void log(@Nullable Context context, String record, String fault) {
    if (context != null) {
      context.getLogger().log("record " + record + " failed and will be tried again: " + fault);
    }
  }
}
