package io.dateline.bench;

import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How fast saved pages are read, on one thread: {@code PageSpeed FOLDER [ROUNDS]}. */
public final class PageSpeed {

  private PageSpeed() {}

  /** Reads all {@code .html} and {@code .html.gz} files of a folder, round by round. */
  public static void main(String[] args) throws IOException {
    Map<String, byte[]> pages = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.html?(\\.gz)?")).sorted().toList()) {
        pages.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
    for (int round = 1; round <= rounds; round++) {
      long slowest = 0;
      int[] read = new int[1];
      long start = System.nanoTime();
      for (Map.Entry<String, byte[]> page : pages.entrySet()) {
        long before = System.nanoTime();
        Source source =
            new Source(
                page.getKey(),
                page.getKey(),
                "bench",
                null,
                null,
                null,
                () -> new ByteArrayInputStream(page.getValue()));
        ArticleReader.read(source, _ -> read[0]++, _ -> {});
        slowest = Math.max(slowest, System.nanoTime() - before);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "round %d: %d pages, %d articles, %.0f pages/s, slowest %.0f ms%n",
          round,
          pages.size(),
          read[0],
          pages.size() / seconds,
          slowest / 1e6);
    }
  }
}
