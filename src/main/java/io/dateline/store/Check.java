package io.dateline.store;

import io.dateline.event.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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
  private final ArticleIndex index;
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
    this.index = new ArticleIndex(dynamo, table);
    this.writer = writer;
  }

  /**
   * What was found.
   *
   * @param articles how many articles were looked at
   * @param repaired those whose mentions were not on their timeline, or others
   * @param listed how many were listed anew, or taken off a list, among their timeline's articles
   * @param lost those whose reading is not there: their objects have to be put anew
   * @param timelines the timelines whose events were not those of their articles, made anew
   * @param failed the timelines that could not be checked whole, with the first reason
   */
  public record Found(
      long articles,
      List<ArticleKey> repaired,
      int listed,
      List<ArticleKey> lost,
      List<String> timelines,
      NavigableMap<String, RuntimeException> failed) {
    /** Copies the collections. */
    public Found {
      repaired = List.copyOf(repaired);
      lost = List.copyOf(lost);
      timelines = List.copyOf(timelines);
      failed = Collections.unmodifiableNavigableMap(new TreeMap<>(failed));
    }
  }

  /** What one run finds, as it goes on. */
  private static final class Finds {
    private final List<ArticleKey> repaired = new ArrayList<>();
    private int listed;
    private final List<ArticleKey> lost = new ArrayList<>();
    private final NavigableMap<String, RuntimeException> failed = new TreeMap<>();
  }

  /**
   * Checks and repairs all timelines.
   *
   * @param progress told how many articles have been looked at
   */
  public Found run(LongConsumer progress) {
    Finds finds = new Finds();
    TreeSet<String> timelines = new TreeSet<>();
    List<Map<String, AttributeValue>> heads = new ArrayList<>();
    List<Map<String, AttributeValue>> listings = new ArrayList<>();
    long looked = 0;
    for (Map<String, AttributeValue> item :
        dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items()) {
      if (ArticleIndex.holds(item)) {
        listings.add(item);
      }
      if (ArticleKey.isHead(Items.required(item, Items.PK), Items.required(item, Items.SK))) {
        heads.add(item);
        timelines.add(Ledger.head(item).key().timeline());
        looked++;
      }
      if (heads.size() == AT_ONCE || listings.size() == AT_ONCE) {
        compare(heads, listings, finds);
        progress.accept(looked);
      }
    }
    compare(heads, listings, finds);
    progress.accept(looked);
    writer.refreshPending().failed().forEach(finds.failed::putIfAbsent);
    List<String> anew = new ArrayList<>();
    for (String timeline : timelines) {
      try {
        if (writer.makeWhole(timeline)) {
          anew.add(timeline);
        }
      } catch (RuntimeException e) {
        // One that cannot be made whole does not keep the others from it.
        finds.failed.putIfAbsent(timeline, e);
      }
    }
    return new Found(looked, finds.repaired, finds.listed, finds.lost, anew, finds.failed);
  }

  private void compare(
      List<Map<String, AttributeValue>> heads,
      List<Map<String, AttributeValue>> listings,
      Finds finds) {
    finds.listed += index.mend(heads) + index.prune(listings);
    compare(heads.stream().map(Ledger::head).toList(), finds);
    heads.clear();
    listings.clear();
  }

  private void compare(List<Ledger.Head> heads, Finds finds) {
    Map<String, List<Ledger.Head>> byTimeline = new TreeMap<>();
    heads.stream()
        .filter(head -> head.pending() == null)
        .forEach(head ->
            byTimeline.computeIfAbsent(head.key().timeline(), _ -> new ArrayList<>()).add(head));
    byTimeline.forEach((timeline, some) -> {
      try {
        compare(timeline, some, finds);
      } catch (NewerVersionException e) {
        finds.failed.putIfAbsent(timeline, e);
        // One of them cannot be read: each for itself.
        some.forEach(head -> compareAlone(timeline, head, finds));
      }
    });
  }

  private void compareAlone(String timeline, Ledger.Head head, Finds finds) {
    try {
      compare(timeline, List.of(head), finds);
    } catch (NewerVersionException e) {
      finds.failed.putIfAbsent(timeline, e);
    }
  }

  private void compare(String timeline, List<Ledger.Head> heads, Finds finds) {
    Map<Ledger.Head, List<Mention>> told = ledger.currentMentions(heads);
    Map<String, List<Mention>> there =
        contents.of(timeline, heads.stream().map(head -> head.key().inContents()).toList());
    for (Ledger.Head head : heads) {
      List<Mention> should = told.getOrDefault(head, List.of());
      boolean isLost =
          should.size() != head.mentions() || Ledger.LOST.equals(head.attributes().get("error"));
      if (head.state() == Ledger.State.READ && isLost) {
        if (ledger.forget(head)) {
          finds.lost.add(head.key());
        }
      } else if (!should.equals(there.getOrDefault(head.key().inContents(), List.of()))) {
        if (ledger.redo(head)) {
          finds.repaired.add(head.key());
        }
      }
    }
  }
}
