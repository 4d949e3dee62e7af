package io.dateline.local;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Fold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dateline merge}. */
@Command(name = "merge", description = "Fold the mention lines of dateline read into events.")
final class MergeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A file of mention lines, or - for standard input.")
  private String file = "-";

  @Override
  public Integer call() throws IOException {
    List<Mention> mentions = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try (BufferedReader lines = open()) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(line, number, mentions, faults);
        }
      }
    } catch (NoSuchFileException e) {
      return Output.faults(List.of(file + ": there is no such file"));
    }
    try (PrintStream out = Output.data()) {
      Fold.fold(mentions).forEach(event -> out.println(Json.line(event)));
      Output.flush(out);
    }
    return Output.faults(faults);
  }

  private void add(String line, int number, List<Mention> mentions, List<String> faults) {
    try {
      mentions.add(Json.mention(line));
    } catch (IllegalArgumentException e) {
      faults.add(file + ":" + number + ": " + e.getMessage());
    }
  }

  private BufferedReader open() throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }
}
