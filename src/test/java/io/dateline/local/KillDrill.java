package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.aws.Newsroom;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import io.dateline.timeline.Event;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process (SIGKILL) at random points of ingest, fold and deciding, over and over, lets it
 * end at last, and compares the events with those of a run that nobody disturbed. Every decision
 * whose taking was answered is there.
 */
@Tag("drill")
class KillDrill {

  private static final int TABLES = 20;
  private static final int KILLS_OF_A_TABLE = 10;
  private static final int STORIES = 40;

  private static final int DECISIONS = 60;

  /** What is killed: {@code FOLDER SEED [DECISIONS.jsonl]}. */
  static final class Load {
    private Load() {}

    public static void main(String[] arguments) throws IOException {
      Newsroom newsroom = newsroom();
      long seed = Long.parseLong(arguments[1]);
      Random random = new Random(seed);
      try (Machine machine = Machine.start(Path.of(arguments[0]), newsroom)) {
        System.out.println("started");
        List<List<Decision>> left = left(machine, arguments, random);
        for (String key : newsroom.shuffled(seed)) {
          machine.notify("b", key, false);
          if (!left.isEmpty()) {
            append(machine, left.removeLast());
          }
          if (random.nextInt(4) == 0) {
            machine.pump().pump();
          }
        }
        machine.pump().drain();
      }
    }

    /** The decisions that are not recorded, in some order and some batches. */
    private static List<List<Decision>> left(Machine machine, String[] arguments, Random random)
        throws IOException {
      List<List<Decision>> batches = new ArrayList<>();
      if (arguments.length > 2) {
        Map<String, List<Decision>> left = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
          Decision decision = Json.json().readValue(line, Decision.class);
          left.computeIfAbsent(decision.timeline(), _ -> new ArrayList<>()).add(decision);
        }
        left.forEach((timeline, decisions) -> {
          decisions.removeAll(machine.decisions().all(timeline, null));
          Collections.shuffle(decisions, random);
          for (int from = 0; from < decisions.size(); from += 2) {
            int to = Math.min(decisions.size(), from + 2);
            batches.add(List.copyOf(decisions.subList(from, to)));
          }
        });
        Collections.shuffle(batches, random);
      }
      return batches;
    }

