package io.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Splits text of other languages than English. */
class PlainSentencesTest {

  private static List<String> split(String tag, String text) {
    return PlainSentences.split(text, new Span(0, text.length()), Language.of(tag)).stream()
        .map(span -> span.of(text).toString())
        .toList();
  }

  @Test
  void endsAtTheStopsOfOtherScripts() {
    assertThat(split("ar", "هل وصل؟ نعم، وصل أمس. ثم غادر.")).hasSize(3);
    assertThat(split("hi", "पुल खुला। लोग आए।")).hasSize(2);
    assertThat(split("ja", "橋が開いた。人々が来た。")).hasSize(2);
  }

  @Test
  void doesNotEndAtAbbreviationsAndOrdinals() {
    assertThat(split("de", "Am 27. Februar kam Dr. Klein. Er blieb.")).hasSize(2);
    assertThat(split("ru", "В 2014 г. Иванов уехал. Он вернулся.")).hasSize(2);
    assertThat(split("es", "El Sr. Ruiz llegó. Se fue.")).hasSize(2);
  }

  @Test
  void cutsWhatHasNoEnd() {
    String text = "آ".repeat(30_000);
    assertThat(split("ar", text)).hasSizeGreaterThan(2);
    assertThat(String.join("", split("ar", text))).isEqualTo(text);
  }
}
