package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortionTest {

  @Test
  void holdsAsManyAsFitAndNeverNone() {
    List<String> items = List.of("a", "bb", "\u4e2d", "d".repeat(500), "e");
    assertThat(Portion.of(items, 0, 9)).containsExactly("a", "bb");
    assertThat(Portion.of(items, 0, 8)).containsExactly("a");
    assertThat(Portion.of(items, 2, 6))
        .as("three bytes, quotes, a comma")
        .containsExactly("\u4e2d");
    assertThat(Portion.of(items, 3, 1)).as("goes on all the same").containsExactly("d".repeat(500));
    assertThat(Portion.of(items, 5, 100)).isEmpty();
    assertThat(Portion.of(List.of(), 0, 100)).isEmpty();
  }

  /** Whatever the sizes, one portion after another is the whole, and each fits. */
  @Test
  void oneAfterAnotherIsTheWhole() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      List<String> items = new ArrayList<>();
      for (int n = random.nextInt(30); n > 0; n--) {
        items.add("x".repeat(random.nextInt(60)));
      }
      int most = 1 + random.nextInt(200);
      List<String> seen = new ArrayList<>();
      while (seen.size() < items.size()) {
        List<String> some = Portion.of(items, seen.size(), most);
        assertThat(some).isNotEmpty();
        long size = some.stream().mapToLong(Portion::size).sum();
        assertThat(some.size() == 1 || size <= most).isTrue();
        seen.addAll(some);
      }
      assertThat(seen).isEqualTo(items);
    }
  }
}
