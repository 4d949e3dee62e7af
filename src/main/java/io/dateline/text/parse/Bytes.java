package io.dateline.text.parse;

import java.util.Arrays;

/**
 * Rows of numbers of which nearly all fit a byte, eight to a word of memory. They are kept 128
 * higher, so that none is below zero and eight are added at once: the even and the odd ones of a
 * word each to four sums of 16 bits, which hold the sum of 257 rows.
 */
final class Bytes {

  private static final int PER_WORD = 8;
  private static final int HIGHER = 128;
  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final long ZEROS = 0x8080808080808080L;
  private static final int LANE = 0xFFFF;

  /** How many words a row takes. */
  private final int width;

  private final long[] words;

  /** Rows of zeros. */
  Bytes(int numbers, int rows) {
    width = roundedUp(numbers) / PER_WORD;
    words = new long[rows * width];
    Arrays.fill(words, ZEROS);
  }

  /** How many numbers fill the words that so many take. */
  static int roundedUp(int numbers) {
    return (numbers + PER_WORD - 1) / PER_WORD * PER_WORD;
  }

  /** The begin of the words of a row. */
  int begin(int row) {
    return row * width;
  }

  /** Sets a number of a row as far as a byte holds it; what is left of it. */
  int set(int row, int index, int number) {
    int held = Math.clamp(number, -HIGHER, HIGHER - 1);
    int shift = index % PER_WORD * Byte.SIZE;
    int word = begin(row) + index / PER_WORD;
    words[word] = (words[word] & ~(0xFFL << shift)) | ((long) (held + HIGHER) << shift);
    return number - held;
  }

  /**
   * Adds some rows to scores, word by word, so that the memory of all rows is waited for at once.
   *
   * @param begins where the rows begin
   * @param size how many there are, at most 257
   * @param scores as many as the row has numbers, {@link #roundedUp}
   */
  void add(int[] begins, int size, int[] scores) {
    int higher = size * HIGHER;
    for (int i = 0; i < width; i++) {
      long even = 0;
      long odd = 0;
      for (int row = 0; row < size; row++) {
        long word = words[begins[row] + i];
        even += word & EVEN;
        odd += (word >>> Byte.SIZE) & EVEN;
      }
      for (int at = i * PER_WORD; at < (i + 1) * PER_WORD; at += 2) {
        scores[at] += ((int) even & LANE) - higher;
        scores[at + 1] += ((int) odd & LANE) - higher;
        even >>>= Short.SIZE;
        odd >>>= Short.SIZE;
      }
    }
  }
}
