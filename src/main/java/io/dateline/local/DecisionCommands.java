package io.dateline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.TimelineWriter;
import io.dateline.timeline.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dateline decisions}: carries what editors decided from one table to another. */
@Command(
    name = "decisions",
    description = "Carry what editors decided from one table to another, as JSON Lines.",
    subcommands = {DecisionCommands.Export.class, DecisionCommands.Import.class})
final class DecisionCommands implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: export or import");
  }

  /** {@code dateline decisions export}. */
  @Command(
      name = "export",
      description = "Print the decisions of timelines, one a line, oldest first.")
  static final class Export implements Callable<Integer> {
    @Mixin private final TableOption table = new TableOption();

    @Parameters(paramLabel = "TIMELINE", arity = "1..*", description = "Ids of timelines.")
    private List<String> timelines = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      try (TableOption.Open open = table.open();
          PrintStream out = Output.data()) {
        Decisions decisions = new Decisions(open.dynamo(), open.name());
        for (String timeline : timelines) {
          decisions.all(timeline, null).forEach(decision -> out.println(Json.line(decision)));
        }
        Output.flush(out);
      }
      return 0;
    }
  }

  /** {@code dateline decisions import}. */
  @Command(
      name = "import",
      description =
          "Take in decisions, as export prints them. Those that the table has already, by their ids,"
              + " are passed over.")
  static final class Import implements Callable<Integer> {

    /** One less than the most, so that every id is held to be new. */
    private static final int AT_ONCE = Decisions.MOST_AT_ONCE - 1;

    @Mixin private final TableOption table = new TableOption();

    @Parameters(paramLabel = "FILE", description = "A file of JSON Lines, or - for standard input.")
    private String file = "-";

    @Override
    public Integer call() throws IOException {
      List<String> faults = new ArrayList<>();
      Map<String, List<Decision>> given = read(faults);
      try (TableOption.Open open = table.open()) {
        Decisions decisions = new Decisions(open.dynamo(), open.name());
        for (Map.Entry<String, List<Decision>> timeline : given.entrySet()) {
          Map<String, Decision> known = new HashMap<>();
          decisions.all(timeline.getKey(), null).forEach(made -> known.put(made.id(), made));
          List<Decision> fresh = new ArrayList<>();
          for (Decision made : timeline.getValue()) {
            Decision there = known.putIfAbsent(made.id(), made);
            if (there == null) {
              fresh.add(made);
            } else if (!there.equals(made)) {
              faults.add(
                  Output.plain(made.timeline() + ": another decision has the id " + made.id()));
            }
          }
          append(decisions, timeline.getKey(), fresh);
          System.err.printf(
              "dateline: %s: %d decisions taken in, %d were there%n",
              timeline.getKey(), fresh.size(), timeline.getValue().size() - fresh.size());
        }
        new TimelineWriter(open.dynamo(), open.name(), InstantSource.system())
            .refreshPending()
            .failed()
            .forEach((timeline, fault) -> faults.add(timeline + ": " + fault.getMessage()));
      }
      return Output.faults(faults);
    }

    /** The decisions by timeline; a line that is none is a fault, and the rest is taken. */
    private Map<String, List<Decision>> read(List<String> faults) throws IOException {
      Map<String, List<Decision>> given = new TreeMap<>();
      try (BufferedReader lines =
          file.equals("-")
              ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
              : Files.newBufferedReader(Path.of(file))) {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (line.isBlank()) {
            continue;
          }
          try {
            Decision decision = Json.json().readValue(line, Decision.class);
            given.computeIfAbsent(decision.timeline(), _ -> new ArrayList<>()).add(decision);
          } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage();
            faults.add(Output.plain(file + ":" + number + ": not a decision: " + why));
          }
        }
      }
      return given;
    }

    private static void append(Decisions decisions, String timeline, List<Decision> fresh)
        throws IOException {
      for (int from = 0; from < fresh.size(); from += AT_ONCE) {
        List<Decision> some = fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE));
        Optional<Decisions.Entry> last = decisions.last(timeline);
        long number = 1 + last.map(entry -> entry.key().number()).orElse(0L);
        if (!decisions.append(new Decisions.Key(timeline, number), some)) {
          throw new IOException(
              timeline + ": somebody decides at this moment; run the same import again");
        }
      }
    }
  }
}
