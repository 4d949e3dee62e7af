package io.dateline.article;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the articles of a file: {@code .html}, {@code .txt}, {@code .json}, {@code .jsonl}, each
 * also with {@code .gz}.
 *
 * <p>A fault of one article is a refusal that names it; the others are read all the same. JSON
 * Lines are streamed.
 */
public final class ArticleReader {

  /** The longest article that is read, in bytes. */
  public static final int LONGEST_ARTICLE = 20 * 1024 * 1024;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_:.\\-]{2,40})", Pattern.CASE_INSENSITIVE);

  private ArticleReader() {}

  /**
   * Reads all articles of a source, in order.
   *
   * @param articles takes each article as it is read
   * @param refusals takes the reason for each that cannot be
   * @throws IOException if the bytes cannot be had: a fault of the outside world
   */
  public static void read(
      Source source, Consumer<Article> articles, Consumer<ArticleException> refusals)
      throws IOException {
    String key = source.key().toLowerCase(Locale.ROOT);
    boolean zipped = key.endsWith(".gz");
    String name = zipped ? key.substring(0, key.length() - 3) : key;
    try (InputStream bytes = source.content().open();
        InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes) {
      if (name.endsWith(".jsonl")) {
        lines(source, new BufferedInputStream(plain, 1 << 16), articles, refusals);
        return;
      }
      byte[] content = plain.readNBytes(LONGEST_ARTICLE + 1);
      articles.accept(article(source, name, content));
    } catch (ArticleException e) {
      refusals.accept(e);
    } catch (ZipException | EOFException e) {
      refusals.accept(
          new ArticleException(source.origin(), "not a whole gzip file: " + e.getMessage()));
    }
  }

  private static Article article(Source source, String name, byte[] content)
      throws ArticleException {
    if (content.length > LONGEST_ARTICLE) {
      throw new ArticleException(source.origin(), "longer than 20 MB, which no news article is");
    }
    if (content.length == 0) {
      throw new ArticleException(source.origin(), "the file is empty");
    }
    boolean html = name.endsWith(".html") || name.endsWith(".htm");
    String text = decode(source, content, html);
    if (text.isBlank()) {
      throw new ArticleException(source.origin(), "the file holds only white space");
    }
    if (html) {
      return HtmlReader.read(text).finish(source);
    }
    if (name.endsWith(".json")) {
      return JsonReader.read(text, source.origin()).finish(source);
    }
    if (name.endsWith(".txt")) {
      return TextReader.read(text).finish(source);
    }
    throw new ArticleException(
        source.origin(),
        "an article's name ends in .html, .txt, .json or .jsonl, or those with .gz");
  }

  private static void lines(
      Source source,
      InputStream in,
      Consumer<Article> articles,
      Consumer<ArticleException> refusals)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
    int number = 0;
    boolean any = false;
    boolean more = true;
    while (more) {
      line.reset();
      number++;
      long length = 0;
      int b = in.read();
      while (b >= 0 && b != '\n') {
        if (++length <= LONGEST_ARTICLE) {
          line.write(b);
        }
        b = in.read();
      }
      more = b >= 0;
      any |= length > 0;
      line(source.at(source.origin() + ":" + number), line, length, articles, refusals);
    }
    if (!any) {
      refusals.accept(new ArticleException(source.origin(), "the file is empty"));
    }
  }

  private static void line(
      Source source,
      ByteArrayOutputStream line,
      long length,
      Consumer<Article> articles,
      Consumer<ArticleException> refusals) {
    try {
      if (length > LONGEST_ARTICLE) {
        throw new ArticleException(source.origin(), "longer than 20 MB, which no news article is");
      }
      if (length == 0) {
        return;
      }
      String json = decode(source, line.toByteArray(), false);
      if (!json.isBlank()) {
        articles.accept(JsonReader.read(json, source.origin()).finish(source));
      }
    } catch (ArticleException e) {
      refusals.accept(e);
    }
  }

  /** By byte order mark, else as UTF-8, else as the page declares, else as Windows-1252. */
  private static String decode(Source source, byte[] content, boolean html)
      throws ArticleException {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return decoded(source, content, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(content, 0xFF, 0xFE)) {
      return decoded(source, content, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return decoded(source, content, 2, StandardCharsets.UTF_16BE);
    }
    if (isBinary(content)) {
      throw new ArticleException(source.origin(), "text was expected, found binary data");
    }
    try {
      return strict(content, 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return decoded(source, content, 0, html ? declared(source, content) : windows());
    }
  }

  private static Charset windows() {
    return Charset.forName("windows-1252");
  }

  private static Charset declared(Source source, byte[] content) throws ArticleException {
    String head =
        new String(content, 0, Math.min(2048, content.length), StandardCharsets.ISO_8859_1);
    Matcher charset = CHARSET.matcher(head);
    if (!charset.find()) {
      return windows();
    }
    if (!Charset.isSupported(charset.group(1))) {
      throw new ArticleException(
          source.origin(),
          "its encoding \"" + charset.group(1) + "\" is not known; save it as UTF-8");
    }
    Charset declared = Charset.forName(charset.group(1));
    return declared.equals(StandardCharsets.UTF_8) ? windows() : declared;
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

  private static boolean isBinary(byte[] content) {
    int controls = 0;
    int looked = Math.min(content.length, 1 << 16);
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

  private static String decoded(Source source, byte[] content, int from, Charset charset)
      throws ArticleException {
    try {
      return strict(content, from, charset);
    } catch (CharacterCodingException e) {
      throw new ArticleException(
          source.origin(), "its encoding is neither UTF-8 nor " + charset + "; save it as UTF-8");
    }
  }

  private static String strict(byte[] content, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content, from, content.length - from))
        .toString();
  }
}
