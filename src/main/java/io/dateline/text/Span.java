package io.dateline.text;

/**
 * A half-open stretch {@code [begin, end)} of a text, in UTF-16 units.
 *
 * @param begin index of the first unit, at least 0
 * @param end index after the last unit, at least {@code begin}
 */
public record Span(int begin, int end) {

  /**
   * @throws IllegalArgumentException if the bounds are negative or crossed
   */
  public Span {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("not a span: [" + begin + ", " + end + ")");
    }
  }

  /** The number of UTF-16 units. */
  public int length() {
    return end - begin;
  }

  /** Whether the whole of {@code other} lies inside. */
  public boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  /** Whether the two share at least one unit. */
  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }

  /** The stretch of {@code text} that this span covers. */
  public String of(CharSequence text) {
    return text.subSequence(begin, end).toString();
  }

  /** This span without the white space at its two ends. */
  public Span trimmed(CharSequence text) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
