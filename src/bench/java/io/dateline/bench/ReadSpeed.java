package io.dateline.bench;

import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast mentions are read out of articles: {@code ReadSpeed ARTICLES.jsonl}. */
public final class ReadSpeed {

  private static final int ROUNDS = 3;

  private ReadSpeed() {}

  /** Reads all articles on one thread and on two, round by round. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Path file = Path.of(args[0]);
    List<Article> articles = new ArrayList<>();
    ArticleReader.read(
        new Source(args[0], args[0], "bench", null, null, null, () -> Files.newInputStream(file)),
        articles::add,
        _ -> {});
    double megabytes = articles.stream().mapToLong(a -> a.text().length()).sum() / 1e6;
    MentionExtractor extractor = new MentionExtractor();
    for (int round = 1; round <= ROUNDS; round++) {
      double one = rate(articles, extractor, 1, megabytes);
      double two = rate(articles, extractor, 2, megabytes);
      System.out.printf(
          Locale.ROOT,
          "round %d: %d articles, %.1f MB: one thread %.2f MB/s, two %.2f MB/s, ratio %.2f%n",
          round,
          articles.size(),
          megabytes,
          one,
          two,
          two / one);
    }
    Article long7 =
        articles.stream().filter(a -> a.text().length() > 7_000).findFirst().orElseThrow();
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      extractor.extract(long7);
    }
    System.out.printf(
        Locale.ROOT,
        "one article of %d characters: %.1f ms%n",
        long7.text().length(),
        (System.nanoTime() - start) / 1e8);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "heap in use after, with the articles: %.0f MB of at most %.0f MB%n",
        (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
        runtime.maxMemory() / 1e6);
  }

  private static double rate(
      List<Article> articles, MentionExtractor extractor, int threads, double megabytes)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        parts.add(
            workers.submit(() -> {
              for (int i = first; i < articles.size(); i += threads) {
                extractor.extract(articles.get(i));
              }
            }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    return megabytes / ((System.nanoTime() - start) / 1e9);
  }
}
