package io.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the code in google-java-format. It runs here and not in a Maven plugin because it needs the
 * JDK that compiles, and Maven may run on an older one. {@code mvn test -Dtest=FormatTest
 * -Dformat=write} formats.
 */
class FormatTest {

  private final Formatter formatter = new Formatter(JavaFormatterOptions.builder().build());

  @Test
  void everyFileIsFormatted() throws IOException, FormatterException {
    boolean write = "write".equals(System.getProperty("format"));
    List<Path> different = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String is = Files.readString(file);
        String should = format(is);
        if (!is.equals(should) && write) {
          Files.writeString(file, should);
        } else if (!is.equals(should)) {
          different.add(file);
        }
      }
    }
    assertThat(different).as("run: mvn test -Dtest=FormatTest -Dformat=write").isEmpty();
  }

  private String format(String source) throws FormatterException {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    return formatter.formatSource(
        ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE));
  }
}
