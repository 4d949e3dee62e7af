package io.dateline.local;

import io.dateline.json.Json;
import io.dateline.store.Timelines;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline timeline}. */
@Command(
    name = "timeline",
    description =
        "Print the timelines of the table: a table for people, or JSON lines with --json.")
final class TimelineCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TIMELINE", arity = "0..*", description = "Which ones (default: all).")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--json", description = "One JSON line an event.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(data)) {
      return Output.faults(List.of(data + ": there is no table here; dateline load makes one"));
    }
    try (Machine machine = Machine.start(data, new FolderBucket());
        PrintStream out = Output.data()) {
      int exit = print(machine, out, wanted, json);
      Output.flush(out);
      return exit;
    }
  }

  static int print(Machine machine, PrintStream out, List<String> wanted, boolean json) {
    List<String> all = machine.list().stream().map(Timelines.Summary::id).toList();
    List<String> faults = new ArrayList<>();
    for (String timeline : wanted.isEmpty() ? all : wanted) {
      if (!all.contains(timeline)) {
        faults.add(
            "there is no timeline \"" + timeline + "\"; there are: " + String.join(", ", all));
      } else if (json) {
        machine.events(timeline).forEach(event -> out.println(Json.line(event)));
      } else {
        out.println(timeline);
        EventTable.events(out, machine.events(timeline));
        out.println();
      }
    }
    return Output.faults(faults);
  }
}
