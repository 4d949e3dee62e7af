package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of one folder are the same article, and must tell the same. */
class EquivalentTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/io/dateline/article/equivalent/ferry");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static Article article(Path file) throws IOException {
    return made(String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  private static Article made(String name, byte[] content) {
    Samples.Read read = Samples.read(name, content);
    assertThat(read.refusals()).isEmpty();
    assertThat(read.articles()).hasSize(1);
    return read.articles().getFirst();
  }

  /** What a mention tells, without where the article's text has it. */
  private static List<String> told(Article article) {
    return new MentionExtractor()
        .extract(article).mentions().stream().map(EquivalentTest::told).toList();
  }

  private static String told(Mention mention) {
    return String.join(
        " | ",
        mention.time().value(),
        String.valueOf(mention.time().endValue()),
        String.valueOf(mention.time().zone()),
        String.valueOf(mention.time().earliest()),
        mention.event().factuality().toString(),
        mention.event().title(),
        mention.event().participants().toString(),
        mention.event().places().toString(),
        mention.quote().text());
  }

  @ParameterizedTest
  @MethodSource("files")
  void tellsTheSame(Path file) throws IOException {
    isTheSame(article(file), article(FOLDER.resolve("own.json")));
  }

  @Test
  void tellsTheSameInEveryFormat() throws IOException {
    Article own = article(FOLDER.resolve("own.json"));
    byte[] page = Files.readAllBytes(FOLDER.resolve("page.html"));
    Map<String, byte[]> files = ArticleFiles.all(own, page);
    assertThat(files.keySet().stream().map(name -> Format.of(name).orElseThrow()).distinct())
        .hasSizeGreaterThanOrEqualTo(8);
    files.forEach((name, content) -> {
      Article same = made(name, content);
      try {
        isTheSame(same, own);
      } catch (AssertionError e) {
        throw new AssertionError(name, e);
      }
      assertThat(same.provenance()).isNotNull();
    });
  }

  private static void isTheSame(Article same, Article own) {
    assertThat(same.published().instant()).isEqualTo(own.published().instant());
    assertThat(same.title()).isEqualTo(own.title());
    assertThat(same.publisher()).isEqualTo(own.publisher());
    assertThat(same.bodyText()).isEqualTo(own.bodyText());
    assertThat(told(same)).isEqualTo(told(own)).hasSizeGreaterThanOrEqualTo(4);
  }
}
