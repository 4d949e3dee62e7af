package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.time.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitnessTest {

  private static final Fitness STANDARD = Fitness.standard();

  private static List<Candidate> candidates(String text) {
    return MentionExtractor.candidates(
        Samples.article("a", "P", "2016-02-24T12:00:00+01:00", text));
  }

  private static Candidate with(Candidate one, Dated dated, Title title) {
    return new Candidate(
        dated,
        one.factuality(),
        title,
        one.kind(),
        one.lead(),
        one.sentence(),
        one.quote(),
        one.dateline());
  }

  private static double likely(String sentence) {
    return candidates("This opens the story, as it were.\\n\\n" + sentence).stream()
        .filter(one -> one.quote().begin() > 0)
        .mapToDouble(STANDARD::likely)
        .max()
        .orElse(0);
  }

  @Test
  void prefersWhatNamesWhomItMeans() {
    assertThat(likely("Ana Ruiz resigned as mayor of Valencia on Monday."))
        .isGreaterThan(likely("The official said on Monday that more would be done."))
        .isGreaterThan(Fitness.SHOWN);
  }

  @Test
  void leavesOutWhatBreaksOff() {
    Candidate candidate =
        candidates("Ana Ruiz resigned as mayor of Valencia on Monday.").getFirst();
    Title broken = candidate.title().with(TitleFault.BREAKS_OFF).with(TitleFault.LOSES_OBJECT);
    Candidate worse = with(candidate, candidate.dated(), broken);

    assertThat(STANDARD.likely(worse)).isLessThan(STANDARD.likely(candidate));
  }

  @Test
  void keepsUnfitNewsOfTheDayForWhatItSupports() {
    Candidate one = candidates("Ana Ruiz resigned as mayor of Valencia on Monday.").getFirst();
    EventTime assumed = one.time().withoutWords().withBasis(Basis.ASSUMED);
    Candidate own = with(one, new Dated(one.anchor(), assumed), one.title());
    Candidate broken = with(own, own.dated(), own.title().with(TitleFault.BREAKS_OFF));

    assertThat(Fitness.basis(own, 0.9)).isEqualTo(Basis.PUBLISHED);
    assertThat(Fitness.basis(own, 0.1)).isEqualTo(Basis.ASSUMED);
    assertThat(Fitness.basis(broken, 0.1)).isNull();
    assertThat(Fitness.basis(one, 0.9)).isEqualTo(one.time().basis());
    assertThat(Fitness.basis(one, 0.1)).isNull();
  }

  @Test
  void tellsWhatCountsMost() {
    Candidate candidate =
        candidates("Ana Ruiz resigned as mayor of Valencia on Monday.").getFirst();

    assertThat(STANDARD.reasons(candidate, 3))
        .hasSize(3)
        .allSatisfy(reason -> assertThat(reason).matches("\\S+ [+-]\\d\\.\\d\\d"));
  }
}
