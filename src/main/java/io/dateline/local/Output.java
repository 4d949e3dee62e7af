package io.dateline.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard output in UTF-8 and faults on standard error, with no control characters in either. */
final class Output {

  private Output() {}

  static PrintStream data() {
    return new PrintStream(
        new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
  }

  /**
   * Makes sure that everything written has gone out.
   *
   * @throws IOException if it has not, as on a full disk
   */
  static void flush(PrintStream out) throws IOException {
    if (out.checkError() || System.out.checkError()) {
      throw new IOException("standard output could not be written to its end");
    }
  }

  /** Names every fault; the exit code that goes with them. */
  static int faults(List<String> faults) {
    faults.forEach(fault -> System.err.println("dateline: " + plain(fault)));
    return faults.isEmpty() ? 0 : 1;
  }

  /** {@code text} without what could steer a terminal. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