    private static void append(Machine machine, List<Decision> decisions) {
      String timeline = decisions.getFirst().timeline();
      long number =
          1 + machine.decisions().last(timeline).map(entry -> entry.key().number()).orElse(0L);
      if (!machine.decisions().append(new Decisions.Key(timeline, number), decisions)) {
        throw new IllegalStateException("somebody else decides");
      }
      decisions.forEach(made -> System.out.println("recorded " + made.id()));
    }
  }

  /** Decisions of all kinds on what an undisturbed run has. */
  private static List<Decision> decisions(Path data) throws IOException {
    List<Decision> made = new ArrayList<>();
    Random random = new Random(5);
    try (Machine machine = Machine.start(data, newsroom())) {
      for (int number = 0; number < DECISIONS; number++) {
        String timeline = Newsroom.TIMELINES.get(number % Newsroom.TIMELINES.size());
        List<Event> events = machine.events(timeline);
        Event event = events.get(random.nextInt(events.size()));
        Event other = events.get(random.nextInt(events.size()));
        made.add(decision(number, timeline, event, other, made));
      }
    }
    return made;
  }

  private static Decision decision(
      int number, String timeline, Event event, Event other, List<Decision> made) {
    List<Anchor> one = event.mentions().stream().limit(12).map(Anchor::of).toList();
    List<Anchor> two = other.mentions().stream().limit(12).map(Anchor::of).toList();
    Kind kind =
        List.of(Kind.TITLE, Kind.HIDE, Kind.JOIN, Kind.PART, Kind.EVENT, Kind.PIN, Kind.REVOKE)
            .get(number % 7);
    List<Anchor> about =
        switch (kind) {
          case JOIN -> Stream.concat(one.stream(), two.stream()).distinct().toList();
          case PART -> one.subList(0, 1);
          case EVENT, REVOKE -> List.of();
          default -> one;
        };
    return new Decision(
        "drill-" + number,
        timeline,
        kind,
        about,
        kind == Kind.PART ? one.subList(1, one.size()) : List.of(),
        kind == Kind.TITLE
            ? Value.title("Title " + number)
            : kind == Kind.EVENT
                ? Value.written("Event " + number, event.time(), null, null, null, List.of())
                : null,
        kind == Kind.REVOKE ? made.get(number - 4).id() : null,
        null,
        "ann",
        Instant.parse("2025-06-01T00:00:00Z").plusSeconds(number));
  }

  private static Newsroom newsroom() {
    Newsroom newsroom = new Newsroom(STORIES, 9);
    newsroom.revise("aground");
    return newsroom;
  }

  @Test
  void drillOfKills(@TempDir Path folder) throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    assertThat(load(whole, 0, null).waitFor()).isZero();
    Path file = folder.resolve("decisions.jsonl");
    Files.write(file, decisions(whole).stream().map(Json::line).toList());
    assertThat(load(whole, 0, file).waitFor()).isZero();
    List<String> expected = export(whole);
    assertThat(expected).anyMatch(line -> line.contains("drill-0"));
    Random random = new Random(11);
    int kills = 0;
    for (int table = 0; table < TABLES; table++) {
      Path data = folder.resolve("table-" + table);
      Path told = folder.resolve("table-" + table + ".told");
      for (int run = 0; run < KILLS_OF_A_TABLE; run++) {
        Process process = load(data, random.nextInt(1000), file);
        // Wait until it works: the time before that is the same for all.
        while (process.isAlive() && lines(told, "started").size() <= run) {
          Thread.sleep(20);
        }
        if (!process.waitFor(20 + random.nextInt(2500), TimeUnit.MILLISECONDS)) {
          kills++;
        }
        process.destroyForcibly().waitFor();
      }
      assertThat(ids(data)).as("table %s", table).containsAll(lines(told, "recorded "));
      assertThat(load(data, random.nextInt(1000), file).waitFor()).isZero();
      assertThat(export(data)).as("table %s", table).isEqualTo(expected);
    }
    System.out.printf(
        "drill: %d kills on %d tables, the same %d events and %d decisions each time%n",
        kills, TABLES, expected.size(), DECISIONS);
  }

  /** The whole lines of what was printed that begin so. */
  private static List<String> lines(Path told, String beginning) throws IOException {
    if (!Files.exists(told)) {
      return List.of();
    }
    String text = Files.readString(told);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(beginning))
        .toList();
  }

  /** The decisions that are recorded, as what is killed prints them. */
  private static Set<String> ids(Path data) throws IOException {
    Set<String> ids = new HashSet<>();
    try (Embedded embedded = Embedded.open(data)) {
      Decisions decisions = new Decisions(embedded.dynamo(), Embedded.TABLE);
      for (String timeline : Newsroom.TIMELINES) {
        decisions.all(timeline, null).forEach(made -> ids.add("recorded " + made.id()));
      }
    }
    return ids;
  }

  private static Process load(Path data, long seed, @Nullable Path decisions) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Load.class.getName(),
            data.toString(),
            Long.toString(seed));
    if (decisions != null) {
      builder.command().add(decisions.toString());
    }
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    File told = new File(data + ".told");
    return builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(told))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> export(Path data) throws IOException {
    try (Embedded embedded = Embedded.open(data)) {
      List<String> lines = Newsroom.export(embedded.dynamo(), Embedded.TABLE);
      for (String timeline : Newsroom.TIMELINES) {
        new Timelines(embedded.dynamo(), Embedded.TABLE)
            .standing(timeline)
            .ifPresent(standing -> lines.add("orphans " + new TreeSet<>(standing.orphans())));
      }
      return lines;
    }
  }
}
