package io.dateline.store;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why DynamoDB did not carry out a transaction. */
final class Cancellation {

  static final String CONDITION = "ConditionalCheckFailed";
  static final String CONFLICT = "TransactionConflict";

  private Cancellation() {}

  /** Whether one of {@code codes} is among the reasons. */
  static boolean isFor(TransactionCanceledException e, String... codes) {
    Set<String> wanted = Set.of(codes);
    return e.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(wanted::contains);
  }

  /** Whether the condition of one write did not hold, by its place in the transaction. */
  static boolean isOfCondition(TransactionCanceledException e, int place) {
    List<CancellationReason> reasons = e.cancellationReasons();
    return place < reasons.size() && CONDITION.equals(reasons.get(place).code());
  }
}
