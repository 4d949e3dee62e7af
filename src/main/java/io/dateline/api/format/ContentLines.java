package io.dateline.api.format;

import java.io.IOException;

/**
 * The lines of an iCalendar stream (RFC 5545 §3.1): at most 75 octets, the rest on further lines.
 */
final class ContentLines {

  private static final int LONGEST = 75;

  private final Appendable out;

  ContentLines(Appendable out) {
    this.out = out;
  }

  /** A property whose value is no text: a date, a number, an address. */
  void raw(String name, String value) throws IOException {
    fold(name + ":" + value);
  }

  /** A property of text, escaped (§3.3.11). */
  void text(String name, String value) throws IOException {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(c -> {
          if (c == '\n') {
            escaped.append("\\n");
          } else if (c == '\\' || c == ';' || c == ',') {
            escaped.append('\\').appendCodePoint(c);
          } else {
            escaped.appendCodePoint(Wording.isHidden(c) ? ' ' : c);
          }
        });
    fold(name + ":" + escaped);
  }

  private void fold(String line) throws IOException {
    int octets = 0;
    int at = 0;
    while (at < line.length()) {
      int c = line.codePointAt(at);
      int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (octets + size > LONGEST) {
        out.append("\r\n ");
        octets = 1;
      }
      octets += size;
      out.append(line, at, at + Character.charCount(c));
      at += Character.charCount(c);
    }
    out.append("\r\n");
  }
}
