package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.ArticleException.Kind;
import io.dateline.article.format.Inflater;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Reads the articles of a file, in the {@link Format} that its name shows: {@link DocumentReader}
 * where the file is one article, {@link ArchiveReader} where it holds many files.
 *
 * <p>A fault of one article is a refusal that names it; the others are read all the same. JSON
 * Lines and archives are streamed.
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
   * @return how much in it was passed over because it is no article, by what it is; empty but for
   *     archives
   * @throws IOException if the bytes cannot be had: a fault of the outside world
   */
  public static SortedMap<String, Integer> read(
      Source source, Consumer<Article> articles, Consumer<ArticleException> refusals)
      throws IOException {
    Harvest harvest = new Harvest(articles, refusals);
    try (InputStream bytes = source.content().open();
        InputStream plain = Format.isZipped(source.key()) ? Inflater.of(bytes) : bytes) {
      Format format =
          Format.of(source.key())
              .orElseThrow(
                  () -> new ArticleException(Kind.NAME, source.origin(), Format.expectedNames()));
      read(format, source, plain, harvest);
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
    return harvest.passedOver();
  }

  private static void read(Format format, Source source, InputStream content, Harvest harvest)
      throws IOException, ArticleException {
    switch (format) {
      case JSON_LINES -> lines(source, new BufferedInputStream(content, 1 << 16), harvest);
      case WARC, WACZ, MAIL, MAILBOX, MHTML -> ArchiveReader.read(format, source, content, harvest);
      case FEED -> {
        byte[] bytes = DocumentReader.bytes(content, LONGEST_ARTICLE, source);
        feed(text(source, bytes), source, Provenance.of(source, format, bytes), harvest);
      }
      case JSON -> {
        byte[] bytes = DocumentReader.bytes(content, LONGEST_ARTICLE, source);
        json(text(source, bytes), source, Provenance.of(source, format, bytes), harvest);
      }
      case HTML, TEXT, PDF, DOCX, ODT, MARKDOWN ->
          DocumentReader.read(format, source, content, harvest);
    }
  }

  private static String text(Source source, byte[] bytes) throws ArticleException {
    return DocumentReader.text(bytes, true, null, source.origin());
  }

  private static void feed(String xml, Source source, Provenance provenance, Harvest harvest)
      throws ArticleException {
    FeedReader feed = FeedReader.of(xml, source.origin());
    for (int number = 1; number <= feed.size(); number++) {
      int item = number;
      Source place = source.at(number);
      harvest.take(place, provenance, () -> List.of(feed.item(item, place.origin())));
    }
  }

  private static void json(String json, Source source, Provenance provenance, Harvest harvest)
      throws ArticleException {
    JsonNode node = JsonTree.parse(json, source.origin());
    int references = JsonReader.references(node);
    if (references > 0) {
      for (int i = 0; i < references; i++) {
        harvest.passOver("references without a text");
      }
      return;
    }
    if (!JsonReader.isFeed(node)) {
      harvest.take(source, provenance, () -> JsonReader.read(node, source.origin()));
      return;
    }
    int number = 0;
    for (JsonNode item : node.path("items")) {
      Source place = source.at(++number);
      harvest.take(place, provenance, () -> List.of(JsonReader.item(node, item, place.origin())));
    }
    if (number == 0) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "the feed has no items");
    }
  }

  private static void lines(Source source, InputStream in, Harvest harvest) throws IOException {
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
      boolean told = line(source.at(number), line, length, harvest);
      blank = told ? 0 : blank + length + 1;
    }
    if (blank > LONGEST_ARTICLE) {
      harvest.refuse(
          new ArticleException(
              Kind.TOO_LARGE,
              source.at(number).origin(),
              "more than 20 MB of blank lines before it; what follows was not read"));
    } else if (!any) {
      harvest.refuse(new ArticleException(Kind.EMPTY, source.origin(), "the file is empty"));
    }
  }

  /** Reads one line; whether there was anything in it. */
  private static boolean line(
      Source source, ByteArrayOutputStream line, long length, Harvest harvest) {
    try {
      if (length > LONGEST_ARTICLE) {
        throw new ArticleException(
            Kind.TOO_LARGE, source.origin(), "longer than 20 MB, which no news article is");
      }
      String json = length == 0 ? "" : Decoder.decode(source.origin(), line.toByteArray(), false);
      if (json.isBlank()) {
        return false;
      }
      Provenance provenance = Provenance.of(source, Format.JSON_LINES, line.toByteArray());
      harvest.take(source, provenance, () -> JsonReader.read(json, source.origin()));
    } catch (ArticleException e) {
      harvest.refuse(e);
    }
    return true;
  }
}
