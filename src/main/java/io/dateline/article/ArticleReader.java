package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Reads the articles of a file: {@code .html}, {@code .txt}, {@code .json}, {@code .jsonl}, or of a
 * feed, {@code .xml}, {@code .rss}, {@code .atom}; each also with {@code .gz}.
 *
 * <p>A fault of one article is a refusal that names it; the others are read all the same. JSON
 * Lines are streamed.
 */
public final class ArticleReader {

  /** The longest article that is read, in bytes. */
  public static final int LONGEST_ARTICLE = 20 * 1024 * 1024;

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
        InputStream plain = zipped ? Inflater.of(bytes) : bytes) {
      if (name.endsWith(".jsonl")) {
        lines(source, new BufferedInputStream(plain, 1 << 16), articles, refusals);
      } else {
        file(source, name, plain.readNBytes(LONGEST_ARTICLE + 1), articles, refusals);
      }
    } catch (ArticleException e) {
      refusals.accept(e);
    } catch (ZipException | EOFException e) {
      refusals.accept(
          new ArticleException(
              Kind.FORMAT, source.origin(), "not a whole gzip file: " + e.getMessage()));
    } catch (Inflater.TooLargeException e) {
      refusals.accept(
          new ArticleException(Kind.TOO_LARGE, source.origin(), String.valueOf(e.getMessage())));
    }
  }

  private static void file(
      Source source,
      String name,
      byte[] content,
      Consumer<Article> articles,
      Consumer<ArticleException> refusals)
      throws ArticleException {
    if (content.length > LONGEST_ARTICLE) {
      throw new ArticleException(
          Kind.TOO_LARGE, source.origin(), "longer than 20 MB, which no news article is");
    }
    if (content.length == 0) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "the file is empty");
    }
    Format format = format(source, name);
    String text = Decoder.decode(source.origin(), content, format != Format.TEXT);
    if (text.isBlank()) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "the file holds only white space");
    }
    switch (format) {
      case HTML -> finish(HtmlReader.page(text, source.origin()), source, articles, refusals);
      case JSON -> finish(JsonReader.read(text, source.origin()), source, articles, refusals);
      case FEED -> feed(text, source, articles, refusals);
      case TEXT ->
          finish(
              isMarkedUp(text)
                  ? HtmlReader.page(text, source.origin())
                  : List.of(TextReader.read(text)),
              source,
              articles,
              refusals);
    }
  }

  private enum Format {
    HTML,
    TEXT,
    JSON,
    FEED
  }

  private static Format format(Source source, String name) throws ArticleException {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html", "htm" -> Format.HTML;
      case "txt" -> Format.TEXT;
      case "json" -> Format.JSON;
      case "xml", "rss", "atom" -> Format.FEED;
      default ->
          throw new ArticleException(
              Kind.NAME,
              source.origin(),
              "an article's name ends in .html, .txt, .json or .jsonl, a feed's in .xml, .rss or"
                  + " .atom, each also with .gz");
    };
  }

  /** A page saved under the name of a text. */
  private static boolean isMarkedUp(String text) {
    String head = text.substring(0, Math.min(text.length(), 1_000)).toLowerCase(Locale.ROOT);
    return head.contains("<!doctype html") || head.contains("<html") || head.contains("<body");
  }

  private static void finish(
      List<Draft> drafts,
      Source source,
      Consumer<Article> articles,
      Consumer<ArticleException> refusals) {
    for (Draft draft : drafts) {
      try {
        articles.accept(draft.finish(source));
      } catch (ArticleException e) {
        refusals.accept(e);
      }
    }
  }

  private static void feed(
      String xml, Source source, Consumer<Article> articles, Consumer<ArticleException> refusals)
      throws ArticleException {
    FeedReader feed = FeedReader.of(xml, source.origin());
    for (int number = 1; number <= feed.size(); number++) {
      Source place = source.at(number);
      try {
        articles.accept(feed.item(number, place.origin()).finish(place));
      } catch (ArticleException e) {
        refusals.accept(e);
      }
    }
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
    long blank = 0;
    boolean more = true;
    while (more && blank <= LONGEST_ARTICLE) {
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
      boolean told = line(source.at(number), line, length, articles, refusals);
      blank = told ? 0 : blank + length + 1;
    }
    if (blank > LONGEST_ARTICLE) {
      refusals.accept(
          new ArticleException(
              Kind.TOO_LARGE,
              source.at(number).origin(),
              "more than 20 MB of blank lines before it; what follows was not read"));
    } else if (!any) {
      refusals.accept(new ArticleException(Kind.EMPTY, source.origin(), "the file is empty"));
    }
  }

  /** Reads one line; whether there was anything in it. */
  private static boolean line(
      Source source,
      ByteArrayOutputStream line,
      long length,
      Consumer<Article> articles,
      Consumer<ArticleException> refusals) {
    try {
      if (length > LONGEST_ARTICLE) {
        throw new ArticleException(
            Kind.TOO_LARGE, source.origin(), "longer than 20 MB, which no news article is");
      }
      String json = length == 0 ? "" : Decoder.decode(source.origin(), line.toByteArray(), false);
      if (json.isBlank()) {
        return false;
      }
      finish(JsonReader.read(json, source.origin()), source, articles, refusals);
    } catch (ArticleException e) {
      refusals.accept(e);
    }
    return true;
  }
}
