package io.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the documents are short where they must be and that their links lead somewhere. */
class DocsTest {

  private static final Path README = Path.of("README.md");
  private static final long README_BYTES = 9_216;

  /** A link or picture of Markdown, such as {@code [text](target)}; its target is group 1. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

  /** The characters that GitHub leaves out of a heading's anchor. */
  private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_ -]");

  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  /** The documents in the root of the project and all those in {@code docs}. */
  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGES.md")) {
      documents.add(Path.of(name));
    }
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  @Test
  void readmeIsShort() throws IOException {
    assertThat(Files.size(README)).isLessThanOrEqualTo(README_BYTES);
  }

  @Test
  void readmeLeadsToEveryDocument() throws IOException {
    Set<Path> linked = new HashSet<>();
    for (String target : targets(README)) {
      linked.add(file(README, target));
    }
    linked.add(README);
    assertThat(linked).containsAll(documents());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsToAFileAndAHeading(Path document) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String target : targets(document)) {
      if (!resolves(document, target)) {
        broken.add(target);
      }
    }
    assertThat(broken).as(document.toString()).isEmpty();
  }

  private static boolean resolves(Path document, String target) throws IOException {
    Path file = file(document, target);
    int hash = target.indexOf('#');
    if (hash < 0) {
      return Files.exists(file);
    }
    return Files.isRegularFile(file) && anchors(file).contains(target.substring(hash + 1));
  }

  /** The file that a relative link leads to, from the root of the project. */
  private static Path file(Path document, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    return path.isEmpty() ? document : document.resolveSibling(path).normalize();
  }

  /** The targets of the relative links of a document, in order. */
  private static List<String> targets(Path document) throws IOException {
    List<String> targets = new ArrayList<>();
    for (String line : prose(document)) {
      Matcher link = LINK.matcher(CODE.matcher(line).replaceAll(""));
      while (link.find()) {
        if (!link.group(1).contains(":")) {
          targets.add(link.group(1));
        }
      }
    }
    return targets;
  }

  /** The anchors of a document's headings, as GitHub makes them: a repeated one gets a number. */
  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> times = new HashMap<>();
    for (String line : prose(document)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
        String anchor = DROPPED.matcher(text).replaceAll("").replace(' ', '-');
        int before = times.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** The lines of a document outside of its blocks of code. */
  private static List<String> prose(Path document) throws IOException {
    List<String> prose = new ArrayList<>();
    boolean isCode = false;
    for (String line : Files.readAllLines(document)) {
      if (line.stripLeading().startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode) {
        prose.add(line);
      }
    }
    return prose;
  }
}
