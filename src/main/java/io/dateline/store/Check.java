package io.dateline.store;

import io.dateline.event.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares what timelines are made of with what the ledger says, and makes right what differs: as
 * after a full disk, or a backup that was put back in part. It reads the whole table, and can be
 * broken off and begun again at any time.
 */
public final class Check {

  private static final int AT_ONCE = 100;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Ledger ledger;
  private final Contents contents;
  private final TimelineWriter writer;

  /**
   * @param dynamo the client
   * @param table the table's name
   * @param writer makes right what differs
   */
  public Check(DynamoDbClient dynamo, String table, TimelineWriter writer) {
    this.dynamo = dynamo;
    this.table = table;
    this.ledger = new Ledger(dynamo, table);
    this.contents = new Contents(dynamo, table);
    this.writer = writer;
  }

  /**
   * What was found.
   *
   * @param articles how many articles were looked at
   * @param repaired those whose mentions were not on their timeline, or others
   * @param lost those whose reading is not there: their objects have to be put anew
   * @param timelines the timelines whose events were not those of their articles, made anew
   */
  public record Found(
      long articles, List<ArticleKey> repaired, List<ArticleKey> lost, List<String> timelines) {
    /** Copies the lists. */
    public Found {
      repaired = List.copyOf(repaired);
      lost = List.copyOf(lost);
      timelines = List.copyOf(timelines);
    }
  }

  /**
   * Checks and repairs all timelines.
   *
   * @param progress told how many articles have been looked at
   */
  public Found run(LongConsumer progress) {
    List<ArticleKey> repaired = new ArrayList<>();
    List<ArticleKey> lost = new ArrayList<>();
    TreeSet<String> timelines = new TreeSet<>();
    List<Ledger.Head> heads = new ArrayList<>();
    long looked = 0;
    for (Map<String, AttributeValue> item :
        dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items()) {
      String pk = Items.required(item, Items.PK);
      if (!ArticleKey.isHead(pk, Items.required(item, Items.SK))) {
        continue;
      }
      heads.add(Ledger.head(item));
      timelines.add(heads.getLast().key().timeline());
      looked++;
      if (heads.size() == AT_ONCE) {
        compare(heads, repaired, lost);
        heads.clear();
        progress.accept(looked);
      }
    }
    compare(heads, repaired, lost);
    progress.accept(looked);
    writer.refreshPending().orThrow();
    return new Found(looked, repaired, lost, timelines.stream().filter(writer::makeWhole).toList());
  }

  private void compare(List<Ledger.Head> heads, List<ArticleKey> repaired, List<ArticleKey> lost) {
    List<Ledger.Head> settled = heads.stream().filter(head -> head.pending() == null).toList();
    Map<Ledger.Head, List<Mention>> told = ledger.currentMentions(settled);
    Map<String, List<Ledger.Head>> byTimeline = new HashMap<>();
    settled.forEach(head ->
        byTimeline.computeIfAbsent(head.key().timeline(), _ -> new ArrayList<>()).add(head));
    byTimeline.forEach((timeline, some) -> {
      Map<String, List<Mention>> there =
          contents.of(timeline, some.stream().map(head -> head.key().inContents()).toList());
      for (Ledger.Head head : some) {
        List<Mention> should = told.getOrDefault(head, List.of());
        boolean isLost =
            should.size() != head.mentions() || Ledger.LOST.equals(head.attributes().get("error"));
        if (head.state() == Ledger.State.READ && isLost) {
          if (ledger.forget(head)) {
            lost.add(head.key());
          }
        } else if (!should.equals(there.getOrDefault(head.key().inContents(), List.of()))) {
          if (ledger.redo(head)) {
            repaired.add(head.key());
          }
        }
      }
    });
  }
}
