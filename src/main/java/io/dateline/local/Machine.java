package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Editor;
import io.dateline.api.SignIn;
import io.dateline.api.Tiles;
import io.dateline.aws.Bucket;
import io.dateline.aws.FoldHandler;
import io.dateline.aws.Ingest;
import io.dateline.aws.IngestHandler;
import io.dateline.json.Json;
import io.dateline.place.PlaceFile;
import io.dateline.store.Decisions;
import io.dateline.store.Feeds;
import io.dateline.store.Ledger;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole of Dateline in one process: the functions of the cloud on an embedded DynamoDB. */
final class Machine implements AutoCloseable {

  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private final Embedded embedded;
  private final Timelines timelines;
  private final Ledger ledger;
  private final Decisions decisions;
  private final IngestHandler ingest;
  private final StreamPump pump;

  private Machine(Embedded embedded, Bucket bucket) {
    this.embedded = embedded;
    this.timelines = new Timelines(embedded.dynamo(), Embedded.TABLE);
    this.ledger = new Ledger(embedded.dynamo(), Embedded.TABLE);
    this.decisions = new Decisions(embedded.dynamo(), Embedded.TABLE);
    InstantSource clock = InstantSource.system();
    this.ingest = new IngestHandler(new Ingest(ledger, bucket, Ingest.Limits.NONE), clock);
    TimelineWriter writer = new TimelineWriter(embedded.dynamo(), Embedded.TABLE, clock);
    this.pump = new StreamPump(embedded, new FoldHandler(writer, clock), ledger);
  }

  /**
   * Starts it.
   *
   * @param data where the table is kept; null for memory
   * @param bucket holds the articles
   */
  static Machine start(@Nullable Path data, Bucket bucket) throws IOException {
    Machine machine = on(Embedded.open(data), bucket);
    Path places = data == null ? null : data.resolve(PlaceFile.NAME);
    if (places != null && Files.isRegularFile(places)) {
      String text = new String(Files.readAllBytes(places), StandardCharsets.UTF_8);
      machine
          .ledger
          .places()
          .put(text)
          .forEach(fault -> System.err.println("dateline: " + Output.plain(places + ": " + fault)));
    }
    return machine;
  }

  /** The same on a table that is open; it is closed with the machine. */
  static Machine on(Embedded embedded, Bucket bucket) {
    return new Machine(embedded, bucket);
  }

  Api api() {
    return api(Tiles.NONE, null);
  }

  /**
   * @param tiles what the page's map shows below its events
   * @param signIn how members sign in, or null where nobody does
   */
  Api api(Tiles tiles, @Nullable SignIn signIn) {
    byte[] cursorKey = ("dateline " + Embedded.TABLE).getBytes(StandardCharsets.UTF_8);
    return new Api(
        timelines,
        ledger,
        decisions,
        cursorKey,
        Audience.MACHINE,
        tiles,
        signIn,
        InstantSource.system());
  }

  /** Takes what editors decide. */
  Desk desk() {
    return new Desk(editor(), pump);
  }

  /** Records decisions; the timeline shows them once the stream is pumped. */
  Editor editor() {
    return new Editor(timelines, decisions, api(), UUID::randomUUID, InstantSource.system());
  }

  /** The record of what editors decided. */
  Decisions decisions() {
    return decisions;
  }

  /** The feeds that are watched. */
  Feeds feeds() {
    return ledger.feeds();
  }

  StreamPump pump() {
    return pump;
  }

  /**
   * Gives an object to the ingest function, as S3 would, one at a time.
   *
   * @param bucket where the object is or was
   * @return what the function answered
   */
  synchronized JsonNode notify(String bucket, String key, boolean removed) throws IOException {
    embedded.checkRoom();
    ObjectNode event = Json.json().createObjectNode();
    ObjectNode record = event.putArray("Records").addObject();
    record.put("eventName", removed ? "ObjectRemoved:Delete" : "ObjectCreated:Put");
    ObjectNode s3 = record.putObject("s3");
    s3.putObject("bucket").put("name", bucket);
    s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ingest.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), answer, null);
    return Json.json().readTree(answer.toByteArray());
  }

  /** The keys of what was taken in from a bucket and may still be held. */
  List<String> objects(String bucket) {
    return ledger.objects(bucket).toList();
  }

  List<Timelines.Summary> list() {
    return timelines.list();
  }

  /** All events of a timeline, in order. */
  List<Event> events(String timeline) {
    List<Event> events = new ArrayList<>();
    String after = "";
    while (true) {
      Timelines.Page page =
          timelines.page(Timelines.Query.of(timeline, BEGINNING, END), after, 200);
      events.addAll(page.events());
      if (page.next() == null) {
        return events;
      }
      after = page.next();
    }
  }

  @Override
  public void close() throws IOException {
    embedded.close();
  }
}
