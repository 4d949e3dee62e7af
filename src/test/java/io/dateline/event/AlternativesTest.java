package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AlternativesTest {

  private static List<Candidate> candidates(String text) {
    return MentionExtractor.candidates(
        Samples.article("a", "P", "2016-02-24T12:00:00+01:00", text));
  }

  private static List<String> rules(String text) {
    return candidates(text).stream().map(one -> one.anchor().rule()).toList();
  }

  @Test
  void offersWhatGovernsTheVerbThatTheRulesFound() {
    List<Candidate> candidates =
        candidates("The club posted a picture of Ana Ruiz holding up the cup on Monday.");

    assertThat(candidates)
        .anySatisfy(one -> {
          assertThat(one.anchor().rule()).isEqualTo("verb-above");
          assertThat(one.anchor().overruled()).isNotEmpty();
          assertThat(one.title().text()).startsWith("Club posted a picture");
        });
  }

  @Test
  void offersWhatIsReported() {
    assertThat(rules("The envoy said on Monday that rebels seized the port.")).contains("told-verb");
  }

  @Test
  void offersNounsOfTheVerb() {
    assertThat(rules("The network suffered an interruption on Monday near Riga."))
        .contains("noun-of-verb");
  }

  @Test
  void offersNothingForTheStampOfAnUpdate() {
    assertThat(candidates("(Updated 9:20 p.m.) The quay is closed.")).isEmpty();
  }

  @Test
  void findsEndingsOfNounsThatAreMadeOfVerbs() {
    assertThat(Alternatives.ending("resignation")).isEqualTo("tion");
    assertThat(Alternatives.ending("closure")).isEqualTo("ure");
    assertThat(Alternatives.ending("table")).isEmpty();
  }

  @Test
  void offersOtherDaysForNewsWithoutATime() {
    String text =
        """
        Rebels seized the port of Sirte on Monday.

        The army shelled the harbour of Brega.
        """;

    assertThat(candidates(text).stream()
            .filter(one -> one.title().text().toLowerCase(Locale.ROOT).contains("shelled"))
            .map(one -> one.time().value()))
        .contains("2016-02-22", "2016-02-24");
  }
}
