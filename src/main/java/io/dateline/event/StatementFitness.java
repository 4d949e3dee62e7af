package io.dateline.event;

import io.dateline.time.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement is fit to be shown: how likely a strict reader finds that it is an event,
 * that its date and factuality are true, and that its title is understood.
 *
 * <p>A {@link LogisticModel} over {@link StatementTraits}, one for all languages; {@code
 * src/build/reader} trains it on what readers judged.
 */
final class StatementFitness {

  /**
   * A statement that is likelier than this is shown: of articles that it was not trained on, seven
   * in ten of those shown are right, and five in six of those that are right are shown.
   */
  static final double SHOWN = 0.5;

  private static final class Holder {
    static final LogisticModel MODEL = LogisticModel.load("lang/statements.tsv");
  }

  private StatementFitness() {}

  /** How likely a reader finds a statement right, between 0 and 1. */
  static double likely(Statement statement) {
    return Holder.MODEL.likely("", StatementTraits.of(statement));
  }

  /**
   * The basis of a statement's time as it is shown; null where it is not fit to be told. News
   * without a time that is not fit is kept for what it supports, but not shown.
   *
   * @param likely how likely a reader finds it right
   */
  static @Nullable Basis basis(Statement statement, double likely) {
    if (likely >= SHOWN) {
      return statement.time().basis();
    }
    return statement.isLead() ? Basis.ASSUMED : null;
  }
}
