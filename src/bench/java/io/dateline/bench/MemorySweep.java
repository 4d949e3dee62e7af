package io.dateline.bench;

import io.dateline.aws.FoldHandler;
import io.dateline.aws.IngestHandler;
import io.dateline.aws.QueryHandler;
import io.dateline.aws.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each function takes at several sizes of memory, with the share of a processor that Lambda
 * gives with it, by a control group of Linux. See {@code src/bench/memory.sh}.
 */
public final class MemorySweep {

  private static final int[] SIZES = {512, 1_024, 1_769, 3_008};

  /** Lambda's: so many megabytes have one processor. */
  private static final double ONE_PROCESSOR = 1_769;

  /** The part of the memory that Lambda's runtime gives to the heap. */
  private static final double HEAP = 0.85;

  /** Dollars a GB-second, and a million requests: arm64 in us-east-1, see docs/deploy.md. */
  private static final double GB_SECOND = 0.0000133334;

  private static final double MILLION_REQUESTS = 0.20;

  private static final int PERIOD_MICROS = 20_000;
  private static final int COLD = 3;
  private static final int WARM_UP = 150;
  private static final int WARM = 50;

  /** Of each size: an event has a few reports, not hundreds, and as many at all sizes. */
  private static final int TIMELINES = 20;

  private final Scene scene;
  private final Path group;
  private int calls;

  private MemorySweep(Scene scene, Path group) {
    this.scene = scene;
    this.group = group;
  }

  /** A call of a function: makes ready what it works on, and gives its event. */
  private interface Call {
    byte[] event() throws Exception;
  }

  /**
   * @param arguments the class path of the functions
   */
  public static void main(String[] arguments) throws Exception {
    Path group = Path.of("/sys/fs/cgroup/cpu/dateline-" + ProcessHandle.current().pid());
    try (Scene scene = new Scene(arguments[0])) {
      Files.createDirectory(group);
      new MemorySweep(scene, group).sweep();
    } finally {
      Files.deleteIfExists(group);
    }
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }

  private void sweep() throws Exception {
    System.out.println("memory function   cold ms  restored  warm ms  GB-s/million  $/million");
    // Articles to fold are read by a function of its own, at full speed.
    try (Sandbox reader = scene.start(IngestHandler.class, Scene.SNAP_START, false)) {
      for (int size : SIZES) {
        quota(size);
        row(size, "ingest", IngestHandler.class, () -> scene.put(timeline(size)));
        row(
            size,
            "fold",
            FoldHandler.class,
            () -> {
              String timeline = timeline(size);
              reader.invoke(scene.put(timeline));
              return scene.fold(timeline);
            });
        row(size, "query", QueryHandler.class, Scene::query);
      }
    }
  }

  private String timeline(int size) {
    return "sweep-" + size + "-" + calls++ % TIMELINES;
  }

  private void quota(int size) throws IOException {
    write("cpu.cfs_period_us", PERIOD_MICROS);
    write("cpu.cfs_quota_us", Math.round(PERIOD_MICROS * size / ONE_PROCESSOR));
  }

  private void write(String file, long value) throws IOException {
    Files.write(group.resolve(file), Long.toString(value).getBytes(StandardCharsets.US_ASCII));
  }

  private void row(int size, String name, Class<?> handler, Call call) throws Exception {
    double[] cold = new double[COLD];
    double[] restored = new double[COLD];
    for (int i = 0; i < COLD; i++) {
      byte[] event = call.event();
      long begin = System.nanoTime();
      try (Sandbox function = start(handler, size, Scene.COLD, false)) {
        function.invoke(event);
        cold[i] = (System.nanoTime() - begin) / 1e6;
      }
      restored[i] = restore(handler, size, call.event());
    }
    double warm = warm(handler, size, call);
    double gigabyteSeconds = warm / 1_000 * size / 1_024 * 1e6;
    System.out.printf(
        "%,6d %-8s %,9.0f %,9.0f %,8.1f %,13.0f %10.2f%n",
        size,
        name,
        median(cold),
        median(restored),
        warm,
        gigabyteSeconds,
        gigabyteSeconds * GB_SECOND + MILLION_REQUESTS);
  }

  private double restore(Class<?> handler, int size, byte[] event) throws Exception {
    try (Sandbox function = start(handler, size, Scene.SNAP_START, true)) {
      function.awaitCheckpoint();
      long begin = System.nanoTime();
      function.restore();
      function.invoke(event);
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private double warm(Class<?> handler, int size, Call call) throws Exception {
    double[] took = new double[WARM];
    try (Sandbox function = start(handler, size, Scene.SNAP_START, false)) {
      for (int i = -WARM_UP; i < WARM; i++) {
        byte[] event = call.event();
        long begin = System.nanoTime();
        function.invoke(event);
        if (i >= 0) {
          took[i] = (System.nanoTime() - begin) / 1e6;
        }
      }
    }
    return median(took);
  }

  private Sandbox start(Class<?> handler, int size, List<String> jvm, boolean snapStart)
      throws Exception {
    // Two processors are what a function sees, whatever its share of them.
    Stream<String> own =
        Stream.of("-Xmx" + Math.round(HEAP * size) + "m", "-XX:ActiveProcessorCount=2");
    Sandbox function = scene.start(handler, Stream.concat(jvm.stream(), own).toList(), snapStart);
    write("cgroup.procs", function.pid());
    return function;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
