package io.dateline;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sample articles of {@code events/articles}, and articles made up in tests. */
public final class Samples {

  private static final Path FOLDER = Path.of("events/articles");
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  private Samples() {}

  /** All sample articles, read. */
  public static List<Article> articles() {
    List<Article> articles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String timeline = String.valueOf(FOLDER.relativize(file).getName(0));
        Source source =
            new Source(
                file.toString(),
                String.valueOf(file.getFileName()),
                timeline,
                null,
                null,
                null,
                () -> Files.newInputStream(file));
        ArticleReader.read(
            source,
            articles::add,
            refusal -> {
              throw new IllegalStateException(refusal);
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return articles;
  }

  /** All mentions of the sample articles. */
  public static List<Mention> mentions() {
    return articles().stream()
        .flatMap(article -> EXTRACTOR.extract(article).mentions().stream())
        .toList();
  }

  /** What reading {@code content} under the name {@code key} gives. */
  public static Read read(String key, byte[] content) {
    Source source =
        new Source(
            "test/" + key, key, "test", null, null, null, () -> new ByteArrayInputStream(content));
    Read read = new Read();
    try {
      read.passedOver()
          .putAll(ArticleReader.read(source, read.articles()::add, read.refusals()::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  /** The same for text in UTF-8. */
  public static Read read(String key, String content) {
    return read(key, bytes(content));
  }

  /** A text as a file in UTF-8 has it. */
  public static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  /** Articles and refusals of one source, and what was passed over in it. */
  public record Read(
      List<Article> articles,
      List<ArticleException> refusals,
      SortedMap<String, Integer> passedOver) {
    /** Nothing yet. */
    public Read() {
      this(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    }
  }

  /** An article in Dateline's own JSON, on one line. */
  public static String json(String id, String publisher, String published, String text) {
    return "{\"id\":\"%s\",\"publisher\":\"%s\",\"published\":\"%s\",\"text\":\"%s\"}"
        .formatted(id, publisher, published, text);
  }

  /** One article made up. */
  public static Article article(String id, String publisher, String published, String text) {
    return read("a.json", json(id, publisher, published, text)).articles().getFirst();
  }
}
