package io.dateline.time.lang;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.text.Language;
import io.dateline.text.Language.Depth;
import io.dateline.text.Lexicon;
import io.dateline.text.PlainSentences;
import io.dateline.text.Span;
import io.dateline.time.DocumentTime;
import io.dateline.time.LanguageTagger;
import io.dateline.time.Timex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads the examples that stand beside the patterns of each language. */
class LanguageExamplesTest {

  /** Every example is read on this day, a Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2016, 2, 24);

  private static final int FEWEST_EXAMPLES = 80;

  @TestFactory
  Stream<DynamicTest> everyExampleIsReadAsItSays() {
    return Language.others().stream()
        .filter(language -> language.depth() == Depth.SENTENCES)
        .map(language -> DynamicTest.dynamicTest(language.name(), () -> check(language)));
  }

  private static void check(Language language) {
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (String[] row : Lexicon.rows(Vocabulary.class, language.tag() + "/patterns.tsv")) {
      for (String example : List.of(row).subList(3, row.length)) {
        read++;
        String told = told(example.replaceAll("\\[([^\\]]*?) -> [^\\]]*\\]", "$1"), language);
        if (!told.equals(example)) {
          wrong.add(row[0] + ":\n  expected " + example + "\n  read     " + told);
        }
      }
    }
    assertThat(wrong).as(wrong.size() + " of " + read).isEmpty();
    assertThat(read).isGreaterThanOrEqualTo(FEWEST_EXAMPLES);
  }

  /** The sentence with its times in brackets, as they are read. */
  static String told(String sentence, Language language) {
    List<Span> sentences = PlainSentences.split(sentence, new Span(0, sentence.length()), language);
    StringBuilder told = new StringBuilder();
    int at = 0;
    for (Timex time :
        new LanguageTagger(language)
            .tag(sentence, sentences, DocumentTime.of(TODAY))
            .tagged()
            .timexes()) {
      told.append(sentence, at, time.span().begin())
          .append('[')
          .append(time.text())
          .append(" -> ")
          .append(time.value())
          .append(time.zone() == null ? "" : " " + time.zone())
          .append(']');
      at = time.span().end();
    }
    return told.append(sentence, at, sentence.length()).toString();
  }
}
