package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.aws.Newsroom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process (SIGKILL) at random points of ingest and fold, over and over, lets it end at
 * last, and compares the events with those of a run that nobody disturbed.
 */
@Tag("drill")
class KillDrill {

  private static final int TABLES = 20;
  private static final int KILLS_OF_A_TABLE = 10;
  private static final int STORIES = 40;

  /** What is killed: {@code FOLDER SEED}. */
  static final class Load {
    private Load() {}

    public static void main(String[] arguments) throws IOException {
      Newsroom newsroom = newsroom();
      long seed = Long.parseLong(arguments[1]);
      Random random = new Random(seed);
      try (Machine machine = Machine.start(Path.of(arguments[0]), newsroom)) {
        System.out.println("started");
        for (String key : newsroom.shuffled(seed)) {
          machine.notify("b", key, false);
          if (random.nextInt(4) == 0) {
            machine.pump().pump();
          }
        }
        machine.pump().drain();
      }
    }
  }

  private static Newsroom newsroom() {
    Newsroom newsroom = new Newsroom(STORIES, 9);
    newsroom.revise("aground");
    return newsroom;
  }

  @Test
  void drillOfKills(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(load(folder.resolve("whole"), 0).waitFor()).isZero();
    List<String> expected = export(folder.resolve("whole"));
    assertThat(expected).isNotEmpty();
    Random random = new Random(11);
    int kills = 0;
    for (int table = 0; table < TABLES; table++) {
      Path data = folder.resolve("table-" + table);
      for (int run = 0; run < KILLS_OF_A_TABLE; run++) {
        Process process = load(data, random.nextInt(1000));
        // Wait until it works: the time before that is the same for all.
        process.getInputStream().read();
        if (!process.waitFor(20 + random.nextInt(2500), TimeUnit.MILLISECONDS)) {
          kills++;
        }
        process.destroyForcibly().waitFor();
      }
      assertThat(load(data, random.nextInt(1000)).waitFor()).isZero();
      assertThat(export(data)).as("table %s", table).isEqualTo(expected);
    }
    System.out.printf(
        "drill: %d kills on %d tables, the same %d events each time%n",
        kills, TABLES, expected.size());
  }

  private static Process load(Path data, long seed) throws IOException {
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
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> export(Path data) throws IOException {
    try (Embedded embedded = Embedded.open(data)) {
      return Newsroom.export(embedded.dynamo(), Embedded.TABLE);
    }
  }
}
