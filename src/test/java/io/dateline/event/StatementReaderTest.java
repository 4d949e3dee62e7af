package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.json.Json;
import io.dateline.text.Language;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads events in languages without a parser. */
class StatementReaderTest {

  private static final String ARABIC =
      "دمشق-سانا\nأعلنت الوزارة أن الهدنة حول جسر القلعة ستبدأ عند الساعة 00:00 بتوقيت دمشق"
          + " يوم 27 شباط/فبراير 2016. وقتل ثلاثة أشخاص يوم الاثنين في حلب.";

  private static final String RUSSIAN =
      "ДАМАСК, 24 февраля. /РИВ/. Перемирие у моста Калат вступит в силу в 00:00 27 февраля по"
          + " дамасскому времени, сообщили в министерстве. Наблюдатели, возможно, прибудут 3 марта."
          + " Встреча в четверг отменена.";

  private static Article article(String language, String text) {
    Map<String, String> told =
        Map.of(
            "id", language,
            "published", "2016-02-24T12:00:00+02:00",
            "publisher", "Herald " + language,
            "language", language,
            "text", text);
    Samples.Read read = Samples.read("a.json", Json.line(told));
    return read.articles().getFirst();
  }

  private static List<Mention> read(String language, String text) {
    return new MentionExtractor().extract(article(language, text)).mentions();
  }

  /** Also those that are not fit to be shown. */
  private static List<Statement> statements(String language, String text) {
    return new StatementReader(Language.of(language)).statements(article(language, text));
  }

  @Test
  void tellsTimeZoneAndPlaceOfArabicSentences() {
    List<Mention> mentions = read("ar", ARABIC);
    assertThat(mentions)
        .extracting(mention -> mention.time().edtf())
        .containsExactly("2016-02-27T00:00:00+02:00", "2016-02-22");
    assertThat(mentions)
        .extracting(mention -> mention.event().factuality())
        .containsExactly(Factuality.PLANNED, Factuality.HAPPENED);
    assertThat(mentions).allMatch(mention -> mention.reader() == SentenceModel.SENTENCE);
    assertThat(mentions).allMatch(mention -> "ar".equals(mention.quote().language()));
    assertThat(mentions.getFirst().event().places()).containsExactly("Damascus");
  }

  @Test
  void quotesAreWordForWord() {
    Article article = article("ar", ARABIC);
    for (Mention mention : new MentionExtractor().extract(article).mentions()) {
      Quote quote = mention.quote();
      assertThat(article.text().substring(quote.begin(), quote.end())).isEqualTo(quote.text());
    }
  }

  @Test
  void cuesTellWhatIsPossibleAndWhatWasCancelled() {
    assertThat(statements("ru", RUSSIAN))
        .extracting(Statement::factuality)
        .containsExactly(Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CANCELLED);
  }

  @Test
  void oneMomentToldInTwoLanguagesIsOneEvent() {
    List<Mention> mentions = new ArrayList<>(read("ar", ARABIC));
    mentions.addAll(read("ru", RUSSIAN));
    List<Event> events = Fold.fold(mentions);
    assertThat(events)
        .filteredOn(event -> event.time().value().equals("2016-02-27T00:00"))
        .singleElement()
        .satisfies(event -> assertThat(event.mentions()).hasSize(2));
    assertThat(events).hasSize(2);
  }

