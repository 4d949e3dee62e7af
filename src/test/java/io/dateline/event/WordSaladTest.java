package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dateline.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the words, and so whatever tree is made of them, reading comes to an end. */
class WordSaladTest {

  private static final int SENTENCES = 3_000;
  private static final List<String> TIMES =
      List.of("on Monday", "in 2011", "last year", "by 3 March", "yesterday", "since 2009");

  private static List<String> words() throws IOException {
    List<String> words = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/io/dateline/event"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        words.addAll(List.of(Files.readString(file).split("[^\\p{L}\\p{N},.'\\-]+")));
      }
    }
    words.removeIf(word -> word.isBlank() || word.contains("->"));
    return words;
  }

  @Test
  void anyWordsAreReadToTheirEnd() throws IOException {
    List<String> words = words();
    Random random = new Random(3);
    MentionExtractor extractor = new MentionExtractor();
    int mentions = 0;
    for (int i = 0; i < SENTENCES; i++) {
      StringBuilder text = new StringBuilder("The ");
      int length = 3 + random.nextInt(i % 10 == 0 ? 140 : 30);
      for (int w = 0; w < length; w++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
        if (random.nextInt(8) == 0) {
          text.append(TIMES.get(random.nextInt(TIMES.size()))).append(' ');
        }
      }
      String json = text.toString().replace("\"", "").replace("\\", "").strip() + ".";
      mentions +=
          assertTimeoutPreemptively(
                  Duration.ofSeconds(10),
                  () -> extractor.extract(Samples.article("a", "P", "2025-03-04", json)),
                  json)
              .mentions()
              .size();
    }
    assertThat(mentions).isPositive();
  }
}
