package io.dateline.aws;

import io.dateline.store.ArticleKey;
import io.dateline.store.Ledger;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What a function does before SnapStart takes its snapshot, so that whatever starts from the
 * snapshot has its classes loaded, its models read and its clients warm. It writes nothing, and
 * what fails of it is told and passed over: a function that starts cold still works.
 *
 * <p>Nothing that must differ between two copies is in the snapshot: there is no randomness and no
 * clock in the handlers' state, and the SDK renews credentials by their time of expiry.
 */
final class Priming {

  /** More makes the start from the snapshot no shorter. */
  private static final int OFTEN = 100;

  private Priming() {}

  /** One thing to do. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** The step so often that the compilers know it: the snapshot holds what they made, too. */
  static Step often(Step step) {
    return () -> {
      for (int i = 0; i < OFTEN; i++) {
        step.run();
      }
    };
  }

  static void run(List<Step> steps, InstantSource clock) {
    for (Step step : steps) {
      try {
        step.run();
      } catch (Exception e) {
        Telemetry.ofInit(clock).error("priming failed", e, Map.of());
      }
    }
  }

  /**
   * Does what needs no client on a thread of its own, while the caller builds the clients: a
   * function has both of its first moments at once.
   */
  static void beside(InstantSource clock, Step... steps) {
    Thread.ofPlatform().daemon().name("priming").start(() -> run(List.of(steps), clock));
  }

  /** Reads an article that is not there: credentials, signing, TLS, JSON. */
  static void ask(Ledger ledger) {
    ledger.head(ArticleKey.of("priming", "priming"));
  }
}
