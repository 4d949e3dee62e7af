package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.json.Json;
import io.dateline.text.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles of sentences in languages without a parser. */
class StatementTitleTest {

  private static List<String> titles(String language, String text) {
    Map<String, String> told =
        Map.of(
            "id", language,
            "published", "2016-02-24T12:00:00+02:00",
            "language", language,
            "text", text);
    Article article = Samples.read("a.json", Json.line(told)).articles().getFirst();
    return new StatementReader(Language.of(language))
        .statements(article).stream()
            .map(statement -> statement.title().shown(article.text()))
            .toList();
  }

  @Test
  void sentenceOfUsualLengthIsItsOwnTitle() {
    assertThat(titles("es", "- La tormenta destruyó dos puentes el martes,  y cerró el puerto."))
        .containsExactly("La tormenta destruyó dos puentes el martes, y cerró el puerto");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Up to the clause that a relative pronoun opens.
        "es;La tormenta destruyó el martes dos puentes antiguos del puerto de Izmir;, que unían"
            + " desde hacía más de cien años el barrio de los pescadores con el mercado viejo y con"
            + " la estación de los trenes que van al norte.",
        "de;Am Dienstag zerstörte ein Sturm im Hafen von Izmir zwei alte Brücken;, die seit mehr als"
            + " hundert Jahren das Viertel der Fischer mit dem alten Markt und mit dem Bahnhof der"
            + " Züge in den Norden verbunden hatten.",
        "ru;Во вторник буря разрушила в порту Измира два старых моста, которые больше ста лет"
            + " соединяли квартал рыбаков со старым рынком и с вокзалом;, откуда поезда каждое утро"
            + " отправлялись в горы на севере страны."
      })
  void longSentenceEndsBeforeAClause(String language, String title, String rest) {
    assertThat(titles(language, title + rest)).containsExactly(title);
  }

  @Test
  void titleDoesNotEndInAConjunction() {
    String text =
        "Martedì una tempesta ha distrutto due vecchi ponti nel porto di Smirne e, mentre i"
            + " pescatori cercavano le loro barche sulla spiaggia insieme ai figli e ai vicini di"
            + " casa venuti dal mercato vecchio e dalla stazione dei treni, il sindaco ha chiuso le"
            + " strade.";
    assertThat(titles("it", text))
        .containsExactly("Martedì una tempesta ha distrutto due vecchi ponti nel porto di Smirne");
  }

  @Test
  void titleEndsBehindAQuotation() {
    String text =
        "La tormenta destruyó el martes los puentes de Izmir, y el alcalde habló de \u201cuna noche"
            + " larga, la peor de todas, en la que nadie pudo dormir\u201d en el viejo puerto de los"
            + " pescadores y en las calles que suben desde el mercado hacia la estación de los"
            + " trenes.";
    assertThat(titles("es", text))
        .containsExactly("La tormenta destruyó el martes los puentes de Izmir");
  }

  @Test
  void germanTitleDoesNotBreakOffBeforeTheParticiple() {
    String text =
        "Am Dienstag hat ein Sturm im alten Hafen von Izmir mit seinen vielen kleinen Booten und den"
            + " beiden Brücken der Fischer trotz aller Mühe der Helfer aus den Dörfern am Rand der"
            + " Berge und aus den Städten im Norden des Landes drei Häuser zerstört.";
    assertThat(titles("de", text)).isEmpty();
  }

  @Test
  void titleBeginsWithTheMainClause() {
    String before =
        "Nachdem die Fischer am Morgen ihre Boote an Land gezogen und die Kinder der Stadt die alten"
            + " Netze am Strand gesammelt und auf die Wagen der Bauern geladen hatten, die aus den"
            + " Bergen gekommen waren, zerstörte";
    assertThat(titles("de", before + " am Dienstag ein Sturm zwei Brücken.")).isEmpty();
  }

  @Test
  void listOfNamesIsNotCutBeforeItsVerb() {
    String text =
        "Bürgermeister Ali Kaya, Hafenleiterin Ayla Demir, Fischer Can Aydin und drei Vertreter der"
            + " Stadt trafen sich am Dienstag in Izmir mit den Besitzern der beiden Brücken zu einem"
            + " Gespräch, um über den Bau neuer Wege am Hafen zu sprechen.";
    assertThat(titles("de", text))
        .singleElement()
        .satisfies(title -> assertThat(title).contains("trafen sich am Dienstag"));
  }
}
