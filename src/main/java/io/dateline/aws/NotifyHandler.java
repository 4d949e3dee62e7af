package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.api.ChangeEntry;
import io.dateline.json.Json;
import io.dateline.store.ChangeStream;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import io.dateline.timeline.Change;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Lambda function on the table's stream: puts each change of a timeline onto an event bus.
 *
 * <p>Changes go out in the order of the stream. From the first record on that could not be sent
 * whole, the stream gives all again ({@code batchItemFailures}): nothing is lost, and what comes
 * twice is the same, byte for byte.
 */
public final class NotifyHandler implements RequestStreamHandler, Resource {

  /** EventBridge takes ten at once, and 256 KB: one of ours has less than 1 KB. */
  private static final int MOST_AT_ONCE = 10;

  private static final String FAILED = "change failed";

  private final ChangeStream stream;
  private final EventBridgeClient events;
  private final String bus;
  private final InstantSource clock;
  private final List<Priming.Step> priming;

  /** Wires AWS. */
  public NotifyHandler() {
    this(
        Environment.dynamo(),
        Environment.events(UrlConnectionHttpClient.create()),
        Environment.eventBusName());
    Core.getGlobalContext().register(this);
  }

  private NotifyHandler(DynamoDbClient dynamo, EventBridgeClient events, String bus) {
    String table = Environment.tableName();
    this.stream = new ChangeStream(dynamo, table);
    this.events = events;
    this.bus = bus;
    this.clock = InstantSource.system();
    this.priming = List.of(NotifyHandler::tellNobody, () -> Priming.ask(new Ledger(dynamo, table)));
  }

  /**
   * Takes its collaborators.
   *
   * @param bus the name of the event bus
   * @param clock when its log is written
   */
  public NotifyHandler(
      ChangeStream stream, EventBridgeClient events, String bus, InstantSource clock) {
    this.stream = stream;
    this.events = events;
    this.bus = bus;
    this.clock = clock;
    this.priming = List.of();
  }

  /** Puts nothing of note onto a bus that is not there, without the network. */
  private static void tellNobody() throws IOException {
    PutEventsRequestEntry nothing =
        PutEventsRequestEntry.builder().source("priming").detail("{}").build();
    Environment.events(new Unplugged()).putEvents(put -> put.entries(nothing));
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(priming, clock);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  private record Failure(String itemIdentifier) {}

  private record Told(List<Failure> batchItemFailures, int changes) {}

  /**
   * A change to be sent.
   *
   * @param record the number of the record that holds it
   */
  private record Notice(String record, PutEventsRequestEntry entry) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    Telemetry telemetry = Telemetry.of(context, clock);
    List<Notice> notices = new ArrayList<>();
    Optional<String> unread = read(Json.json().readTree(input).path("Records"), notices, telemetry);
    int told = 0;
    Optional<String> failed = Optional.empty();
    while (told < notices.size() && failed.isEmpty()) {
      List<Notice> some = notices.subList(told, Math.min(told + MOST_AT_ONCE, notices.size()));
      failed = put(some, telemetry);
      told += failed.isEmpty() ? some.size() : 0;
    }
    telemetry.count(Map.of(Telemetry.Metric.EVENTS_CHANGED, told));
    List<Failure> failures = failed.or(() -> unread).stream().map(Failure::new).toList();
    Json.json().writeValue(output, new Told(failures, told));
  }

  /** Reads records up to the first that cannot be read, and gives that one's number. */
  private Optional<String> read(JsonNode records, List<Notice> notices, Telemetry telemetry) {
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
        telemetry.error(FAILED, e, Map.of("record", number));
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
      case WITHDRAWN, HIDDEN -> "Dateline Event Withdrawn";
      case MERGED, SPLIT, REDATED, CONFIRMED, CANCELLED, DENIED, EDITED -> "Dateline Event Changed";
    };
  }

  /** Puts some changes onto the bus, and gives the number of the first record that failed. */
  private Optional<String> put(List<Notice> notices, Telemetry telemetry) {
    List<PutEventsResultEntry> results;
    try {
      results =
          events
              .putEvents(put -> put.entries(notices.stream().map(Notice::entry).toList()))
              .entries();
    } catch (SdkException e) {
      String first = notices.getFirst().record();
      telemetry.error(FAILED, e, Map.of("record", first));
      return Optional.of(first);
    }
    for (int i = 0; i < results.size(); i++) {
      String error = results.get(i).errorCode();
      if (error != null) {
        telemetry.warn(FAILED, Map.of("record", notices.get(i).record(), "code", error));
        return Optional.of(notices.get(i).record());
      }
    }
    return Optional.empty();
  }
}
