package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    assertThat(read("ru", RUSSIAN))
        .extracting(mention -> mention.event().factuality())
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
    assertThat(events).hasSize(4);
  }

  @Test
  void odditiesDoNotStopIt() {
    String override = "В \u202e27 февраля\u202c 2016 года открыли мост. " + "а".repeat(100_000);
    assertThat(read("ru", override)).isNotEmpty();
    assertThat(read("ar", "12 رمضان 1437 هـ صدر الأمر.")).isEmpty();
    assertThat(read("xx", "27 février 2016")).isEmpty();
  }
}
