package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Made;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PastFoldsTest {

  private static final Instant THEN = Instant.parse("2025-01-01T09:00:00Z");

  private final PastFolds folds = new PastFolds();
  private final AtomicInteger folded = new AtomicInteger();

  private List<Event> fold() {
    folded.incrementAndGet();
    return Fold.fold(
        List.of(
            Made.mention("b", "Lin opened it", "2024-05-01"),
            Made.mention("a", "Zeta met kappa", "1848-02-24")));
  }

  private PastFolds.Moment moment(long version, int second) {
    return new PastFolds.Moment("test", version, THEN.plusSeconds(second));
  }

  @Test
  void foldsAMomentOnceInEachVersion() {
    assertThat(folds.at(moment(1, 0), this::fold).values())
        .extracting(Event::title)
        .containsExactly("Zeta met kappa", "Lin opened it");
    folds.at(moment(1, 0), this::fold);
    assertThat(folded).hasValue(1);
    folds.at(moment(2, 0), this::fold);
    folds.at(moment(2, 1), this::fold);
    assertThat(folded).hasValue(3);
  }

  @Test
  void forgetsTheOneLongestUnused() {
    for (int second = 0; second < 8; second++) {
      folds.at(moment(1, second), this::fold);
    }
    folds.at(moment(1, 0), this::fold);
    folds.at(moment(1, 8), this::fold);
    assertThat(folded).hasValue(9);
    folds.at(moment(1, 0), this::fold);
    assertThat(folded).hasValue(9);
    folds.at(moment(1, 1), this::fold);
    assertThat(folded).hasValue(10);
  }

  @Test
  void foldsOnceForAllWhoAskAtOnce() throws InterruptedException {
    Callable<Object> asking = () -> folds.at(moment(1, 0), this::fold);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> asked : threads.invokeAll(Collections.nCopies(16, asking))) {
        assertThat(asked.state()).isEqualTo(Future.State.SUCCESS);
      }
    }
    assertThat(folded).hasValue(1);
  }
}
