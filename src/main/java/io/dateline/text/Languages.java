package io.dateline.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Finds the language of a text.
 *
 * <p>English shows by its commonest words, at no cost; only where they are few is Apache OpenNLP's
 * detector asked, whose model takes a second to read.
 */
public final class Languages {

  private static final class Holder {
    static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      try (InputStream in = Languages.class.getResourceAsStream("/langdetect-183.bin")) {
        if (in == null) {
          throw new IllegalStateException("language model missing from the class path");
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final Lexicon<Boolean> COMMON =
      Lexicon.load(Languages.class, "en/common-words.tsv", (_, _) -> true);

  /** How much of a text is looked at, in UTF-16 units: enough to be sure, and no more. */
  private static final int SAMPLE = 1_200;

  private static final int FEWEST_WORDS = 10;
  private static final double COMMON_IN_ENGLISH = 0.2;

  // The detector's confidences are shared among a hundred languages, and low in short texts.
  private static final double LEAST_CONFIDENCE = 0.1;
  private static final double CLEARLY = 2;

  private Languages() {}

  /**
   * The language of {@code text} as an ISO 639 tag such as {@code en}; empty where the text is too
   * short or too odd to decide.
   */
  public static Optional<String> of(CharSequence text) {
    CharSequence sample = text.subSequence(0, Math.min(SAMPLE, text.length()));
    Tokens tokens = Tokens.split(sample, new Span(0, sample.length()));
    int words = 0;
    int common = 0;
    int foreign = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.WORD) {
        words++;
        common += COMMON.get(sample, tokens.begin(i), tokens.end(i)) == null ? 0 : 1;
      }
    }
    for (int i = 0; i < sample.length(); i++) {
      foreign += sample.charAt(i) > 0x24F && Character.isLetter(sample.charAt(i)) ? 1 : 0;
    }
    if (words >= FEWEST_WORDS && common >= COMMON_IN_ENGLISH * words) {
      return Optional.of("en");
    }
    boolean enough = words >= FEWEST_WORDS || foreign >= FEWEST_WORDS;
    return enough ? detected(sample) : Optional.empty();
  }

  private static Optional<String> detected(CharSequence sample) {
    Language[] likely = new LanguageDetectorME(Holder.MODEL).predictLanguages(sample);
    boolean sure =
        likely[0].getConfidence() >= LEAST_CONFIDENCE
            && likely[0].getConfidence() >= CLEARLY * likely[1].getConfidence();
    return sure ? Optional.of(tag(likely[0].getLang())) : Optional.empty();
  }

  /** {@code deu} → {@code de}; languages of the detector that have no short tag keep the long. */
  private static String tag(String iso639) {
    return Tags.SHORT.getOrDefault(iso639, iso639);
  }

  private static final class Tags {
    static final Map<String, String> SHORT = tags();

    private static Map<String, String> tags() {
      Map<String, String> tags = new HashMap<>();
      for (String language : Locale.getISOLanguages()) {
        tags.put(Locale.of(language).getISO3Language(), language);
      }
      tags.put("cmn", "zh");
      tags.put("pes", "fa");
      return Map.copyOf(tags);
    }
  }
}
