package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.time.grammar.Grammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the bracketed texts under {@code src/test/resources/io/dateline/time}. */
class TimeGoldenTest {

  private static final List<String> FILES =
      List.of(
          "zones",
          "joining",
          "dates",
          "ranges",
          "parts",
          "weekdays",
          "named-days",
          "negatives",
          "durations",
          "relative",
          "vague",
          "sets",
          "history");

  static Stream<Golden> cases() {
    return FILES.stream().flatMap(TimeGoldenTest::cases);
  }

  private static Stream<Golden> cases(String file) {
    try (InputStream in =
        Objects.requireNonNull(TimeGoldenTest.class.getResourceAsStream(file + ".txt"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Golden.of(all.lines().toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsEveryTimeAsWritten(Golden golden) {
    assertThat(golden.read()).isEqualTo(golden.line());
  }

  @Test
  void coversTheGrammarWell() {
    long examples = Grammar.rules().stream().mapToLong(rule -> rule.examples().size()).sum();
    assertThat(cases("zones").count() + cases("joining").count()).isGreaterThan(200);
    assertThat(cases().count() + examples).isGreaterThan(1_200);
  }
}
