package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.json.Json;
import io.dateline.text.Language;
import io.dateline.time.Basis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of languages without a parser is shown, and what is left out. */
class StatementFitnessTest {

  private static Article article(String language, String text) {
    Map<String, String> told =
        Map.of(
            "id", language,
            "published", "2016-02-24T12:00:00+02:00",
            "language", language,
            "text", text);
    Samples.Read read = Samples.read("a.json", Json.line(told));
    return read.articles().getFirst();
  }

  private static Statement statement(String language, String text) {
    List<Statement> statements =
        new StatementReader(Language.of(language)).statements(article(language, text));
    assertThat(statements).hasSize(1);
    return statements.getFirst();
  }

  private static List<Mention> read(String language, String text) {
    return new MentionExtractor().extract(article(language, text)).mentions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "de;Am Dienstag zerstörte ein Sturm in Izmir zwei alte Brücken.",
        "fr;Mardi, une tempête a détruit deux ponts anciens à Izmir.",
        "es;El martes una tormenta destruyó dos puentes antiguos en Izmir.",
        "it;Martedì una tempesta ha distrutto due vecchi ponti a Smirne.",
        "pt;Na terça-feira uma tempestade destruiu duas pontes antigas em Esmirna.",
        "ru;Во вторник буря разрушила два старых моста в Измире.",
        "uk;У вівторок буря зруйнувала два старі мости в Ізмірі.",
        "ar;دمرت عاصفة يوم الثلاثاء جسرين قديمين في إزمير.",
        "tr;Fırtına salı günü İzmir'de iki eski köprüyü yıktı."
      })
  void whatHappenedIsShown(String language, String text) {
    assertThat(read(language, text))
        .extracting(mention -> mention.time().value())
        .containsExactly("2016-02-23");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "de;Quelle: Amt für Brücken (Stand: 5. Februar 2016)",
        "de;© 2016 Verlag am Hafen",
        "de;Öffnungszeiten: Montag bis Donnerstag 8.30 Uhr bis 13.30 Uhr",
        "de;In: Die Brücke, Heft 10, Oktober 2012, S. 692-698.",
        "de;Ich würde 2017 sehr gerne einmal nach Paris reisen.",
        "de;Müssen Boote im Winter an Land liegen?",
        "fr;Photo : le vieux pont du port en 1995 (archives)",
        "fr;Si vous voulez voir le port en 2017, réservez vite !",
        "fr;Mis à jour le 12 février 2016 à 10h30",
        "it;Aggiornato il 12 febbraio 2016",
        "uk;Оновлено 12 лютого 2016, 10:30",
        "ru;Сегодня жить у моря не так просто, как кажется."
      })
  void whatIsNoEventIsLeftOut(String language, String text) {
    assertThat(StatementFitness.likely(statement(language, text)))
        .isLessThan(StatementFitness.SHOWN);
    assertThat(read(language, text)).isEmpty();
  }

  @Test
  void keepsUnfitNewsOfTheDayForWhatItSupports() {
    Statement lead =
        statement("de", "Der Sturm hat im Norden des Landes mehrere alte Brücken zerstört.");
    Statement dated =
        statement("de", "Am Dienstag zerstörte ein Sturm in Izmir zwei alte Brücken.");

    assertThat(StatementFitness.basis(lead, 0.9)).isEqualTo(Basis.PUBLISHED);
    assertThat(StatementFitness.basis(lead, 0.1)).isEqualTo(Basis.ASSUMED);
    assertThat(StatementFitness.basis(dated, 0.9)).isEqualTo(Basis.RELATIVE);
    assertThat(StatementFitness.basis(dated, 0.1)).isNull();
  }

  @Test
  void theSameTextReadsTheSame() {
    String text = "Am Dienstag zerstörte ein Sturm in Izmir zwei alte Brücken. Heute regnet es.";
    Statement first =
        new StatementReader(Language.of("de")).statements(article("de", text)).getFirst();
    Statement again =
        new StatementReader(Language.of("de")).statements(article("de", text)).getFirst();

    assertThat(StatementTraits.of(again)).isEqualTo(StatementTraits.of(first));
    assertThat(StatementFitness.likely(again)).isEqualTo(StatementFitness.likely(first));
    assertThat(read("de", text)).isEqualTo(read("de", text));
    assertThat(read("de", text).getFirst().rules())
        .extracting(Rules::fit)
        .isEqualTo((int) Math.round(100 * StatementFitness.likely(first)));
  }

  @Test
  void traitsNameNoWord() {
    Statement one = statement("de", "Am Dienstag zerstörte ein Sturm in Izmir zwei alte Brücken.");

    assertThat(StatementTraits.of(one)).allMatch(trait -> trait.matches("[a-z-]+([=>].*)?"));
    assertThat(StatementTraits.of(one)).noneMatch(trait -> trait.contains("Izmir"));
  }
}
