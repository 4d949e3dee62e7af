package io.dateline.time;

import io.dateline.text.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as its reader sees it, for the grammar: without soft hyphens, zero-width spaces, direction
 * marks and other format characters, and with one kind of hyphen in numeric dates.
 *
 * <p>{@code 27<U+200B> Feb<U+00AD>ruary} reads {@code 27 February}, and {@code 27<U+2212>02<U+2212>
 * 2016} reads {@code 27-02-2016}. Spans are carried over both ways. Most texts are plain already;
 * these cost one look at each character.
 */
final class PlainText {

  private static final char FIRST_UNSEEN = '\u00ad';
  private static final String HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d";
  private static final String DASHES = "\u2013\u2014";

  private final CharSequence original;
  private final CharSequence text;

  /**
   * The offsets in the original of each character of the text and of its end; null if they agree.
   */
  private final int @Nullable [] origins;

  private PlainText(CharSequence original, CharSequence text, int @Nullable [] origins) {
    this.original = original;
    this.text = text;
    this.origins = origins;
  }

  /** The plain form of a text. */
  static PlainText of(CharSequence text) {
    String original = text.toString();
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      if (c >= FIRST_UNSEEN && (isUnseen(c) || isHyphen(original, i))) {
        return plain(original);
      }
    }
    return new PlainText(original, original, null);
  }

  private static PlainText plain(CharSequence original) {
    StringBuilder seen = new StringBuilder(original.length());
    int[] origins = new int[original.length() + 1];
    for (int i = 0; i < original.length(); i++) {
      if (!isUnseen(original.charAt(i))) {
        origins[seen.length()] = i;
        seen.append(original.charAt(i));
      }
    }
    origins[seen.length()] = original.length();
    for (int i = 0; i < seen.length(); i++) {
      if (isHyphen(seen, i)) {
        seen.setCharAt(i, '-');
      }
    }
    return new PlainText(original, seen.toString(), Arrays.copyOf(origins, seen.length() + 1));
  }

  private static boolean isUnseen(char c) {
    return c >= FIRST_UNSEEN && Character.getType(c) == Character.FORMAT;
  }

  /** Whether a hyphen of another kind stands between digits, or a dash between three numbers. */
  private static boolean isHyphen(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c < '\u2010' || !isDigit(text, at - 1) || !isDigit(text, at + 1)) {
      return false;
    }
    return HYPHENS.indexOf(c) >= 0
        || (DASHES.indexOf(c) >= 0
            && (isSecondHyphen(text, at, c, -1) || isSecondHyphen(text, at, c, 1)));
  }

  /** Whether one or two digits away from a dash there is another, as in 27\u201302\u20132016. */
  private static boolean isSecondHyphen(CharSequence text, int at, char dash, int step) {
    int other = isDigit(text, at + 2 * step) ? at + 3 * step : at + 2 * step;
    char there = other > 0 && other < text.length() ? text.charAt(other) : 0;
    return (there == dash || there == '-') && isDigit(text, other + step);
  }

  private static boolean isDigit(CharSequence text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** The text to read. */
  CharSequence text() {
    return text;
  }

  /** Spans of the original as spans of this text. */
  List<Span> in(List<Span> spans) {
    return origins == null
        ? spans
        : spans.stream().map(span -> new Span(place(span.begin()), place(span.end()))).toList();
  }

  /** The first character that stands at or after a place of the original. */
  private int place(int at) {
    int found = origins == null ? at : Arrays.binarySearch(origins, at);
    return found < 0 ? -found - 1 : found;
  }

  /** A time found in this text, at its place in the original. */
  Tagged out(Tagged tagged) {
    return origins == null
        ? tagged
        : new Tagged(
            tagged.timexes().stream().map(timex -> timex.at(out(timex.span()), original)).toList(),
            tagged.notes().stream()
                .map(note -> TimeNote.of(original, out(note.span()), note.code()))
                .toList());
  }

  /** The same for places in this text, asked of one who knows the original. */
  Directions directions(Directions ofOriginal) {
    return origins == null
        ? ofOriginal
        : (sentence, time, guess) -> ofOriginal.at(out(sentence), out(time), guess);
  }

  private Span out(Span span) {
    return origins == null || span.length() == 0
        ? span
        : new Span(origins[span.begin()], origins[span.end() - 1] + 1);
  }
}
