package io.dateline.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that are sorted by their first field, found by it without anything being made
 * of the others: a large file costs its bytes alone.
 *
 * <p>Fields are parted by tabs, rows sorted by code units; lines that begin with {@code #} stand at
 * the head.
 */
final class SortedRows {

  private final byte[] text;
  private final int begin;

  private SortedRows(byte[] text) {
    this.text = text;
    int first = 0;
    while (first < text.length && text[first] == '#') {
      first = endOfLine(first) + 1;
    }
    this.begin = first;
  }

  /**
   * Reads a file from the class path.
   *
   * @param file its name, relative to this class
   * @throws IllegalStateException if the file is missing: a fault of the build
   */
  static SortedRows load(String file) {
    try (InputStream in = SortedRows.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("file missing: " + file);
      }
      return new SortedRows(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of the row that begins with a key; null where there is none. */
  String @Nullable [] row(String key) {
    byte[] wanted = (key + "\t").getBytes(StandardCharsets.UTF_8);
    int low = begin;
    int high = text.length;
    while (low < high) {
      int line = beginOfLine((low + high) >>> 1);
      int order = Arrays.compareUnsigned(text, line, end(line, wanted), wanted, 0, wanted.length);
      if (order == 0) {
        return new String(text, line, endOfLine(line) - line, StandardCharsets.UTF_8)
            .split("\t", -1);
      }
      if (order < 0) {
        low = endOfLine(line) + 1;
      } else {
        high = line;
      }
    }
    return null;
  }

  private int end(int line, byte[] wanted) {
    return Math.min(line + wanted.length, text.length);
  }

  private int beginOfLine(int at) {
    int line = at;
    while (line > begin && text[line - 1] != '\n') {
      line--;
    }
    return line;
  }

  private int endOfLine(int at) {
    int end = at;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
