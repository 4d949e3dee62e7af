package io.dateline.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Sentences;
import io.dateline.text.Span;
import io.dateline.time.grammar.Grammar;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples that stand beside each rule. */
class GrammarTest {

  private static final DocumentTime WEDNESDAY = DocumentTime.of(LocalDate.of(2016, 2, 24));
  private static final Pattern EXPECTED = Pattern.compile("\\[([^\\]]*?) -> ([A-Z]+ [^\\]]*)\\]");

  static Stream<Arguments> examples() {
    return Grammar.rules().stream()
        .flatMap(rule -> rule.examples().stream().map(e -> Arguments.of(rule.name(), e)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void readsItsExample(String rule, String example) {
    assertThat(bracketed(example)).as(rule).isEqualTo(example);
  }

  /** The example's plain sentence, tagged and written in its bracketed form again. */
  static String bracketed(String example) {
    String plain = EXPECTED.matcher(example).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
    List<Timex> found =
        new TimeTagger()
            .tag(plain, Sentences.split(plain, new Span(0, plain.length())), WEDNESDAY)
            .timexes();
    StringBuilder written = new StringBuilder(plain);
    for (Timex timex : found.reversed()) {
      written.replace(
          timex.span().begin(),
          timex.span().end(),
          "[" + timex.text() + " -> " + timex.type() + " " + timex.value() + "]");
    }
    return written.toString();
  }
}
