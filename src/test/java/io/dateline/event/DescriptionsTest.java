package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

  private static List<String> titles(String text) {
    return MentionExtractor.candidates(
            Samples.article("a", "P", "2016-02-24T12:00:00+01:00", text.replace("\n", "\\n")))
        .stream()
        .map(one -> one.title().text())
        .toList();
  }

  @Test
  void nameTheOnlyCompany() {
    assertThat(
            titles(
                """
                Norda Mines Inc. reported a loss on Monday.

                The company closed its pit in Chile on Tuesday.
                """))
        .anyMatch(title -> title.startsWith("Norda Mines Inc. closed"));
  }

  @Test
  void standForThemselvesWhereNothingOfTheirKindWasNamed() {
    assertThat(
            titles(
                """
                Ana Ruiz visited Valencia on Monday.

                The volcano erupted on Tuesday.
                """))
        .anyMatch(title -> title.equals("Volcano erupted"));
  }

  @Test
  void areNotTakenForOneOfTwo() {
    assertThat(
            titles(
                """
                Norda Mines and Orka Shipping met in Oslo on Monday.

                The company closed a pit in Chile on Tuesday.
                """))
        .noneMatch(title -> title.startsWith("Norda") && title.contains("closed"))
        .noneMatch(title -> title.startsWith("Orka") && title.contains("closed"));
  }
}
