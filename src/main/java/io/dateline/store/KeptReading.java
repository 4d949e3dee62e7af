package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.Mention;
import io.dateline.event.Reading;
import io.dateline.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a reading: the text that it is of, so that the offsets of its mentions always
 * have what they count into, and the mentions. A text and the sentences quoted from it are
 * compressed together, which takes little more than the quotes alone.
 *
 * @param article the article's id
 * @param timeline the timeline that it is of: what is erased of one stays with another
 * @param text the text; null where a version before 1.1 read it, which kept none
 * @param sentences of each of its sentences how far it begins after the end of the one before, and
 *     how long it is: small numbers, which take a third of what offsets take
 * @param times its time expressions
 * @param mentions its mentions
 */
record KeptReading(
    String article,
    @Nullable String timeline,
    @Nullable String text,
    List<Integer> sentences,
    List<ArticleText.Time> times,
    List<Mention> mentions) {

  private static final TypeReference<KeptReading> WHOLE = new TypeReference<>() {};

  /** No other body begins so. */
  private static final String BEGIN = "{\"article\":";

  static KeptReading of(Reading reading) {
    List<Integer> steps = new ArrayList<>();
    int end = 0;
    for (Span sentence : reading.sentences()) {
      steps.add(sentence.begin() - end);
      steps.add(sentence.length());
      end = sentence.end();
    }
    return new KeptReading(
        reading.article().id(),
        reading.article().timeline(),
        reading.article().text(),
        steps,
        reading.times().stream().map(ArticleText.Time::of).toList(),
        reading.mentions());
  }

  /** Where its sentences are. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    int end = 0;
    for (int i = 0; i + 1 < sentences.size(); i += 2) {
      int begin = end + sentences.get(i);
      end = begin + sentences.get(i + 1);
      spans.add(new Span(begin, end));
    }
    return spans;
  }

  /** The reading that a body holds, of this version or an older one. */
  static KeptReading read(byte[] json) {
    // Earlier versions kept the mentions alone.
    return json.length > 0 && json[0] == '['
        ? new KeptReading("", null, null, List.of(), List.of(), Ledger.mentions(json))
        : Ledger.read(json, WHOLE);
  }

  /** Whether a body is a reading of this version. */
  static boolean isIn(byte[] json) {
    return new String(json, 0, Math.min(json.length, BEGIN.length()), StandardCharsets.UTF_8)
        .equals(BEGIN);
  }

  byte[] json() {
    return Ledger.bytes(this);
  }
}
