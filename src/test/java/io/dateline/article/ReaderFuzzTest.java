package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.text.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mutates the sample files and reads what comes of it, and its times: an article or a refusal,
 * never anything else. {@code mvn verify -Dfuzz=100000} for more runs.
 */
class ReaderFuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz", 3_000);
  private static final long SLOWEST_MILLIS = 5_000;
  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "</p>",
          "<p>",
          "<!--",
          "-->",
          "]]>",
          "<![CDATA[",
          "&",
          "&#0;",
          "&#xFFFFFFFF;",
          "\"",
          "\\",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          "null",
          "\u0000",
          "\ufeff",
          "\u202e",
          "\u00ad",
          "\u200b",
          "\u2212",
          "27\u221202\u22122016",
          "[Europe/Paris]",
          "+00:09:21",
          "<script>",
          "<table>",
          "<form>",
          "<svg>",
          "<template>",
          "2025-13-45",
          "99:99",
          "\n\n",
          "\r");

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  private final Random random = new Random(20260101);

  @Test
  void readsOrRefuses() throws IOException {
    List<Seed> seeds = seeds();
    int read = 0;
    int refused = 0;
    long slowest = 0;
    for (int run = 0; run < RUNS; run++) {
      Seed seed = seeds.get(run % seeds.size());
      byte[] content = mutated(seed.content(), seeds);
      long start = System.nanoTime();
      Samples.Read result = Samples.read(seed.name(), content);
      result.articles().forEach(EXTRACTOR::times);
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
      result.articles().forEach(ReaderFuzzTest::check);
      assertThat(result.refusals())
          .allSatisfy(refusal -> assertThat(refusal.reason()).isNotBlank());
      read += result.articles().size();
      refused += result.refusals().size();
    }
    System.out.printf(
        Locale.ROOT,
        "fuzz: %d runs on %d files, %d articles, %d refusals, slowest %d ms%n",
        RUNS,
        seeds.size(),
        read,
        refused,
        slowest);
    assertThat(slowest).isLessThan(SLOWEST_MILLIS);
  }

  private static void check(Article article) {
    for (Span paragraph : article.body()) {
      assertThat(paragraph.begin()).isBetween(0, paragraph.end());
      assertThat(paragraph.end()).isLessThanOrEqualTo(article.text().length());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Seed(String name, byte[] content) {}

  /** The sample files, and one of them in every format. */
  private static List<Seed> seeds() throws IOException {
    List<Seed> seeds = new ArrayList<>();
    for (String folder :
        List.of("events/articles", "src/test/resources/io/dateline/article/equivalent")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          seeds.add(new Seed(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        }
      }
    }
    Path ferry = Path.of("src/test/resources/io/dateline/article/equivalent/ferry");
    Article article =
        Samples.read("own.json", Files.readAllBytes(ferry.resolve("own.json")))
            .articles()
            .getFirst();
    ArticleFiles.all(article, Files.readAllBytes(ferry.resolve("page.html")))
        .forEach((name, content) -> seeds.add(new Seed(name, content)));
    return seeds;
  }

  private byte[] mutated(byte[] seed, List<Seed> seeds) {
    byte[] content = seed;
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && content.length > 1; i++) {
      content = changed(content, seeds);
    }
    return content;
  }

  private byte[] changed(byte[] content, List<Seed> seeds) {
    int at = random.nextInt(content.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] other = content.clone();
        other[at] = (byte) random.nextInt(256);
        yield other;
      }
      case 1 -> Arrays.copyOf(content, at);
      case 2 ->
          spliced(
              content,
              at,
              PIECES
                  .get(random.nextInt(PIECES.size()))
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8),
              0);
      case 3 -> {
        int length = Math.min(content.length - at, random.nextInt(300));
        yield spliced(content, at, new byte[0], length);
      }
      case 4 -> {
        int length = Math.min(content.length - at, random.nextInt(300));
        byte[] piece = Arrays.copyOfRange(content, at, at + length);
        yield spliced(content, random.nextInt(content.length), piece, 0);
      }
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size())).content();
        int from = random.nextInt(other.length);
        yield spliced(
            content, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 400)), 0);
      }
    };
  }

  /** {@code content} with {@code piece} put in at {@code at} in place of {@code length} bytes. */
  private static byte[] spliced(byte[] content, int at, byte[] piece, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + piece.length);
    out.write(content, 0, at);
    out.writeBytes(piece);
    out.write(content, at + length, content.length - at - length);
    return out.toByteArray();
  }
}
