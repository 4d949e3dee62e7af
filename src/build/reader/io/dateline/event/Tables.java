package io.dateline.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads articles and verdicts; prints what readers judge, and the weights that come of it. */
final class Tables {

  /** A weight nearer to 0 is left out. */
  private static final double LEAST = 0.01;

  private Tables() {}

  /** Gives what a file of articles holds. */
  interface Each<T> {
    void of(String name, Consumer<T> taker) throws IOException;
  }

  /** Gives the articles of a file, as {@code dateline read} takes them; says which are refused. */
  static void articles(String name, Consumer<Article> taker) throws IOException {
    Path file = Path.of(name);
    Source source = new Source(name, name, "t", null, null, null, () -> Files.newInputStream(file));
    ArticleReader.read(source, taker, refusal -> System.err.println(refusal.getMessage()));
  }

  /** Prints a JSON line for each thing in files of articles. */
  static <T> void print(String[] names, Each<T> each, Function<T, Map<String, Object>> row)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String name : names) {
      each.of(
          name,
          one -> {
            try {
              out.println(mapper.writeValueAsString(row.apply(one)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    out.flush();
  }

  /** The second column of a file by its first; lines that begin with # are comments. */
  static Map<String, String> columns(String file) throws IOException {
    Map<String, String> columns = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      if (!line.startsWith("#")) {
        String[] row = line.split("\t");
        columns.put(row[0], row[1]);
      }
    }
    return columns;
  }

  /** Writes the weights that count. */
  static void write(String file, String of, Map<String, Double> weights, Predicate<String> counts)
      throws IOException {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(file)), false, StandardCharsets.UTF_8)) {
      out.println("# Made by src/build/reader: the weight of each trait of " + of + ".");
      weights.forEach((trait, weight) -> {
        boolean heavy = trait.endsWith(LogisticModel.EVERY) || Math.abs(weight) >= LEAST;
        if (heavy && counts.test(trait)) {
          out.printf(Locale.ROOT, "%s\t%.3f%n", trait, weight);
        }
      });
    }
  }
}
