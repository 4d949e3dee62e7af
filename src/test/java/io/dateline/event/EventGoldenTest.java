package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the sentences of {@code src/test/resources/io/dateline/event}. {@code mvn test
 * -Dtest=EventGoldenTest -Dgoldens=write} writes them anew as they are read.
 */
class EventGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dateline/event");
  private static final int FEWEST = 600;

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  static Stream<Arguments> sentences() throws IOException {
    List<Arguments> sentences = new ArrayList<>();
    for (Path file : files()) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (isSentence(line)) {
          sentences.add(Arguments.of(file.getFileName() + ":" + number, line));
        }
      }
    }
    return sentences.stream();
  }

  private static boolean isSentence(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void readsIt(String where, String line) {
    if (!"write".equals(System.getProperty("goldens"))) {
      assertThat(EventGolden.parse(line).read()).as(where).isEqualTo(line);
    }
  }

  @Test
  void holdsEveryConstruction() throws IOException {
    if ("write".equals(System.getProperty("goldens"))) {
      write();
    }
    assertThat(sentences().count()).isGreaterThanOrEqualTo(FEWEST);
  }

  private static void write() throws IOException {
    for (Path file : files()) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        lines.add(isSentence(line) ? EventGolden.parse(line).read() : line);
      }
      Files.write(file, lines);
    }
  }
}
