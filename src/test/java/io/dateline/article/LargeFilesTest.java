package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Archives and documents larger than any memory or patience. */
@Tag("drill")
class LargeFilesTest {

  private static final int RECORDS = Integer.getInteger("records", 20_000);
  private static final long MOST_MEMORY = 400L << 20;

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Source source(String name, Source.Content content) {
    return new Source(name, name, "t", null, null, null, content);
  }

  /** Four pictures, then a page, over and over; none of it kept. */
  private static InputStream archive(AtomicLong bytes) throws IOException {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    byte[] picture =
        ArticleFiles.gzip(
            ArticleFiles.warc(
                "https://post.example/p.jpg",
                "2025-03-05T06:00:00Z",
                "200 OK",
                "image/jpeg",
                noise));
    String page =
        Files.readString(
            Path.of("src/test/resources/io/dateline/article/equivalent/ferry/page.html"));
    return new SequenceInputStream(
        Collections.enumeration(
            new AbstractList<InputStream>() {
              @Override
              public InputStream get(int i) {
                byte[] record =
                    i % 5 > 0
                        ? picture
                        : ArticleFiles.gzip(
                            ArticleFiles.warc(
                                "https://post.example/" + i,
                                "2025-03-05T06:00:00Z",
                                "200 OK",
                                "text/html",
                                ArticleFiles.bytes(page.replace("visby-ferry", "ferry-" + i))));
                bytes.addAndGet(record.length);
                return new ByteArrayInputStream(record);
              }

              @Override
              public int size() {
                return RECORDS;
              }
            }));
  }

  @Test
  void readsAnArchiveInConstantMemory() throws IOException {
    AtomicLong bytes = new AtomicLong();
    AtomicLong most = new AtomicLong();
    AtomicLong articles = new AtomicLong();
    long begin = System.nanoTime();
    ArticleReader.read(
        source("a.warc.gz", () -> archive(bytes)),
        article -> {
          if (articles.incrementAndGet() % 1_000 == 0) {
            most.accumulateAndGet(used(), Math::max);
          }
        },
        refusal -> {
          throw new AssertionError(refusal.reason());
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    double rate = bytes.get() / 1e6 / seconds;
    System.out.printf(
        Locale.ROOT,
        "archive: %,d MB, %d articles, %.1f MB/s, at most %d MB in use%n",
        bytes.get() / 1_000_000,
        articles.get(),
        rate,
        most.get() >> 20);
    assertThat(articles.get()).isEqualTo(RECORDS / 5);
    assertThat(most.get()).isLessThan(MOST_MEMORY);
    assertThat(rate).isGreaterThan(10);
  }

  @Test
  void readsThreeHundredPagesInTenSeconds() throws IOException {
    List<String> column = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      column.addAll(
          ArticleFiles.lines(
              List.of("The harbour of Vansund was closed after an inspection of its wall."), 44));
      column.add("");
    }
    List<String> first = new ArrayList<>(List.of("Harbour of Vansund", "March 4, 2025", ""));
    first.addAll(column);
    byte[] pdf =
        ArticleFiles.pdf(
            IntStream.range(0, 300)
                .mapToObj(page -> List.of(page == 0 ? first : column, column))
                .toList());
    List<Article> articles = new ArrayList<>();
    long begin = System.nanoTime();
    ArticleReader.read(
        source("a.pdf", () -> new ByteArrayInputStream(pdf)),
        articles::add,
        refusal -> {
          throw new AssertionError(refusal.reason());
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(Locale.ROOT, "PDF of 300 pages: %.1f s%n", seconds);
    assertThat(articles).singleElement().satisfies(a -> assertThat(a.pages()).hasSize(300));
    assertThat(seconds).isLessThan(10);
  }
}
