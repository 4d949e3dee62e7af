package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import java.util.LinkedHashMap;
import java.util.Map;

/** The analyses of an article's sentences: each is made once, when it is first asked for. */
final class Analyses {

  /** So many are kept at a time: those of most articles. */
  private static final int MOST_KEPT = 400;

  private final CharSequence text;
  private final Map<Span, Analysis> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Span, Analysis> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Analyses(CharSequence text) {
    this.text = text;
  }

  /** The analysis of a stretch of the text. */
  Analysis of(Span sentence) {
    Analysis known = kept.get(sentence);
    if (known == null) {
      known = Analysis.of(text, sentence);
      kept.put(sentence, known);
    }
    return known;
  }
}
