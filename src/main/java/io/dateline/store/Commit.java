package io.dateline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A change of a timeline: writes in their order, in as few transactions as hold them, each of them
 * on the condition that nobody else has changed the timeline meanwhile.
 */
final class Commit {

  /** DynamoDB takes 100 items in a transaction; one of ours is the timeline's state. */
  private static final int MOST_ITEMS = 99;

  /** DynamoDB takes 4 MB in a transaction. */
  private static final int MOST_BYTES = 3_000_000;

  /**
   * DynamoDB takes 400 KB in an item. Kept in one are the writes of a transaction and the state
   * after it.
   */
  private static final int MOST_BYTES_OF_ITEM = 390_000;

  /**
   * So much of it at most are the writes; the last transaction has the entry of the log as well.
   */
  private static final int MOST_BYTES_KEPT = 300_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  Commit(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  void put(Map<String, AttributeValue> item) {
    writes.add(Transactions.put(table, item));
  }

  void delete(Map<String, AttributeValue> key) {
    writes.add(Transactions.delete(table, key));
  }

  /**
   * Writes all. Until the last transaction the timeline is marked as broken, so that whoever comes
   * after a crash makes it whole: by the rest of the transactions, which are kept before the first
   * of several, unless one of the writes is too large to be kept.
   *
   * @param before the state that the change was worked out from
   * @param after makes the state after it of the one before its last transaction
   * @param log makes the item that tells others of it
   * @return the state after it, or empty where somebody else was first and the change may have
   *     stopped half-way
   */
  Optional<TimelineState> run(
      TimelineState before,
      UnaryOperator<TimelineState> after,
      Function<TimelineState, Map<String, AttributeValue>> log) {
    if (isOne()) {
      return runAnew(before, after, log);
    }
    TimelineState end = after.apply(before.claimed());
    long room = MOST_BYTES_OF_ITEM - Items.size(end.item());
    long entry = Items.size(log.apply(end));
    if (Math.max(largest(), entry) > room) {
      return runAnew(before, after, log);
    }
    // Two who are about to change the same state must not keep their transactions in one place:
    // the other waits for the claim.
    TimelineState base = before.claimed();
    if (!turn(before, base)) {
      return Optional.empty();
    }
    long most = Math.min(MOST_BYTES_KEPT, room);
    List<List<TransactWriteItem>> parts = parts(most);
    long last = parts.getLast().stream().mapToLong(Commit::size).sum();
    if (last + entry > most) {
      parts.add(new ArrayList<>());
    }
    Redo.Left left = new Redo.Left(base.version(), parts.size());
    List<TimelineState> states = states(base, left, parts.size(), after);
    List<Redo.Step> steps = steps(states, parts, log);
    if (!begin(base, left, steps)) {
      new Redo(dynamo, table).forget(before.timeline(), left);
      return Optional.empty();
    }
    return carryOut(
        states.getFirst(), states.subList(1, states.size()), steps.subList(1, steps.size()));
  }

  /**
   * Keeps the transactions of a change and carries out the first; where that comes to nothing, the
   * claim is given up, so that nobody waits for it.
   */
  private boolean begin(TimelineState claimed, Redo.Left left, List<Redo.Step> steps) {
    boolean isBegun;
    try {
      isBegun =
          new Redo(dynamo, table).keep(claimed.timeline(), left, steps)
              && carryOut(claimed, steps.getFirst());
    } catch (RuntimeException e) {
      try {
        // Where the first transaction has come all the same, the state is no longer the claimed.
        turn(claimed, claimed.unclaimed());
      } catch (RuntimeException next) {
        e.addSuppressed(next);
      }
      throw e;
    }
    if (!isBegun) {
      turn(claimed, claimed.unclaimed());
    }
    return isBegun;
  }

  /**
   * The same without keeping the transactions: for a change of the whole timeline, which is worked
   * out anew where it was broken off, and then writes what is not written yet.
   */
  Optional<TimelineState> runAnew(
      TimelineState before,
      UnaryOperator<TimelineState> after,
      Function<TimelineState, Map<String, AttributeValue>> log) {
    List<List<TransactWriteItem>> parts = parts(MOST_BYTES);
    List<TimelineState> states = states(before, null, parts.size(), after);
    return carryOut(before, states, steps(states, parts, log));
  }

  /** The state after each transaction. */
  private static List<TimelineState> states(
      TimelineState before,
      Redo.@Nullable Left left,
      int parts,
      UnaryOperator<TimelineState> after) {
    List<TimelineState> states = new ArrayList<>();
    TimelineState state = before;
    for (int part = 1; part < parts; part++) {
      state = state.broken(left);
      states.add(state);
    }
    states.add(after.apply(state));
    return states;
  }

  private List<Redo.Step> steps(
      List<TimelineState> states,
      List<List<TransactWriteItem>> parts,
      Function<TimelineState, Map<String, AttributeValue>> log) {
    parts.getLast().add(Transactions.put(table, log.apply(states.getLast())));
    List<Redo.Step> steps = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      steps.add(new Redo.Step(parts.get(part), states.get(part).item()));
    }
    return steps;
  }

  private Optional<TimelineState> carryOut(
      TimelineState before, List<TimelineState> states, List<Redo.Step> steps) {
    TimelineState state = before;
    for (int part = 0; part < steps.size(); part++) {
      if (!carryOut(state, steps.get(part))) {
        return Optional.empty();
      }
      state = states.get(part);
    }
    return Optional.of(state);
  }

  /** Carries out a transaction on a state; false where somebody was first. */
  boolean carryOut(TimelineState before, Redo.Step step) {
    List<TransactWriteItem> items = new ArrayList<>(step.writes());
    items.add(state(before, step.next()));
    try {
      dynamo.transactWriteItems(write -> write.transactItems(items));
      return true;
    } catch (TransactionCanceledException e) {
      if (Cancellation.isFor(e, Cancellation.CONDITION, Cancellation.CONFLICT)) {
        return false;
      }
      throw e;
    }
  }

  /** Puts one state in the place of another, without a change; false where somebody was first. */
  boolean turn(TimelineState before, TimelineState after) {
    return carryOut(before, new Redo.Step(List.of(), after.item()));
  }

  /** Whether one transaction holds all. */
  private boolean isOne() {
    return writes.size() < MOST_ITEMS
        && writes.stream().mapToLong(Commit::size).sum() <= MOST_BYTES;
  }

  private long largest() {
    return writes.stream().mapToLong(Commit::size).max().orElse(0);
  }

  private List<List<TransactWriteItem>> parts(long mostBytes) {
    List<List<TransactWriteItem>> parts = new ArrayList<>();
    List<TransactWriteItem> part = new ArrayList<>();
    long bytes = 0;
    for (TransactWriteItem write : writes) {
      long size = size(write);
      if (part.size() == MOST_ITEMS - 1 || (!part.isEmpty() && bytes + size > mostBytes)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(write);
      bytes += size;
    }
    parts.add(part);
    return parts;
  }

  private static long size(TransactWriteItem write) {
    return 100 + Items.size(write.put() == null ? write.delete().key() : write.put().item());
  }

  private TransactWriteItem state(TimelineState before, Map<String, AttributeValue> next) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(next)
                .conditionExpression("attribute_not_exists(version) OR version = :version")
                .expressionAttributeValues(Map.of(":version", Items.n(before.version()))))
        .build();
  }
}
