package io.dateline.store;

import io.dateline.article.Article;
import io.dateline.event.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Takes in what one object of the bucket holds at a moment: begin it, look at the object, take its
 * articles, close it, and look again: if the object has changed meanwhile, begin anew.
 *
 * <p>Several may do so at once for one object, having seen different contents of it. Each write is
 * on the condition that nobody else has written of the object since this began, so that one who
 * looked earlier never writes over one who looked later: the other is {@link Outrun}. Who had not
 * written yet begins anew. Who had, and so was followed by one who looked later, stops.
 *
 * <p>Of an article that several objects hold the latest text is shown, and when that is withdrawn
 * the next one: always what some object holds now. Not safe for several threads.
 */
public final class ObjectIntake {

  /**
   * Another has written of the object since this began. Who is in the middle of its articles has
   * nothing more to do: the other looked later.
   */
  public static final class Outrun extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean isInTheMiddle;

    private Outrun(boolean isInTheMiddle) {
      super(isInTheMiddle ? "another took the object over" : "another was first");
      this.isInTheMiddle = isInTheMiddle;
    }

    /** Whether this had written already, so that the other has looked at the object later. */
    public boolean isInTheMiddle() {
      return isInTheMiddle;
    }
  }

  private static final Holdings.Held NOTHING = new Holdings.Held(null, null, 0, false);

  private final DynamoDbClient dynamo;
  private final String table;
  private final Backoff conflicts;
  private final Holdings holdings;
  private final Readings readings;
  private final String bucket;
  private final String object;
  private final String name;

  private long claim;
  private boolean hasWritten;
  private boolean hasRefused;

  /** What the object holds as far as it is written. */
  private final Map<ArticleKey, Holdings.Held> held;

  /** What it held before. */
  private final Set<ArticleKey> before;

  /** The latest text of each article that was found this time. */
  private final Map<ArticleKey, Holding> found = new HashMap<>();

  private final Set<ArticleKey> refused = new HashSet<>();

  /** The last reading, not yet written: it may be the only one of its article, or not. */
  private @Nullable Reading last;

  private @Nullable Holding holdingOfLast;

  ObjectIntake(
      DynamoDbClient dynamo, String table, Backoff conflicts, String bucket, String object) {
    this.dynamo = dynamo;
    this.conflicts = conflicts;
    this.table = table;
    this.holdings = new Holdings(dynamo, table);
    this.readings = new Readings(dynamo, table);
    this.bucket = bucket;
    this.object = object;
    this.name = Holdings.nameOf(object);
    Holdings.Known known = holdings.of(name);
    this.claim = known.claim();
    this.held = new HashMap<>(known.articles());
    this.before = Set.copyOf(held.keySet());
  }

  /** What is to be done with an article that was found in the object. */
  public enum Need {
    /** To read it and {@link #take} the reading. */
    READ,
    /** Nothing: this text of it has been read under these rules, and is taken. */
    NOTHING,
    /** Nothing: its owner had it erased, and it is not taken. */
    NOTHING_SINCE_ERASED
  }

  /**
   * Under which of two ids an article is kept: the former one where earlier versions stored it
   * under that, so that it stays one article, and stays erased.
   */
  public String idOf(String id, String former, String timeline) {
    Ledger.State then = state(former, timeline);
    Ledger.State now = then == null ? null : state(id, timeline);
    boolean isElsewhere = then == Ledger.State.WITHDRAWN && now != null;
    return then == null || isElsewhere || now == Ledger.State.ERASED ? id : former;
  }

  private Ledger.@Nullable State state(String id, String timeline) {
    return ArticleHead.read(dynamo, table, ArticleKey.of(id, timeline)).state();
  }

  /**
   * Takes an article where its text has been read, and else says that it is to be read.
   *
   * @param content the hash of its text
   * @param rules the version of the rules by which it would be read
   * @param stored when the object was stored
   */
  public Need find(Article article, String content, int rules, Instant stored) throws Outrun {
    ArticleKey key = ArticleKey.of(article.id(), article.timeline());
    ArticleHead head = ArticleHead.read(dynamo, table, key);
    if (head.state() == Ledger.State.ERASED) {
      return Need.NOTHING_SINCE_ERASED;
    }
    Holdings.Held mine = heldOf(key);
    boolean isShown = head.shows(content, rules);
    boolean isMine =
        !isShown
            && content.equals(mine.content())
            && mine.rules() >= rules
            && readings.isKept(key, content);
    if (!isShown && !isMine) {
      return Need.READ;
    }
    settleLast();
    int under = isMine ? mine.rules() : head.rules();
    settle(key, Holding.of(article, content, under, stored, name), null);
    return Need.NOTHING;
  }

  /**
   * Takes the reading of an article. Of several texts of one article in one object the latest
   * counts; all are kept.
   *
   * @param stored when the object was stored: of two texts made at one time the later stored counts
   */
  public void take(Reading reading, Instant stored) throws Outrun {
    settleLast();
    last = reading;
    holdingOfLast = Holding.of(reading, stored, name);
  }

  private void settleLast() throws Outrun {
    Reading reading = last;
    Holding holding = holdingOfLast;
    last = null;
    holdingOfLast = null;
    if (reading != null && holding != null) {
      settle(keyOf(reading), holding, reading);
    }
  }

  private static ArticleKey keyOf(Reading reading) {
    return ArticleKey.of(reading.article().id(), reading.article().timeline());
  }

  /**
   * Lets the object hold a text at once where it holds no other of the article, so that a long
   * object shows what has been read of it; else only at its end, when it is known which is latest.
   */
  private void settle(ArticleKey key, Holding holding, @Nullable Reading reading) throws Outrun {
    boolean isFirst = heldOf(key).content() == null && !found.containsKey(key);
    found.merge(key, holding, (one, other) -> one.compareTo(other) > 0 ? one : other);
    if (isFirst) {
      hold(key, holding, reading);
    } else if (reading != null) {
      keep(key, reading);
    }
  }

  /**
   * Records that something in the object could not be read. What has been read of it stays.
   *
   * @param id the key or id of what was refused
   * @param origin where it came from
   * @param reason why, beginning with the origin
   */
  public void refuse(String id, String timeline, String origin, String reason) throws Outrun {
    settleLast();
    hasRefused = true;
    ArticleKey key = ArticleKey.of(id, timeline);
    refused.add(key);
    change(
        key,
        head -> {
          boolean isKnown = isRefused(key) && reason.equals(head.error());
          if (isKnown || head.state() == Ledger.State.ERASED) {
            return null;
          }
          head.refuse(id, origin, reason);
          return new Step(List.of(), heldOf(key).refused(true));
        });
  }

  /**
   * Records what the object says of its timeline.
   *
   * @param settings what it says; null where it says nothing any more
   */
  public void describe(String timeline, @Nullable TimelineSettings settings) throws Outrun {
    TransactWriteItem write =
        settings == null
            ? Transactions.delete(table, TimelineSettings.key(timeline))
            : Transactions.put(table, settings.item(timeline));
    try {
      Transactions.write(
          dynamo, List.of(holdings.claim(name, bucket, object, claim), write), conflicts);
    } catch (TransactionCanceledException e) {
      if (Cancellation.isOfCondition(e, 0)) {
        throw new Outrun(hasWritten);
      }
      throw e;
    }
    claim++;
    hasWritten = true;
  }

  private boolean isRefused(ArticleKey key) {
    return heldOf(key).isRefused();
  }

  private Holdings.Held heldOf(ArticleKey key) {
    return held.getOrDefault(key, NOTHING);
  }

  /**
   * Ends it. Articles that were not found this time are no longer held by the object, and are
   * withdrawn where no other one holds them; unless something in it was refused: what that told is
   * not known to be gone.
   *
   * @param isWhole whether all of the object was looked at
   */
  public void close(boolean isWhole) throws Outrun {
    Reading reading = last;
    Holding holding = holdingOfLast;
    last = null;
    holdingOfLast = null;
    if (reading != null && holding != null) {
      ArticleKey key = keyOf(reading);
      found.merge(key, holding, (one, other) -> one.compareTo(other) > 0 ? one : other);
      if (holding.equals(found.get(key))) {
        hold(key, holding, reading);
      } else {
        keep(key, reading);
      }
    }
    for (Map.Entry<ArticleKey, Holding> latest : found.entrySet()) {
      hold(latest.getKey(), latest.getValue(), null);
    }
    for (ArticleKey key : before) {
      if (isWhole && isRefused(key) && !refused.contains(key)) {
        pardon(key);
      }
      if (isWhole && !hasRefused && !found.containsKey(key)) {
        release(key);
      }
    }
  }

  /** Lets the object hold a text, whose reading is written with it or has been. */
  private void hold(ArticleKey key, Holding holding, @Nullable Reading reading) throws Outrun {
    if (heldOf(key).refused(false).isOf(holding) && reading == null) {
      return;
    }
    change(
        key,
        head -> {
          if (head.state() == Ledger.State.ERASED) {
            return null;
          }
          List<TransactWriteItem> writes = new ArrayList<>();
          if (reading != null) {
            writes.add(Transactions.put(table, readings.item(key, reading)));
            count(head, key, holding.reading().content());
          }
          place(head, holding, reading, writes);
          return new Step(writes, Holdings.Held.of(holding).refused(isRefused(key)));
        });
  }

  /** A text that has not been read before is one more revision. */
  private void count(ArticleHead head, ArticleKey key, String content) {
    if (head.state() == null || (!head.isLast(content) && !readings.isKnown(key, content))) {
      head.addRevision();
    }
  }

  /** Shows a holding or lets it wait, by the order of all that hold the article. */
  private void place(
      ArticleHead head,
      Holding holding,
      @Nullable Reading reading,
      List<TransactWriteItem> writes) {
    ArticleKey key = head.key();
    Holding shown = head.shown();
    String was = heldOf(key).order();
    boolean isShown = shown != null && shown.object().equals(name);
    boolean isWaiting = shown != null && !isShown && was != null;
    Holding rival = isShown || shown == null ? next(head) : shown;
    int waiting = head.waiting() - (isWaiting ? 1 : 0);
    boolean wins = false;
    if (rival == null || holding.compareTo(rival) > 0) {
      wins = true;
      head.show(holding, reading == null ? shownOf(head, holding) : Readings.shown(reading));
      if (shown != null && !isShown) {
        writes.add(holdings.wait(key, shown));
        waiting++;
      }
    } else {
      writes.add(holdings.wait(key, holding));
      waiting++;
      if (!rival.equals(shown)) {
        head.show(rival, shownOf(head, rival));
        writes.add(holdings.waitNoMore(key, rival.sortKey()));
        waiting--;
      }
    }
    boolean isElsewhere = isWaiting && (wins || !holding.order().equals(was));
    if (isElsewhere) {
      writes.add(holdings.waitNoMore(key, was + "#" + name));
    }
    head.waiting(waiting);
  }

  /**
   * Of the texts of other objects that wait the one to be shown. This object's own is found where
   * another has written of it since the head was read: that write of ours will not go through.
   */
  private @Nullable Holding next(ArticleHead head) {
    return head.waiting() == 0
        ? null
        : holdings.next(head.key()).filter(next -> !next.object().equals(name)).orElse(null);
  }

  private Map<String, AttributeValue> shownOf(ArticleHead head, Holding holding) {
    return readings.shown(head.key(), holding.reading());
  }

  /** Keeps a reading that is not shown: a text that another in the same object has outdated. */
  private void keep(ArticleKey key, Reading reading) throws Outrun {
    change(
        key,
        head -> {
          if (head.state() == Ledger.State.ERASED) {
            return null;
          }
          count(head, key, reading.contentHash());
          return new Step(
              List.of(Transactions.put(table, readings.item(key, reading))), heldOf(key));
        });
  }

  /** The object holds an article no longer. */
  private void release(ArticleKey key) throws Outrun {
    if (heldOf(key).isNothing()) {
      return;
    }
    change(
        key,
        head -> {
          List<TransactWriteItem> writes = new ArrayList<>();
          Holding shown = head.shown();
          String was = heldOf(key).order();
          if (shown != null && !shown.object().equals(name)) {
            if (was != null) {
              writes.add(holdings.waitNoMore(key, was + "#" + name));
              head.waiting(head.waiting() - 1);
            }
          } else if (head.state() == Ledger.State.READ && !head.isHeldAsBefore(name)) {
            Holding next = next(head);
            if (next == null) {
              head.withdraw();
            } else {
              head.show(next, shownOf(head, next));
              head.waiting(head.waiting() - 1);
              writes.add(holdings.waitNoMore(key, next.sortKey()));
            }
          }
          return new Step(writes, NOTHING);
        });
  }

  /** What was refused in the object is there no longer, or can be read now. */
  private void pardon(ArticleKey key) throws Outrun {
    change(
        key,
        head -> {
          head.pardon();
          return new Step(List.of(), heldOf(key).refused(false));
        });
  }

  /**
   * What changes with an article's head.
   *
   * @param writes what else is written
   * @param held what the object holds of the article from then on
   */
  private record Step(List<TransactWriteItem> writes, Holdings.Held held) {}

  /**
   * Changes an article's head and what belongs to it, anew where others change it too.
   *
   * @param step changes the head; null where there is nothing to be changed
   */
  private void change(ArticleKey key, Function<ArticleHead, @Nullable Step> step) throws Outrun {
    for (int attempt = 1; ; attempt++) {
      ArticleHead head = ArticleHead.read(dynamo, table, key);
      Step next = step.apply(head);
      if (next == null) {
        return;
      }
      try {
        write(head, next);
        return;
      } catch (TransactionCanceledException e) {
        if (Cancellation.isOfCondition(e, 0)) {
          throw new Outrun(hasWritten);
        }
        if (!Cancellation.isOfCondition(e, 1) || !conflicts.pause(attempt)) {
          throw e;
        }
      }
    }
  }

  private void write(ArticleHead head, Step step) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(holdings.claim(name, bucket, object, claim));
    writes.addAll(head.writes(table));
    if (!step.held().equals(heldOf(head.key()))) {
      writes.add(holdings.write(name, object, head.key(), step.held()));
    }
    writes.addAll(step.writes());
    Transactions.write(dynamo, writes, conflicts);
    claim++;
    hasWritten = true;
    held.put(head.key(), step.held());
  }
}
