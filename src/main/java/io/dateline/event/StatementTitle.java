package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.time.LanguageTagger;
import io.dateline.time.lang.Clause.Stretch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The title of a statement: its sentence, or as much of it, from its beginning, as fits.
 *
 * <p>A longer sentence ends before a clause that can be left out, behind its time and behind a word
 * that shows the time of a verb. It begins where the sentence does, or behind a semicolon. Where
 * there is no such end, it breaks off between words if its time is told by then.
 *
 * @param span its words in the text
 * @param broken whether it breaks off within a clause
 */
record StatementTitle(Span span, boolean broken) {

  /** A sentence with no more characters is a title as it is. */
  private static final int LONGEST = 180;

  /** A title that breaks off has told its time within so many characters. */
  private static final int TOLD_WITHIN = 160;

  private static final String OPENING = "([\u00ab";
  private static final String CLOSING = ")]\u00bb";

  /**
   * The title of a sentence; null where the sentence is too long, and no part of it is whole.
   *
   * @param time the words that tell its time
   */
  static @Nullable StatementTitle of(String text, LanguageTagger.Sentence sentence, Span time) {
    if (sentence.span().length() <= LONGEST) {
      return new StatementTitle(sentence.span(), false);
    }
    List<Stretch> stretches = sentence.clause().stretches();
    for (int from = 0; from < stretches.size(); from++) {
      Stretch first = stretches.get(from);
      if (first.free() && first.begin() <= time.begin()) {
        Span whole = whole(text, stretches, from, time);
        if (whole != null) {
          return new StatementTitle(whole, false);
        }
      }
    }
    return broken(text, sentence.span(), stretches, time);
  }

  /** The longest run of stretches that can stand alone, or null. */
  private static @Nullable Span whole(String text, List<Stretch> stretches, int from, Span time) {
    int begin = stretches.get(from).begin();
    boolean tells = false;
    Span best = null;
    boolean good = false;
    for (int to = from; to < stretches.size(); to++) {
      Stretch last = stretches.get(to);
      if (last.end() - begin > LONGEST) {
        break;
      }
      tells |= last.tells() && !last.depends();
      boolean ends = to + 1 == stretches.size();
      boolean parts = ends || stretches.get(to + 1).depends() || stretches.get(to + 1).tells();
      if (tells && last.end() >= time.end() && isClosed(text, begin, last.end())) {
        best = parts || !good ? new Span(begin, last.end()) : best;
        good |= parts;
      }
    }
    return best;
  }

  private static @Nullable StatementTitle broken(
      String text, Span sentence, List<Stretch> stretches, Span time) {
    boolean early = time.end() - sentence.begin() <= TOLD_WITHIN;
    int cut = text.lastIndexOf(' ', sentence.begin() + LONGEST - 1);
    boolean tells =
        stretches.stream().anyMatch(one -> one.tells() && !one.depends() && one.toldBy() <= cut);
    return early && tells && cut >= time.end()
        ? new StatementTitle(new Span(sentence.begin(), cut).trimmed(text), true)
        : null;
  }

  /**
   * Whether every bracket and quotation mark that opens within a stretch of text closes in it. The
   * mark of \u201cthis\u201d that opens closes \u201ethat\u201c.
   */
  private static boolean isClosed(String text, int begin, int end) {
    int open = 0;
    int plain = 0;
    int low = 0;
    int high = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      open += OPENING.indexOf(c) >= 0 ? 1 : CLOSING.indexOf(c) >= 0 ? -1 : 0;
      switch (c) {
        case '"' -> plain++;
        case '\u201e' -> low++;
        case '\u201c' -> {
          high += low > 0 ? 0 : 1;
          low -= low > 0 ? 1 : 0;
        }
        case '\u201d' -> {
          high -= low > 0 ? 0 : 1;
          low -= low > 0 ? 1 : 0;
        }
        default -> {}
      }
    }
    return open <= 0 && plain % 2 == 0 && low <= 0 && high <= 0;
  }

  /** Its words on one line, without the marks at their ends. */
  String shown(String text) {
    String line = span.of(text).toString().replaceAll("\\s+", " ");
    int begin = 0;
    while (begin + 1 < line.length() && " -\u2013\u2014\u2022*".indexOf(line.charAt(begin)) >= 0) {
      begin++;
    }
    int end = line.length();
    while (end > begin + 1
        && " .,;:-\u2013\u2014\u060c\u061b\u3002\uff0c\u3001\u0964".indexOf(line.charAt(end - 1))
            >= 0) {
      end--;
    }
    return line.substring(begin, end) + (broken ? "\u2026" : "");
  }
}
