package io.dateline.local;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Highlights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dateline merge}. */
@Command(name = "merge", description = "Fold the mention lines of dateline read into events.")
final class MergeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A file of mention lines, or - for standard input.")
  private String file = "-";

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description =
          "One of ${COMPLETION-CANDIDATES}; events whose day is only assumed are in json alone"
              + " (default: ${DEFAULT-VALUE}).")
  private MergeFormat format = MergeFormat.JSON;

  @Option(
      names = "--highlights",
      paramLabel = "K",
      description = "Only the K dates of each timeline that matter, with sentences that tell them.")
  private @Nullable Integer highlights;

  @Option(
      names = "--per-date",
      paramLabel = "N",
      description = "Sentences of a highlighted date at most (default: ${DEFAULT-VALUE}).")
  private int perDate = 2;

  @Option(names = "--from", paramLabel = "DAY", description = "No highlight before this day.")
  private LocalDate from = LocalDate.MIN;

  @Option(names = "--to", paramLabel = "DAY", description = "No highlight after this day.")
  private LocalDate to = LocalDate.MAX;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    check();
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
      List<Event> events = Fold.fold(mentions);
      if (highlights == null) {
        List<Event> shown = format.shown(events);
        format.format().write(name(shown), shown, out);
      } else {
        Highlights.of(events, highlights, perDate, from, to)
            .forEach(highlight -> out.println(Json.line(highlight)));
      }
      Output.flush(out);
    }
    return Output.faults(faults);
  }

  /** The timeline's id, or all of them where there are several. */
  private static String name(List<Event> events) {
    return events.stream().map(Event::timeline).distinct().collect(Collectors.joining(", "));
  }

  private void check() {
    String fault =
        highlights != null && format != MergeFormat.JSON
            ? "--highlights are written as json: leave out --format " + format
            : highlights != null && highlights < 1
                ? "--highlights takes 1 or more, such as 20"
                : perDate < 1
                    ? "--per-date takes 1 or more, such as 2"
                    : from.isAfter(to) ? "--from " + from + " is after --to " + to : null;
    if (fault != null) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), fault);
    }
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