  private static List<Factuality> factuality(String language, String text) {
    return statements(language, text).stream().map(Statement::factuality).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ru;Рабочие открыли новый мост через широкую реку возле старой крепости.",
        "uk;Буря зруйнувала кілька старих мостів на півночі області біля річки.",
        "de;Der Sturm hat im Norden des Landes mehrere alte Brücken zerstört.",
        "fr;La tempête a détruit plusieurs ponts anciens dans le nord de la région.",
        "es;La tormenta destruyó varios puentes antiguos en el norte de la región.",
        "it;La tempesta ha distrutto alcuni vecchi ponti e ha allagato molte case.",
        "pt;A tempestade derrubou várias pontes antigas no norte da região serrana.",
        "tr;Fırtına ülkenin kuzeyinde birkaç eski köprüyü ve birçok evi yıktı.",
        "ar;اندلعت حرائق كبيرة في الميناء القديم وسط المدينة وخلفت أضرارا.",
        // A number of four digits that counts is no year.
        "es;Cerca de 1400 vecinos dejaron sus casas y la tormenta destruyó los puentes.",
        "fr;Quelque 1800 habitants ont quitté leurs maisons après la tempête.",
        "de;Nach dem Sturm haben 1300 Bewohner des Viertels ihre Häuser geräumt."
      })
  void leadInThePastHappenedOnTheDayOfPublication(String language, String lead) {
    assertThat(statements(language, lead))
        .singleElement()
        .satisfies(statement -> {
          assertThat(statement.time().value()).isEqualTo("2016-02-24");
          assertThat(statement.factuality()).isEqualTo(Factuality.HAPPENED);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ru;Правительство может ввести новый налог на старые грузовики в портах.",
        "de;Das Parlament will das alte Gesetz über die Häfen des Landes ändern.",
        "de;Die Städte brauchen nach Ansicht der Ämter viel mehr Geld für Brücken.",
        "de;Die Stadt hat nach den Zahlen des Amtes zwei Brücken und einen Hafen.",
        "fr;Le port de la ville est une grande place de commerce de la région.",
        "fr;La tempête n'a détruit aucun des ponts anciens dans le nord du pays.",
        "es;El Gobierno estudia cerrar el puerto viejo de la ciudad por las obras.",
        "es;La tormenta destruyó los puentes (1987), según el museo de la ciudad.",
        "it;La città è una delle più grandi della costa e vive del suo vecchio porto.",
        "pt;A energia no porto antigo custa muito às famílias mais pobres da costa.",
        "tr;Bakanlık eski limanı ve köprüleri büyük bir törenle kapatacak.",
        "ar;ستغلق الوزارة الميناء القديم وسط المدينة بسبب الأعمال الكبيرة."
      })
  void leadOfAnythingElseIsNoMention(String language, String lead) {
    assertThat(statements(language, lead)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ru;3 февраля музей не открылся.",
        "ru;3 февраля, по словам мэра, порт не открыли.",
        "es;El 3 de febrero no abrió el hospital.",
        "fr;Le 3 février, le musée n'a pas ouvert."
      })
  void denialInTheClauseOfTheTimeCounts(String language, String text) {
    assertThat(factuality(language, text)).containsExactly(Factuality.DENIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ru;Мэр, который не любил море, открыл порт 3 февраля.",
        "es;El alcalde, que no es médico, abrió el hospital el 3 de febrero.",
        "ru;Не только музей закрыли 3 февраля, но и театр.",
        "uk;Не лише музей зачинили 3 лютого, а й театр.",
        "de;Nicht nur das Museum schloss am 3. Februar, auch das Theater.",
        "fr;Non seulement le musée a fermé le 3 février, mais aussi le théâtre.",
        "es;No solo cerró el museo el 3 de febrero, también el teatro.",
        "it;Non solo il museo chiuse il 3 febbraio, ma anche il teatro.",
        "pt;Não só o museu fechou em 3 de fevereiro, mas também o teatro.",
        "tr;Sadece müze değil, tiyatro da 3 Şubat'ta kapandı.",
        "ar;ليس فقط المتحف أغلق يوم 3 شباط بل المسرح أيضا."
      })
  void denialElsewhereAndNotOnlyDenyNothing(String language, String text) {
    assertThat(factuality(language, text)).containsExactly(Factuality.HAPPENED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "es;Es falso que el puente del puerto viejo de la ciudad cerrara el 3 de febrero.",
        "de;Nach einem Gerücht ist der Bürgermeister der Stadt am 3. Februar abgereist.",
        "de;Der Sprecher sagte, am 3. Februar seien drei Boote gesunken.",
        "fr;Il est faux que le maire ait quitté la ville le 3 février.",
        "ru;Это ложь, что глава города и его помощники тайно подписали договор 3 февраля.",
        "it;Secondo alcuni è falso che il sindaco lasciò la città il 3 febbraio.",
        "pt;Segundo um boato, o prefeito deixou a cidade em 3 de fevereiro.",
        "uk;Чутки, що мер покинув місто 3 лютого, ширилися швидко.",
        "tr;Söylentilere göre belediye başkanı 3 Şubat'ta kentten ayrıldı.",
        "ar;زعم التاجر أن القارب غرق يوم 3 شباط."
      })
  void hearsayIsPossibleOnly(String language, String text) {
    assertThat(factuality(language, text)).containsExactly(Factuality.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2015-22/2015-12;Del verano de 2015 al cuarto trimestre de 2015 cerró el puerto.",
        "2015-07/2015-12;Del tercer trimestre de 2015 al cuarto trimestre de 2015 llovió.",
        "2015-07/2015-11;Del tercer trimestre de 2015 a noviembre de 2015 llovió."
      })
  void stretchGoesFromTheFirstBeginToTheLastEnd(String edtf, String text) {
    assertThat(statements("es", text))
        .extracting(statement -> statement.time().edtf())
        .containsExactly(edtf);
  }

  @Test
  void odditiesDoNotStopIt() {
    String override = "В \u202e27 февраля\u202c 2016 года открыли мост. " + "а".repeat(100_000);
    assertThat(statements("ru", override)).isNotEmpty();
    assertThat(statements("ar", "12 رمضان 1437 هـ صدر الأمر.")).isEmpty();
    assertThat(read("es", "Esperó desde las último 2012 unas 2,5 horas y media.")).isNotNull();
    assertThat(read("xx", "27 février 2016")).isEmpty();
  }
}
