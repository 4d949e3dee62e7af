package io.dateline.aws;

import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.Ledger;
import io.dateline.timeline.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The preparation of a function before SnapStart takes its snapshot: every start from the snapshot
 * has its classes loaded, its models read and its clients warm. It writes nothing, and a failure is
 * logged and passed over: a function that starts cold still works.
 *
 * <p>Nothing that must differ between two copies is in the snapshot: there is no randomness and no
 * clock in the handlers' state, and the SDK renews credentials by their time of expiry.
 */
final class Priming {

  /** More makes the start from the snapshot no shorter. */
  private static final int OFTEN = 100;

  private Priming() {}

  /** A step of preparation. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** The step, repeated so often that the snapshot holds it compiled. */
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
   * Runs steps that need no client on a thread of their own, while the caller builds the clients.
   */
  static void beside(InstantSource clock, Step... steps) {
    Thread.ofPlatform().daemon().name("priming").start(() -> run(List.of(steps), clock));
  }

  /** Prepares to read and to write events as JSON, on a thread of its own. */
  static void eventsBeside(InstantSource clock) {
    beside(clock, () -> Json.prepareToRead(Event.class), () -> Json.prepareToWrite(Event.class));
  }

  /** Reads an article that is not there: credentials, signing, TLS, JSON. */
  static void ask(Ledger ledger) {
    ledger.head(ArticleKey.of("priming", "priming"));
  }
}
