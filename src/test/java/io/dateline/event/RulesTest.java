package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples that stand beside each rule. */
class RulesTest {

  private static final String NEGATIVE = "! ";

  static Stream<Arguments> examples() {
    return Stream.of(
            AnchorRules.RULES.stream()
                .flatMap(rule -> arguments(rule.name(), rule.examples(), Rules::anchor)),
            FactualityRules.RULES.stream()
                .flatMap(rule -> arguments(rule.name(), rule.examples(), Rules::factuality)),
            Titles.RULES.stream()
                .flatMap(rule -> arguments(rule.name(), rule.examples(), Rules::title)))
        .flatMap(Function.identity());
  }

  private static Stream<Arguments> arguments(
      String name, List<String> examples, Function<Rules, String> decided) {
    return examples.stream().map(example -> Arguments.of(name, example, decided));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void readsItsExample(String name, String example, Function<Rules, String> decided) {
    boolean negative = example.startsWith(NEGATIVE);
    EventGolden golden = EventGolden.parse(negative ? example.substring(2) : example);
    assertThat(golden.read()).isEqualTo(golden.line());
    List<String> names =
        golden.mentions().stream()
            .map(mention -> decided.apply(Objects.requireNonNull(mention.rules())))
            .toList();
    if (negative) {
      assertThat(names).doesNotContain(name);
    } else if (!names.isEmpty()) {
      assertThat(names).contains(name);
    }
  }

  static Stream<Arguments> rules() {
    return Stream.of(
            AnchorRules.RULES.stream().map(rule -> Arguments.of(rule.name(), rule.examples())),
            FactualityRules.RULES.stream().map(rule -> Arguments.of(rule.name(), rule.examples())),
            Titles.RULES.stream().map(rule -> Arguments.of(rule.name(), rule.examples())))
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void everyRuleHasAnExample(String name, List<String> examples) {
    assertThat(examples).as(name).isNotEmpty();
  }
}
