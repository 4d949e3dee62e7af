package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of an article: by byte order mark, else as UTF-8 where they are that, else as
 * the page declares, else as Windows-1252 (WHATWG Encoding Standard, 4.2).
 */
final class Decoder {

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_:.\\-]{2,40})", Pattern.CASE_INSENSITIVE);
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** How many bytes are looked at for a declaration, and for being text at all. */
  private static final int HEAD = 2_048;

  private static final int LOOKED_AT = 1 << 16;

  private Decoder() {}

  /**
   * The text of {@code content}.
   *
   * @throws ArticleException if it is no text
   */
  static String decode(String origin, byte[] content, boolean declares) throws ArticleException {
    return decode(origin, content, declares, null);
  }

  /**
   * The same for bytes of which something is said outside.
   *
   * @param told the name of the charset that is declared, or null
   */
  static String decode(String origin, byte[] content, boolean declares, @Nullable String told)
      throws ArticleException {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return lenient(content, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(content, 0xFF, 0xFE)) {
      return lenient(content, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return lenient(content, 2, StandardCharsets.UTF_16BE);
    }
    Charset wide = unmarkedUtf16(content);
    if (wide != null) {
      return lenient(content, 0, wide);
    }
    if (isBinary(content)) {
      throw new ArticleException(Kind.FORMAT, origin, "text was expected, found binary data");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException e) {
      return lenient(
          content,
          0,
          isMostlyUtf8(content) ? StandardCharsets.UTF_8 : other(content, declares, told));
    }
  }

  /** Bytes that are none of the charset become U+FFFD. */
  private static String lenient(byte[] content, int from, Charset charset) {
    return new String(content, from, content.length - from, charset);
  }

  private static Charset other(byte[] content, boolean declares, @Nullable String told) {
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    String name = told != null ? told : declares && declared.find() ? declared.group(1) : null;
    if (name == null) {
      return WINDOWS;
    }
    try {
      Charset charset = Charset.forName(name);
      boolean windows =
          charset.equals(StandardCharsets.UTF_8)
              || charset.equals(StandardCharsets.ISO_8859_1)
              || charset.equals(StandardCharsets.US_ASCII);
      return windows ? WINDOWS : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return WINDOWS;
    }
  }

  /** A page in UTF-8 with a few bytes of something else, as when two pages were pasted together. */
  private static boolean isMostlyUtf8(byte[] content) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < content.length; i++) {
      int b = content[i] & 0xFF;
      if (b < 0x80) {
        continue;
      }
      int more = b >= 0xF0 && b < 0xF5 ? 3 : b >= 0xE0 ? 2 : b >= 0xC2 && b < 0xE0 ? 1 : 0;
      boolean whole = more > 0 && b < 0xF5 && i + more < content.length;
      for (int k = 1; whole && k <= more; k++) {
        whole = (content[i + k] & 0xC0) == 0x80;
      }
      good += whole ? 1 : 0;
      bad += whole ? 0 : 1;
      i += whole ? more : 0;
    }
    return good > 4 * bad;
  }

  /** UTF-16 without its mark: every other byte of Latin text is nought. */
  private static @Nullable Charset unmarkedUtf16(byte[] content) {
    int pairs = Math.min(content.length, LOOKED_AT) / 2;
    int high = 0;
    int low = 0;
    for (int i = 0; i < pairs; i++) {
      high += content[2 * i] == 0 && content[2 * i + 1] != 0 ? 1 : 0;
      low += content[2 * i + 1] == 0 && content[2 * i] != 0 ? 1 : 0;
    }
    boolean wide = pairs > 8 && Math.max(high, low) * 10 > pairs * 7;
    if (!wide) {
      return null;
    }
    return high > low ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean isBinary(byte[] content) {
    int controls = 0;
    int looked = Math.min(content.length, LOOKED_AT);
    for (int i = 0; i < looked; i++) {
      int b = content[i];
      if (b == 0) {
        return true;
      }
      if (b > 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        controls++;
      }
    }
    return controls * 20 > looked;
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
