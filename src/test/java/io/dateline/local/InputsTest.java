package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.ArticleException;
import io.dateline.event.MentionExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@Isolated("takes what is printed")
class InputsTest {

  @TempDir private Path root;

  private final Remarks remarks = new Remarks();

  private List<Hints.Input> open(String... arguments) throws IOException {
    Inputs inputs = new Inputs();
    CommandLine.populateCommand(inputs, arguments);
    return inputs.open(remarks);
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.writeString(folder.resolve("a.txt"), "It rained.");
    return folder;
  }

  private String told() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      remarks.tell();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFolderNamesItsTimeline() throws IOException {
    Path ferry = folder("Ferry & Fire 2025");
    assertThat(open(ferry.toString()))
        .singleElement()
        .satisfies(input -> {
          assertThat(input.source().timeline()).isEqualTo("ferry-fire-2025");
          assertThat(input.key()).startsWith("articles/ferry-fire-2025/");
        });
    assertThat(open("--timeline=riga", ferry.toString()))
        .extracting(input -> input.source().timeline())
        .containsExactly("riga");
    assertThat(open(folder("(!)").toString()))
        .extracting(input -> input.source().timeline())
        .containsExactly("default");
    folder("articles/vansund");
    assertThat(open(root.resolve("articles").toString()))
        .extracting(Hints.Input::key)
        .containsExactly("articles/vansund/a.txt");
    assertThat(open(ferry.resolve("a.txt").toString()))
        .extracting(input -> input.source().timeline())
        .containsExactly("default");
  }

  @Test
  void namesWhatItPassesOver() throws IOException {
    Path folder = folder("riga");
    Files.writeString(folder.resolve("b.HTM"), "<p>It rained.");
    Files.writeString(folder.resolve("c.json.gz"), "");
    Files.writeString(folder.resolve(".hidden.png"), "");
    Files.writeString(folder.resolve("README"), "");
    for (int i = 1; i <= 7; i++) {
      Files.writeString(folder.resolve("p" + i + ".PNG"), "");
    }
    assertThat(open(folder.toString())).hasSize(3);
    assertThat(told().lines())
        .hasSize(3)
        .anySatisfy(line ->
            assertThat(line)
                .endsWith(
                    "passed over: 7 .png files: p1.PNG, p2.PNG, p3.PNG, p4.PNG, p5.PNG and 2 more"))
        .anySatisfy(
            line -> assertThat(line).endsWith("passed over: 1 file without an ending: README"))
        .anySatisfy(line -> assertThat(line).contains(".html, .htm"));
  }

  @Test
  void saysThatNoEventWasFound() {
    remarks.read(
        new MentionExtractor()
            .extract(Samples.article("a", "P", "2025-03-04", "Ferries are red.")));
    assertThat(told()).startsWith("dateline: no event was found that is fit to be shown;");
    remarks.read(
        new MentionExtractor()
            .extract(Samples.article("b", "P", "2025-03-04", "A ferry sank off Riga on Monday.")));
    assertThat(told()).isEmpty();
  }

  @Test
  void countsTheLanguagesThatAreNotRead() {
    for (String id : List.of("a", "b")) {
      Samples.read(
              id + ".json",
              "{\"id\":\"%s\",\"published\":\"2025-03-04\",\"language\":\"sw\",\"text\":\"Mvua.\"}"
                  .formatted(id))
          .articles()
          .forEach(remarks::read);
    }
    remarks.read(Samples.article("c", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
    assertThat(told())
        .isEqualTo(
            "dateline: in languages that are not read for events, so that none were found: 2 sw\n");
  }

  @Test
  void namesWhatIsNotThere() throws IOException {
    assertThat(open(root.resolve("none").toString())).isEmpty();
    assertThat(remarks.refusals())
        .extracting(ArticleException::reason)
        .containsExactly(root.resolve("none") + ": there is no such file or folder");
  }
}
