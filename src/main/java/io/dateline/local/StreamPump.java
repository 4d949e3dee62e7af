package io.dateline.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.aws.FoldHandler;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.Decisions;
import io.dateline.store.Ledger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Carries the table's stream to the fold function, as Lambda's event source mapping does in the
 * cloud: in order, in batches, with the mapping's filter.
 *
 * <p>A process that ended left articles that its stream no longer holds; they are looked up in the
 * ledger once, at the start.
 */
final class StreamPump {

  private static final int BATCH = 1_000;

  /** Folding many articles at once costs little more than folding one. */
  private static final int MOST_READ = 20_000;

  private final Embedded embedded;
  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final FoldHandler fold;
  private final Ledger ledger;
  private final Decisions decisions;
  private final Map<String, @Nullable String> iterators = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  StreamPump(Embedded embedded, FoldHandler fold, Ledger ledger) {
    this.embedded = embedded;
    this.streams = embedded.streams();
    this.stream =
        embedded.dynamo().describeTable(d -> d.tableName(Embedded.TABLE)).table().latestStreamArn();
    this.fold = fold;
    this.ledger = ledger;
    this.decisions = new Decisions(embedded.dynamo(), Embedded.TABLE);
    discover(ShardIteratorType.LATEST);
    catchUp();
  }

  private void catchUp() {
    List<Map<String, String>> pending = new ArrayList<>();
    for (ArticleKey key : ledger.pending()) {
      pending.add(Map.of("pk", key.partition(), "sk", key.timeline() + "#head"));
    }
    for (Decisions.Key key : decisions.pending()) {
      pending.add(Map.of("pk", key.partition(), "sk", key.sort()));
    }
    for (int from = 0; from < pending.size(); from += BATCH) {
      invoke(pending.subList(from, Math.min(pending.size(), from + BATCH)));
    }
  }

  private void discover(ShardIteratorType type) {
    for (Shard shard :
        streams.describeStream(d -> d.streamArn(stream)).streamDescription().shards()) {
      if (known.add(shard.shardId())) {
        String iterator =
            streams
                .getShardIterator(
                    get -> get.streamArn(stream).shardId(shard.shardId()).shardIteratorType(type))
                .shardIterator();
        iterators.put(shard.shardId(), iterator);
      }
    }
  }

  /** Folds what the stream holds now, and what that makes it hold, until it is empty. */
  synchronized void drain() {
    boolean more = true;
    while (more) {
      more = pump();
    }
    catchUp();
    invoke(Json.json().createObjectNode());
  }

  /** Folds what the shards hold by now; whether any record came. */
  synchronized boolean pump() {
    try {
      return turn();
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      iterators.clear();
      known.clear();
      discover(ShardIteratorType.LATEST);
      catchUp();
      return true;
    }
  }

  private boolean turn() {
    discover(ShardIteratorType.TRIM_HORIZON);
    boolean any = false;
    List<Map<String, String>> keys = new ArrayList<>();
    for (String shard : List.copyOf(iterators.keySet())) {
      String iterator = iterators.get(shard);
      if (iterator == null) {
        iterators.remove(shard);
        continue;
      }
      any |= read(shard, iterator, keys);
    }
    for (int from = 0; from < keys.size(); from += BATCH) {
      invoke(keys.subList(from, Math.min(keys.size(), from + BATCH)));
    }
    return any;
  }

  /** Reads a shard as far as it goes, or {@link #MOST_READ} records; whether any came. */
  private boolean read(String shard, String iterator, List<Map<String, String>> keys) {
    @Nullable String next = iterator;
    int read = 0;
    int more = 1;
    while (next != null && more > 0 && read < MOST_READ) {
      String at = next;
      GetRecordsResponse got = streams.getRecords(get -> get.shardIterator(at).limit(BATCH));
      got.records().stream().filter(StreamPump::isOfInterest).forEach(r -> keys.add(keys(r)));
      more = got.records().size();
      read += more;
      next = got.nextShardIterator();
    }
    iterators.put(shard, next);
    return read > 0;
  }

  /** The filter of the event source mapping: articles and decisions that are pending. */
  private static boolean isOfInterest(Record record) {
    Map<String, AttributeValue> image = record.dynamodb().newImage();
    return image != null && image.containsKey("pending");
  }

  private static Map<String, String> keys(Record record) {
    Map<String, AttributeValue> keys = record.dynamodb().keys();
    return Map.of("pk", attribute(keys, "pk"), "sk", attribute(keys, "sk"));
  }

  private static String attribute(Map<String, AttributeValue> keys, String name) {
    AttributeValue value = keys.get(name);
    return value == null ? "" : value.s();
  }

  private void invoke(List<Map<String, String>> keys) {
    ObjectNode event = Json.json().createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Map<String, String> key : keys) {
      ObjectNode of = records.addObject().putObject("dynamodb").putObject("Keys");
      key.forEach((name, value) -> of.putObject(name).put("S", value));
    }
    invoke(event);
  }

  private void invoke(ObjectNode event) {
    try {
      embedded.checkRoom();
      fold.handleRequest(
          new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream(),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
