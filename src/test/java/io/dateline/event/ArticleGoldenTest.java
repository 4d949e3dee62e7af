package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the articles of {@code src/test/resources/io/dateline/event/articles} and compares all
 * their mentions. {@code mvn test -Dtest=ArticleGoldenTest -Dgoldens=write} writes them anew.
 */
class ArticleGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dateline/event/articles");
  private static final int FEWEST = 8;

  static List<Path> articles() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("articles")
  void readsItsMentions(Path folder) throws IOException {
    Article article =
        Samples.read("article.json", Files.readString(folder.resolve("article.json")))
            .articles()
            .getFirst();
    List<String> lines =
        new MentionExtractor().extract(article).mentions().stream().map(Json::line).toList();
    Path golden = folder.resolve("mentions.jsonl");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.write(golden, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(golden));
  }

  @Test
  void showsEveryKind() throws IOException {
    assertThat(articles()).hasSizeGreaterThanOrEqualTo(FEWEST);
  }
}
