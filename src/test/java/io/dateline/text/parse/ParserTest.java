package io.dateline.text.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.ProcessorTime;
import io.dateline.text.Span;
import io.dateline.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser on sentences of our own, and on what is no sentence. */
class ParserTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/dateline/text/parse/sentences.txt");

  /** {@code mvn test -Dtest=ParserTest -Dgoldens=write} writes the file anew. */
  @Test
  void parsesAsTheGoldenSays() throws IOException {
    String golden = Files.readString(GOLDEN);
    String now = rendered(golden);
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(GOLDEN, now);
    } else {
      assertThat(now).isEqualTo(golden);
    }
  }

  /** Comments and sentences as they are; below each sentence a line a word. */
  private static String rendered(String golden) {
    StringBuilder now = new StringBuilder();
    for (String line : golden.lines().toList()) {
      if (line.startsWith("#")) {
        now.append(line).append('\n');
      } else if (!line.isEmpty() && !line.startsWith("  ")) {
        now.append('\n').append(line).append('\n').append(rendered(parse(line)));
      }
    }
    return now.toString();
  }

  private static String rendered(Parse parse) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < parse.size(); i++) {
      String head = parse.head(i) < 0 ? "-" : parse.word(parse.head(i));
      lines.append(
          "  %-14s %-6s %-10s %s (%s)\n"
              .formatted(parse.word(i), parse.tag(i), parse.label(i), head, parse.lemma(i)));
    }
    return lines.toString();
  }

  private static Parse parse(String sentence) {
    return Parser.english().parse(words(sentence));
  }

  private static List<String> words(String sentence) {
    return Words.split(sentence, new Span(0, sentence.length())).stream()
        .map(word -> word.of(sentence).toString())
        .toList();
  }

  @Test
  void parsesTypographicSignsLikePlainOnes() {
    Parse plain = parse("\"He won't go\" -- or so they say ...");
    Parse typographic = parse("\u201cHe won\u2019t go\u201d \u2014 or so they say \u2026");
    assertThat(typographic.word(3)).isEqualTo("n\u2019t");
    for (int i = 0; i < plain.size(); i++) {
      assertThat(typographic.tag(i)).isEqualTo(plain.tag(i));
      assertThat(typographic.head(i)).isEqualTo(plain.head(i));
    }
  }

  @Test
  void joinsThePartsOfWordsWithHyphens() {
    Parse parse = parse("The Turkish-backed vice-presidents met for a two-day summit in mid-May.");
    assertThat(parse.word(1)).isEqualTo("Turkish-backed");
    assertThat(parse.tag(1)).isEqualTo("JJ");
    assertThat(parse.head(1)).isEqualTo(2);
    assertThat(parse.lemma(2)).isEqualTo("vice-president");
    assertThat(parse.head(2)).isEqualTo(3);
    assertThat(parse.label(2)).isEqualTo("nsubj");
    assertThat(parse.tag(6)).isEqualTo("JJ");
  }

  @Test
  void parsesNothing() {
    assertThat(Parser.english().parse(List.of()).size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "-",
        "--",
        "a-",
        "-a",
        "a--b",
        "//",
        "a/b/c/d/e/f/g/h/i/j",
        "\ud83d",
        "\ud83d\ude00",
        "\u0000",
        "\u202e\u0301",
        "\u4e2d\u6587",
        "$",
        "#1",
        "$$$1",
        "1.2.3.4",
        "255.1.1.1",
        "a.b",
        "http://",
        "%",
        "0%",
        "+-+-1",
        "@#r$%",
        "_",
        "a_b_c",
        "ABC",
        "9-to-5"
      })
  void parsesOneWordOfAnyKind(String word) {
    Parse parse = Parser.english().parse(List.of(word));
    assertThat(parse.size()).isEqualTo(1);
    assertThat(parse.word(0)).isEqualTo(word);
    assertThat(parse.head(0)).isEqualTo(-1);
    assertThat(parse.tag(0)).isNotEmpty();
    assertThat(parse.label(0)).isNotEmpty();
  }

  @Test
  void everyParseIsAForest() throws IOException {
    Random random = new Random(25);
    List<String> words = new ArrayList<>(words(Files.readString(GOLDEN)));
    words.addAll(
        List.of("-", "a-b-c", "\ud83d", "said", "that", "\u00e9t\u00e9", "", "ABC", ",", ","));
    for (int round = 0; round < 60; round++) {
      Collections.shuffle(words, random);
      assertForest(Parser.english().parse(words.subList(0, random.nextInt(400))));
    }
  }

  private static void assertForest(Parse parse) {
    for (int i = 0; i < parse.size(); i++) {
      int steps = 0;
      for (int at = i; at >= 0; at = parse.head(at)) {
        assertThat(steps++).as("no cycle").isLessThanOrEqualTo(parse.size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "said that ",
        "TEN KILLED IN FIRE ",
        "7 2-1 Lopez 6 (pen) ",
        "who saw who heard who ",
        ", - "
      })
  void staysLinear(String piece) {
    Parser parser = Parser.english();
    parser.parse(words(piece.repeat(200)));
    List<String> few = words(piece.repeat(500));
    List<String> many = words(piece.repeat(2_000));
    long once = ProcessorTime.least(() -> parser.parse(few));
    long often = ProcessorTime.least(() -> parser.parse(many));
    assertThat(parser.parse(many).size()).isEqualTo(many.size());
    assertThat(often).isLessThan(once * 8 + 50_000_000);
  }

  @Test
  void hangsLaterStretchesOfALongSentenceOnTheFirstRoot() {
    List<String> words = words("The army shelled the town, and the rebels fled, ".repeat(500));
    assertThat(words).hasSizeGreaterThan(5_000);
    Parse parse = Parser.english().parse(words);
    assertForest(parse);
    int lastRoot = 0;
    for (int i = 0; i < parse.size(); i++) {
      lastRoot = parse.head(i) < 0 ? i : lastRoot;
    }
    assertThat(lastRoot).isLessThan(Parser.LONGEST);
  }

  @Test
  void parsesAlikeOnManyThreads() throws IOException, InterruptedException, ExecutionException {
    String golden = Files.readString(GOLDEN);
    String expected = rendered(golden);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<String> task = () -> rendered(golden);
      for (Future<String> found : threads.invokeAll(Collections.nCopies(16, task))) {
        assertThat(found.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesAMissingTableInOneLine() {
    assertThatThrownBy(() -> Planes.open("absent.tables"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "table /io/dateline/text/en/absent.tables is missing from the class path: build again"
                + " from a clean checkout, or make it anew with src/build/parser");
  }

  @ParameterizedTest
  @ValueSource(strings = {"words.tables", "tagger.tables", "parser.tables"})
  void refusesADamagedTableInOneLine(String name) throws IOException {
    byte[] whole = bytes(name);
    assertThatCode(() -> Planes.of(name, whole)).doesNotThrowAnyException();
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    byte[] other = "not a table".getBytes(UTF_8);
    for (byte[] bad : Stream.of(damaged, cut, other, new byte[0]).toList()) {
      assertThatThrownBy(() -> Planes.of(name, bad))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "table "
                  + name
                  + " is damaged: build again from a clean checkout, or make it anew with"
                  + " src/build/parser");
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Parser.class.getResourceAsStream("/io/dateline/text/en/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
