package io.dateline.article.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Parts the messages of a mailbox, {@code .mbox} (RFC 4155): each begins with a line "From " after
 * a blank line. One of them is in memory at a time.
 */
public final class MailboxFile {

  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private MailboxFile() {}

  /** Takes each message; one that is longer than is read comes cut off, one byte too long. */
  @FunctionalInterface
  public interface Taker {
    /** A message, by its number from 1. */
    void message(int number, byte[] content);
  }

  /**
   * Reads all messages.
   *
   * @param longest how much of a message is read, in bytes
   * @return how many messages there were
   * @throws IOException if the bytes cannot be had
   */
  public static int read(InputStream in, int longest, Taker taker) throws IOException {
    BufferedInputStream lines = new BufferedInputStream(in, 1 << 16);
    ByteArrayOutputStream message = new ByteArrayOutputStream(1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    int number = 0;
    boolean afterBlank = true;
    while (line(lines, line, longest)) {
      byte[] bytes = line.toByteArray();
      if (afterBlank && startsWith(bytes, 0)) {
        if (number > 0) {
          taker.message(number, message.toByteArray());
        }
        number++;
        message.reset();
      } else if (number > 0 && message.size() <= longest) {
        int quoted = quotes(bytes);
        message.write(bytes, quoted, Math.min(bytes.length - quoted, longest + 1 - message.size()));
      }
      afterBlank = bytes.length <= 2 && new String(bytes, StandardCharsets.US_ASCII).isBlank();
    }
    if (number > 0) {
      taker.message(number, message.toByteArray());
    }
    return number;
  }

  /** Reads a line with its end; false where there is none. */
  private static boolean line(InputStream in, ByteArrayOutputStream line, int longest)
      throws IOException {
    line.reset();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (line.size() <= longest) {
        line.write(b);
      }
      if (b == '\n') {
        return true;
      }
    }
    return line.size() > 0;
  }

  /** The one sign that was put before a "From " of the text. */
  private static int quotes(byte[] line) {
    int signs = 0;
    while (signs < line.length && line[signs] == '>') {
      signs++;
    }
    return signs > 0 && startsWith(line, signs) ? 1 : 0;
  }

  private static boolean startsWith(byte[] line, int at) {
    for (int i = 0; i < FROM.length; i++) {
      if (line.length <= at + i || line[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }
}
